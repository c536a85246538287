// The keys that sign tokens, as /api/v1 tells of them.
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'

export interface SigningKey {
  /** The `kid` of what it signed. */
  readonly id: string
  readonly state: 'next' | 'current' | 'retired'
  readonly createdAt: string
  readonly currentSince: string | null
  readonly retiredAt: string | null
}

export const signingKeysQuery = queryOptions({
  queryKey: ['settings', 'signing-keys'],
  queryFn: async ({ signal }) =>
    (await call<{ readonly data: readonly SigningKey[] }>('GET', '/keys/signing', { signal })).data,
})

/** `force`: though others may not know the next key yet. */
export function rotateSigningKeys(force: boolean, reason: string): Promise<unknown> {
  return call('POST', '/keys/rotate-signing', { body: { force }, reason })
}

export function revokeSigningKey(id: string, reason: string): Promise<void> {
  return call('DELETE', `/keys/signing/${encodeURIComponent(id)}`, { reason })
}
