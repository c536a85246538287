import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { eventDetails, eventSentence } from './event-sentence.ts'
import { eventSentences } from './event-sentences.ts'

test('a known event is told in words, with the role it is about', () => {
  expect(eventSentence({ type: 'user.suspended', changes: {} })).toBe('User suspended')
  expect(eventSentence({ type: 'user.role_assigned', changes: { roleName: 'Admin' } })).toBe('Role assigned: Admin')
})

test('an event this console does not know yet is still readable', () => {
  expect(eventSentence({ type: 'user.hat_worn', changes: null })).toBe('user hat worn')
})

test('every type of event that the server knows has its sentence', () => {
  const types = ['event-types', 'organization-event-types'].flatMap((file) => {
    const source = readFileSync(new URL(`../../../../../src/audit/${file}.ts`, import.meta.url), 'utf8')
    const [list = ''] = /export const \w+ = \[\n((?: {2}(?:'|\.{3}).*\n)+)/.exec(source) ?? []
    return [...list.matchAll(/'([^']+)'/g)].map(([, type]) => type as string)
  })
  expect(types.length).toBeGreaterThan(180)
  expect(types.filter((type) => eventSentences[type] === undefined)).toEqual([])
})

test('a failed sign-in says why, and a factor which one', () => {
  const failed = { type: 'user.sign_in_failed', changes: { reason: 'wrong_password' } }
  expect(eventSentence(failed)).toBe('Sign-in failed: wrong password')
  const removed = { type: 'user.factor_removed', changes: { factors: ['passkey', 'totp'], ids: [] } }
  expect(eventSentence(removed)).toBe('Second factor removed: passkey, authenticator app')
})

test('values before and after stand beside each other, and a field that they tell is not listed again', () => {
  const before = { name: 'Alice', userMetadata: { plan: 'free' } }
  const after = { name: null, userMetadata: { plan: 'gold' } }
  expect(eventDetails({ changes: { fields: ['name', 'password'], before, after } })).toEqual([
    { name: 'fields', value: 'password' },
    { name: 'name', value: 'Alice → not set' },
    { name: 'user metadata', value: '{"plan":"free"} → {"plan":"gold"}' },
  ])
  expect(eventDetails({ changes: { after: { name: 'Admin' } } })).toEqual([{ name: 'name', value: 'Admin' }])
  expect(eventDetails({ changes: { before: { name: 'Admin' } } })).toEqual([{ name: 'name', value: 'Admin' }])
})

test('changed fields are listed, and a pair of values reads as before and after', () => {
  expect(eventDetails({ changes: { fields: ['name', 'emailVerified'] } })).toEqual([
    { name: 'fields', value: 'name, email verified' },
  ])
  expect(eventDetails({ changes: { name: { from: null, to: 'Alice' } } })).toEqual([
    { name: 'name', value: 'not set → Alice' },
  ])
})
