import { expect, test } from 'vitest'
import { RollcallError } from '../kernel/errors.ts'
import {
  builtInGrades,
  loweredActs,
  type RaisedGrades,
  raisableActs,
  raisedGradeOf,
  refuseBadGrades,
  withGrades,
} from './action-grades.ts'

const gradesAbove = { T0: ['T2', 'T3'], T1: ['T2', 'T3'], T2: ['T3'] } as const

test('every act goes up to a grade above its own, and to no other', () => {
  for (const act of raisableActs) {
    const above: readonly string[] = gradesAbove[builtInGrades[act]]
    for (const grade of ['T0', 'T1', 'T2', 'T3', 'T4']) {
      const named = above.includes(grade) ? [] : [`raisedGrades.${act}`]
      expect(fieldsRefused({ [act]: grade } as RaisedGrades), `${act} ${grade}`).toEqual(named)
    }
  }
})

test('an act that was not raised asks for nothing more, and a grade that nobody knows is no answer', () => {
  expect(raisedGradeOf({ raisedGrades: {} }, ['suspend'])).toBeNull()
  expect(raisedGradeOf({ raisedGrades: { suspend: 'T3' } }, ['suspend'])).toBe('T3')
  expect(raisedGradeOf({ raisedGrades: { suspend: 'T3' } }, [])).toBeNull()
  const unknown = { raisedGrades: { suspend: 'T9' } } as unknown as { raisedGrades: RaisedGrades }
  expect(() => raisedGradeOf(unknown, ['suspend'])).toThrow('suspend')
})

test('acts that are done as one weigh as the heaviest of them', () => {
  const raised = { raisedGrades: { suspend: 'T2', 'assign-role': 'T3' } } as const
  expect(raisedGradeOf(raised, ['suspend', 'assign-role'])).toBe('T3')
  expect(raisedGradeOf(raised, ['assign-role', 'suspend'])).toBe('T3')
  expect(raisedGradeOf(raised, ['suspend', 'activate'])).toBe('T2')
})

test('a lock-down weighs no less than what it is made of', () => {
  expect(raisedGradeOf({ raisedGrades: { suspend: 'T3' } }, ['lock-down'])).toBe('T3')
  expect(raisedGradeOf({ raisedGrades: { 'revoke-sessions': 'T2' } }, ['lock-down'])).toBe('T2')
  expect(raisedGradeOf({ raisedGrades: { 'lock-down': 'T3', suspend: 'T2' } }, ['lock-down'])).toBe('T3')
})

test('what goes down is told: to a lower grade, and back to its own', () => {
  const before = { suspend: 'T3', unlock: 'T2', merge: 'T3' } as const
  expect(loweredActs(before, before)).toEqual([])
  expect(loweredActs(before, { suspend: 'T2', unlock: 'T3' })).toEqual(['suspend', 'merge'])
  expect(loweredActs({}, before)).toEqual([])
})

test('a change of some acts leaves the others, and null takes one back to its own', () => {
  const raised = { suspend: 'T3', unlock: 'T2' } as const
  expect(withGrades(raised, { merge: 'T3', suspend: 'T2' })).toEqual({ suspend: 'T2', unlock: 'T2', merge: 'T3' })
  expect(withGrades(raised, { suspend: null, merge: null })).toEqual({ unlock: 'T2' })
  expect(withGrades(raised, {})).toEqual(raised)
})

function fieldsRefused(raised: RaisedGrades): readonly string[] {
  try {
    refuseBadGrades(raised)
    return []
  } catch (fault) {
    if (!(fault instanceof RollcallError)) throw fault
    return fault.details.map(({ field }) => field)
  }
}
