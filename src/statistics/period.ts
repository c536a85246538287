// The stretches of time that statistics are asked for: buckets of whole hours, the last of which is still under way.

export const periods = ['24h', '7d', '30d', '90d'] as const
export type Period = (typeof periods)[number]

export interface Span {
  readonly since: Date
  /** The moment itself no more. */
  readonly until: Date
}

export interface Stretch extends Span {
  readonly bucketMinutes: number
  /** As long, right before it, and ended at the same hour of its last bucket. */
  readonly previous: Span
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs

const shapes: Readonly<Record<Period, { readonly bucketMinutes: number; readonly buckets: number }>> = {
  '24h': { bucketMinutes: 60, buckets: 24 },
  '7d': { bucketMinutes: 720, buckets: 14 },
  '30d': { bucketMinutes: 1_440, buckets: 30 },
  '90d': { bucketMinutes: 1_440, buckets: 90 },
}

/** The period that ends now. Days are those of UTC. */
export function stretchOf(period: Period, now: Date): Stretch {
  const { bucketMinutes, buckets } = shapes[period]
  const bucketMs = bucketMinutes * minuteMs
  const lastBegins = now.getTime() - (now.getTime() % bucketMs)
  const until = lastBegins + bucketMs
  const lengthMs = buckets * bucketMs
  const hourEnds = now.getTime() - (now.getTime() % hourMs) + hourMs
  return {
    since: new Date(until - lengthMs),
    until: new Date(until),
    bucketMinutes,
    previous: { since: new Date(until - 2 * lengthMs), until: new Date(hourEnds - lengthMs) },
  }
}

/** Where its buckets begin, oldest first. */
export function bucketStarts({ since, until, bucketMinutes }: Stretch): readonly Date[] {
  const starts: Date[] = []
  for (let at = since.getTime(); at < until.getTime(); at += bucketMinutes * minuteMs) starts.push(new Date(at))
  return starts
}
