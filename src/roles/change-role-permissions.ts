// What a role allows. Adding what is there and removing what is not are no faults and leave no event.
import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { JsonObject } from '../kernel/json.ts'
import { roleForChange } from './find-role.ts'
import type { PermissionReference } from './role.ts'
import type { RolePermissionStore, RoleStore } from './role-store.ts'

export interface ChangeRolePermissionsDeps {
  readonly roles: RoleStore
  readonly rolePermissions: RolePermissionStore
  readonly audit: AuditStore
}

/** Adds all of them, or, when one is not defined, none: `permissions_not_found`. */
export async function addRolePermissions(
  { roles, rolePermissions, audit }: ChangeRolePermissionsDeps,
  actor: Actor,
  roleId: string,
  permissions: readonly PermissionReference[],
): Promise<void> {
  await roleForChange(roles, roleId)
  const added = await rolePermissions.add(roleId, permissions)
  if (added.length === 0) return
  await audit.record(actor, 'role.permission_added', { kind: 'role', id: roleId }, permissionDetails(added))
}

export async function removeRolePermissions(
  { roles, rolePermissions, audit }: ChangeRolePermissionsDeps,
  actor: Actor,
  roleId: string,
  permissions: readonly PermissionReference[],
): Promise<void> {
  await roleForChange(roles, roleId)
  const removed = await rolePermissions.remove(roleId, permissions)
  if (removed.length === 0) return
  await audit.record(actor, 'role.permission_removed', { kind: 'role', id: roleId }, permissionDetails(removed))
}

/** How permissions are named in an audit event. */
export function permissionDetails(permissions: readonly PermissionReference[]): JsonObject {
  return {
    permissions: permissions.map(({ resourceServerIdentifier, name }) => ({
      audience: resourceServerIdentifier,
      name,
    })),
  }
}
