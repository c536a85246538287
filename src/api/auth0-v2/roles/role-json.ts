// Roles and permissions on this wire (auth0.md 5.4 and 3.16). A description that was never given is an empty text.

import type { ListedPermission, PermissionReference, Role } from '../../../roles/role.ts'
import type { EffectivePermission, PermissionSource, RoleHolder } from '../../../roles/role-assignment.ts'
import type { PermissionsBody } from './role-schemas.ts'

export function roleJson({ id, name, description, organizationId }: Role): object {
  const owner = organizationId === null ? { type: 'tenant' } : { type: 'organization', owner_id: organizationId }
  return { id, name, description: description ?? '', ...owner }
}

export function permissionJson(permission: ListedPermission): object {
  return {
    permission_name: permission.name,
    description: permission.description ?? '',
    resource_server_name: permission.resourceServerName ?? permission.resourceServerIdentifier,
    resource_server_identifier: permission.resourceServerIdentifier,
  }
}

export function effectivePermissionJson(permission: EffectivePermission): object {
  return { ...permissionJson(permission), sources: permission.sources.map(sourceJson) }
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
