import { queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'

export interface MergedAccount {
  readonly id: string
  readonly name: string | null
  readonly givenName: string | null
  readonly familyName: string | null
  readonly nickname: string | null
  readonly picture: string | null
  readonly email: string | null
  readonly username: string | null
  readonly phoneNumber: string | null
  readonly connection: string | null
  readonly status: string
  readonly lastSignInAt: string | null
  readonly signInCount: number
  readonly createdAt: string
}

/** What hangs on an account, counted. */
export interface MergeHoldings {
  readonly sessions: number
  readonly refreshTokens: number
  readonly apiKeys: number
  readonly factors: number
  readonly roles: number
  readonly organizations: number
}

export interface MergePlan {
  readonly isDone: boolean
  readonly survivor: MergedAccount
  readonly other: MergedAccount
  readonly holdings: { readonly survivor: MergeHoldings; readonly other: MergeHoldings }
  readonly identities: readonly { readonly connection: string; readonly provider: string; readonly userId: string }[]
  readonly gained: {
    readonly roles: readonly { readonly id: string; readonly name: string; readonly organizationName: string | null }[]
    readonly organizations: readonly { readonly id: string; readonly name: string }[]
    readonly permissions: readonly { readonly name: string; readonly resourceServerIdentifier: string }[]
  }
  readonly factors: readonly { readonly id: string; readonly type: string; readonly name: string | null }[]
  readonly endedSessions: number
  readonly hasMetadata: boolean
}

export const mergedFields = ['name', 'givenName', 'familyName', 'nickname', 'picture'] as const
export type MergedField = (typeof mergedFields)[number]

export interface MergeChoice {
  readonly fieldsOfOther: readonly MergedField[]
  readonly factors: readonly string[]
}

/** What a merge would do; asked again whenever the page is opened. */
export function planQuery(survivorId: string, otherId: string) {
  return queryOptions({
    queryKey: ['merge', survivorId, otherId],
    queryFn: ({ signal }) =>
      call<MergePlan>('POST', `${path(survivorId)}?dryRun=true`, { body: { with: otherId }, signal }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
}

/** Which had better stay: one with a second factor before one without, then the one used last. Null: none of the two. */
export function suggestedOf({ survivor, other, holdings }: MergePlan): MergedAccount | null {
  const [own, others] = [holdings.survivor.factors > 0, holdings.other.factors > 0]
  if (own !== others) return others ? other : survivor
  const sooner = usedAt(survivor) - usedAt(other)
  return sooner === 0 ? null : sooner > 0 ? survivor : other
}

function usedAt({ lastSignInAt }: MergedAccount): number {
  return lastSignInAt === null ? 0 : Date.parse(lastSignInAt)
}

export function mergeUsers(plan: MergePlan, choice: MergeChoice, reason: string): Promise<MergePlan> {
  return call('POST', path(plan.survivor.id), { body: { with: plan.other.id, reason, ...choice } })
}

export interface Duplicate {
  readonly userId: string
  readonly name: string | null
  readonly email: string | null
  readonly sharedBy: readonly ('phone' | 'email' | 'name')[]
}

export function duplicatesQuery(userId: string) {
  return queryOptions({
    queryKey: ['users', 'duplicates', userId],
    queryFn: async ({ signal }) => {
      const answer = await call<{ readonly data: readonly Duplicate[] }>(
        'GET',
        `/users/${encodeURIComponent(userId)}/duplicates`,
        { signal },
      )
      return answer.data
    },
  })
}

/** By an id or an address. Null for nobody, and for several. */
export async function findOther(words: string): Promise<string | null> {
  if (!words.includes('@')) return words
  const q = `email:"${words.replaceAll('"', '')}"`
  const { data } = await call<{ readonly data: readonly { readonly id: string }[] }>(
    'GET',
    `/users${queryString({ q, pageSize: 2 })}`,
  )
  return data.length === 1 ? (data[0]?.id ?? null) : null
}

export function accountLabel(account: MergedAccount): string {
  return account.name ?? account.email ?? account.username ?? account.phoneNumber ?? account.id
}

/** What is typed to confirm: the address, or what the person is known by instead. */
export function wordToType({ email, username, phoneNumber, id }: MergedAccount): string {
  return email ?? username ?? phoneNumber ?? id
}

function path(userId: string): string {
  return `/users/${encodeURIComponent(userId)}/merge`
}

/** Two people after all: neither is suggested as a duplicate of the other any more. */
export function ruleOutDuplicate(userId: string, otherId: string): Promise<void> {
  return call('POST', `/users/${encodeURIComponent(userId)}/duplicates/rule-out`, { body: { userId: otherId } })
}

export function reconsiderDuplicate(userId: string, otherId: string): Promise<void> {
  return call('POST', `/users/${encodeURIComponent(userId)}/duplicates/reconsider`, { body: { userId: otherId } })
}
