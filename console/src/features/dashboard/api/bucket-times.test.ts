import { expect, test } from 'vitest'
import { bucketInWords, bucketName, bucketRange } from './bucket-times.ts'
import { readDashboardSearch } from './dashboard-search.ts'

const at = new Date(Date.UTC(2026, 2, 3, 12))

test('a bucket is named by its hour, its half of a day or its day, in UTC', () => {
  expect(bucketName(at, 60)).toBe('12:00')
  expect(bucketName(at, 720)).toBe('3 Mar 12:00')
  expect(bucketName(at, 1_440)).toBe('3 Mar')
  expect(bucketInWords(at, 60)).toBe('3 Mar, 12:00 to 13:00 UTC')
  expect(bucketInWords(at, 1_440)).toBe('3 Mar (UTC)')
})

test('its range in the audit log is the bucket and no moment more', () => {
  expect(bucketRange(at, 60)).toBe('2026-03-03T12:00:00.000Z..2026-03-03T13:00:00.000Z')
})

test('a period that there is stands in the address, and the usual one does not', () => {
  expect(readDashboardSearch({ period: '90d' })).toEqual({ period: '90d' })
  expect(readDashboardSearch({ period: '24h' })).toEqual({})
  expect(readDashboardSearch({ period: '12h', q: 'x' })).toEqual({})
})
