import { expect, test } from 'vitest'
import { fromStart, type ListPlace, readListPlace } from './list-address.ts'

test('the page, its size and its order are read from the address', () => {
  expect(readListPlace({ after: 'x', size: '50', sort: '-name', q: 'acme' }, ['name'])).toEqual({
    after: 'x',
    size: 50,
    sort: '-name',
  })
})

test('a size that is not offered and an order that the list does not have are left out', () => {
  expect(readListPlace({ after: '', size: '30', sort: 'name' }, ['created'])).toEqual({})
  expect(readListPlace({ sort: 'created' })).toEqual({})
})

test('what is narrowed anew begins with its first page', () => {
  const third: ListPlace = { after: 'x', size: 50 }
  expect(fromStart(third, { sort: 'name' })).toEqual({ after: undefined, size: 50, sort: 'name' })
})
