import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createSealer } from '../kernel/sealing.ts'
import { formToken, isFormToken } from './form-token.ts'

const deps = { sealer: createSealer(randomBytes(32), 1) }
const token = formToken(deps, 'browser', 'sign-in 1')

test('a form token is good for its browser and its subject', () => {
  expect(isFormToken(deps, token, 'browser', 'sign-in 1')).toBe(true)
})

test.each([
  ['another browser', token, 'other', 'sign-in 1'],
  ['another subject', token, 'browser', 'sign-in 2'],
  ['a changed token', `${token.slice(1)}A`, 'browser', 'sign-in 1'],
  ['letters that are longer in bytes', 'é'.repeat(token.length), 'browser', 'sign-in 1'],
  ['no token', undefined, 'browser', 'sign-in 1'],
  ['a list', [token], 'browser', 'sign-in 1'],
])('a form token is no good for %s', (_what, given, browser, subject) => {
  expect(isFormToken(deps, given, browser, subject)).toBe(false)
})
