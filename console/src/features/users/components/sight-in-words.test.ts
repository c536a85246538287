import { expect, test } from 'vitest'
import { sightInWords } from './sight-in-words.ts'

const inSight = { first: 0, last: 60, startsAt: 0, from: undefined, total: { count: 1_003_417, isEstimate: true } }

test('rows whose place is known have their numbers', () => {
  expect(sightInWords({ ...inSight, rowsBefore: 1_200 })).toBe('Rows 1,201–1,260 of about 1,000,000')
  expect(sightInWords({ ...inSight, rowsBefore: 0, total: { count: 240, isEstimate: false } })).toBe('Rows 1–60 of 240')
  expect(sightInWords({ ...inSight, rowsBefore: 0, total: null })).toBe('Rows 1–60')
})

test('after a jump rows are counted from there, and those before it have no number', () => {
  const jumped = { ...inSight, rowsBefore: null, from: 'Mia' }
  expect(sightInWords(jumped)).toBe('Rows 1–60 from “Mia” on, about 1,000,000 in all')
  expect(sightInWords({ ...jumped, startsAt: -100, first: 120, last: 140 })).toBe(
    'Rows 21–40 from “Mia” on, about 1,000,000 in all',
  )
  expect(sightInWords({ ...jumped, startsAt: -100, total: { count: 240, isEstimate: false } })).toBe(
    'Before “Mia”, 240 in all',
  )
  expect(sightInWords({ ...jumped, startsAt: -30 })).toBe('Around “Mia”, about 1,000,000 in all')
  expect(sightInWords({ ...jumped, total: null })).toBe('Rows 1–60 from “Mia” on, of unknown length')
})
