import { queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'
import type { FilterName, UserListSearch } from './list-search.ts'
import { filterParameters } from './list-users.ts'
import type { Total } from './selection.ts'

interface FilterCounts {
  readonly data: readonly { readonly value: string; readonly total: Total | null }[]
}

const countedForMs = 60_000

/** Whom each value of a filter would leave, beside the filters that are set. What takes too long is left out. */
export function filterCountsQuery(of: FilterName, search: UserListSearch) {
  const { [of]: _, ...beside } = filterParameters(search)
  return queryOptions({
    queryKey: ['users', 'filter-counts', of, beside],
    queryFn: ({ signal }) =>
      call<FilterCounts>('GET', `/users/filters/counts${queryString({ ...beside, of })}`, { signal }),
    select: ({ data }) => new Map(data.flatMap(({ value, total }) => (total === null ? [] : [[value, total.count]]))),
    staleTime: countedForMs,
    retry: false,
  })
}
