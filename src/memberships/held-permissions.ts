import { everyPermission } from '../roles/every-permission.ts'
import type { RolePermissionStore } from '../roles/role-store.ts'
import type { MemberPlace } from './assign-member-roles.ts'
import type { MemberRoleStore } from './member-role-store.ts'

export interface HeldPermissionDeps {
  readonly memberRoles: Pick<MemberRoleStore, 'ofEach'>
  readonly rolePermissions: Pick<RolePermissionStore, 'list'>
}

/**
 * What somebody may do with an API at a moment by the roles they hold inside an organization; those held everywhere do
 * not count.
 */
export async function heldPermissions(
  { memberRoles, rolePermissions }: HeldPermissionDeps,
  { organizationId, userId }: MemberPlace,
  audience: string,
  at: Date,
): Promise<ReadonlySet<string>> {
  const roles = (await memberRoles.ofEach(organizationId, [userId], at)).get(userId) ?? []
  const lists = await Promise.all(roles.map(({ id }) => everyPermission((page) => rolePermissions.list(id, page))))
  const ofApi = lists.flat().filter(({ resourceServerIdentifier }) => resourceServerIdentifier === audience)
  return new Set(ofApi.map(({ name }) => name))
}
