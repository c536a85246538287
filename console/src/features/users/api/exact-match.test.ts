import { expect, test } from 'vitest'
import { isExactMatch } from './exact-match.ts'
import type { UserSummary } from './user.ts'

const alice = {
  id: 'auth0|65F0',
  email: 'alice@example.com',
  username: 'alice',
  phoneNumber: '+15550100',
} as UserSummary

test('an id, an address, a username or a phone number is one person, however it is written', () => {
  for (const words of [' Alice@Example.com ', 'ALICE', 'auth0|65F0', '+1 (555) 01-00']) {
    expect(isExactMatch(alice, words)).toBe(true)
  }
})

test('a part of them is none', () => {
  for (const words of ['', ' ', 'alice@example', 'ali', '5550100', 'auth0|65f0']) {
    expect(isExactMatch(alice, words)).toBe(false)
  }
})
