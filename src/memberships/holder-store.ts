// Who holds a role or a permission in effect, and by which way: the question of an access review. Reading only.
import type { Page, PageRequest } from '../kernel/page.ts'
import type { Organization } from '../organizations/organization.ts'
import type { PermissionReference, Role } from '../roles/role.ts'

/** One way by which one person holds it; who has several stands there several times, one after the other. */
export interface Holding {
  readonly user: {
    readonly id: string
    readonly email: string | null
    readonly name: string | null
    readonly lastSignInAt: Date | null
  }
  /** Null: the permission was granted to the person. */
  readonly role: Pick<Role, 'id' | 'name'> | null
  /** Null: in the whole application. */
  readonly organization: Pick<Organization, 'id' | 'name' | 'displayName'> | null
  /** Null for permissions that were granted directly: nobody noted when. */
  readonly since: Date | null
  readonly until: Date | null
}

export interface HoldingQuery {
  /** A role by its id, a permission by its name, of one API or of any, or any of several permissions. */
  readonly of:
    | { readonly roleId: string }
    | { readonly permission: string; readonly identifier?: string }
    | { readonly anyOf: readonly PermissionReference[] }
  /** Only what is held inside this organization. */
  readonly organizationId?: string
  /** Only what is held everywhere, or inside any organization. */
  readonly way?: 'everywhere' | 'inside'
  readonly page: PageRequest
  readonly at: Date
}

export interface HolderStore {
  /** What holds at the moment, person by person. */
  list(query: HoldingQuery): Promise<Page<Holding>>
  /**
   * When tokens were last issued to each of them for an API on which the role gives something, where it holds; in their
   * order. Null: never, or nothing is known of it any more, which is so 30 days after what was issued ended.
   */
  lastUses(holdings: readonly Holding[]): Promise<readonly (Date | null)[]>
}
