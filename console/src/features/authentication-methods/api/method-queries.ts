import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'
import type { Methods } from './method.ts'

const pathOf = (userId: string) => `/users/${encodeURIComponent(userId)}`

export function methodsQuery(userId: string) {
  return queryOptions({
    queryKey: ['methods', userId],
    queryFn: ({ signal }) => call<Methods>('GET', `${pathOf(userId)}/methods`, { signal }),
  })
}

export interface MfaRule {
  readonly by: 'application' | 'organization' | 'role'
  readonly id: string
  /** Null for the application's own. */
  readonly name: string | null
  readonly since: string | null
  /** Until then they may put it off; null where they may not. */
  readonly graceUntil: string | null
}

export interface MfaRules {
  readonly isCompliant: boolean
  /** Until then no rule makes them set up a factor. */
  readonly exemptUntil: string | null
  readonly data: readonly MfaRule[]
}

/** Asked anew with what they prove themselves with. */
export function mfaRulesQuery(userId: string) {
  return queryOptions({
    queryKey: [...methodsQuery(userId).queryKey, 'rules'],
    queryFn: ({ signal }) => call<MfaRules>('GET', `${pathOf(userId)}/mfa-rules`, { signal }),
  })
}

export async function renameMethod(userId: string, methodId: string, name: string | null): Promise<void> {
  await call('PATCH', `${pathOf(userId)}/methods/${encodeURIComponent(methodId)}`, { body: { name } })
}

export async function removeMethod(userId: string, methodId: string, reason: string): Promise<void> {
  await call('DELETE', `${pathOf(userId)}/methods/${encodeURIComponent(methodId)}`, { reason })
}

export async function forgetBrowsers(userId: string): Promise<void> {
  await call('POST', `${pathOf(userId)}/browsers/forget`)
}

export async function exemptFromMfa(userId: string, reason: string, endsAt: Date): Promise<void> {
  await call('POST', `${pathOf(userId)}/mfa-exemption`, { body: { reason, endsAt: endsAt.toISOString() } })
}

export async function endMfaExemption(userId: string): Promise<void> {
  await call('DELETE', `${pathOf(userId)}/mfa-exemption`)
}

/** Made when the person is there to see them; false calls it off. */
export async function askForNewCodes(userId: string, isAsked: boolean): Promise<void> {
  await call('PATCH', `${pathOf(userId)}/required-actions`, { body: { newRecoveryCodes: isAsked } })
}

/** `requireEnrolment`: the next sign-in sets up a new factor, whatever the policy asks for. */
export async function resetMfa(userId: string, reason: string, requireEnrolment: boolean): Promise<void> {
  await call('POST', `${pathOf(userId)}/mfa/reset`, { body: { reason, requireEnrolment }, reason })
}
