import { expect, test } from 'vitest'
import { durationWords } from './duration-words.ts'

test('minutes are told in the units that people think in', () => {
  expect(durationWords(4_320)).toBe('3 days')
  expect(durationWords(2_160)).toBe('1 day 12 hours')
  expect(durationWords(61)).toBe('1 hour 1 minute')
})

test('what is no number of minutes is not put in words', () => {
  expect(durationWords(Number.NaN)).toBeNull()
  expect(durationWords(0)).toBeNull()
  expect(durationWords(1.5)).toBeNull()
})
