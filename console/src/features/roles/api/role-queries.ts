import { queryOptions } from '@tanstack/react-query'
import { allPages } from '../../../lib/all-pages.ts'
import { call, queryString } from '../../../lib/http.ts'
import type { CountedRole, EffectivePermission, HeldRole, Role } from './role.ts'

/** Roles whose name matches, found by the server: a picker never searches only what it happens to have loaded. */
export function roleSearchQuery(words: string) {
  return queryOptions({
    queryKey: ['roles', 'search', words],
    queryFn: async ({ signal }) => {
      const query = queryString({ search: words.trim(), pageSize: 50 })
      return (await call<{ data: Role[] }>('GET', `/roles${query}`, { signal })).data
    },
    staleTime: 30_000,
  })
}

/** The same with what each amounts to, for whoever gives one away. */
export function countedRolesQuery(words: string) {
  return queryOptions({
    queryKey: ['roles', 'search', words, 'counted'],
    queryFn: async ({ signal }) => {
      const query = queryString({ search: words.trim(), pageSize: 50, counts: true })
      return (await call<{ data: CountedRole[] }>('GET', `/roles${query}`, { signal })).data
    },
    staleTime: 30_000,
  })
}

export function heldRolesQuery(userId: string) {
  return queryOptions({
    queryKey: ['roles', 'of', userId],
    queryFn: ({ signal }) => allPages<HeldRole>(`/users/${encodeURIComponent(userId)}/roles`, signal),
  })
}

/** `anywhere`: everywhere and in each of their organizations. Or what is held in one organization alone. */
export type PermissionScope = 'anywhere' | 'everywhere' | { readonly organization: string }

export function permissionsQuery(userId: string, scope: PermissionScope) {
  const asked = typeof scope === 'object' ? scope : { anywhere: scope === 'anywhere' ? 'true' : null }
  return queryOptions({
    queryKey: ['permissions', 'of', userId, scope],
    queryFn: ({ signal }) => {
      const path = `/users/${encodeURIComponent(userId)}/permissions`
      return allPages<EffectivePermission>(path, signal, asked)
    },
  })
}
