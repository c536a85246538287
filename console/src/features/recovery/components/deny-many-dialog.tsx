import { useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { ReasonPicker } from '../../../components/ui/reason-picker.tsx'
import { t, tCount } from '../../../lib/text.ts'
import { askerOf, type RecoveryRequest } from '../api/recovery-request.ts'
import { denyReasons } from './deny-reasons.ts'
import { useRecoveryChanges } from './use-recovery-changes.ts'

interface DenyManyDialogProps {
  readonly requests: readonly RecoveryRequest[]
  readonly onClose: () => void
  readonly onDone: () => void
}

const namedAtMost = 5

/** One reason for all of them, such as spam. */
export function DenyManyDialog({ requests, onClose, onDone }: DenyManyDialogProps) {
  const { denyAll } = useRecoveryChanges()
  const [reason, setReason] = useState('')
  const more = requests.length - namedAtMost
  return (
    <DialogForm
      title={tCount(requests.length, 'Deny recovery request', 'Deny {count} recovery requests')}
      grade="T2"
      confirm={tCount(requests.length, 'Deny 1 request', 'Deny {count} requests')}
      confirming={t('Denying…')}
      failure={t("Couldn't deny the requests.")}
      tone="danger"
      blockedReason={reason === '' ? t('Choose a reason') : null}
      onConfirm={() => denyAll(requests, reason)}
      onDone={onDone}
      onClose={onClose}
    >
      <ul className="grid gap-1">
        {requests.slice(0, namedAtMost).map((request) => (
          <li key={request.id}>
            {request.number} · {askerOf(request)}
          </li>
        ))}
        {more > 0 && <li className="text-muted">{tCount(more, 'and 1 more', 'and {count} more')}</li>}
      </ul>
      <p className="text-muted text-table">
        {t('Whoever has an account is told by mail, without a link. Nothing about their account changes.')}
      </p>
      <ReasonPicker isRequired presets={denyReasons} onChange={setReason} />
    </DialogForm>
  )
}
