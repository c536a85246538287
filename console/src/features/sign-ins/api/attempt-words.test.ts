import { expect, test } from 'vitest'
import { attemptMethod, attemptOutcome, countedWords } from './attempt-words.ts'
import type { Attempt } from './diagnosis.ts'

const begun: Attempt = {
  reference: 'K7Q2-MP4D',
  identifier: 'alice@example.com',
  userId: 'auth0|alice',
  clientId: null,
  clientName: null,
  proofs: [],
  lastFailure: null,
  shown: null,
  countedTowardsLock: false,
  ip: null,
  userAgent: null,
  device: 'Unknown device',
  place: null,
  startedAt: '2026-03-02T09:00:00Z',
  finishedAt: null,
}

test('an attempt says how it ended', () => {
  const at = '2026-03-02T09:01:00Z'
  expect(attemptOutcome({ ...begun, finishedAt: at, lastFailure: 'wrong_password' })).toBe('Signed in')
  expect(attemptOutcome({ ...begun, lastFailure: 'wrong_password' })).toBe('Wrong password')
  expect(attemptOutcome({ ...begun, lastFailure: 'upstream access_denied Google' })).toBe(
    'Google answered: access_denied',
  )
  expect(attemptOutcome({ ...begun, lastFailure: 'wrong_totp clock -90' })).toBe('Code of a clock that is 90 s slow')
  expect(attemptOutcome({ ...begun, lastFailure: 'wrong_totp used' })).toBe('A code that was used before')
  expect(attemptOutcome({ ...begun, lastFailure: 'wrong_passkey' })).toBe('Wrong passkey')
  expect(attemptOutcome({ ...begun, lastFailure: 'wrong_passkey other-account' })).toBe('A passkey of another account')
  expect(attemptOutcome(begun)).toBe('Nothing was proven')
  expect(attemptOutcome({ ...begun, proofs: [{ factor: 'password', at }] })).toMatch(/^Not finished/)
})

test('an attempt says by what they tried, and whether that counted', () => {
  const at = '2026-03-02T09:01:00Z'
  const password = { factor: 'password', at }
  expect(attemptMethod(begun)).toBeNull()
  expect(attemptMethod({ ...begun, lastFailure: 'wrong_password' })).toBe('password')
  expect(attemptMethod({ ...begun, proofs: [password], lastFailure: 'wrong_totp used' })).toBe('authenticator app')
  expect(attemptMethod({ ...begun, proofs: [password], lastFailure: 'suspended' })).toBe('password')
  expect(countedWords({ ...begun, finishedAt: at })).toBeNull()
  expect(countedWords({ ...begun, lastFailure: 'wrong_password', countedTowardsLock: true })).toMatch(/^counted/)
  expect(countedWords({ ...begun, lastFailure: 'suspended' })).toMatch(/^not counted/)
})
