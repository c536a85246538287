// How many tests passed, failed and were skipped, and which failed, as Vitest's JSON report has it.
import { isAbsolute, relative } from 'node:path'
import { root } from '../bootstrap/root.mjs'

/** @typedef {{ passed: number, failed: number, skipped: number, failures: string[] }} Tally */

/** @typedef {{ fullName: string, status: string, failureMessages: string[] }} TestResult */

/** @typedef {{ name: string, status: string, message: string, assertionResults: TestResult[] }} FileResult */

/**
 * @typedef {{
 *   numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: FileResult[],
 * }} Report
 */

// Enough of an error to know it again; the whole stands where the test ran.
const shownLines = 12

/**
 * @param {Report | null} report null when the run ended before it could write one
 * @param {number | null} exitCode
 * @returns {Tally}
 */
export function tallyOf(report, exitCode) {
  if (report === null) return oneFailure('the run ended before it could report')
  const failures = report.testResults.flatMap(failuresOf)
  // Every test may pass and the run still fail, by an error outside of all tests: Vitest's exit code tells.
  if (failures.length === 0 && exitCode !== 0) failures.push('an error outside of all tests')
  return {
    passed: report.numPassedTests,
    failed: failures.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures,
  }
}

/**
 * What failed without Vitest.
 * @param {string} name
 * @returns {Tally}
 */
export function oneFailure(name) {
  return { passed: 0, failed: 1, skipped: 0, failures: [name] }
}

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function total(tallies) {
  return tallies.reduce(
    (sum, { passed, failed, skipped, failures }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
      failures: [...sum.failures, ...failures],
    }),
    { passed: 0, failed: 0, skipped: 0, failures: [] },
  )
}

/** @param {Tally} sum */
export function sumLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/**
 * A file that did not even load has failed, although it has no tests to count.
 * @param {FileResult} file
 */
function failuresOf({ name, status, message, assertionResults }) {
  const file = isAbsolute(name) ? relative(root, name) : name
  if (status === 'failed' && assertionResults.length === 0) return [`${file}: ${firstLines(message)}`]
  return assertionResults
    .filter((result) => result.status === 'failed')
    .map(({ fullName, failureMessages }) => `${file}: ${fullName}\n${firstLines(failureMessages.join('\n'))}`)
}

/** @param {string} text */
function firstLines(text) {
  return text.split('\n').slice(0, shownLines).join('\n')
}
