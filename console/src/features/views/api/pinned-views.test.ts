import { expect, test } from 'vitest'
import { movePin, pinnedFirst, togglePin } from './pinned-views.ts'

const views = ['a', 'b', 'c', 'd'].map((id) => ({ id }))
const order = (pinned: readonly string[]) =>
  pinnedFirst(views, pinned)
    .map(({ id }) => id)
    .join('')

test('pinned views come first in their own order, and what is gone or of another list stands for nothing', () => {
  expect(order([])).toBe('abcd')
  expect(order(['d', 'gone', 'b'])).toBe('dbac')
})

test('a view is pinned behind those before it, and no more', () => {
  expect(togglePin(['d'], 'b')).toEqual(['d', 'b'])
  expect(togglePin(['d', 'b'], 'd')).toEqual(['b'])
  const many = Array.from({ length: 50 }, (_, at) => `view-${at}`)
  expect(togglePin(many, 'b')).toEqual([...many.slice(1), 'b'])
})

test('a pinned view passes its neighbour of the same list, and stays where there is none', () => {
  expect(movePin(['d', 'other', 'b'], views, 'b', 'before')).toEqual(['b', 'other', 'd'])
  expect(movePin(['d', 'other', 'b'], views, 'd', 'after')).toEqual(['b', 'other', 'd'])
  expect(movePin(['d', 'b'], views, 'd', 'before')).toBeNull()
  expect(movePin(['d', 'b'], views, 'a', 'after')).toBeNull()
})
