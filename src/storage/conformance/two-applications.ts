import type { Stores } from '../../directory.ts'
import type { Page, PageRequest } from '../../kernel/page.ts'

/** Of two applications over the same rows. Alice and bob are people of the first one, in its connection `con_1`. */
export interface TwoApplications {
  readonly stores: Stores
  readonly elsewhere: Stores
}

/** All there is, page by page along the cursors. A page of more than `limit` is a fault of the store. */
export async function everyPage<Item>(
  limit: number,
  list: (page: PageRequest) => Promise<Page<Item> | null>,
): Promise<readonly Item[]> {
  const items: Item[] = []
  let after: string | null = null
  do {
    const page: Page<Item> | null = await list({ kind: 'cursor', after, limit, withTotal: false })
    if (page === null) throw new Error('there is no such list')
    if (page.items.length > limit) throw new Error(`a page of ${limit} has ${page.items.length}`)
    items.push(...page.items)
    after = page.next
  } while (after !== null)
  return items
}
