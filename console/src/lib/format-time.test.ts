import { afterEach, expect, test } from 'vitest'
import { calendarDay, clockTime, endTime, exactTime, momentInFull, relativeTime } from './format-time.ts'
import { chooseTimes } from './time-zone.ts'

const now = new Date('2026-03-10T12:00:00.000Z')
afterEach(() => chooseTimes('local'))
const ago = (ms: number) => relativeTime(new Date(now.getTime() - ms), now)

test('a time within seven days is told relative to now', () => {
  expect(ago(20_000)).toBe('just now')
  expect(ago(5 * 60_000)).toBe('5 min ago')
  expect(ago(3 * 3_600_000)).toBe('3 h ago')
  expect(ago(30 * 3_600_000)).toBe('yesterday')
  expect(ago(6 * 86_400_000)).toBe('6 days ago')
})

test('an older time is a date, with the year only where it is another one', () => {
  expect(ago(9 * 86_400_000)).toBe('1 Mar')
  expect(ago(100 * 86_400_000)).toBe('30 Nov 2025')
})

test('a time in the future is a date, never a negative age', () => {
  expect(relativeTime(new Date('2026-03-12T12:00:00.000Z'), now)).toBe('12 Mar')
})

test('the tooltip carries the moment in UTC', () => {
  expect(momentInFull(now)).toContain('2026-03-10 12:00:00 UTC')
})

test('an end is told by the clock, with the day where it is another one', () => {
  const soon = new Date(now.getTime() + 60_000)
  expect(endTime(soon, now)).toBe(`at ${clockTime(soon)}`)
  const later = new Date('2026-03-12T12:00:00.000Z')
  expect(endTime(later, now)).toBe(`on 12 Mar at ${clockTime(later)}`)
})

test('whoever chose UTC has every time told in it, the exact one says so', () => {
  chooseTimes('utc')
  const late = new Date('2026-12-31T23:59:07.000Z')
  expect(exactTime(late)).toMatch(/^31 Dec 2026, 23:59:07 UTC$/)
  expect(clockTime(late)).toBe('23:59')
  expect(calendarDay(late, new Date('2027-01-01T00:00:00.000Z'))).toBe('31 Dec 2026')
  expect(endTime(late, new Date('2026-12-31T00:00:00.000Z'))).toBe('at 23:59')
  expect(endTime(late, new Date('2026-12-30T23:59:59.000Z'))).toBe('on 31 Dec at 23:59')
})

test('whoever chose UTC is told it wherever they are', async () => {
  const { TZ } = process.env
  process.env.TZ = 'Asia/Kathmandu'
  try {
    // It keeps the formats it made, so that this one is its own.
    const times = (await import('./format-time.ts?in-kathmandu' as string)) as {
      clockTime: typeof clockTime
      exactTime: typeof exactTime
    }
    expect(times.clockTime(now)).toBe('17:45')
    chooseTimes('utc')
    expect(times.clockTime(now)).toBe('12:00')
    expect(times.exactTime(now)).toBe('10 Mar 2026, 12:00:00 UTC')
  } finally {
    process.env.TZ = TZ
  }
})

test('the tooltip has both, whatever was chosen', () => {
  const local = momentInFull(now)
  chooseTimes('utc')
  expect(momentInFull(now)).toBe(local)
})
