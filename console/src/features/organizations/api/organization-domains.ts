// The mail domains of an organization: whoever types an address of a verified one is led there.
import { queryOptions } from '@tanstack/react-query'
import { allPages } from '../../../lib/all-pages.ts'
import { call } from '../../../lib/http.ts'
import { organizationPath } from './change-organization.ts'

export interface OrganizationDomain {
  readonly id: string
  readonly domain: string
  readonly isVerified: boolean
  readonly leadsToOrganization: boolean
  /** The name and the text of the TXT record that proves it. */
  readonly verificationHost: string
  readonly verificationText: string
}

export interface ProvenDomain extends OrganizationDomain {
  readonly dns: 'matches' | 'differs' | 'missing' | 'unanswered'
}

export function organizationDomainsQuery(organizationId: string) {
  return queryOptions({
    queryKey: ['organization-domains', organizationId],
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
