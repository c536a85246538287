// A person as the organization they belong to sees them.
import { Type } from 'typebox'
import type { OrganizationPerson } from '../../../memberships/organization-people-store.ts'
import { closed, count, flag, text, textOrNull, timestamp, timestampOrNull } from '../answers.ts'

const fields = {
  id: text,
  email: textOrNull,
  name: textOrNull,
  isAdministrator: flag,
  /** Nobody else administers the organization, so whatever would take this person is refused. */
  isLastAdministrator: flag,
  roleNames: Type.Array(text),
  isActive: flag,
  isBlocked: flag,
  mfaEnabled: flag,
  /** What is done to the person here acts on the whole account; otherwise on the membership alone. */
  actsOnAccount: flag,
  lastSignInAt: timestampOrNull,
  createdAt: timestamp,
  updatedAt: timestamp,
}
export const organizationUser = closed(fields, 'OrganizationUser')
/** `sessionsEnded`: how many a deactivation ended. */
export const changedOrganizationUser = closed({ ...fields, sessionsEnded: count }, 'ChangedOrganizationUser')

/** Created is when they were added to the organization (S002-8). */
export function organizationUserJson(person: OrganizationPerson) {
  const { userId, email, name, isAdministrator, isLastAdministrator } = person
  const { roleNames, isActive, isBlocked } = person
  return {
    id: userId,
    email,
    name,
    isAdministrator,
    isLastAdministrator,
    roleNames,
    isActive,
    isBlocked,
    mfaEnabled: person.hasMfa,
    actsOnAccount: !person.belongsElsewhere,
    lastSignInAt: person.lastLogin,
    createdAt: person.joinedAt,
    updatedAt: person.updatedAt,
  }
}
