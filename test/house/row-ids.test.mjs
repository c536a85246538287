import { expect, test } from 'vitest'
import { groupRows, idsIn, namedIds } from '../../scripts/testing/row-ids.mjs'

const list =
  '| row | behaviour |\n|---|---|\n| S009-1 | creates, see S009-3 |\n| S009-2 | refuses |\n| XYZ-01 | attack |\n'

test('an id counts where it opens a row', () => {
  expect(idsIn(list, ['S009', 'XYZ'])).toEqual(['S009-1', 'S009-2', 'XYZ-01'])
})

test('a row is missing until a test names it, with or without leading zeros', () => {
  const named = namedIds([{ text: "test('S009-1 a person is created', …)" }, { text: "test('XYZ-1 …')" }])
  expect(groupRows(idsIn(list, ['S009', 'XYZ']), named)).toEqual([
    { family: 'S009', all: ['S009-1', 'S009-2'], missing: ['S009-2'] },
    { family: 'XYZ', all: ['XYZ-01'], missing: [] },
  ])
})

test('a longer number does not name a shorter one', () => {
  const named = namedIds([{ text: "test('S009-12 …')" }])
  expect(groupRows(['S009-1'], named)).toEqual([{ family: 'S009', all: ['S009-1'], missing: ['S009-1'] }])
})
