import { call } from '../../../lib/http.ts'
import type { Organization } from './organization.ts'

export const organizationPath = (id: string) => `/organizations/${encodeURIComponent(id)}`

export interface OrganizationChanges
  extends Partial<Pick<Organization, 'displayName' | 'requiresMfa' | 'sessionMinutes' | 'recoveryWaitingHours'>> {
  readonly mfaGraceDays?: number
}

export function changeOrganization(id: string, body: OrganizationChanges, reason = ''): Promise<Organization> {
  return call('PATCH', organizationPath(id), { body, reason })
}

export function suspendOrganization(id: string, reason: string): Promise<Organization> {
  return call('POST', `${organizationPath(id)}/suspend`, { body: { reason } })
}

export function activateOrganization(id: string): Promise<Organization> {
  return call('POST', `${organizationPath(id)}/activate`)
}

export interface NetworkAsking {
  readonly grantsIpRules: boolean
}

export function askForNetworks(id: string, grantsIpRules: boolean): Promise<NetworkAsking> {
  return call('PATCH', `${organizationPath(id)}/ip-rules`, { body: { grantsIpRules } })
}

export interface NewOrganization {
  readonly name: string
  readonly displayName?: string
}

export function createOrganization(body: NewOrganization): Promise<Organization> {
  return call('POST', '/organizations', { body })
}

/** Where pools are isolated, its people go with it when that is said. */
export function deleteOrganization(id: string, withPeople: boolean, reason: string): Promise<void> {
  return call('DELETE', `${organizationPath(id)}${withPeople ? '?users=delete' : ''}`, { reason })
}
