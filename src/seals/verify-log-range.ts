// Every event of a stretch of the log held against what was sealed: its content, its signature, and its place in the tree
// below the signed checkpoint. Slow by nature, so it says how far it is and leaves the process to others in between.
import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { GrowingTree } from '../sealed-log/merkle-tree.ts'
import type { NoteKey } from '../sealed-log/signed-note.ts'
import {
  type BrokenEvent,
  brokenEvent,
  checkpointFaults,
  insertedEvent,
  type LogIntegrityDeps,
  type LogState,
} from './log-integrity.ts'
import { openLogKey } from './log-key.ts'
import { otherThanKept } from './outside-anchor.ts'
import type { SealStore, StoredCheckpoint } from './seal-store.ts'
import {
  type Covering,
  type Loss,
  lossesIn,
  missingEvents,
  noteKeyOf,
  type SealFault,
  sealedEventFaults,
  uncoveredLosses,
} from './sealed-event-faults.ts'
import { treeFaults } from './tree-faults.ts'

/** Sequences, both with it; what is left out is open. */
export interface LogRange {
  readonly from?: number
  readonly to?: number
}

export interface RangeReport {
  readonly state: LogState
  readonly from: number | null
  readonly to: number | null
  /** How many events were looked at. */
  readonly verified: number
  /** How many of them have lost content that a signed erasure or retention took. */
  readonly erased: number
  /** How many events the log holds, and the newest checkpoint stands for. */
  readonly size: number
  readonly checkpointSize: number
  readonly faultCount: number
  /** The first ones. */
  readonly faults: readonly string[]
  readonly brokenAt: BrokenEvent | null
  /** The first numbers at which something is wrong. */
  readonly brokenEvents: readonly number[]
}

export type Progress = (verified: number, of: number) => Promise<void>

const readAtOnce = 500
/** Some milliseconds of signatures. */
const checkedInOneGo = 50
const faultsShown = 50
export const brokenEventsTold = 50

/** Stops early, and says so as `incomplete`, when it is told to. */
export async function verifyLogRange(
  deps: LogIntegrityDeps,
  range: LogRange,
  onProgress: Progress,
  stop: AbortSignal,
): Promise<RangeReport> {
  const { seals } = deps
  const key = await openLogKey(deps)
  const noteKey = noteKeyOf(key)
  const kept = await otherThanKept(seals, deps, key, 'each')
  const keptFaults = kept === null ? [] : [{ sequence: null, sentence: kept }]
  const checkpoint = await seals.checkpoint()
  const size = await seals.size()
  const checkpointSize = checkpoint?.size ?? 0
  const from = Math.max(1, range.from ?? 1)
  const to = Math.min(size, range.to ?? size)
  if (from > to || checkpoint === null) return nothingVerified({ size, checkpointSize }, keptFaults)
  const isWhole = from === 1 && to === size
  const isThere = checkpointSize <= size
  const walked = await walkEvents({ seals, noteKey, onProgress, stop }, { from, to }, isWhole ? checkpoint : null)
  const later = walked.losses.length === 0 ? [] : await seals.coverings(to)
  const uncovered = uncoveredLosses(noteKey, walked.losses, [...walked.coverings, ...later])
  const strays = isWhole && !stop.aborted ? await seals.strays(0) : []
  const faults = [
    ...keptFaults,
    ...walked.faults,
    ...uncovered,
    ...strays.map(insertedEvent),
    ...(isThere ? await checkpointFaults(seals, key, checkpoint) : []),
    ...(isThere && !isWhole ? await treeFaults(seals, from, Math.min(to, checkpointSize)) : []),
  ]
  const isShort = stop.aborted || !isThere
  return {
    state: faults.length > 0 ? 'broken' : isShort ? 'incomplete' : 'intact',
    from,
    to,
    verified: walked.verified,
    erased: walked.losses.length,
    size,
    checkpointSize,
    brokenAt: walked.firstBroken ?? brokenEvent(uncovered, []),
    ...told(faults),
  }
}

function nothingVerified(
  sizes: Pick<RangeReport, 'size' | 'checkpointSize'>,
  keptFaults: readonly SealFault[],
): RangeReport {
  const withoutFaults = sizes.checkpointSize > sizes.size ? 'incomplete' : 'not-available'
  const state = keptFaults.length > 0 ? 'broken' : withoutFaults
  return { state, from: null, to: null, verified: 0, erased: 0, ...sizes, brokenAt: null, ...told(keptFaults) }
}

function told(faults: readonly SealFault[]): Pick<RangeReport, 'faultCount' | 'faults' | 'brokenEvents'> {
  const numbers = new Set(faults.flatMap(({ sequence }) => (sequence === null ? [] : [sequence])))
  return {
    faultCount: faults.length,
    faults: faults.slice(0, faultsShown).map(({ sentence }) => sentence),
    brokenEvents: [...numbers].sort((one, other) => one - other).slice(0, brokenEventsTold),
  }
}

interface Walk {
  readonly seals: SealStore
  readonly noteKey: NoteKey
  readonly onProgress: Progress
  readonly stop: AbortSignal
}

interface Walked {
  readonly faults: readonly SealFault[]
  readonly losses: readonly Loss[]
  readonly coverings: readonly Covering[]
  readonly firstBroken: BrokenEvent | null
  readonly verified: number
}

/** Each by itself; and where all are walked, their tree against the checkpoint, which is null for a part of them. */
async function walkEvents(
  { seals, noteKey, onProgress, stop }: Walk,
  { from, to }: { readonly from: number; readonly to: number },
  checkpoint: StoredCheckpoint | null,
): Promise<Walked> {
  const retained = await seals.retainedUntil()
  const faults: SealFault[] = []
  const losses: Loss[] = []
  const coverings: Covering[] = []
  const tree = new GrowingTree()
  let firstBroken: BrokenEvent | null = null
  let verified = 0
  for (let next = from; next <= to && !stop.aborted; next += readAtOnce) {
    const end = Math.min(to, next + readAtOnce - 1)
    const events = await seals.read(next, end)
    const found = missingEvents(next, end, events)
    for (const [place, event] of events.entries()) {
      found.push(...sealedEventFaults(noteKey, event, retained))
      if (event.logged?.covers != null) coverings.push({ sequence: event.sequence, covers: event.logged.covers })
      // A tree with a gap has another root, and the gap is told of by its number.
      if (checkpoint !== null && tree.size === event.sequence - 1) {
        tree.add(event.leafHash)
        if (tree.size === checkpoint.size && !tree.root.equals(checkpoint.root)) found.push(otherRoot(tree.size))
      }
      if (place % checkedInOneGo === 0) await yieldToOthers()
    }
    losses.push(...lossesIn(events))
    firstBroken ??= brokenEvent(found, events)
    faults.push(...found)
    verified += events.length
    await onProgress(verified, to - from + 1)
  }
  return { faults, losses, coverings, firstBroken, verified }
}

function otherRoot(size: number): SealFault {
  return { sequence: null, sentence: `The events do not give the root of the checkpoint of ${size} events.` }
}
