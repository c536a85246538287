// Who holds which role, in the whole application. Roles inside one organization are that membership's matter.
import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { Page, PageRequest } from '../kernel/page.ts'
import type { Term } from '../kernel/term.ts'
import type { Organization } from '../organizations/organization.ts'
import type { ListedPermission, PermissionReference, Role } from './role.ts'

/** As much of a person as the list of a role's people shows. */
export interface RoleHolder {
  readonly userId: string
  readonly email: string | null
  readonly name: string | null
  readonly picture: string | null
}

export interface RoleAssignment {
  readonly userId: string
  readonly roleId: string
}

/** Who gave a role. */
export type Giver = Pick<Actor, 'kind' | 'id' | 'name'>

/** A role as the list of one person's roles shows it. */
export interface HeldRole extends Role {
  readonly assignedAt: Date
}

/** A role as it was given, whether it holds by now or no more. */
export interface AssignedRole extends HeldRole, Term {}

/** A role that asks somebody for a second factor. */
export interface MfaDemandOfRole {
  readonly id: string
  readonly name: string
  /** Until when setting one up may be put off. */
  readonly graceUntil: Date
}

/** `at` is the moment the question is asked for: what has not begun or has ended is held by nobody. */
export interface RoleAssignmentStore {
  /** The roles somebody holds, or those of them that give a permission; null when there is no such user. */
  listRoles(userId: string, page: PageRequest, at: Date, giving?: PermissionReference): Promise<Page<HeldRole> | null>
  /** Every role somebody was given, with its term; null when there is no such user. */
  listAssigned(userId: string, page: PageRequest): Promise<Page<AssignedRole> | null>
  /** The people who hold a role; null when there is no such role. */
  listHolders(roleId: string, page: PageRequest, at: Date): Promise<Page<RoleHolder> | null>
  /**
   * Of the roles somebody holds everywhere, and in the organization they sign in to, the one that asks for a second
   * factor soonest; in one statement along the keys, for every sign-in asks it. Null where none does.
   */
  mfaDemandOn(userId: string, organizationId: string | null, at: Date): Promise<MfaDemandOfRole | null>
  /** Those of the ids that no user has. Locks the others until the transaction ends. */
  lockUsers(userIds: readonly string[]): Promise<readonly string[]>
  /**
   * Gives every user every role and ends what was issued to whoever got one. Without a term, what is held stays as it
   * is, and what is not held from now on has no end. Who gave it is kept with what is new. Returns what was new, or got
   * another term.
   */
  assign(
    userIds: readonly string[],
    roleIds: readonly string[],
    at: Date,
    term?: Term,
    by?: Giver,
  ): Promise<readonly RoleAssignment[]>
  /** Takes the roles and ends what was issued to whoever lost one. Returns what was held. */
  unassign(userId: string, roleIds: readonly string[]): Promise<readonly RoleAssignment[]>
}

/** Why somebody may do something: null where it was granted to the person, else the role it comes through. */
export type PermissionSource = null | Pick<Role, 'id' | 'name'>

export interface EffectivePermission extends ListedPermission {
  readonly sources: readonly PermissionSource[]
}

/** The organization in which a role is held. */
export type RolePlace = Pick<Organization, 'id' | 'name' | 'displayName'>

/** The same of everything somebody holds, wherever that is. */
export interface PlacedPermission extends ListedPermission {
  /** At most `sourcesAtMost`: what is held everywhere first. */
  readonly sources: readonly (PermissionSource | (Pick<Role, 'id' | 'name'> & { readonly organization: RolePlace }))[]
  readonly sourceCount: number
}

/** Whoever belongs to a thousand organizations has a permission in a thousand ways. */
export const sourcesAtMost = 20

export interface UserPermissionStore {
  /** What somebody may do, directly and through roles, everywhere or on one API, at a moment; null when there is no such user. */
  list(userId: string, page: PageRequest, at: Date, identifier?: string): Promise<Page<EffectivePermission> | null>
  /** The same by the roles that somebody holds inside an organization, while they belong to it, and by nothing else. */
  listThere(
    userId: string,
    organizationId: string,
    page: PageRequest,
    at: Date,
  ): Promise<Page<EffectivePermission> | null>
  /** What somebody may do everywhere and inside each of their organizations, each permission once. */
  listAnywhere(userId: string, page: PageRequest, at: Date): Promise<Page<PlacedPermission> | null>
  /** Returns what was new. Throws `permissions_not_found` when one is not defined; then nothing is granted. */
  grant(userId: string, permissions: readonly PermissionReference[]): Promise<readonly PermissionReference[]>
  /** Returns what was granted directly; what comes through a role stays. */
  revoke(userId: string, permissions: readonly PermissionReference[]): Promise<readonly PermissionReference[]>
  /** How many permissions somebody has directly. */
  countDirect(userId: string): Promise<number>
}

export function userNotFound(): RollcallError {
  return new RollcallError('user_not_found', 'The user does not exist.')
}
