// Whether an event tells of something that came about, or of something that failed or was refused.
import { type AuditEventType, auditEventTypes } from './event-types.ts'

export const eventResults = ['success', 'failure'] as const
export type EventResult = (typeof eventResults)[number]

export const failureTypes: readonly AuditEventType[] = [
  'user.sign_in_failed',
  'user.locked',
  'user.leaked_password_refused',
  'user.refresh_token_reused',
  'user.code_replayed',
  'user.device_denied',
  'user.offboarding_failed',
  'operator.sign_in_failed',
  'client.authentication_failed',
  'client.tokens_refused',
  'client.logout_untold',
  'recovery_request.decision_refused',
  'recovery_request.link_unsent',
  'invitation.refused',
  'message.failed',
  'message.template_failed',
  'webhook.disabled',
  'password_list.unreadable',
]

export function typesWithResult(result: EventResult): readonly AuditEventType[] {
  return auditEventTypes.filter((type) => failureTypes.includes(type) === (result === 'failure'))
}
