// How the log stands, in a moment: what is newest is verified event by event, the rest by the root, and all of it against a
// checkpoint that was kept beside the database. Whether every old event is still what was sealed says an export, offline.
import { type KeyObject, verify } from 'node:crypto'
import { missingCovers } from '../sealed-log/covered-fields.ts'
import { eventFaults, lackingFields } from '../sealed-log/event-faults.ts'
import { type Covers, coversStatement, leafStatement } from '../sealed-log/leaf.ts'
import { rootOf, subtreesOf } from '../sealed-log/merkle-tree.ts'
import { keyText, type NoteKey, readCheckpoints, readKey } from '../sealed-log/signed-note.ts'
import type { CheckpointWitness } from './checkpoint-witness.ts'
import { lineOf } from './export-log.ts'
import { type LogKey, type LogKeyDeps, openLogKey } from './log-key.ts'
import { rolledBack } from './rolled-back.ts'
import type { SealedEvent, SealStore, StoredCheckpoint } from './seal-store.ts'

export interface LogIntegrityDeps extends LogKeyDeps {
  readonly witness: CheckpointWitness | null
}

export interface LogIntegrity {
  /** `incomplete`: events wait for their number for too long. `not-available`: there is nothing to judge yet. */
  readonly state: 'intact' | 'broken' | 'incomplete' | 'not-available'
  /** The state in words. */
  readonly summary: string
  readonly firstSequence: number | null
  readonly lastSequence: number | null
  readonly checkpoint: StoredCheckpoint | null
  readonly unsealed: number
  /** From which number on each event was verified. */
  readonly verifiedFrom: number | null
  readonly faults: readonly string[]
}

const verifiedAtMost = 500

export async function logIntegrity(deps: LogIntegrityDeps): Promise<LogIntegrity> {
  const { seals, witness } = deps
  const key = await openLogKey(deps)
  // In this order: what comes meanwhile makes nothing look broken.
  const kept = await rolledBack(seals, witness, key)
  const checkpoint = await seals.checkpoint()
  const last = await seals.size()
  const { count: unsealed, late } = await seals.waiting()
  const isThere = last > 0 && checkpoint !== null
  const verifiedFrom = isThere ? Math.max(1, last - verifiedAtMost + 1) : null
  const faults = [
    ...(kept === null ? [] : [kept]),
    ...(isThere ? await checkpointFaults(seals, key, checkpoint, last) : []),
    ...(verifiedFrom === null ? [] : await newestFaults(seals, key, verifiedFrom, last)),
  ]
  const state = faults.length > 0 ? 'broken' : late > 0 ? 'incomplete' : isThere ? 'intact' : 'not-available'
  const summary = {
    broken: `The audit is not what was sealed: ${faults.length} ${faults.length === 1 ? 'fault was' : 'faults were'} found.`,
    incomplete: `${late} events have waited for their number for more than ten seconds.`,
    intact: `Events ${verifiedFrom} to ${last} are what was sealed, and the root of everything before them fits.`,
    'not-available': 'There is no checkpoint yet, and so nothing to judge.',
  }[state]
  const [firstSequence, lastSequence] = isThere ? [1, last] : [null, null]
  return { state, summary, firstSequence, lastSequence, checkpoint, unsealed, verifiedFrom, faults }
}

async function checkpointFaults(
  seals: SealStore,
  key: LogKey,
  { size, root, note }: StoredCheckpoint,
  last: number,
): Promise<string[]> {
  if (size > last) return [`The newest checkpoint stands for ${size} events, and the log ends at ${last}.`]
  const [read] = readCheckpoints(note, noteKeyOf(key))
  if (read?.isSigned !== true || read.size !== size || !read.root.equals(root)) {
    return [`The checkpoint of ${size} events is not signed by the key of the log.`]
  }
  const computed = rootOf(await seals.hashes(subtreesOf({ start: 0, end: size })))
  return computed.equals(root) ? [] : [`The tree does not give the root of the checkpoint of ${size} events.`]
}

async function newestFaults(seals: SealStore, key: LogKey, from: number, to: number): Promise<string[]> {
  const events = await seals.read(from, to)
  // Read after them: what was taken in between is told of by then.
  const firstId = Math.min(...events.map(({ logged }) => logged?.event.id ?? Number.MAX_SAFE_INTEGER))
  const waiting = await seals.waitingCovers(firstId)
  const retained = await seals.retainedUntil()
  const strays = await seals.strays(firstId)
  const { publicKey } = noteKeyOf(key)
  const there = new Set(events.map(({ sequence }) => sequence))
  const missing = Array.from({ length: to - from + 1 }, (_, place) => from + place).filter((one) => !there.has(one))
  return [
    ...missing.map((sequence) => `Event ${sequence} is missing.`),
    ...events.flatMap((event) => faultsOf(key.origin, publicKey, event, retained)),
    ...lostFaults(key.origin, publicKey, events, waiting),
    ...strays.map((id) => `Event ${id} was inserted: it stands in the directory and was never sealed.`),
  ]
}

function faultsOf(origin: string, publicKey: KeyObject, event: SealedEvent, retained: number): string[] {
  const { sequence, leafHash, signature, logged } = event
  const line = lineOf(event)
  const isSigned = verify(null, leafStatement(origin, sequence, leafHash), publicKey, signature)
  const isGone = logged === null && sequence > retained
  return [
    ...(isSigned ? [] : [`Event ${sequence} is not what was sealed: the signature does not fit.`]),
    ...(isGone ? [`Event ${sequence} has lost its content, and its time was not over.`] : []),
    ...('commitments' in line ? eventFaults(origin, line).map((fault) => `Event ${sequence} ${fault}.`) : []),
  ]
}

/** What is lacking though no signed erasure or retention says that it was taken. */
function lostFaults(
  origin: string,
  publicKey: KeyObject,
  events: readonly SealedEvent[],
  waiting: readonly Covers[],
): string[] {
  const isSigned = (covers: Covers) =>
    verify(null, coversStatement(origin, covers), publicKey, Buffer.from(covers.signature, 'base64url'))
  const coverings = [
    ...events.map(({ sequence, logged }) => ({ sequence, covers: logged?.covers ?? null })),
    ...waiting.map((covers) => ({ sequence: Number.MAX_SAFE_INTEGER, covers })),
  ].filter((one): one is { sequence: number; covers: Covers } => one.covers !== null && isSigned(one.covers))
  const lacking = events.flatMap((event) => {
    const line = lineOf(event)
    const fields = 'commitments' in line ? lackingFields(line) : ['*']
    return fields.length === 0 ? [] : [{ sequence: event.sequence, fields }]
  })
  return missingCovers(lacking, coverings).map(({ sequence, fields }) => {
    const what = fields.includes('*') ? 'its content' : fields.join(', ')
    return `Event ${sequence} has lost ${what}, and no signed erasure or retention covers that.`
  })
}

function noteKeyOf({ origin, publicKey }: LogKey): NoteKey {
  const key = readKey(keyText(origin, publicKey))
  if (key === null) throw new Error('the key of the audit cannot be read')
  return key
}
