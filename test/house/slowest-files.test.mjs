import { expect, test } from 'vitest'
import { slowestFiles } from '../../scripts/testing/slowest-files.mjs'

/** @param {string} name */
const file = (name, endTime = 0) => ({ name, startTime: 1_000, endTime: 1_000 + endTime })

test('the files that took longest are told first, and what all of them took last', () => {
  const report = { testResults: [file('a.test.ts', 40), file('b.test.ts', 61_230), file('c.test.ts', 2_500)] }
  expect(slowestFiles(report, 2)).toEqual(['   61.2 s  b.test.ts', '    2.5 s  c.test.ts', '   63.8 s  all 3 files'])
})

test('a run of no files has nothing slow', () => {
  expect(slowestFiles({ testResults: [] })).toEqual(['    0.0 s  all 0 files'])
})
