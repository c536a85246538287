import { expect, test } from 'vitest'
import { comparison, share, shareChange } from './comparison.ts'

test('small numbers are compared by how many, not by a share', () => {
  expect(comparison(19, 5)).toBe('+14')
  expect(comparison(412, 3)).toBe('+409')
  expect(comparison(5, 19)).toBe('-14')
  expect(comparison(7, 7)).toBe('0')
})

test('larger ones by their share', () => {
  expect(comparison(150, 100)).toBe('+50%')
  expect(comparison(60, 120)).toBe('-50%')
  expect(comparison(100, 100)).toBe('0%')
})

test('a share of a few is told in numbers', () => {
  expect(share(12, 14)).toBe('12 of 14')
  expect(share(972, 1_000)).toBe('97.2%')
  expect(share(1_000, 1_000)).toBe('100%')
})

test('a share is compared by its points, and not where there are few', () => {
  expect(shareChange({ part: 972, whole: 1_000 }, { part: 488, whole: 500 })).toBe('-0.4')
  expect(shareChange({ part: 90, whole: 100 }, { part: 45, whole: 50 })).toBe('0')
  expect(shareChange({ part: 12, whole: 14 }, { part: 450, whole: 500 })).toBe(null)
})
