import type { Stores } from '../../directory.ts'
import type { Page, PageRequest } from '../../kernel/page.ts'
import type { ListedPermission } from '../../roles/role.ts'

type PermissionStores = Pick<Stores, 'userPermissions' | 'memberRoles' | 'rolePermissions'>

/**
 * What somebody may do with one API: directly, through their roles, and through the roles they have in the organization
 * they signed in to.
 */
export async function personPermissions(
  { userPermissions, memberRoles, rolePermissions }: PermissionStores,
  userId: string,
  organizationId: string | null,
  audience: string,
): Promise<ReadonlySet<string>> {
  const own = allOf((page) => userPermissions.list(userId, page))
  const roles = organizationId === null ? [] : ((await memberRoles.ofEach(organizationId, [userId])).get(userId) ?? [])
  const ofRoles = roles.map(({ id }) => allOf((page) => rolePermissions.list(id, page)))
  const lists = await Promise.all([own, ...ofRoles])
  const ofApi = lists.flat().filter(({ resourceServerIdentifier }) => resourceServerIdentifier === audience)
  return new Set(ofApi.map(({ name }) => name))
}

const pageSize = 1_000

async function allOf<Item extends ListedPermission>(
  list: (page: PageRequest) => Promise<Page<Item> | null>,
): Promise<readonly Item[]> {
  const items: Item[] = []
  let after: string | null = null
  do {
    const page: Page<Item> | null = await list({ kind: 'cursor', after, limit: pageSize, withTotal: false })
    items.push(...(page?.items ?? []))
    after = page?.next ?? null
  } while (after !== null)
  return items
}
