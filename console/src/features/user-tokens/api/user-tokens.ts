import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { allPages } from '../../../lib/all-pages.ts'
import { call, queryString } from '../../../lib/http.ts'

interface Client {
  readonly id: string
  readonly name: string
}

export interface RefreshToken {
  readonly id: string
  readonly client: Client
  readonly device: string
  readonly ip: string | null
  readonly audience: string | null
  readonly scope: readonly string[]
  readonly rotates: boolean
  readonly createdAt: string
  readonly lastUsedAt: string | null
  readonly idleExpiresAt: string | null
  readonly expiresAt: string | null
}

/** What the person allowed an app to do in their name. */
export interface Grant {
  readonly id: string
  readonly client: Client
  readonly audience: string | null
  readonly scope: readonly string[]
  readonly givenAt: string
}

export interface UserKey {
  readonly id: string
  readonly name: string
  readonly permissions: readonly string[]
  readonly organizationId: string | null
  /** How its secret begins; null of keys from before this was kept. */
  readonly secretStart: string | null
  readonly createdAt: string
  readonly expiresAt: string | null
  readonly lastUsedAt: string | null
}

interface TokenPage {
  readonly data: readonly RefreshToken[]
  readonly nextCursor: string | null
}

const pathOf = (userId: string, what: string) => `/users/${encodeURIComponent(userId)}/${what}`

export const tokensKey = (userId: string) => ['tokens', userId] as const

export function refreshTokensQuery(userId: string) {
  return infiniteQueryOptions({
    queryKey: [...tokensKey(userId), 'refresh'],
    queryFn: ({ pageParam, signal }) => {
      const query = queryString({ pageSize: 50, cursor: pageParam })
      return call<TokenPage>('GET', `${pathOf(userId, 'refresh-tokens')}${query}`, { signal })
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    select: ({ pages }) => pages.flatMap(({ data }) => data),
  })
}

/** Those that were issued in one session. */
export function sessionTokensQuery(userId: string, sessionId: string) {
  return queryOptions({
    queryKey: [...tokensKey(userId), 'of-session', sessionId],
    queryFn: ({ signal }) => allPages<RefreshToken>(pathOf(userId, 'refresh-tokens'), signal, { sessionId }),
  })
}

export function grantsQuery(userId: string) {
  return queryOptions({
    queryKey: [...tokensKey(userId), 'grants'],
    queryFn: ({ signal }) => allPages<Grant>(pathOf(userId, 'grants'), signal),
  })
}

export function userKeysQuery(userId: string) {
  return queryOptions({
    queryKey: [...tokensKey(userId), 'keys'],
    queryFn: ({ signal }) => allPages<UserKey>(pathOf(userId, 'keys'), signal),
  })
}

export function revokeToken(userId: string, id: string, reason: string): Promise<void> {
  return call('DELETE', pathOf(userId, `refresh-tokens/${encodeURIComponent(id)}`), { reason })
}

export function revokeTokens(userId: string, reason: string): Promise<{ readonly revoked: number }> {
  return call('POST', pathOf(userId, 'refresh-tokens/revoke'), { reason })
}

export function revokeGrant(userId: string, id: string, reason: string): Promise<void> {
  return call('DELETE', pathOf(userId, `grants/${encodeURIComponent(id)}`), { reason })
}

export function revokeKey(id: string, reason: string): Promise<void> {
  return call('DELETE', `/keys/${encodeURIComponent(id)}`, { reason })
}
