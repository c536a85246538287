import type { Clock } from '../kernel/clock.ts'
import type { OrganizationPeopleStore } from './organization-people-store.ts'

interface AdministratorDeps {
  readonly organizationPeople: Pick<OrganizationPeopleStore, 'isAdministrator'>
  readonly clock: Clock
}

/** Decided now, by one indexed statement: a right that was lost a moment ago counts no more. */
export function isAdministrator(
  { organizationPeople, clock }: AdministratorDeps,
  organizationId: string,
  userId: string,
): Promise<boolean> {
  return organizationPeople.isAdministrator(organizationId, userId, clock.now())
}
