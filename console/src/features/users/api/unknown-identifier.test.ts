import { expect, test } from 'vitest'
import { identifierIn } from './unknown-identifier.ts'

test('an address and an id are asked about, words and queries are not', () => {
  expect(identifierIn(' Ada@Example.com ')).toEqual({ kind: 'email', value: 'ada@example.com' })
  expect(identifierIn('auth0|6918c6d7')).toEqual({ kind: 'id', value: 'auth0|6918c6d7' })
  for (const words of ['ada', '@acme.com', 'email:*@acme.com', 'ada lovelace', 'email:"ada@example.com"']) {
    expect(identifierIn(words), words).toBeNull()
  }
})
