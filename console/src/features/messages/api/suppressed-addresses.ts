import { infiniteQueryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'

/** An address that gets no letters. */
export interface SuppressedAddress {
  readonly id: string
  readonly address: string
  /** A mail server refused it for good, or somebody put it here. */
  readonly reason: 'refused' | 'added'
  /** In the words of the one or the other. */
  readonly note: string | null
  readonly since: string
}

interface AddressPage {
  readonly data: readonly SuppressedAddress[]
  readonly nextCursor: string | null
}

const path = '/suppressed-addresses'
export const suppressedAddressesKey = ['suppressed-addresses'] as const

/** Newest first, of those that begin so. */
export function suppressedAddressesQuery(address: string) {
  return infiniteQueryOptions({
    queryKey: [...suppressedAddressesKey, address],
    queryFn: ({ pageParam, signal }) =>
      call<AddressPage>('GET', `${path}${queryString({ address, cursor: pageParam })}`, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    select: ({ pages }) => pages.flatMap(({ data }) => data),
  })
}

export function suppressAddress(address: string, note: string | null): Promise<SuppressedAddress> {
  return call('POST', path, { body: { address, note } })
}

export async function releaseAddress(id: string): Promise<void> {
  await call('DELETE', `${path}/${encodeURIComponent(id)}`)
}
