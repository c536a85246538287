import { expect, test } from 'vitest'
import type { UserSummary } from '../api/user.ts'
import { isNamed, namesToType } from './names-to-type.ts'

const alice = { id: 'auth0|1', email: 'alice@example.com', name: 'Alice Adams' } as UserSummary

test('the address or the name confirms, in any letter case', () => {
  expect(isNamed(alice, 'Alice@Example.com ')).toBe(true)
  expect(isNamed(alice, 'alice adams')).toBe(true)
})

test('nothing else confirms', () => {
  for (const typed of ['', 'alice', 'auth0|1', 'delete']) expect(isNamed(alice, typed)).toBe(false)
})

test('somebody without address and name is confirmed by what they are known by', () => {
  const bob = { id: 'sms|2', email: null, name: null, username: null, phoneNumber: '+15550102' } as UserSummary
  expect(namesToType(bob)).toEqual(['+15550102'])
})
