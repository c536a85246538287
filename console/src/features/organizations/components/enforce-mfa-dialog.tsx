import { type ReactNode, useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { t } from '../../../lib/text.ts'
import { GraceSelect } from '../../authentication-methods/components/grace-select.tsx'

interface EnforceMfaDialogProps {
  /** Who would have to set up a second factor, for those who may look people up. */
  readonly affected: ReactNode
  /** Whether the reader is one of those who will be asked for a second factor. */
  readonly isMember: boolean
  readonly onEnforce: (graceDays: number) => Promise<void>
  readonly onClose: () => void
}

/** Everybody in the organization is to show a second factor: at once, or after a time in which they set one up. */
export function EnforceMfaDialog({ affected, isMember, onEnforce, onClose }: EnforceMfaDialogProps) {
  const [graceDays, setGraceDays] = useState(0)
  return (
    <DialogForm
      title={t('Enforce MFA')}
      confirm={t('Enforce MFA')}
      confirming={t('Saving…')}
      failure={t("Couldn't change what this organization asks for.")}
      onConfirm={() => onEnforce(graceDays)}
      onClose={onClose}
    >
      <p>
        {graceDays === 0
          ? t('From the next sign-in on, everybody in this organization shows a second factor, or sets one up.')
          : t('Whoever has no second factor is asked to set one up at each sign-in, and may put it off until then.')}
      </p>
      <GraceSelect days={graceDays} onChange={setGraceDays} />
      {affected}
      {isMember && graceDays === 0 && (
        <p className="text-muted text-table">{t('That goes for you too: this page asks for yours at once.')}</p>
      )}
    </DialogForm>
  )
}
