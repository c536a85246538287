import { call, queryString } from './http.ts'

interface Page<Item> {
  readonly data: readonly Item[]
  readonly nextCursor: string | null
}

const pageSize = 200

/** A list that is shown and counted as a whole, such as the permissions of one person. */
export async function allPages<Item>(
  path: string,
  signal: AbortSignal,
  asked: Readonly<Record<string, string | null>> = {},
): Promise<Item[]> {
  const items: Item[] = []
  let cursor: string | null = null
  do {
    const query = queryString({ ...asked, pageSize, cursor })
    const page: Page<Item> = await call<Page<Item>>('GET', `${path}${query}`, { signal })
    items.push(...page.data)
    cursor = page.nextCursor
  } while (cursor !== null)
  return items
}
