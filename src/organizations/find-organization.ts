import { RollcallError } from '../kernel/errors.ts'

/** What was found for an organization, or `organization_not_found`. */
export function presentOrganization<Found>(found: Found | null): Found {
  if (found === null) throw new RollcallError('organization_not_found', 'The organization does not exist.')
  return found
}
