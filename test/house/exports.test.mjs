import { expect, test } from 'vitest'
import { judge } from './sample-clone.mjs'

test('a default export is refused', () => {
  expect(judge({ 'src/users/user.ts': 'const x = 1\nexport default x\n' })).toEqual([
    'src/users/user.ts:2: export: a default export has no name of its own: export by name',
  ])
})

test('a default export by another spelling is refused', () => {
  expect(judge({ 'src/users/user.ts': 'const x = 1\nexport { x as default }\n' })).toHaveLength(1)
})

test('a tool may ask for a default export of its configuration', () => {
  expect(judge({ 'vitest.config.ts': 'export default {}\n' })).toEqual([])
})

test.each(["export * from './user.ts'", "export { id } from './user.ts'", "export type { User } from './user.ts'"])(
  'a barrel is refused: %s',
  (line) => {
    expect(judge({ 'src/users/all.ts': `${line}\n` })).toEqual([
      'src/users/all.ts:1: export: passes ./user.ts on: import from the file that defines the thing',
    ])
  },
)
