import { lazy, Suspense, useState } from 'react'
import { Button } from '../../components/ui/button.tsx'
import { type CallerVerification, verifiedReason } from '../../features/caller-verification/api/caller-verification.ts'
import type { VerificationMethod } from '../../features/recovery/api/recovery-request.ts'
import type { CallerVerificationSlot } from '../../features/recovery/components/verify-card.tsx'
import { PersonById } from '../../features/users/components/person.tsx'
import { needs, useMay } from '../../lib/permissions.ts'
import { t } from '../../lib/text.ts'

interface RecoveryCallerProps {
  readonly userId: string
  readonly onVerified: Parameters<CallerVerificationSlot>[1]
}

/** Whoever asks to be let back in is on the telephone: verified there, it is how the request was checked. */
export function RecoveryCaller({ userId, onVerified }: RecoveryCallerProps) {
  const mayVerify = useMay('reset:mfa')
  const [isOpen, setIsOpen] = useState(false)
  function close(verification: CallerVerification | null) {
    setIsOpen(false)
    if (verification !== null) {
      onVerified({ method: methodOf(verification), checked: verifiedReason(verification) })
    }
  }
  if (!mayVerify) {
    return <p className="text-muted text-table">{t('To verify a caller: {needs}', { needs: needs('reset:mfa') })}</p>
  }
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-table">
      <span className="text-muted">{t('Are they on the telephone?')}</span>
      <Button onClick={() => setIsOpen(true)}>{t('Verify caller…')}</Button>
      <Suspense>
        {isOpen && (
          <VerifyCallerDialog act="recovery" userId={userId} person={<PersonById userId={userId} />} onClose={close} />
        )}
      </Suspense>
    </div>
  )
}

function methodOf({ channel, kind }: CallerVerification): VerificationMethod {
  if (channel === 'email') return 'mailed-code'
  return kind ?? 'other'
}

const VerifyCallerDialog = lazy(() =>
  import('../../features/caller-verification/components/verify-caller-dialog.tsx').then((m) => ({
    default: m.VerifyCallerDialog,
  })),
)
