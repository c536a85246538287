import { expect, test } from 'vitest'
import { returnAddress } from './return-address.ts'

test('a path of the console is kept', () => {
  expect(returnAddress('/users?status=suspended')).toBe('/users?status=suspended')
})

test('an address of another site is dropped', () => {
  for (const next of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
    expect(returnAddress(next)).toBeUndefined()
  }
})

test('sign-in does not lead back to itself', () => {
  expect(returnAddress('/sign-in?next=/users')).toBeUndefined()
  expect(returnAddress(undefined)).toBeUndefined()
})
