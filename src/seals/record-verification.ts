// That the log was verified, and what was seen. Each such event also carries what is broken still: what was found in a
// stretch stays until somebody verifies that stretch, or the whole log, and it is intact.
import type { AuditStore } from '../audit/audit-event.ts'
import type { AuditSearchStore } from '../audit/audit-search.ts'
import { type Actor, systemActor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import type { SealStore } from './seal-store.ts'
import { brokenEventsTold, type RangeReport } from './verify-log-range.ts'

export interface RecordVerificationDeps {
  readonly audit: Pick<AuditStore, 'record'>
  readonly auditSearch: Pick<AuditSearchStore, 'search'>
  readonly seals: Pick<SealStore, 'hold'>
  readonly clock: Clock
}

/** A stretch that was found broken when it was verified last. */
export interface BrokenStretch {
  readonly from: number
  readonly to: number
  /** The whole log of that time: then what was found may stand at no number, and only the whole log can clear it. */
  readonly isWhole: boolean
  /** In ISO 8601. When it was found for the first time, where nothing came to it since. */
  readonly foundAt: string
  /** The first numbers at which something is wrong. */
  readonly events: readonly number[]
}

/** More are told as one that reaches over all of them. */
const stretchesAtMost = 50

type Verified = Pick<RangeReport, 'state' | 'from' | 'to' | 'verified' | 'size' | 'faultCount' | 'brokenEvents'>

/** What somebody asked for. Call it in a transaction. Where nothing was looked at there is nothing to record. */
export async function recordVerification(deps: RecordVerificationDeps, actor: Actor, report: Verified): Promise<void> {
  if (report.from === null || report.to === null) return
  const before = await heldAndBroken(deps)
  const seen = stretchOf(report)
  const left = report.state === 'incomplete' ? before : before.filter((stretch) => !covers(seen, stretch))
  await record(deps, actor, report, before, left)
}

/**
 * What was found broken without anybody asking: it adds to what is broken and takes nothing away. What is known is not
 * told again, and what stands at no number is of the whole log. Call it in a transaction.
 */
export async function recordFinding(deps: RecordVerificationDeps, report: Verified): Promise<void> {
  if (report.state !== 'broken') return
  const before = await heldAndBroken(deps)
  const isOfAll = report.brokenEvents.length === 0
  const isKnown = isOfAll ? before.some(({ isWhole }) => isWhole) : knownSince(report.brokenEvents, before) !== null
  if (isKnown) return
  await record(deps, systemActor, isOfAll ? { ...report, from: 1, to: report.size } : report, before, before)
}

/** Of two that are recorded at once the second knows of the first. */
async function heldAndBroken({ seals, auditSearch }: RecordVerificationDeps): Promise<readonly BrokenStretch[]> {
  await seals.hold(true)
  return stillBroken(auditSearch)
}

async function record(
  { audit, clock }: RecordVerificationDeps,
  actor: Actor,
  report: Verified,
  before: readonly BrokenStretch[],
  left: readonly BrokenStretch[],
): Promise<void> {
  const { state, from, to, verified: events, faultCount: faults, brokenEvents } = report
  const foundAt = knownSince(brokenEvents, before) ?? clock.now().toISOString()
  const found = state === 'broken' ? [{ ...stretchOf(report), foundAt, events: brokenEvents }] : []
  const after = asFew([...found, ...left]).map((stretch) => ({ ...stretch, events: [...stretch.events] }))
  await audit.record(actor, 'audit.verified', null, { from, to, events, state, faults, stillBroken: after })
}

/** What was found broken and has not been found intact since, by the newest recorded verification. */
export async function stillBroken(auditSearch: Pick<AuditSearchStore, 'search'>): Promise<readonly BrokenStretch[]> {
  const newest = { kind: 'cursor', after: null, limit: 1, withTotal: false } as const
  const [event] = (await auditSearch.search({ types: ['audit.verified'] }, newest)).items
  // Written above, and by nothing else; without the numbers by earlier versions.
  const found = (event?.details.stillBroken ?? []) as unknown as readonly BrokenStretch[]
  return found.map((stretch) => ({ ...stretch, events: stretch.events ?? [] }))
}

type Stretch = Pick<BrokenStretch, 'from' | 'to' | 'isWhole'>

function stretchOf({ from, to, size }: Verified): Stretch {
  return { from: from ?? 1, to: to ?? size, isWhole: from === 1 && to === size }
}

function covers(seen: Stretch, stretch: Stretch): boolean {
  return seen.isWhole || (!stretch.isWhole && seen.from <= stretch.from && seen.to >= stretch.to)
}

/** When the last of these numbers was first found broken; null where one is new, or not all of them are told. */
function knownSince(events: readonly number[], known: readonly BrokenStretch[]): string | null {
  if (events.length === 0 || events.length >= brokenEventsTold) return null
  const times = events.map((event) => {
    const found = known.filter((stretch) => stretch.events.includes(event)).map(({ foundAt }) => foundAt)
    return found.toSorted()[0] ?? null
  })
  return times.includes(null) ? null : (times.toSorted().at(-1) ?? null)
}

function asFew(stretches: readonly BrokenStretch[]): readonly BrokenStretch[] {
  const [newest] = stretches
  if (newest === undefined || stretches.length <= stretchesAtMost) return stretches
  const from = Math.min(...stretches.map((stretch) => stretch.from))
  const to = Math.max(...stretches.map((stretch) => stretch.to))
  const foundAt =
    stretches
      .map((stretch) => stretch.foundAt)
      .toSorted()
      .at(-1) ?? newest.foundAt
  const events = [...new Set(stretches.flatMap((stretch) => stretch.events))].slice(0, brokenEventsTold)
  return [{ from, to, isWhole: stretches.some(({ isWhole }) => isWhole), foundAt, events }]
}
