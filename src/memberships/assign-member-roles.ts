// Giving roles that hold inside one organization, and taking them away. All of a call holds or nothing does; repeating
// is no fault and leaves no second event.
import type { AuditStore } from '../audit/audit-event.ts'
import type { AuditEventType } from '../audit/event-types.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import { refuseEmptyTerm, type Term, termDetails } from '../kernel/term.ts'
import { presentOrganization } from '../organizations/find-organization.ts'
import type { OrganizationStore } from '../organizations/organization-store.ts'
import { roleNotFound } from '../roles/find-role.ts'
import { type RoleAssignmentStore, userNotFound } from '../roles/role-assignment.ts'
import type { MemberRoleStore } from './member-role-store.ts'

export interface MemberRoleDeps {
  readonly organizations: OrganizationStore
  readonly memberRoles: MemberRoleStore
  readonly roleAssignments: Pick<RoleAssignmentStore, 'lockUsers'>
  readonly audit: AuditStore
  readonly clock: Clock
}

/** In one organization, one person. */
export interface MemberPlace {
  readonly organizationId: string
  readonly userId: string
}

export async function assignMemberRoles(
  deps: MemberRoleDeps,
  actor: Actor,
  place: MemberPlace,
  roleIds: readonly string[],
  term?: Term,
): Promise<void> {
  const now = deps.clock.now()
  if (term !== undefined) refuseEmptyTerm(term, now)
  await refuseUnknown(deps, place, roleIds)
  await refuseStranger(deps, place, roleIds)
  const assigned = await deps.memberRoles.assign(place.organizationId, place.userId, roleIds, now, term, actor)
  await record(deps, actor, 'organization.role_assigned', place, assigned, term)
}

export async function removeMemberRoles(
  deps: MemberRoleDeps,
  actor: Actor,
  place: MemberPlace,
  roleIds: readonly string[],
): Promise<void> {
  await refuseUnknown(deps, place, roleIds)
  const removed = await deps.memberRoles.unassign(place.organizationId, place.userId, roleIds, deps.clock.now())
  await record(deps, actor, 'organization.role_unassigned', place, removed)
}

async function refuseUnknown(
  { organizations, memberRoles, roleAssignments }: MemberRoleDeps,
  { organizationId, userId }: MemberPlace,
  roleIds: readonly string[],
): Promise<void> {
  presentOrganization(await organizations.find(organizationId))
  if ((await roleAssignments.lockUsers([userId])).length > 0) throw userNotFound()
  if ((await memberRoles.findMissing(organizationId, roleIds)).length > 0) throw roleNotFound()
}

/**
 * Callers of the vendor's API give roles before somebody joins (auth0.md 5.6). One that makes an administrator would wake
 * when nobody thinks of it any more, so it is for members alone; and whoever is in another pool never joins.
 */
async function refuseStranger(
  { memberRoles }: MemberRoleDeps,
  { organizationId, userId }: MemberPlace,
  roleIds: readonly string[],
): Promise<void> {
  const stranger = await memberRoles.ofStranger(organizationId, userId, roleIds)
  if (stranger?.isElsewhere) {
    throw new RollcallError(
      'belongs_elsewhere',
      'This person belongs to another organization, and people have one alone.',
    )
  }
  if (stranger?.makesAdministrator) {
    const message = 'Only members administer an organization: add this person to it first, then give the role.'
    throw new RollcallError('member_not_found', message)
  }
}

async function record(
  { audit }: MemberRoleDeps,
  actor: Actor,
  type: AuditEventType,
  { organizationId, userId }: MemberPlace,
  roles: readonly string[],
  term: Term = { startsAt: null, endsAt: null },
): Promise<void> {
  if (roles.length === 0) return
  const details = { organization: organizationId, roles, ...termDetails(term) }
  await audit.record(actor, type, { kind: 'user', id: userId }, details)
}
