import { useState } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { ReasonPicker } from '../../../components/ui/reason-picker.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import type { RecoveryRequest } from '../api/recovery-request.ts'
import { Asker } from './asker.tsx'
import { denyReasons } from './deny-reasons.ts'
import { useRecoveryChanges } from './use-recovery-changes.ts'

interface DenyDialogProps {
  readonly request: RecoveryRequest
  readonly onClose: () => void
}

export function DenyDialog({ request, onClose }: DenyDialogProps) {
  const { deny } = useRecoveryChanges()
  const mayLockDown = useMay('lock_down:users')
  const [locksDown, setLocksDown] = useState(false)
  const [reason, setReason] = useState('')
  return (
    <DialogForm
      title={t('Deny recovery request')}
      grade="T2"
      confirm={locksDown ? t('Deny and lock down') : t('Deny')}
      confirming={t('Denying…')}
      failure={t("Couldn't deny {number}.", { number: request.number })}
      tone="danger"
      blockedReason={reason === '' ? t('Choose a reason') : null}
      onConfirm={() => deny(request, reason, locksDown)}
      onClose={onClose}
    >
      <Asker request={request} />
      <p className="text-muted text-table">
        {request.userId === null
          ? t('Nobody is written to, because no account has the address.')
          : locksDown
            ? t('They are told by mail, without a link.')
            : t('They are told by mail, without a link. Nothing about their account changes.')}
      </p>
      {request.userId !== null && mayLockDown && (
        <Choice
          type="checkbox"
          className="-mx-2"
          label={t('Also lock down the account')}
          description={t(
            'Suspends it, ends sessions, tokens and remembered browsers, revokes API keys and the password.',
          )}
          checked={locksDown}
          onChange={(event) => setLocksDown(event.target.checked)}
        />
      )}
      <ReasonPicker isRequired presets={denyReasons} onChange={setReason} />
    </DialogForm>
  )
}
