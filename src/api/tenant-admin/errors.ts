// What this face adds to problem details: the challenges that RFC 6750 §3 asks for.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sendProblemDetails } from '../../http/problem-details.ts'
import { RollcallError } from '../../kernel/errors.ts'

/** The token is good, and does not open this. */
export class MissingScope extends RollcallError {
  readonly scope: string

  constructor(scope: string) {
    super(
      'insufficient_scope',
      `This needs the scope ${scope}, for an organization in which a role of yours grants it. Sign in with organization=.`,
    )
    this.scope = scope
  }
}

export function sendProblem(fault: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendProblemDetails(fault, request, reply, challengeOf)
}

function challengeOf(fault: unknown): string | null {
  if (fault instanceof MissingScope) return `${realm}, error="insufficient_scope", scope="${fault.scope}"`
  if (!(fault instanceof RollcallError) || fault.kind !== 'unauthenticated') return null
  // Whoever sent nothing did nothing wrong (RFC 6750 §3.1).
  return fault.code === 'missing_credentials' ? realm : `${realm}, error="invalid_token"`
}

const realm = 'Bearer realm="Rollcall"'
