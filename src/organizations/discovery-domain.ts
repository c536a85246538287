// The mail domains of an organization: whoever types an address of one is led there, once somebody said that the domain
// is the organization's own.
import { invalidField, RollcallError } from '../kernel/errors.ts'
import type { Page, PageRequest } from '../kernel/page.ts'

/** `dns`: its owner wrote the text there. `word`: somebody who runs the application said so. */
export const domainProofs = ['dns', 'word'] as const
export type DomainProof = (typeof domainProofs)[number]

export interface DiscoveryDomain {
  readonly id: string
  readonly organizationId: string
  /** In lower case. */
  readonly domain: string
  readonly isVerified: boolean
  /** Null where it is not verified, or was before this was noted. */
  readonly verifiedBy: DomainProof | null
  /** False keeps the domain without leading anybody anywhere. */
  readonly leadsToOrganization: boolean
  /** What its owner would write into the DNS, at `verificationHost`. */
  readonly verificationText: string
  readonly createdAt: Date
}

/** Among those of all organizations. */
export interface ListedDomain extends DiscoveryDomain {
  readonly organizationName: string
  readonly organizationDisplayName: string | null
  /** Another organization verified it too, so that it leads to neither. */
  readonly isDisputed: boolean
}

export type DiscoveryDomainChanges = Partial<Pick<DiscoveryDomain, 'isVerified' | 'leadsToOrganization'>>

/** Absence is `null`; a domain that the organization has already is `discovery_domain_exists`. */
export interface DiscoveryDomainStore {
  find(organizationId: string, id: string): Promise<DiscoveryDomain | null>
  /** Locks it until the transaction ends. */
  findForChange(organizationId: string, id: string): Promise<DiscoveryDomain | null>
  findByDomain(organizationId: string, domain: string): Promise<DiscoveryDomain | null>
  /** In the order in which they were added; null when there is no such organization. */
  list(organizationId: string, page: PageRequest): Promise<Page<DiscoveryDomain> | null>
  /** Those of all organizations, by the alphabet. */
  listAll(page: PageRequest): Promise<Page<ListedDomain>>
  /** The organization a domain leads to; null where none has verified it, or more than one. */
  organizationOf(domain: string): Promise<string | null>
  insert(domain: DiscoveryDomain): Promise<void>
  save(domain: DiscoveryDomain): Promise<void>
  /** False when there was none. */
  remove(organizationId: string, id: string): Promise<boolean>
}

const label = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?'
const domainForm = new RegExp(`^(${label}\\.)+${label}$`)
const domainMaxLength = 253

/** As it is compared: in lower case. Throws for what no mail address could have behind its @. */
export function canonicalDomain(typed: string): string {
  const domain = typed.trim().toLowerCase()
  if (domain.length <= domainMaxLength && domainForm.test(domain)) return domain
  throw invalidField('domain', 'A domain looks like example.com; write others than ASCII letters in Punycode')
}

export function verificationHost({ organizationId, domain }: DiscoveryDomain): string {
  return `_ss-verification.${organizationId}.${domain}`
}

/** What was found for a domain of an organization, or `discovery_domain_not_found`. */
export function presentDomain<Found>(found: Found | null): Found {
  if (found === null) {
    throw new RollcallError('discovery_domain_not_found', 'The organization has no such discovery domain.')
  }
  return found
}
