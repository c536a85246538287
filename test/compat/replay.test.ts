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
  'user-roles',
  'user-permissions',
  'user-organizations',
  'user-identities',
  'user-mfa',
  'user-logs',
  'user-blocks',
  'user-accounts',
  'roles',
  'role-permissions',
  'role-users',
  'organizations',
  'organization-members',
  'organization-invitations',
  'organization-connections',
  'organization-clients',
  'organization-domains',
  'connections',
  'resource-servers',
  'clients',
  'client-grants',
  'device-credentials',
  'guardian',
  'jobs',
  'tickets',
  'logs',
  // The last: it takes the tenant apart.
  'tenant-sync',
] as const

if (!existsSync(replayer)) console.warn(`SKIPPED: ${groups.length} groups of recorded traffic, there is no ${replayer}`)

/** Steps that are answered otherwise, each for a reason. One that is answered as recorded after all is a fault of this list. */
const otherwise: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [6, 9, 12, 15, 18].map((step) => [
      `tf/TestAccGuardian#${step}`,
      'security keys are on until somebody turns them off',
    ]),
  ),
  'go/TestConnectionManager_Read/It_can_successfully_read_a_Auth0_Connection#3':
    'a connection that is gone already: 204, as other recordings have it',
  'tf-2023/TestAccDataSourceConnectionByName#11': 'a connection that was there: 202, as the other recordings have it',
  'tf-2023/TestAccOrganizationConnection#51': 'a connection that was there: 202, as the other recordings have it',
  'ruby/Auth0_Api_V2_Connections#3': 'fields of 2021; those of 2026 are kept beside what was asked for',
  'tf/TestAccOrgDiscoveryDomainsImport#9': 'the recording misses a domain before the step that removes it',
}

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
    const wrong = results
      .filter(({ outcome, recording, step }) => (outcome === 'failed') !== isOtherwise(recording, step))
      .map(({ recording, step, method, path, why }) => `${recording}#${step} ${method} ${path}: ${why.join('; ')}`)
    expect(summary.fatal).toBeUndefined()
    expect(wrong).toEqual([])
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

function isOtherwise(recording: string, step: number): boolean {
  return `${recording}#${step}` in otherwise
}

function sum(one: Tally, other: Tally): Tally {
  return {
    passed: one.passed + other.passed,
    weak: one.weak + other.weak,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  }
}
