import type { AuditStore } from '../audit/audit-event.ts'
import type { AuditSearchStore } from '../audit/audit-search.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { unlessTooLong } from '../kernel/search-timeout.ts'

export interface NoteDiagnosisDeps {
  readonly stores: { readonly audit: AuditStore; readonly auditSearch: Pick<AuditSearchStore, 'search'> }
  readonly clock: Clock
}

const notedEveryMinutes = 10

/** Who looked into somebody's sign-ins is kept, once in a while and not with each look. Programs look all day long. */
export async function noteDiagnosis({ stores, clock }: NoteDiagnosisDeps, actor: Actor, userId: string): Promise<void> {
  if (actor.kind !== 'operator' && actor.kind !== 'user') return
  if (await wasNoted({ stores, clock }, actor.id, userId)) return
  await stores.audit.record(actor, 'user.diagnosis_viewed', { kind: 'user', id: userId })
}

/** Where the audit cannot tell in time, it is noted once more. */
async function wasNoted({ stores, clock }: NoteDiagnosisDeps, actorId: string, subjectId: string): Promise<boolean> {
  const since = new Date(clock.now().getTime() - notedEveryMinutes * 60_000)
  const page = { kind: 'cursor', after: null, limit: 1, withTotal: false } as const
  const wanted = { types: ['user.diagnosis_viewed'], actorId, subjectId, since } as const
  const found = await unlessTooLong(stores.auditSearch.search(wanted, page), null)
  return found !== null && found.items.length > 0
}
