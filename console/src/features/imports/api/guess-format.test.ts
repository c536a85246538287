import { expect, test } from 'vitest'
import { guessFormat } from './guess-format.ts'

test.each([
  ['people.csv', 'mail,first name\n', 'csv'],
  ['people.txt', 'mail;name\n', 'csv'],
  ['clerk.csv', 'id,first_name,primary_email_address\n', 'clerk'],
  ['realm-export.json', '{ "id": "x", "realm": "shop",', 'keycloak'],
  ['users.json', '{"user_id":"auth0|1","identities":[]}', 'auth0'],
  ['users.json', ' [ {"email":', 'json'],
  ['users.json', '{"email":"alice@example.com"}\n', 'ndjson'],
  ['users.ndjson', '{"email":"alice@example.com"}\n', 'ndjson'],
])('%s that begins with %s is read as %s', (name, head, format) => {
  expect(guessFormat(name, head)).toBe(format)
})
