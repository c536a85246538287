import { expect, test } from 'vitest'
import { fitsJump, jumpKind } from './jump.ts'

test('lists by name or address are jumped by a beginning, lists by a date by a day, others not at all', () => {
  expect((['name', '-email', '-created', 'lastSignIn', 'updated', '-signInCount'] as const).map(jumpKind)).toEqual([
    'beginning',
    'beginning',
    'day',
    'day',
    'day',
    null,
  ])
})

test('a day is one of the calendar, and a beginning is no blank', () => {
  const fitting = (['2024-02-29', '2026-02-30', '2026-13-01', '2026-1-1', 'mia', ''] as const).map((from) =>
    fitsJump('-created', from),
  )
  expect(fitting).toEqual([true, false, false, false, false, false])
  expect(['mia', ' ', '', 'a'.repeat(301)].map((from) => fitsJump('name', from))).toEqual([true, false, false, false])
  expect(fitsJump('signInCount', '5')).toBe(false)
})
