import { call } from '../../../lib/http.ts'
import type { Role } from './role.ts'
import { type MemberCount, type PermissionName, rolePath } from './stored-role.ts'

export interface RoleInput {
  readonly name: string
  readonly description: string | null
}

export function createRole(input: RoleInput): Promise<Role> {
  return call('POST', '/roles', { body: input })
}

export function updateRole(id: string, input: RoleInput): Promise<Role> {
  return call('PATCH', rolePath(id), { body: input })
}

export function deleteRole(id: string, reason: string): Promise<void> {
  return call('DELETE', rolePath(id), { reason })
}

/** Days to set one up; only where it is required. */
export function setRoleMfa(id: string, requiresMfa: boolean, reason: string, mfaGraceDays?: number): Promise<Role> {
  return call('PATCH', `${rolePath(id)}/mfa`, {
    body: { requiresMfa, ...(mfaGraceDays !== undefined && { mfaGraceDays }) },
    reason,
  })
}

export interface PermissionChange {
  readonly add: readonly PermissionName[]
  readonly remove: readonly PermissionName[]
}

export interface ChangePreview {
  readonly added: readonly PermissionName[]
  readonly removed: readonly PermissionName[]
  readonly members: MemberCount
}

/** As many as one call takes. */
export const changedAtMost = 200

export function previewPermissions(id: string, change: PermissionChange): Promise<ChangePreview> {
  return call('PATCH', `${rolePath(id)}/permissions?dryRun=true`, { body: change })
}

export function changePermissions(id: string, change: PermissionChange): Promise<void> {
  return call('PATCH', `${rolePath(id)}/permissions`, { body: change })
}

export function assignUsers(id: string, userIds: readonly string[], reason: string): Promise<void> {
  return call('POST', `${rolePath(id)}/users`, { body: { userIds }, reason })
}
