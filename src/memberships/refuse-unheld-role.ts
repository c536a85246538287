import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { RolePermissionStore } from '../roles/role-store.ts'
import type { MemberRoleStore } from './member-role-store.ts'

export interface UnheldRoleDeps {
  readonly memberRoles: Pick<MemberRoleStore, 'ofEach'>
  readonly rolePermissions: Pick<RolePermissionStore, 'list'>
  readonly clock: { now(): Date }
}

/**
 * Somebody who administers an organization gives and takes no right there that they do not hold there: only roles of
 * their own, and roles that allow nothing (AUZ-02). Whoever acts for the application is bound by their permissions alone.
 */
export async function refuseUnheldRole(
  { memberRoles, rolePermissions, clock }: UnheldRoleDeps,
  { kind, id }: Actor,
  organizationId: string,
  roleId: string,
): Promise<void> {
  if (kind !== 'user') return
  const own = (await memberRoles.ofEach(organizationId, [id], clock.now())).get(id) ?? []
  if (own.some((role) => role.id === roleId)) return
  const first = { kind: 'offset', offset: 0, limit: 1, withTotal: false } as const
  const allowed = await rolePermissions.list(roleId, first)
  if (allowed !== null && allowed.items.length === 0) return
  throw new RollcallError('not_permitted', 'You give and take only roles that you hold in this organization yourself.')
}
