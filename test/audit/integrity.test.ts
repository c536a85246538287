import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../src/kernel/actor.ts'
import { logIntegrity } from '../../src/seals/log-integrity.ts'
import { verifyLogRange } from '../../src/seals/verify-log-range.ts'
import { checkpointFile } from '../../src/storage/checkpoint-file.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { otherCheckpoint } from './signed-checkpoint.ts'

let app: TestApp
let client: pg.Client
let application: number

beforeAll(async () => {
  app = await startTestApp()
  client = new pg.Client(app.connection)
  await client.connect()
  application = app.app.directory.application.number
  for (const table of ['audit_events', 'audit_seals']) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
  await record(20)
})
afterAll(async () => {
  await client.end()
  await app.close()
})

async function record(count: number): Promise<void> {
  const subjects = Array.from({ length: count }, (_, number) => ({ kind: 'user', id: `auth0|i${number}` }) as const)
  await app.app.directory.stores.audit.recordEach(systemActor, 'user.updated', subjects)
  await fetch(`${app.url}api/v1/audit/export`, { headers: { 'x-api-key': app.apiKey } }).then((made) => made.text())
}

async function integrity(): Promise<{ state: string; summary: string; faults: string[]; lastSequence: number }> {
  return (await app.v1('GET', '/audit/integrity')).body
}

/** What somebody does who owns the tables, and how it is undone. */
async function after(change: string, undo: string): Promise<string[]> {
  const { rowCount } = await client.query(change)
  expect(rowCount).toBe(1)
  const { state, faults } = await integrity()
  await client.query(undo)
  expect(await integrity()).toMatchObject({ state: 'intact', faults: [] })
  expect({ state, faults }).toMatchObject({ state: 'broken', faults: expect.any(Array) })
  return faults
}

const held = (table: string, where: string) => client.query(`CREATE TEMP TABLE held AS SELECT * FROM ${table} ${where}`)

test('AUD-03 salts and values that are gone without a signed erasure are faults', async () => {
  const where = `WHERE application_id = ${application} AND sequence = 10`
  await held('audit_seals', where)
  const faults = await after(
    `UPDATE audit_seals SET salts = salts - 'subjectId' ${where}`,
    `UPDATE audit_seals SET salts = (SELECT salts FROM held) ${where}`,
  )
  await client.query('DROP TABLE held')
  expect(faults).toEqual([expect.stringContaining('Event 10 has lost subjectId')])
})

test('AUD-03 content that is gone though its time was not over, and a leaf that is not ours, are faults', async () => {
  const where = `WHERE application_id = ${application} AND sequence = 11`
  await held('audit_seals', where)
  const gone = await after(
    `UPDATE audit_seals SET event_id = NULL ${where}`,
    `UPDATE audit_seals SET event_id = (SELECT event_id FROM held) ${where}`,
  )
  expect(gone.join()).toContain('Event 11 has lost its content')
  expect(gone.join()).toContain('was inserted')
  const other = await after(
    `UPDATE audit_seals SET signature = (SELECT signature FROM audit_seals WHERE application_id = ${application}
      AND sequence = 12) ${where}`,
    `UPDATE audit_seals SET signature = (SELECT signature FROM held) ${where}`,
  )
  await client.query('DROP TABLE held')
  expect(other).toEqual([expect.stringContaining('Event 11 is not what was sealed')])
})

test('AUD-05 a log that was rolled back and grew again does not fit a checkpoint that was kept elsewhere', async () => {
  const { directory } = app.app
  const withNote = (size: number) => ({
    ...directory.stores,
    ...directory,
    witness: { keep: async () => {}, read: () => written(otherCheckpoint(directory, size)) },
  })
  const against = (size: number) => logIntegrity(withNote(size))
  expect(await against(5)).toMatchObject({ state: 'broken', faults: [expect.stringContaining('written anew')] })
  expect(await against(5_000)).toMatchObject({ state: 'broken', faults: [expect.stringContaining('rolled back')] })
  const gone = await verifyLogRange(withNote(5_000), { from: 4_000 }, async () => {}, new AbortController().signal)
  expect(gone).toMatchObject({ state: 'broken', from: null, faults: [expect.stringContaining('rolled back')] })
})

test('AUD-05 a rollback is told of however much was kept since, of the log that goes on from there', async () => {
  const { directory } = app.app
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-witness-'))
  const witness = checkpointFile(join(folder, 'audit-checkpoints'))
  await witness.keep(await otherCheckpoint(directory, 5_000))
  const { note } = (await app.v1('GET', '/audit/checkpoint')).body
  for (let kept = 0; kept < 500; kept += 1) await witness.keep(note)
  const told = await logIntegrity({ ...directory.stores, ...directory, witness })
  rmSync(folder, { recursive: true })
  expect(told).toMatchObject({ state: 'broken', keptSize: 5_000, faults: [expect.stringContaining('rolled back')] })
})

test('an erasure leaves the log intact, and the state is said in words', async () => {
  const { body } = await app.api('POST', '/users', {
    body: { connection: 'Username-Password-Authentication', email: 'carol@example.com', password: 'Tr0ub4dor&3-long' },
  })
  await record(1)
  expect((await app.v1('DELETE', `/users/${encodeURIComponent(body.user_id)}?hard=true`)).status).toBe(204)
  expect(await integrity()).toMatchObject({
    state: 'intact',
    faults: [],
    summary: expect.stringContaining('are what was sealed'),
  })
})

async function* written(text: Promise<string>): AsyncIterable<string> {
  yield await text
}
