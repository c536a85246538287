import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'
import { exportTimeZone } from '../../../lib/time-zone.ts'

/** What stands in the address of "Who can…?". */
export interface AccessSearch {
  /** The id of a role. */
  readonly role?: string | undefined
  /** The name of a permission. */
  readonly permission?: string | undefined
  /** The id of an organization: what is held inside it alone. */
  readonly organization?: string | undefined
  /** Which question is asked; left out: who can do something. */
  readonly mode?: 'person' | 'review' | undefined
  /** Of whom it is asked what they can do. */
  readonly user?: string | undefined
}

export function readAccessSearch({
  role,
  permission,
  organization,
  mode,
  user,
}: Record<string, unknown>): AccessSearch {
  if (mode === 'review') return { mode }
  if (mode === 'person') return typeof user === 'string' && user !== '' ? { mode, user } : { mode }
  const inside = typeof organization === 'string' && organization !== '' ? { organization } : {}
  if (typeof role === 'string' && role !== '') return { role, ...inside }
  return typeof permission === 'string' && permission !== '' ? { permission, ...inside } : {}
}

export interface Holding {
  readonly user: {
    readonly id: string
    readonly email: string | null
    readonly name: string | null
    readonly lastSignInAt: string | null
  }
  readonly role: { readonly id: string; readonly name: string } | null
  readonly organization: { readonly id: string; readonly name: string; readonly displayName: string | null } | null
  readonly since: string | null
  readonly until: string | null
  /** Confirmed second factors of the person, the strongest first. */
  readonly factors: readonly string[]
}

export interface Program {
  readonly kind: 'api-key' | 'operator'
  readonly id: string
  readonly name: string
  readonly through: string | null
}

interface HoldingPage {
  readonly data: readonly Holding[]
  readonly nextCursor: string | null
  readonly programs: readonly Program[]
}

export interface AccessRole {
  readonly id: string
  readonly name: string
  readonly description: string | null
}

export interface DefinedPermission {
  readonly name: string
  readonly resourceServer: string
  readonly resourceServerName: string | null
  readonly description: string | null
}

export function whoCanQuery({ role, permission, organization }: AccessSearch) {
  return infiniteQueryOptions({
    queryKey: ['access', 'who-can', role, permission, organization],
    queryFn: ({ pageParam, signal }) => {
      const query = queryString({ role, permission, organization, pageSize: 50, cursor: pageParam })
      return call<HoldingPage>('GET', `/access/who-can${query}`, { signal })
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    select: ({ pages }) => ({
      holdings: pages.flatMap(({ data }) => data),
      programs: pages[0]?.programs ?? [],
    }),
    enabled: role !== undefined || permission !== undefined,
  })
}

/** The answer whole, as a table for spreadsheets. */
export function whoCanExportPath({ role, permission, organization }: AccessSearch): string {
  return `/access/who-can/export${queryString({ role, permission, organization, timezone: exportTimeZone() })}`
}

const suggestedAtMost = 8

/** Roles and permissions whose name holds the words. */
export function suggestionsQuery(words: string) {
  return queryOptions({
    queryKey: ['access', 'suggestions', words],
    queryFn: async ({ signal }) => {
      const query = queryString({ search: words.trim() })
      const [roles, permissions] = await Promise.all([
        call<{ data: AccessRole[] }>('GET', `/roles${query}`, { signal }),
        call<{ data: DefinedPermission[] }>('GET', `/permissions${query}`, { signal }),
      ])
      return { roles: roles.data.slice(0, suggestedAtMost), permissions: permissions.data.slice(0, suggestedAtMost) }
    },
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })
}

export function accessRoleQuery(roleId: string) {
  return queryOptions({
    queryKey: ['access', 'role', roleId],
    queryFn: ({ signal }) => call<AccessRole>('GET', `/roles/${encodeURIComponent(roleId)}`, { signal }),
  })
}
