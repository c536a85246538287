import { call } from '../../../lib/http.ts'
import type { Organization } from './organization.ts'

export const organizationPath = (id: string) => `/organizations/${encodeURIComponent(id)}`

export type OrganizationChanges = Partial<Pick<Organization, 'displayName' | 'requiresMfa'>>

export function changeOrganization(id: string, body: OrganizationChanges): Promise<Organization> {
  return call('PATCH', organizationPath(id), { body })
}

export interface NetworkAsking {
  readonly grantsIpRules: boolean
}

export function askForNetworks(id: string, grantsIpRules: boolean): Promise<NetworkAsking> {
  return call('PATCH', `${organizationPath(id)}/ip-rules`, { body: { grantsIpRules } })
}
