import { RollcallError } from '../kernel/errors.ts'
import type { Organization } from './organization.ts'
import type { OrganizationStore } from './organization-store.ts'

/** What was found for an organization, or `organization_not_found`. */
export function presentOrganization<Found>(found: Found | null): Found {
  if (found === null) throw new RollcallError('organization_not_found', 'The organization does not exist.')
  return found
}

/** By its id or its name, as paths have it. */
export async function organizationNamed(
  { organizations }: { readonly organizations: Pick<OrganizationStore, 'find' | 'findByName'> },
  idOrName: string,
): Promise<Organization> {
  const byId = idOrName.startsWith('org_') ? await organizations.find(idOrName) : null
  return presentOrganization(byId ?? (await organizations.findByName(idOrName)))
}
