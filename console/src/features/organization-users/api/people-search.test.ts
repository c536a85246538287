import { expect, test } from 'vitest'
import { isNarrowed, readPeopleSearch } from './people-search.ts'

test('what the list knows is read from the address, and nothing else', () => {
  expect(readPeopleSearch({ q: 'ada', role: 'admin', status: 'inactive', after: 'x', page: '2' })).toEqual({
    q: 'ada',
    role: 'admin',
    status: 'inactive',
    after: 'x',
  })
  expect(readPeopleSearch({ q: ' ', role: 'owner', status: '' })).toEqual({})
})

test('a place in the list does not narrow it', () => {
  expect(isNarrowed({ after: 'x' })).toBe(false)
  expect(isNarrowed({ status: 'active' })).toBe(true)
})
