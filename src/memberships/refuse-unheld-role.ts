import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import { everyPermission } from '../roles/every-permission.ts'
import { roleNotFound } from '../roles/find-role.ts'
import type { ListedPermission } from '../roles/role.ts'
import type { RolePermissionStore } from '../roles/role-store.ts'
import type { MemberRoleStore } from './member-role-store.ts'

export interface UnheldRoleDeps {
  readonly memberRoles: Pick<MemberRoleStore, 'findMissing' | 'ofEach'>
  readonly rolePermissions: Pick<RolePermissionStore, 'list'>
  readonly clock: { now(): Date }
}

/**
 * Somebody who administers an organization gives no right there that they do not hold there: only roles whose permissions
 * are all among their own, so those that allow nothing too (AUZ-02). Taking roles inside their organization is their
 * office, whatever those grant: on every path, nobody is asked this before a role is taken. Whoever acts for the
 * application is bound by their permissions alone.
 */
export async function refuseUnheldRole(
  deps: UnheldRoleDeps,
  actor: Actor,
  organizationId: string,
  roleId: string,
): Promise<void> {
  if (await mayGiveRole(deps, actor, organizationId, roleId)) return
  throw new RollcallError('not_permitted', 'You give only roles whose permissions you hold here yourself.')
}

export async function mayGiveRole(
  { memberRoles, rolePermissions, clock }: UnheldRoleDeps,
  { kind, id }: Actor,
  organizationId: string,
  roleId: string,
): Promise<boolean> {
  if (kind !== 'user') return true
  // What a role of another organization allows is nothing that its answer may depend on (TEN-02).
  if ((await memberRoles.findMissing(organizationId, [roleId])).length > 0) throw roleNotFound()
  const own = (await memberRoles.ofEach(organizationId, [id], clock.now())).get(id) ?? []
  if (own.some((role) => role.id === roleId)) return true
  const permissionsOf = (role: string) => everyPermission((page) => rolePermissions.list(role, page))
  const [wanted, ...held] = await Promise.all([roleId, ...own.map((role) => role.id)].map(permissionsOf))
  const names = new Set(held.flat().map(nameOf))
  return (wanted ?? []).every((permission) => names.has(nameOf(permission)))
}

function nameOf({ resourceServerIdentifier, name }: ListedPermission): string {
  return `${name} ${resourceServerIdentifier}`
}
