// What is known of an identifier that nobody has (console.md 2.9).
import { queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'
import type { Receipt } from './erasure.ts'

interface UnknownAddress {
  readonly similar: readonly { readonly userId: string; readonly email: string; readonly name: string | null }[]
  readonly invitations: readonly {
    readonly id: string
    readonly organization: { readonly id: string; readonly name: string }
    readonly state: 'pending' | 'expired'
    readonly createdAt: string
    readonly expiresAt: string
    readonly givesRoles: boolean
  }[]
}

export function unknownAddressQuery(email: string) {
  return queryOptions({
    queryKey: ['users', 'unknown', email],
    queryFn: ({ signal }) => call<UnknownAddress>('GET', `/users/unknown${queryString({ email })}`, { signal }),
  })
}

/** Receipts of those who had this address when they were deleted, newest first. */
export function addressReceiptsQuery(email: string) {
  return queryOptions({
    queryKey: ['erasures', 'of-address', email],
    queryFn: async ({ signal }) =>
      (await call<{ data: readonly Receipt[] }>('GET', `/erasures${queryString({ email })}`, { signal })).data,
  })
}

/** The address that was looked for, or the id; null where the words are neither. */
export function identifierIn(words: string): { readonly kind: 'email' | 'id'; readonly value: string } | null {
  const text = words.trim()
  if (/^[^\s@"*:]+@[^\s@"*:]+\.[^\s@"*:]{2,}$/.test(text)) return { kind: 'email', value: text.toLowerCase() }
  return /^[\w-]+\|\S+$/.test(text) || /^user_\w+$/.test(text) ? { kind: 'id', value: text } : null
}
