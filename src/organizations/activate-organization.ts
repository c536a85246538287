import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import type { OrganizationDeps } from './create-organization.ts'
import { presentOrganization } from './find-organization.ts'
import type { Organization } from './organization.ts'

/** Lifts a suspension. One that is not suspended is no fault and leaves no event. Throws `organization_not_found`. */
export async function activateOrganization(
  { organizations, audit }: Pick<OrganizationDeps, 'organizations' | 'audit'>,
  actor: Actor,
  id: string,
): Promise<Organization> {
  const present = presentOrganization(await organizations.findForChange(id))
  if (present.suspension === null) return present
  await organizations.activate(id)
  const changes = changedValues({ suspensionReason: present.suspension.reason }, { suspensionReason: null })
  await audit.record(actor, 'organization.activated', { kind: 'organization', id }, changes)
  return { ...present, suspension: null }
}
