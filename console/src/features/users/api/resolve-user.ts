import { queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'

interface Found {
  readonly people: readonly { readonly user: { readonly id: string }; readonly match: string }[]
}

/** Whoever is meant by what an address names instead of a user's ID: an address, an id elsewhere. Null for nobody, or several. */
export function resolvedUserQuery(words: string) {
  return queryOptions({
    queryKey: ['users', 'resolved', words],
    queryFn: async ({ signal }) => {
      const { people } = await call<Found>('GET', `/search${queryString({ q: words.slice(0, 200) })}`, { signal })
      const [one, ...more] = people.filter(({ match }) => match !== 'words')
      return one !== undefined && more.length === 0 ? one.user.id : null
    },
    staleTime: 60_000,
    retry: false,
  })
}
