import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'
import type { CallerPrompt, CallerState, CallerVerification, Channel, Kind } from './caller-verification.ts'

const pathOf = (userId: string) => `/users/${encodeURIComponent(userId)}/caller-verifications`

export function callerQuery(userId: string) {
  return queryOptions({
    queryKey: ['caller-verifications', userId],
    queryFn: ({ signal }) => call<CallerState>('GET', pathOf(userId), { signal }),
    staleTime: 0,
    // While a prompt is out: whoever asked may look at another window until it is answered.
    refetchInterval: ({ state }) => (state.data?.prompt?.answer === null ? promptEveryMs : false),
    refetchIntervalInBackground: true,
  })
}

const promptEveryMs = 2_000

export interface NewVerification {
  readonly channel: Exclude<Channel, 'session'>
  readonly code?: string
  readonly kind?: Kind
  readonly note?: string
}

export function startVerification(userId: string, body: NewVerification): Promise<CallerVerification> {
  return call('POST', pathOf(userId), { body })
}

export function startPrompt(userId: string, sessionId: string): Promise<CallerPrompt> {
  return call('POST', `/users/${encodeURIComponent(userId)}/caller-prompts`, { body: { sessionId } })
}

export function checkCode(userId: string, verificationId: string, code: string): Promise<CallerVerification> {
  return call('POST', `${pathOf(userId)}/${encodeURIComponent(verificationId)}/check`, { body: { code } })
}
