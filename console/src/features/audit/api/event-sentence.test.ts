import { expect, test } from 'vitest'
import { eventDetails, eventSentence } from './event-sentence.ts'

test('a known event is told in words, with the role it is about', () => {
  expect(eventSentence({ type: 'user.suspended', changes: {} })).toBe('User suspended')
  expect(eventSentence({ type: 'user.role_assigned', changes: { roleName: 'Admin' } })).toBe('Role assigned: Admin')
})

test('an event this console does not know yet is still readable', () => {
  expect(eventSentence({ type: 'user.passkey_added', changes: null })).toBe('user passkey added')
})

test('changed fields are listed, and a pair of values reads as before and after', () => {
  expect(eventDetails({ changes: { fields: ['name', 'emailVerified'] } })).toEqual([
    { name: 'fields', value: 'name, email verified' },
  ])
  expect(eventDetails({ changes: { name: { from: null, to: 'Alice' } } })).toEqual([
    { name: 'name', value: 'not set → Alice' },
  ])
})
