import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'
import { userPath } from './get-user.ts'
import type { AccountOrigin } from './user.ts'

/** Null where nothing tells how the account came to be. That does not change. */
export function originQuery(userId: string) {
  return queryOptions({
    queryKey: ['user-origin', userId],
    queryFn: async ({ signal }) => {
      const path = `${userPath(userId)}/origin`
      return (await call<{ readonly origin: AccountOrigin | null }>('GET', path, { signal })).origin
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}
