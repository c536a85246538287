import type { ResourceServerStore } from '../resource-servers/resource-server-store.ts'
import { tenantAccessIdentifier, tenantAccessWrite } from '../resource-servers/tenant-access-api.ts'
import type { PermissionReference } from '../roles/role.ts'

/** What an access review is about: administering an organization's people, and whatever our Management API allows. */
export async function sensitivePermissions({
  resourceServers,
}: {
  readonly resourceServers: Pick<ResourceServerStore, 'findSystem'>
}): Promise<readonly PermissionReference[]> {
  const management = await resourceServers.findSystem()
  return [
    { resourceServerIdentifier: tenantAccessIdentifier, name: tenantAccessWrite },
    ...(management?.permissions ?? []).map(({ name }) => ({
      resourceServerIdentifier: management?.identifier ?? '',
      name,
    })),
  ]
}
