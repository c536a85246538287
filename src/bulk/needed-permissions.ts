import type { Actor, Permission } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import { mailPasswordLinkPermission } from '../users/mail-password-link-permission.ts'
import { type BulkAction, type BulkOptions, deletesAccounts } from './bulk-job.ts'

const needed: Readonly<Record<BulkAction, Permission>> = {
  suspend: 'suspend:users',
  activate: 'suspend:users',
  'lock-down': 'lock_down:users',
  'revoke-sessions': 'revoke:sessions',
  'reset-password': mailPasswordLinkPermission,
  'reset-mfa': 'reset:mfa',
  'assign-role': 'assign:roles',
  'unassign-role': 'assign:roles',
  'add-to-organization': 'update:users',
  'remove-from-organization': 'update:users',
  'set-metadata': 'update:users',
  'schedule-offboarding': 'suspend:users',
  delete: 'delete:users',
}

/** Whoever holds one of these has a bulk action of their own. */
export const bulkPermissions: readonly Permission[] = [...new Set(Object.values(needed))]

type NeedingOptions = Pick<BulkOptions, 'isHard' | 'isApproved' | 'deleteAfterDays'> &
  Partial<Pick<BulkOptions, 'endsOrganization'>>

/** What the same needs when it is done to one person. */
export function missingPermission(
  { permissions }: Pick<Actor, 'permissions'>,
  action: BulkAction,
  options: NeedingOptions,
): Permission | null {
  const all = [
    needed[action],
    ...(action === 'delete' && options.isHard && !options.isApproved ? ['hard_delete:users'] : []),
    ...(options.endsOrganization === true ? (['update:settings'] as const) : []),
    ...(deletesAccounts(action, options) ? ['delete:users'] : []),
  ]
  return all.find((permission) => !permissions.has(permission)) ?? null
}

export function refuseMissingPermission(actor: Actor, action: BulkAction, options: NeedingOptions): void {
  const missing = missingPermission(actor, action, options)
  if (missing !== null) throw new RollcallError('insufficient_scope', `This needs the permission ${missing}.`)
}
