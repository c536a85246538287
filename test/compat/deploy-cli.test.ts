// The vendor's deploy tool, unmodified, carries a tenant from one Rollcall to another.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../src/storage/postgres/database.ts'
import { sql } from '../../src/storage/postgres/sql.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { type Deployer, deployer } from './deploy-cli-run.ts'
import { furnish } from './deploy-cli-tenant.ts'

const settings = {
  AUTH0_EXPORT_ORDERED: true,
  // Pages of the classic sign-in hang on a client that only a hosted tenant has.
  AUTH0_EXCLUDED_CLIENTS: ['Test machine', 'Deploy'],
}
/** An export has no secrets: whoever imports it says them again. */
const secrets = {
  CONNECTIONS_OIDC_SECRET: 'upstream secret',
  SMTP_PASS: 'a secret of mail',
  SMTP_USER: 'acme',
}
/** The tool asks at most eight times a second, and compiles its schemas for fifteen seconds before it imports. */
const atMostMs = 400_000

let folder: string
let from: TestApp
let to: TestApp
let database: Database
let source: Deployer
let target: Deployer
let files: { yaml: string; directory: string }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-deploy-'))
  ;[from, to] = await Promise.all([startTestApp({ https: 'self-signed' }), startTestApp({ https: 'self-signed' })])
  database = openDatabase({ connection: to.connection, poolSize: 1, onFault: () => undefined })
  source = await deployer(from, join(folder, 'source'), settings)
  target = await deployer(to, join(folder, 'target'), { ...settings, AUTH0_KEYWORD_REPLACE_MAPPINGS: secrets })
  await furnish(from)
  const [yaml, directory] = await Promise.all([
    source.exportTo(join(folder, 'yaml'), 'yaml'),
    source.exportTo(join(folder, 'directory'), 'directory'),
  ])
  files = { yaml, directory }
}, atMostMs)
afterAll(async () => {
  await database?.close()
  await Promise.all([from?.close(), to?.close()])
  await rm(folder, { recursive: true, force: true })
})

test(
  'what was exported from one is imported into another, with the secrets that were said again',
  async () => {
    await target.importFrom(files.yaml)
    const [idp] = (await to.api('GET', '/connections?name=acme-idp')).body
    expect(idp.options.client_secret).toBe('upstream secret')
    expect((await to.v1('GET', '/settings')).body).toMatchObject({ displayName: 'Acme', accentColor: '#003366' })
  },
  atMostMs,
)

test(
  'imported again, from a folder and with leave to delete, a role of nobody goes, and all else is as it was exported',
  async () => {
    await to.api('POST', '/roles', { body: { name: 'of nobody' } })
    const before = await changes()
    await target.importFrom(files.directory, { AUTH0_ALLOW_DELETE: true })
    expect((await changes()).slice(before.length)).toEqual(['role.deleted'])
    const again = await target.exportTo(join(folder, 'again'), 'yaml')
    expect(await textOf(again, to)).toBe(await textOf(files.yaml, from))
  },
  atMostMs,
)

/** What was exported, but for where from, and for what the tool says of every database it writes. */
async function textOf(file: string, app: TestApp): Promise<string> {
  const text = await readFile(file, 'utf8')
  return text
    .replaceAll(new URL(app.url).host, 'tenant.example.com')
    .replaceAll(/^ +disable_self_service_change_password: false\n/gm, '')
}

/** The kinds of events by which something came, went, or was set otherwise. */
async function changes(): Promise<string[]> {
  const events = await database.rows<{ type: string }>(sql`SELECT type FROM audit_events ORDER BY id`)
  return events.map(({ type }) => type).filter((type) => /(created|deleted|settings\.changed)$/.test(type))
}
