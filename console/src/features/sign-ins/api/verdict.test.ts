import { expect, test } from 'vitest'
import type { Diagnosis } from './diagnosis.ts'
import { verdictOf } from './verdict.ts'

const fine: Diagnosis = {
  canSignIn: true,
  nextStep: { kind: 'done' },
  waysIn: ['password', 'passkey', 'email-code'],
  emailVerified: true,
  locks: [],
  recentSignIns: [],
  checks: [],
}
const verdict = (changes: Partial<Diagnosis>) => verdictOf({ ...fine, ...changes }, 'Alice')
const lock = {
  act: 'password',
  network: '203.0.113.7',
  until: '2026-03-02T14:35:00Z',
  count: 10,
  first: null,
  last: null,
  from: [],
  moreNetworks: 0,
} as const

test('whoever can sign in is told with what', () => {
  expect(verdict({})).toEqual({
    answer: 'can',
    sentence: 'Alice can sign in with a password, a passkey or a code by e-mail.',
    remedy: null,
  })
  expect(verdict({ waysIn: ['password'] }).sentence).toBe('Alice can sign in with a password.')
})

test('where what decides could not be asked nobody is said to come in, and what is known to be in the way is', () => {
  const checks = ['lock', 'organization'].map((id) => ({ id, state: 'unknown', facts: { couldNotRun: true } }) as const)
  expect(verdict({ canSignIn: null, checks })).toEqual({
    answer: 'unknown',
    sentence: "It can't be told whether Alice can sign in: 2 checks could not run.",
    remedy: null,
  })
  const nextStep = { kind: 'refused', reason: 'suspended' }
  expect(verdict({ canSignIn: false, checks, nextStep }).answer).toBe('cannot')
})

test('a step that is still to come is no obstacle', () => {
  const offers = ['totp', 'recovery-code']
  expect(verdict({ nextStep: { kind: 'second-factor', offers } })).toMatchObject({
    answer: 'can-with-a-step',
    sentence: 'Alice can sign in, and is asked for a second factor: authenticator app or recovery code.',
  })
})

test('a lock says from where and of what, and is mended by unlocking', () => {
  expect(verdict({ locks: [lock], canSignIn: false })).toEqual({
    answer: 'cannot',
    sentence: "Alice can't sign in from 203.0.113.7: 10 wrong passwords.",
    remedy: 'unlock',
  })
})

test('a suspension counts before a lock, because lifting the lock would not help', () => {
  const nextStep = { kind: 'refused', reason: 'suspended' }
  expect(verdict({ nextStep, locks: [lock] }).remedy).toBe('activate')
})

test('without any way in, and for an app that refuses, the sentence says so', () => {
  expect(verdict({ waysIn: [] }).sentence).toBe("Alice can't sign in: there is no password and no other way in.")
  expect(verdict({ nextStep: { kind: 'refused', reason: 'not-a-member' } }).sentence).toBe(
    "Alice can't sign in: they are no member of the organization.",
  )
})

test('a network that is locked is said with whose it is, and whoever has another way in is told that', () => {
  const facts = { ip: '203.0.113.7', until: '2026-03-02T14:35:00Z' }
  const network = (state: 'fail' | 'warn') => [{ id: 'network', state, facts }] as const
  expect(verdict({ checks: network('fail'), waysIn: ['password'], canSignIn: false })).toEqual({
    answer: 'cannot',
    sentence: "Alice can't sign in from 203.0.113.7: too many tries came from there.",
    remedy: 'unlock-network',
  })
  expect(verdict({ checks: network('warn'), waysIn: ['password', 'passkey'] })).toEqual({
    answer: 'can',
    sentence: 'Alice can sign in with a passkey.',
    remedy: null,
  })
})
