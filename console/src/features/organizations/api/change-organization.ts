import { queryOptions } from '@tanstack/react-query'
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

/** Refused where people of an isolated pool are in it. */
export function deleteOrganization(id: string, reason: string): Promise<void> {
  return call('DELETE', organizationPath(id), { reason })
}

/** Together with its people: another owner or admin decides, then whoever asked carries it out. */
export async function askForDeletion(id: string, reason: string): Promise<void> {
  await call('POST', '/approvals', { body: { action: 'delete-organization', subjectId: id, reason } })
}

/** How many people would go with it, counted to the last one. */
export function peopleGoingQuery(id: string) {
  return queryOptions({
    queryKey: ['organizations', id, 'deletion'],
    queryFn: ({ signal }) => call<{ readonly people: number }>('GET', `${organizationPath(id)}/deletion`, { signal }),
    staleTime: 0,
  })
}
