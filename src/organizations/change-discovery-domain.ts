import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import type { DiscoveryDomainDeps } from './add-discovery-domain.ts'
import { type DiscoveryDomain, type DiscoveryDomainChanges, presentDomain } from './discovery-domain.ts'
import { presentOrganization } from './find-organization.ts'

/** Throws `discovery_domain_not_found` where the organization has none of that id. Repeating leaves no second event. */
export async function changeDiscoveryDomain(
  { organizations, discoveryDomains, audit }: Omit<DiscoveryDomainDeps, 'clock'>,
  actor: Actor,
  organizationId: string,
  id: string,
  changes: DiscoveryDomainChanges,
): Promise<DiscoveryDomain> {
  presentOrganization(await organizations.find(organizationId))
  const present = presentDomain(await discoveryDomains.findForChange(organizationId, id))
  const changed = { ...present, ...changes }
  if (changed.isVerified === present.isVerified && changed.leadsToOrganization === present.leadsToOrganization) {
    return present
  }
  await discoveryDomains.save(changed)
  const subject = { kind: 'organization', id: organizationId } as const
  const details = { domain: changed.domain, ...changes, ...changedValues({ ...present }, { ...changed }) }
  await audit.record(actor, 'organization.domain_changed', subject, details)
  return changed
}
