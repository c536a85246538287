import { expect, test } from 'vitest'
import { judge } from './sample-clone.mjs'

test('a mark that promises work later is refused', () => {
  const mark = ['TO', 'DO'].join('')
  expect(judge({ 'src/users/user.ts': `export const x = 1 // ${mark}: more\n` })).toEqual([
    'src/users/user.ts:1: unfinished: finish it, or open an issue and remove the mark',
  ])
})

test('a test that shuts the others out is refused', () => {
  const alone = ['test', 'only'].join('.')
  expect(judge({ 'src/users/user.test.ts': `${alone}('x', () => {})\n` })).toEqual([
    'src/users/user.test.ts:1: unfinished: a test run must run every test',
  ])
})
