// By which ways a permission comes to somebody, in words.
import { t, tCount } from '../../../lib/text.ts'
import type { EffectivePermission, PermissionSource, RolePlace } from './role.ts'

/** "given directly, through Admin, Billing (Acme)". */
export function sourcesInWords({ sources, sourceCount }: EffectivePermission): string {
  const roles = sources.filter(({ type }) => type === 'role').map(roleInWords)
  const direct = sources.some(({ type }) => type === 'direct') ? [t('given directly')] : []
  const through = roles.length > 0 ? [t('through {roles}', { roles: roles.join(', ') })] : []
  const untold = sourceCount - sources.length
  const more = untold > 0 ? [tCount(untold, '1 more way', '{count} more ways')] : []
  return [...direct, ...through, ...more].join(', ')
}

/** What an organization is called, for a sentence that names it. */
export function placed({ name, displayName }: RolePlace): { readonly organization: string } {
  return { organization: displayName ?? name }
}

function roleInWords({ roleName, organization }: PermissionSource): string {
  const role = roleName ?? t('a role')
  return organization === undefined ? role : t('{role} ({organization})', { role, ...placed(organization) })
}
