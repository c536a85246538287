import { expect, test } from 'vitest'
import { zonedTime } from './zoned-time.ts'

const winter = new Date('2026-01-02T23:30:00.005Z')
const summer = new Date('2026-07-02T23:30:00.000Z')

test('a moment is written as the clocks of a zone show it, with the offset of that day', () => {
  const write = (zone: string, moment: Date) => zonedTime(zone)?.(moment)
  expect(write('UTC', winter)).toBe('2026-01-02T23:30:00.005Z')
  expect(write('Europe/Berlin', winter)).toBe('2026-01-03T00:30:00.005+01:00')
  expect(write('Europe/Berlin', summer)).toBe('2026-07-03T01:30:00.000+02:00')
  expect(write('America/St_Johns', winter)).toBe('2026-01-02T20:00:00.005-03:30')
  expect(write('Europe/London', winter)).toBe('2026-01-02T23:30:00.005+00:00')
})

test.each(['UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'Pacific/Kiritimati'])(
  'in %s it stays the same moment',
  (zone) => {
    expect(new Date(zonedTime(zone)?.(winter) ?? '')).toEqual(winter)
  },
)

test.each(['', 'Berlin', 'Mars/Olympus', 'Europe/Berlin; x'])('%j is no zone', (zone) => {
  expect(zonedTime(zone)).toBeNull()
})
