import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { timeOrderedHex } from '../kernel/ids.ts'
import { predefinedApi } from './predefined-apis.ts'
import {
  defaultTokenLifetimeSeconds,
  type ResourceServer,
  refuseBadIdentifier,
  refuseBadLifetime,
  refuseBadPermissions,
} from './resource-server.ts'
import type { ResourceServerStore } from './resource-server-store.ts'
import { resourceServerValues } from './resource-server-values.ts'

export type CreateResourceServerInput = Pick<ResourceServer, 'identifier'> &
  Partial<Pick<ResourceServer, 'name' | 'tokenLifetimeSeconds' | 'permissions' | 'settings'>>

export interface CreateResourceServerDeps {
  readonly resourceServers: ResourceServerStore
  readonly audit: AuditStore
  readonly clock: Clock
}

/** Throws `resource_server_exists` when the identifier is taken. */
export async function createResourceServer(
  { resourceServers, audit, clock }: CreateResourceServerDeps,
  actor: Actor,
  input: CreateResourceServerInput,
): Promise<ResourceServer> {
  const now = clock.now()
  const server: ResourceServer = {
    id: timeOrderedHex(now),
    identifier: input.identifier,
    name: input.name ?? null,
    isSystem: false,
    clientId: null,
    tokenLifetimeSeconds: input.tokenLifetimeSeconds ?? defaultTokenLifetimeSeconds,
    permissions: input.permissions ?? [],
    settings: input.settings ?? {},
    createdAt: now,
    ...predefinedApi(input.identifier),
  }
  refuseBadIdentifier(server.identifier)
  refuseBadLifetime(server.tokenLifetimeSeconds)
  refuseBadPermissions(server.permissions)
  await resourceServers.insert(server)
  const { id, identifier } = server
  const details = { identifier, ...changedValues(null, resourceServerValues(server)) }
  await audit.record(actor, 'resource_server.created', { kind: 'resource-server', id }, details)
  return server
}
