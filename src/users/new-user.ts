// A new person as they will be stored: every rule about a single new user, for the APIs and for imports alike.
import { type Connection, connectionKind, requiresUsername, usernameLengths } from '../connections/connection.ts'
import type { Clock } from '../kernel/clock.ts'
import { invalidField, notSupported, type RollcallError } from '../kernel/errors.ts'
import { timeOrderedHex } from '../kernel/ids.ts'
import type { JsonObject } from '../kernel/json.ts'
import { canonicalEmail, canonicalPhoneNumber, canonicalUsername } from './identifiers.ts'
import { mergedMetadata, refuseBadMetadata } from './metadata.ts'
import { defaultPicture } from './picture.ts'
import { userId } from './user.ts'
import type { NewUser } from './user-store.ts'

export interface CreateUserInput {
  readonly connection: string
  /** The part of the id after the pipe, where the caller chooses it. */
  readonly subject?: string
  readonly email?: string
  readonly emailVerified?: boolean
  readonly username?: string
  readonly phoneNumber?: string
  readonly phoneVerified?: boolean
  readonly password?: string
  /** Null: none. Left out, it is what they are known by. */
  readonly name?: string | null
  readonly nickname?: string
  readonly givenName?: string
  readonly familyName?: string
  readonly picture?: string
  readonly isBlocked?: boolean
  readonly appMetadata?: JsonObject
  readonly userMetadata?: JsonObject
  /** Mail a link that proves the address. */
  readonly asksToVerify?: boolean
  /** They sign up: who they say they are is nobody's word but theirs. */
  readonly isSelfMade?: boolean
  /** The console makes people who will set a password themselves. */
  readonly mayLackPassword?: boolean
}

/** Throws `invalid_input` for the first field that breaks a rule. */
export function newUser(
  connection: Connection,
  input: CreateUserInput,
  { clock, publicUrl }: { readonly clock: Clock; readonly publicUrl: string },
): NewUser {
  refuseMissingIdentifier(connection, input)
  const now = clock.now()
  const provider = connection.strategy
  const subject = chosenSubject(provider, input.subject) ?? timeOrderedHex(now)
  const email = input.email === undefined ? null : canonicalEmail(input.email)
  const username = input.username === undefined ? null : canonicalUsername(input.username, usernameLengths(connection))
  const phoneNumber = input.phoneNumber === undefined ? null : canonicalPhoneNumber(input.phoneNumber)
  const knownBy = email ?? username ?? phoneNumber ?? subject
  return {
    id: userId(provider, subject),
    identity: { connectionId: connection.id, provider, subject },
    email,
    emailVerified: input.emailVerified ?? false,
    username,
    phoneNumber,
    phoneVerified: input.phoneVerified ?? (phoneNumber === null ? null : false),
    name: input.name === undefined ? knownBy : input.name,
    nickname: input.nickname ?? email?.slice(0, email.indexOf('@')) ?? knownBy,
    givenName: input.givenName ?? null,
    familyName: input.familyName ?? null,
    picture: input.picture ?? defaultPicture(publicUrl, knownBy),
    isBlocked: input.isBlocked ?? null,
    appMetadata: newMetadata('app_metadata', input.appMetadata),
    userMetadata: newMetadata('user_metadata', input.userMetadata),
    lastPasswordReset: null,
    createdAt: now,
    updatedAt: now,
  }
}

/** Which identifiers a connection asks for (auth0.md 3.1, S003-5). */
function refuseMissingIdentifier(connection: Connection, input: CreateUserInput): void {
  const kind = connectionKind(connection)
  if (input.username !== undefined && !requiresUsername(connection)) {
    throw notSupported('Cannot set username for connection without requires_username.')
  }
  if (kind === 'sms' && input.phoneNumber === undefined) throw missingProperty('phone_number')
  if (kind === 'email' && input.email === undefined) throw missingProperty('email')
  if (kind !== 'database') return
  if (input.email === undefined && input.username === undefined && input.phoneNumber === undefined)
    throw missingProperty('email')
  if (requiresUsername(connection) && input.username === undefined) throw missingProperty('username')
}

export function missingProperty(field: string): RollcallError {
  return invalidField(field, `Missing required property: ${field}`)
}

const subjectMaxLength = 255

/** A caller may send the whole id of the connection's own provider, as exports hold it; the prefix is not doubled. */
function chosenSubject(provider: string, given: string | undefined): string | null {
  const subject = given?.startsWith(`${provider}|`) ? given.slice(provider.length + 1) : given
  if (subject === undefined || subject === '') return null
  if (!/^[^\s\p{C}]+$/u.test(subject) || subject.length > subjectMaxLength) {
    throw invalidField('user_id', `String does not match pattern ^\\S*$, at most ${subjectMaxLength} characters`)
  }
  return subject
}

function newMetadata(field: 'app_metadata' | 'user_metadata', given: JsonObject | undefined): JsonObject | null {
  if (given === undefined) return null
  const metadata = mergedMetadata(null, given)
  refuseBadMetadata(field, metadata)
  return field === 'app_metadata' && Object.keys(metadata).length === 0 ? null : metadata
}
