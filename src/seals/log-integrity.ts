// How the log stands, in a moment: what is newest is verified event by event, the rest by the root. Whether every old
// event is still what was sealed says an export, offline.
import { eventFaults } from '../sealed-log/event-faults.ts'
import { rootOf, subtreesOf } from '../sealed-log/merkle-tree.ts'
import { keyText, readCheckpoints, readKey } from '../sealed-log/signed-note.ts'
import { lineOf } from './export-log.ts'
import { type LogKey, type LogKeyDeps, openLogKey } from './log-key.ts'
import type { SealStore, StoredCheckpoint } from './seal-store.ts'

export interface LogIntegrity {
  /** `incomplete`: events wait for their number for too long. `not-available`: there is nothing to judge yet. */
  readonly state: 'intact' | 'broken' | 'incomplete' | 'not-available'
  readonly firstSequence: number | null
  readonly lastSequence: number | null
  readonly checkpoint: StoredCheckpoint | null
  readonly unsealed: number
  /** From which number on each event was verified. */
  readonly verifiedFrom: number | null
  readonly faults: readonly string[]
}

const verifiedAtMost = 500

export async function logIntegrity(deps: LogKeyDeps): Promise<LogIntegrity> {
  const { seals } = deps
  // In this order: what comes meanwhile makes nothing look broken.
  const checkpoint = await seals.checkpoint()
  const last = await seals.size()
  const { count: unsealed, late } = await seals.waiting()
  if (last === 0 || checkpoint === null) {
    const isLate = late > 0
    const none = { firstSequence: null, lastSequence: null, checkpoint, unsealed, verifiedFrom: null, faults: [] }
    return { state: isLate ? 'incomplete' : 'not-available', ...none }
  }
  const key = await openLogKey(deps)
  const verifiedFrom = Math.max(1, last - verifiedAtMost + 1)
  const faults = [
    ...(await checkpointFaults(seals, key, checkpoint, last)),
    ...(await newestFaults(seals, key, verifiedFrom, last)),
  ]
  const state = faults.length > 0 ? 'broken' : late > 0 ? 'incomplete' : 'intact'
  return { state, firstSequence: 1, lastSequence: last, checkpoint, unsealed, verifiedFrom, faults }
}

async function checkpointFaults(
  seals: SealStore,
  { origin, publicKey }: LogKey,
  { size, root, note }: StoredCheckpoint,
  last: number,
): Promise<string[]> {
  if (size > last) return [`The newest checkpoint stands for ${size} events, and the log ends at ${last}.`]
  const noteKey = readKey(keyText(origin, publicKey))
  const [read] = noteKey === null ? [] : readCheckpoints(note, noteKey)
  if (read?.isSigned !== true || read.size !== size || !read.root.equals(root)) {
    return [`The checkpoint of ${size} events is not signed by the key of the log.`]
  }
  const computed = rootOf(await seals.hashes(subtreesOf({ start: 0, end: size })))
  return computed.equals(root) ? [] : [`The tree does not give the root of the checkpoint of ${size} events.`]
}

async function newestFaults(seals: SealStore, { origin }: LogKey, from: number, to: number): Promise<string[]> {
  const events = await seals.read(from, to)
  const there = new Set(events.map(({ sequence }) => sequence))
  const missing = Array.from({ length: to - from + 1 }, (_, place) => from + place).filter((one) => !there.has(one))
  const changed = events.flatMap((event) => {
    const line = lineOf(event)
    return 'commitments' in line ? eventFaults(origin, line).map((fault) => `Event ${line.sequence} ${fault}.`) : []
  })
  return [...missing.map((sequence) => `Event ${sequence} is missing.`), ...changed]
}
