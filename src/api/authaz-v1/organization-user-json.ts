// A person as the organization they belong to sees them.
import { Type } from 'typebox'
import type { OrganizationPerson } from '../../memberships/organization-people-store.ts'
import { closed, flag, text, textOrNull, timestamp, timestampOrNull } from './answers.ts'

export const organizationUser = closed(
  {
    id: text,
    email: textOrNull,
    name: textOrNull,
    isAdministrator: flag,
    roleNames: Type.Array(text),
    isActive: flag,
    isBlocked: flag,
    mfaEnabled: flag,
    /** What is done to the person here acts on the whole account; otherwise on the membership alone. */
    actsOnAccount: flag,
    lastSignInAt: timestampOrNull,
    createdAt: timestamp,
    updatedAt: timestamp,
  },
  'OrganizationUser',
)

/** Created is when they were added to the organization (S002-8). */
export function organizationUserJson(person: OrganizationPerson) {
  const { userId, email, name, isAdministrator, roleNames, isActive, isBlocked } = person
  return {
    id: userId,
    email,
    name,
    isAdministrator,
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
