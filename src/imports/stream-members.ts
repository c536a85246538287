import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Page, PageRequest } from '../kernel/page.ts'
import { auditInOrganization } from '../memberships/audit-in-organization.ts'
import type { OrganizationPeopleStore, OrganizationPerson } from '../memberships/organization-people-store.ts'
import { presentOrganization } from '../organizations/find-organization.ts'
import { csvLine } from './csv.ts'

export interface StreamMembersDeps {
  readonly stores: { readonly organizationPeople: Pick<OrganizationPeopleStore, 'list'> }
  readonly clock: Clock
  change<Result>(work: (stores: { readonly audit: AuditStore }) => Promise<Result>): Promise<Result>
}

const pageSize = 500

/** The people of an organization as its own page shows them, a page at a time; the beginning and the end are audited. */
export async function* streamMembers(
  { stores, clock, change }: StreamMembersDeps,
  actor: Actor,
  organizationId: string,
): AsyncIterable<string> {
  const record = (type: 'users.export_started' | 'users.export_finished', details: { readonly records?: number }) =>
    change(({ audit }) =>
      auditInOrganization(audit, organizationId).record(actor, type, null, { ...details, format: 'csv' }),
    )
  await record('users.export_started', {})
  yield csvLine(columns.map(({ title }) => title))
  let records = 0
  let after: string | null = null
  do {
    const request: PageRequest = { kind: 'cursor', after, limit: pageSize, withTotal: false }
    const page: Page<OrganizationPerson> = presentOrganization(
      await stores.organizationPeople.list(organizationId, request, {}, clock.now()),
    )
    records += page.items.length
    yield page.items.map((person) => csvLine(columns.map(({ read }) => read(person)))).join('')
    after = page.next
  } while (after !== null)
  await record('users.export_finished', { records })
}

interface ExportColumn {
  readonly title: string
  readonly read: (person: OrganizationPerson) => unknown
}

const columns: readonly ExportColumn[] = [
  { title: 'id', read: ({ userId }) => userId },
  { title: 'name', read: ({ name }) => name },
  { title: 'email', read: ({ email }) => email },
  { title: 'role', read: ({ isAdministrator }) => (isAdministrator ? 'Admin' : 'Member') },
  { title: 'status', read: ({ isActive }) => (isActive ? 'Active' : 'Inactive') },
  { title: 'created', read: ({ joinedAt }) => joinedAt },
  { title: 'last_sign_in', read: ({ lastLogin }) => lastLogin },
]
