// What each action does to one person: the use case that does the same when it is done to them alone.
import { type ResetMfaDeps, resetMfa } from '../authentication-methods/reset-mfa.ts'
import type { Actor } from '../kernel/actor.ts'
import { type AddMembersDeps, addMembers } from '../memberships/add-members.ts'
import { assignMemberRoles, type MemberRoleDeps, removeMemberRoles } from '../memberships/assign-member-roles.ts'
import { removeMembers } from '../memberships/remove-members.ts'
import { type OffboardingDeps, scheduleOffboarding } from '../offboarding/schedule-offboarding.ts'
import { type AssignRolesDeps, assignRolesToUser, unassignRolesFromUser } from '../roles/assign-roles.ts'
import { userNotFound } from '../roles/role-assignment.ts'
import type { EndSessionDeps } from '../sessions/end-session.ts'
import { endSessionsOf } from '../sessions/end-sessions-of.ts'
import { activateUser } from '../users/activate-user.ts'
import { deleteUser, eraseUser } from '../users/delete-user.ts'
import { type EraseAloneDeps, eraseAlone } from '../users/erase-alone.ts'
import { type LockDownDeps, lockDown } from '../users/lock-down.ts'
import { type MailPasswordLinkDeps, mailPasswordLink } from '../users/mail-password-link.ts'
import { suspendUser } from '../users/suspend-user.ts'
import { type UpdateUserDeps, type UpdateUserStores, updateUser } from '../users/update-user.ts'
import type { BulkAction, BulkOptions } from './bulk-job.ts'

/** All within one transaction. */
export type ActOnPersonDeps = UpdateUserStores &
  UpdateUserDeps['stores'] &
  Pick<UpdateUserDeps, 'clock' | 'publicUrl' | 'peppers' | 'leakedPasswords' | 'hashPassword'> &
  EraseAloneDeps &
  EndSessionDeps &
  ResetMfaDeps &
  AssignRolesDeps &
  MemberRoleDeps &
  AddMembersDeps &
  MailPasswordLinkDeps &
  LockDownDeps &
  OffboardingDeps &
  Parameters<typeof scheduleOffboarding>[0]

type Act = (deps: ActOnPersonDeps, actor: Actor, userId: string, options: BulkOptions) => Promise<unknown>

export const actOnPerson: Readonly<Record<BulkAction, Act>> = {
  suspend: (deps, actor, id, { reason, endsSessions }) =>
    suspendUser(deps, actor, id, { ...(reason === null ? {} : { reason }), endsSessions }),
  activate: (deps, actor, id, { reason }) => activateUser(deps, actor, id, reason),
  'lock-down': (deps, actor, id, { reason }) => lockDown(deps, actor, id, named(reason)),
  'revoke-sessions': (deps, actor, id) => endSessionsOf(deps, actor, id, { tokens: 'every' }),
  'reset-password': mailPasswordLink,
  'reset-mfa': (deps, actor, id, { reason }) => resetMfa(deps, actor, id, reason),
  'assign-role': (deps, actor, userId, { roleId, organizationId }) => {
    const roles = [named(roleId)]
    if (organizationId === null) return assignRolesToUser(deps, actor, userId, roles)
    return assignMemberRoles(deps, actor, { organizationId, userId }, roles)
  },
  'unassign-role': (deps, actor, userId, { roleId, organizationId }) => {
    const roles = [named(roleId)]
    if (organizationId === null) return unassignRolesFromUser(deps, actor, userId, roles)
    return removeMemberRoles(deps, actor, { organizationId, userId }, roles)
  },
  'add-to-organization': (deps, actor, id, { organizationId }) => addMembers(deps, actor, named(organizationId), [id]),
  'remove-from-organization': (deps, actor, id, { organizationId }) =>
    removeMembers(deps, actor, named(organizationId), [id]),
  'set-metadata': (deps, actor, id, { appMetadata, userMetadata }) => {
    const changes = { ...(appMetadata && { appMetadata }), ...(userMetadata && { userMetadata }) }
    return updateUser({ ...deps, stores: deps, change: (work) => work(deps) }, actor, id, changes)
  },
  'schedule-offboarding': (deps, actor, id, { at, leavesOrganizations, deleteAfterDays }) =>
    scheduleOffboarding(deps, actor, id, { at: new Date(named(at)), leavesOrganizations, deleteAfterDays }),
  delete: async (deps, actor, id, options) => {
    if (!(await removed(deps, actor, id, options))) throw userNotFound()
  },
}

function removed(
  deps: EraseAloneDeps,
  actor: Actor,
  id: string,
  { isHard, isApproved }: BulkOptions,
): Promise<boolean> {
  if (!isHard) return deleteUser(deps, actor, id)
  return isApproved ? eraseUser(deps, actor, id, { isApproved }) : eraseAlone(deps, actor, id)
}

/** What the action needs was asked for when the job was made. */
function named(value: string | null): string {
  if (value === null) throw new Error('a bulk job lacks what its action needs')
  return value
}
