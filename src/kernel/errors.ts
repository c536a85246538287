// The one error class of the core, and the closed list of what can go wrong. A face turns a kind into a status and a
// code into its own words; whatever is not a RollcallError counts as `internal` and its text never leaves the process.

export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'unprocessable'
  | 'too-many'
  | 'unavailable'
  | 'internal'

/** Every code with its kind. `docs/errors.md` and this list are compared by a test in both directions. */
export const errorKinds = {
  invalid_input: 'invalid',
  invalid_search: 'invalid',
  invalid_cursor: 'invalid',
  page_limit_exceeded: 'invalid',
  password_too_weak: 'invalid',
  password_too_common: 'invalid',
  password_leaked: 'invalid',
  password_contains_user_info: 'invalid',
  password_reused: 'invalid',
  operation_not_supported: 'invalid',
  connection_unknown: 'invalid',
  connection_disabled: 'invalid',
  connection_without_organization: 'invalid',
  connection_options_invalid: 'invalid',
  system_resource_protected: 'invalid',
  import_too_large: 'invalid',
  missing_credentials: 'unauthenticated',
  invalid_credentials: 'unauthenticated',
  invalid_token: 'unauthenticated',
  token_revoked: 'unauthenticated',
  dpop_proof_invalid: 'unauthenticated',
  session_expired: 'unauthenticated',
  step_up_required: 'forbidden',
  sign_in_too_old: 'forbidden',
  single_sign_on_required: 'forbidden',
  approval_required: 'forbidden',
  caller_verification_required: 'forbidden',
  link_unusable: 'invalid',
  code_wrong: 'invalid',
  factor_exists: 'conflict',
  factor_limit_reached: 'forbidden',
  insufficient_scope: 'forbidden',
  not_permitted: 'forbidden',
  csrf_refused: 'forbidden',
  user_not_found: 'not-found',
  application_not_found: 'not-found',
  organization_not_found: 'not-found',
  role_not_found: 'not-found',
  users_not_found: 'not-found',
  permissions_not_found: 'not-found',
  client_not_found: 'not-found',
  client_grant_not_found: 'not-found',
  connection_not_found: 'not-found',
  resource_server_not_found: 'not-found',
  job_not_found: 'not-found',
  event_not_found: 'not-found',
  message_not_found: 'not-found',
  suppressed_address_not_found: 'not-found',
  note_not_found: 'not-found',
  session_not_found: 'not-found',
  sign_in_not_found: 'not-found',
  refresh_token_not_found: 'not-found',
  authentication_method_not_found: 'not-found',
  enrollment_not_found: 'not-found',
  consent_not_found: 'not-found',
  invitation_not_found: 'not-found',
  member_not_found: 'not-found',
  discovery_domain_not_found: 'not-found',
  recovery_request_not_found: 'not-found',
  credential_not_found: 'not-found',
  signing_key_not_found: 'not-found',
  api_key_not_found: 'not-found',
  operator_not_found: 'not-found',
  approval_not_found: 'not-found',
  receipt_not_found: 'not-found',
  view_not_found: 'not-found',
  webhook_not_found: 'not-found',
  network_rule_not_found: 'not-found',
  webhook_delivery_not_found: 'not-found',
  route_not_found: 'not-found',
  user_exists: 'conflict',
  member_exists: 'conflict',
  role_exists: 'conflict',
  organization_exists: 'conflict',
  organization_not_empty: 'conflict',
  connection_not_empty: 'conflict',
  connection_required: 'conflict',
  sign_in_method_required: 'conflict',
  only_organization: 'conflict',
  audit_broken: 'conflict',
  discovery_domain_exists: 'conflict',
  client_grant_exists: 'conflict',
  connection_exists: 'conflict',
  resource_server_exists: 'conflict',
  operator_exists: 'conflict',
  address_suppressed: 'conflict',
  owner_exists: 'conflict',
  client_secret_limit_reached: 'conflict',
  webhook_limit_reached: 'conflict',
  own_network: 'conflict',
  network_rule_exists: 'conflict',
  network_rule_limit_reached: 'conflict',
  webhook_disabled: 'conflict',
  last_owner: 'conflict',
  last_administrator: 'conflict',
  last_way_in: 'conflict',
  second_factor_only: 'invalid',
  mfa_not_enabled: 'conflict',
  belongs_elsewhere: 'conflict',
  already_decided: 'conflict',
  caller_prompt_open: 'conflict',
  approval_waiting: 'conflict',
  recovery_waiting: 'conflict',
  recovery_taken: 'conflict',
  recovery_asked: 'conflict',
  recovery_address_changed: 'conflict',
  version_conflict: 'conflict',
  job_state: 'conflict',
  signing_key_too_new: 'conflict',
  idempotency_running: 'conflict',
  idempotency_key_reused: 'unprocessable',
  rate_limited: 'too-many',
  too_many_jobs: 'too-many',
  search_timeout: 'unavailable',
  busy: 'unavailable',
  under_maintenance: 'unavailable',
  changes_paused: 'unavailable',
  internal: 'internal',
} as const satisfies Record<string, ErrorKind>

export type ErrorCode = keyof typeof errorKinds

export interface FieldFault {
  /** Where the fault is, in the caller's own spelling, such as `user_metadata.address`. */
  readonly field: string
  readonly message: string
}

export interface ErrorExtras {
  readonly details?: readonly FieldFault[]
  readonly retryAfterSeconds?: number
  /** The private reason: logged, never shown. */
  readonly cause?: unknown
}

/** A failure the product has designed. `message` is public: it names the field and the fix and holds no inner text. */
export class RollcallError extends Error {
  override readonly name = 'RollcallError'
  readonly code: ErrorCode
  readonly details: readonly FieldFault[]
  readonly retryAfterSeconds: number | undefined

  constructor(code: ErrorCode, message: string, extras: ErrorExtras = {}) {
    super(message, extras.cause === undefined ? undefined : { cause: extras.cause })
    this.code = code
    this.details = extras.details ?? []
    this.retryAfterSeconds = extras.retryAfterSeconds
  }

  get kind(): ErrorKind {
    return errorKinds[this.code]
  }
}

/** A fault of one named field of the input. */
export function invalidField(field: string, message: string): RollcallError {
  return new RollcallError('invalid_input', message, { details: [{ field, message }] })
}

/** Well formed, and not to be had as things stand: the message says what stands against it. */
export function notSupported(message: string): RollcallError {
  return new RollcallError('operation_not_supported', message)
}
