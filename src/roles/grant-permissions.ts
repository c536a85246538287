// Permissions given to a person directly, beside those of their roles. Repeating is no fault and leaves no second event.
import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import { notSupported } from '../kernel/errors.ts'
import { permissionDetails } from './change-role-permissions.ts'
import type { PermissionReference } from './role.ts'
import { type RoleAssignmentStore, type UserPermissionStore, userNotFound } from './role-assignment.ts'

export interface GrantPermissionsDeps {
  readonly roleAssignments: RoleAssignmentStore
  readonly userPermissions: UserPermissionStore
  readonly audit: AuditStore
}

/** So that a person's permissions stay a list that can be shown (auth0.md 3.16). */
export const directPermissionsAtMost = 1_000

/** Grants all of them, or, when one is not defined, none: `permissions_not_found`. */
export async function grantPermissions(
  { roleAssignments, userPermissions, audit }: GrantPermissionsDeps,
  actor: Actor,
  userId: string,
  permissions: readonly PermissionReference[],
): Promise<void> {
  await lockUser(roleAssignments, userId)
  const granted = await userPermissions.grant(userId, permissions)
  if (granted.length === 0) return
  if ((await userPermissions.countDirect(userId)) > directPermissionsAtMost) {
    throw notSupported('No more permissions can be assigned to this user.')
  }
  await audit.record(actor, 'user.permission_assigned', { kind: 'user', id: userId }, permissionDetails(granted))
}

/** What comes through a role stays. */
export async function revokePermissions(
  { roleAssignments, userPermissions, audit }: GrantPermissionsDeps,
  actor: Actor,
  userId: string,
  permissions: readonly PermissionReference[],
): Promise<void> {
  await lockUser(roleAssignments, userId)
  const revoked = await userPermissions.revoke(userId, permissions)
  if (revoked.length === 0) return
  await audit.record(actor, 'user.permission_removed', { kind: 'user', id: userId }, permissionDetails(revoked))
}

async function lockUser(roleAssignments: RoleAssignmentStore, userId: string): Promise<void> {
  const strangers = await roleAssignments.lockUsers([userId])
  if (strangers.length > 0) throw userNotFound()
}
