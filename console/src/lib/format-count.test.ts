import { expect, test } from 'vitest'
import { countOf } from './format-count.ts'

test('an exact count is written in full', () => {
  expect(countOf(1204, 'user')).toBe('1,204 users')
  expect(countOf(1, 'user')).toBe('1 user')
  expect(countOf(0, 'user')).toBe('0 users')
})

test('an estimate says so and claims two digits only', () => {
  expect(countOf(1_003_417, 'user', true)).toBe('About 1,000,000 users')
  expect(countOf(48_731, 'user', true)).toBe('About 49,000 users')
})
