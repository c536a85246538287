import { queryOptions } from '@tanstack/react-query'
import { allPages } from '../../../lib/all-pages.ts'
import { call, queryString } from '../../../lib/http.ts'
import type { EffectivePermission, HeldRole, Role } from './role.ts'

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

export function heldRolesQuery(userId: string) {
  return queryOptions({
    queryKey: ['roles', 'of', userId],
    queryFn: ({ signal }) => allPages<HeldRole>(`/users/${encodeURIComponent(userId)}/roles`, signal),
  })
}

export function permissionsQuery(userId: string) {
  return queryOptions({
    queryKey: ['permissions', 'of', userId],
    queryFn: ({ signal }) => {
      return allPages<EffectivePermission>(`/users/${encodeURIComponent(userId)}/permissions`, signal)
    },
  })
}
