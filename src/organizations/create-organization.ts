import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { prefixedId } from '../kernel/ids.ts'
import type { JsonObject } from '../kernel/json.ts'
import { type Organization, refuseBadOrganization } from './organization.ts'
import type { OrganizationStore } from './organization-store.ts'

export interface OrganizationDeps {
  readonly organizations: OrganizationStore
  readonly audit: AuditStore
  readonly clock: Clock
}

export interface CreateOrganizationInput {
  readonly name: string
  readonly displayName?: string
  readonly requiresMfa?: boolean
  readonly settings?: JsonObject
}

/** Throws `organization_exists` when the name is taken. */
export async function createOrganization(
  { organizations, audit, clock }: OrganizationDeps,
  actor: Actor,
  input: CreateOrganizationInput,
): Promise<Organization> {
  const { name, displayName = null, requiresMfa = false, settings = {} } = input
  refuseBadOrganization({ name, displayName })
  const organization = { id: prefixedId('org'), name, displayName, requiresMfa, settings, createdAt: clock.now() }
  await organizations.insert(organization)
  await audit.record(actor, 'organization.created', { kind: 'organization', id: organization.id }, { name })
  return organization
}
