import { expect, test } from 'vitest'
import { type BruteForceProtection, defaultProtection } from '../applications/attack-protection.ts'
import { accountsLockedBy } from './would-lock.ts'

const minute = 60_000
const begun = Date.UTC(2026, 10, 20, 9)
const ip = '203.0.113.7'

/** So many wrong passwords, one each so many minutes. */
const guesses = (userId: string, count: number, everyMinutes: number, from: string | null = ip) =>
  Array.from({ length: count }, (_, place) => ({
    userId,
    ip: from,
    at: new Date(begun + place * everyMinutes * minute),
  }))

const locked = (failures: ReturnType<typeof guesses>, bruteForce: Partial<BruteForceProtection> = {}) => {
  const protection = { ...defaultProtection, bruteForce: { ...defaultProtection.bruteForce, ...bruteForce } }
  const inOrder = failures.toSorted((one, other) => one.at.getTime() - other.at.getTime())
  return accountsLockedBy(protection, inOrder)
}

test('an account counts once it has as many wrong passwords in a quarter of an hour as the limit says', () => {
  expect(locked(guesses('alice', 9, 1))).toBe(0)
  expect(locked(guesses('alice', 10, 1))).toBe(1)
  expect(locked(guesses('alice', 5, 1), { mostAttempts: 5 })).toBe(1)
  expect(locked([...guesses('alice', 40, 1), ...guesses('bob', 10, 1)])).toBe(2)
})

test('what lies in two quarters of an hour is not added up', () => {
  expect(locked(guesses('alice', 40, 4), { mostAttempts: 4 })).toBe(1)
  expect(locked(guesses('alice', 40, 4), { mostAttempts: 5 })).toBe(0)
})

test('guesses from elsewhere count by themselves, unless attempts are counted for each account', () => {
  const both = [...guesses('alice', 6, 1), ...guesses('alice', 6, 1, '198.51.100.9')]
  expect(locked(both)).toBe(0)
  expect(locked(both, { counts: 'account' })).toBe(1)
})

test('trusted networks, and limits that are turned off, leave the floor that nobody can set', () => {
  expect(locked(guesses('alice', 20, 0.1), { trustedNetworks: ['203.0.113.0/24'] })).toBe(0)
  expect(locked(guesses('alice', 20, 0.1), { isEnabled: false })).toBe(0)
  expect(locked(guesses('alice', 50, 0.1), { isEnabled: false })).toBe(1)
})

test('without an address all come from the same unknown network', () => {
  expect(locked(guesses('alice', 10, 1, null))).toBe(1)
})
