import type { Actor } from '../kernel/actor.ts'
import type { DiscoveryDomainDeps } from './add-discovery-domain.ts'
import { type DiscoveryDomain, type DiscoveryDomainChanges, presentDomain } from './discovery-domain.ts'
import { presentOrganization } from './find-organization.ts'

/** Throws `discovery_domain_not_found` where the organization has none of that id. */
export async function changeDiscoveryDomain(
  { organizations, discoveryDomains, audit }: Omit<DiscoveryDomainDeps, 'clock'>,
  actor: Actor,
  organizationId: string,
  id: string,
  changes: DiscoveryDomainChanges,
): Promise<DiscoveryDomain> {
  presentOrganization(await organizations.find(organizationId))
  const changed = { ...presentDomain(await discoveryDomains.findForChange(organizationId, id)), ...changes }
  await discoveryDomains.save(changed)
  const subject = { kind: 'organization', id: organizationId } as const
  await audit.record(actor, 'organization.domain_changed', subject, { domain: changed.domain, ...changes })
  return changed
}
