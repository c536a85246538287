import { inItsLook } from '../organizations/organization-branding.ts'
import type { SignIn } from '../sign-ins/sign-in.ts'
import type { Visit } from './visit.ts'

/** Once a sign-in leads to an organization, its pages show the organization's logo and colour. */
export async function inLookOf(visit: Visit, { organizationId }: Pick<SignIn, 'organizationId'>): Promise<Visit> {
  if (organizationId === null) return visit
  const organization = await visit.directory.stores.organizations.find(organizationId)
  return organization === null ? visit : { ...visit, settings: inItsLook(visit.settings, organization) }
}
