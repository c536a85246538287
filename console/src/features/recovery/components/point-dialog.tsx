import { useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { t } from '../../../lib/text.ts'
import type { RecoveryRequest } from '../api/recovery-request.ts'
import { useRecoveryChanges } from './use-recovery-changes.ts'

interface PointDialogProps {
  readonly request: RecoveryRequest
  readonly onClose: () => void
  readonly onPointed: (request: RecoveryRequest) => void
}

/** For an address with a slip in it: closes this request and files one for the address that was meant. */
export function PointDialog({ request, onClose, onPointed }: PointDialogProps) {
  const { point } = useRecoveryChanges()
  const [email, setEmail] = useState(request.signals.similar?.email ?? '')
  return (
    <DialogForm
      title={t('Point to another address')}
      confirm={t('Start a new request')}
      confirming={t('Starting…')}
      failure={t("Couldn't start a request for that address.")}
      blockedReason={email.trim() === '' ? t('Enter an address') : null}
      onConfirm={() => point(request, email)}
      onDone={onPointed}
      onClose={onClose}
    >
      <p>
        {t(
          '{number} for {email} is closed, and a new request is filed for the address below. Its owner is told by mail and can stop it.',
          {
            number: request.number,
            email: request.email,
          },
        )}
      </p>
      <Field
        label={t('E-mail address of the account')}
        type="email"
        aria-required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <p className="text-muted text-table">
        {t('Nothing is approved by this: the new request is reviewed like any other.')}
      </p>
    </DialogForm>
  )
}
