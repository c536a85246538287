// The console roles and what each may do: the one place that says so (console.md 1.7).
import { type KeyPermission, keyPermissions } from '../api-keys/key-permissions.ts'
import type { SettingsStore } from '../applications/settings.ts'
import type { SupportSettings } from '../applications/support-settings.ts'

export const consoleRoles = ['owner', 'admin', 'security', 'support', 'support_readonly', 'auditor'] as const
export type ConsoleRole = (typeof consoleRoles)[number]

/**
 * How much a role sees of people's phone numbers, IP addresses and metadata (console.md 1.7). `on-reveal`: of one person
 * at a time, on request, and the audit tells.
 */
export type Sight = 'full' | 'on-reveal' | 'masked'

export const roleSight: Readonly<Record<ConsoleRole, Sight>> = {
  owner: 'full',
  admin: 'full',
  security: 'full',
  support: 'on-reveal',
  support_readonly: 'masked',
  auditor: 'full',
}

const looks = [
  'read:users',
  'read:sessions',
  'read:roles',
  'read:recovery_requests',
  'read:user_events',
  'read:jobs',
] as const

/** What each may do anywhere; `permissionsOf` says what support may do here beside it. */
export const rolePermissions: Readonly<Record<ConsoleRole, readonly KeyPermission[]>> = {
  owner: keyPermissions,
  // An admin's hard delete needs a second person, and locking down is for those who keep watch.
  admin: keyPermissions.filter((permission) => !['hard_delete:users', 'lock_down:users'].includes(permission)),
  security: [
    ...looks,
    'update:user_identifiers',
    'suspend:users',
    'lock_down:users',
    'reset:mfa',
    'create:password_links',
    'revoke:sessions',
    'approve:recovery',
    'export:users',
    'read:operators',
    'read:approvals',
    'read:settings',
    'update:security_settings',
    'read:ip_rules',
    'read:webhooks',
    'read:audit',
    'export:audit',
  ],
  support: [
    ...looks,
    'create:users',
    'update:users',
    'suspend:users',
    'reset:mfa',
    'create:password_links',
    'revoke:sessions',
  ],
  support_readonly: looks,
  auditor: [
    ...looks,
    'export:users',
    'read:audit',
    'export:audit',
    'read:webhooks',
    'read:api_keys',
    'read:clients',
    'read:operators',
    'read:approvals',
    'read:settings',
  ],
}

export type SupportRule = Pick<SupportSettings, 'impersonation' | 'supportImpersonates'>

/** With what the settings of the application whose people are looked after let a role do. */
export function permissionsOf(
  role: ConsoleRole,
  { impersonation, supportImpersonates }: SupportRule,
): readonly KeyPermission[] {
  const held = rolePermissions[role]
  return role === 'support' && supportImpersonates && impersonation !== 'off' ? [...held, 'impersonate:users'] : held
}

/** The same, read where the settings have a say. */
export async function permissionsHere(
  settings: Pick<SettingsStore, 'read'>,
  role: ConsoleRole,
): Promise<readonly KeyPermission[]> {
  return role === 'support' ? permissionsOf(role, await settings.read()) : rolePermissions[role]
}
