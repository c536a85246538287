// Failures in the words of OAuth 2 (RFC 6749 §5.2), with the vendor's descriptions (auth0.md 1.2).
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { RollcallError } from '../kernel/errors.ts'
import type { RefusalCode } from './authorize/refusal.ts'

export type OAuthErrorCode =
  | RefusalCode
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_token'
  | 'invalid_dpop_proof'
  | 'unsupported_token_type'
  | 'insufficient_scope'
  | 'unsupported_grant_type'
  | 'too_many_requests'
  // RFC 8628 §3.5
  | 'authorization_pending'
  | 'slow_down'
  | 'expired_token'
  // The vendor's own, where a program takes a person's words itself.
  | 'mfa_required'
  | 'too_many_attempts'
  | 'unsupported_challenge_type'
  | 'association_required'

export interface OAuthErrorExtras {
  /** Beside the code and the description. */
  readonly members?: Readonly<Record<string, unknown>>
  readonly retryAfterSeconds?: number
}

export class OAuthError extends Error {
  override readonly name = 'OAuthError'
  readonly status: number
  readonly code: OAuthErrorCode
  readonly extras: OAuthErrorExtras

  constructor(status: number, code: OAuthErrorCode, description: string, extras: OAuthErrorExtras = {}) {
    super(description)
    this.status = status
    this.code = code
    this.extras = extras
  }
}

export function sendOAuthError(fault: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = asOAuthError(fault)
  if (known.status >= 500) request.log.error({ err: fault }, 'request failed')
  if (known.status === 401 && !reply.hasHeader('www-authenticate')) {
    reply.header('www-authenticate', 'Basic realm="Rollcall"')
  }
  const { retryAfterSeconds = known.extras.retryAfterSeconds } = fault instanceof RollcallError ? fault : known.extras
  if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds)
  return reply
    .code(known.status)
    .header('cache-control', 'no-store')
    .send({ error: known.code, error_description: known.message, ...known.extras.members })
}

export function asOAuthError(fault: unknown): OAuthError {
  if (fault instanceof OAuthError) return fault
  if (fault instanceof RollcallError) {
    if (fault.code === 'dpop_proof_invalid') return new OAuthError(400, 'invalid_dpop_proof', fault.message)
    // Whoever is deleted in the same moment: what was granted them is worth nothing (RFC 6749 §5.2).
    if (fault.code === 'user_not_found') return new OAuthError(400, 'invalid_grant', fault.message)
    if (fault.kind === 'invalid') return new OAuthError(400, 'invalid_request', namingField(fault))
    if (fault.kind === 'unavailable') return new OAuthError(503, 'temporarily_unavailable', fault.message)
    if (fault.kind === 'too-many') return new OAuthError(429, 'too_many_requests', fault.message)
  }
  const status = (fault as FastifyError).statusCode
  if (status !== undefined && status >= 400 && status < 500) {
    return new OAuthError(status, 'invalid_request', (fault as FastifyError).message)
  }
  return new OAuthError(500, 'server_error', 'An internal error occurred. Quote the X-Request-Id header to support.')
}

function namingField({ message, details: [detail] }: RollcallError): string {
  return detail === undefined || message.includes(detail.field) ? message : `${detail.field}: ${message}`
}
