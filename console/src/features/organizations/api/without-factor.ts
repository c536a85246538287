import { queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'
import type { Counted } from './organization.ts'
import { organizationsKey } from './organization-queries.ts'

/** How many members have no second factor, and nobody of them. */
export function withoutFactorQuery(organizationId: string) {
  return queryOptions({
    queryKey: [...organizationsKey, 'without-factor', organizationId],
    queryFn: async ({ signal }) => {
      const query = queryString({ organization: organizationId, mfa: 'none', pageSize: 1, total: true })
      return (await call<{ readonly total: Counted | null }>('GET', `/users${query}`, { signal })).total
    },
  })
}
