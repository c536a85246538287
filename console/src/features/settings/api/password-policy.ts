// What a database of passwords asks of new ones, as /api/v1 tells it.
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'

export const passwordLevels = ['none', 'low', 'fair', 'good', 'excellent'] as const
export type PasswordLevel = (typeof passwordLevels)[number]

export interface PasswordPolicy {
  readonly connectionId: string
  readonly connection: string
  readonly level: PasswordLevel
  /** Null: the level's own. */
  readonly minLength: number | null
  readonly dictionary: { readonly enabled: boolean; readonly words: readonly string[] }
  readonly noPersonalInfo: boolean
  readonly history: { readonly enabled: boolean; readonly size: number }
  /** Null: never. */
  readonly expiryDays: number | null
}

export interface Database {
  readonly id: string
  readonly name: string
  readonly strategy: string
}

export interface Databases {
  readonly listed: readonly Database[]
  /** There are more connections than were looked at. */
  readonly hasMore: boolean
}

/** The connections that hold passwords, among the first 200; in isolated pools each organization has one. */
export const databasesQuery = queryOptions({
  queryKey: ['settings', 'databases'],
  queryFn: async ({ signal }): Promise<Databases> => {
    const { data, nextCursor } = await call<ConnectionPage>('GET', '/connections?pageSize=200', { signal })
    return { listed: data.filter(({ strategy }) => strategy === 'auth0'), hasMore: nextCursor !== null }
  },
})

interface ConnectionPage {
  readonly data: readonly Database[]
  readonly nextCursor: string | null
}

const policyPath = (connectionId: string) => `/connections/${encodeURIComponent(connectionId)}/password-policy`

export function passwordPolicyQuery(connectionId: string) {
  return queryOptions({
    queryKey: ['settings', 'password-policy', connectionId],
    queryFn: ({ signal }) => call<PasswordPolicy>('GET', policyPath(connectionId), { signal }),
  })
}

export type PolicyChanges = Readonly<Record<string, unknown>>

export function changePasswordPolicy(
  connectionId: string,
  body: PolicyChanges,
  reason: string,
): Promise<PasswordPolicy> {
  return call('PATCH', policyPath(connectionId), { body, reason })
}
