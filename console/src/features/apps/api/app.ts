// Apps as /api/v1 tells them, where they are called clients: the programs that people sign in to, and machines.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'
import { defaultPageSize, type ListPlace, readListPlace } from '../../../lib/list-address.ts'
import { t } from '../../../lib/text.ts'
import { exportTimeZone } from '../../../lib/time-zone.ts'

export interface App {
  readonly id: string
  readonly name: string
  readonly type: string | null
  readonly isFirstParty: boolean
  readonly isSystem: boolean
  readonly keepsSecret: boolean
  readonly grantTypes: readonly string[]
  readonly callbacks: readonly string[]
  readonly logoutUrls: readonly string[]
  readonly webOrigins: readonly string[]
  readonly loginUrl: string | null
  readonly organizationUsage: OrganizationUsage
  /** Null: whatever the settings allow. */
  readonly signInMethods: readonly SignInMethod[] | null
  readonly requiresMfa: boolean
  /** How long a sign-in counts for it; null: as long as the session lasts. */
  readonly sessionMinutes: number | null
  /** How long its access tokens live at most; null: as long as their API says. */
  readonly accessTokenMinutes: number | null
  readonly idTokenSeconds: number
  /** Since when its newest secret is there; null where it keeps none. */
  readonly secretSince: string | null
  /** When the last of its secrets ends; null: never. */
  readonly secretEndsAt: string | null
  readonly secretState: SecretState | null
  readonly refreshToken: RefreshToken
  readonly createdAt: string
}

/** Ending: so soon that somebody should know. */
export type SecretState = 'good' | 'ending' | 'ended'

export type SignInMethod = 'password' | 'passkey' | 'email-code'

export type OrganizationUsage = 'deny' | 'allow' | 'require'

export interface RefreshToken {
  readonly rotates: boolean
  readonly lifetimeSeconds: number | null
  readonly idleSeconds: number | null
}

export const appsKey = ['apps'] as const

interface AppPage {
  readonly data: readonly App[]
  readonly nextCursor: string | null
}

export function appsQuery({ after, size: pageSize = defaultPageSize, sort }: AppSearch) {
  return queryOptions({
    queryKey: [...appsKey, 'list', after ?? '', pageSize, sort ?? ''],
    queryFn: ({ signal }) => {
      const query = queryString({ sort, pageSize, cursor: after })
      return call<AppPage>('GET', `/clients${query}`, { signal })
    },
  })
}

/** All of them, as a table for spreadsheets. */
export const appExportPath = () => `/clients/export${queryString({ timezone: exportTimeZone() })}`

/** The server finds no more of a kind. */
const foundAtMost = 10

/** By their names; without words the newest. */
export function appSearchQuery(words: string) {
  const q = words.trim()
  return queryOptions({
    queryKey: [...appsKey, 'search', q],
    queryFn: async ({ signal }): Promise<readonly Pick<App, 'id' | 'name'>[]> => {
      if (q === '') return (await call<AppPage>('GET', `/clients${queryString({ pageSize: 50 })}`, { signal })).data
      const path = `/search${queryString({ q, limit: foundAtMost })}`
      return (await call<{ clients: readonly Pick<App, 'id' | 'name'>[] }>('GET', path, { signal })).clients
    },
    staleTime: 30_000,
  })
}

export const appPath = (id: string) => `/clients/${encodeURIComponent(id)}`

export function appQuery(id: string) {
  return queryOptions({
    queryKey: [...appsKey, 'one', id],
    queryFn: ({ signal }) => call<App>('GET', appPath(id), { signal }),
  })
}

/** What went on at an app in the last seven days. */
export interface AppActivity {
  readonly id: string
  readonly signIns: number
  readonly failures: number
}

export function activityQuery(ids: readonly string[]) {
  return queryOptions({
    queryKey: [...appsKey, 'activity', ids],
    queryFn: async ({ signal }) => {
      const path = `/stats/clients${queryString({ ids: ids.join(',') })}`
      const { clients } = await call<{ clients: readonly AppActivity[] }>('GET', path, { signal })
      return new Map(clients.map((activity) => [activity.id, activity]))
    },
    staleTime: 60_000,
  })
}

export interface AppUser {
  readonly user: { readonly id: string; readonly email: string | null; readonly name: string | null }
  readonly firstSignInAt: string
  readonly lastSignInAt: string
}

/** Who signed in to the app, the latest first. */
export function appUsersQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: [...appsKey, 'users', id],
    queryFn: ({ pageParam, signal }) => {
      const query = queryString({ pageSize: 50, cursor: pageParam })
      return call<AppUserPage>('GET', `${appPath(id)}/users${query}`, { signal })
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    select: ({ pages }) => pages.flatMap(({ data }) => data),
  })
}

interface AppUserPage {
  readonly data: readonly AppUser[]
  readonly nextCursor: string | null
}

export type AppSearch = ListPlace

export function readAppSearch(raw: Record<string, unknown>): AppSearch {
  return readListPlace(raw, ['created', 'name'])
}

const typeLabels: Readonly<Record<string, string>> = {
  regular_web: t('Web app with a server'),
  spa: t('Single-page app'),
  native: t('Mobile or desktop app'),
  non_interactive: t('Machine'),
  resource_server: t('API'),
}

export function typeLabel({ type }: Pick<App, 'type'>): string {
  return type === null ? t('Not said') : (typeLabels[type] ?? type)
}

/** Nobody signs in to it, so that it has no addresses and no connections. */
export function isMachine({ type }: Pick<App, 'type'>): boolean {
  return type === 'non_interactive' || type === 'resource_server'
}
