// Failures as problem details (RFC 9457), for every face that speaks them: the table from the core's kinds to statuses,
// and from its fields to theirs.
import { STATUS_CODES } from 'node:http'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { type ErrorCode, type FieldFault, RollcallError } from '../kernel/errors.ts'
import { SearchError } from '../search/search-error.ts'
import { isFaultOfOurs, statusOfKind } from './error-status.ts'

/** A failure that only a face knows, or one of the core's with more to say. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly status: number
  readonly code: ErrorCode
  readonly members: Readonly<Record<string, unknown>>

  constructor(status: number, code: ErrorCode, detail: string, members: Readonly<Record<string, unknown>> = {}) {
    super(detail)
    this.status = status
    this.code = code
    this.members = members
  }
}

/** Where a code has a status of its own. `version_conflict` answers a condition of the request (RFC 9110 §13.1.1). */
const statusOfCode: Readonly<Partial<Record<ErrorCode, number>>> = { version_conflict: 412 }

interface Problem {
  readonly status: number
  readonly code: ErrorCode
  readonly detail: string
  readonly members?: Readonly<Record<string, unknown>>
}

/** The members of every one, for the API description. */
export const problemMembers = {
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  instance: Type.Optional(Type.String()),
  code: Type.String(),
  requestId: Type.String(),
} as const

/** How a face asks for credentials (RFC 9110 §11.6.1); null where the fault is about none. */
type ChallengeOf = (fault: unknown, status: number) => string | null

export function sendProblemDetails(
  fault: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  challengeOf: ChallengeOf,
): FastifyReply {
  const { status, code, detail, members = {} } = problemOf(fault, reply)
  if (isFaultOfOurs(fault, status)) request.log.error({ err: fault }, 'request failed')
  const challenge = challengeOf(fault, status)
  if (challenge !== null) reply.header('www-authenticate', challenge)
  reply.code(status).type('application/problem+json; charset=utf-8')
  return reply.send({
    type: `urn:rollcall:problem:${code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail,
    instance: request.url.split('?', 1)[0],
    code,
    requestId: request.id,
    ...members,
  })
}

function problemOf(fault: unknown, reply: FastifyReply): Problem {
  if (fault instanceof ProblemError) {
    return { status: fault.status, code: fault.code, detail: fault.message, members: fault.members }
  }
  if (fault instanceof RollcallError) return coreProblem(fault, reply)
  const { statusCode } = fault as Partial<FastifyError>
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return transportProblem(statusCode)
  return internalProblem
}

const internalProblem: Problem = {
  status: 500,
  code: 'internal',
  detail: 'Something went wrong on our side. Quote the request id when you report it.',
}

function coreProblem(fault: RollcallError, reply: FastifyReply): Problem {
  if (fault.retryAfterSeconds !== undefined) reply.header('retry-after', fault.retryAfterSeconds)
  if (fault.kind === 'internal') return internalProblem
  return {
    status: statusOfCode[fault.code] ?? statusOfKind[fault.kind],
    code: fault.code,
    detail: fault.code === 'invalid_input' ? fault.details.map(sentenceOf).join(' ') || fault.message : fault.message,
    members: {
      ...(fault.details.length === 0 ? {} : { errors: errorsByField(fault.details) }),
      ...(fault instanceof SearchError ? { position: fault.position } : {}),
    },
  }
}

function errorsByField(details: readonly FieldFault[]): Record<string, string[]> {
  const fields = Map.groupBy(details, ({ field }) => fieldName(field))
  return Object.fromEntries([...fields].map(([field, faults]) => [field, faults.map(messageOf)]))
}

/** A sentence on its own says which field it is about. */
function sentenceOf(fault: FieldFault): string {
  const name = fieldName(fault.field)
  const message = messageOf(fault)
  return message.startsWith(`${name}: `) ? message : `${name}: ${message}`
}

/** Wordings of the vendor's that say less than ours, or would repeat the vendor's name of the field. */
function messageOf({ message }: FieldFault): string {
  if (message.startsWith("Object didn't pass validation for format email:")) {
    return 'Give an e-mail address such as alice@example.com.'
  }
  return message.startsWith('Missing required property: ') ? 'This is required.' : message
}

/** The core names fields as the vendor's API does; here they are in camel case. Keys inside metadata stay as they are. */
function fieldName(field: string): string {
  const [root = '', ...path] = field.split('.')
  return [root.replace(/(?<=[a-z])_([a-z])/g, (_, letter: string) => letter.toUpperCase()), ...path].join('.')
}

/** What Fastify refuses before a route is reached: too large, of a wrong type, cut short. */
function transportProblem(status: number): Problem {
  const code = 'invalid_input'
  if (status === 413) return { status, code, detail: 'The body is larger than this call takes.' }
  if (status === 414) return { status, code, detail: 'The address is too long. Shorten the search.' }
  if (status === 415) return { status, code, detail: 'Send the body as application/json.' }
  return { status, code, detail: 'The request could not be read.' }
}
