// Every event of a stretch of the log held against what was sealed: its content, its signature, and its place in the tree
// below the signed checkpoint. Slow by nature, so it says how far it is and leaves the process to others in between.
import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { GrowingTree } from '../sealed-log/merkle-tree.ts'
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
  const checkpoint = await seals.checkpoint()
  const size = await seals.size()
  const checkpointSize = checkpoint?.size ?? 0
  const from = Math.max(1, range.from ?? 1)
  const to = Math.min(size, range.to ?? size)
  const nothing = {
    from: null,
    to: null,
    verified: 0,
    erased: 0,
    size,
    checkpointSize,
    brokenAt: null,
    brokenEvents: [],
  }
  if (from > to || checkpoint === null) {
    if (kept !== null) return { ...nothing, state: 'broken', faultCount: 1, faults: [kept] }
    const state = checkpointSize > size ? 'incomplete' : 'not-available'
    return { ...nothing, state, faultCount: 0, faults: [] }
  }
  const isWhole = from === 1 && to === size
  const retained = await seals.retainedUntil()
  const faults: SealFault[] = kept === null ? [] : [{ sequence: null, sentence: kept }]
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
      if (isWhole && tree.size === event.sequence - 1) {
        tree.add(event.leafHash)
        if (tree.size === checkpointSize && !tree.root.equals(checkpoint.root)) found.push(otherRoot(tree.size))
      }
      if (place % checkedInOneGo === 0) await yieldToOthers()
    }
    losses.push(...lossesIn(events))
    firstBroken ??= brokenEvent(found, events)
    faults.push(...found)
    verified += events.length
    await onProgress(verified, to - from + 1)
  }
  const later = losses.length === 0 ? [] : await seals.coverings(to)
  const uncovered = uncoveredLosses(noteKey, losses, [...coverings, ...later])
  faults.push(...uncovered)
  firstBroken ??= brokenEvent(uncovered, [])
  if (isWhole && !stop.aborted) faults.push(...(await seals.strays(0)).map(insertedEvent))
  if (checkpointSize <= size) faults.push(...(await checkpointFaults(seals, key, checkpoint)))
  if (!isWhole && checkpointSize <= size) faults.push(...(await treeFaults(seals, from, Math.min(to, checkpointSize))))
  const isShort = stop.aborted || checkpointSize > size
  const state = faults.length > 0 ? 'broken' : isShort ? 'incomplete' : 'intact'
  const told = faults.slice(0, faultsShown).map(({ sentence }) => sentence)
  const numbers = new Set(faults.flatMap(({ sequence }) => (sequence === null ? [] : [sequence])))
  const brokenEvents = [...numbers].sort((one, other) => one - other).slice(0, brokenEventsTold)
  const report = {
    from,
    to,
    verified,
    erased: losses.length,
    size,
    checkpointSize,
    brokenAt: firstBroken,
    brokenEvents,
  }
  return { ...report, state, faultCount: faults.length, faults: told }
}

function otherRoot(size: number): SealFault {
  return { sequence: null, sentence: `The events do not give the root of the checkpoint of ${size} events.` }
}
