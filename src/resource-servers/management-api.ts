// Rollcall's own Management API as a resource server: there from the first start, under the public address of today,
// with every scope this version knows.
import type { Clock } from '../kernel/clock.ts'
import { timeOrderedHex } from '../kernel/ids.ts'
import { managementScopes } from './management-scopes.ts'
import { type DefinedPermission, defaultTokenLifetimeSeconds, type ResourceServer } from './resource-server.ts'
import type { ResourceServerStore } from './resource-server-store.ts'

const managementApiName = 'Rollcall Management API'

export interface EnsureManagementApiStores {
  readonly resourceServers: ResourceServerStore
}

/**
 * Makes it at the first start, and follows a new public address or new scopes at later ones; what the operator set
 * besides stays. Where nothing changed it is one read. Call it in a transaction.
 */
export async function ensureManagementApi(
  { resourceServers }: EnsureManagementApiStores,
  publicUrl: string,
  clock: Clock,
): Promise<ResourceServer> {
  const identifier = `${publicUrl}api/v2/`
  const current = await resourceServers.findSystem()
  if (current === null) return insertManagementApi(resourceServers, identifier, clock.now())
  if (current.identifier !== identifier) await resourceServers.save({ ...current, identifier })
  if (!sameScopes(current.permissions)) await resourceServers.setPermissions(current.id, managementScopes)
  return { ...current, identifier, permissions: managementScopes }
}

async function insertManagementApi(
  resourceServers: ResourceServerStore,
  identifier: string,
  now: Date,
): Promise<ResourceServer> {
  const server: ResourceServer = {
    id: timeOrderedHex(now),
    identifier,
    name: managementApiName,
    isSystem: true,
    clientId: null,
    tokenLifetimeSeconds: defaultTokenLifetimeSeconds,
    permissions: managementScopes,
    settings: {},
    createdAt: now,
  }
  await resourceServers.insert(server)
  return server
}

function sameScopes(permissions: readonly DefinedPermission[]): boolean {
  const written = (list: readonly DefinedPermission[]) => list.map(({ name, description }) => `${name} ${description}`)
  return written(permissions).join() === written(managementScopes).join()
}
