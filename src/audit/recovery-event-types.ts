/** What happens to requests for account recovery. */
export const recoveryEventTypes = [
  'recovery_request.created',
  'recovery_request.approved',
  'recovery_request.denied',
  'recovery_request.stopped',
  'recovery_request.decision_refused',
  'recovery_request.link_resent',
  'recovery_request.opened',
  'recovery_request.finished',
  'recovery_request.link_sent',
  'recovery_request.link_unsent',
  'recovery_request.assigned',
  'recovery_request.unassigned',
  'recovery_request.joined',
] as const
