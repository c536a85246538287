// Memberships: who belongs to which organization. What somebody may do there is in member-role-store.ts; a person may
// belong to many. A membership that was deactivated, has not begun or has ended is none to whoever asks here; that it is
// on record shows organization-people-store.ts.
import type { Page, PageRequest } from '../kernel/page.ts'
import type { Term } from '../kernel/term.ts'
import type { Organization } from '../organizations/organization.ts'

/**
 * How somebody came to belong: added by whoever runs the directory, attached by the organization itself to an account
 * that was there already, by an invitation, or by a sign-in at the organization's own provider.
 */
export type MembershipSource = 'added' | 'attached' | 'invitation' | 'provider'

/** As much of a person as the list of an organization's people shows. */
export interface Member {
  readonly userId: string
  readonly email: string | null
  readonly name: string | null
  readonly picture: string | null
  readonly joinedAt: Date
}

/** Absence is `null`. `at` is the moment the question is asked for. */
export interface MembershipStore {
  isMember(organizationId: string, userId: string, at: Date): Promise<boolean>
  /** Whether they are a member of one that is not suspended. */
  letsIn(organizationId: string, userId: string, at: Date): Promise<boolean>
  /** The same of any of these. */
  letsInAny(organizationIds: readonly string[], userId: string, at: Date): Promise<boolean>
  /** The organizations of a person, by name, as many as a page of choices shows. */
  organizationsOf(userId: string, atMost: number, at: Date): Promise<readonly Organization[]>
  /** The organizations of a person in the order of joining; null when there is no such person. */
  listOrganizations(userId: string, page: PageRequest, at: Date): Promise<Page<Organization> | null>
  /** In the order of joining, all or those who hold a role there; null when there is no such organization. */
  listMembers(organizationId: string, page: PageRequest, at: Date, roleId?: string): Promise<Page<Member> | null>
  /**
   * Those of the people for whom something changed. All of them must exist. Who is a member already keeps the term they
   * have unless one is given; nobody is activated by it. The source, `added` if none is given, is said by the
   * membership's beginning: nothing that is added later changes it.
   */
  add(
    organizationId: string,
    userIds: readonly string[],
    at: Date,
    term?: Term,
    source?: MembershipSource,
  ): Promise<readonly string[]>
  /**
   * Takes their roles there along and ends the tokens that were issued for the organization. Those of the people who
   * were members, active or not.
   */
  remove(organizationId: string, userIds: readonly string[], at: Date): Promise<readonly string[]>
  /** To the minute; of whoever is no member nothing is kept. It waits for nobody who changes the membership. */
  noteSignIn(organizationId: string, userId: string, at: Date): Promise<void>
  /** False when they are no member, or were so before. Deactivating ends the tokens issued for the organization. */
  setActive(organizationId: string, userId: string, isActive: boolean, at: Date): Promise<boolean>
}
