import { t } from '../../../lib/text.ts'
import type { Holding } from './access.ts'

/** By what somebody holds something: "role Payroll, in Acme". */
export function wayInWords({ role, organization }: Pick<Holding, 'role' | 'organization'>): string {
  if (role === null) return t('direct')
  if (organization === null) return t('role {role}, everywhere', { role: role.name })
  const place = organization.displayName ?? organization.name
  return t('role {role}, in {organization}', { role: role.name, organization: place })
}
