import { type Connection, usernameLengths } from '../connections/connection.ts'
import type { JsonObject } from '../kernel/json.ts'
import { canonicalEmail, canonicalPhoneNumber, canonicalUsername } from './identifiers.ts'
import { mergedMetadata, refuseBadMetadata } from './metadata.ts'
import type { UpdateUserInput } from './update-user-input.ts'
import type { User } from './user.ts'

/** The record after a change that is allowed; throws a fault that names the field for values that are not. */
export function changedUser(current: User, connection: Connection, input: UpdateUserInput, now: Date): User {
  const {
    password,
    connection: _,
    ifVersion,
    verification,
    isBlocked,
    appMetadata,
    userMetadata,
    ...attributes
  } = input
  const email = attributes.email == null ? attributes.email : canonicalEmail(attributes.email)
  const changesEmail = email !== undefined && email !== current.email
  return {
    ...current,
    ...attributes,
    ...(email === undefined ? {} : { email }),
    // A new address is unproven unless the caller vouches for it (rule 16).
    ...(changesEmail ? { emailVerified: attributes.emailVerified ?? false } : {}),
    ...(attributes.username == null
      ? {}
      : { username: canonicalUsername(attributes.username, usernameLengths(connection)) }),
    ...(attributes.phoneNumber == null ? {} : { phoneNumber: canonicalPhoneNumber(attributes.phoneNumber) }),
    ...(appMetadata === undefined ? {} : { appMetadata: changedAppMetadata(current, appMetadata) }),
    ...(userMetadata === undefined ? {} : { userMetadata: changedUserMetadata(current, userMetadata) }),
    ...(typeof password === 'string' ? { lastPasswordReset: now } : {}),
    updatedAt: now,
    version: current.version + 1,
  }
}

/** Emptied app_metadata disappears; emptied user_metadata stays as an empty object (auth0.md 2.4). */
function changedAppMetadata(current: User, change: JsonObject | null): JsonObject | null {
  const metadata = mergedMetadata(current.appMetadata, change)
  refuseBadMetadata('app_metadata', metadata)
  return Object.keys(metadata).length === 0 ? null : metadata
}

function changedUserMetadata(current: User, change: JsonObject | null): JsonObject {
  const metadata = mergedMetadata(current.userMetadata, change)
  refuseBadMetadata('user_metadata', metadata)
  return metadata
}

/** The names of what a change touches. */
export function changedFields(input: UpdateUserInput): string[] {
  return Object.entries(input)
    .filter(([name, value]) => value !== undefined && !controls.has(name))
    .map(([name]) => name)
}

/** What says how to change, and is no change itself. */
const controls: ReadonlySet<string> = new Set(['connection', 'ifVersion', 'verification'])
