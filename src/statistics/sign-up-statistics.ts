import type { Clock } from '../kernel/clock.ts'
import { type EventCount, type EventHourStore, sumOf, totalsOf } from './event-hours.ts'
import { bucketStarts, type Period, type Span, stretchOf } from './period.ts'

export interface SignUpStatistics extends Span {
  readonly asOf: Date
  readonly bucketMinutes: number
  /** Those connections that most came through, by id; null for all others together, which come last. */
  readonly connections: readonly { readonly id: string | null; readonly count: number; readonly previous: number }[]
  /** Every bucket of the span; `counts` in the order of the connections. */
  readonly buckets: readonly { readonly at: Date; readonly counts: readonly number[] }[]
  readonly total: number
  readonly previous: number
}

const types = ['user.signed_up'] as const
/** More colours than that nobody tells apart. */
const namedAtMost = 4

/** Who made an account themselves in a period, beside the one before it. */
export async function signUpStatistics(
  { eventHours, clock }: { readonly eventHours: EventHourStore; readonly clock: Clock },
  period: Period,
): Promise<SignUpStatistics> {
  const asOf = clock.now()
  const stretch = stretchOf(period, asOf)
  const [counted, before] = await Promise.all([
    eventHours.count(types, stretch, stretch.bucketMinutes),
    totalsOf(eventHours, types, stretch.previous),
  ])
  const named = mostFrequent(counted)
  const isOther = ({ name }: EventCount) => !named.includes(name)
  const groups = [
    ...named.map((id) => ({ id, matches: ({ name }: EventCount) => name === id })),
    ...(counted.some(isOther) ? [{ id: null, matches: isOther }] : []),
  ]
  const byStart = Map.groupBy(counted, ({ at }) => at.getTime())
  return {
    asOf,
    since: stretch.since,
    until: stretch.until,
    bucketMinutes: stretch.bucketMinutes,
    connections: groups.map(({ id, matches }) => ({
      id,
      count: sumOf(counted, matches),
      previous: sumOf(before, matches),
    })),
    buckets: bucketStarts(stretch).map((at) => {
      const within = byStart.get(at.getTime()) ?? []
      return { at, counts: groups.map(({ matches }) => sumOf(within, matches)) }
    }),
    total: sumOf(counted),
    previous: sumOf(before),
  }
}

/** What was recorded without a connection is among the others. */
function mostFrequent(counted: readonly EventCount[]): readonly string[] {
  return [...Map.groupBy(counted, ({ name }) => name)]
    .filter(([name]) => name !== '')
    .map(([name, counts]) => ({ name, count: sumOf(counts) }))
    .toSorted((one, other) => other.count - one.count || one.name.localeCompare(other.name))
    .slice(0, namedAtMost)
    .map(({ name }) => name)
}
