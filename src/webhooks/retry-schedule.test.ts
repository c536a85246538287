import { expect, test } from 'vitest'
import { nextAttemptAt } from './retry-schedule.ts'

const now = new Date('2026-11-21T10:00:00.000Z')
const seconds = (attempts: number, random: number) => {
  const at = nextAttemptAt(attempts, now, random)
  return at === null ? null : (at.getTime() - now.getTime()) / 1000
}

test('pauses grow from 5 seconds to a day, then it is given up', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7, 8].map((attempts) => seconds(attempts, 0.5))
  expect(pauses).toEqual([5, 30, 120, 600, 3_600, 21_600, 86_400, null])
})

test('a pause is up to a fifth shorter or longer', () => {
  expect([seconds(2, 0), seconds(2, 1)]).toEqual([24, 36])
})
