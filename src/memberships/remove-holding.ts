import type { Actor } from '../kernel/actor.ts'
import { type AssignRolesDeps, unassignRolesFromUser } from '../roles/assign-roles.ts'
import { type GrantPermissionsDeps, revokePermissions } from '../roles/grant-permissions.ts'
import { type MemberRoleDeps, removeMemberRoles } from './assign-member-roles.ts'
import { sensitivePermissions } from './sensitive-permissions.ts'

/** One way by which somebody holds what is sensitive, as a review names it. */
export interface NamedHolding {
  readonly userId: string
  /** Null: it was granted to the person. */
  readonly roleId: string | null
  /** Null: in the whole application. */
  readonly organizationId: string | null
}

type RemoveHoldingDeps = AssignRolesDeps &
  GrantPermissionsDeps &
  MemberRoleDeps &
  Parameters<typeof sensitivePermissions>[0]

/** Takes the role where it is held, or every sensitive permission that was granted directly. Call it in a transaction. */
export async function removeHolding(deps: RemoveHoldingDeps, actor: Actor, held: NamedHolding): Promise<void> {
  const { userId, roleId, organizationId } = held
  if (roleId === null) await revokePermissions(deps, actor, userId, await sensitivePermissions(deps))
  else if (organizationId === null) await unassignRolesFromUser(deps, actor, userId, [roleId])
  else await removeMemberRoles(deps, actor, { organizationId, userId }, [roleId])
}
