// The sealed log of the audit: what anybody needs who verifies it without us.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Static, Type } from 'typebox'
import type { Directory } from '../../../directory.ts'
import { RollcallError } from '../../../kernel/errors.ts'
import { keyText } from '../../../sealed-log/signed-note.ts'
import { logAlert } from '../../../seals/acknowledge-faults.ts'
import { proveConsistency, proveInclusion } from '../../../seals/audit-proofs.ts'
import { beginExport, exportLog } from '../../../seals/export-log.ts'
import { logIntegrity, logStates } from '../../../seals/log-integrity.ts'
import { openLogKey } from '../../../seals/log-key.ts'
import { anchorStates } from '../../../seals/outside-anchor.ts'
import type { StoredCheckpoint } from '../../../seals/seal-store.ts'
import { walkEveryMinutes } from '../../../seals/walk-log.ts'
import { closed, count, flag, orNull, text, textOrNull, timestamp, timestampOrNull } from '../answers.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'
import { auditAsked, logParameter } from './audit-log.ts'

const number = (description: string) => Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER, description })

const listQuery = Type.Object(
  {
    below: Type.Optional(number('Only checkpoints of fewer events.')),
    pageSize: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, description: 'A whole number from 1 to 200.' })),
  },
  { additionalProperties: false },
)
const inclusionQuery = Type.Object(
  { sequence: number('The number of an event.'), size: number('The size of a checkpoint.') },
  { additionalProperties: false },
)
const consistencyQuery = Type.Object(
  { from: number('The size of the smaller checkpoint.'), to: number('The size of the larger.') },
  { additionalProperties: false },
)

const ofLogQuery = Type.Object(logParameter, { additionalProperties: false })

const checkpoint = closed({ size: count, root: text, at: timestamp, note: text }, 'AuditCheckpoint')
const hashes = Type.Array(text)
const state = Type.Enum([...logStates])
export const brokenEvent = orNull(closed({ sequence: count, at: timestampOrNull, type: textOrNull }))
const lastPass = closed({ at: timestamp, by: text, from: count, to: count, events: count, state, faults: count })
const stretch = closed({ from: count, to: count, foundAt: timestamp })
const integrity = closed(
  {
    state,
    summary: text,
    firstSequence: orNull(count),
    lastSequence: orNull(count),
    checkpoint: orNull(checkpoint),
    unsealed: count,
    unchained: count,
    verifiedFrom: orNull(count),
    faults: Type.Array(text),
    brokenAt: brokenEvent,
    lastPass: orNull(lastPass),
    // What was found broken and not found intact since, and who knows of it.
    alert: closed({
      found: Type.Array(stretch),
      isCalling: flag,
      acknowledged: orNull(closed({ at: timestamp, by: text, reason: text })),
    }),
    // Verified without anybody asking: the last number of the newest stretch, and when all of it was.
    walk: closed({ until: count, at: timestampOrNull, nextAt: timestampOrNull, wholeAt: timestampOrNull }),
    // The last number whose content retention took.
    retainedUntil: count,
    // How many events the longest checkpoint beside the database stands for.
    keptSize: orNull(count),
    // The longest head in the file outside, where AUDIT_ANCHOR_FILE names one.
    anchor: orNull(closed({ state: Type.Enum([...anchorStates]), size: orNull(count), at: timestampOrNull })),
  },
  'AuditIntegrity',
)

export const auditSealRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/audit/checkpoints',
    access: ['read:audit'],
    query: listQuery,
    summary: 'List checkpoints of the audit',
    answers: { 200: closed({ data: Type.Array(checkpoint) }) },
    handle: list,
  },
  {
    method: 'GET',
    path: '/audit/checkpoint',
    access: ['read:audit'],
    summary: 'Get the newest checkpoint of the audit',
    answers: { 200: checkpoint },
    handle: async ({ directory }: Call) => ok(checkpointJson(await newest(directory))),
  },
  {
    method: 'GET',
    path: '/audit/checkpoint/note',
    access: ['read:audit'],
    query: ofLogQuery,
    summary: 'Get the newest checkpoint of the audit as a signed note',
    answers: { 200: Type.String() },
    answerType: 'text/plain',
    handle: note,
  },
  {
    method: 'GET',
    path: '/audit/key',
    access: ['read:audit'],
    query: ofLogQuery,
    summary: 'Get the public key of the audit',
    answers: { 200: closed({ origin: text, key: text }) },
    handle: key,
  },
  {
    method: 'GET',
    path: '/audit/proofs/inclusion',
    access: ['read:audit'],
    query: inclusionQuery,
    summary: 'Prove that the audit holds an event',
    answers: { 200: closed({ sequence: count, size: count, leafHash: text, hashes }) },
    handle: inclusion,
  },
  {
    method: 'GET',
    path: '/audit/proofs/consistency',
    access: ['read:audit'],
    query: consistencyQuery,
    summary: 'Prove that the audit went on from an earlier checkpoint',
    answers: { 200: closed({ from: count, to: count, hashes }) },
    handle: consistency,
  },
  {
    method: 'GET',
    path: '/audit/integrity',
    access: ['read:audit'],
    query: ofLogQuery,
    summary: 'Check the audit',
    answers: { 200: integrity },
    handle: check,
  },
  {
    method: 'GET',
    path: '/audit/export',
    access: ['export:audit'],
    query: ofLogQuery,
    summary: 'Export the audit',
    answers: { 200: Type.String({ description: 'A JSON object a line.' }) },
    answerType: 'application/x-ndjson',
    handle: exportAudit,
  },
]

async function list({ query, directory }: Call<Static<typeof listQuery>>): Promise<Answer> {
  const { below = null, pageSize = 20 } = query
  return ok({ data: (await directory.stores.seals.listCheckpoints(below, pageSize)).map(checkpointJson) })
}

async function note(call: Call<Static<typeof ofLogQuery>>): Promise<Answer> {
  await call.reply.type('text/plain; charset=utf-8').send((await newest(auditAsked(call))).note)
  return ok(undefined)
}

async function key(call: Call<Static<typeof ofLogQuery>>): Promise<Answer> {
  const { stores, sealer } = auditAsked(call)
  const { origin, publicKey } = await openLogKey({ ...stores, sealer })
  return ok({ origin, key: keyText(origin, publicKey) })
}

async function inclusion({ query, directory }: Call<Static<typeof inclusionQuery>>): Promise<Answer> {
  const proof = await proveInclusion(directory.stores.seals, query.sequence, query.size)
  return ok({ ...proof, leafHash: base64(proof.leafHash), hashes: proof.hashes.map(base64) })
}

async function consistency({ query, directory }: Call<Static<typeof consistencyQuery>>): Promise<Answer> {
  const { from, to } = query
  return ok({ from, to, hashes: (await proveConsistency(directory.stores.seals, from, to)).map(base64) })
}

async function check(call: Call<Static<typeof ofLogQuery>>): Promise<Answer> {
  const log = auditAsked(call)
  const found = await logIntegrity({ ...log.stores, ...log })
  const shown = found.checkpoint === null ? null : checkpointJson(found.checkpoint)
  const { seals, auditSearch } = log.stores
  const { found: broken, calling, acknowledged } = await logAlert(auditSearch)
  const { until, at, wholeAt } = await seals.walk()
  return ok({
    ...found,
    checkpoint: shown,
    lastPass: await lastVerification(log),
    alert: {
      found: broken.map(({ from, to, foundAt }) => ({ from, to, foundAt })),
      isCalling: calling.length > 0,
      acknowledged,
    },
    walk: { until, at, nextAt: at === null ? null : new Date(at.getTime() + walkEveryMinutes * minuteMs), wholeAt },
    retainedUntil: await seals.retainedUntil(),
  })
}

const minuteMs = 60_000

/** The newest pass that somebody made and that was recorded. */
async function lastVerification({ stores }: Directory) {
  const newest = { kind: 'cursor', after: null, limit: 1, withTotal: false } as const
  const [event] = (await stores.auditSearch.search({ types: ['audit.verified'] }, newest)).items
  if (event === undefined) return null
  const { from, to, events, state: found, faults } = event.details
  return { at: event.at, by: event.actor.name, from, to, events, state: found, faults }
}

/** What can be refused is refused before the first byte; what breaks later breaks the download off. */
async function exportAudit(call: Call<Static<typeof ofLogQuery>>): Promise<Answer> {
  const { actor, reply } = call
  const directory = auditAsked(call)
  const begun = await beginExport(directory, actor)
  reply.header('content-type', 'application/x-ndjson; charset=utf-8')
  reply.header('content-disposition', 'attachment; filename="audit.ndjson"')
  reply.hijack()
  reply.raw.writeHead(200, reply.getHeaders() as Record<string, string>)
  try {
    await pipeline(Readable.from(exportLog(directory.stores.seals, begun), { objectMode: false }), reply.raw)
  } catch (fault) {
    reply.log.warn({ err: fault }, 'an export of the audit broke off')
  }
  return ok(undefined)
}

async function newest({ stores }: Directory): Promise<StoredCheckpoint> {
  const found = await stores.seals.checkpoint()
  if (found !== null) return found
  throw new RollcallError(
    'event_not_found',
    'There is no checkpoint yet. The first comes within a second of the first event.',
  )
}

function checkpointJson({ size, root, at, note: signed }: StoredCheckpoint) {
  return { size, root: base64(root), at, note: signed }
}

function base64(hash: Buffer): string {
  return hash.toString('base64')
}
