import { expect, test } from 'vitest'
import { architecture, judge } from './sample-clone.mjs'

const lines = (/** @type {number} */ count) => 'export type Line = string\n'.repeat(count)

test('a file of a noun has at most 200 lines', () => {
  expect(judge({ 'src/users/user.ts': lines(200) })).toEqual([])
  expect(judge({ 'src/users/user.ts': lines(201) })).toEqual([
    'src/users/user.ts:201: size: 201 lines, and a file of the kernel or a noun has at most 200: split it, or name the reason in scripts/house/exceptions.mjs',
  ])
})

test('a store has at most 300 lines', () => {
  const clone = { 'ARCHITECTURE.md': architecture('src/', '  storage/', '    postgres/', '  users/') }
  expect(judge({ ...clone, 'src/storage/postgres/users.ts': lines(300) })).toEqual([])
  expect(judge({ ...clone, 'src/storage/postgres/users.ts': lines(301) })).toHaveLength(1)
})

test('a component has at most 200 lines and another file of the console 400', () => {
  const clone = { 'ARCHITECTURE.md': architecture('src/', '  users/', 'console/', '  src/', '    lib/') }
  expect(judge({ ...clone, 'console/src/lib/table.tsx': lines(201) })).toHaveLength(1)
  expect(judge({ ...clone, 'console/src/lib/table.ts': lines(400) })).toEqual([])
  expect(judge({ ...clone, 'console/src/lib/table.ts': lines(401) })).toHaveLength(1)
})

test('a test file has at most 500 lines', () => {
  expect(judge({ 'src/users/user.test.ts': lines(500) })).toEqual([])
  expect(judge({ 'src/users/user.test.ts': lines(501) })).toHaveLength(1)
})

test('a named exception may be longer, and must go when it is no longer needed', () => {
  const longFiles = { 'src/users/user.ts': 'one list that is read as a whole' }
  expect(judge({ 'src/users/user.ts': lines(201) }, { longFiles })).toEqual([])
  expect(judge({ 'src/users/user.ts': lines(200) }, { longFiles })).toEqual([
    'scripts/house/exceptions.mjs:1: size: src/users/user.ts needs no exception any more: remove it from the list',
  ])
})
