import type { KeyPermission } from '../../api-keys/key-permissions.ts'
import type { Permission } from '../../kernel/actor.ts'
import { tenantAccessRead, tenantAccessWrite } from '../../resource-servers/tenant-access-api.ts'

/** All that somebody may do to the people of the organization they administer, and the scope a token of theirs needs for it. */
const scopes: Readonly<Partial<Record<KeyPermission, string>>> = {
  'read:users': tenantAccessRead,
  'read:roles': tenantAccessRead,
  'read:sessions': tenantAccessRead,
  'read:audit': tenantAccessRead,
  'read:ip_rules': tenantAccessRead,
  'export:users': tenantAccessRead,
  'create:users': tenantAccessWrite,
  'update:users': tenantAccessWrite,
  'suspend:users': tenantAccessWrite,
  'reset:mfa': tenantAccessWrite,
  'delete:users': tenantAccessWrite,
  'assign:roles': tenantAccessWrite,
  'revoke:sessions': tenantAccessWrite,
  'update:security_settings': tenantAccessWrite,
}

/** Of an administrator who came with these scopes; all of it where a sign-in vouches, which knows no scopes. */
export function administratorPermissions(held: ReadonlySet<string> | null): ReadonlySet<Permission> {
  return new Set(Object.entries(scopes).flatMap(([name, scope]) => (held === null || held.has(scope) ? [name] : [])))
}
