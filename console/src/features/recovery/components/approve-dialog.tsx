import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { t } from '../../../lib/text.ts'
import { methodInWords, type RecoveryRequest } from '../api/recovery-request.ts'
import { ApprovalEffects } from './approval-effects.tsx'
import { Asker } from './asker.tsx'
import { useRecoveryChanges } from './use-recovery-changes.ts'
import type { Verification } from './verify-card.tsx'

interface ApproveDialogProps {
  readonly request: RecoveryRequest
  readonly email: string
  readonly verification: Verification
  readonly waitingHours: number
  readonly onClose: () => void
}

export function ApproveDialog({ request, email, verification, waitingHours, onClose }: ApproveDialogProps) {
  const { approve } = useRecoveryChanges()
  const { method, checked, ticket, waits } = verification
  const note = [checked.trim(), ticket.trim()].filter(Boolean).join(' · ')
  if (method === null) return null
  return (
    <DialogForm
      title={t('Approve recovery request')}
      grade="T2"
      confirm={t('Approve')}
      confirming={t('Approving…')}
      failure={t("Couldn't approve {number}.", { number: request.number })}
      onConfirm={(reason) => approve(request, { evidence: { method, note }, waits }, reason)}
      onClose={onClose}
    >
      <Asker request={request} />
      <p>{t('You verified them by: {method}. {note}', { method: methodInWords(method), note })}</p>
      <ApprovalEffects email={email} hours={waits ? Math.max(waitingHours, 24) : waitingHours} />
    </DialogForm>
  )
}
