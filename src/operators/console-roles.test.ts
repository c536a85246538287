import { expect, test } from 'vitest'
import { keyPermissions } from '../api-keys/key-permissions.ts'
import { consoleRoles, rolePermissions } from './console-roles.ts'

const may = (permission: (typeof keyPermissions)[number]) =>
  consoleRoles.filter((role) => rolePermissions[role].includes(permission))

test('each permission is held by the roles that the table of capabilities gives it to', () => {
  expect(Object.fromEntries(keyPermissions.map((permission) => [permission, may(permission).join(' ')]))).toEqual({
    'read:users': 'owner admin security support support_readonly auditor',
    'create:users': 'owner admin support',
    'update:users': 'owner admin support',
    'update:user_identifiers': 'owner admin security',
    'suspend:users': 'owner admin security support',
    'lock_down:users': 'owner security',
    'reset:mfa': 'owner admin security support',
    'create:password_links': 'owner admin security support',
    'impersonate:users': 'owner admin',
    'merge:users': 'owner admin',
    'delete:users': 'owner admin',
    'hard_delete:users': 'owner',
    'import:users': 'owner admin',
    'export:users': 'owner admin security auditor',
    'read:sessions': 'owner admin security support support_readonly auditor',
    'revoke:sessions': 'owner admin security support',
    'read:roles': 'owner admin security support support_readonly auditor',
    'assign:roles': 'owner admin',
    'update:roles': 'owner admin',
    'read:recovery_requests': 'owner admin security support support_readonly auditor',
    'approve:recovery': 'owner admin security',
    'read:user_events': 'owner admin security support support_readonly auditor',
    'read:audit': 'owner admin security auditor',
    'export:audit': 'owner admin security auditor',
    'read:jobs': 'owner admin security support support_readonly auditor',
    'read:ip_rules': 'owner admin security',
    'read:webhooks': 'owner admin security auditor',
    'update:webhooks': 'owner admin',
    'read:api_keys': 'owner admin auditor',
    'create:api_keys': 'owner admin',
    'delete:api_keys': 'owner admin',
    'read:clients': 'owner admin auditor',
    'create:clients': 'owner admin',
    'update:clients': 'owner admin',
    'delete:clients': 'owner admin',
    'read:operators': 'owner admin security auditor',
    'read:approvals': 'owner admin security auditor',
    'decide:approvals': 'owner admin',
    'create:operators': 'owner admin',
    'update:operators': 'owner admin',
    'delete:operators': 'owner admin',
    'rotate:signing_keys': 'owner admin',
    'read:messages': 'owner admin',
    'read:settings': 'owner admin security auditor',
    'update:settings': 'owner admin',
    'update:security_settings': 'owner admin security',
  })
})

test('nobody holds all that an owner holds', () => {
  for (const role of consoleRoles.filter((each) => each !== 'owner')) {
    expect(rolePermissions.owner.filter((permission) => !rolePermissions[role].includes(permission))).not.toEqual([])
  }
})
