import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import { presentOrganization } from '../organizations/find-organization.ts'
import { refuseForeignOrganization } from '../organizations/refuse-foreign-organization.ts'
import { userNotFound } from '../roles/role-assignment.ts'
import { type AddMembersDeps, addMembers } from './add-members.ts'
import type { MemberPlace } from './assign-member-roles.ts'
import type { OrganizationPeopleStore } from './organization-people-store.ts'

export interface AddMemberDeps extends AddMembersDeps {
  readonly organizationPeople: Pick<OrganizationPeopleStore, 'find'>
}

/**
 * Adds somebody who exists; throws `member_exists` for a member. Whoever is confined to the organization knows its people
 * alone: to them, nobody else is there to be added. Call it in a transaction.
 */
export async function addMember(deps: AddMemberDeps, actor: Actor, place: MemberPlace): Promise<void> {
  const { organizationId, userId } = place
  const { organizations, roleAssignments, organizationPeople, clock } = deps
  refuseForeignOrganization(actor, organizationId)
  presentOrganization(await organizations.find(organizationId))
  if ((await roleAssignments.lockUsers([userId])).length > 0) throw userNotFound()
  if ((await organizationPeople.find(organizationId, userId, clock.now())) !== null) {
    throw new RollcallError('member_exists', 'This person is a member of the organization already.')
  }
  if (actor.organizationId != null) throw userNotFound()
  await addMembers(deps, actor, organizationId, [userId])
}
