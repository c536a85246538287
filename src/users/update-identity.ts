// Changes of a further identity: what its connection holds of the person, while the record stays as it is (auth0.md 3.6
// rule 7).

import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import type { Connection } from '../connections/connection.ts'
import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { JsonObject } from '../kernel/json.ts'
import { changedFields, changedUser } from './changed-user.ts'
import { attributesIn, changedProfile, identifiersOf } from './identity-profile.ts'
import { type KeepNewPasswordDeps, keepNewPassword } from './keep-new-password.ts'
import type { NewPassword } from './new-password.ts'
import { refuseForSecondary } from './update-rules.ts'
import type { UpdateUserInput } from './update-user-input.ts'
import { type Identity, primaryIdentity, type User, userId } from './user.ts'
import type { UserStore } from './user-store.ts'
import { userValues } from './user-values.ts'

export interface SaveIdentityDeps extends KeepNewPasswordDeps {
  readonly users: UserStore
  readonly audit: AuditStore
}

export interface IdentityChange {
  readonly current: User
  readonly identity: Identity
  readonly connection: Connection
  readonly input: UpdateUserInput
  readonly password: NewPassword | null
  /** What else the event tells. */
  readonly circumstances: JsonObject
}

/** Saves what is allowed already and answers the record with the identity as it is now. */
export async function saveIdentityChanges(
  deps: SaveIdentityDeps,
  actor: Actor,
  { current, identity, connection, input, password, circumstances }: IdentityChange,
): Promise<User> {
  const { users, audit, clock } = deps
  refuseForSecondary(input)
  const before = identityView(current, identity)
  const after = changedUser(before, connection, input, clock.now())
  const changed = { ...identity, profile: changedProfile(identity.profile, after) }
  await users.saveIdentity(changed, identifiersOf(identity, after))
  const user: User = {
    ...current,
    identities: current.identities.map((each) => (each === identity ? changed : each)),
    updatedAt: clock.now(),
    version: current.version + 1,
  }
  await users.save(user)
  if (password !== null) await keepNewPassword(deps, actor, user, password, { reason: 'by-admin' })
  else if (before.email !== after.email) await users.endGrantsOf(user.id)
  const details = {
    fields: changedFields(input),
    connection: identity.connectionName,
    identity: userId(identity.provider, identity.subject),
    ...changedValues(userValues(before), userValues(after)),
    ...circumstances,
  }
  await audit.record(actor, 'user.updated', { kind: 'user', id: user.id }, details)
  return user
}

/** Rules 7 and 8: the primary identity, unless the change names the connection of another. */
export function meantIdentity(user: User, { connection }: UpdateUserInput): Identity {
  const primary = primaryIdentity(user)
  if (connection === undefined || connection === primary.connectionName) return primary
  const named = user.identities.find(({ connectionName }) => connectionName === connection)
  if (named === undefined) throw new RollcallError('connection_unknown', 'Connection does not exist')
  return named
}

/** The person as this identity knows them. */
export function identityView(user: User, identity: Identity): User {
  return identity.isPrimary ? user : { ...user, ...attributesIn(identity.profile) }
}
