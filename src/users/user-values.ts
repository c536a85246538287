import type { Values } from '../audit/changed-values.ts'
import type { User } from './user.ts'

const told = [
  'email',
  'emailVerified',
  'username',
  'phoneNumber',
  'phoneVerified',
  'name',
  'nickname',
  'givenName',
  'familyName',
  'picture',
  'isBlocked',
  'suspendedUntil',
  'suspensionReason',
  'suspendedByOrganization',
  'expiresAt',
  'appMetadata',
  'userMetadata',
] as const satisfies readonly (keyof User)[]

/** What the audit tells of a person's record: all that somebody can change. Counters and times of sign-ins are not. */
export function userValues(user: Partial<Pick<User, (typeof told)[number]>>): Values {
  return Object.fromEntries(told.map((name) => [name, user[name]]))
}
