import { protocolScopes } from '../../access-tokens/grantable-scope.ts'
import type { Stores } from '../../directory.ts'
import { heldPermissions } from '../../memberships/held-permissions.ts'
import { tenantAccessIdentifier } from '../../resource-servers/tenant-access-api.ts'
import { everyPermission } from '../../roles/every-permission.ts'

type PermissionStores = Pick<Stores, 'userPermissions' | 'memberRoles' | 'rolePermissions'>

/**
 * What somebody may do with one API: directly, through their roles, and through the roles they have in the organization
 * they signed in to. Of administering an organization, through the last alone.
 */
export async function personPermissions(
  stores: PermissionStores,
  userId: string,
  organizationId: string | null,
  audience: string,
  at: Date,
): Promise<ReadonlySet<string>> {
  const isOfOrganizations = audience === tenantAccessIdentifier
  const [own, inOrganization] = await Promise.all([
    isOfOrganizations ? [] : everyPermission((page) => stores.userPermissions.list(userId, page, at)),
    organizationId === null ? new Set<string>() : heldPermissions(stores, { organizationId, userId }, audience, at),
  ])
  const ofApi = own.filter(({ resourceServerIdentifier }) => resourceServerIdentifier === audience)
  return new Set([...ofApi.map(({ name }) => name), ...inOrganization])
}

const protocolScope: ReadonlySet<string> = new Set(protocolScopes)

/** Of the scopes those that somebody who holds these permissions may have. Null: the API enforces none. */
export function permittedScope(scope: readonly string[], held: ReadonlySet<string> | null): readonly string[] {
  return held === null ? scope : scope.filter((name) => held.has(name) || protocolScope.has(name))
}
