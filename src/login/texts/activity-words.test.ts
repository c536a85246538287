import { expect, test } from 'vitest'
import { personEventTypes } from '../../audit/person-event-types.ts'
import { offeredLocales } from '../locale.ts'

test.each(Object.entries(offeredLocales))('in %s every event that people are shown has words', (_, texts) => {
  const { events } = texts.account.activity
  expect(Object.keys(events).sort()).toEqual([...personEventTypes].sort())
  expect(Object.values(events).filter((words) => words.trim() === '')).toEqual([])
})
