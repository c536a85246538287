// The mail domains of an organization: whoever types an address of a verified one is led there.
import { queryOptions } from '@tanstack/react-query'
import { allPages } from '../../../lib/all-pages.ts'
import { call, queryString } from '../../../lib/http.ts'
import { organizationPath } from './change-organization.ts'

/** By the DNS, or on somebody's word. */
export type DomainProof = 'dns' | 'word'

export interface OrganizationDomain {
  readonly id: string
  readonly domain: string
  readonly isVerified: boolean
  /** Null where it is not verified, or was before this was noted. */
  readonly verifiedBy: DomainProof | null
  readonly leadsToOrganization: boolean
  /** The name and the text of the TXT record that proves it. */
  readonly verificationHost: string
  readonly verificationText: string
}

export interface ProvenDomain extends OrganizationDomain {
  readonly dns: 'matches' | 'differs' | 'missing' | 'unanswered'
}

/** Among those of all organizations. */
export interface ListedDomain {
  readonly id: string
  readonly domain: string
  readonly isVerified: boolean
  /** Null where it is not verified, or was before this was noted. */
  readonly verifiedBy: DomainProof | null
  readonly leadsToOrganization: boolean
  /** Another organization verified it too, so that it leads to neither. */
  readonly isDisputed: boolean
  readonly organization: { readonly id: string; readonly name: string; readonly displayName: string | null }
}

interface DomainPage {
  readonly data: readonly ListedDomain[]
  readonly nextCursor: string | null
  readonly pageSize: number
}

export interface DomainSearch {
  readonly after?: string
}

export function readDomainSearch({ after }: Record<string, unknown>): DomainSearch {
  return typeof after === 'string' && after !== '' ? { after } : {}
}

/** By the alphabet. */
export function allDomainsQuery(after: string | undefined) {
  return queryOptions({
    queryKey: ['organization-domains', 'all', after ?? ''],
    queryFn: ({ signal }) =>
      call<DomainPage>('GET', `/domains${queryString({ pageSize: 50, cursor: after })}`, { signal }),
  })
}

export function organizationDomainsQuery(organizationId: string) {
  return queryOptions({
    queryKey: ['organization-domains', 'of', organizationId],
    queryFn: ({ signal }) => allPages<OrganizationDomain>(`${organizationPath(organizationId)}/domains`, signal),
  })
}

const domainPath = (organizationId: string, id: string) =>
  `${organizationPath(organizationId)}/domains/${encodeURIComponent(id)}`

export function addDomain(organizationId: string, domain: string): Promise<OrganizationDomain> {
  return call('POST', `${organizationPath(organizationId)}/domains`, { body: { domain } })
}

export function proveDomain(organizationId: string, id: string): Promise<ProvenDomain> {
  return call('POST', `${domainPath(organizationId, id)}/verify`)
}

export type DomainChanges = Partial<Pick<OrganizationDomain, 'isVerified' | 'leadsToOrganization'>>

export function changeDomain(organizationId: string, id: string, body: DomainChanges): Promise<OrganizationDomain> {
  return call('PATCH', domainPath(organizationId, id), { body })
}

export function removeDomain(organizationId: string, id: string): Promise<void> {
  return call('DELETE', domainPath(organizationId, id))
}
