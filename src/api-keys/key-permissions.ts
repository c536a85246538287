import type { Permission } from '../kernel/actor.ts'

/** Everything that can be allowed on `/api/v1`, to keys and console roles alike. */
export const keyPermissions = [
  'read:users',
  'create:users',
  'update:users',
  'update:user_identifiers',
  'suspend:users',
  'lock_down:users',
  'reset:mfa',
  'create:password_links',
  'impersonate:users',
  'merge:users',
  'delete:users',
  'hard_delete:users',
  'import:users',
  'export:users',
  'read:sessions',
  'revoke:sessions',
  'read:roles',
  'assign:roles',
  'update:roles',
  'read:recovery_requests',
  'approve:recovery',
  'read:user_events',
  'read:audit',
  'export:audit',
  'read:jobs',
  'read:ip_rules',
  'read:webhooks',
  'update:webhooks',
  'read:api_keys',
  'create:api_keys',
  'delete:api_keys',
  'read:clients',
  'create:clients',
  'update:clients',
  'delete:clients',
  'read:operators',
  'read:approvals',
  'decide:approvals',
  'create:operators',
  'update:operators',
  'delete:operators',
  'rotate:signing_keys',
  'read:messages',
  'read:settings',
  'update:settings',
  'update:security_settings',
] as const satisfies readonly Permission[]

export type KeyPermission = (typeof keyPermissions)[number]

/**
 * What an operator does to another by these may take two people (needs-second-person.ts), and a program has no second
 * one: none is given them by an operator (decision 015).
 */
export const permissionsOfTwo: readonly Permission[] = [
  'update:operators',
  'delete:operators',
] satisfies readonly KeyPermission[]

/** Nobody gives a right they do not hold, nor acts on somebody who holds one they lack (AUZ-02, AUZ-04). */
export function missingPermissions(
  held: ReadonlySet<Permission>,
  wanted: readonly Permission[],
): readonly Permission[] {
  return wanted.filter((permission) => !held.has(permission))
}
