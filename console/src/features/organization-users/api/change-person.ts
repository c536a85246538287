import { call } from '../../../lib/http.ts'
import type { OrganizationPerson } from './organization-person.ts'
import { onePersonPath } from './people-queries.ts'

export type PersonChanges = Partial<Pick<OrganizationPerson, 'name' | 'isAdministrator' | 'isActive'>>

export interface ChangedPerson extends OrganizationPerson {
  readonly sessionsEnded: number
}

export function changePerson(
  organizationId: string,
  userId: string,
  body: PersonChanges,
  reason: string,
): Promise<ChangedPerson> {
  return call('PATCH', onePersonPath(organizationId, userId), { body, reason })
}

export function resetPersonMfa(organizationId: string, userId: string, reason: string): Promise<void> {
  return call('POST', `${onePersonPath(organizationId, userId)}/reset-mfa`, { reason })
}

export function resetPersonPassword(organizationId: string, userId: string, reason: string): Promise<void> {
  return call('POST', `${onePersonPath(organizationId, userId)}/reset-password`, { reason })
}

export function askPersonRecovery(organizationId: string, userId: string, reason: string): Promise<void> {
  return call('POST', `${onePersonPath(organizationId, userId)}/ask-recovery`, { body: { reason } })
}

export function deletePerson(organizationId: string, userId: string, reason: string): Promise<void> {
  return call('DELETE', onePersonPath(organizationId, userId), { reason })
}
