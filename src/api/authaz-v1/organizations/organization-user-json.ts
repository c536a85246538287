// A person as the organization they belong to sees them.
import { Type } from 'typebox'
import type { OrganizationPerson } from '../../../memberships/organization-people-store.ts'
import type { AskedRecovery } from '../../../recovery/recovery-asking.ts'
import { recoveryStatuses } from '../../../recovery/recovery-request.ts'
import { closed, count, flag, orNull, text, textOrNull, timestamp, timestampOrNull } from '../answers.ts'

/** How the recovery stands that the organization asked for last. */
export const askedRecovery = closed({ askedAt: timestamp, status: Type.Enum([...recoveryStatuses]) }, 'AskedRecovery')

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
  askedRecovery: orNull(askedRecovery),
  lastSignInAt: timestampOrNull,
  createdAt: timestamp,
  updatedAt: timestamp,
}
export const organizationUser = closed(fields, 'OrganizationUser')
/** `sessionsEnded`: how many a deactivation ended. */
export const changedOrganizationUser = closed({ ...fields, sessionsEnded: count }, 'ChangedOrganizationUser')

/** Created is when they were added to the organization (S002-8). */
export function organizationUserJson(person: OrganizationPerson, asked: AskedRecovery | null) {
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
    askedRecovery: asked,
    lastSignInAt: person.lastLogin,
    createdAt: person.joinedAt,
    updatedAt: person.updatedAt,
  }
}
