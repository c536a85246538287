import { expect, test } from 'vitest'
import { refuseBadIdentifier, refuseBadLifetime, refuseBadPermissions } from './resource-server.ts'

const permission = (name: string) => ({ name, description: null })

test.each(['read:things', 'a', 'rubytest-210908-test-permission', '!#$%&()*+,-./:<=>?@[]^_`{|}~'])(
  'a permission may be called %s',
  (name) => {
    expect(() => refuseBadPermissions([permission(name)])).not.toThrow()
  },
)

test.each([
  ['holds a space, which separates scopes', 'read things'],
  ['is empty', ''],
  ['holds a quote', 'read:"things"'],
  ['is not ASCII', 'lesen:übersicht'],
  ['is too long', 'x'.repeat(281)],
])('a permission is refused that %s', (_why, name) => {
  expect(() => refuseBadPermissions([permission('fine'), permission(name)])).toThrow(
    expect.objectContaining({
      code: 'invalid_input',
      details: [expect.objectContaining({ field: 'scopes[1].value' })],
    }),
  )
})

test('a permission that is listed twice is refused, and so is one too many', () => {
  const twice = [permission('a'), permission('b'), permission('a')]
  expect(() => refuseBadPermissions(twice)).toThrow('Array items are not unique (indexes 0 and 2)')
  const many = Array.from({ length: 1_001 }, (_, index) => permission(`p${index}`))
  expect(() => refuseBadPermissions(many)).toThrow('Array is too long (1001), maximum 1000')
})

test('identifiers and lifetimes have bounds', () => {
  expect(() => refuseBadIdentifier('')).toThrow('String is too short (0 chars), minimum 1')
  expect(() => refuseBadIdentifier('x'.repeat(601))).toThrow('String is too long (601 chars), maximum 600')
  expect(() => refuseBadLifetime(-1)).toThrow('Value -1 is less than minimum 0')
  expect(() => refuseBadLifetime(2_592_001)).toThrow('Value 2592001 is greater than maximum 2592000')
})
