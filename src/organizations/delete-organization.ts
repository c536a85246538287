import type { Actor } from '../kernel/actor.ts'
import type { OrganizationDeps } from './create-organization.ts'
import { presentOrganization } from './find-organization.ts'

/** Its roles go with it. Throws `organization_not_found`. */
export async function deleteOrganization(
  { organizations, audit, clock }: OrganizationDeps,
  actor: Actor,
  id: string,
): Promise<void> {
  const { name } = presentOrganization(await organizations.findForChange(id))
  await organizations.remove(id, clock.now())
  await audit.record(actor, 'organization.deleted', { kind: 'organization', id }, { name })
}
