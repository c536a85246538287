import { RollcallError } from '../kernel/errors.ts'
import type { Organization } from './organization.ts'

/** The organization, or `organization_not_found`. */
export function presentOrganization(organization: Organization | null): Organization {
  if (organization === null) throw new RollcallError('organization_not_found', 'The organization does not exist.')
  return organization
}
