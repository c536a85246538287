import { expect, test } from 'vitest'
import { mergePage } from './merge-page.ts'

const page = (...rows: readonly (readonly [id: string, name: string])[]) => ({
  data: rows.map(([id, name]) => ({ id, name })),
})
const names = (merged: ReturnType<typeof page>) => merged.data.map(({ name }) => name)

test('a changed row is patched where it stands', () => {
  const merged = mergePage(page(['a', 'Alice'], ['b', 'Bob']), page(['a', 'Alice'], ['b', 'Robert']))
  expect(names(merged.page)).toEqual(['Alice', 'Robert'])
  expect(merged).toMatchObject({ changedIds: ['b'], goneIds: [], waiting: 0 })
})

test('what would come, go or move is counted and does not', () => {
  const shown = page(['a', 'Alice'], ['b', 'Bob'], ['c', 'Carol'])
  const merged = mergePage(shown, page(['d', 'Dan'], ['c', 'Carol'], ['a', 'Alicia']))
  expect(names(merged.page)).toEqual(['Alicia', 'Bob', 'Carol'])
  expect(merged).toMatchObject({ changedIds: ['a'], goneIds: ['b'], waiting: 4 })
})

test('nothing waits where nothing changed', () => {
  const shown = page(['a', 'Alice'])
  expect(mergePage(shown, shown)).toMatchObject({ changedIds: [], goneIds: [], waiting: 0 })
})
