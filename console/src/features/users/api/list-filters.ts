import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'
import type { FilterName } from './list-search.ts'

/** A filter that the server answers: nothing else is ever offered (console.md 2.2). */
export interface FilterOffer {
  readonly name: FilterName
  readonly group: 'account' | 'security' | 'access' | 'activity' | 'metadata'
  readonly kind:
    | 'choice'
    | 'flag'
    | 'range'
    | 'text'
    | 'role'
    | 'organization'
    | 'connection'
    | 'app'
    | 'country'
    | 'inviter'
    | 'metadata'
  readonly values: readonly string[]
  readonly isList: boolean
  readonly isNegatable: boolean
}

export const filterOffersQuery = queryOptions({
  queryKey: ['users', 'filters'],
  queryFn: async ({ signal }) => (await call<{ data: FilterOffer[] }>('GET', '/users/filters', { signal })).data,
  staleTime: Number.POSITIVE_INFINITY,
})
