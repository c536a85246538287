// What one change may not do, and the words that say so (auth0.md 3.6; the numbers are its rules).
import { type Connection, connectionKind, requiresUsername } from '../connections/connection.ts'
import { syncsProfile } from '../connections/syncs-profile.ts'
import { notSupported, RollcallError } from '../kernel/errors.ts'
import type { UpdateUserInput } from './update-user-input.ts'
import type { User } from './user.ts'

type Attribute = keyof UpdateUserInput

export function refuseForbiddenChanges(user: User, connection: Connection, input: UpdateUserInput): void {
  refuseTogether(input)
  refuseByKind(connection, input)
  if (input.email === null && user.username === null && user.phoneNumber === null) {
    throw notSupported('Cannot remove email: it is the only identifier of this user')
  }
  if (input.password === null) throw notSupported('Cannot remove the password of a database user')
}

/** Rules 1 to 5. */
const notTogether: readonly (readonly [Attribute, Attribute, string])[] = [
  ['password', 'email', 'Cannot update password and email simultaneously'],
  ['password', 'emailVerified', 'Cannot update password and email_verified simultaneously'],
  ['username', 'email', 'Cannot update username and email simultaneously'],
  ['username', 'emailVerified', 'Cannot update username and email_verified simultaneously'],
  ['username', 'password', 'Cannot update username and password simultaneously'],
]

function refuseTogether(input: UpdateUserInput): void {
  for (const [one, other, message] of notTogether) {
    if (input[one] !== undefined && input[other] !== undefined) throw notSupported(message)
  }
}

/** Rule 7: what a further identity has of its own; everything else is the person's. */
const ofIdentity: ReadonlySet<string> = new Set(
  'email emailVerified username phoneNumber phoneVerified password connection ifVersion'.split(' '),
)

export function refuseForSecondary(input: UpdateUserInput): void {
  const others = Object.entries(input).flatMap(([name, value]) =>
    value === undefined || ofIdentity.has(name) ? [] : [profileAttributes[name as Attribute] ?? null],
  )
  const names = others.filter((name) => name !== null)
  if (names.length > 0) {
    throw notSupported(
      `The following user attributes cannot be updated: ${names.join(', ')}. The specified connection belongs to a secondary identity.`,
    )
  }
  if (others.length > 0) {
    throw notSupported(
      'The specified connection belongs to a secondary identity, which is not supported for this operation',
    )
  }
}

const profileAttributes: Readonly<Partial<Record<Attribute, string>>> = {
  familyName: 'family_name',
  givenName: 'given_name',
  name: 'name',
  nickname: 'nickname',
  picture: 'picture',
}

/** Rules 10 to 14. */
function refuseByKind(connection: Connection, input: UpdateUserInput): void {
  const kind = connectionKind(connection)
  const sets = (attribute: Attribute) => input[attribute] !== undefined
  if (sets('emailVerified') && (kind === 'sms' || kind === 'other')) {
    throw notSupported('Email verification is not supported for enterprise users')
  }
  if (sets('email') && kind !== 'database') throw notSupported('Cannot update email for non-database user')
  if (sets('password') && kind !== 'database') throw notSupported('Cannot update password for non-database user')
  if (typeof input.username === 'string' && !requiresUsername(connection)) {
    throw notSupported('Cannot set username for connection without requires_username.')
  }
  if (input.username === null && requiresUsername(connection)) {
    throw notSupported('Cannot remove username: the connection requires one')
  }
  if (sets('phoneNumber') && kind === 'email') throw notSupported('Cannot update phone_number for an email user')
  if (input.phoneNumber === null && kind === 'sms') throw notSupported('Cannot remove phone_number of an sms user')
  if (!connection.isEnabled && (sets('email') || sets('password'))) {
    throw new RollcallError('connection_disabled', 'Cannot change email or password for users in a disabled connection')
  }
  if (kind === 'other' && syncsProfile(connection)) refuseProfileChanges(input)
}

function refuseProfileChanges(input: UpdateUserInput): void {
  const touched = Object.entries(profileAttributes).filter(([attribute]) => input[attribute as Attribute] !== undefined)
  if (touched.length === 0) return
  const removes = touched.some(([attribute]) => input[attribute as Attribute] === null)
  const names = touched.map(([, name]) => name).join(', ')
  throw notSupported(
    `The following user attributes cannot be ${removes ? 'removed' : 'updated'}: ${names}. The connection must either be a database connection (using the Auth0 store), a passwordless connection (email or sms) or has disabled 'Sync user profile attributes at each login'`,
  )
}
