import type { Clock } from '../kernel/clock.ts'
import { type EventCount, type EventHourStore, sumOf, totalsOf, withSecondFactor } from './event-hours.ts'
import { bucketStarts, type Period, type Span, stretchOf } from './period.ts'

export interface SignInCounts {
  /** Without a second factor. */
  readonly signedIn: number
  readonly withMfa: number
  readonly failed: number
}

export interface SignInStatistics extends Span {
  readonly asOf: Date
  readonly bucketMinutes: number
  /** Every bucket of the span, those without a sign-in too. */
  readonly buckets: readonly (SignInCounts & { readonly at: Date })[]
  readonly totals: SignInCounts
  readonly previous: SignInCounts
  /** The most frequent first. */
  readonly reasons: readonly { readonly reason: string; readonly count: number; readonly previous: number }[]
}

const types = ['user.signed_in', 'user.sign_in_failed'] as const

/** How signing in went in a period, beside the one before it. */
export async function signInStatistics(
  { eventHours, clock }: { readonly eventHours: EventHourStore; readonly clock: Clock },
  period: Period,
): Promise<SignInStatistics> {
  const asOf = clock.now()
  const stretch = stretchOf(period, asOf)
  const [counted, before] = await Promise.all([
    eventHours.count(types, stretch, stretch.bucketMinutes),
    totalsOf(eventHours, types, stretch.previous),
  ])
  const byStart = Map.groupBy(counted, ({ at }) => at.getTime())
  return {
    asOf,
    since: stretch.since,
    until: stretch.until,
    bucketMinutes: stretch.bucketMinutes,
    buckets: bucketStarts(stretch).map((at) => ({ at, ...countsOf(byStart.get(at.getTime()) ?? []) })),
    totals: countsOf(counted),
    previous: countsOf(before),
    reasons: reasonsOf(counted, before),
  }
}

function countsOf(counts: readonly EventCount[]): SignInCounts {
  const isSignIn = ({ type }: EventCount) => type === 'user.signed_in'
  return {
    signedIn: sumOf(counts, (each) => isSignIn(each) && each.name !== withSecondFactor),
    withMfa: sumOf(counts, (each) => isSignIn(each) && each.name === withSecondFactor),
    failed: sumOf(counts, (each) => !isSignIn(each)),
  }
}

function reasonsOf(counted: readonly EventCount[], before: readonly EventCount[]): SignInStatistics['reasons'] {
  const isOf = (reason: string) => (each: EventCount) => each.type === 'user.sign_in_failed' && each.name === reason
  const names = new Set(counted.filter(({ type }) => type === 'user.sign_in_failed').map(({ name }) => name))
  return [...names]
    .map((reason) => ({ reason, count: sumOf(counted, isOf(reason)), previous: sumOf(before, isOf(reason)) }))
    .toSorted((one, other) => other.count - one.count || one.reason.localeCompare(other.reason))
}
