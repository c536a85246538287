import type { ListOrder } from '../kernel/list-order.ts'
import type { Page, PageRequest, Total } from '../kernel/page.ts'
import type { ListedPermission, NewRole, PermissionReference, Role } from './role.ts'

export interface RoleQuery {
  /** Part of the name, in any letter case. */
  readonly nameContains?: string
  /** The roles of this organization; those of the whole application when left out. */
  readonly organizationId?: string
  /** Those of the whole application and of this organization: what somebody can hold there. */
  readonly usableIn?: string
  /** Those alone that ask whoever holds them for a second factor, of the application or of any organization. */
  readonly requiresMfa?: true
  /** Left out: oldest first. */
  readonly order?: ListOrder<'created' | 'name'> | undefined
  readonly page: PageRequest
}

/** What a role amounts to. */
export interface RoleTally {
  readonly permissions: number
  /** The people who hold it in effect, anywhere; counted up to 10,000, and an estimate where there are more. */
  readonly members: Total
  /** Those of them who hold it everywhere. */
  readonly everywhere: Total
  /** When its name, its description or what it gives last changed. */
  readonly changedAt: Date
}

/** Absence is `null`; a taken name is `role_exists`. */
export interface RoleStore {
  find(id: string): Promise<Role | null>
  /** Locks the role until the transaction ends. */
  findForChange(id: string): Promise<Role | null>
  /** Those of the ids that no role of the whole application has. */
  findMissing(ids: readonly string[]): Promise<readonly string[]>
  /** What they are called, by their ids; those that are gone are left out. */
  namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>>
  list(query: RoleQuery): Promise<Page<Role>>
  /** By the ids of those that are there, in one statement. */
  tally(ids: readonly string[], at: Date): Promise<ReadonlyMap<string, RoleTally>>
  insert(role: NewRole): Promise<void>
  save(role: Role): Promise<void>
  /** Removes the role, from everybody who holds it too; false when there was none. */
  remove(id: string): Promise<boolean>
}

export interface RolePermissionStore {
  /** Null when there is no such role. */
  list(roleId: string, page: PageRequest): Promise<Page<ListedPermission> | null>
  /** Returns what was new. Throws `permissions_not_found` when one of them is not defined; then nothing is added. */
  add(roleId: string, permissions: readonly PermissionReference[]): Promise<readonly PermissionReference[]>
  /** Returns what was there. */
  remove(roleId: string, permissions: readonly PermissionReference[]): Promise<readonly PermissionReference[]>
}
