// Who is left as they are, and why: asked of everybody before a job runs, and of each again when it comes to them.
import type { BulkAction, BulkJob, BulkOptions } from './bulk-job.ts'
import type { PersonFacts } from './bulk-store.ts'

export const skipReasons = [
  'not_found',
  'already_suspended',
  'already_active',
  'no_password_here',
  'no_email',
  'suspended',
  'role_held',
  'role_not_held',
  'already_member',
  'not_a_member',
  'last_administrator',
  'changed_since',
] as const
export type SkipReason = (typeof skipReasons)[number]

/** Null where the action has something to do. */
export function skipReason(
  action: BulkAction,
  { roleId, organizationId }: Pick<BulkOptions, 'roleId' | 'organizationId'>,
  facts: PersonFacts | undefined,
): SkipReason | null {
  if (facts === undefined) return 'not_found'
  switch (action) {
    case 'suspend':
      return facts.isSuspended ? 'already_suspended' : null
    case 'activate':
      return facts.mayComeIn ? 'already_active' : null
    case 'reset-password':
      if (!facts.isInDatabase) return 'no_password_here'
      if (facts.email === null) return 'no_email'
      return facts.mayComeIn ? null : 'suspended'
    case 'assign-role':
      if (roleId !== null && organizationId !== null && !facts.isMember) return 'not_a_member'
      return facts.holdsRole ? 'role_held' : null
    case 'unassign-role':
      return facts.holdsRole ? null : 'role_not_held'
    case 'add-to-organization':
      return facts.isMember ? 'already_member' : null
    case 'remove-from-organization':
      return facts.isMember ? null : 'not_a_member'
    default:
      return null
  }
}

/** Asked of somebody whose turn it is: also whether they are still as they had to be. */
export function skipReasonNow(
  { action, options }: Pick<BulkJob, 'action' | 'options'>,
  version: number | null,
  facts: PersonFacts | undefined,
): SkipReason | null {
  const hasChanged = version !== null && facts !== undefined && facts.version !== version
  return hasChanged ? 'changed_since' : skipReason(action, options, facts)
}

/** The actions that may leave an organization without an administrator. */
export function mayEndAdministrators(action: BulkAction): boolean {
  return ['suspend', 'lock-down', 'delete', 'schedule-offboarding', 'remove-from-organization'].includes(action)
}
