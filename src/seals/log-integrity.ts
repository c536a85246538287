// How the log stands, in a moment: what is newest is verified event by event, the rest by the root, and all of it against a
// checkpoint that was kept beside the database and one outside. Whether every old event still is what was sealed says
// verifyLogRange.
import type { AuditSearchStore } from '../audit/audit-search.ts'
import { readCheckpoints } from '../sealed-log/signed-note.ts'
import { type LogKey, type LogKeyDeps, openLogKey } from './log-key.ts'
import { type AnchorStanding, anchorFinding, type KeptCheckpoints, knowingLoss } from './outside-anchor.ts'
import { longestKept, rolledBackBefore } from './rolled-back.ts'
import type { SealedEvent, SealStore, StoredCheckpoint } from './seal-store.ts'
import {
  lossesIn,
  missingEvents,
  noteKeyOf,
  type SealFault,
  sealedEventFaults,
  uncoveredLosses,
} from './sealed-event-faults.ts'
import { storedRoot } from './stored-hashes.ts'

export interface LogIntegrityDeps extends LogKeyDeps, KeptCheckpoints {
  readonly auditSearch: Pick<AuditSearchStore, 'search'>
}

/**
 * `incomplete`: events wait for their number for too long, or the newest are gone that a checkpoint stands for.
 * `not-available`: there is nothing to judge yet.
 */
export const logStates = ['intact', 'broken', 'incomplete', 'not-available'] as const
export type LogState = (typeof logStates)[number]

export interface LogIntegrity {
  readonly state: LogState
  /** The state in words. */
  readonly summary: string
  readonly firstSequence: number | null
  readonly lastSequence: number | null
  readonly checkpoint: StoredCheckpoint | null
  readonly unsealed: number
  /** Events that no chain holds, where there is no chain at all. */
  readonly unchained: number
  /** From which number on each event was verified. */
  readonly verifiedFrom: number | null
  readonly faults: readonly string[]
  /** The first of the faults that has a place in the log. */
  readonly brokenAt: BrokenEvent | null
  /** How many events the longest checkpoint stands for that is kept beside the database. */
  readonly keptSize: number | null
  /** Null where no file outside is named. */
  readonly anchor: AnchorStanding | null
}

/** What the directory says of an event that does not fit; of one that is gone there is the number alone. */
export interface BrokenEvent {
  readonly sequence: number
  readonly at: Date | null
  readonly type: string | null
}

const verifiedAtMost = 500

export async function logIntegrity(deps: LogIntegrityDeps): Promise<LogIntegrity> {
  const { seals, witness, anchor } = deps
  const key = await openLogKey(deps)
  // In this order: what comes meanwhile makes nothing look broken.
  const keptCheckpoint = await longestKept(witness, key)
  const kept = await rolledBackBefore(seals, keptCheckpoint)
  const anchored = await anchorFinding(seals, anchor, key, 'longest')
  const checkpoint = await seals.checkpoint()
  const last = await seals.size()
  const { count: unsealed, late } = await seals.waiting()
  const cutOff = Math.max(0, (checkpoint?.size ?? 0) - last)
  const isThere = last > 0 && checkpoint !== null
  const verifiedFrom = isThere ? Math.max(1, last - verifiedAtMost + 1) : null
  const newest = verifiedFrom === null ? nothing : await newestFaults(seals, key, verifiedFrom, last)
  const found = [
    ...[...new Set([kept, anchored?.fault ?? null])].flatMap((sentence) =>
      sentence === null ? [] : [ofLog(sentence)],
    ),
    ...(isThere && cutOff === 0 ? await checkpointFaults(seals, key, checkpoint) : []),
    ...newest.faults,
  ]
  const state =
    found.length > 0 ? 'broken' : late > 0 || cutOff > 0 ? 'incomplete' : isThere ? 'intact' : 'not-available'
  const unchained = state === 'not-available' ? (await seals.strays(0)).length : 0
  const summary = {
    broken: `The audit is not what was sealed: ${found.length} ${found.length === 1 ? 'fault was' : 'faults were'} found.`,
    incomplete:
      cutOff > 0
        ? `The newest ${cutOff} events are missing: a signed checkpoint stands for ${checkpoint?.size} events, and the log ends at ${last}.`
        : `${late} events have waited for their number for more than ten seconds.`,
    intact: `Events ${verifiedFrom} to ${last} are what was sealed, and the root of everything before them fits.`,
    'not-available':
      unchained === 0
        ? 'There is no checkpoint yet, and so nothing to judge.'
        : `These ${unchained} events were written before chaining was on. They can't be checked.`,
  }[state]
  const [firstSequence, lastSequence] = isThere ? [1, last] : [null, null]
  const faults = found.map(({ sentence }) => sentence)
  const brokenAt = brokenEvent(found, newest.events)
  return {
    state,
    summary,
    firstSequence,
    lastSequence,
    checkpoint,
    unsealed,
    unchained,
    verifiedFrom,
    faults,
    brokenAt,
    keptSize: keptCheckpoint?.size ?? null,
    anchor: await knowingLoss(deps.auditSearch, anchored?.standing ?? null),
  }
}

const nothing = { faults: [], events: [] } as const

export function brokenEvent(faults: readonly SealFault[], events: readonly SealedEvent[]): BrokenEvent | null {
  const sequence = faults.reduce<number | null>(
    (first, fault) => (fault.sequence === null || (first !== null && first <= fault.sequence) ? first : fault.sequence),
    null,
  )
  if (sequence === null) return null
  const event = events.find((one) => one.sequence === sequence)?.logged?.event
  return { sequence, at: event?.at ?? null, type: event?.type ?? null }
}

export async function checkpointFaults(
  seals: SealStore,
  key: LogKey,
  { size, root, note }: StoredCheckpoint,
): Promise<SealFault[]> {
  const [read] = readCheckpoints(note, noteKeyOf(key))
  if (read?.isSigned !== true || read.size !== size || !read.root.equals(root)) {
    return [ofLog(`The checkpoint of ${size} events is not signed by the key of the log.`)]
  }
  const computed = await storedRoot(seals, size)
  if (computed === null)
    return [ofLog(`The tree lacks hashes that the root of the checkpoint of ${size} events is made of.`)]
  return computed.equals(root) ? [] : [ofLog(`The tree does not give the root of the checkpoint of ${size} events.`)]
}

async function newestFaults(
  seals: SealStore,
  key: LogKey,
  from: number,
  to: number,
): Promise<{ readonly faults: readonly SealFault[]; readonly events: readonly SealedEvent[] }> {
  const noteKey = noteKeyOf(key)
  const events = await seals.read(from, to)
  // Read after them: what was taken in between is told of by then.
  const firstId = Math.min(Number.MAX_SAFE_INTEGER, ...events.flatMap(({ logged }) => logged?.event.id ?? []))
  const waiting = await seals.waitingCovers(firstId)
  const retained = await seals.retainedUntil()
  const strays = await seals.strays(firstId)
  const coverings = [
    ...events.flatMap(({ sequence, logged }) => (logged?.covers == null ? [] : [{ sequence, covers: logged.covers }])),
    ...waiting.map((covers) => ({ sequence: Number.MAX_SAFE_INTEGER, covers })),
  ]
  const faults = [
    ...missingEvents(from, to, events),
    ...events.flatMap((event) => sealedEventFaults(noteKey, event, retained)),
    ...uncoveredLosses(noteKey, lossesIn(events), coverings),
    ...strays.map(insertedEvent),
  ]
  return { faults, events }
}

export function insertedEvent(id: number): SealFault {
  return ofLog(`Event ${id} was inserted: it stands in the directory and was never sealed.`)
}

function ofLog(sentence: string): SealFault {
  return { sequence: null, sentence }
}
