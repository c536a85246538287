import { expect, test } from 'vitest'
import { standingsOf } from './standing.ts'
import type { UserSummary } from './user.ts'

const alice = {
  email: 'alice@example.com',
  emailVerified: true,
  status: 'active',
  lockedUntil: null,
  suspensionReason: null,
} as UserSummary
const nothing = { invitedAt: null, invitationExpiresAt: null, deletionAt: null }
const kinds = (more: Partial<UserSummary>) => standingsOf({ ...alice, ...more }).map(({ kind }) => kind)

test('somebody of whom nothing is to be said is active', () => {
  expect(kinds({})).toEqual(['active'])
  expect(kinds({ pending: nothing })).toEqual(['active'])
  expect(kinds({ email: null, emailVerified: false })).toEqual(['active'])
})

test('what keeps somebody out most comes first, and all the rest after it', () => {
  const pending = { ...nothing, invitedAt: '2026-03-02T10:00:00Z', deletionAt: '2026-03-06T18:00:00Z' }
  expect(kinds({ status: 'suspended', emailVerified: false, pending })).toEqual([
    'suspended',
    'deletion',
    'invited',
    'unverified',
  ])
  expect(kinds({ status: 'locked', emailVerified: false })).toEqual(['locked', 'unverified'])
  expect(kinds({ emailVerified: false })).toEqual(['unverified'])
})

test('each says until when, where that is known', () => {
  const invited = { ...nothing, invitedAt: '2026-03-02T10:00:00Z' }
  const sentence = (more: Partial<UserSummary>) => standingsOf({ ...alice, ...more })[0].sentence
  expect(sentence({ pending: invited })).toMatch(/^Invited .*2026/)
  expect(sentence({ pending: { ...invited, invitationExpiresAt: '2026-03-09T10:00:00Z' } })).toMatch(/, expires .*2026/)
  expect(sentence({ status: 'locked', lockedUntil: '2026-03-02T10:00:00Z' })).toMatch(/^Too many attempts until \d/)
  expect(sentence({ status: 'locked' })).toBe('Too many attempts')
})

test('each is a sentence: what somebody can do, why they are kept out, what is missing', () => {
  const sentences = (more: Partial<UserSummary>) => standingsOf({ ...alice, ...more }).map(({ sentence }) => sentence)
  expect(sentences({})).toEqual(['Can sign in'])
  expect(sentences({ status: 'suspended', suspensionReason: 'Offboarding: INC-2041' })).toEqual([
    'Suspended: offboarding: INC-2041',
  ])
  expect(sentences({ status: 'suspended', emailVerified: false })).toEqual(['Suspended', 'E-mail not verified'])
})
