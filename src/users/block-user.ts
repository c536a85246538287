// Blocking in one word, as `blocked` of the vendor's API and whoever deactivates an account mean it: without an end, and
// what was issued to the person ends with it. Its opposite is activation.
import type { Actor } from '../kernel/actor.ts'
import { type SuspendUserDeps, suspendLocked } from './suspend-user.ts'
import type { User } from './user.ts'

/**
 * For a user the caller has locked already. Repeating is no fault and leaves no second event; until and reason of an
 * earlier suspension go.
 */
export function blockUser(deps: SuspendUserDeps, actor: Actor, user: User): Promise<User> {
  return suspendLocked(deps, actor, user, { reason: null, endsSessions: true })
}
