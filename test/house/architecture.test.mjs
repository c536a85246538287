import { expect, test } from 'vitest'
import { architecture, judge } from './sample-clone.mjs'

test('a folder without a line is missed', () => {
  const found = judge({ 'test/api/users.test.ts': 'export const x = 1\n' })
  expect(found).toEqual(['ARCHITECTURE.md:3: map: test/ has no line', 'ARCHITECTURE.md:3: map: test/api/ has no line'])
})

test('a line without its folder is stale', () => {
  expect(judge({ 'ARCHITECTURE.md': architecture('src/', '  users/', '  sessions/   gone') })).toEqual([
    'ARCHITECTURE.md:8: map: src/sessions/ is not in the tree',
  ])
})

test('a line of a file must have its file', () => {
  expect(judge({ 'ARCHITECTURE.md': architecture('src/', '  users/', '  main.ts   starts') })).toEqual([
    'ARCHITECTURE.md:8: map: src/main.ts is not in the tree',
  ])
})

test('a line that is a remark is no folder', () => {
  expect(judge({ 'ARCHITECTURE.md': architecture('src/', '  -- the nouns --', '  users/') })).toEqual([])
})

test('what .gitignore leaves out needs no line', () => {
  expect(judge({ 'node_modules/fastify/fastify.js': '', 'console/dist/app.js': '' })).toEqual([])
})

test('a clone without the page is told so', () => {
  expect(judge({ 'ARCHITECTURE.md': null })).toEqual(['ARCHITECTURE.md:1: map: is missing'])
})
