// What the signed-in operator may do, and what a screen says where they may not (console.md 1.7). The server decides;
// this only keeps controls off the page that would be refused.
import { createContext, use } from 'react'
import { t } from './text.ts'

export type Permission =
  | 'read:users'
  | 'create:users'
  | 'update:users'
  | 'update:user_identifiers'
  | 'merge:users'
  | 'delete:users'
  | 'hard_delete:users'
  | 'suspend:users'
  | 'lock_down:users'
  | 'reset:mfa'
  | 'create:password_links'
  | 'impersonate:users'
  | 'read:sessions'
  | 'revoke:sessions'
  | 'read:roles'
  | 'assign:roles'
  | 'update:roles'
  | 'read:user_events'
  | 'read:recovery_requests'
  | 'approve:recovery'
  | 'export:users'
  | 'import:users'
  | 'read:audit'
  | 'read:operators'
  | 'create:operators'
  | 'update:operators'
  | 'delete:operators'
  | 'read:approvals'
  | 'decide:approvals'
  | 'export:audit'
  | 'read:jobs'
  | 'read:ip_rules'
  | 'read:messages'
  | 'rotate:signing_keys'
  | 'read:settings'
  | 'update:settings'
  | 'update:security_settings'
  | 'delete:clients'
  | 'update:clients'
  | 'create:clients'
  | 'read:clients'
  | 'create:api_keys'
  | 'read:api_keys'
  | 'delete:api_keys'
  | 'read:webhooks'
  | 'update:webhooks'

/** The console role to ask for, where text stands in for a control. */
const roleToAskFor: Record<Permission, string> = {
  'read:users': 'support',
  'create:users': 'support',
  'update:users': 'support',
  'update:user_identifiers': 'security',
  'merge:users': 'admin',
  'delete:users': 'admin',
  'hard_delete:users': 'owner',
  'suspend:users': 'support',
  'lock_down:users': 'security',
  'impersonate:users': 'admin',
  'reset:mfa': 'support',
  'create:password_links': 'support',
  'read:sessions': 'support',
  'revoke:sessions': 'support',
  'read:roles': 'support',
  'assign:roles': 'admin',
  'update:roles': 'admin',
  'read:user_events': 'support',
  'read:recovery_requests': 'support',
  'approve:recovery': 'security',
  'export:users': 'security',
  'import:users': 'admin',
  'read:audit': 'auditor',
  'read:operators': 'auditor',
  'create:operators': 'admin',
  'update:operators': 'admin',
  'delete:operators': 'admin',
  'read:approvals': 'auditor',
  'decide:approvals': 'admin',
  'export:audit': 'auditor',
  'read:jobs': 'support',
  'read:ip_rules': 'security',
  'read:messages': 'admin',
  'rotate:signing_keys': 'admin',
  'read:settings': 'auditor',
  'update:settings': 'admin',
  'update:security_settings': 'security',
  'delete:clients': 'admin',
  'update:clients': 'admin',
  'create:clients': 'admin',
  'read:clients': 'auditor',
  'create:api_keys': 'admin',
  'read:api_keys': 'auditor',
  'delete:api_keys': 'admin',
  'read:webhooks': 'auditor',
  'update:webhooks': 'admin',
}

export const PermissionsContext = createContext<ReadonlySet<string>>(new Set())

/** Everything the signed-in operator holds. */
export function usePermissions(): ReadonlySet<string> {
  return use(PermissionsContext)
}

/** Whether the signed-in operator holds a permission. */
export function useMay(permission: Permission): boolean {
  return use(PermissionsContext).has(permission)
}

/** The words in place of a button: "Needs the admin role". */
export function needs(permission: Permission): string {
  return t('Needs the {role} role', { role: roleToAskFor[permission] })
}

/** The same where something is not shown at all, with who can change that (console.md 2.1). */
export function needsFromOwner(permission: Permission): string {
  return t('{needs}. An owner can give it to you.', { needs: needs(permission) })
}
