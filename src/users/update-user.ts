import type { AuditStore } from '../audit/audit-event.ts'
import { type Connection, passwordPolicy, usernameLengths } from '../connections/connection.ts'
import type { ConnectionStore } from '../connections/connection-store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { HashPassword } from '../passwords/password-hasher.ts'
import { checkPassword } from '../passwords/password-policy.ts'
import type { PasswordStore } from '../passwords/password-store.ts'
import { setBlocked } from './block-user.ts'
import { presentUser } from './find-user.ts'
import { canonicalEmail, canonicalPhoneNumber, canonicalUsername } from './identifiers.ts'
import { mergedMetadata, refuseBadMetadata } from './metadata.ts'
import { refuseForbiddenChanges } from './update-rules.ts'
import { primaryIdentity, type User, type UserChanges } from './user.ts'
import type { UserStore } from './user-store.ts'

export interface UpdateUserInput extends UserChanges {
  readonly password?: string | null
  /** Names the identity that is meant; the primary one when left out. */
  readonly connection?: string
  /** Refuse when the record has changed since this version was read. */
  readonly ifVersion?: number
}

export interface UpdateUserDeps {
  readonly users: UserStore
  readonly connections: ConnectionStore
  readonly passwords: PasswordStore
  readonly audit: AuditStore
  readonly hashPassword: HashPassword
  readonly clock: Clock
}

/** Changes a person's attributes (auth0.md 3.5 and 3.6). Call it in a transaction: the record is locked until its end. */
export async function updateUser(
  deps: UpdateUserDeps,
  actor: Actor,
  id: string,
  input: UpdateUserInput,
): Promise<User> {
  const current = presentUser(await deps.users.findForChange(id))
  if (input.ifVersion !== undefined && input.ifVersion !== current.version) {
    throw new RollcallError('version_conflict', 'This user changed while you were editing. Read it again and repeat.')
  }
  const connection = await connectionOf(deps.connections, current)
  refuseForbiddenChanges(current, connection, input)
  const now = deps.clock.now()
  const changed = changedUser(current, connection, input, now)
  if (typeof input.password === 'string') await changePassword(deps, actor, connection, changed, input.password)
  await deps.users.save(changed)
  if (endsGrants(current, changed, input)) await deps.users.endGrantsOf(id)
  await deps.audit.record(actor, 'user.updated', { kind: 'user', id }, { fields: changedFields(input) })
  if (input.isBlocked === undefined || input.isBlocked === null) return changed
  return setBlocked(deps, actor, changed, input.isBlocked)
}

async function connectionOf(connections: ConnectionStore, user: User): Promise<Connection> {
  const connection = await connections.find(primaryIdentity(user).connectionId)
  if (connection === null) throw new RollcallError('connection_unknown', 'Connection does not exist')
  return connection
}

function changedUser(current: User, connection: Connection, input: UpdateUserInput, now: Date): User {
  const { password, connection: _, ifVersion, isBlocked, appMetadata, userMetadata, ...attributes } = input
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

async function changePassword(
  deps: UpdateUserDeps,
  actor: Actor,
  connection: Connection,
  user: User,
  password: string,
): Promise<void> {
  checkPassword(password, passwordPolicy(connection), user)
  const stored = await deps.hashPassword(password)
  await deps.passwords.keep(primaryIdentity(user), stored, user.updatedAt)
  await deps.audit.record(actor, 'user.password_changed', { kind: 'user', id: user.id })
}

/** What was issued to the person ends with a new password or a new address (security.md 5.4). */
function endsGrants(before: User, after: User, input: UpdateUserInput): boolean {
  return typeof input.password === 'string' || before.email !== after.email
}

function changedFields(input: UpdateUserInput): string[] {
  return Object.entries(input)
    .filter(([name, value]) => value !== undefined && name !== 'connection' && name !== 'ifVersion')
    .map(([name]) => name)
}
