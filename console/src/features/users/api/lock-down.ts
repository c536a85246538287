import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'
import { userPath } from './get-user.ts'

/** What ends, or ended, when an account is locked down. */
export interface LockedDown {
  readonly sessions: number
  readonly refreshTokens: number
  readonly apiKeys: number
  readonly passwords: number
  readonly rememberedBrowsers: number
}

/** What the server counts before anything is done. */
export function lockDownPreviewQuery(userId: string) {
  return queryOptions({
    queryKey: ['lock-down', userId],
    queryFn: async ({ signal }) => {
      const path = `${userPath(userId)}/lockdown?dryRun=true`
      return (await call<{ ended: LockedDown }>('POST', path, { body: {}, signal })).ended
    },
    staleTime: 0,
    gcTime: 0,
  })
}

export async function lockDownUser(userId: string, reason: string): Promise<LockedDown> {
  return (await call<{ ended: LockedDown }>('POST', `${userPath(userId)}/lockdown`, { body: { reason } })).ended
}

/** Whether there is a password to come in by; without one the person needs a link. */
export function passwordQuery(userId: string) {
  return queryOptions({
    queryKey: ['methods', userId, 'password'],
    queryFn: async ({ signal }) => {
      const path = `${userPath(userId)}/methods`
      return (await call<{ password: { isSet: boolean } }>('GET', path, { signal })).password.isSet
    },
    staleTime: 0,
  })
}
