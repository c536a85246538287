import { expect, test } from 'vitest'
import { fromStart, type ListPlace, readListPlace, readWords } from './list-address.ts'

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

test('words that say nothing are none, and no more of them are taken than the API takes', () => {
  expect([readWords({ q: ' ' }), readWords({ q: 7 }), readWords({})]).toEqual([{}, {}, {}])
  expect(readWords({ q: ' acme ' })).toEqual({ q: ' acme ' })
  expect(readWords({ q: 'a'.repeat(201) }).q).toHaveLength(200)
})

test('what is narrowed anew begins with its first page', () => {
  const third: ListPlace = { after: 'x', size: 50 }
  expect(fromStart(third, { sort: 'name' })).toEqual({ after: undefined, size: 50, sort: 'name' })
})
