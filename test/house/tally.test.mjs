import { expect, test } from 'vitest'
import { oneFailure, sumLine, tallyOf, total } from '../../scripts/testing/tally.mjs'

const test1 = { fullName: 'alice signs in', status: 'passed', failureMessages: [] }
const file = { name: 'test/a.test.ts', status: 'passed', message: '', assertionResults: [test1] }
const report = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [file] }

test('a run without a fault counts what passed', () => {
  expect(tallyOf(report, 0)).toEqual({ passed: 3, failed: 0, skipped: 0, failures: [] })
})

test('a test that fails is named with its file and its error', () => {
  const failing = { fullName: 'bob signs in', status: 'failed', failureMessages: ['expected 200, got 401'] }
  const broken = { ...file, status: 'failed', assertionResults: [test1, failing] }
  const tally = tallyOf({ ...report, numFailedTests: 1, testResults: [broken] }, 1)
  expect(tally.failures).toEqual(['test/a.test.ts: bob signs in\nexpected 200, got 401'])
  expect(tally.failed).toBe(1)
})

test('a file that does not load counts as one failure', () => {
  const broken = { name: 'test/b.test.ts', status: 'failed', message: 'no such module', assertionResults: [] }
  const tally = tallyOf({ ...report, testResults: [file, broken] }, 1)
  expect(tally).toEqual({ passed: 3, failed: 1, skipped: 0, failures: ['test/b.test.ts: no such module'] })
})

test('an error outside of all tests counts as one failure', () => {
  expect(tallyOf(report, 1)).toMatchObject({ passed: 3, failed: 1, skipped: 0 })
})

test('a run that leaves no report counts as one failure', () => {
  expect(tallyOf(null, null)).toMatchObject({ passed: 0, failed: 1, skipped: 0 })
})

test('the sum names what failed in any of the runs', () => {
  expect(total([tallyOf(report, 0), oneFailure('lint')])).toMatchObject({ passed: 3, failed: 1, failures: ['lint'] })
})

test('the last line sums all runs, and names the skipped only where there are some', () => {
  const runs = [tallyOf(report, 0), tallyOf({ ...report, numPendingTests: 1, numTodoTests: 1 }, 0)]
  expect(sumLine(total(runs))).toBe('6 passed, 0 failed, 2 skipped')
  expect(sumLine(total([tallyOf(report, 0)]))).toBe('3 passed, 0 failed')
})
