import type { Page, PageRequest } from '../kernel/page.ts'
import type { ListedPermission } from './role.ts'

/** Every permission of a list, a page at a time. */
export async function everyPermission(
  list: (page: PageRequest) => Promise<Page<ListedPermission> | null>,
): Promise<readonly ListedPermission[]> {
  const items: ListedPermission[] = []
  let after: string | null = null
  do {
    const page: Page<ListedPermission> | null = await list({ kind: 'cursor', after, limit: pageSize, withTotal: false })
    items.push(...(page?.items ?? []))
    after = page?.next ?? null
  } while (after !== null)
  return items
}

const pageSize = 1_000
