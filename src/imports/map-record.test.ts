import { expect, test } from 'vitest'
import type { FileShape } from './file-shape.ts'
import { mapRecord } from './map-record.ts'
import { guessedField } from './mappable-fields.ts'

function shape(
  mapping: Readonly<Record<string, string | null>>,
  password: Partial<FileShape['password']> = {},
): FileShape {
  return {
    format: 'csv',
    columns: Object.keys(mapping),
    mapping: Object.entries(mapping).map(([column, field]) => ({ column, field })),
    password: { algorithm: 'bcrypt', ...password },
  }
}

test('cells become what their fields take', () => {
  const source = {
    Mail: ' alice@example.com ',
    Active: 'no',
    Count: '12',
    Phone: '0043 664/123',
    Empty: '',
    Plan: 'gold',
  }
  const mapping = {
    Mail: 'email',
    Active: 'blocked',
    Count: 'logins_count',
    Phone: 'phone_number',
    Empty: 'name',
    Plan: 'user_metadata.plan',
  }
  expect(mapRecord(source, shape(mapping))).toEqual({
    email: 'alice@example.com',
    blocked: false,
    logins_count: 12,
    phone_number: '+43664/123',
    user_metadata: { plan: 'gold' },
  })
})

test('what is none of what a field takes stays, so that it is refused by its name', () => {
  const mapping = { Verified: 'email_verified', Count: 'logins_count', Data: 'app_metadata' }
  const source = { Verified: 'perhaps', Count: 'many', Data: '{no json' }
  expect(mapRecord(source, shape(mapping))).toEqual({
    email_verified: 'perhaps',
    logins_count: 'many',
    app_metadata: '{no json',
  })
})

test('a column that was left out is gone, and one that nobody saw stays', () => {
  expect(mapRecord({ a: '1', b: '2' }, shape({ a: null }))).toEqual({ b: '2' })
})

test('a key of a file is a field like others, whatever it is called', () => {
  const source = JSON.parse('{"__proto__":{"isOwner":true},"mail":"alice@example.com"}')
  const record = mapRecord(source, shape({ mail: 'email' }))
  expect(Object.keys(record).toSorted()).toEqual(['__proto__', 'email'])
  expect((record as { isOwner?: boolean }).isOwner).toBeUndefined()
})

test.each([
  [{}, { password_hash: 'x' }],
  [
    { algorithm: 'sha256' },
    {
      custom_password_hash: {
        algorithm: 'sha256',
        hash: { value: 'x', encoding: 'hex' },
        salt: { value: 's', encoding: 'utf8', position: 'prefix' },
      },
    },
  ],
  [
    { algorithm: 'md5', encoding: 'base64', saltPosition: 'suffix' },
    {
      custom_password_hash: {
        algorithm: 'md5',
        hash: { value: 'x', encoding: 'base64' },
        salt: { value: 's', encoding: 'utf8', position: 'suffix' },
      },
    },
  ],
] as const)('a password written as %o says so in its record', (password, expected) => {
  expect(mapRecord({ p: 'x', s: 's' }, shape({ p: 'password_hash', s: 'password_salt' }, password))).toEqual(expected)
})

test.each([
  ['E-Mail', 'email'],
  ['First Name', 'given_name'],
  ['Nachname', 'family_name'],
  ['phone number', 'phone_number'],
  ['Shoe size', null],
])('a column that is called %s is taken for %s', (column, field) => {
  expect(guessedField(column)).toBe(field)
})
