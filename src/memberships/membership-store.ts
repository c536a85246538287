// Memberships: who belongs to which organization. What somebody may do there is in member-role-store.ts; a person may
// belong to many.
import type { Page, PageRequest } from '../kernel/page.ts'
import type { Organization } from '../organizations/organization.ts'

/** As much of a person as the list of an organization's people shows. */
export interface Member {
  readonly userId: string
  readonly email: string | null
  readonly name: string | null
  readonly picture: string | null
  readonly joinedAt: Date
}

/** Absence is `null`. */
export interface MembershipStore {
  isMember(organizationId: string, userId: string): Promise<boolean>
  /** The organizations of a person, by name, as many as a page of choices shows. */
  organizationsOf(userId: string, atMost: number): Promise<readonly Organization[]>
  /** The organizations of a person in the order of joining; null when there is no such person. */
  listOrganizations(userId: string, page: PageRequest): Promise<Page<Organization> | null>
  /** In the order of joining, all or those who hold a role there; null when there is no such organization. */
  listMembers(organizationId: string, page: PageRequest, roleId?: string): Promise<Page<Member> | null>
  /** Those of the people who were no members before. All of them must exist. */
  add(organizationId: string, userIds: readonly string[], at: Date): Promise<readonly string[]>
  /**
   * Takes their roles there along and ends the tokens that were issued for the organization. Those of the people who
   * were members.
   */
  remove(organizationId: string, userIds: readonly string[], at: Date): Promise<readonly string[]>
}
