import type { Histogram } from './explorer-queries.ts'

export interface Bar {
  readonly since: Date
  readonly until: Date
  readonly success: number
  readonly failure: number
  /** Of the tallest bar, 0 to 100. */
  readonly successHeight: number
  readonly failureHeight: number
}

/** Something that happened once is still seen beside something that happened a thousand times. */
const leastHeight = 4

export function barsOf({ buckets, bucketMinutes, until }: Histogram): readonly Bar[] {
  const most = Math.max(1, ...buckets.map(({ success, failure }) => success + failure))
  const height = (count: number) => (count === 0 ? 0 : Math.max(leastHeight, (count / most) * 100))
  return buckets.map(({ at, success, failure }) => {
    const since = new Date(at)
    const end = Math.min(since.getTime() + bucketMinutes * 60_000, Date.parse(until))
    const failureHeight = height(failure)
    return {
      since,
      until: new Date(end),
      success,
      failure,
      failureHeight,
      successHeight: Math.min(height(success), 100 - failureHeight),
    }
  })
}
