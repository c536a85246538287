import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '../kernel/actor.ts'
import { presentOrganization } from './find-organization.ts'
import type { Organization } from './organization.ts'
import { type OrganizationBranding, withBranding } from './organization-branding.ts'
import { type UpdateOrganizationDeps, updateOrganization } from './update-organization.ts'

/** What is left out stays; null brings back the application's own. Repeating is no change and leaves no event. */
export async function changeBranding(
  deps: UpdateOrganizationDeps,
  actor: Actor,
  id: string,
  change: Partial<OrganizationBranding>,
): Promise<Organization> {
  const present = presentOrganization(await deps.organizations.findForChange(id))
  const branding = withBranding(present.settings, change)
  if (isDeepStrictEqual(branding, present.settings.branding ?? {})) return present
  return updateOrganization(deps, actor, id, {
    settings: { branding: Object.keys(branding).length === 0 ? null : branding },
  })
}
