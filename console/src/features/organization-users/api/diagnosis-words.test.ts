import { expect, test } from 'vitest'
import { checkWords, isKeptOutElsewhere, standingOut, verdictWords } from './diagnosis-words.ts'
import type { MemberCheck, MemberDiagnosis } from './member-diagnosis.ts'

const check = (id: string, state: MemberCheck['state'], facts: MemberCheck['facts'] = {}) => ({ id, state, facts })
const diagnosis = (canSignIn: boolean | null, ...checks: MemberCheck[]): MemberDiagnosis => {
  return { canSignIn, actsOnAccount: true, checks }
}

test('what is in the way stands before what will be asked, and what is in order is left out', () => {
  const found = diagnosis(false, check('email', 'warn'), check('account', 'pass'), check('lock', 'fail'))
  expect(standingOut(found).map(({ id }) => id)).toEqual(['lock', 'email'])
  expect(verdictWords(found, 'Ada')).toBe("Ada can't log in.")
  expect(isKeptOutElsewhere(found)).toBe(false)
})

test('whoever is kept out by what the organization is not shown is told of so', () => {
  expect(isKeptOutElsewhere(diagnosis(false, check('lock', 'pass')))).toBe(true)
  expect(isKeptOutElsewhere(diagnosis(true, check('lock', 'pass')))).toBe(false)
  expect(verdictWords(diagnosis(null), 'Ada')).toMatch(/can't be told/)
  const added = { ...diagnosis(null, check('account', 'pass')), actsOnAccount: false }
  expect(verdictWords(added, 'Ada')).toBe('Whether Ada can log in is not shown to your organization.')
  expect(verdictWords({ ...added, checks: [check('organization', 'unknown')] }, 'Ada')).toMatch(/can't be told/)
})

test('each check says what it is and what to do', () => {
  expect(checkWords(check('account', 'fail', { isSuspended: true }))).toBe('Their account is suspended.')
  expect(checkWords(check('password', 'fail', { isSet: false }))).toMatch(/Reset Password mails them/)
  expect(checkWords(check('password', 'warn', { mustChange: true }))).toMatch(/^They are asked for a new password/)
  expect(checkWords(check('password', 'warn', { expiredAt: '2026-11-20T00:00:00.000Z' }))).toMatch(/has expired/)
  expect(checkWords(check('organization', 'fail', { reason: 'not-a-member' }))).toMatch(/check Active/)
  expect(checkWords(check('lock', 'unknown'))).toMatch(/Look again/)
})
