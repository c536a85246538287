import { expect, test } from 'vitest'
import { architecture, judge } from './sample-clone.mjs'

test.each(['index', 'utils', 'util', 'helpers', 'common', 'misc', 'manager', 'service', 'impl', 'base'])(
  'a file called %s is refused',
  (name) => {
    expect(judge({ [`src/users/${name}.ts`]: 'export const x = 1\n' })).toEqual([
      `src/users/${name}.ts:1: name: src/users/${name}.ts says nothing: name the thing or the act inside`,
    ])
  },
)

test('a folder with an empty name is refused too', () => {
  const found = judge({
    'ARCHITECTURE.md': architecture('src/', '  users/', '    helpers/'),
    'src/users/helpers/trim.ts': 'export const x = 1\n',
  })
  expect(found).toEqual([
    'src/users/helpers:1: name: src/users/helpers/ says nothing: name the thing or the act inside',
  ])
})

test.each(['blockUser', 'block_user', 'Block-user', 'block--user'])('%s is not kebab-case', (name) => {
  expect(judge({ [`src/users/${name}.ts`]: 'export const x = 1\n' })).toEqual([
    `src/users/${name}.ts:1: name: src/users/${name}.ts is not kebab-case`,
  ])
})

test('a test beside its file has the name of the file', () => {
  expect(judge({ 'src/users/block-user.test.ts': 'export const x = 1\n' })).toEqual([])
})

test('a migration has a number and a name', () => {
  const clone = { 'ARCHITECTURE.md': architecture('src/', '  users/', 'migrations/') }
  expect(judge({ ...clone, 'migrations/0001-users.sql': 'SELECT 1;\n' })).toEqual([])
  expect(judge({ ...clone, 'migrations/users.sql': 'SELECT 1;\n' })).toEqual([
    'migrations/users.sql:1: name: a migration is called NNNN-what-it-brings.sql',
  ])
})
