/** The types that tell of something that failed or was refused, as the server counts them (src/audit/event-result.ts). */
const failures = new Set([
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
])

export function isFailure(type: string): boolean {
  return failures.has(type)
}
