import { Link } from '@tanstack/react-router'
import type { SignInCheck } from '../../features/sign-ins/api/diagnosis.ts'
import { useMay } from '../../lib/permissions.ts'
import { t } from '../../lib/text.ts'

interface CheckEvidenceProps {
  readonly userId: string
  readonly check: SignInCheck
}

/** The events that a check speaks of, for those who read the audit; of one person others read their tab. */
export function CheckEvidence({ userId, check: { id } }: CheckEvidenceProps) {
  const mayReadAudit = useMay('read:audit')
  const types = eventTypes[id]
  if (!mayReadAudit || types === undefined) return null
  return (
    <Link
      to="/audit"
      search={{ subject: userId, type: types.join(','), range: '90d' }}
      className="whitespace-nowrap rounded-control text-meta text-muted underline hover:text-fg"
    >
      {t('See the events')}
    </Link>
  )
}

const failed = ['user.sign_in_failed'] as const

const eventTypes: Readonly<Record<string, readonly string[]>> = {
  account: ['user.suspended', 'user.locked_down', 'user.expired', 'user.activated', 'user.offboarding_scheduled'],
  lock: ['user.locked', 'user.unlocked', ...failed],
  method: failed,
  mfa: failed,
  passkey: failed,
  network: failed,
  provider: failed,
  mail: ['message.failed', 'user.password_reset_requested', 'user.verification_requested'],
  'mfa-enrolment': ['user.mfa_required', 'user.mfa_exempted', 'user.mfa_reset', 'user.factor_removed'],
  'required-action': ['user.required_actions_changed'],
}
