import { expect, test } from 'vitest'
import { callerSentence, checkSentence } from './check-words.ts'
import type { SignInCheck } from './diagnosis.ts'

const password = (state: SignInCheck['state'], facts: SignInCheck['facts']): SignInCheck => ({
  id: 'password',
  state,
  facts,
})
const leakedAt = '2026-11-20T09:00:00.000Z'
const changedAt = '2026-11-08T09:00:00.000Z'

test('the check of a password says whether it is known as leaked, where the server has a list', () => {
  expect(checkSentence(password('pass', { changedAt: null }))).toBe('Set')
  expect(checkSentence(password('pass', { changedAt: null, leakedAt: null }))).toBe('Set, not known as leaked')
  expect(checkSentence(password('pass', { changedAt, leakedAt: null }))).toMatch(
    /^Set, changed .*, not known as leaked$/,
  )
  expect(checkSentence(password('warn', { changedAt, leakedAt }))).toMatch(/^Set, known as leaked since /)
  expect(checkSentence(password('warn', { leakedAt, mustChange: true }))).toMatch(/^Known as leaked since .*: must be/)
})

test('an address that gets no letters is told by whom, and the caller is not sent to their mailbox', () => {
  const since = '2026-11-20T09:00:00.000Z'
  const mail = (suppression: object): SignInCheck => ({ id: 'mail', state: 'fail', facts: { suppression } })
  const refused = mail({ id: 'sup_1', reason: 'refused', note: '550 No such user', since })
  expect(checkSentence(refused)).toMatch(/^Their address is suppressed since .*mail server said: 550 No such user$/)
  expect(checkSentence(mail({ id: 'sup_1', reason: 'added', note: null, since }))).toMatch(/, by hand$/)
  expect(callerSentence(refused)).toMatch(/^We are not writing to your address/)
  expect(callerSentence({ id: 'mail', state: 'fail', facts: { status: 'failed' } })).toMatch(/^We have written to you/)
})

test('a way that the app does not take is named with those it takes', () => {
  const method = (facts: SignInCheck['facts']): SignInCheck => ({ id: 'method', state: 'fail', facts })
  const takes = { client: 'Shop', takes: ['passkey', 'email-code'] }
  expect(checkSentence(method({ ...takes, hasNone: true }))).toBe(
    'Shop takes a passkey or a code by e-mail, and they have none of it',
  )
  expect(checkSentence(method(takes))).toBe('Shop takes a passkey or a code by e-mail, and they try another way')
  expect(checkSentence(method({}))).toBe('They type a password, and their account has none')
})

test('a closed account is told as suspended or as one whose time is over', () => {
  const account = (facts: SignInCheck['facts']): SignInCheck => ({ id: 'account', state: 'fail', facts })
  const expiresAt = '2026-03-06T18:00:00.000Z'
  expect(checkSentence(account({ isSuspended: true, expiresAt }))).toBe('Suspended')
  expect(checkSentence(account({ isSuspended: false, expiresAt }))).toMatch(/^Expired 6 Mar 2026/)
})

test('whoever is let in until a day is not told that their account is closed', () => {
  const account = (state: SignInCheck['state']): SignInCheck => ({ id: 'account', state, facts: {} })
  expect(callerSentence(account('fail'))).toMatch(/^Your account is closed at the moment/)
  expect(callerSentence(account('warn'))).toBeNull()
})

test('what is said to the caller fits the password they have', () => {
  expect(callerSentence(password('fail', { isSet: false }))).toMatch(/^Your account has no password yet/)
  expect(callerSentence(password('warn', { leakedAt, mustChange: true }))).toMatch(/^Your password has appeared in a/)
  expect(callerSentence(password('warn', { mustChange: true }))).toMatch(/^Your password has to be changed/)
  expect(callerSentence(password('warn', { expiredAt: changedAt }))).toMatch(/^Your password has to be changed/)
  expect(callerSentence(password('warn', { leakedAt }))).toMatch(/^Your password has appeared in a leak/)
})

test('the check of sessions says how many there may be, how long they last, and who takes a sign-in for less', () => {
  const sessions = (state: SignInCheck['state'], facts: SignInCheck['facts']): SignInCheck => ({
    id: 'sessions',
    state,
    facts: { absoluteMinutes: 10_080, ...facts },
  })
  expect(checkSentence(sessions('pass', { mostSessions: null, openSessions: null }))).toBe(
    'Nothing limits how many sessions there are; each lasts at most 7 days',
  )
  expect(checkSentence(sessions('pass', { mostSessions: 3, openSessions: 1, keptMinutes: 43_200 }))).toBe(
    'Sessions open: 1 of at most 3; each lasts at most 7 days, a kept one 30 days',
  )
  const limited = { sessionMinutes: 480, limitedBy: 'Acme' }
  expect(checkSentence(sessions('warn', { mostSessions: 3, openSessions: 3, ...limited }))).toBe(
    'Sessions open: 3 of at most 3, and another sign-in ends the oldest; each lasts at most 7 days; Acme takes a sign-in for 8 hours',
  )
})

test('a locked network says until when, and a rule that ends says when', () => {
  const network = (facts: object): SignInCheck => ({
    id: 'network',
    state: 'fail',
    facts: { ip: '203.0.113.7', ...facts },
  })
  const until = '2026-03-06T18:00:00.000Z'
  expect(checkSentence(network({ until }))).toMatch(
    /^Too many tries came from 203\.0\.113\.7: no password is taken from there until 6 Mar 2026/,
  )
  const rule = { rule: 'nru_1', why: 'outside', since: until, said: 'Testing' }
  expect(checkSentence(network({ ...rule, endsAt: null }))).not.toContain('The rule ends')
  expect(checkSentence(network({ ...rule, endsAt: until }))).toMatch(/\. The rule ends 6 Mar 2026/)
})

test('there is something to say to the caller about every check that can stand out, and nothing about what is in order', () => {
  const ids = ['account', 'invitation', 'email', 'lock', 'mail-limit', 'method', 'mail', 'mfa-enrolment', 'mfa']
  for (const id of [...ids, 'passkey', 'organization', 'app', 'network', 'provider', 'sessions', 'required-action']) {
    expect(callerSentence({ id, state: 'fail', facts: {} }), id).toEqual(expect.any(String))
    expect(callerSentence({ id, state: 'pass', facts: {} }), id).toBeNull()
  }
})
