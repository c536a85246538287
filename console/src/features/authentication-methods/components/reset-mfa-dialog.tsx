import { type ReactNode, useState } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { useCallerReason, type VerifyCallerSlot } from '../../../components/ui/use-caller-reason.tsx'
import { t } from '../../../lib/text.ts'
import { ResetEffects } from './reset-effects.tsx'
import { useMethodChanges } from './use-method-changes.ts'

interface ResetMfaDialogProps {
  readonly userId: string
  readonly person: ReactNode
  readonly verifyCaller: VerifyCallerSlot
  readonly onClose: () => void
}

export function ResetMfaDialog({ userId, person, verifyCaller, onClose }: ResetMfaDialogProps) {
  const { reset } = useMethodChanges(userId)
  const caller = useCallerReason(verifyCaller)
  const [requiresEnrolment, setRequiresEnrolment] = useState(true)
  return (
    <DialogForm
      title={t('Reset MFA')}
      grade="T2"
      reason="own"
      confirm={t('Reset MFA')}
      confirming={t('Resetting…')}
      failure={t("Couldn't reset MFA.")}
      tone="danger"
      blockedReason={caller.missing}
      onConfirm={() => reset(caller.reason, requiresEnrolment)}
      onClose={onClose}
    >
      {person}
      <ResetEffects userId={userId} />
      <Choice
        type="checkbox"
        className="-mx-2"
        label={t('Require new enrolment at next sign-in')}
        description={
          requiresEnrolment
            ? t('The next sign-in proves the mailbox and sets up a new factor, unless MFA is off here.')
            : t('They can sign in with just their password, unless something here asks for a second factor.')
        }
        checked={requiresEnrolment}
        onChange={(event) => setRequiresEnrolment(event.target.checked)}
      />
      <p className="text-table">
        <strong className="text-warning">{t('Make sure who is asking.')}</strong>{' '}
        <span className="text-muted">{t('Strangers call help desks to get past exactly this.')}</span>
      </p>
      {caller.fields}
      <p className="text-muted text-table">{t("They are told by e-mail. It can't be undone.")}</p>
    </DialogForm>
  )
}
