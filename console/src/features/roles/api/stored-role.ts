import { queryOptions } from '@tanstack/react-query'
import { allPages } from '../../../lib/all-pages.ts'
import { call, queryString } from '../../../lib/http.ts'
import { defaultPageSize } from '../../../lib/list-address.ts'
import { exportTimeZone } from '../../../lib/time-zone.ts'
import type { Role } from './role.ts'
import type { MemberSearch, RoleSearch } from './role-search.ts'

/** Exact up to 10,000; where it is an estimate there are more. */
export interface MemberCount {
  readonly count: number
  readonly isEstimate: boolean
}

/** A role with what it amounts to. */
export interface StoredRole extends Role {
  readonly createdAt: string
  readonly requiresMfa: boolean
  readonly mfaGraceUntil: string | null
  readonly permissionCount: number
  readonly memberCount: MemberCount
  /** Those of them who hold it everywhere. */
  readonly everywhereCount: MemberCount
  /** When its name, its description or what it gives last changed. */
  readonly updatedAt: string
}

export interface PermissionName {
  readonly resourceServer: string
  readonly name: string
}

export interface DefinedPermission extends PermissionName {
  readonly resourceServerName: string | null
  readonly description: string | null
}

export interface RoleMember {
  readonly user: {
    readonly id: string
    readonly email: string | null
    readonly name: string | null
    readonly lastSignInAt: string | null
  }
  /** Null: everywhere. */
  readonly organization: { readonly id: string; readonly name: string; readonly displayName: string | null } | null
  readonly since: string | null
  readonly until: string | null
  /** Confirmed second factors of the person, the strongest first. */
  readonly factors: readonly string[]
  /** When tokens were last issued to them for an API on which it gives something; null: not lately. */
  readonly lastUsedAt: string | null
}

interface RolePage {
  readonly data: readonly StoredRole[]
  readonly nextCursor: string | null
}

interface MemberPage {
  readonly data: readonly RoleMember[]
  readonly nextCursor: string | null
}

/** Everything that is known of roles. */
export const rolesKey = ['roles'] as const

export const rolePath = (id: string) => `/roles/${encodeURIComponent(id)}`

export function roleListQuery({ q, after, size: pageSize = defaultPageSize, sort }: RoleSearch) {
  return queryOptions({
    queryKey: [...rolesKey, 'list', q ?? '', after ?? '', pageSize, sort ?? ''],
    queryFn: ({ signal }) => {
      const query = queryString({ search: q, counts: true, sort, pageSize, cursor: after })
      return call<RolePage>('GET', `/roles${query}`, { signal })
    },
  })
}

export function storedRoleQuery(id: string) {
  return queryOptions({
    queryKey: [...rolesKey, 'one', id],
    queryFn: ({ signal }) => call<StoredRole>('GET', rolePath(id), { signal }),
  })
}

export function rolePermissionsQuery(id: string) {
  return queryOptions({
    queryKey: [...rolesKey, 'permissions', id],
    queryFn: ({ signal }) => allPages<DefinedPermission>(`${rolePath(id)}/permissions`, signal),
  })
}

/** What APIs define, whose name holds the words; the server shows the first 500. */
export function definedPermissionsQuery(words: string) {
  return queryOptions({
    queryKey: ['permissions', 'defined', words],
    queryFn: async ({ signal }) =>
      (await call<{ data: DefinedPermission[] }>('GET', `/permissions${queryString({ search: words })}`, { signal }))
        .data,
    staleTime: 30_000,
  })
}

/** The list of them as it is narrowed, as a file. */
export function memberExportPath(id: string, { how }: MemberSearch): string {
  return `${rolePath(id)}/members/export${queryString({ way: how, timezone: exportTimeZone() })}`
}

/** Who holds the role in effect, each with the way. */
export function roleMembersQuery(id: string, { how, after, size: pageSize = defaultPageSize }: MemberSearch) {
  return queryOptions({
    queryKey: [...rolesKey, 'members', id, how ?? '', after ?? '', pageSize],
    queryFn: ({ signal }) => {
      const query = queryString({ role: id, way: how, pageSize, cursor: after })
      return call<MemberPage>('GET', `/access/who-can${query}`, { signal })
    },
  })
}

/** How many who hold the role in effect have no second factor; null where nobody counts them. */
export function roleWithoutFactorQuery(id: string) {
  return queryOptions({
    queryKey: [...rolesKey, 'without-factor', id],
    queryFn: async ({ signal }) => {
      const query = queryString({ role: id, roleIn: 'any', mfa: 'none', pageSize: 1, total: true })
      return (await call<{ readonly total: MemberCount | null }>('GET', `/users${query}`, { signal })).total
    },
  })
}
