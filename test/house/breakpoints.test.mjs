import { expect, test } from 'vitest'
import { architecture, judge } from './sample-clone.mjs'

test('a class is for a width that there is a breakpoint for', () => {
  const clone = {
    'ARCHITECTURE.md': architecture('console/', '  src/', '    lib/', '    styles/', 'src/', '  users/'),
    'console/src/styles/tokens.css': '@theme {\n  --breakpoint-*: initial;\n  --breakpoint-desk: 1024px;\n}\n',
    'console/src/lib/list.ts': "export const classes = 'max-desk:hidden max-wide:hidden max-w-60'\n",
  }
  expect(judge(clone)).toEqual([
    'console/src/lib/list.ts:1: breakpoint: console/src/styles/tokens.css has no --breakpoint-wide',
  ])
})
