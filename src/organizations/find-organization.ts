import { RollcallError } from '../kernel/errors.ts'
import type { Organization } from './organization.ts'
import type { OrganizationStore } from './organization-store.ts'

/** What was found for an organization, or `organization_not_found`. */
export function presentOrganization<Found>(found: Found | null): Found {
  if (found === null) throw new RollcallError('organization_not_found', 'The organization does not exist.')
  return found
}

interface NamedDeps {
  readonly organizations: Pick<OrganizationStore, 'find' | 'findByName'>
}

/** By its id or its name, as paths have it. */
export async function organizationNamed(deps: NamedDeps, idOrName: string): Promise<Organization> {
  return presentOrganization(await findOrganizationNamed(deps, idOrName))
}

/** The same; null when there is none. */
export async function findOrganizationNamed(
  { organizations }: NamedDeps,
  idOrName: string,
): Promise<Organization | null> {
  const byId = idOrName.startsWith('org_') ? await organizations.find(idOrName) : null
  return byId ?? (await organizations.findByName(idOrName))
}
