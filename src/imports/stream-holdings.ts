import type { AuditStore, AuditSubject } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import type { HolderStore, HoldingQuery } from '../memberships/holder-store.ts'
import { type KnownHolding, knownHoldings } from '../memberships/known-holdings.ts'
import { calledName } from '../organizations/organization.ts'
import type { UserFactStore } from '../users/user-facts.ts'
import { streamTable, type TableColumn } from './stream-table.ts'

export interface StreamHoldingsDeps {
  readonly stores: { readonly holders: HolderStore; readonly userFacts: Pick<UserFactStore, 'factors'> }
  readonly clock: Clock
  change<Result>(work: (stores: { readonly audit: AuditStore }) => Promise<Result>): Promise<Result>
}

/** What the event of the export is about, and what its list is called there. */
interface HoldingList {
  readonly name: 'role-members' | 'who-can'
  readonly subject: AuditSubject | null
  readonly narrowedBy: readonly string[]
}

/** Who holds it at the moment, a line a way. */
export function streamHoldings(
  { stores, clock, change }: StreamHoldingsDeps,
  actor: Actor,
  asked: Omit<HoldingQuery, 'page' | 'at'>,
  { name: list, subject, narrowedBy }: HoldingList,
  time: (moment: Date) => string,
): AsyncIterable<string> {
  return streamTable({
    columns,
    time,
    page: async (page) => knownHoldings(stores, await stores.holders.list({ ...asked, page, at: clock.now() })),
    record: (step, details) =>
      change(({ audit }) => audit.record(actor, `list.export_${step}`, subject, { list, narrowedBy, ...details })),
  })
}

const columns: readonly TableColumn<KnownHolding>[] = [
  { title: 'user_id', read: ({ user }) => user.id },
  { title: 'name', read: ({ user }) => user.name },
  { title: 'email', read: ({ user }) => user.email },
  { title: 'role', read: ({ role }) => role?.name ?? null },
  { title: 'how', read: ({ organization }) => (organization === null ? 'everywhere' : calledName(organization)) },
  { title: 'since', read: ({ since }) => since },
  { title: 'until', read: ({ until }) => until },
  { title: 'mfa', read: ({ factors }) => factors.join('; ') },
  { title: 'last_sign_in', read: ({ user }) => user.lastSignInAt },
  { title: 'last_used', read: ({ lastUsedAt }) => lastUsedAt },
]
