import type { AuditStore } from '../audit/audit-event.ts'
import type { AuditFilter, AuditSearchStore } from '../audit/audit-search.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { unlessTooLong } from '../kernel/search-timeout.ts'

export interface NoteDiagnosisDeps {
  readonly stores: { readonly audit: AuditStore; readonly auditSearch: Pick<AuditSearchStore, 'search'> }
  readonly clock: Clock
}

const notedEveryMinutes = 10

/**
 * Who looked into somebody's sign-ins is kept, once in a while and not with each look. Programs look all day long. In each
 * organization for itself: its audit shows nothing of another's.
 */
export async function noteDiagnosis(
  { stores, clock }: NoteDiagnosisDeps,
  actor: Actor,
  userId: string,
  organizationId?: string,
): Promise<void> {
  if (actor.kind !== 'operator' && actor.kind !== 'user') return
  const look = { actorId: actor.id, subjectId: userId, ...(organizationId === undefined ? {} : { organizationId }) }
  if (await wasNoted({ stores, clock }, look)) return
  await stores.audit.record(actor, 'user.diagnosis_viewed', { kind: 'user', id: userId })
}

/** Where the audit cannot tell in time, it is noted once more. */
async function wasNoted(
  { stores, clock }: NoteDiagnosisDeps,
  look: Pick<AuditFilter, 'actorId' | 'subjectId' | 'organizationId'>,
): Promise<boolean> {
  const since = new Date(clock.now().getTime() - notedEveryMinutes * 60_000)
  const page = { kind: 'cursor', after: null, limit: 1, withTotal: false } as const
  const wanted = { types: ['user.diagnosis_viewed'], ...look, since } as const
  const found = await unlessTooLong(stores.auditSearch.search(wanted, page), null)
  return found !== null && found.items.length > 0
}
