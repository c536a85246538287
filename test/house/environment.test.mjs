import { expect, test } from 'vitest'
import { architecture, judge } from './sample-clone.mjs'

const reading = 'export const port = process.env.PORT\n'

test('only src/config/env.ts reads the environment', () => {
  const clone = { 'ARCHITECTURE.md': architecture('src/', '  config/', '  users/') }
  expect(judge({ ...clone, 'src/config/env.ts': reading })).toEqual([])
  expect(judge({ ...clone, 'src/config/config.ts': reading })).toEqual([
    'src/config/config.ts:1: environment: only src/config/env.ts reads the environment',
  ])
})

test('a named exception may read it', () => {
  const environmentReaders = { 'src/users/user.ts': 'hands PATH on to a program' }
  expect(judge({ 'src/users/user.ts': reading }, { environmentReaders })).toEqual([])
})
