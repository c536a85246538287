// What the dashboard shows, as the server counts it. Each card asks for its own part, so that each fails alone.
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'
import type { Period } from './dashboard-search.ts'
import { statsKey } from './needs-you.ts'

const refreshMs = 60_000

export interface SignInCounts {
  readonly signedIn: number
  readonly withMfa: number
  readonly failed: number
}

interface Stretch {
  readonly asOf: string
  readonly since: string
  readonly until: string
  readonly bucketMinutes: number
}

export interface SignInStats extends Stretch {
  readonly buckets: readonly (SignInCounts & { readonly at: string })[]
  readonly totals: SignInCounts
  readonly previous: SignInCounts
  readonly reasons: readonly { readonly reason: string; readonly count: number; readonly previous: number }[]
}

export function signInsQuery(period: Period) {
  return queryOptions({
    queryKey: [...statsKey, 'sign-ins', period],
    queryFn: ({ signal }) => call<SignInStats>('GET', `/stats/sign-ins${queryString({ period })}`, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
  })
}

export interface SignUpStats extends Stretch {
  readonly connections: readonly {
    readonly id: string | null
    readonly name: string | null
    readonly count: number
    readonly previous: number
  }[]
  /** `counts` in the order of the connections. */
  readonly buckets: readonly { readonly at: string; readonly counts: readonly number[] }[]
  readonly total: number
  readonly previous: number
}

export function signUpsQuery(period: Period) {
  return queryOptions({
    queryKey: [...statsKey, 'sign-ups', period],
    queryFn: ({ signal }) => call<SignUpStats>('GET', `/stats/sign-ups${queryString({ period })}`, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
  })
}

type ByFactor = Readonly<Record<'passkey' | 'security-key' | 'totp' | 'phone' | 'email', number>>

export interface MfaStats {
  readonly asOf: string | null
  readonly adoption: {
    readonly active: number
    readonly strongest: ByFactor
    readonly holding: ByFactor
    readonly none: number
    readonly recoveryCodesOnly: number
  } | null
}

export const mfaStatsQuery = queryOptions({
  queryKey: [...statsKey, 'mfa'],
  queryFn: ({ signal }) => call<MfaStats>('GET', '/stats/mfa', { signal }),
  refetchInterval: refreshMs,
})

export interface SessionStats {
  readonly asOf: string | null
  readonly sessions: {
    readonly total: number
    readonly countries: readonly { readonly country: string | null; readonly count: number }[]
    readonly clients: readonly { readonly id: string; readonly name: string | null; readonly count: number }[]
  } | null
}

export const sessionStatsQuery = queryOptions({
  queryKey: [...statsKey, 'sessions'],
  queryFn: ({ signal }) => call<SessionStats>('GET', '/stats/sessions', { signal }),
  refetchInterval: refreshMs,
})

export type SetupStep = 'second-owner' | 'team' | 'mfa-policy' | 'mail' | 'audit-anchor' | 'application' | 'people'

export interface SystemHealth {
  readonly asOf: string
  readonly version: string
  readonly database: { readonly answeredInMs: number }
  readonly mail: { readonly isSent: boolean; readonly failedLastDay: number }
  readonly leakedPasswords: { readonly state: 'off' | 'readable' | 'unreadable'; readonly writtenAt: string | null }
  readonly signingKey: { readonly since: string | null; readonly rotatesAt: string | null }
  readonly setup: readonly { readonly step: SetupStep; readonly isDone: boolean }[]
}

export const systemQuery = queryOptions({
  queryKey: [...statsKey, 'system'],
  queryFn: ({ signal }) => call<SystemHealth>('GET', '/system', { signal }),
  refetchInterval: refreshMs,
})
