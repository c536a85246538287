import { expect, test } from 'vitest'
import { changesOf, gradeNamed } from './action-grades.ts'

test('only the acts that were changed are saved, and those that go back to what they are by themselves as null', () => {
  const stored = { suspend: 'T2', unlock: 'T3' } as const
  expect(changesOf(stored, {})).toEqual({})
  expect(changesOf(stored, { suspend: 'T2', merge: null })).toEqual({})
  expect(changesOf(stored, { suspend: 'T3', unlock: null })).toEqual({ suspend: 'T3', unlock: null })
})

test('what another owner set while the form was open is no change of this one', () => {
  expect(changesOf({ merge: 'T3' }, { suspend: 'T2' })).toEqual({ suspend: 'T2' })
  expect(changesOf({ suspend: 'T2' }, { suspend: 'T2' })).toEqual({})
})

test('a choice names a grade above the act’s own, or none', () => {
  expect([gradeNamed('suspend', 'T2'), gradeNamed('merge', 'T2'), gradeNamed('merge', '')]).toEqual(['T2', null, null])
})
