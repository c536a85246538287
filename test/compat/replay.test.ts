// Recorded traffic of the vendor's own SDK tests, sent again to Rollcall by the replayer that stands beside the checkout.
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/test-app.ts'

const replayer = fileURLToPath(new URL('../../../shared/conformance/replay.mjs', import.meta.url))

const groups = [
  'users',
  'users-by-email',
  'roles',
  'role-permissions',
  'role-users',
  'user-roles',
  'user-permissions',
  'user-blocks',
  'user-identities',
  'user-mfa',
  'user-organizations',
  'organization-members',
  'organization-invitations',
  'resource-servers',
  'jobs',
  'tickets',
] as const

if (!existsSync(replayer)) console.warn(`SKIPPED: ${groups.length} groups of recorded traffic, there is no ${replayer}`)

interface Tally {
  readonly passed: number
  readonly weak: number
  readonly failed: number
  readonly skipped: number
}

interface Report {
  readonly summary: { readonly fatal?: string; readonly groups: Record<string, Tally> }
  readonly results: readonly {
    outcome: string
    recording: string
    step: number
    method: string
    path: string
    why: string[]
  }[]
}

describe.skipIf(!existsSync(replayer))('recorded exchanges are answered as the vendor answered them', () => {
  let app: TestApp
  let folder: string

  beforeAll(async () => {
    app = await startTestApp()
    folder = mkdtempSync(join(tmpdir(), 'rollcall-replay-'))
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true })
    await app.close()
  })

  test.each(groups)('%s', { timeout: 180_000 }, async (group) => {
    const { summary, results } = await replay(group)
    const { passed, weak, failed, skipped } = Object.values(summary.groups).reduce(sum)
    console.log(`replay ${group}: ${passed} passed (${weak} weak), ${failed} failed, ${skipped} skipped`)
    const failures = results
      .filter(({ outcome }) => outcome === 'failed')
      .map(({ recording, step, method, path, why }) => `${recording}#${step} ${method} ${path}: ${why.join('; ')}`)
    expect(summary.fatal).toBeUndefined()
    expect(failures).toEqual([])
    expect(passed).toBeGreaterThan(0)
  })

  /** It ends with 1 where something failed, which its report says better. */
  async function replay(group: string): Promise<Report> {
    const report = join(folder, `${group}.json`)
    const env = { ...process.env, BASE_URL: app.url, TOKEN: await app.token() }
    const said = await new Promise<string>((resolve) => {
      execFile(process.execPath, [replayer, '--only', group, '--json', report], { env }, (_fault, stdout, stderr) =>
        resolve(stdout + stderr),
      )
    })
    if (!existsSync(report)) throw new Error(said)
    return JSON.parse(readFileSync(report, 'utf8'))
  }
})

function sum(one: Tally, other: Tally): Tally {
  return {
    passed: one.passed + other.passed,
    weak: one.weak + other.weak,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  }
}
