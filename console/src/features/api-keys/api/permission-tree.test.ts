import { expect, test } from 'vitest'
import { permissionGroups, tickOf, toggled, withGroup } from './permission-tree.ts'

const held = ['update:users', 'read:roles', 'read:users', 'delete:users', 'read:user_events']
const users = { subject: 'users', permissions: ['delete:users', 'read:users', 'update:users'] }

test('permissions stand below their subject, both in order of their names', () => {
  expect(permissionGroups(held, '')).toEqual([
    { subject: 'roles', permissions: ['read:roles'] },
    { subject: 'user_events', permissions: ['read:user_events'] },
    users,
  ])
})

test('words leave what has them, by its verb or by its subject', () => {
  expect(permissionGroups(held, ' UPDATE ')).toEqual([{ subject: 'users', permissions: ['update:users'] }])
  expect(permissionGroups(held, ':users')).toEqual([users])
  expect(permissionGroups(held, 'nothing')).toEqual([])
})

test('a group is ticked by all, some or none of what is below it', () => {
  expect([[], ['read:users', 'read:roles'], users.permissions].map((names) => tickOf(users, new Set(names)))).toEqual([
    'none',
    'some',
    'all',
  ])
})

test('ticking a group gives all of it, ticking it again takes all, and what a search hides stays as it is', () => {
  const some = new Set(['read:users', 'read:roles'])
  const all = withGroup(users, some)
  expect([...all].toSorted()).toEqual(['delete:users', 'read:roles', 'read:users', 'update:users'])
  expect([...withGroup(users, all)]).toEqual(['read:roles'])
  const [narrow] = permissionGroups(held, 'read:users')
  expect([...withGroup(narrow ?? users, all)].toSorted()).toEqual(['delete:users', 'read:roles', 'update:users'])
})

test('one permission is given and taken', () => {
  const given = toggled('read:users', new Set())
  expect([...given]).toEqual(['read:users'])
  expect(toggled('read:users', given).size).toBe(0)
})
