// The log verified while somebody watches: lines of progress, then the result. One event is proven in a moment.
import { type Static, Type } from 'typebox'
import type { Directory } from '../../../directory.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { invalidField } from '../../../kernel/errors.ts'
import { acknowledgeFaults } from '../../../seals/acknowledge-faults.ts'
import { compareCheckpoint, comparisons } from '../../../seals/compare-checkpoint.ts'
import { logStates } from '../../../seals/log-integrity.ts'
import { proveEvent } from '../../../seals/prove-event.ts'
import { recordVerification } from '../../../seals/record-verification.ts'
import { type LogRange, type RangeReport, verifyLogRange } from '../../../seals/verify-log-range.ts'
import { closed, count, orNull, text, textOrNull, timestampOrNull } from '../answers.ts'
import { moment, readMoment } from '../moment.ts'
import { reasonFor } from '../reason.ts'
import { type Answer, type Call, noContent, ok, type Route } from '../route.ts'
import { presentEvent } from './audit-events.ts'
import { auditAsked, logParameter } from './audit-log.ts'

const number = (description: string) =>
  Type.Optional(Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER, description }))

const verifyBody = Type.Object(
  {
    ...logParameter,
    from: number('The number of the first event.'),
    to: number('The number of the last event.'),
    since: Type.Optional(moment),
    until: Type.Optional(moment),
  },
  { additionalProperties: false },
)
type VerifyBody = Static<typeof verifyBody>

const compareBody = Type.Object(
  {
    ...logParameter,
    note: Type.String({ maxLength: 10_000, description: 'The text of a checkpoint, or its size and its root.' }),
  },
  { additionalProperties: false },
)

const acknowledgeBody = Type.Object(
  {
    ...logParameter,
    reason: reasonFor('Who looks into it, and how'),
  },
  { additionalProperties: false },
)

const proofQuery = Type.Object(logParameter, { additionalProperties: false })
const state = Type.Enum([...logStates])
const proof = closed(
  {
    state,
    sequence: orNull(count),
    sealedAt: timestampOrNull,
    leafHash: textOrNull,
    previousHash: textOrNull,
    checkpointSize: orNull(count),
    checkpointNote: textOrNull,
    hashes: Type.Array(text),
    faults: Type.Array(text),
  },
  'AuditEventProof',
)

export const auditVerifyRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/audit/integrity/verify',
    access: ['read:audit'],
    body: verifyBody,
    whilePaused: 'reads',
    summary: 'Verify the audit, event by event',
    answers: {
      200: Type.String({ description: 'JSON lines: verified and of, again and again, and last the result.' }),
    },
    answerType: 'application/x-ndjson',
    handle: verify,
  },
  {
    method: 'POST',
    path: '/audit/integrity/acknowledge',
    access: ['update:security_settings'],
    body: acknowledgeBody,
    stepUp: 'recent',
    summary: 'Acknowledge that the audit was found broken',
    answers: { 204: null },
    handle: acknowledge,
  },
  {
    method: 'POST',
    path: '/audit/checkpoints/compare',
    access: ['read:audit'],
    body: compareBody,
    whilePaused: 'reads',
    summary: 'Compare the audit with a checkpoint that was kept',
    answers: { 200: closed({ outcome: Type.Enum([...comparisons]), size: count, currentSize: count }) },
    handle: compare,
  },
  {
    method: 'GET',
    path: '/audit/events/:eventId/proof',
    access: ['read:audit'],
    query: proofQuery,
    summary: 'Prove an event of the audit',
    answers: { 200: proof },
    handle: prove,
  },
]

async function verify(call: Call<unknown, VerifyBody>): Promise<Answer> {
  const { actor, body, reply } = call
  const log = auditAsked({ ...call, query: body })
  const range = await rangeAsked(log, body)
  const leaving = new AbortController()
  reply.header('content-type', 'application/x-ndjson; charset=utf-8')
  reply.hijack()
  reply.raw.on('close', () => leaving.abort())
  reply.raw.writeHead(200, reply.getHeaders() as Record<string, string>)
  const tell = (line: object) => void reply.raw.write(`${JSON.stringify(line)}\n`)
  await inTurn(async () => {
    if (leaving.signal.aborted) return
    const report = await verified(log, range, tell, leaving.signal)
    if (!leaving.signal.aborted) tell({ result: await recorded(log, actor, report) })
  }).catch((fault: unknown) => reply.log.warn({ err: fault }, 'a verification of the audit broke off'))
  reply.raw.end()
  return ok(undefined)
}

async function verified(
  log: Directory,
  range: LogRange | null,
  tell: (line: object) => void,
  stop: AbortSignal,
): Promise<RangeReport> {
  // No event happened then: a stretch that begins behind the end says the same.
  const asked = range ?? { from: Number.MAX_SAFE_INTEGER }
  return verifyLogRange({ ...log.stores, ...log }, asked, async (done, of) => tell({ verified: done, of }), stop)
}

/** Null where no event happened in the span. */
async function rangeAsked({ stores }: Directory, { from, to, since, until }: VerifyBody): Promise<LogRange | null> {
  if (from !== undefined && to !== undefined && from > to) throw invalidField('to', 'It is not smaller than from.')
  const numbers = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
  if (since === undefined && until === undefined) return numbers
  if (from !== undefined || to !== undefined) throw invalidField('since', 'Name numbers or times, not both.')
  return stores.seals.sequencesIn(readMoment('since', since), readMoment('until', until))
}

async function recorded({ change }: Directory, actor: Actor, report: RangeReport): Promise<RangeReport> {
  await change((deps) => recordVerification(deps, actor, report))
  return report
}

let turn: Promise<unknown> = Promise.resolve()

/** Verifying takes a processor: one at a time is enough. */
function inTurn(work: () => Promise<void>): Promise<void> {
  const mine = turn.then(work)
  turn = mine.catch(() => undefined)
  return mine
}

async function acknowledge(call: Call<unknown, Static<typeof acknowledgeBody>>): Promise<Answer> {
  const { actor, body } = call
  await auditAsked({ ...call, query: body }).change((deps) => acknowledgeFaults(deps, actor, body.reason.trim()))
  return noContent
}

async function compare(call: Call<unknown, Static<typeof compareBody>>): Promise<Answer> {
  const { body } = call
  const { stores, sealer } = auditAsked({ ...call, query: body })
  return ok(await compareCheckpoint({ ...stores, sealer }, body.note))
}

async function prove(call: Call<Static<typeof proofQuery>>): Promise<Answer> {
  const { event, log } = await presentEvent(call)
  const { checkpoint, leafHash, previousHash, hashes, ...rest } = await proveEvent({ ...log.stores, ...log }, event.id)
  return ok({
    ...rest,
    leafHash: leafHash?.toString('base64') ?? null,
    previousHash: previousHash?.toString('base64') ?? null,
    checkpointSize: checkpoint?.size ?? null,
    checkpointNote: checkpoint?.note ?? null,
    hashes: hashes.map((hash) => hash.toString('base64')),
  })
}
