import type { Page, PageRequest } from '../kernel/page.ts'
import type { Role } from '../roles/role.ts'
import type { HeldRole } from '../roles/role-assignment.ts'

/** The roles of people inside one organization, apart from those they hold everywhere (S003-126, S003-130). */
export interface MemberRoleStore {
  /** Null when there is no such organization or person. */
  list(organizationId: string, userId: string, page: PageRequest): Promise<Page<HeldRole> | null>
  /** The roles of each of the people, by their ids. */
  ofEach(organizationId: string, userIds: readonly string[]): Promise<ReadonlyMap<string, readonly Role[]>>
  /** Those of the ids that are no role a member could have: of the whole application, or of this organization. */
  findMissing(organizationId: string, roleIds: readonly string[]): Promise<readonly string[]>
  /** The ids of the roles that were new. */
  assign(organizationId: string, userId: string, roleIds: readonly string[], at: Date): Promise<readonly string[]>
  /** Ends the tokens that were issued for the organization, when a role was lost. The ids of the roles that were held. */
  unassign(organizationId: string, userId: string, roleIds: readonly string[], at: Date): Promise<readonly string[]>
}
