import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../src/kernel/actor.ts'
import { type LogReport, verifyLog } from '../../src/sealed-log/verify-log.ts'
import { retainLog } from '../../src/seals/retain-log.ts'
import { runCli, theObject, towards } from '../cli/run-cli.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

let app: TestApp
let key: string
const folder = mkdtempSync(join(tmpdir(), 'rollcall-audit-'))
const people = 200

beforeAll(async () => {
  app = await startTestApp()
  key = (await app.v1('GET', '/audit/key')).body.key
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

async function exported(): Promise<string[]> {
  const response = await fetch(`${app.url}api/v1/audit/export`, { headers: { 'x-api-key': app.apiKey } })
  expect(response.status).toBe(200)
  return (await response.text()).trimEnd().split('\n')
}

function verified(lines: readonly string[], kept = '', known: string | null = key): Promise<LogReport> {
  return verifyLog({
    open: async function* () {
      yield* lines
    },
    key: known,
    kept,
  })
}

async function inDatabase(work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(app.connection)
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

async function newestCheckpoint(): Promise<{ size: number; root: string; note: string }> {
  const { body } = await app.v1('GET', '/audit/checkpoint')
  return body
}

test('AUD-02 thousands of mixed events verify offline with the public key alone, by the command line too', async () => {
  const { directory } = app.app
  for (let made = 0; made < people; made += 1) {
    const subject = { kind: 'user', id: `auth0|p${made}` } as const
    const actor = { ...systemActor, ip: `203.0.113.${made % 200}`, userAgent: `Browser ${made}`, requestId: `r${made}` }
    await directory.change(async ({ audit }) => {
      await audit.record(actor, 'user.created', subject, {
        connection: 'Home',
        records: made,
        nested: { b: 1.5, a: ['ü', null] },
      })
      await audit.recordEach(
        actor,
        'user.updated',
        Array.from({ length: 10 }, () => subject),
        { fields: ['name'] },
      )
    })
  }
  const file = join(folder, 'audit.ndjson')
  expect((await runCli(['audit', 'export', file, '--json'], { variables: towards(app) })).code).toBe(0)
  const outcome = await runCli(['audit', 'verify', file, '--key', key, '--json'])
  expect({ code: outcome.code, stderr: outcome.stderr }).toEqual({ code: 0, stderr: '' })
  const report = theObject(outcome)
  expect(report).toMatchObject({ isIntact: true, faults: [], rowsPerSecond: expect.any(Number) })
  expect(report.events).toBeGreaterThan(people * 11)
  expect((await runCli(['audit', 'verify', file])).stdout).toMatch(/^Intact: .*\n[\d,]+ events a second\./)
})

test('P3 events have their numbers before any would be told to wait for too long', async () => {
  await exported()
  const { size } = await newestCheckpoint()
  for (let made = 0; made < 20; made += 1) {
    await app.app.directory.stores.audit.record(systemActor, 'settings.changed', null, { made })
  }
  for (let isSealed = false; !isSealed; ) {
    const { body } = await app.v1('GET', '/audit/integrity')
    // Once one is late, which is ten seconds after its commit, the log is incomplete.
    expect(body).toMatchObject({ state: 'intact', firstSequence: 1, faults: [] })
    isSealed = body.unsealed === 0 && body.lastSequence >= size + 20
  }
})

test('AUD-05 a log that was cut, or rolled back and written anew, does not fit a checkpoint that was kept', async () => {
  const before = await exported()
  const { note: short } = await newestCheckpoint()
  await app.app.directory.stores.audit.record(systemActor, 'settings.changed', null)
  await exported()
  const { note: kept } = await newestCheckpoint()
  expect(await verified(before, kept)).toMatchObject({
    isIntact: false,
    faults: [{ sequence: null, fault: expect.stringContaining('cut or rolled back') }],
  })
  expect(await verified(await exported(), `${short}\n${kept}`)).toMatchObject({ isIntact: true })
  const other = await exported()
  const forged = kept.replace(/\n[A-Za-z0-9+/]{43}=\n/, `\n${createHash('sha256').digest('base64')}\n`)
  expect((await verified(other, forged)).faults).toMatchObject([{ fault: expect.stringContaining('not signed') }])
})

test('a cut end is found against the checkpoint that the file itself carries', async () => {
  const lines = await exported()
  const report = await verified(lines.slice(0, -3))
  expect(report.faults.map(({ sequence }) => sequence)).toEqual([-2, -1, 0].map((back) => report.size + back))
})

test('AUD-06 the owner of the tables changes nothing but on the two named paths', async () => {
  await inDatabase(async (client) => {
    const tables = ['audit_events', 'audit_seals', 'audit_tree', 'audit_checkpoints', 'audit_keys']
    for (const table of tables) {
      await expect(client.query(`DELETE FROM ${table}`)).rejects.toMatchObject({ code: '42501' })
      await expect(client.query(`TRUNCATE ${table} CASCADE`)).rejects.toMatchObject({ code: '42501' })
      await expect(client.query(`UPDATE ${table} SET application_id = 99`)).rejects.toMatchObject({ code: '42501' })
    }
  })
})

test('AUD-13 two nodes whose clocks are two hours apart: numbers rise, both times are kept, and the log verifies', async () => {
  const twin = await app.startTwin()
  const from = (await app.v1('GET', '/audit/integrity')).body.lastSequence
  for (const hours of [-1, 1, -1, 1]) {
    app.clock.aheadMs = hours * 3_600_000
    const node = hours < 0 ? app.app : twin.app
    await node.directory.stores.audit.record(systemActor, 'settings.changed', null, { hours })
  }
  app.clock.aheadMs = 0
  const lines = await exported()
  const report = await verified(lines)
  expect(report.faults).toEqual([])
  const events = lines
    .slice(1)
    .map((line) => JSON.parse(line))
    .filter(({ values }) => values['details.hours'] !== undefined)
  expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, place) => events[0].sequence + place))
  expect(events[0].sequence).toBeGreaterThan(from)
  for (const { at, nodeAt, values } of events) {
    const apart = (Date.parse(nodeAt) - Date.parse(at)) / 3_600_000
    expect(apart).toBeCloseTo(values['details.hours'], 1)
  }
})

test('AUD-02 a log still verifies after soft and hard deletes and after retention, and goes on', async () => {
  const ids: string[] = []
  for (const name of ['soft', 'hard']) {
    const { body } = await app.api('POST', '/users', {
      body: {
        connection: 'Username-Password-Authentication',
        email: `${name}.bob@example.com`,
        password: 'Tr0ub4dor&3-long',
      },
    })
    ids.push(body.user_id)
    await app.v1('POST', `/users/${encodeURIComponent(body.user_id)}/suspend`, {
      body: { reason: `${name} bob wrote` },
    })
  }
  // What has its number leaves a signed list behind; what has none is sealed without.
  await exported()
  const [soft = '', hard = ''] = ids.map(encodeURIComponent)
  expect((await app.v1('DELETE', `/users/${soft}`)).status).toBe(204)
  expect((await app.v1('DELETE', `/users/${hard}?hard=true`)).status).toBe(204)
  const erased = await exported()
  const report = await verified(erased)
  expect(report.faults).toEqual([])
  expect(report.erased).toBeGreaterThan(1)
  expect(erased.join('\n')).not.toContain('bob wrote')
  expect(erased.join('\n')).toContain(ids[0])
  expect(erased.join('\n')).not.toContain(ids[1])

  await app.v1('PATCH', '/settings', { body: { auditRetentionDays: 30 } })
  app.clock.aheadMs = 40 * 86_400_000
  expect(await app.app.directory.change(retainLog)).toBe(true)
  app.clock.aheadMs = 0
  const retained = await exported()
  const after = await verified(retained)
  expect(after.faults).toEqual([])
  expect(after.erased).toBeGreaterThan(people)
  expect(retained.join('\n')).not.toContain('203.0.113.9')
  await app.v1('PATCH', '/settings', { body: { auditRetentionDays: null } })
  expect((await verified(await exported())).faults).toEqual([])
})

test('content that was taken on no sealed path is named by its number', async () => {
  await app.app.directory.stores.audit.record(systemActor, 'settings.changed', null, { word: 'kept' })
  const lines = await exported()
  const line = JSON.parse(lines.at(-2) as string)
  expect(line.values['details.word']).toBe('kept')
  const { 'details.word': _, ...salts } = line.salts
  const { 'details.word': __, ...values } = line.values
  const robbed = [...lines.slice(0, -2), JSON.stringify({ ...line, salts, values }), lines.at(-1) as string]
  expect((await verified(robbed)).faults).toEqual([
    { sequence: line.sequence, fault: expect.stringContaining('has lost details.word') },
  ])
})

test('another key, a foreign file and an empty one verify nothing', async () => {
  const lines = await exported()
  const other = key.slice(0, -6) + (key.endsWith('AAAAA=') ? 'BBBBB=' : 'AAAAA=')
  expect((await verified(lines, '', other)).isIntact).toBe(false)
  expect((await verified(['{"format":"x"}'])).isIntact).toBe(false)
  expect((await verified([])).isIntact).toBe(false)
  const file = join(folder, 'broken.ndjson')
  writeFileSync(file, lines.slice(0, -1).join('\n'))
  const outcome = await runCli(['audit', 'verify', file, '--json'])
  expect(outcome.code).toBe(1)
  expect(theObject(outcome)).toMatchObject({ isIntact: false, faults: [{ fault: 'is missing' }] })
})

test('the key is taken as the API answers it, and what cannot be read beside a log says nothing of the log', async () => {
  const file = join(folder, 'told.ndjson')
  const lines = await exported()
  writeFileSync(file, lines.join('\n'))
  const answered = join(folder, 'key.json')
  writeFileSync(answered, JSON.stringify((await app.v1('GET', '/audit/key')).body))
  const checkpoint = join(folder, 'checkpoint.json')
  writeFileSync(checkpoint, JSON.stringify(await newestCheckpoint()))
  const good = await runCli(['audit', 'verify', file, '--key', answered, '--checkpoint', checkpoint])
  expect({ code: good.code, stderr: good.stderr }).toEqual({ code: 0, stderr: '' })

  const empty = join(folder, 'empty')
  writeFileSync(empty, '')
  for (const [words, stderr] of [
    [['--key', empty], `${empty} holds no key; a key looks like name+hash+base64.\n`],
    [['--key', 'nothing'], 'The key cannot be read; a key looks like name+hash+base64.\n'],
    [['--key', key, '--checkpoint', empty], `${empty} holds no checkpoint.\n`],
    [['--key', key, '--checkpoint', `${empty}.not`], `${empty}.not cannot be read (ENOENT).\n`],
  ] as const) {
    expect(await runCli(['audit', 'verify', file, ...words])).toEqual({ code: 2, stdout: '', stderr })
  }

  writeFileSync(file, [...lines, '{"cut'].join('\n'))
  const cut = await runCli(['audit', 'verify', file, '--key', key])
  expect(cut.stdout).toContain(`Event ${lines.length}: the line is no JSON object.\n1 fault in `)
})
