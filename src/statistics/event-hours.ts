// How often people signed in, failed to, and signed up. Hours that are over are counted once and kept; the rest is
// counted when somebody asks.
import type { AuditEventType } from '../audit/event-types.ts'
import type { Span } from './period.ts'

export const countedTypes = [
  'user.signed_in',
  'user.sign_in_failed',
  'user.signed_up',
] as const satisfies readonly AuditEventType[]
export type CountedType = (typeof countedTypes)[number]

/** How a sign-in with a second factor is told from one without. */
export const withSecondFactor = 'mfa'

export interface EventCount {
  /** Where its bucket begins. */
  readonly at: Date
  readonly type: CountedType
  /** Of a failure its reason, of a sign-up its connection, of a sign-in `mfa` or nothing. */
  readonly name: string
  readonly count: number
}

export interface EventHourStore {
  /** What happened in a span of whole hours, oldest first; what did not happen is left out. Throws `search_timeout`. */
  count(types: readonly CountedType[], span: Span, bucketMinutes: number): Promise<readonly EventCount[]>
  /** Counts the next whole hours before a time and keeps the numbers; true while there are more of them. */
  keepHours(before: Date): Promise<boolean>
}

/** The whole span as one bucket, which may fall into two. */
export async function totalsOf(
  eventHours: Pick<EventHourStore, 'count'>,
  types: readonly CountedType[],
  { since, until }: Span,
): Promise<readonly EventCount[]> {
  const minutes = Math.ceil((until.getTime() - since.getTime()) / 60_000)
  return eventHours.count(types, { since, until }, minutes)
}

export function sumOf(counts: readonly EventCount[], matches: (count: EventCount) => boolean = () => true): number {
  return counts.reduce((sum, each) => sum + (matches(each) ? each.count : 0), 0)
}
