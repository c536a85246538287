import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'

/** Somebody who invited people, an operator or a person of an organization. */
export interface Inviter {
  readonly id: string
  readonly kind: 'operator' | 'user'
  readonly name: string
}

export const invitersQuery = queryOptions({
  queryKey: ['users', 'inviters'],
  queryFn: async ({ signal }) => (await call<{ data: Inviter[] }>('GET', '/users/inviters', { signal })).data,
  staleTime: 60_000,
})
