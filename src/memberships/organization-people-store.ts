// The people of an organization as its administrators see them: one row a person, with what is true of them there at the
// moment of asking. Reading only; what may be done to them is each a use case of this folder.
import type { ListOrder } from '../kernel/list-order.ts'
import type { Page, PageRequest } from '../kernel/page.ts'

export interface OrganizationPerson {
  readonly userId: string
  readonly email: string | null
  readonly name: string | null
  /** Active here, not suspended, and holding a role of this organization that grants `tenant.access:write`. */
  readonly isAdministrator: boolean
  /** An administrator, and there is no other one now. */
  readonly isLastAdministrator: boolean
  /** The roles they hold in this organization now, by name. */
  readonly roleNames: readonly string[]
  /** The membership holds now, and the account may come in. */
  readonly isActive: boolean
  /** The account itself is suspended, or has ended. */
  readonly isBlocked: boolean
  readonly hasMfa: boolean
  readonly lastLogin: Date | null
  readonly joinedAt: Date
  readonly updatedAt: Date
  /** The organization added an account by itself that was there already, which gives it no power over the account. */
  readonly wasAttached: boolean
  /**
   * Attached, a member of another organization that did not only attach them, or with rights in the whole application:
   * the account is not this organization's alone.
   */
  readonly belongsElsewhere: boolean
}

export interface OrganizationPeopleQuery {
  /** Part of the e-mail address, the name or another thing they are known by, in any letter case. */
  readonly search?: string
  readonly isAdministrator?: boolean
  readonly isActive?: boolean
}

/** Absence is `null`. Everything is decided for the moment `at`. */
export interface OrganizationPeopleStore {
  /** In the order of joining unless asked otherwise; null when there is no such organization. */
  list(
    organizationId: string,
    page: PageRequest,
    query: OrganizationPeopleQuery,
    at: Date,
    order?: ListOrder<'created'>,
  ): Promise<Page<OrganizationPerson> | null>
  /** Null for whoever is no member, active or not. */
  find(organizationId: string, userId: string, at: Date): Promise<OrganizationPerson | null>
  /** Those of the people who are members, active or not, and of each whether they belong elsewhere too. */
  membersAmong(organizationId: string, userIds: readonly string[]): Promise<ReadonlyMap<string, boolean>>
  /** What those of the people who are members are called, by their ids: the name, or else the address. */
  namesAmong(organizationId: string, userIds: readonly string[]): Promise<ReadonlyMap<string, string>>
  isAdministrator(organizationId: string, userId: string, at: Date): Promise<boolean>
}
