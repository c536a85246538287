// The one way every door changes a password: in two halves, so that nothing is hashed while a record is locked, and so
// that a link is spent in the transaction of what it is spent for.
import { allowsPasswords } from '../connections/client-access.ts'
import { connectionKind } from '../connections/connection.ts'
import type { ConnectionStore } from '../connections/connection-store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import { notSupported, RollcallError } from '../kernel/errors.ts'
import { presentUser } from './find-user.ts'
import { type KeepNewPasswordDeps, keepNewPassword, type PasswordChange } from './keep-new-password.ts'
import { type NewPassword, type NewPasswordDeps, newPassword } from './new-password.ts'
import { primaryIdentity, type User } from './user.ts'
import type { UserStore } from './user-store.ts'

export interface PreparePasswordDeps extends NewPasswordDeps {
  readonly stores: NewPasswordDeps['stores'] & {
    readonly users: Pick<UserStore, 'find'>
    readonly connections: Pick<ConnectionStore, 'find'>
  }
}

export interface SetPasswordDeps extends KeepNewPasswordDeps {
  readonly users: UserStore
}

export interface ChangePasswordDeps extends PreparePasswordDeps {
  readonly change: Change<Omit<SetPasswordDeps, 'clock'>>
  readonly clock: Clock
}

export interface PasswordChanged {
  /** What the session of whoever changed it goes on with; everything of an earlier version is over. */
  readonly securityVersion: number
}

/** Both halves, for whoever has nothing else to change with it. */
export async function changePassword(
  deps: ChangePasswordDeps,
  actor: Actor,
  userId: string,
  password: string,
  change: PasswordChange,
): Promise<PasswordChanged> {
  const prepared = await preparePassword(deps, actor, userId, password)
  return deps.change((stores) => setPassword({ ...stores, clock: deps.clock }, actor, userId, prepared, change))
}

/**
 * Judges and hashes a password for the person's identity in a connection, the primary one when none is named. Throws
 * what the policy has against it. Not to be called in a transaction.
 */
export async function preparePassword(
  deps: PreparePasswordDeps,
  actor: Actor,
  userId: string,
  password: string,
  connectionId?: string,
): Promise<NewPassword> {
  const user = presentUser(await deps.stores.users.find(userId))
  const identity = identityIn(user, connectionId)
  const connection = await deps.stores.connections.find(identity.connectionId)
  if (connection === null || connectionKind(connection) !== 'database') {
    throw notSupported('Cannot update password for non-database user')
  }
  if (!connection.isEnabled) throw new RollcallError('connection_disabled', 'Connection is disabled.')
  // AUT-17: whatever door asks.
  if (!allowsPasswords(connection)) throw new RollcallError('not_permitted', 'Nobody signs in with a password here.')
  return newPassword(deps, actor, user, identity, connection, password)
}

/** Keeps what was prepared and ends what hung on the one before. Call it in a transaction. */
export async function setPassword(
  deps: SetPasswordDeps,
  actor: Actor,
  userId: string,
  prepared: NewPassword,
  change: PasswordChange,
): Promise<PasswordChanged> {
  const user = presentUser(await deps.users.findForChange(userId))
  const now = deps.clock.now()
  const changed: User = { ...user, lastPasswordReset: now, updatedAt: now, version: user.version + 1 }
  await deps.users.save(changed)
  return { securityVersion: await keepNewPassword(deps, actor, changed, prepared, change) }
}

function identityIn(user: User, connectionId: string | undefined) {
  if (connectionId === undefined) return primaryIdentity(user)
  const identity = user.identities.find((each) => each.connectionId === connectionId)
  if (identity !== undefined) return identity
  throw notSupported('Cannot update password for non-database user')
}
