import { useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { ReasonPicker } from '../../../components/ui/reason-picker.tsx'
import { t } from '../../../lib/text.ts'
import { askerOf, type RecoveryRequest } from '../api/recovery-request.ts'
import { denyReasons } from './deny-reasons.ts'
import { useRecoveryChanges } from './use-recovery-changes.ts'

interface DenyDialogProps {
  readonly request: RecoveryRequest
  readonly onClose: () => void
}

export function DenyDialog({ request, onClose }: DenyDialogProps) {
  const { deny } = useRecoveryChanges()
  const [reason, setReason] = useState('')
  return (
    <DialogForm
      title={t('Deny recovery request')}
      confirm={t('Deny')}
      confirming={t('Denying…')}
      failure={t("Couldn't deny {number}.", { number: request.number })}
      tone="danger"
      blockedReason={reason === '' ? t('Choose a reason') : null}
      onConfirm={() => deny(request, reason)}
      onClose={onClose}
    >
      <p>
        {request.number} · {askerOf(request)}
      </p>
      <p className="text-muted text-table">
        {request.userId === null
          ? t('Nobody is written to, because no account has the address.')
          : t('They are told by mail, without a link. Nothing about their account changes.')}
      </p>
      <ReasonPicker isRequired presets={denyReasons} onChange={setReason} />
    </DialogForm>
  )
}
