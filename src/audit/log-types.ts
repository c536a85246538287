// Which entries of the vendor's logs an event writes: one table. An event that has no row writes none of its own.
import type { Actor } from '../kernel/actor.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { AuditSubject } from './audit-event.ts'
import type { AuditEventType } from './event-types.ts'
import type { LogType } from './log-type.ts'

interface LoggedEvent {
  readonly actor: Pick<Actor, 'kind' | 'operation'>
  readonly type: AuditEventType
  readonly subject: AuditSubject | null
  readonly details: JsonObject
}

/**
 * The codes of an event, each of which becomes an entry. What a program changed through /api/v2 gets `sapi` besides; a
 * call of many changes writes that with the first of them.
 */
export function logTypesOf(event: LoggedEvent): readonly LogType[] {
  const own = rows.filter(({ type, when }) => type === event.type && (when?.(event) ?? true)).flatMap(codesOf)
  const { operation } = event.actor
  if (operation === undefined || told.has(operation)) return own
  told.add(operation)
  return [...own, 'sapi']
}

const told = new WeakSet<object>()

interface Row {
  readonly type: AuditEventType
  readonly when?: (event: LoggedEvent) => boolean
  readonly codes: readonly LogType[]
}

function codesOf({ codes }: Row): readonly LogType[] {
  return codes
}

const secondFactors: readonly string[] = ['totp', 'second-email-code', 'recovery-code']
const detail = (name: string, ...values: readonly unknown[]) => {
  return ({ details }: LoggedEvent) => values.includes(details[name])
}
const changes = (field: string) => {
  return ({ details }: LoggedEvent) => Array.isArray(details.fields) && details.fields.includes(field)
}
const isAboutNobody = ({ subject }: LoggedEvent) => subject === null
const usedSecondFactor = ({ details }: LoggedEvent) => {
  return Array.isArray(details.methods) && details.methods.some((method) => secondFactors.includes(String(method)))
}
const passwordGrants = ['password', 'http://auth0.com/oauth/grant-type/password-realm']
const refusalCodes: readonly (readonly [LogType, readonly string[]])[] = [
  ['feccft', ['client_credentials']],
  ['feacft', ['authorization_code']],
  ['fertft', ['refresh_token']],
  ['fepft', passwordGrants],
]
const wrongSecondFactors: readonly string[] = ['wrong_totp', 'wrong_second_code']
const namedReasons: readonly string[] = [
  ...wrongSecondFactors,
  'wrong_password',
  'too_many_attempts',
  'sign_up_of_known_address',
  'wrong_enrolment_code',
  'wrong_recovery-code',
]

const rows: readonly Row[] = [
  { type: 'user.created', codes: ['ss'] },
  { type: 'user.deleted', codes: ['sdu'] },
  { type: 'user.erased', codes: ['sdu'] },
  { type: 'user.updated', when: changes('email'), codes: ['sce'] },
  { type: 'user.updated', when: changes('username'), codes: ['scu'] },
  { type: 'user.updated', when: changes('phoneNumber'), codes: ['scpn'] },
  { type: 'user.password_changed', codes: ['scp'] },
  { type: 'user.email_changed', codes: ['sce'] },
  { type: 'user.email_change_undone', codes: ['sce'] },
  { type: 'user.email_verified', codes: ['sv'] },
  { type: 'user.verification_requested', codes: ['svr'] },
  { type: 'user.password_reset_requested', when: detail('isMailed', true), codes: ['scpr'] },
  { type: 'user.password_reset_requested', when: detail('isMailed', false), codes: ['fcpr'] },
  { type: 'users.import_finished', when: detail('status', 'completed'), codes: ['sui'] },
  { type: 'users.import_finished', when: detail('status', 'failed'), codes: ['fui'] },

  { type: 'user.signed_in', codes: ['s'] },
  { type: 'user.signed_in', when: usedSecondFactor, codes: ['gd_auth_succeed'] },
  { type: 'user.signed_out', codes: ['slo'] },
  {
    type: 'user.sign_in_failed',
    when: (event) => detail('reason', 'wrong_password')(event) && !isAboutNobody(event),
    codes: ['fp'],
  },
  {
    type: 'user.sign_in_failed',
    when: (event) => detail('reason', 'wrong_password')(event) && isAboutNobody(event),
    codes: ['fu'],
  },
  { type: 'user.sign_in_failed', when: detail('reason', 'sign_up_of_known_address'), codes: ['fs'] },
  // A lock of an account that is there has an event of its own.
  {
    type: 'user.sign_in_failed',
    when: (event) => detail('lock', 'account')(event) && isAboutNobody(event),
    codes: ['limit_wc'],
  },
  { type: 'user.sign_in_failed', when: detail('lock', 'network'), codes: ['limit_mu'] },
  { type: 'user.sign_in_failed', when: detail('reason', 'wrong_enrolment_code'), codes: ['gd_start_enroll_failed'] },
  { type: 'user.sign_in_failed', when: detail('reason', ...wrongSecondFactors), codes: ['gd_auth_failed'] },
  { type: 'user.sign_in_failed', when: detail('reason', 'wrong_recovery-code'), codes: ['gd_recovery_failed'] },
  {
    type: 'user.sign_in_failed',
    when: (event) => !detail('reason', ...namedReasons)(event),
    codes: ['f'],
  },
  { type: 'user.locked', when: detail('act', 'second-factor'), codes: ['gd_otp_rate_limit_exceed'] },
  { type: 'user.locked', when: (event) => event.details.act !== 'second-factor', codes: ['limit_wc'] },
  { type: 'user.unlocked', codes: ['ublkdu'] },
  { type: 'user.password_leaked', codes: ['pwd_leak'] },
  { type: 'user.leaked_password_refused', when: detail('step', 'sign-up'), codes: ['signup_pwd_leak'] },
  { type: 'user.leaked_password_refused', when: detail('step', 'change'), codes: ['reset_pwd_leak'] },
  { type: 'user.mfa_required', codes: ['mfar'] },
  {
    type: 'user.code_requested',
    when: (event) => event.actor.kind === 'user',
    codes: ['gd_start_auth'],
  },
  {
    type: 'user.code_requested',
    when: (event) => event.actor.kind !== 'user' && event.details.by === 'email',
    codes: ['cs'],
  },
  { type: 'user.code_requested', when: detail('by', 'email-link'), codes: ['cls'] },

  { type: 'user.factor_enrolment_started', codes: ['gd_start_enroll'] },
  { type: 'user.factor_enrolled', codes: ['gd_enrollment_complete'] },
  { type: 'user.factor_updated', codes: ['gd_update_device_account'] },
  { type: 'user.factor_removed', codes: ['gd_unenroll'] },
  { type: 'user.mfa_reset', codes: ['gd_unenroll'] },
  { type: 'user.recovery_code_used', codes: ['gd_recovery_succeed'] },

  { type: 'client.tokens_issued', codes: ['seccft'] },
  { type: 'user.tokens_issued', when: detail('grant', 'authorization_code'), codes: ['seacft'] },
  { type: 'user.tokens_issued', when: detail('grant', 'refresh_token'), codes: ['sertft'] },
  { type: 'user.tokens_issued', when: detail('grant', ...passwordGrants), codes: ['sepft'] },
  ...refusalCodes.flatMap(([code, grants]): Row[] => [
    { type: 'client.tokens_refused', when: detail('grant', ...grants), codes: [code] },
    { type: 'client.authentication_failed', when: detail('grant', ...grants), codes: [code] },
  ]),
  { type: 'user.refresh_token_reused', codes: ['ferrt'] },
  { type: 'user.tokens_revoked', codes: ['srrt'] },

  { type: 'organization.member_added', codes: ['organization_member_added'] },
  { type: 'invitation.accepted', codes: ['si'] },
  {
    type: 'invitation.accepted',
    when: (event) => !detail('wasMember', true)(event),
    codes: ['organization_member_added'],
  },
  { type: 'invitation.refused', codes: ['fi'] },
  { type: 'message.failed', codes: ['fn'] },
  { type: 'message.failed', when: detail('kind', 'verify-email'), codes: ['fv'] },
  { type: 'message.failed', when: detail('kind', 'reset-password'), codes: ['fcpr'] },
]
