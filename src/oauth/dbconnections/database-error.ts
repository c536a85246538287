// Failures of the vendor's endpoints for databases, which have a shape of their own (auth0.md 2.5).
import type { FastifyReply, FastifyRequest } from 'fastify'
import { RollcallError } from '../../kernel/errors.ts'
import { asOAuthError } from '../errors.ts'

export class DatabaseError extends Error {
  override readonly name: string
  readonly status: number
  readonly code: string
  readonly members: Readonly<Record<string, unknown>>

  constructor(
    status: number,
    name: string,
    code: string,
    description: string,
    members: Readonly<Record<string, unknown>> = {},
  ) {
    super(description)
    this.name = name
    this.status = status
    this.code = code
    this.members = members
  }
}

export function sendDatabaseError(fault: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = asDatabaseError(fault)
  if (known.status >= 500) request.log.error({ err: fault }, 'request failed')
  if (fault instanceof RollcallError && fault.retryAfterSeconds !== undefined) {
    reply.header('retry-after', fault.retryAfterSeconds)
  }
  const { name, code, message, status, members } = known
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .send({ name, code, message, description: message, ...members, statusCode: status })
}

function asDatabaseError(fault: unknown): DatabaseError {
  if (fault instanceof DatabaseError) return fault
  if (fault instanceof RollcallError) {
    const { code, message } = fault
    if (code === 'not_permitted') return new DatabaseError(403, 'ForbiddenError', 'public_signup_disabled', message)
    if (code === 'user_exists') return new DatabaseError(400, 'BadRequestError', 'username_exists', message)
    if (code === 'password_leaked') return new DatabaseError(400, 'BadRequestError', code, message)
    if (fault.kind === 'too-many') return new DatabaseError(429, 'TooManyRequestsError', 'too_many_requests', message)
  }
  const { status, code, message } = asOAuthError(fault)
  return new DatabaseError(status, status >= 500 ? 'InternalError' : 'BadRequestError', code, message)
}
