import { type InfiniteData, infiniteQueryOptions, type QueryClient } from '@tanstack/react-query'
import { allPages } from '../../../lib/all-pages.ts'
import { call, queryString } from '../../../lib/http.ts'
import type { UserSession } from './user-session.ts'

interface SessionPage {
  readonly data: readonly UserSession[]
  readonly nextCursor: string | null
}

const pageSize = 50

const pathOf = (userId: string) => `/users/${encodeURIComponent(userId)}/sessions`

/** The last active one first. */
export function userSessionsQuery(userId: string) {
  return infiniteQueryOptions({
    queryKey: ['user-sessions', userId],
    queryFn: ({ pageParam, signal }) =>
      call<SessionPage>('GET', `${pathOf(userId)}${queryString({ pageSize, cursor: pageParam })}`, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    select: ({ pages }) => pages.flatMap(({ data }) => data),
  })
}

/** All of them: where their number is limited there are few. */
export function listSessions(userId: string): Promise<readonly UserSession[]> {
  return allPages<UserSession>(pathOf(userId), new AbortController().signal)
}

export async function revokeSession(userId: string, sessionId: string, reason: string): Promise<void> {
  await call('DELETE', `${pathOf(userId)}/${encodeURIComponent(sessionId)}`, { reason })
}

/** `alsoTrust`: with what lets them back in more easily, which is refresh tokens and remembered browsers. */
export async function revokeAllSessions(userId: string, alsoTrust: boolean, reason: string): Promise<void> {
  const body = { refreshTokens: alsoTrust, rememberedBrowsers: alsoTrust }
  await call('POST', `${pathOf(userId)}/revoke`, { body, reason })
}

/** The row leaves where it stood; nothing else moves. */
export function dropSession(queryClient: QueryClient, userId: string, sessionId: string): void {
  queryClient.setQueryData<InfiniteData<SessionPage>>(['user-sessions', userId], (all) => {
    if (all === undefined) return undefined
    return {
      ...all,
      pages: all.pages.map((page) => ({ ...page, data: page.data.filter(({ id }) => id !== sessionId) })),
    }
  })
}
