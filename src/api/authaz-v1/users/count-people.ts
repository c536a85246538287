import type { Directory } from '../../../directory.ts'
import type { Filter } from '../../../kernel/filter.ts'
import type { Total } from '../../../kernel/page.ts'
import { unlessTooLong } from '../../../kernel/search-timeout.ts'

/** How many people a filter matches, counted up to a cap, or to the last one. Throws `search_timeout`. */
export async function countPeople(
  { stores, clock }: Directory,
  filter: Filter | null,
  countsAll = false,
): Promise<Total> {
  const sort = { field: 'id', direction: 'ascending' } as const
  const page = { kind: 'cursor', after: null, limit: 0, withTotal: true } as const
  const { total } = await stores.users.list({ filter, at: clock.now(), sort, page, countsAll })
  return total ?? { count: 0, isEstimate: true }
}

/** Null where it takes too long. */
export function countInTime(directory: Directory, filter: Filter | null): Promise<Total | null> {
  return unlessTooLong(countPeople(directory, filter), null)
}
