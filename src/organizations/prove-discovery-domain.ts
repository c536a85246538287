import type { Actor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import { type Outgoing, OutgoingFault } from '../kernel/outgoing.ts'
import type { DiscoveryDomainDeps } from './add-discovery-domain.ts'
import { changeDiscoveryDomain } from './change-discovery-domain.ts'
import { type DiscoveryDomain, presentDomain, verificationHost } from './discovery-domain.ts'
import { presentOrganization } from './find-organization.ts'

type Stores = Pick<DiscoveryDomainDeps, 'organizations' | 'discoveryDomains'>

export interface ProveDomainDeps {
  readonly stores: Stores
  readonly outgoing: Pick<Outgoing, 'textRecords'>
  readonly change: Change<Stores & Pick<DiscoveryDomainDeps, 'audit'>>
}

/** What the DNS said: the text of the domain, another one, nothing at all; or it did not answer. */
export type DnsVerdict = 'matches' | 'differs' | 'missing' | 'unanswered'

export interface ProvenDomain {
  readonly domain: DiscoveryDomain
  readonly dns: DnsVerdict
}

/** Whoever can write into the DNS of a domain owns it. A domain that is verified already stays so, whatever is there now. */
export async function proveDiscoveryDomain(
  { stores, outgoing, change }: ProveDomainDeps,
  actor: Actor,
  organizationId: string,
  id: string,
): Promise<ProvenDomain> {
  presentOrganization(await stores.organizations.find(organizationId))
  const domain = presentDomain(await stores.discoveryDomains.find(organizationId, id))
  const dns = await askDns(outgoing, domain)
  if (dns !== 'matches') return { domain, dns }
  const proven = await change((deps) =>
    changeDiscoveryDomain(deps, actor, organizationId, id, { isVerified: true }, 'dns'),
  )
  return { domain: proven, dns }
}

async function askDns(outgoing: ProveDomainDeps['outgoing'], domain: DiscoveryDomain): Promise<DnsVerdict> {
  try {
    const texts = await outgoing.textRecords(verificationHost(domain))
    if (texts.some((text) => text.trim() === domain.verificationText)) return 'matches'
    return texts.length === 0 ? 'missing' : 'differs'
  } catch (fault) {
    if (fault instanceof OutgoingFault) return 'unanswered'
    throw fault
  }
}
