import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'

export interface SystemState {
  readonly asOf: string
  readonly version: string
  readonly database: {
    readonly answeredInMs: number
    readonly version: string
    readonly isEmbedded: boolean
    /** The migration that was applied last. */
    readonly schema: string
  }
  /** Null where the server cannot know. */
  readonly processes: number | null
  readonly mail: { readonly isSent: boolean; readonly failedLastDay: number }
  readonly leakedPasswords: { readonly state: 'off' | 'readable' | 'unreadable'; readonly writtenAt: string | null }
  readonly placeTables: readonly { readonly kind: string; readonly builtAt: string }[]
  readonly signingKey: { readonly since: string | null; readonly rotatesAt: string | null }
}

export const systemStateQuery = queryOptions({
  queryKey: ['settings', 'system'],
  queryFn: ({ signal }) => call<SystemState>('GET', '/system', { signal }),
})
