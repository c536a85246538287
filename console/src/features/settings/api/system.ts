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
    /** False on a standby, and where somebody set it to be read only. */
    readonly takesChanges: boolean
  }
  /** Null where the server cannot know. */
  readonly processes: number | null
  readonly mail: { readonly isSent: boolean; readonly failedLastDay: number }
  readonly leakedPasswords: { readonly state: 'off' | 'readable' | 'unreadable'; readonly writtenAt: string | null }
  readonly placeTables: readonly { readonly kind: string; readonly builtAt: string }[]
  readonly signingKey: { readonly since: string | null; readonly rotatesAt: string | null }
}

/** A package of somebody else. */
export interface ShippedPart {
  readonly name: string
  readonly version: string
  /** As the package says it; null where it says nothing. */
  readonly license: string | null
  readonly isIn: 'server' | 'console'
}

export const shippedPartsQuery = queryOptions({
  queryKey: ['settings', 'system', 'parts'],
  queryFn: async ({ signal }) =>
    (await call<{ readonly data: readonly ShippedPart[] }>('GET', '/system/parts', { signal })).data,
  staleTime: Number.POSITIVE_INFINITY,
})

export const systemStateQuery = queryOptions({
  queryKey: ['settings', 'system'],
  queryFn: ({ signal }) => call<SystemState>('GET', '/system', { signal }),
})
