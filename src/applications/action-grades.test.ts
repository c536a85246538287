import { expect, test } from 'vitest'
import { RollcallError } from '../kernel/errors.ts'
import {
  builtInGrades,
  loweredActs,
  type RaisedGrades,
  raisableActs,
  raisedGradeOf,
  refuseBadGrades,
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
  expect(raisedGradeOf({ raisedGrades: {} }, 'suspend')).toBeNull()
  expect(raisedGradeOf({ raisedGrades: { suspend: 'T3' } }, 'suspend')).toBe('T3')
  const unknown = { raisedGrades: { suspend: 'T9' } } as unknown as { raisedGrades: RaisedGrades }
  expect(() => raisedGradeOf(unknown, 'suspend')).toThrow('suspend')
})

test('what goes down is told: to a lower grade, and back to its own', () => {
  const before = { suspend: 'T3', unlock: 'T2', merge: 'T3' } as const
  expect(loweredActs(before, before)).toEqual([])
  expect(loweredActs(before, { suspend: 'T2', unlock: 'T3' })).toEqual(['suspend', 'merge'])
  expect(loweredActs({}, before)).toEqual([])
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
