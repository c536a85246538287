import { queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'

export interface FoundPerson {
  readonly id: string
  readonly name: string | null
  readonly email: string | null
}

export const nameOfPerson = ({ id, name, email }: FoundPerson) => name ?? email ?? id

const shownAtMost = 20

/** People whose name or address holds the words, found by the server. */
export function personSearchQuery(words: string) {
  const search = words.trim().slice(0, 200)
  return queryOptions({
    queryKey: ['users', 'picked', search],
    queryFn: async ({ signal }) => {
      const query = queryString({ search, pageSize: shownAtMost })
      return (await call<{ data: FoundPerson[] }>('GET', `/users${query}`, { signal })).data
    },
    staleTime: 30_000,
  })
}
