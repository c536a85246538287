import { expect, test } from 'vitest'
import { whenExpires } from './when-expires.ts'

test('a token ends at the nearer of both ends, and one without any has none', () => {
  const [sooner, later] = ['2026-11-22T10:00:00.000Z', '2026-12-22T10:00:00.000Z']
  expect(whenExpires({ idleExpiresAt: later, expiresAt: sooner })).toBe(sooner)
  expect(whenExpires({ idleExpiresAt: sooner, expiresAt: later })).toBe(sooner)
  expect(whenExpires({ idleExpiresAt: null, expiresAt: later })).toBe(later)
  expect(whenExpires({ idleExpiresAt: sooner, expiresAt: null })).toBe(sooner)
  expect(whenExpires({ idleExpiresAt: null, expiresAt: null })).toBeNull()
})
