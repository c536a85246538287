import type { Actor } from '../kernel/actor.ts'
import type { MemberPlace } from './assign-member-roles.ts'
import { holdMember, type PeopleAdministrationDeps } from './people-administration.ts'
import { removeMembers } from './remove-members.ts'

/** Takes somebody's access to an organization; the account stays (S001-30). Call it in a transaction. */
export async function detachPerson(deps: PeopleAdministrationDeps, actor: Actor, place: MemberPlace): Promise<void> {
  await holdMember(deps, actor, place)
  await removeMembers(deps, actor, place.organizationId, [place.userId])
}
