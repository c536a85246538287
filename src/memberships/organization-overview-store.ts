// Organizations as whoever runs the directory looks at them: how many people, whether anybody administers them. Reading
// only, and every count is bounded: what goes beyond is told as "more than".
import type { ListOrder } from '../kernel/list-order.ts'
import type { Page, PageRequest, Total } from '../kernel/page.ts'
import type { Organization } from '../organizations/organization.ts'
import type { MembershipSource } from './membership-store.ts'

export interface OrganizationOverview extends Organization {
  readonly members: Total
  /** Those who administer it at the moment. */
  readonly administrators: Total
  /** The other providers that its people come by, by the names of the connections; the first five. */
  readonly providers: readonly string[]
  /** When somebody last signed in to it, to the minute. */
  readonly lastSignInAt: Date | null
}

export interface OrganizationHealth {
  readonly members: Total
  readonly administrators: Total
  /** Invitations that nobody accepted and that have not run out. */
  readonly pendingInvitations: Total
  readonly domains: Total
}

export interface OrganizationQuery {
  /** Part of the name or of the display name in any letter case; the id, or a domain of theirs, whole. */
  readonly search?: string
  /** False: those that never had one. */
  readonly hasAdministrator?: boolean
  readonly requiresMfa?: boolean
  readonly isSuspended?: boolean
}

export interface Membership {
  readonly organization: Organization
  /** The membership holds at the moment. */
  readonly isActive: boolean
  readonly isAdministrator: boolean
  readonly roleNames: readonly string[]
  readonly joinedAt: Date
  /** Added by the organization itself, to an account that was there already. */
  readonly wasAttached: boolean
  /** Null: it is from before this was kept. */
  readonly source: MembershipSource | null
  /** To the minute. */
  readonly lastSignInAt: Date | null
}

export interface OrganizationOverviewStore {
  /** Newest first unless asked otherwise. */
  list(
    query: OrganizationQuery,
    page: PageRequest,
    at: Date,
    order?: ListOrder<'created' | 'name'>,
  ): Promise<Page<OrganizationOverview>>
  /** Null when there is no such organization. */
  healthOf(organizationId: string, at: Date): Promise<OrganizationHealth | null>
  /** How many of its members no such connection knows; of the first ten thousand, which an estimate says. */
  membersUnknownTo(organizationId: string, connectionIds: readonly string[]): Promise<Total>
  /** Of one person in the order of joining, active or not; null when there is no such person. */
  membershipsOf(userId: string, page: PageRequest, at: Date): Promise<Page<Membership> | null>
}
