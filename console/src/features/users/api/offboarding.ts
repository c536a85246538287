import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'
import { userPath } from './get-user.ts'

export interface OffboardingPlan {
  readonly at: string
  readonly leaveOrganizations: boolean
  /** Null: the account stays, suspended. */
  readonly deleteAfterDays: number | null
}

export interface Offboarding extends OffboardingPlan {
  readonly status: 'scheduled' | 'done' | 'failed'
  /** When the account of whoever was offboarded is to be deleted. */
  readonly deleteAt: string | null
  /** Why it did not happen, in a sentence. */
  readonly failure: string | null
}

/** The last plan for a user; null where there never was one, or it was called off. */
export function offboardingQuery(userId: string) {
  return queryOptions({
    queryKey: ['users', 'offboarding', userId],
    queryFn: ({ signal }) => getOffboarding(userId, signal),
  })
}

export async function getOffboarding(userId: string, signal?: AbortSignal): Promise<Offboarding | null> {
  const answer = await call<{ readonly offboarding: Offboarding | null }>(
    'GET',
    `${userPath(userId)}/offboarding`,
    signal && { signal },
  )
  return answer.offboarding
}

/** Takes the place of an earlier plan. */
export async function scheduleOffboarding(userId: string, plan: OffboardingPlan, reason: string): Promise<void> {
  await call('POST', `${userPath(userId)}/offboarding`, { body: plan, reason })
}

export async function cancelOffboarding(userId: string): Promise<void> {
  await call('DELETE', `${userPath(userId)}/offboarding`)
}
