import { expect, test } from 'vitest'
import { bucketStarts, periods, stretchOf } from './period.ts'

const now = new Date(Date.UTC(2026, 2, 4, 10, 59, 30))

test('a day is the hours up to the one that is under way, and the day before ends at the same hour', () => {
  const day = stretchOf('24h', now)
  expect(day).toEqual({
    since: new Date(Date.UTC(2026, 2, 3, 11)),
    until: new Date(Date.UTC(2026, 2, 4, 11)),
    bucketMinutes: 60,
    previous: { since: new Date(Date.UTC(2026, 2, 2, 11)), until: new Date(Date.UTC(2026, 2, 3, 11)) },
  })
  expect(bucketStarts(day)).toHaveLength(24)
})

test('a month is days of UTC, and what of today is still to come is not compared', () => {
  const month = stretchOf('30d', now)
  expect(month.until).toEqual(new Date(Date.UTC(2026, 2, 5)))
  expect(month.previous).toEqual({
    since: new Date(Date.UTC(2026, 0, 4)),
    until: new Date(Date.UTC(2026, 1, 2, 11)),
  })
})

test.each(periods)('%s is made of whole buckets that begin where a day does', (period) => {
  const stretch = stretchOf(period, now)
  const starts = bucketStarts(stretch)
  expect(starts[0]).toEqual(stretch.since)
  const last = starts.at(-1) as Date
  expect(last.getTime() + stretch.bucketMinutes * 60_000).toBe(stretch.until.getTime())
  expect(last <= now && now < stretch.until).toBe(true)
  expect(1_440 % stretch.bucketMinutes).toBe(0)
})
