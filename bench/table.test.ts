import { describe, expect, it } from 'vitest'
import { percentile } from './statistics.ts'
import { judged, type Result, table } from './table.ts'

const result = (more: Partial<Result>): Result => ({
  work: 'work',
  unit: 'req/s',
  ours: 60,
  floor: 100,
  goal: 'get against JSON',
  ...more,
})

describe('the verdict', () => {
  it('is ok on the bound itself and MISS below it', () => {
    expect(judged(result({})).verdict).toBe('ok')
    expect(judged(result({ ours: 59.9 })).verdict).toBe('MISS')
  })

  it('is MISS above what is allowed at most', () => {
    expect(judged(result({ goal: 'get CPU', ours: 171 })).verdict).toBe('MISS')
    expect(judged(result({ goal: 'get CPU', ours: 170 })).verdict).toBe('ok')
  })

  it('looks at our own figure where the goal is an absolute one', () => {
    expect(judged(result({ goal: 'quick search', ours: 21, unit: 'ms', floor: 1 })).verdict).toBe('MISS')
    expect(judged(result({ goal: 'quick search', ours: 19, unit: 'ms', floor: 1 })).verdict).toBe('ok')
  })

  it('is left out where there is no goal, or nothing to compare with', () => {
    expect(judged(result({ goal: null })).verdict).toBe('')
    expect(judged(result({ goal: 'steady search', floor: null })).verdict).toBe('')
  })
})

it('the table says figure, floor, ratio, goal and verdict of each work', () => {
  const lines = table([result({ work: 'get one', ours: 4321.4, floor: 10_000, detail: 'p99 3 ms' })]).split('\n')
  expect(lines[1]).toBe('get one  4,321 req/s (p99 3 ms)  10,000 req/s  0.43   ≥ 0.6  MISS')
})

it('a percentile is a value that was measured', () => {
  const values = Array.from({ length: 100 }, (_, place) => 100 - place)
  expect([percentile(values, 0.5), percentile(values, 0.99), percentile(values, 1)]).toEqual([50, 99, 100])
  expect(percentile([7], 0.99)).toBe(7)
})
