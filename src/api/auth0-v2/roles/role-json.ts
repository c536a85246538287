// Roles and permissions on this wire (auth0.md 5.4 and 3.16). A description that was never given is an empty text.

import type { ListedPermission, PermissionReference, Role } from '../../../roles/role.ts'
import type { EffectivePermission, PermissionSource, RoleHolder } from '../../../roles/role-assignment.ts'
import type { PermissionsBody } from './role-schemas.ts'

export function roleJson({ id, name, description, organizationId }: Role): object {
  const owner = organizationId === null ? { type: 'tenant' } : { type: 'organization', owner_id: organizationId }
  return { id, name, description: description ?? '', ...owner }
}

export function effectiveRoleJson(role: Role): object {
  return { ...roleJson(role), sources: ['direct'] }
}

export function permissionJson(permission: ListedPermission): object {
  return {
    permission_name: permission.name,
    description: permission.description ?? '',
    resource_server_name: permission.resourceServerName ?? permission.resourceServerIdentifier,
    resource_server_identifier: permission.resourceServerIdentifier,
  }
}

export function userPermissionJson(permission: EffectivePermission): object {
  return { ...permissionJson(permission), sources: permission.sources.map(sourceJson) }
}

/** Only by what kind of way; which roles they are is a list of its own. */
export function effectivePermissionJson(permission: EffectivePermission): object {
  const isDirect = permission.sources.includes(null)
  const isByRole = permission.sources.some((source) => source !== null)
  const sources = [...(isDirect ? ['direct'] : []), ...(isByRole ? ['roles'] : [])]
  return { ...permissionJson(permission), sources }
}

function sourceJson(source: PermissionSource): object {
  if (source === null) return { source_id: '', source_name: '', source_type: 'DIRECT' }
  return { source_id: source.id, source_name: source.name, source_type: 'ROLE' }
}

export function holderJson({ userId, email, name, picture }: RoleHolder): object {
  return {
    user_id: userId,
    ...(email === null ? {} : { email }),
    ...(picture === null ? {} : { picture }),
    ...(name === null ? {} : { name }),
  }
}

export function referencesFrom({ permissions }: PermissionsBody): readonly PermissionReference[] {
  return permissions.map(({ resource_server_identifier, permission_name }) => ({
    resourceServerIdentifier: resource_server_identifier,
    name: permission_name,
  }))
}
