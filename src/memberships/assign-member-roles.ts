// Giving roles that hold inside one organization, and taking them away. All of a call holds or nothing does; repeating
// is no fault and leaves no second event.
import type { AuditStore } from '../audit/audit-event.ts'
import type { AuditEventType } from '../audit/event-types.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
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
  await refuseStrangers(deps, place, roleIds)
  const assigned = await deps.memberRoles.assign(place.organizationId, place.userId, roleIds, now, term)
  await record(deps, actor, 'organization.role_assigned', place, assigned, term)
}

export async function removeMemberRoles(
  deps: MemberRoleDeps,
  actor: Actor,
  place: MemberPlace,
  roleIds: readonly string[],
): Promise<void> {
  await refuseStrangers(deps, place, roleIds)
  const removed = await deps.memberRoles.unassign(place.organizationId, place.userId, roleIds, deps.clock.now())
  await record(deps, actor, 'organization.role_unassigned', place, removed)
}

async function refuseStrangers(
  { organizations, memberRoles, roleAssignments }: MemberRoleDeps,
  { organizationId, userId }: MemberPlace,
  roleIds: readonly string[],
): Promise<void> {
  presentOrganization(await organizations.find(organizationId))
  if ((await roleAssignments.lockUsers([userId])).length > 0) throw userNotFound()
  if ((await memberRoles.findMissing(organizationId, roleIds)).length > 0) throw roleNotFound()
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
