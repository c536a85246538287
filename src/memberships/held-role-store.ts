// Which roles are held by whom, and where: the list behind "why may this person do that?". Reading only.
import type { Page, PageRequest } from '../kernel/page.ts'
import type { Term } from '../kernel/term.ts'
import type { Organization } from '../organizations/organization.ts'
import type { Giver } from '../roles/role-assignment.ts'

export interface RoleHeld extends Term {
  readonly userId: string
  readonly roleId: string
  readonly name: string
  readonly description: string | null
  /** Null: in the whole application. */
  readonly organization: Pick<Organization, 'id' | 'name' | 'displayName'> | null
  readonly assignedAt: Date
  /** Null: nobody wrote it down. Of a person only that it was one. */
  readonly givenBy: { readonly kind: Giver['kind']; readonly id: string | null; readonly name: string | null } | null
}

/** As they were given, whether they hold by now or no more. */
export interface HeldRoleStore {
  /** Everywhere, in the order of assignment; null when there is no such person. */
  ofUser(userId: string, page: PageRequest): Promise<Page<RoleHeld> | null>
  /** Of everybody, in one organization. */
  inOrganization(organizationId: string, page: PageRequest): Promise<Page<RoleHeld>>
}
