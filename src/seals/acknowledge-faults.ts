// Somebody knows of a log that cannot be mended and looks into it: the alert stops calling everybody, and stays where the
// integrity is shown. What is found later calls again.
import type { AuditStore } from '../audit/audit-event.ts'
import type { AuditSearchStore } from '../audit/audit-search.ts'
import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import { type BrokenStretch, stillBroken } from './record-verification.ts'
import type { SealStore } from './seal-store.ts'

export interface LogAlert {
  /** All that was found broken and not found intact since. */
  readonly found: readonly BrokenStretch[]
  /** What of it nobody has acknowledged. */
  readonly calling: readonly BrokenStretch[]
  /** The newest word about it. */
  readonly acknowledged: { readonly at: Date; readonly by: string; readonly reason: string } | null
}

type Searched = Pick<AuditSearchStore, 'search'>

export async function logAlert(auditSearch: Searched): Promise<LogAlert> {
  const found = await stillBroken(auditSearch)
  if (found.length === 0) return { found, calling: [], acknowledged: null }
  const newest = { kind: 'cursor', after: null, limit: 1, withTotal: false } as const
  const [event] = (await auditSearch.search({ types: ['audit.fault_acknowledged'] }, newest)).items
  const until = String(event?.details.foundUntil ?? '')
  const calling = found.filter(({ foundAt }) => foundAt > until)
  if (event === undefined || calling.length === found.length) return { found, calling, acknowledged: null }
  const { at, actor, details } = event
  return { found, calling, acknowledged: { at, by: actor.name, reason: String(details.reason) } }
}

export interface AcknowledgeFaultsDeps {
  readonly audit: Pick<AuditStore, 'record'>
  readonly auditSearch: Searched
  readonly seals: Pick<SealStore, 'hold'>
}

/** All that calls at the moment. Call it in a transaction. */
export async function acknowledgeFaults(
  { audit, auditSearch, seals }: AcknowledgeFaultsDeps,
  actor: Actor,
  reason: string,
): Promise<void> {
  // What is found meanwhile is not acknowledged unseen.
  await seals.hold(true)
  const { calling } = await logAlert(auditSearch)
  const foundUntil = calling
    .map(({ foundAt }) => foundAt)
    .toSorted()
    .at(-1)
  if (foundUntil === undefined) {
    throw new RollcallError('already_decided', 'No alert of this log waits: it was acknowledged, or found intact.')
  }
  const stretches = calling.map(({ from, to }) => ({ from, to }))
  await audit.record(actor, 'audit.fault_acknowledged', null, { reason, foundUntil, stretches })
}
