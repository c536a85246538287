import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'

export interface Connection {
  readonly id: string
  readonly name: string
  readonly strategy: string
  readonly requiresUsername: boolean
}

export const connectionsQuery = queryOptions({
  queryKey: ['connections'],
  queryFn: async ({ signal }) => (await call<{ data: Connection[] }>('GET', '/connections', { signal })).data,
  staleTime: 60_000,
})
