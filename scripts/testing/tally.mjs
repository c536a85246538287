// How many tests passed, failed and were skipped, as Vitest's JSON report has it.

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/**
 * @typedef {{
 *   numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: { status: string, assertionResults: unknown[] }[],
 * }} Report
 */

/**
 * @param {Report | null} report null when the run ended before it could write one
 * @param {number | null} exitCode
 * @returns {Tally}
 */
export function tallyOf(report, exitCode) {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 }
  // A file that did not even load has failed, although it has no tests to count.
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  const failed = report.numFailedTests + broken.length
  // Every test may pass and the run still fail, by an error outside of all tests: Vitest's exit code tells.
  const isFailedOtherwise = failed === 0 && exitCode !== 0
  return {
    passed: report.numPassedTests,
    failed: isFailedOtherwise ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function total(tallies) {
  return tallies.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )
}

/** @param {Tally} sum */
export function sumLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
