import { queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'
import type { UserSummary } from './user.ts'

/** Whoever has exactly this address already; asked only for what is an address. */
export function personOfEmailQuery(typed: string) {
  const email = typed.trim().toLowerCase()
  return queryOptions({
    queryKey: ['users', 'of-email', email],
    queryFn: async ({ signal }) => {
      const query = queryString({ q: `email:"${email}"`, pageSize: 1 })
      const { data } = await call<{ readonly data: readonly UserSummary[] }>('GET', `/users${query}`, { signal })
      return data[0] ?? null
    },
    enabled: isAddress.test(email),
  })
}

/** Complete, and without what the query language reads otherwise. */
const isAddress = /^[^\s@"\\]+@[^\s@"\\]+\.[^\s@"\\]{2,}$/
