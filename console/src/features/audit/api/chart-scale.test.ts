import { expect, test } from 'vitest'
import { barsOf } from './chart-scale.ts'

test('bars stand to the tallest, rare ones are still seen, and the last ends with the span', () => {
  const bars = barsOf({
    since: '2026-03-02T10:00:00.000Z',
    until: '2026-03-02T11:30:00.000Z',
    bucketMinutes: 60,
    buckets: [
      { at: '2026-03-02T10:00:00.000Z', success: 999, failure: 1 },
      { at: '2026-03-02T11:00:00.000Z', success: 0, failure: 0 },
    ],
  })
  expect(bars[0]).toMatchObject({ failureHeight: 4, successHeight: 96 })
  expect(bars[1]).toMatchObject({ failureHeight: 0, successHeight: 0, until: new Date('2026-03-02T11:30:00Z') })
})
