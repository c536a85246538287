// How much happened when: the events of a span of time in at most some dozens of buckets.
import { invalidField } from '../kernel/errors.ts'
import type { AuditFilter } from './audit-search.ts'

export interface AuditBucket {
  /** Where it begins. */
  readonly at: Date
  readonly success: number
  readonly failure: number
}

export interface AuditHistogramStore {
  /** The buckets that hold an event, oldest first. Throws `search_timeout`. */
  count(filter: AuditFilter, span: Span, bucketMinutes: number): Promise<readonly AuditBucket[]>
  /** Counts the next whole hours before a time and keeps the numbers; true while there are more of them. */
  keepHours(before: Date): Promise<boolean>
}

export interface Span {
  readonly since: Date
  readonly until: Date
}

export interface AuditHistogram extends Span {
  readonly bucketMinutes: number
  /** Every bucket of the span, those without an event too. */
  readonly buckets: readonly AuditBucket[]
}

const minuteMs = 60_000
const bucketsAtMost = 60
const longestDays = 3_660
/** What people read well on an axis: from a minute to thirty days. */
const widthsMinutes = [1, 5, 15, 60, 180, 360, 720, 1_440, 10_080, 43_200]

/** A span begins where its first bucket does. Conditions on time are the span's, not the filter's. */
export async function auditHistogram(
  histogram: AuditHistogramStore,
  filter: AuditFilter,
  { since, until }: Span,
): Promise<AuditHistogram> {
  if (since >= until) throw invalidField('until', 'The end lies after the beginning.')
  const minutes = (until.getTime() - since.getTime()) / minuteMs
  if (minutes > longestDays * 1_440) throw invalidField('since', 'Ask for ten years at most.')
  const bucketMinutes = widthsMinutes.find((width) => minutes / width <= bucketsAtMost) ?? 43_200
  const bucketMs = bucketMinutes * minuteMs
  const begin = bucketStart(since, bucketMs)
  const counted = await histogram.count(filter, { since: begin, until }, bucketMinutes)
  const byStart = new Map(counted.map((bucket) => [bucket.at.getTime(), bucket]))
  const buckets: AuditBucket[] = []
  for (let at = begin.getTime(); at < until.getTime(); at += bucketMs) {
    buckets.push(byStart.get(at) ?? { at: new Date(at), success: 0, failure: 0 })
  }
  return { since: begin, until, bucketMinutes, buckets }
}

/** Buckets are counted from a Monday, so that weeks begin on one. */
export const bucketsFrom = new Date(Date.UTC(2001, 0, 1))

function bucketStart(time: Date, bucketMs: number): Date {
  const from = bucketsFrom.getTime()
  return new Date(from + Math.floor((time.getTime() - from) / bucketMs) * bucketMs)
}
