import type { SettingsStore } from '../applications/settings.ts'
import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import {
  type Connection,
  connectionKind,
  passwordPolicy,
  requiresUsername,
  usernameLengths,
} from '../connections/connection.ts'
import type { ConnectionStore } from '../connections/connection-store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import { invalidField, RollcallError } from '../kernel/errors.ts'
import { timeOrderedHex } from '../kernel/ids.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { HashPassword } from '../passwords/password-hasher.ts'
import { checkPassword } from '../passwords/password-policy.ts'
import type { PasswordStore } from '../passwords/password-store.ts'
import type { StoredPassword } from '../passwords/stored-password.ts'
import { askNewcomer } from './ask-to-verify.ts'
import { canonicalEmail, canonicalPhoneNumber, canonicalUsername } from './identifiers.ts'
import { noLifecycleFacts } from './lifecycle.ts'
import { mergedMetadata, refuseBadMetadata } from './metadata.ts'
import { notePoolMembers } from './note-pool-members.ts'
import { defaultPicture } from './picture.ts'
import type { RequestVerificationDeps } from './request-verification.ts'
import { type User, userId } from './user.ts'
import type { NewUser, UserStore } from './user-store.ts'
import { userValues } from './user-values.ts'

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

export interface CreateUserDeps {
  readonly stores: { readonly connections: ConnectionStore; readonly settings: Pick<SettingsStore, 'read'> }
  readonly change: Change<CreateUserStores>
  readonly hashPassword: HashPassword
  readonly clock: Clock
  readonly publicUrl: string
}

export interface CreateUserStores extends Omit<RequestVerificationDeps, 'clock' | 'publicUrl'> {
  readonly users: UserStore
  readonly passwords: PasswordStore
  readonly audit: AuditStore
}

/** Creates a person in a database or passwordless connection (auth0.md 3.1). Throws `user_exists` when one is there. */
export async function createUser(deps: CreateUserDeps, actor: Actor, input: CreateUserInput): Promise<User> {
  const connection = await usableConnection(deps.stores.connections, input.connection)
  const user = newUser(connection, input, deps)
  const stored = await hashedPassword(deps, connection, input, user)
  const { clock, publicUrl } = deps
  const asksToVerify = input.asksToVerify === true && connectionKind(connection) === 'database'
  const { organizationId: organization } = connection
  const made = {
    connection: connection.name,
    connectionId: connection.id,
    ...(organization === null ? {} : { organization }),
    ...changedValues(null, userValues(user)),
  }
  return deps.change(async ({ users, passwords, audit, ...links }) => {
    await Promise.all([
      users.insert(user, input.isSelfMade),
      stored === null ? null : passwords.keep(user.identity, stored, user.createdAt),
      audit.record(actor, 'user.created', { kind: 'user', id: user.id }, made),
    ])
    await notePoolMembers(audit, actor, connection.organizationId, [user.id])
    if (asksToVerify) await askNewcomer({ ...links, clock, publicUrl }, user)
    // Where pools are isolated the database made them a member as well.
    const inPool = connection.organizationId === null ? null : await users.find(user.id)
    return inPool ?? asCreated(user, connection)
  })
}

async function usableConnection(connections: ConnectionStore, name: string): Promise<Connection> {
  const connection = await connections.findByName(name)
  if (connection === null) throw new RollcallError('connection_unknown', 'Connection does not exist.')
  if (!connection.isEnabled) throw new RollcallError('connection_disabled', 'Connection is disabled.')
  if (connectionKind(connection) === 'other') {
    throw new RollcallError(
      'operation_not_supported',
      'Connection does not support user creation through the API. It must either be a database or passwordless connection.',
    )
  }
  return connection
}

/** The record as it will be stored: every rule about a single new user is here, for the API and for imports alike. */
export function newUser(
  connection: Connection,
  input: CreateUserInput,
  { clock, publicUrl }: Pick<CreateUserDeps, 'clock' | 'publicUrl'>,
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
    throw new RollcallError('operation_not_supported', 'Cannot set username for connection without requires_username.')
  }
  if (kind === 'sms' && input.phoneNumber === undefined) throw missing('phone_number')
  if (kind === 'email' && input.email === undefined) throw missing('email')
  if (kind !== 'database') return
  if (input.email === undefined && input.username === undefined && input.phoneNumber === undefined)
    throw missing('email')
  if (requiresUsername(connection) && input.username === undefined) throw missing('username')
}

function missing(field: string): RollcallError {
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

async function hashedPassword(
  { stores, hashPassword }: Pick<CreateUserDeps, 'stores' | 'hashPassword'>,
  connection: Connection,
  input: CreateUserInput,
  user: NewUser,
): Promise<StoredPassword | null> {
  if (connectionKind(connection) !== 'database') return null
  if (input.password === undefined) {
    if (input.mayLackPassword) return null
    throw missing('password')
  }
  const { displayName } = await stores.settings.read()
  checkPassword(input.password, passwordPolicy(connection), user, displayName)
  return hashPassword(input.password)
}

function asCreated({ identity, ...user }: NewUser, connection: Connection): User {
  const own = { ...identity, connectionName: connection.name, isPrimary: true, isSocial: false, profile: null }
  return {
    ...user,
    ...noLifecycleFacts,
    identities: [own],
    organization: null,
    lastLogin: null,
    lastIp: null,
    loginsCount: null,
    version: 1,
  }
}
