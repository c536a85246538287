import type { Actor } from '../kernel/actor.ts'
import { type Term, withoutEnd } from '../kernel/term.ts'
import { type MemberPlace, type MemberRoleDeps, removeMemberRoles } from './assign-member-roles.ts'
import { refuseUnheldRole, type UnheldRoleDeps } from './refuse-unheld-role.ts'

/**
 * The person then holds this role in the organization, without an end, and no other, nor will they hold one that was
 * still to begin. What is so already leaves no event.
 * Who administers the organization gives no right that they lack.
 */
export async function giveOnlyRole(
  deps: MemberRoleDeps & UnheldRoleDeps,
  actor: Actor,
  place: MemberPlace,
  roleId: string,
): Promise<void> {
  const { organizationId, userId } = place
  const { memberRoles, audit, clock } = deps
  const now = clock.now()
  const given = await memberRoles.onRecord(organizationId, userId)
  const isSo = given.some((each) => each.roleId === roleId && hasBegun(each, now) && each.endsAt === null)
  if (!isSo) {
    await refuseUnheldRole(deps, actor, organizationId, roleId)
    const roles = await memberRoles.assign(organizationId, userId, [roleId], now, withoutEnd, actor)
    const details = { organization: organizationId, roles }
    await audit.record(actor, 'organization.role_assigned', { kind: 'user', id: userId }, details)
  }
  const others = given.map((each) => each.roleId).filter((id) => id !== roleId)
  if (others.length > 0) await removeMemberRoles(deps, actor, place, others)
}

function hasBegun({ startsAt }: Term, now: Date): boolean {
  return startsAt === null || startsAt <= now
}
