import { queryOptions } from '@tanstack/react-query'
import { call, callLines, queryString } from '../../../lib/http.ts'

export type LogName = 'people' | 'operators'
export type LogState = 'intact' | 'broken' | 'incomplete' | 'not-available'

export interface BrokenEvent {
  readonly sequence: number
  readonly at: string | null
  readonly type: string | null
}

export interface Integrity {
  readonly state: LogState
  readonly firstSequence: number | null
  readonly lastSequence: number | null
  readonly checkpoint: {
    readonly size: number
    readonly root: string
    readonly at: string
    readonly note: string
  } | null
  readonly unsealed: number
  readonly unchained: number
  readonly faults: readonly string[]
  readonly brokenAt: BrokenEvent | null
  readonly lastPass: {
    readonly at: string
    readonly by: string
    readonly from: number
    readonly to: number
    readonly events: number
    readonly state: LogState
    readonly faults: number
  } | null
  /** What was found broken stays until it, or the whole log, is found intact by somebody. */
  readonly alert: {
    readonly found: readonly { readonly from: number; readonly to: number; readonly foundAt: string }[]
    /** Nobody has acknowledged all of it. */
    readonly isCalling: boolean
    readonly acknowledged: { readonly at: string; readonly by: string; readonly reason: string } | null
  }
  /** What the server verifies by itself. */
  readonly walk: {
    readonly until: number
    readonly at: string | null
    readonly nextAt: string | null
    readonly wholeAt: string | null
  }
  readonly retainedUntil: number
  readonly keptSize: number | null
  /** The file outside; null where the server names none. */
  readonly anchor: {
    readonly state: 'fits' | 'differs' | 'empty' | 'lost' | 'unreadable'
    readonly size: number | null
    readonly at: string | null
  } | null
}

export interface RangeReport {
  readonly state: LogState
  readonly from: number | null
  readonly to: number | null
  readonly verified: number
  readonly erased: number
  readonly size: number
  readonly checkpointSize: number
  readonly faultCount: number
  readonly faults: readonly string[]
  readonly brokenAt: BrokenEvent | null
}

export interface EventProof {
  readonly state: LogState
  readonly sequence: number | null
  readonly sealedAt: string | null
  readonly leafHash: string | null
  readonly previousHash: string | null
  readonly checkpointSize: number | null
  readonly checkpointNote: string | null
  readonly hashes: readonly string[]
  readonly faults: readonly string[]
}

export interface RangeAsked {
  readonly from?: number
  readonly to?: number
  readonly since?: string
  readonly until?: string
}

export type VerifyLine = { readonly verified: number; readonly of: number } | { readonly result: RangeReport }

export interface Comparison {
  readonly outcome: 'fits' | 'differs' | 'shorter' | 'unsigned'
  readonly size: number
  readonly currentSize: number
}

export function integrityQuery(log: LogName) {
  return queryOptions({
    queryKey: ['integrity', log],
    queryFn: ({ signal }) => call<Integrity>('GET', `/audit/integrity${queryString({ log })}`, { signal }),
  })
}

export function verifyRange(log: LogName, range: RangeAsked, signal: AbortSignal): AsyncIterable<VerifyLine> {
  return callLines<VerifyLine>('/audit/integrity/verify', { log, ...range }, signal)
}

const askAgainEveryMs = 3_000

export function proofQuery(eventId: string, log: LogName) {
  return queryOptions({
    queryKey: ['integrity', 'proof', eventId, log],
    queryFn: ({ signal }) =>
      call<EventProof>('GET', `/audit/events/${encodeURIComponent(eventId)}/proof${queryString({ log })}`, { signal }),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && waitsForAnchor(state.data) ? askAgainEveryMs : false),
  })
}

/** The next anchor makes it whole: an event is younger than the newest one for some seconds. */
export function waitsForAnchor({ state, sequence, checkpointSize }: EventProof): boolean {
  return state === 'incomplete' && (sequence === null || (checkpointSize ?? 0) < sequence)
}

/** Broken is also what was found so before and is not cleared, whatever the newest events say. */
export function standingOf({ state, alert }: Pick<Integrity, 'state' | 'alert'>): LogState {
  return alert.found.length > 0 ? 'broken' : state
}

export async function acknowledgeFaults(log: LogName, reason: string): Promise<void> {
  await call('POST', '/audit/integrity/acknowledge', { body: { log, reason } })
}

export function compareCheckpoint(log: LogName, note: string): Promise<Comparison> {
  return call<Comparison>('POST', '/audit/checkpoints/compare', { body: { log, note } })
}

export function keyOf(log: LogName): Promise<{ readonly origin: string; readonly key: string }> {
  return call('GET', `/audit/key${queryString({ log })}`)
}
