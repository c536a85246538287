// That somebody verified the log, and what they saw. Each such event also carries what is broken still: what was found in
// a stretch stays until that stretch, or the whole log, is verified and intact.
import type { AuditStore } from '../audit/audit-event.ts'
import type { AuditSearchStore } from '../audit/audit-search.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import type { SealStore } from './seal-store.ts'
import type { RangeReport } from './verify-log-range.ts'

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
  /** In ISO 8601. */
  readonly foundAt: string
}

/** More are told as one that reaches over all of them. */
const stretchesAtMost = 50

type Verified = Pick<RangeReport, 'state' | 'from' | 'to' | 'verified' | 'size' | 'faultCount'>

/** Call it in a transaction. Where nothing was looked at there is nothing to record. */
export async function recordVerification(
  { audit, auditSearch, seals, clock }: RecordVerificationDeps,
  actor: Actor,
  { state, from, to, verified: events, size, faultCount: faults }: Verified,
): Promise<void> {
  if (from === null || to === null) return
  // Of two that are recorded at once the second knows of the first.
  await seals.hold(true)
  const seen = { from, to, isWhole: from === 1 && to === size }
  const before = await stillBroken(auditSearch)
  const left = state === 'incomplete' ? before : before.filter((stretch) => !covers(seen, stretch))
  const found = state === 'broken' ? [{ ...seen, foundAt: clock.now().toISOString() }] : []
  const after = asFew([...found, ...left]).map((stretch) => ({ ...stretch }))
  await audit.record(actor, 'audit.verified', null, { from, to, events, state, faults, stillBroken: after })
}

/** What was found broken and has not been found intact since, by the newest recorded verification. */
export async function stillBroken(auditSearch: Pick<AuditSearchStore, 'search'>): Promise<readonly BrokenStretch[]> {
  const newest = { kind: 'cursor', after: null, limit: 1, withTotal: false } as const
  const [event] = (await auditSearch.search({ types: ['audit.verified'] }, newest)).items
  // Written above, and by nothing else.
  return (event?.details.stillBroken ?? []) as unknown as readonly BrokenStretch[]
}

function covers(seen: Omit<BrokenStretch, 'foundAt'>, stretch: BrokenStretch): boolean {
  return seen.isWhole || (!stretch.isWhole && seen.from <= stretch.from && seen.to >= stretch.to)
}

function asFew(stretches: readonly BrokenStretch[]): readonly BrokenStretch[] {
  const [newest] = stretches
  if (newest === undefined || stretches.length <= stretchesAtMost) return stretches
  const from = Math.min(...stretches.map((stretch) => stretch.from))
  const to = Math.max(...stretches.map((stretch) => stretch.to))
  return [{ from, to, isWhole: stretches.some(({ isWhole }) => isWhole), foundAt: newest.foundAt }]
}
