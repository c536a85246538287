// The header `Idempotency-Key` of whatever changes something: read here once for all faces (docs/idempotency.md).
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { type AnswerOnceDeps, answerOnce, type Outcome } from '../idempotency/answer-once.ts'
import type { Answer as KeptAnswer } from '../idempotency/kept-answer.ts'
import type { Actor } from '../kernel/actor.ts'
import { invalidField, RollcallError } from '../kernel/errors.ts'
import { statusOfKind } from './error-status.ts'

/** A directory that can do the work of a whole request in one transaction. */
interface Whole<Directory> extends Pick<AnswerOnceDeps, 'sealer' | 'clock'> {
  readonly stores: Pick<AnswerOnceDeps, 'idempotency'>
  asOne<Result>(work: (within: (directory: Directory) => Directory) => Promise<Result>): Promise<Result>
}

interface Answer {
  readonly status: number
  readonly body?: unknown
  readonly json?: string
  readonly headers?: Readonly<Record<string, string>>
}

interface Asked<Directory> {
  readonly directory: Directory
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  /** Null where the header has no meaning. */
  readonly actor: Actor | null
  readonly wakeJobs: () => void
}

/** How the work is done: on which directory, and whom to tell of jobs. */
interface Doing<Directory> {
  readonly within: (directory: Directory) => Directory
  readonly wakeJobs: () => void
}

/** As much of a face's route as tells whether the header has a meaning there. */
interface KeyedRoute {
  readonly method: string
  readonly access?: unknown
  readonly takesStream?: boolean
  readonly answerType?: string
}

/**
 * Where something may change and somebody is known. What is read or answered as it comes cannot be held against the first
 * time, nor answered again.
 */
export function takesIdempotencyKey({ method, access, takesStream, answerType }: KeyedRoute): boolean {
  return method !== 'GET' && access !== 'public' && takesStream !== true && answerType === undefined
}

/** Without the header it is the work and nothing else. */
export async function oncePerKey<Directory extends Whole<Directory>>(
  { directory, request, reply, actor, wakeJobs }: Asked<Directory>,
  work: (doing: Doing<Directory>) => Promise<Answer>,
): Promise<Answer> {
  const key = actor === null ? undefined : readKey(request)
  if (key === undefined || actor === null) return work({ within: (same) => same, wakeJobs })
  const asked = { key, principal: principalOf(actor), request: whatIsAsked(request) }
  let hasJobs = false
  const outcome = await directory.asOne<Outcome>((within) => {
    const own = within(directory)
    const deps = { idempotency: own.stores.idempotency, sealer: own.sealer, clock: own.clock }
    // A job is there for others only when all of this is.
    const doing = {
      within,
      wakeJobs: () => {
        hasJobs = true
      },
    }
    return answerOnce(deps, asked, isRefusal, async () => asText(await work(doing)))
  })
  if (hasJobs) wakeJobs()
  if (outcome.kind === 'refused') throw outcome.fault
  if (outcome.kind === 'replayed') reply.header('idempotent-replayed', 'true')
  const { status, headers, body } = outcome.answer
  return { status, headers, ...(body === null ? {} : { body }) }
}

const visible = '^[!-~]{1,255}$'

/** The header as the API description has it. */
export const idempotencyKey = Type.String({
  minLength: 1,
  maxLength: 255,
  pattern: visible,
  description:
    'A new one for each thing to be done, such as a UUID. The same request with its key is done once within 24 hours: ' +
    'later it has the same answer, with `Idempotent-Replayed: true`. Refusals are not kept.',
})

function readKey({ headers }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key === 'string' && new RegExp(visible).test(key)) return key
  throw invalidField('Idempotency-Key', 'The header holds 1 to 255 visible ASCII characters, such as a UUID.')
}

const principalOf = ({ kind, id, organizationId }: Actor) => [kind, id, organizationId ?? '']

function whatIsAsked({ method, url, body }: FastifyRequest): string[] {
  return [method, url, body === undefined ? '' : JSON.stringify(body)]
}

/** What the caller has to change; everything else may pass by itself, and then all of it is taken back. */
function isRefusal(fault: unknown): boolean {
  if (fault instanceof RollcallError) return statusOfKind[fault.kind] < 500
  const { status } = fault as { readonly status?: unknown }
  return typeof status === 'number' && status >= 400 && status < 500
}

function asText({ status, body, json, headers = {} }: Answer): KeptAnswer {
  const text = json ?? (typeof body === 'string' ? body : JSON.stringify(body))
  return { status, headers, body: text ?? null }
}
