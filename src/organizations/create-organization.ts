import type { Application } from '../applications/application.ts'
import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import { type CreateConnectionDeps, createConnection } from '../connections/create-connection.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { prefixedId } from '../kernel/ids.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { OrganizationConnectionStore } from './enabled-connection.ts'
import { type Organization, refuseBadOrganization } from './organization.ts'
import type { OrganizationStore } from './organization-store.ts'
import { organizationValues } from './organization-values.ts'

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

export interface CreateOrganizationDeps extends OrganizationDeps, CreateConnectionDeps {
  readonly application: Pick<Application, 'poolMode'>
  readonly organizationConnections: OrganizationConnectionStore
}

/** With a database for its people where pools are isolated. Throws `organization_exists` when the name is taken. */
export async function createOrganization(
  deps: CreateOrganizationDeps,
  actor: Actor,
  input: CreateOrganizationInput,
): Promise<Organization> {
  const { application, organizations, audit, clock } = deps
  const { name, displayName = null, requiresMfa = false, settings = {} } = input
  refuseBadOrganization({ name, displayName })
  const organization = {
    ...{ id: prefixedId('org'), name, displayName, requiresMfa, settings },
    mfaGraceUntil: null,
    requiresSingleSignOn: false,
    sessionMinutes: null,
    recoveryWaitingHours: null,
    suspension: null,
    createdAt: clock.now(),
  }
  await organizations.insert(organization)
  const details = { name, ...changedValues(null, organizationValues(organization)) }
  await audit.record(actor, 'organization.created', { kind: 'organization', id: organization.id }, details)
  if (application.poolMode === 'isolated') await createPool(deps, actor, organization)
  return organization
}

/** Named after the organization, as far as the names of connections allow it. */
async function createPool(deps: CreateOrganizationDeps, actor: Actor, { id, name, createdAt }: Organization) {
  const { connections, organizationConnections } = deps
  const alike = name.replace(/[^a-z0-9]+/g, '-').replace(/-$/, '')
  const isTaken = (await connections.findByName(alike)) !== null
  const connection = await createConnection(deps, actor, {
    name: isTaken ? `${alike}-${id.replace(/^org_/, '')}` : alike,
    strategy: 'auth0',
    organizationId: id,
  })
  await organizationConnections.insert({
    organizationId: id,
    connectionId: connection.id,
    connectionName: connection.name,
    strategy: connection.strategy,
    isEnabled: true,
    isConnectionEnabled: connection.isEnabled,
    assignsMembership: true,
    showsButton: true,
    opensSignUp: false,
    enabledAt: createdAt,
  })
}
