import { expect, test } from 'vitest'
import { forgetRecoveries } from './forget-recoveries.ts'

test('recovery requests are kept for 90 days after they were settled', async () => {
  const asked: Date[] = []
  const recoveryRequests = { removeSettled: async (before: Date) => void asked.push(before) }
  await forgetRecoveries({ recoveryRequests, clock: { now: () => new Date('2026-11-30T00:00:00.000Z') } })
  expect(asked).toEqual([new Date('2026-09-01T00:00:00.000Z')])
})
