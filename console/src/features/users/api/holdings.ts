// What somebody holds that ends or goes with them, as the server counts it.
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'
import { userPath } from './get-user.ts'

export interface Holdings {
  readonly sessions: number
  readonly refreshTokens: number
  readonly apiKeys: number
  readonly rememberedBrowsers: number
  readonly factors: number
  readonly roles: number
  readonly organizations: number
  readonly identities: number
  readonly auditEvents: number
}

/** Counted anew each time a dialog asks. */
export function holdingsQuery(userId: string, before: 'deletion-preview' | 'holdings' = 'holdings') {
  return queryOptions({
    queryKey: [before, userId],
    queryFn: async ({ signal }) =>
      (await call<{ counts: Holdings }>('GET', `${userPath(userId)}/${before}`, { signal })).counts,
    gcTime: 0,
  })
}
