import type { ConnectionStore } from '../connections/connection-store.ts'
import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { OrganizationDeps } from './create-organization.ts'
import {
  type EnabledConnection,
  type EnabledConnectionChanges,
  type OrganizationConnectionStore,
  refuseBadSignUp,
} from './enabled-connection.ts'
import { presentOrganization } from './find-organization.ts'

export interface EnableConnectionDeps extends OrganizationDeps {
  readonly organizationConnections: OrganizationConnectionStore
  readonly connections: ConnectionStore
}

export interface EnableConnectionInput extends EnabledConnectionChanges {
  readonly connectionId: string
}

/** Lets the people of a connection sign in to the organization. Throws `connection_exists` when they may already. */
export async function enableConnection(
  { organizations, organizationConnections, connections, audit, clock }: EnableConnectionDeps,
  actor: Actor,
  organizationId: string,
  input: EnableConnectionInput,
): Promise<EnabledConnection> {
  presentOrganization(await organizations.findForChange(organizationId))
  const connection = await connections.find(input.connectionId)
  if (connection === null) throw new RollcallError('connection_unknown', 'The connection does not exist.')
  const enabled: EnabledConnection = {
    organizationId,
    connectionId: connection.id,
    connectionName: connection.name,
    strategy: connection.strategy,
    isEnabled: input.isEnabled ?? true,
    isConnectionEnabled: connection.isEnabled,
    assignsMembership: input.assignsMembership ?? false,
    showsButton: input.showsButton ?? true,
    opensSignUp: input.opensSignUp ?? false,
    enabledAt: clock.now(),
  }
  refuseBadSignUp(enabled)
  if (!(await organizationConnections.insert(enabled))) {
    throw new RollcallError('connection_exists', 'The connection is enabled for this organization already.')
  }
  const subject = { kind: 'organization', id: organizationId } as const
  await audit.record(actor, 'organization.connection_enabled', subject, { connection: connection.name })
  return enabled
}
