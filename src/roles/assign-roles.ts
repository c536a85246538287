// Giving roles to people and taking them away. All of a call holds or nothing does; repeating is no fault and leaves no
// second event (S003-123, S003-124).
import type { AuditStore } from '../audit/audit-event.ts'
import type { AuditEventType } from '../audit/event-types.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import { refuseEmptyTerm, type Term, termDetails } from '../kernel/term.ts'
import { roleNotFound } from './find-role.ts'
import { type RoleAssignment, type RoleAssignmentStore, userNotFound } from './role-assignment.ts'
import type { RoleStore } from './role-store.ts'

export interface AssignRolesDeps {
  readonly roles: RoleStore
  readonly roleAssignments: RoleAssignmentStore
  readonly audit: AuditStore
  readonly clock: Clock
}

export async function assignRolesToUser(
  deps: AssignRolesDeps,
  actor: Actor,
  userId: string,
  roleIds: readonly string[],
  term?: Term,
): Promise<void> {
  const now = deps.clock.now()
  if (term !== undefined) refuseEmptyTerm(term, now)
  await refuseMissingUser(deps, userId)
  await refuseMissingRoles(deps, roleIds)
  const assigned = await deps.roleAssignments.assign([userId], roleIds, now, term, actor)
  await recordRoles(deps, actor, 'user.role_assigned', userId, assigned, term)
}

export async function unassignRolesFromUser(
  deps: AssignRolesDeps,
  actor: Actor,
  userId: string,
  roleIds: readonly string[],
): Promise<void> {
  await refuseMissingUser(deps, userId)
  await refuseMissingRoles(deps, roleIds)
  const unassigned = await deps.roleAssignments.unassign(userId, roleIds)
  await recordRoles(deps, actor, 'user.role_unassigned', userId, unassigned)
}

export async function assignUsersToRole(
  deps: AssignRolesDeps,
  actor: Actor,
  roleId: string,
  userIds: readonly string[],
): Promise<void> {
  await refuseMissingRoles(deps, [roleId])
  const strangers = await deps.roleAssignments.lockUsers(userIds)
  if (strangers.length > 0) {
    throw new RollcallError('users_not_found', 'One or more of the users do not exist.', {
      details: strangers.map((id) => ({ field: 'users', message: `There is no user ${id}` })),
    })
  }
  const assigned = await deps.roleAssignments.assign(userIds, [roleId], deps.clock.now(), undefined, actor)
  const people = assigned.map(({ userId: id }) => ({ kind: 'user', id }) as const)
  await deps.audit.recordEach(actor, 'user.role_assigned', people, { roles: [roleId] })
}

async function refuseMissingUser({ roleAssignments }: AssignRolesDeps, userId: string): Promise<void> {
  const strangers = await roleAssignments.lockUsers([userId])
  if (strangers.length > 0) throw userNotFound()
}

/** A role of an organization counts as missing: it holds inside that organization alone (S003-126). */
async function refuseMissingRoles({ roles }: AssignRolesDeps, roleIds: readonly string[]): Promise<void> {
  const missing = await roles.findMissing(roleIds)
  if (missing.length > 0) throw roleNotFound()
}

async function recordRoles(
  { audit }: AssignRolesDeps,
  actor: Actor,
  type: AuditEventType,
  userId: string,
  changed: readonly RoleAssignment[],
  term?: Term,
): Promise<void> {
  if (changed.length === 0) return
  const roles = changed.map(({ roleId }) => roleId)
  await audit.record(actor, type, { kind: 'user', id: userId }, { roles, ...termDetails(term) })
}
