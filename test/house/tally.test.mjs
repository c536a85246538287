import { expect, test } from 'vitest'
import { sumLine, tallyOf, total } from '../../scripts/testing/tally.mjs'

const file = { status: 'passed', assertionResults: [{}] }
const report = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [file] }

test('a run without a fault counts what passed', () => {
  expect(tallyOf(report, 0)).toEqual({ passed: 3, failed: 0, skipped: 0 })
})

test('a file that does not load counts as one failure', () => {
  const broken = { status: 'failed', assertionResults: [] }
  expect(tallyOf({ ...report, testResults: [file, broken] }, 1)).toEqual({ passed: 3, failed: 1, skipped: 0 })
})

test('an error outside of all tests counts as one failure', () => {
  expect(tallyOf(report, 1)).toEqual({ passed: 3, failed: 1, skipped: 0 })
})

test('a run that leaves no report counts as one failure', () => {
  expect(tallyOf(null, null)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test('the last line sums all runs, and names the skipped only where there are some', () => {
  const runs = [tallyOf(report, 0), tallyOf({ ...report, numPendingTests: 1, numTodoTests: 1 }, 0)]
  expect(sumLine(total(runs))).toBe('6 passed, 0 failed, 2 skipped')
  expect(sumLine(total([tallyOf(report, 0)]))).toBe('3 passed, 0 failed')
})
