import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import type {
  OrganizationOverview,
  OrganizationOverviewStore,
  OrganizationQuery,
} from '../memberships/organization-overview-store.ts'
import { streamTable, type TableColumn } from './stream-table.ts'

export interface StreamOrganizationsDeps {
  readonly stores: { readonly organizationOverview: Pick<OrganizationOverviewStore, 'list'> }
  readonly clock: Clock
  change<Result>(work: (stores: { readonly audit: AuditStore }) => Promise<Result>): Promise<Result>
}

/** The list of organizations as it is narrowed, newest first. The audit says by what it was narrowed, not to what. */
export function streamOrganizations(
  { stores, clock, change }: StreamOrganizationsDeps,
  actor: Actor,
  query: OrganizationQuery,
  time: (moment: Date) => string,
): AsyncIterable<string> {
  return streamTable({
    columns,
    time,
    page: (request) => stores.organizationOverview.list(query, request, clock.now()),
    record: (step, details) => {
      const about = { list: 'organizations', narrowedBy: Object.keys(query), ...details }
      return change(({ audit }) => audit.record(actor, `list.export_${step}`, null, about))
    },
  })
}

const columns: readonly TableColumn<OrganizationOverview>[] = [
  { title: 'id', read: ({ id }) => id },
  { title: 'name', read: ({ name }) => name },
  { title: 'display_name', read: ({ displayName }) => displayName },
  { title: 'status', read: ({ suspension }) => (suspension === null ? 'Active' : 'Suspended') },
  // Counted up to a thousand; beyond it, more.
  { title: 'members', read: ({ members }) => counted(members) },
  { title: 'administrators', read: ({ administrators }) => counted(administrators) },
  { title: 'mfa_enforced', read: ({ requiresMfa }) => requiresMfa },
  { title: 'sso', read: ({ providers }) => providers.join('; ') },
  { title: 'last_sign_in', read: ({ lastSignInAt }) => lastSignInAt },
  { title: 'created', read: ({ createdAt }) => createdAt },
]

function counted({ count, isEstimate }: OrganizationOverview['members']): string {
  return isEstimate ? `more than ${count}` : `${count}`
}
