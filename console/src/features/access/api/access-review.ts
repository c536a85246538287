import { infiniteQueryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'
import type { Holding } from './access.ts'

export interface ReviewedOperator {
  readonly id: string
  readonly email: string
  readonly name: string | null
  readonly role: string
  readonly createdAt: string
  /** Until they set their first password. */
  readonly invitedAt: string | null
  readonly lastSignInAt: string | null
  readonly hasSecondFactor: boolean
  /** The strongest first. */
  readonly factors: readonly string[]
  /** Who could undo everything is removed by two people, on the Team page. */
  readonly takesSecondPerson: boolean
}

interface ReviewPage {
  readonly data: readonly Holding[]
  readonly nextCursor: string | null
  readonly operators: readonly ReviewedOperator[]
  readonly reviewedAt: string | null
}

export const reviewQuery = infiniteQueryOptions({
  queryKey: ['access', 'review'],
  queryFn: ({ pageParam, signal }) => {
    const query = queryString({ pageSize: 50, cursor: pageParam })
    return call<ReviewPage>('GET', `/access/review${query}`, { signal })
  },
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }) => nextCursor,
  select: ({ pages }) => ({
    holdings: pages.flatMap(({ data }) => data),
    operators: pages[0]?.operators ?? [],
    reviewedAt: pages[0]?.reviewedAt ?? null,
  }),
})

interface Decided {
  readonly operatorIds: readonly string[]
  readonly holdings: readonly {
    readonly userId: string
    readonly roleId: string | null
    readonly organizationId: string | null
  }[]
}

export interface ReviewDecisions {
  readonly kept: Decided
  readonly removed: Decided
  readonly note?: string
}

export function finishReview(decisions: ReviewDecisions, reason: string): Promise<{ readonly at: string }> {
  return call('POST', '/access/reviews', { body: decisions, reason })
}
