import type { Actor } from '../kernel/actor.ts'
import { deleteUser } from '../users/delete-user.ts'
import type { MemberPlace } from './assign-member-roles.ts'
import { holdMember, type PeopleAdministrationDeps, refuseOwnRow } from './people-administration.ts'
import { removeMembers } from './remove-members.ts'

/** `account`: the person is gone. `membership`: they belong elsewhere too and are only no member any more. */
type WhatWasDeleted = 'account' | 'membership'

/** There is no way back (S002-30). Call it in a transaction. */
export async function deleteMember(
  deps: PeopleAdministrationDeps,
  actor: Actor,
  place: MemberPlace,
): Promise<WhatWasDeleted> {
  const { organizationId, userId } = place
  const { person, inside } = await holdMember(deps, actor, place)
  refuseOwnRow(actor, place, "You can't delete yourself. Ask another administrator.")
  if (person.belongsElsewhere) {
    await removeMembers(inside, actor, organizationId, [userId])
    return 'membership'
  }
  await deleteUser(inside, actor, userId)
  return 'account'
}
