import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import type { Connection } from '../connections/connection.ts'
import type { ConnectionStore } from '../connections/connection-store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { JsonObject } from '../kernel/json.ts'
import { refuseOtherVersion } from '../kernel/version.ts'
import { activateLocked } from './activate-user.ts'
import { type AskToVerifyDeps, askToVerify } from './ask-to-verify.ts'
import { blockUser } from './block-user.ts'
import { changedFields, changedUser } from './changed-user.ts'
import { presentUser } from './find-user.ts'
import { canonicalEmail } from './identifiers.ts'
import { type KeepNewPasswordDeps, keepNewPassword } from './keep-new-password.ts'
import { type NewPassword, type NewPasswordDeps, newPassword } from './new-password.ts'
import { identityView, meantIdentity, saveIdentityChanges } from './update-identity.ts'
import { refuseForbiddenChanges } from './update-rules.ts'
import type { UpdateUserInput } from './update-user-input.ts'
import type { Identity, User } from './user.ts'
import type { UserStore } from './user-store.ts'
import { userValues } from './user-values.ts'

export interface UpdateUserDeps<Changing extends UpdateUserStores = UpdateUserStores> extends NewPasswordDeps {
  readonly stores: NewPasswordDeps['stores'] & { readonly users: UserStore; readonly connections: ConnectionStore }
  readonly change: Change<Changing>
  readonly clock: Clock
  readonly publicUrl: string
  /** Asked in the transaction before another address counts, or the present one as theirs; the event tells the answer. */
  readonly beforeEmailChange?: (stores: Changing) => Promise<JsonObject | null>
}

export interface UpdateUserStores
  extends Omit<KeepNewPasswordDeps, 'clock'>,
    Omit<AskToVerifyDeps, 'clock' | 'publicUrl'> {
  readonly users: UserStore
  readonly connections: ConnectionStore
  readonly audit: AuditStore
}

/** Changes a person's attributes (auth0.md 3.5 and 3.6) and answers the whole record. */
export async function updateUser<Changing extends UpdateUserStores>(
  deps: UpdateUserDeps<Changing>,
  actor: Actor,
  id: string,
  input: UpdateUserInput,
): Promise<User> {
  const password = await preparedPassword(deps, actor, id, input)
  const { clock, publicUrl, beforeEmailChange } = deps
  return deps.change(async (stores) => {
    const asked = async () => (await beforeEmailChange?.(stores)) ?? {}
    const user = await saveChanges({ ...stores, clock, asked }, actor, id, input, password)
    const { verification } = input
    if (verification !== undefined) await askToVerify({ ...stores, clock, publicUrl }, user, verification.clientId)
    return user
  })
}

/** Before the record is locked, because a hash takes as long as a hundred changes. */
async function preparedPassword(
  deps: NewPasswordDeps & Pick<UpdateUserDeps, 'stores'>,
  actor: Actor,
  id: string,
  input: UpdateUserInput,
): Promise<NewPassword | null> {
  if (typeof input.password !== 'string') return null
  const user = presentUser(await deps.stores.users.find(id))
  const identity = meantIdentity(user, input)
  const connection = await connectionOf(deps.stores.connections, identity)
  refuseForbiddenChanges(identityView(user, identity), connection, input)
  return newPassword(deps, actor, identityView(user, identity), identity, connection, input.password)
}

interface SaveDeps extends UpdateUserStores {
  readonly clock: Clock
  /** Where the address changes: what the event tells of it. */
  readonly asked: () => Promise<JsonObject>
}

async function saveChanges(
  deps: SaveDeps,
  actor: Actor,
  id: string,
  input: UpdateUserInput,
  password: NewPassword | null,
): Promise<User> {
  const { users, audit, clock } = deps
  const current = presentUser(await users.findForChange(id))
  refuseOtherVersion('user', current, input.ifVersion)
  const identity = meantIdentity(current, input)
  const connection = await connectionOf(deps.connections, identity)
  const view = identityView(current, identity)
  refuseForbiddenChanges(view, connection, input)
  const circumstances = changesEmail(view, input) ? await deps.asked() : {}
  if (!identity.isPrimary) {
    return saveIdentityChanges(deps, actor, { current, identity, connection, input, password, circumstances })
  }
  const changed = changedUser(current, connection, input, clock.now())
  await users.save(changed)
  if (password !== null) await keepNewPassword(deps, actor, changed, password, { reason: 'by-admin' })
  else if (current.email !== changed.email || comesBack(current, changed, clock.now())) await users.endGrantsOf(id)
  const values = changedValues(userValues(current), userValues(changed))
  const details = { fields: changedFields(input), ...values, ...circumstances }
  await audit.record(actor, 'user.updated', { kind: 'user', id }, details)
  if (input.isBlocked === undefined || input.isBlocked === null) return changed
  const blocking = { users, audit, clock }
  return input.isBlocked
    ? blockUser(blocking, actor, changed)
    : activateLocked(blocking, actor, changed, { reason: null, hasExpired: false })
}

/** Another address, or the same one as theirs from now on. */
function changesEmail(view: User, { email, emailVerified }: UpdateUserInput): boolean {
  const isOther = email !== undefined && (email === null ? null : canonicalEmail(email)) !== view.email
  return isOther || (emailVerified === true && !view.emailVerified)
}

/** What was held when the account ended has ended with it. */
function comesBack(current: User, changed: User, now: Date): boolean {
  const hasExpired = ({ expiresAt }: User) => expiresAt !== null && expiresAt <= now
  return hasExpired(current) && !hasExpired(changed)
}

async function connectionOf(connections: ConnectionStore, { connectionId }: Identity): Promise<Connection> {
  const connection = await connections.find(connectionId)
  if (connection === null) throw new RollcallError('connection_unknown', 'Connection does not exist')
  return connection
}
