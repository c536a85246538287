import { expect, test } from 'vitest'
import { axisTop, segmentsOf } from './bar-scale.ts'

test.each([
  [0, 2],
  [1, 2],
  [3, 4],
  [10, 10],
  [11, 12],
  [13, 16],
  [21, 24],
  [25, 30],
  [101, 120],
  [412, 500],
  [1_000, 1_000],
  [8_001, 10_000],
])('an axis for %i ends at %i, and its half is a whole number', (most, top) => {
  expect(axisTop(most)).toBe(top)
  expect(Number.isInteger(top / 2)).toBe(true)
})

test('segments stand on each other from below, and nothing that happened is invisible', () => {
  expect(segmentsOf([50, 0, 25], 100, 200)).toEqual([
    { y: 100, height: 100 },
    { y: 100, height: 0 },
    { y: 50, height: 50 },
  ])
  const [many, one] = segmentsOf([1_000, 1], 1_000, 100)
  expect(one?.height).toBeGreaterThan(1)
  expect((many?.height ?? 0) + (one?.height ?? 0)).toBeCloseTo(100)
})
