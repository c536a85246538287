import { isDeepStrictEqual } from 'node:util'
import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import type { DiscoveryDomainDeps } from './add-discovery-domain.ts'
import {
  type DiscoveryDomain,
  type DiscoveryDomainChanges,
  type DomainProof,
  presentDomain,
} from './discovery-domain.ts'
import { presentOrganization } from './find-organization.ts'

/** Throws `discovery_domain_not_found` where the organization has none of that id. Repeating leaves no second event. */
export async function changeDiscoveryDomain(
  { organizations, discoveryDomains, audit }: Omit<DiscoveryDomainDeps, 'clock'>,
  actor: Actor,
  organizationId: string,
  id: string,
  changes: DiscoveryDomainChanges,
  by: DomainProof = 'word',
): Promise<DiscoveryDomain> {
  presentOrganization(await organizations.find(organizationId))
  const present = presentDomain(await discoveryDomains.findForChange(organizationId, id))
  const merged = { ...present, ...changes }
  const changed = {
    ...merged,
    verifiedBy: proofOf(present, merged.isVerified, changes.isVerified === true ? by : null),
  }
  if (isDeepStrictEqual(changed, present)) return present
  await discoveryDomains.save(changed)
  const subject = { kind: 'organization', id: organizationId } as const
  const details = { domain: changed.domain, ...changes, ...changedValues({ ...present }, { ...changed }) }
  await audit.record(actor, 'organization.domain_changed', subject, details)
  return changed
}

/** The DNS says more than a word, which adds nothing to a domain that is verified already. */
function proofOf(present: DiscoveryDomain, isVerified: boolean, by: DomainProof | null): DomainProof | null {
  if (!isVerified) return null
  return by === 'dns' || (by === 'word' && !present.isVerified) ? by : present.verifiedBy
}
