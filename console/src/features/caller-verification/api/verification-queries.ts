import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'
import type { CallerState, CallerVerification, Channel, Kind } from './caller-verification.ts'

const pathOf = (userId: string) => `/users/${encodeURIComponent(userId)}/caller-verifications`

export function callerQuery(userId: string) {
  return queryOptions({
    queryKey: ['caller-verifications', userId],
    queryFn: ({ signal }) => call<CallerState>('GET', pathOf(userId), { signal }),
    staleTime: 0,
  })
}

export interface NewVerification {
  readonly channel: Channel
  readonly code?: string
  readonly kind?: Kind
  readonly note?: string
}

export function startVerification(userId: string, body: NewVerification): Promise<CallerVerification> {
  return call('POST', pathOf(userId), { body })
}

export function checkCode(userId: string, verificationId: string, code: string): Promise<CallerVerification> {
  return call('POST', `${pathOf(userId)}/${encodeURIComponent(verificationId)}/check`, { body: { code } })
}
