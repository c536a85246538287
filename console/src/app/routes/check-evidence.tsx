import { Link } from '@tanstack/react-router'
import type { SignInCheck } from '../../features/sign-ins/api/diagnosis.ts'
import { useMay } from '../../lib/permissions.ts'
import { t } from '../../lib/text.ts'

interface CheckEvidenceProps {
  readonly userId: string
  readonly check: SignInCheck
}

/** The events that a check speaks of, among those of the person: who supports them reads no others. */
export function CheckEvidence({ userId, check: { id } }: CheckEvidenceProps) {
  const mayReadEvents = useMay('read:user_events')
  const types = eventTypes[id]
  if (!mayReadEvents || types === undefined) return null
  return (
    <Link
      to="/users/$userId/audit"
      params={{ userId }}
      search={{ type: types.join(','), range: '90d' }}
      className="whitespace-nowrap rounded-control text-meta text-muted underline hover:text-fg"
    >
      {t('See the events')}
    </Link>
  )
}

const failed = ['user.sign_in_failed'] as const

const eventTypes: Readonly<Record<string, readonly string[]>> = {
  account: ['user.suspended', 'user.locked_down', 'user.expired', 'user.activated', 'user.offboarding_scheduled'],
  invitation: ['user.created', 'organization.member_added', 'invitation.accepted', 'invitation.refused'],
  email: [
    'user.verification_requested',
    'user.email_verified',
    'user.email_change_requested',
    'user.email_changed',
    'user.email_change_cancelled',
    'user.email_change_undone',
  ],
  lock: ['user.locked', 'user.unlocked', ...failed],
  password: [
    'user.password_reset_requested',
    'user.password_reset',
    'user.password_changed',
    'user.password_leaked',
    'user.required_actions_changed',
  ],
  method: failed,
  mfa: failed,
  passkey: failed,
  network: failed,
  provider: failed,
  mail: ['user.password_reset_requested', 'user.verification_requested', 'user.code_requested'],
  'mfa-enrolment': ['user.mfa_required', 'user.mfa_exempted', 'user.mfa_reset', 'user.factor_removed'],
  organization: [
    'organization.member_added',
    'organization.member_removed',
    'organization.member_deactivated',
    'organization.member_activated',
  ],
  app: [
    'user.role_assigned',
    'user.role_unassigned',
    'organization.role_assigned',
    'organization.role_unassigned',
    'user.consent_given',
    'user.consent_revoked',
  ],
  sessions: ['user.signed_in', 'user.session_revoked', 'user.sessions_revoked', 'user.oldest_sessions_ended'],
  'required-action': ['user.required_actions_changed'],
}
