// Failures in the vendor's envelope (auth0.md 1.3): the one table from the core's codes to statuses and error codes.
import { STATUS_CODES } from 'node:http'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { dpopAlgorithms } from '../../access-tokens/dpop-proof.ts'
import { isFaultOfOurs, statusOfKind } from '../../http/error-status.ts'
import type { SchemaFault } from '../../http/schema.ts'
import { type ErrorCode, RollcallError } from '../../kernel/errors.ts'

/** A failure that only this face knows, already in its words. */
export class WireError extends Error {
  override readonly name = 'WireError'
  readonly status: number
  readonly errorCode: string | null

  constructor(status: number, message: string, errorCode: string | null = null) {
    super(message)
    this.status = status
    this.errorCode = errorCode
  }
}

export type RequestPart = 'Payload' | 'Query' | 'Path'

const partErrorCodes = {
  Payload: 'invalid_body',
  Query: 'invalid_query_string',
  Path: 'invalid_uri',
} as const satisfies Record<RequestPart, string>

export function validationError(part: RequestPart, { path, message, description }: SchemaFault): WireError {
  const where = path === '' ? '' : ` on property ${path}`
  const what = description === null ? '' : ` (${description})`
  return new WireError(400, `${part} validation error: '${message}'${where}${what}.`, partErrorCodes[part])
}

/** Codes whose words on this wire are not the core's. Null: the envelope carries no `errorCode`. */
const words: Readonly<Partial<Record<ErrorCode, { message?: string; errorCode: string | null; status?: number }>>> = {
  invalid_search: { errorCode: 'invalid_query_string' },
  invalid_cursor: { errorCode: 'invalid_query_string' },
  page_limit_exceeded: { errorCode: 'invalid_query_string' },
  connection_unknown: { errorCode: 'inexistent_connection' },
  connection_options_invalid: { errorCode: 'invalid_body' },
  connection_disabled: { errorCode: 'operation_not_supported' },
  password_too_weak: { errorCode: null },
  password_too_common: { errorCode: null },
  password_contains_user_info: { errorCode: null },
  password_reused: { errorCode: null },
  missing_credentials: { errorCode: null },
  invalid_token: { errorCode: null },
  token_revoked: { errorCode: null },
  dpop_proof_invalid: { errorCode: 'invalid_dpop_proof' },
  user_not_found: { errorCode: 'inexistent_user' },
  users_not_found: { message: 'One or more of the users do not exist.', errorCode: null },
  permissions_not_found: { message: 'One or more of the permissions do not exist.', errorCode: null },
  role_not_found: { message: 'The role does not exist.', errorCode: null },
  client_not_found: { message: 'The client does not exist', errorCode: 'inexistent_client' },
  client_grant_not_found: { message: 'The grant does not exist.', errorCode: 'inexistent_client_grant' },
  connection_not_found: { message: 'The connection does not exist', errorCode: 'inexistent_connection' },
  resource_server_not_found: { message: 'The resource server does not exist', errorCode: 'inexistent_resource_server' },
  session_not_found: { message: 'The session does not exist.', errorCode: null },
  refresh_token_not_found: { message: 'The refresh token does not exist.', errorCode: null },
  job_not_found: { message: 'The job does not exist.', errorCode: 'inexistent_job' },
  user_exists: { errorCode: 'auth0_idp_error' },
  factor_exists: { errorCode: null },
  factor_limit_reached: { errorCode: null },
  authentication_method_not_found: { errorCode: null },
  enrollment_not_found: { errorCode: null },
  organization_not_found: { message: 'No organization found by that id or name', errorCode: null },
  organization_exists: { errorCode: null },
  invitation_not_found: { errorCode: 'inexistent_invitation' },
  discovery_domain_not_found: { errorCode: null },
  discovery_domain_exists: { errorCode: null },
  role_exists: { message: 'The role already exists.', errorCode: null },
  rate_limited: { message: 'Global limit has been reached', errorCode: 'too_many_requests' },
  search_timeout: { errorCode: 'query_timeout' },
}

export function sendError(fault: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, message, errorCode, ...more } = envelope(fault, reply)
  if (isFaultOfOurs(fault, status)) request.log.error({ err: fault }, 'request failed')
  if (status === 401) reply.header('www-authenticate', challengeTo(request))
  return reply.code(status).send({
    statusCode: status,
    error: STATUS_CODES[status] ?? 'Error',
    message,
    ...(errorCode === null ? {} : { errorCode }),
    ...more,
  })
}

/** Whoever came with a key is told how to prove it (RFC 9449 §7.1). */
function challengeTo({ headers }: FastifyRequest): string {
  const isBound = /^dpop /i.test(headers.authorization ?? '')
  return isBound ? `DPoP realm="Rollcall", algs="${dpopAlgorithms.join(' ')}"` : 'Bearer realm="Rollcall"'
}

interface Envelope {
  readonly status: number
  readonly message: string
  readonly errorCode: string | null
  readonly attributes?: { readonly error: string }
}

function envelope(fault: unknown, reply: FastifyReply): Envelope {
  if (fault instanceof WireError) return { status: fault.status, message: fault.message, errorCode: fault.errorCode }
  if (fault instanceof RollcallError) return coreEnvelope(fault, reply)
  const status = (fault as FastifyError).statusCode
  if (status !== undefined && status >= 400 && status < 500) return transportEnvelope(fault as FastifyError, status)
  return {
    status: 500,
    message: 'An internal error occurred. Quote the X-Request-Id header to support.',
    errorCode: null,
  }
}

function coreEnvelope(fault: RollcallError, reply: FastifyReply): Envelope {
  if (fault.retryAfterSeconds !== undefined) reply.header('retry-after', fault.retryAfterSeconds)
  const known = words[fault.code]
  const status = known?.status ?? statusOfKind[fault.kind]
  if (fault.kind === 'internal') return { status, message: 'An internal error occurred.', errorCode: null }
  const [detail] = fault.details
  if (fault.code === 'invalid_input') {
    const { message, errorCode } = validationError('Payload', {
      path: detail?.field ?? '',
      message: detail?.message ?? fault.message,
      description: null,
    })
    return { status, message, errorCode }
  }
  if (fault.code === 'invalid_search' || fault.code === 'invalid_cursor') {
    const field = fault.code === 'invalid_search' ? 'q' : 'from'
    return { status, ...wordsOf(validationError('Query', { path: field, message: fault.message, description: null })) }
  }
  const message = known?.message ?? fault.message
  return {
    status,
    message,
    errorCode: known === undefined ? fault.code : known.errorCode,
    ...(fault.code === 'invalid_token' ? { attributes: { error: message } } : {}),
  }
}

function wordsOf({ message, errorCode }: WireError): Pick<Envelope, 'message' | 'errorCode'> {
  return { message, errorCode }
}

/** What Fastify refuses before a route is reached: too large, of a wrong type, cut short. */
function transportEnvelope(fault: FastifyError, status: number): Envelope {
  if (status === 413) {
    return { status, message: 'Payload content length greater than maximum allowed: 1048576', errorCode: null }
  }
  if (status === 414) return { status, message: fault.message, errorCode: null }
  if (status === 415) return { status, message: 'Unsupported Media Type', errorCode: null }
  return { status, message: `Invalid request payload: ${fault.message}`, errorCode: null }
}
