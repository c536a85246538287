import { expect, test } from 'vitest'
import { isBeyondLimit } from './session-limit.ts'

const now = new Date('2026-11-22T10:00:00Z')
const ago = (ms: number) => new Date(now.getTime() - ms)

test('a sign-in counts for as long as is said, to the millisecond, and without a limit for ever', () => {
  const hour = { sessionMinutes: 60 }
  expect(isBeyondLimit(hour, ago(3_600_000), now)).toBe(false)
  expect(isBeyondLimit(hour, ago(3_600_001), now)).toBe(true)
  expect(isBeyondLimit({ sessionMinutes: null }, new Date(0), now)).toBe(false)
})
