import type { Clock } from '../kernel/clock.ts'
import { identifiersOf, profileOf } from './identity-profile.ts'
import { primaryIdentity, type User } from './user.ts'
import type { UserStore } from './user-store.ts'

/**
 * Every identity of the other becomes a further one of this person, and the other record is gone with its sessions and
 * tokens. What this person holds is issued anew. Both are locked.
 */
export async function absorbUser(
  { users, clock }: { readonly users: UserStore; readonly clock: Clock },
  user: User,
  other: User,
): Promise<void> {
  for (const each of [user, other]) {
    const identity = primaryIdentity(each)
    await users.saveIdentity({ ...identity, profile: profileOf(each) }, identifiersOf(identity, each))
  }
  await users.moveIdentities(other.id, user.id, clock.now())
  await users.remove(other.id)
  await users.save({ ...user, updatedAt: clock.now(), version: user.version + 1 })
  await users.endGrantsOf(user.id)
}
