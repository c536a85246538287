import { tenantAccessScopes } from '../resource-servers/tenant-access-api.ts'
import type { Session } from '../sessions/session.ts'
import { isOwnAccountScope } from './grantable-scope.ts'

/**
 * Of what was asked for in a session that which it may have: whoever acts as somebody gets nothing that outlives it, changes
 * the account, or administers an organization.
 */
export function scopeInSession(
  scope: readonly string[],
  { impersonator }: Pick<Session, 'impersonator'>,
): readonly string[] {
  if (impersonator === undefined) return scope
  const isKept = (name: string) => !isOwnAccountScope(name) || name.startsWith('read:')
  return scope.filter((name) => name !== 'offline_access' && !tenantAccessScopes.includes(name) && isKept(name))
}
