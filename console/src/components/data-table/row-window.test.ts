import { expect, test } from 'vitest'
import { mountedRuns, rowsInSight, shiftOf } from './row-window.ts'

test('the rows in sight follow from where the list begins, and one is always there', () => {
  expect(rowsInSight(-200, 600, 48, 1_000)).toEqual({ first: 0, last: 13 })
  expect(rowsInSight(4_800, 5_600, 48, 1_000)).toEqual({ first: 100, last: 117 })
  expect(rowsInSight(999_999, 1_000_800, 48, 1_000)).toEqual({ first: 999, last: 1_000 })
  expect(rowsInSight(-900, -100, 48, 1_000)).toEqual({ first: 0, last: 1 })
})

test('some rows around those in sight are there, and gaps stand for all others', () => {
  expect(mountedRuns(1_000, { sight: { first: 100, last: 117 }, kept: -1 })).toEqual([
    { first: 88, last: 129, gap: 88 },
    { first: 1_000, last: 1_000, gap: 871 },
  ])
  expect(mountedRuns(20, { sight: { first: 0, last: 15 }, kept: -1 })).toEqual([{ first: 0, last: 20, gap: 0 }])
})

test('the row with the focus stays with its neighbours, wherever it is scrolled to', () => {
  const sight = { first: 100, last: 117 }
  expect(mountedRuns(1_000, { sight, kept: 3 })).toEqual([
    { first: 2, last: 5, gap: 2 },
    { first: 88, last: 129, gap: 83 },
    { first: 1_000, last: 1_000, gap: 871 },
  ])
  expect(mountedRuns(1_000, { sight, kept: 129 })[1]).toEqual({ first: 129, last: 131, gap: 0 })
  expect(mountedRuns(1_000, { sight, kept: 110 })).toHaveLength(2)
  expect(mountedRuns(1_000, { sight, kept: 999 }).at(-1)).toEqual({ first: 998, last: 1_000, gap: 869 })
})

test('rows that came or went above are counted, and another list counts as none', () => {
  expect(shiftOf(['c', 'd'], ['a', 'b', 'c', 'd'])).toBe(2)
  expect(shiftOf(['a', 'b', 'c'], ['c', 'd'])).toBe(-2)
  expect(shiftOf(['a', 'b'], ['a', 'b', 'c'])).toBe(0)
  expect(shiftOf(['a', 'b'], ['x', 'y'])).toBe(0)
  expect(shiftOf([], ['x'])).toBe(0)
})
