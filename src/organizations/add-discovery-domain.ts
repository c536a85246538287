import type { Actor } from '../kernel/actor.ts'
import { prefixedId, randomText } from '../kernel/ids.ts'
import type { OrganizationDeps } from './create-organization.ts'
import {
  canonicalDomain,
  type DiscoveryDomain,
  type DiscoveryDomainChanges,
  type DiscoveryDomainStore,
} from './discovery-domain.ts'
import { presentOrganization } from './find-organization.ts'

export interface DiscoveryDomainDeps extends OrganizationDeps {
  readonly discoveryDomains: DiscoveryDomainStore
}

export interface AddDomainInput extends DiscoveryDomainChanges {
  readonly domain: string
}

/** Another organization may name the same domain: it then leads to neither. Throws `discovery_domain_exists`. */
export async function addDiscoveryDomain(
  { organizations, discoveryDomains, audit, clock }: DiscoveryDomainDeps,
  actor: Actor,
  organizationId: string,
  { domain, isVerified = false, leadsToOrganization = true }: AddDomainInput,
): Promise<DiscoveryDomain> {
  presentOrganization(await organizations.findForChange(organizationId))
  const added: DiscoveryDomain = {
    id: prefixedId('ord'),
    organizationId,
    domain: canonicalDomain(domain),
    isVerified,
    verifiedBy: isVerified ? 'word' : null,
    leadsToOrganization,
    verificationText: randomText(32),
    createdAt: clock.now(),
  }
  await discoveryDomains.insert(added)
  const subject = { kind: 'organization', id: organizationId } as const
  await audit.record(actor, 'organization.domain_added', subject, { domain: added.domain, isVerified })
  return added
}
