import type { Actor } from '../kernel/actor.ts'
import type { DiscoveryDomainDeps } from './add-discovery-domain.ts'
import { presentOrganization } from './find-organization.ts'

/** Repeating is no fault and leaves no second event. */
export async function removeDiscoveryDomain(
  { organizations, discoveryDomains, audit }: Omit<DiscoveryDomainDeps, 'clock'>,
  actor: Actor,
  organizationId: string,
  id: string,
): Promise<void> {
  presentOrganization(await organizations.find(organizationId))
  const found = await discoveryDomains.findForChange(organizationId, id)
  if (found === null) return
  await discoveryDomains.remove(organizationId, id)
  const subject = { kind: 'organization', id: organizationId } as const
  await audit.record(actor, 'organization.domain_removed', subject, { domain: found.domain })
}
