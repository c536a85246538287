// For a page that is not for the operator's role: who has what it needs, and asking the owners for it (console.md 3.23).
import { queryOptions } from '@tanstack/react-query'
import { call, queryString } from './http.ts'
import type { Permission } from './permissions.ts'

export interface AccessHolders {
  readonly holders: readonly { readonly name: string; readonly role: string }[]
  /** When the operator asked for it within the last day. */
  readonly askedAt: string | null
}

export function accessHoldersQuery(permission: Permission) {
  return queryOptions({
    queryKey: ['access-holders', permission],
    queryFn: ({ signal }) => call<AccessHolders>('GET', `/session/access${queryString({ permission })}`, { signal }),
    // Whoever is asked in vain is simply not named.
    retry: false,
  })
}

export async function requestAccess(permission: Permission, reason: string): Promise<void> {
  await call('POST', '/session/access-requests', { body: { permission, reason } })
}
