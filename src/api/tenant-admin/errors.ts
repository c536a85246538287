// Failures as problem details (RFC 9457): the one table from the core's kinds to statuses, with the challenges that
// RFC 6750 §3 asks for.
import { STATUS_CODES } from 'node:http'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { statusOfKind } from '../../http/error-status.ts'
import { type ErrorCode, type FieldFault, RollcallError } from '../../kernel/errors.ts'

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

interface Problem {
  readonly status: number
  readonly code: ErrorCode
  readonly detail: string
  readonly errors?: Readonly<Record<string, readonly string[]>>
}

export function sendProblem(fault: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, code, detail, errors } = problemOf(fault)
  if (status >= 500) request.log.error({ err: fault }, 'request failed')
  const challenge = challengeOf(fault)
  if (challenge !== null) reply.header('www-authenticate', challenge)
  if (fault instanceof RollcallError && fault.retryAfterSeconds !== undefined) {
    reply.header('retry-after', fault.retryAfterSeconds)
  }
  reply.code(status).type('application/problem+json; charset=utf-8')
  return reply.send({
    type: `urn:rollcall:problem:${code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail,
    instance: request.url.split('?', 1)[0],
    code,
    requestId: request.id,
    ...(errors === undefined ? {} : { errors }),
  })
}

function problemOf(fault: unknown): Problem {
  if (fault instanceof RollcallError && fault.kind !== 'internal') return coreProblem(fault)
  const { statusCode } = fault as Partial<FastifyError>
  if (!(fault instanceof RollcallError) && statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return transportProblem(statusCode)
  }
  const detail = 'Something went wrong on our side. Quote the request id when you report it.'
  return { status: 500, code: 'internal', detail }
}

function coreProblem(fault: RollcallError): Problem {
  const { code, kind, details, message } = fault
  const status = statusOfKind[kind]
  if (details.length === 0) return { status, code, detail: message }
  const sentences = details.map(({ field, message: fieldMessage }) => `${nameOf(field)}: ${fieldMessage}`)
  const detail = code === 'invalid_input' ? sentences.join(' ') : message
  return { status, code, detail, errors: errorsByField(details) }
}

function errorsByField(details: readonly FieldFault[]): Record<string, string[]> {
  const fields = Map.groupBy(details, ({ field }) => nameOf(field))
  return Object.fromEntries([...fields].map(([field, faults]) => [field, faults.map(({ message }) => message)]))
}

/** The core names fields as the vendor's API does; here they are in camel case. */
function nameOf(field: string): string {
  return field.replace(/(?<=[a-z])_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

function challengeOf(fault: unknown): string | null {
  if (fault instanceof MissingScope) return `${realm}, error="insufficient_scope", scope="${fault.scope}"`
  if (!(fault instanceof RollcallError) || fault.kind !== 'unauthenticated') return null
  // Whoever sent nothing did nothing wrong (RFC 6750 §3.1).
  return fault.code === 'missing_credentials' ? realm : `${realm}, error="invalid_token"`
}

const realm = 'Bearer realm="Rollcall"'

/** What is refused before a route is reached: too large, of a wrong type, cut short. */
function transportProblem(status: number): Problem {
  const code = 'invalid_input'
  if (status === 413) return { status, code, detail: 'The body is larger than this call takes.' }
  if (status === 414) return { status, code, detail: 'The address is too long.' }
  if (status === 415) return { status, code, detail: 'Send the body as application/json.' }
  return { status, code, detail: 'The request could not be read.' }
}
