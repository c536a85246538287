// Blocking in one word, as `blocked` of the vendor's API and whoever deactivates an account mean it: without an end, and
// what was issued to the person ends with it.
import type { Actor } from '../kernel/actor.ts'
import { activateLocked } from './activate-user.ts'
import { presentUser } from './find-user.ts'
import { type SuspendUserDeps, suspendLocked } from './suspend-user.ts'
import type { User } from './user.ts'

export type BlockUserDeps = SuspendUserDeps

/** Blocks, or lifts the block; repeating is no fault and leaves no second event. Call it in a transaction. */
export async function blockUser(
  deps: BlockUserDeps,
  actor: Actor,
  id: string,
  isBlocked: boolean,
  reason: string | null = null,
): Promise<User> {
  const user = presentUser(await deps.users.findForChange(id))
  return setBlocked(deps, actor, user, isBlocked, reason)
}

/** For a user the caller has locked already. Until and reason of an earlier suspension go. */
export async function setBlocked(
  deps: BlockUserDeps,
  actor: Actor,
  user: User,
  isBlocked: boolean,
  reason: string | null = null,
): Promise<User> {
  if (!isBlocked) return activateLocked(deps, actor, user, { reason, hasExpired: false })
  const suspended = await suspendLocked(deps, actor, user, { reason })
  await deps.users.endGrantsOf(user.id)
  return suspended
}
