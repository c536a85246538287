import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { auditInOrganization } from '../memberships/audit-in-organization.ts'
import type {
  OrganizationPeopleQuery,
  OrganizationPeopleStore,
  OrganizationPerson,
} from '../memberships/organization-people-store.ts'
import { presentOrganization } from '../organizations/find-organization.ts'
import { streamTable, type TableColumn } from './stream-table.ts'

export interface StreamMembersDeps {
  readonly stores: { readonly organizationPeople: Pick<OrganizationPeopleStore, 'list'> }
  readonly clock: Clock
  change<Result>(work: (stores: { readonly audit: AuditStore }) => Promise<Result>): Promise<Result>
}

/** The people of an organization as its own page shows them, narrowed as it narrows them. */
export function streamMembers(
  { stores, clock, change }: StreamMembersDeps,
  actor: Actor,
  organizationId: string,
  query: OrganizationPeopleQuery,
  time: (moment: Date) => string,
): AsyncIterable<string> {
  return streamTable({
    columns,
    time,
    page: async (request) =>
      presentOrganization(await stores.organizationPeople.list(organizationId, request, query, clock.now())),
    record: (step, details) =>
      change(({ audit }) =>
        auditInOrganization(audit, organizationId).record(actor, `users.export_${step}`, null, details),
      ),
  })
}

const columns: readonly TableColumn<OrganizationPerson>[] = [
  { title: 'id', read: ({ userId }) => userId },
  { title: 'name', read: ({ name }) => name },
  { title: 'email', read: ({ email }) => email },
  { title: 'role', read: ({ isAdministrator }) => (isAdministrator ? 'Admin' : 'Member') },
  { title: 'status', read: ({ isActive }) => (isActive ? 'Active' : 'Inactive') },
  { title: 'created', read: ({ joinedAt }) => joinedAt },
  { title: 'last_sign_in', read: ({ lastLogin }) => lastLogin },
]
