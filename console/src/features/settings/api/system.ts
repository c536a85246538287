import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'

export interface SystemState {
  readonly asOf: string
  readonly version: string
  readonly database: { readonly answeredInMs: number }
  readonly mail: { readonly isSent: boolean; readonly failedLastDay: number }
  readonly leakedPasswords: { readonly state: 'off' | 'readable' | 'unreadable'; readonly writtenAt: string | null }
  readonly signingKey: { readonly since: string | null; readonly rotatesAt: string | null }
}

export const systemStateQuery = queryOptions({
  queryKey: ['settings', 'system'],
  queryFn: ({ signal }) => call<SystemState>('GET', '/system', { signal }),
})
