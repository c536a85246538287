import { expect, test } from 'vitest'
import { type ColumnSort, nextSort } from './column.ts'

const pressed = (column: ColumnSort, defaultSort: string) => {
  const sorts: (string | undefined)[] = []
  let sort: string | undefined
  for (let press = 0; press < 3; press++) {
    sort = nextSort(column, { sort, defaultSort, onSort: () => undefined })
    sorts.push(sort)
  }
  return sorts
}

test('a list that begins with the newest is turned round and back by its date', () => {
  expect(pressed({ field: 'created' }, '-created')).toEqual(['created', undefined, 'created'])
})

test('a list that begins with the oldest is turned round and back by its date', () => {
  expect(pressed({ field: 'created' }, 'created')).toEqual(['-created', undefined, '-created'])
})

test('names go from A, then from Z, then back to the order of the list', () => {
  expect(pressed({ field: 'name', isText: true }, '-created')).toEqual(['name', '-name', undefined])
})
