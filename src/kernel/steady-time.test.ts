import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { inSteadyTime } from './steady-time.ts'

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await inSteadyTime(work).catch(() => undefined)
  return performance.now() - startedAt
}

test('quick work, slow work and a failure are answered on full steps', async () => {
  for (const work of [async () => 1, () => wait(30), () => Promise.reject(new Error('no'))]) {
    expect(await timeOf(work)).toBeGreaterThanOrEqual(45)
  }
  expect(await timeOf(() => wait(60))).toBeGreaterThanOrEqual(95)
})

test('what came of the work is handed on', async () => {
  expect(await inSteadyTime(async () => 'done')).toBe('done')
  await expect(inSteadyTime(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
})
