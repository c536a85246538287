import { expect, test } from 'vitest'
import { searchParameters } from './search-text.ts'

test('plain words are searched as words', () => {
  for (const text of ['alice', 'alice@example.com', 'auth0|6918f0', '+15550101', "o'brien", 'and or not', '12:30']) {
    expect(searchParameters(text)).toEqual({ search: text })
  }
})

test('a field, an operator, a quote or a wildcard makes it a query', () => {
  for (const text of ['email:*@acme.com', 'a AND b', 'NOT alice', '"alice smith"', 'ali*', '(a b)', '-status:active']) {
    expect(searchParameters(text)).toEqual({ q: text })
  }
})

test('blanks around the words do not count', () => {
  expect(searchParameters('  alice ')).toEqual({ search: 'alice' })
  expect(searchParameters('   ')).toEqual({})
})
