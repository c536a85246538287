import { expect, test } from 'vitest'
import { eventGroups } from './event-groups.ts'

test('every kind of event stands in the picker under a name of its own', () => {
  const unnamed = eventGroups.filter(({ noun, label }) => label === noun)
  expect(unnamed.map(({ noun }) => noun)).toEqual([])
})
