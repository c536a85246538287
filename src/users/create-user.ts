import type { SettingsStore } from '../applications/settings.ts'
import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import { type Connection, connectionKind, passwordPolicy } from '../connections/connection.ts'
import type { ConnectionStore } from '../connections/connection-store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import { notSupported, RollcallError } from '../kernel/errors.ts'
import { type LeakedPasswords, refuseLeakedPassword } from '../passwords/leaked-passwords.ts'
import type { HashPassword } from '../passwords/password-hasher.ts'
import { checkPassword } from '../passwords/password-policy.ts'
import type { PasswordStore } from '../passwords/password-store.ts'
import type { StoredPassword } from '../passwords/stored-password.ts'
import { askNewcomer } from './ask-to-verify.ts'
import { noLifecycleFacts } from './lifecycle.ts'
import { type CreateUserInput, missingProperty, newUser } from './new-user.ts'
import { notePoolMembers } from './note-pool-members.ts'
import type { RequestVerificationDeps } from './request-verification.ts'
import type { User } from './user.ts'
import type { NewUser, UserStore } from './user-store.ts'
import { userValues } from './user-values.ts'

export interface CreateUserDeps {
  readonly stores: {
    readonly connections: ConnectionStore
    readonly settings: Pick<SettingsStore, 'read'>
    readonly audit: Pick<AuditStore, 'record'>
  }
  readonly change: Change<CreateUserStores>
  readonly leakedPasswords: LeakedPasswords
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
      users.insert(user, { isSelfMade: input.isSelfMade === true, hasPassword: stored !== null }),
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
    throw notSupported(
      'Connection does not support user creation through the API. It must either be a database or passwordless connection.',
    )
  }
  return connection
}

async function hashedPassword(
  { stores, leakedPasswords, hashPassword }: Pick<CreateUserDeps, 'stores' | 'leakedPasswords' | 'hashPassword'>,
  connection: Connection,
  input: CreateUserInput,
  user: NewUser,
): Promise<StoredPassword | null> {
  if (connectionKind(connection) !== 'database') return null
  if (input.password === undefined) {
    if (input.mayLackPassword) return null
    throw missingProperty('password')
  }
  const { displayName } = await stores.settings.read()
  checkPassword(input.password, passwordPolicy(connection), user, displayName)
  await refuseLeakedPassword({ leakedPasswords, audit: stores.audit }, input.password)
  return hashPassword(input.password)
}

function asCreated({ identity, ...user }: NewUser, connection: Connection): User {
  const own = {
    ...identity,
    connectionName: connection.name,
    isPrimary: true,
    isSocial: false,
    profile: null,
    linkedAt: user.createdAt,
  }
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
