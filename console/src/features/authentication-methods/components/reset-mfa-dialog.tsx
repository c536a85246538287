import { type ReactNode, useCallback, useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { ReasonPicker } from '../../../components/ui/reason-picker.tsx'
import { t } from '../../../lib/text.ts'
import { useMethodChanges } from './use-method-changes.ts'

/** Whether the caller is known to be the person, as far as anybody asks for it. */
export interface CallerCheck {
  readonly isMissing: boolean
  /** How it was done. */
  readonly words: string | null
}

/** The block that verifies the caller, told by whoever puts the page together. */
export type VerifyCallerSlot = (onChange: (check: CallerCheck) => void) => ReactNode

interface ResetMfaDialogProps {
  readonly userId: string
  readonly person: ReactNode
  readonly verifyCaller: VerifyCallerSlot
  readonly onClose: () => void
}

export function ResetMfaDialog({ userId, person, verifyCaller, onClose }: ResetMfaDialogProps) {
  const { reset } = useMethodChanges(userId)
  const [{ reason, suggested }, setGiven] = useState<{ reason: string; suggested: string | null }>(nothingGiven)
  const [isCallerMissing, setIsCallerMissing] = useState(true)
  const noteCaller = useCallback(({ isMissing, words }: CallerCheck) => {
    setIsCallerMissing(isMissing)
    if (words === null) return
    // Whoever calls asks for it. A reason that was given before stays.
    setGiven((given) => (given.reason === '' ? { reason: `${callerReason}: ${words}`, suggested: words } : given))
  }, [])
  return (
    <DialogForm
      title={t('Reset MFA')}
      confirm={t('Reset MFA')}
      confirming={t('Resetting…')}
      failure={t("Couldn't reset MFA.")}
      tone="danger"
      startOnCancel
      blockedReason={isCallerMissing ? t('Verify the caller first') : reason === '' ? t('Give a reason first') : null}
      onConfirm={() => reset(reason)}
      onClose={onClose}
    >
      {person}
      <ul className="grid gap-1 text-table">
        <li>{t('Deletes authenticators, passkeys, recovery codes and remembered browsers.')}</li>
        <li>{t('Signs them out everywhere.')}</li>
        <li>{t('The next sign-in proves the mailbox and sets up a new factor, unless MFA is off here.')}</li>
      </ul>
      <p className="text-table">
        <strong className="text-warning">{t('Make sure who is asking.')}</strong>{' '}
        <span className="text-muted">{t('Strangers call help desks to get past exactly this.')}</span>
      </p>
      {verifyCaller(noteCaller)}
      <ReasonPicker
        key={suggested}
        isRequired
        suggested={suggested === null ? null : { reason: callerReason, note: suggested }}
        onChange={(next) => setGiven((given) => ({ ...given, reason: next }))}
      />
      <p className="text-muted text-table">{t("They are told by e-mail. It can't be undone.")}</p>
    </DialogForm>
  )
}

/** The preset, as the log keeps it. */
const callerReason = 'User request'

const nothingGiven = { reason: '', suggested: null }
