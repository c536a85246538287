import type { Page, PageRequest } from '../kernel/page.ts'
import type { Term } from '../kernel/term.ts'
import type { NewRole, Role } from '../roles/role.ts'
import type { Giver, HeldRole } from '../roles/role-assignment.ts'

/** The roles of people inside one organization, apart from those they hold everywhere (S003-126, S003-130). */
export interface MemberRoleStore {
  /** Those that hold at the moment; null when there is no such organization or person. */
  list(organizationId: string, userId: string, page: PageRequest, at: Date): Promise<Page<HeldRole> | null>
  /**
   * What each of the people may do there at the moment, by their ids: roles count while the membership is active and
   * neither it nor they have ended.
   */
  ofEach(organizationId: string, userIds: readonly string[], at: Date): Promise<ReadonlyMap<string, readonly Role[]>>
  /**
   * Those of the roles that somebody holds at the moment, everywhere or in this organization, at most one a place: while
   * the membership is active, as in `ofEach`.
   */
  heldAmong(
    userId: string,
    roleIds: readonly string[],
    organizationId: string | null,
    at: Date,
  ): Promise<readonly RoleHeldSomewhere[]>
  /** Those of the ids that are no role a member could have: of the whole application, or of this organization. */
  findMissing(organizationId: string, roleIds: readonly string[]): Promise<readonly string[]>
  /** By name in any letter case: the organization's own first, then those of the whole application. */
  findNamed(organizationId: string, name: string): Promise<readonly NamedRole[]>
  /** The names of all that a member could have, as many as a message shows. */
  namesOf(organizationId: string, atMost: number): Promise<readonly string[]>
  /** Those that somebody has there, now or at another time, and that make an administrator. */
  administratorRolesOf(organizationId: string, userId: string): Promise<readonly string[]>
  /** Those of the roles that make an administrator of the organization in which they are held. */
  administratorRolesAmong(roleIds: readonly string[]): Promise<ReadonlySet<string>>
  /** Every role that somebody was given there, whatever its term and the membership's. */
  onRecord(organizationId: string, userId: string): Promise<readonly RoleOnRecord[]>
  /** A role of the whole application, unless one of that name is there; whether it is new. */
  insertMissing(role: NewRole): Promise<boolean>
  /** Of somebody whom the organization does not have on record: what there is to say of these roles; null for its people. */
  ofStranger(organizationId: string, userId: string, roleIds: readonly string[]): Promise<StrangerRoles | null>
  /** The ids of the roles that were new, or got another term. Who gave it is kept with what is new. */
  assign(
    organizationId: string,
    userId: string,
    roleIds: readonly string[],
    at: Date,
    term?: Term,
    by?: Giver,
  ): Promise<readonly string[]>
  /** Ends the tokens that were issued for the organization, when a role was lost. The ids of the roles that were held. */
  unassign(organizationId: string, userId: string, roleIds: readonly string[], at: Date): Promise<readonly string[]>
}

export interface RoleHeldSomewhere extends Pick<Role, 'id' | 'name'> {
  /** Null: everywhere. */
  readonly organizationId: string | null
}

export interface RoleOnRecord extends Term {
  readonly roleId: string
}

export interface NamedRole extends Role {
  /** It grants `tenant.access:write`. */
  readonly makesAdministrator: boolean
}

export interface StrangerRoles {
  /** Pools are isolated: whoever is not in this one is in another. */
  readonly isElsewhere: boolean
  readonly makesAdministrator: boolean
}
