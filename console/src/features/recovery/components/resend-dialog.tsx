import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { t } from '../../../lib/text.ts'
import { askerOf, type RecoveryRequest } from '../api/recovery-request.ts'
import { useRecoveryChanges } from './use-recovery-changes.ts'

interface ResendDialogProps {
  readonly request: RecoveryRequest
  readonly onClose: () => void
}

export function ResendDialog({ request, onClose }: ResendDialogProps) {
  const { resend } = useRecoveryChanges()
  return (
    <DialogForm
      title={t('Send the recovery link again')}
      confirm={t('Send link again')}
      confirming={t('Sending…')}
      failure={t("Couldn't send the link again.")}
      onConfirm={(reason) => resend(request, reason)}
      onClose={onClose}
    >
      <p>
        {request.number} · {askerOf(request)}
      </p>
      <p>
        {t('A new one-time link goes to the same address, valid for 60 minutes. The link before it stops working.')}
      </p>
    </DialogForm>
  )
}
