import { type ReactNode, useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { t } from '../../../lib/text.ts'
import { GraceSelect } from '../../authentication-methods/components/grace-select.tsx'

interface RoleMfaDialogProps {
  /** As it is now; the dialog is for the other. */
  readonly requiresMfa: boolean
  /** Who would have to set up a second factor. */
  readonly affected: ReactNode
  readonly onChange: (requiresMfa: boolean, reason: string, graceDays?: number) => Promise<void>
  readonly onClose: () => void
}

export function RoleMfaDialog({ requiresMfa, affected, onChange, onClose }: RoleMfaDialogProps) {
  const [graceDays, setGraceDays] = useState(0)
  const title = requiresMfa ? t('Stop requiring MFA') : t('Require MFA')
  return (
    <DialogForm
      title={title}
      grade={requiresMfa ? 'T3' : undefined}
      startOnCancel={false}
      confirm={title}
      confirming={t('Saving…')}
      failure={t("Couldn't change what this role asks for.")}
      tone={requiresMfa ? 'danger' : 'primary'}
      onConfirm={(reason) => (requiresMfa ? onChange(false, reason) : onChange(true, reason, graceDays))}
      onClose={onClose}
    >
      {requiresMfa ? (
        <p>{t('From now on a password alone signs in whoever holds this role, unless something else asks.')}</p>
      ) : (
        <>
          <p>
            {graceDays === 0
              ? t('From the next sign-in on, whoever holds this role shows a second factor, or sets one up.')
              : t(
                  'Whoever has no second factor is asked to set one up at each sign-in, and may put it off until then.',
                )}
          </p>
          <GraceSelect days={graceDays} onChange={setGraceDays} />
          {affected}
        </>
      )}
    </DialogForm>
  )
}
