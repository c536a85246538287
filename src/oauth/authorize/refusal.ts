/** RFC 6749 §4.1.2.1, OpenID Connect Core §3.1.2.6; `unauthorized` is the vendor's word for a suspended person. */
export type RefusalCode =
  | 'invalid_request'
  | 'unauthorized_client'
  | 'access_denied'
  | 'unsupported_response_type'
  | 'invalid_scope'
  | 'server_error'
  | 'temporarily_unavailable'
  | 'login_required'
  | 'consent_required'
  | 'interaction_required'
  | 'request_not_supported'
  | 'registration_not_supported'
  | 'unauthorized'

/** What is told to the client, at its own address. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode

  constructor(code: RefusalCode, description: string) {
    super(description)
    this.code = code
  }
}
