import { type LiftLocksDeps, liftLocks } from '../guards/lift-locks.ts'
import type { Actor } from '../kernel/actor.ts'
import type { MemberPlace } from './assign-member-roles.ts'
import {
  holdMember,
  type PeopleAdministrationDeps,
  refuseOwnRow,
  refuseSharedAccount,
} from './people-administration.ts'

/**
 * Gives somebody all their attempts back, and answers how many locks stood. Not oneself: whoever found a session open
 * would have as many guesses at its owner's password as they like. Call it in a transaction.
 */
export async function unlockMember(
  deps: PeopleAdministrationDeps & LiftLocksDeps,
  actor: Actor,
  place: MemberPlace,
): Promise<number> {
  refuseOwnRow(actor, place, "You can't unlock yourself. Ask another administrator.")
  const { person, inside } = await holdMember(deps, actor, place)
  refuseSharedAccount(person, 'lift their lock')
  return liftLocks(inside, actor, place.userId)
}
