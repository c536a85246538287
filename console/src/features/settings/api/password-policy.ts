// What a database of passwords asks of new ones, as /api/v1 tells it.
import { queryOptions } from '@tanstack/react-query'
import { allPages } from '../../../lib/all-pages.ts'
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
}

export interface Database {
  readonly id: string
  readonly name: string
  readonly strategy: string
}

/** The connections that hold passwords; in isolated pools each organization has one. */
export const databasesQuery = queryOptions({
  queryKey: ['settings', 'databases'],
  queryFn: async ({ signal }) =>
    (await allPages<Database>('/connections', signal)).filter(({ strategy }) => strategy === 'auth0'),
})

const policyPath = (connectionId: string) => `/connections/${encodeURIComponent(connectionId)}/password-policy`

export function passwordPolicyQuery(connectionId: string) {
  return queryOptions({
    queryKey: ['settings', 'password-policy', connectionId],
    queryFn: ({ signal }) => call<PasswordPolicy>('GET', policyPath(connectionId), { signal }),
  })
}

export type PolicyChanges = Readonly<Record<string, unknown>>

export function changePasswordPolicy(connectionId: string, body: PolicyChanges): Promise<PasswordPolicy> {
  return call('PATCH', policyPath(connectionId), { body })
}
