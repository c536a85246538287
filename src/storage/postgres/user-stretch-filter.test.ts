import { expect, test } from 'vitest'
import type { Filter, FilterField } from '../../kernel/filter.ts'
import { filterAmong } from './user-stretch-filter.ts'

const field = (name: string): FilterField => ({ name, type: 'date', wildcards: false, ranges: true })
const everSeen: Filter = { kind: 'exists', field: field('lastLogin') }
const seenBefore: Filter = {
  kind: 'range',
  field: field('lastLogin'),
  from: null,
  to: { value: new Date(0), inclusive: false },
}
const named: Filter = { kind: 'known-as', pieces: ['', 'ann', ''] }
const neverOrBefore: Filter = { kind: 'or', parts: [{ kind: 'not', part: everSeen }, seenBefore] }

test('"never, or before" is the range alone among those who signed in, and nothing among the others', () => {
  expect(filterAmong(neverOrBefore, true)).toEqual(seenBefore)
  expect(filterAmong(neverOrBefore, false)).toBeNull()
})

test('what is asked of a sign-in has nobody among those who never did', () => {
  expect(filterAmong(seenBefore, false)).toBe('nobody')
  expect(filterAmong({ kind: 'and', parts: [named, seenBefore] }, false)).toBe('nobody')
  expect(filterAmong({ kind: 'not', part: seenBefore }, false)).toBeNull()
})

test('what has nothing to do with sign-ins stays as it is', () => {
  expect(filterAmong({ kind: 'and', parts: [named, neverOrBefore] }, false)).toEqual(named)
  expect(filterAmong({ kind: 'and', parts: [named, neverOrBefore] }, true)).toEqual({
    kind: 'and',
    parts: [named, seenBefore],
  })
})
