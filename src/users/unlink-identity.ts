import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import { notSupported } from '../kernel/errors.ts'
import { presentUser } from './find-user.ts'
import { attributesIn, identifiersOf } from './identity-profile.ts'
import { notePoolMembers } from './note-pool-members.ts'
import type { User } from './user.ts'
import { type UserAroundDeps, userAround } from './user-around.ts'
import type { UserStore } from './user-store.ts'
import { userValues } from './user-values.ts'

export interface UnlinkIdentityDeps extends UserAroundDeps {
  readonly users: UserStore
  readonly audit: AuditStore
}

/** Makes a further identity a person of its own again, under its old id and without metadata (auth0.md 3.11). */
export async function unlinkIdentity(
  deps: UnlinkIdentityDeps,
  actor: Actor,
  userId: string,
  { provider, subject, reason }: { readonly provider: string; readonly subject: string; readonly reason?: string },
): Promise<User> {
  const { users, audit, clock } = deps
  const user = presentUser(await users.findForChange(userId))
  const identity = user.identities.find((each) => each.provider === provider && each.subject === subject)
  if (identity === undefined) throw notSupported('The user has no such identity.')
  if (identity.isPrimary) throw notSupported('Main identity cannot be removed.')
  const alone = userAround(deps, identity, attributesIn(identity.profile))
  await users.insertAround(alone)
  await users.saveIdentity({ ...identity, profile: null }, identifiersOf(identity, alone))
  await users.save({ ...user, updatedAt: clock.now(), version: user.version + 1 })
  await users.endGrantsOf(userId)
  const details = {
    identity: alone.id,
    connection: identity.connectionName,
    ...(reason === undefined ? {} : { reason }),
    ...changedValues(null, userValues(alone)),
  }
  await audit.record(actor, 'user.identity_unlinked', { kind: 'user', id: userId }, details)
  // All that one person of an isolated pool signs in with is of one organization.
  await notePoolMembers(audit, actor, user.organization?.id ?? null, [alone.id])
  return presentUser(await users.find(userId))
}
