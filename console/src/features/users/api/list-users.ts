import { queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'
import { defaultPageSize, defaultSort, type UserListSearch } from './list-search.ts'
import { searchParameters } from './search-text.ts'
import type { UserSummary } from './user.ts'

export interface UserPage {
  readonly data: readonly UserSummary[]
  readonly nextCursor: string | null
  readonly pageSize: number
  readonly total: { readonly count: number; readonly isEstimate: boolean } | null
}

/** Every list of users in the cache, whatever its filters. */
export const userListsKey = ['users', 'list'] as const

export function userListQuery(search: UserListSearch) {
  return queryOptions({
    queryKey: [...userListsKey, search],
    queryFn: ({ signal }) => call<UserPage>('GET', `/users${queryString(parameters(search))}`, { signal }),
  })
}

function parameters({ q, status, role, connection, sort, size, after }: UserListSearch) {
  return {
    ...searchParameters(q ?? ''),
    status,
    role,
    connection,
    sort: sort ?? defaultSort,
    pageSize: size ?? defaultPageSize,
    cursor: after,
    total: true,
  }
}
