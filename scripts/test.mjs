// `npm test`: the check, then every test against our own embedded PostgreSQL, then those that need a database once more
// against the server that TEST_DATABASE_URL names. `npm test -- test/api/auth0-v2` runs only those files, without the
// check. The last line is always `N passed, N failed` over everything, after the names of what failed; a failed check
// counts as one failure.
import { check } from './check.mjs'
import { databaseBoundFiles } from './testing/database-bound-files.mjs'
import { prepareBrowser } from './testing/prepare-browser.mjs'
import { runVitest } from './testing/run-vitest.mjs'
import { oneFailure, sumLine, total } from './testing/tally.mjs'

const { TEST_DATABASE_URL: serverUrl, ...withoutServer } = process.env
const args = process.argv.slice(2)
const isWhole = args.length === 0
const isCi = Boolean(process.env.CI)

const tallies = []
if (isWhole) {
  tallies.push(...check().map((name) => oneFailure(name)))
  if (!prepareBrowser()) missing('Chromium', 'the tests in a browser are skipped')
}

console.log('\nEvery test, on the embedded PostgreSQL:')
tallies.push(await runVitest('embedded', args, withoutServer))

const { files, rest } = databaseBoundFiles(args)
if (!serverUrl) {
  const consequence = `the second run of ${files.length} test files is skipped`
  if (isWhole) missing('PostgreSQL server (TEST_DATABASE_URL=postgres://role:password@host/database)', consequence)
} else if (files.length > 0) {
  console.log(`\nThe ${files.length} test files that need a database, on the server of TEST_DATABASE_URL:`)
  tallies.push(await runVitest('server', [...rest, ...files], process.env))
}

const sum = total(tallies)
if (sum.failed > 0) console.log(`\nFailed:\n${sum.failures.map((failure) => `- ${failure}`).join('\n')}`)
console.log(`\n${sumLine(sum)}`)
process.exitCode = sum.failed === 0 ? 0 : 1

/**
 * What a developer may lack, continuous integration must have.
 * @param {string} what
 * @param {string} consequence
 */
function missing(what, consequence) {
  console.log(`\n*** No ${what}: ${consequence}.${isCi ? ' With CI set that is a failure.' : ''} ***`)
  if (isCi) tallies.push(oneFailure(`no ${what}`))
}
