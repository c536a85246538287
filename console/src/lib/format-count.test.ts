import { expect, test } from 'vitest'
import { exactCount, roundedCount } from './format-count.ts'

test('an exact count is written in full', () => {
  expect(exactCount(1204)).toBe('1,204')
  expect(exactCount(0)).toBe('0')
})

test('an estimate claims two digits only', () => {
  expect(roundedCount(1_003_417)).toBe(1_000_000)
  expect(roundedCount(48_731)).toBe(49_000)
})
