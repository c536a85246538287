import { queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'

interface FoundOrganization {
  readonly name: string
  readonly displayName: string | null
}

/** Organizations whose name matches, found by the server. */
export function organizationSearchQuery(words: string) {
  return queryOptions({
    queryKey: ['organizations', 'search', words.trim()],
    queryFn: async ({ signal }) => {
      const query = queryString({ search: words.trim(), pageSize: 50 })
      return (await call<{ data: FoundOrganization[] }>('GET', `/organizations${query}`, { signal })).data
    },
    staleTime: 30_000,
  })
}
