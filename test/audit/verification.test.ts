import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../src/kernel/actor.ts'
import { logIntegrity } from '../../src/seals/log-integrity.ts'
import { ensureLogKey } from '../../src/seals/log-key.ts'
import { anchorHead } from '../../src/seals/outside-anchor.ts'
import { walkLog } from '../../src/seals/walk-log.ts'
import { anchorFile } from '../../src/storage/checkpoint-file.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { otherCheckpoint } from './signed-checkpoint.ts'

let app: TestApp
let client: pg.Client
let here: string

beforeAll(async () => {
  app = await startTestApp()
  client = new pg.Client(app.connection)
  await client.connect()
  here = `application_id = ${app.app.directory.application.number}`
  for (const table of ['audit_events', 'audit_seals', 'audit_tree', 'audit_checkpoints']) {
    await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
  }
  const subjects = Array.from({ length: 700 }, (_, number) => ({ kind: 'user', id: `auth0|v${number}` }) as const)
  await app.app.directory.stores.audit.recordEach(systemActor, 'user.updated', subjects)
  await sealed()
})
afterAll(async () => {
  await client.end()
  await app.close()
})

async function sealed(): Promise<void> {
  await fetch(`${app.url}api/v1/audit/export`, { headers: { 'x-api-key': app.apiKey } }).then((made) => made.text())
}

interface Result {
  readonly state: string
  readonly from: number | null
  readonly verified: number
  readonly size: number
  readonly checkpointSize: number
  readonly faults: readonly string[]
  readonly brokenAt: { readonly sequence: number; readonly type: string | null } | null
}

async function verify(body: object = {}): Promise<{ lines: { verified?: number; of?: number }[]; result: Result }> {
  const headers = { 'x-api-key': app.apiKey, 'content-type': 'application/json' }
  const request = { method: 'POST', headers, body: JSON.stringify(body) }
  const text = await fetch(`${app.url}api/v1/audit/integrity/verify`, request).then((answer) => answer.text())
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  return { lines: lines.slice(0, -1), result: lines.at(-1).result }
}

test('AUD-03 every event is verified, and how far it is is told meanwhile', async () => {
  const { lines, result } = await verify()
  expect(result).toMatchObject({ state: 'intact', from: 1, faults: [], brokenAt: null })
  expect(result.verified).toBe(result.size)
  expect(lines.length).toBeGreaterThan(1)
  expect(lines.at(-1)).toEqual({ verified: result.verified, of: result.verified })
  const { body } = await app.v1('GET', '/audit/integrity')
  expect(body.lastPass).toMatchObject({ from: 1, to: result.size, state: 'intact', faults: 0 })
})

test('AUD-03 one changed row anywhere is broken at that event, in the whole log and in a stretch around it', async () => {
  const [{ id, type, sequence }] = (
    await client.query(`SELECT e.id, e.type, s.sequence::int FROM audit_seals s JOIN audit_events e
      ON e.application_id = s.application_id AND e.id = s.event_id WHERE s.${here} AND s.sequence = 40`)
  ).rows
  await client.query(`UPDATE audit_events SET actor_name = 'Somebody else' WHERE ${here} AND id = ${id}`)
  for (const body of [{}, { from: 30, to: 50 }]) {
    expect((await verify(body)).result).toMatchObject({ state: 'broken', brokenAt: { sequence, type } })
  }
  expect((await verify({ from: 41 })).result.state).toBe('intact')
  const proof = await app.v1('GET', `/audit/events/${id}/proof`)
  expect(proof.body).toMatchObject({ state: 'broken', sequence, faults: [expect.stringContaining('actorName')] })
  await client.query(`UPDATE audit_events SET actor_name = 'Rollcall' WHERE ${here} AND id = ${id}`)
  expect((await verify()).result.state).toBe('intact')
})

test('what was found broken stays an alert until it, or the whole log, was found intact', async () => {
  const alertAt = async () => (await app.v1('GET', '/stats/needs-you')).body.integrity.brokenAt
  const found = async (body: object) => [(await verify(body)).result.state, (await alertAt()) !== null]
  const event = `WHERE ${here} AND id = (SELECT event_id FROM audit_seals WHERE ${here} AND sequence = 40)`
  const [{ actor_name: name }] = (await client.query(`SELECT actor_name FROM audit_events ${event}`)).rows
  const rename = (to: string) => client.query(`UPDATE audit_events SET actor_name = $1 ${event}`, [to])
  expect(await found({})).toEqual(['intact', false])
  await rename('Somebody else')
  expect(await found({ from: 30, to: 50 })).toEqual(['broken', true])
  expect(await found({ from: 100, to: 200 })).toEqual(['intact', true])
  await rename(name)
  expect(await found({ from: 31, to: 50 })).toEqual(['intact', true])
  expect(await found({ from: 20, to: 50 })).toEqual(['intact', false])
  await rename('Somebody else')
  expect(await found({})).toEqual(['broken', true])
  await rename(name)
  // The whole log is also held against what was inserted, and against the root.
  expect(await found({ from: 1, to: 600 })).toEqual(['intact', true])
  expect(await found({})).toEqual(['intact', false])
})

/** The event of this number says that somebody else did it, until it is mended. */
async function tamperWith(sequence: number): Promise<() => Promise<unknown>> {
  const event = `WHERE ${here} AND id = (SELECT event_id FROM audit_seals WHERE ${here} AND sequence = ${sequence})`
  const [{ actor_name: name }] = (await client.query(`SELECT actor_name FROM audit_events ${event}`)).rows
  const rename = (to: string) => client.query(`UPDATE audit_events SET actor_name = $1 ${event}`, [to])
  await rename('Somebody else')
  return () => rename(name)
}

const acknowledge = (reason: string) =>
  app.v1('POST', '/audit/integrity/acknowledge', { body: { reason } }).then(({ status }) => status)
const isCalling = async () => (await app.v1('GET', '/stats/needs-you')).body.integrity.brokenAt !== null
const alertNow = async () => (await app.v1('GET', '/audit/integrity')).body.alert

test('an alert that somebody acknowledged calls nobody and stays; what is found later calls again', async () => {
  const mendOne = await tamperWith(40)
  expect((await verify({ from: 30, to: 50 })).result.state).toBe('broken')
  expect(await acknowledge(' ')).toBe(400)
  expect([await isCalling(), (await alertNow()).isCalling]).toEqual([true, true])
  expect(await acknowledge('Under investigation: INC-2041')).toBe(204)
  expect(await isCalling()).toBe(false)
  expect(await alertNow()).toMatchObject({
    found: [{ from: 30, to: 50 }],
    isCalling: false,
    acknowledged: { reason: 'Under investigation: INC-2041' },
  })
  expect(await acknowledge('Once more')).toBe(409)
  // The same event again is what is known; one more is not.
  expect((await verify({ from: 20, to: 60 })).result.state).toBe('broken')
  expect(await isCalling()).toBe(false)
  const mendOther = await tamperWith(45)
  expect((await verify({ from: 20, to: 60 })).result.state).toBe('broken')
  expect(await isCalling()).toBe(true)
  await mendOther()
  await mendOne()
  expect((await verify()).result.state).toBe('intact')
  expect(await alertNow()).toEqual({ found: [], isCalling: false, acknowledged: null })
})

test('after a round the head goes to the file outside, and a log that does not match it is broken', async () => {
  const { directory } = app.app
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-anchor-'))
  const file = join(folder, 'anchor')
  const anchor = await anchorFile(file, () => directory.clock.now())
  const deps = { ...directory, ...directory.stores, anchor }
  const walk = () => walkLog(deps, new AbortController().signal)
  const standing = async () => (await logIntegrity(deps)).anchor
  await directory.stores.seals.noteWalk({ until: 0, at: null, wholeAt: null })
  expect(await standing()).toEqual({ state: 'empty', size: null, at: null })
  await walk()
  const size = (await standing())?.size ?? 0
  expect(size).toBeGreaterThan(0)
  expect(await standing()).toMatchObject({ state: 'fits', at: expect.any(Date) })
  await walk()
  const notes = readFileSync(file, 'utf8').split(/^# /m).slice(1)
  expect(new Set(notes.map((note) => note.split('\n')[2])).size).toBe(notes.length)

  const whole = readFileSync(file, 'utf8')
  const mend = await tamperWith(40)
  await directory.stores.seals.noteWalk({ until: 0, at: null, wholeAt: null })
  await walk()
  expect(readFileSync(file, 'utf8')).toBe(whole)
  await mend()
  writeFileSync(file, await otherCheckpoint(directory, size + 100_000))
  expect(await standing()).toMatchObject({ state: 'differs', size: size + 100_000, at: null })
  expect(await logIntegrity(deps)).toMatchObject({ state: 'broken', faults: [expect.stringContaining('rolled back')] })
  await walk()
  expect(readFileSync(file, 'utf8')).toBe(await otherCheckpoint(directory, size + 100_000))
  rmSync(folder, { recursive: true })
  expect(await standing()).toEqual({ state: 'unreadable', size: null, at: null })
  expect((await logIntegrity(deps)).state).toBe('intact')
  expect((await verify()).result.state).toBe('intact')
  expect((await app.v1('GET', '/audit/integrity')).body.anchor).toBeNull()
  await directory.stores.seals.noteWalk({ until: 0, at: null, wholeAt: null })
})

test('a file outside that was emptied or replaced has lost its anchors, and is begun anew with an event', async () => {
  const { directory } = app.app
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-anchor-'))
  const file = join(folder, 'anchor')
  const deps = { ...directory, ...directory.stores, anchor: await anchorFile(file) }
  const walk = () => walkLog(deps, new AbortController().signal)
  const begun = async () => (await app.v1('GET', '/audit/events?type=audit.anchor_begun&pageSize=100')).body.data.length
  await directory.stores.seals.noteWalk({ until: 0, at: null, wholeAt: null })
  await walk()
  const before = await begun()
  expect((await logIntegrity(deps)).anchor).toMatchObject({ state: 'fits' })
  for (const text of ['', 'What else is written down here.\n']) {
    writeFileSync(file, text)
    const { state, anchor } = await logIntegrity(deps)
    expect([state, anchor]).toEqual(['intact', { state: 'lost', size: expect.any(Number), at: expect.any(Date) }])
  }
  await walk()
  expect((await logIntegrity(deps)).anchor).toMatchObject({ state: 'fits' })
  expect(await begun()).toBe(before + 1)
  await directory.stores.seals.noteWalk({ until: 0, at: null, wholeAt: null })
  rmSync(folder, { recursive: true })
})

test('a process that ends as it adds the first head leaves a log that knows of it', async () => {
  const { directory } = app.app
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-anchor-'))
  const file = join(folder, 'anchor')
  const kept = await anchorFile(file)
  const ending = async (note: string) => {
    await kept.keep(note)
    throw new Error('the process ends here')
  }
  const deps = { ...directory, ...directory.stores, anchor: { ...kept, keep: ending } }
  const begun = async () => (await app.v1('GET', '/audit/events?type=audit.anchor_begun&pageSize=100')).body.data.length
  const before = await begun()
  await expect(anchorHead(deps)).rejects.toThrow('the process ends here')
  expect(await begun()).toBe(before + 1)
  rmSync(file)
  expect((await logIntegrity({ ...deps, anchor: await anchorFile(file) })).anchor).toMatchObject({ state: 'lost' })
  rmSync(folder, { recursive: true })
})

test('a file outside that takes nothing is not begun, however many rounds there are, and is begun once it does', async () => {
  const { directory } = app.app
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-anchor-'))
  const [file, disk] = [join(folder, 'anchor'), join(folder, 'disk')]
  const [kept, full] = [await anchorFile(file), await anchorFile(disk)]
  rmSync(disk)
  mkdirSync(disk)
  const deps = { ...directory, ...directory.stores }
  const begun = async () => (await app.v1('GET', '/audit/events?type=audit.anchor_begun&pageSize=100')).body.data.length
  const before = await begun()
  const unwritable = { ...full, read: kept.read }
  for (let round = 0; round < 3; round += 1) {
    await expect(anchorHead({ ...deps, anchor: unwritable })).rejects.toThrow('EISDIR')
  }
  expect(await begun()).toBe(before)
  await anchorHead({ ...deps, anchor: kept })
  expect(await begun()).toBe(before + 1)
  expect((await logIntegrity({ ...deps, anchor: kept })).anchor).toMatchObject({ state: 'fits' })
  rmSync(folder, { recursive: true })
})

test('a head in the file outside is found whatever was written behind it, and nothing is added on top', async () => {
  const { directory } = app.app
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-anchor-'))
  const file = join(folder, 'anchor')
  const deps = { ...directory, ...directory.stores, anchor: await anchorFile(file) }
  const { origin } = (await app.v1('GET', '/audit/key')).body
  writeFileSync(file, (await otherCheckpoint(directory, 100_000)) + `\n${origin}\n`.repeat(5_000))
  const padded = readFileSync(file, 'utf8')
  expect(await logIntegrity(deps)).toMatchObject({ state: 'broken', anchor: { state: 'differs', size: 100_000 } })
  await anchorHead(deps)
  expect(readFileSync(file, 'utf8')).toBe(padded)
  rmSync(folder, { recursive: true })
})

test('the log is verified without anybody asking: what is found is told once, and nothing found is taken away', async () => {
  const { directory } = app.app
  const walk = () => walkLog({ ...directory, ...directory.stores }, new AbortController().signal)
  const told = async () => (await app.v1('GET', '/audit/events?type=audit.verified&pageSize=100')).body.data.length
  const walked = async () => (await app.v1('GET', '/audit/integrity')).body.walk
  const before = await told()
  await walk()
  expect([await told(), await isCalling()]).toEqual([before, false])
  const { until, at, wholeAt, nextAt } = await walked()
  expect(until).toBeGreaterThan(700)
  expect(wholeAt).toBe(at)
  expect(Date.parse(nextAt) - Date.parse(at)).toBe(3_600_000)
  const mend = await tamperWith(40)
  await walk()
  await walk()
  expect([await told(), await isCalling()]).toEqual([before + 1, true])
  await mend()
  await walk()
  expect(await isCalling()).toBe(true)
  // Somebody has to look.
  expect((await verify()).result.state).toBe('intact')
  expect(await isCalling()).toBe(false)
})

test('a long log is walked a stretch at a time, and from the start again', async () => {
  const { directory } = app.app
  const { seals } = directory.stores
  const walk = () => walkLog({ ...directory, ...directory.stores }, new AbortController().signal)
  const size = await seals.size()
  await seals.noteWalk({ until: 100, at: null, wholeAt: null })
  await walk()
  const end = await seals.walk()
  expect(end.until).toBeGreaterThanOrEqual(size)
  await client.query(`INSERT INTO audit_events (application_id, at, type, actor_kind, actor_id, actor_name, details)
    SELECT application_id, now(), type, actor_kind, actor_id, actor_name, details FROM audit_events WHERE ${here} ORDER BY id LIMIT 1`)
  await seals.noteWalk({ ...end, until: 100 })
  await walk()
  expect(await isCalling()).toBe(true)
  await client.query(`DELETE FROM audit_events e WHERE ${here} AND NOT EXISTS (SELECT FROM audit_seals s
    WHERE s.application_id = e.application_id AND s.event_id = e.id) AND NOT EXISTS (SELECT FROM audit_queue q
    WHERE q.application_id = e.application_id AND q.event_id = e.id)`)
  await sealed()
  expect((await verify()).result.state).toBe('intact')
})

test('a tree that was changed is found in a stretch too', async () => {
  const where = `WHERE ${here} AND level = 9 AND place = 0`
  const { rows } = await client.query(`SELECT hash FROM audit_tree ${where}`)
  await client.query(`UPDATE audit_tree SET hash = sha256('x') ${where}`)
  expect((await verify({ from: 1, to: 600 })).result.state).toBe('broken')
  await client.query(`UPDATE audit_tree SET hash = $1 ${where}`, [rows[0].hash])
  // A checkpoint that was due meanwhile was made of what was changed; the next one is not.
  await sealed()
  expect((await verify({ from: 1, to: 600 })).result.state).toBe('intact')
})

test('a tree that lost hashes is broken, whoever asks', async () => {
  await client.query(`CREATE TEMP TABLE kept AS SELECT * FROM audit_tree WHERE ${here}`)
  const note = await keptNote()
  await client.query(`DELETE FROM audit_tree WHERE ${here}`)
  const { status, body } = await app.v1('GET', '/audit/integrity')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    state: 'broken',
    faults: expect.arrayContaining([expect.stringContaining('lacks hashes')]),
  })
  for (const range of [{}, { from: 1, to: 600 }]) expect((await verify(range)).result.state).toBe('broken')
  const compared = await app.v1('POST', '/audit/checkpoints/compare', { body: { note } })
  expect(compared.body).toMatchObject({ outcome: 'differs' })
  const proof = await app.v1('GET', '/audit/proofs/inclusion?sequence=1&size=600')
  expect(proof.status).toBe(409)
  expect(proof.body).toMatchObject({ code: 'audit_broken' })
  await client.query('INSERT INTO audit_tree SELECT * FROM kept')
  await sealed()
  expect((await verify()).result.state).toBe('intact')
})

test('an event is proven by itself, with the hash of the one before it', async () => {
  const { body } = await app.v1('GET', '/audit/events?type=user.updated&pageSize=2')
  const proofs = () =>
    Promise.all(body.data.map(({ id }: { id: string }) => app.v1('GET', `/audit/events/${id}/proof`)))
  // The newest waits for the next anchor.
  await expect.poll(async () => (await proofs())[0].body.state).toBe('intact')
  const [newest, older] = await proofs()
  expect(newest.body).toMatchObject({ state: 'intact', faults: [], sequence: older.body.sequence + 1 })
  expect(newest.body.previousHash).toBe(older.body.leafHash)
  // How many there are depends on where in the tree the event stands.
  expect(newest.body.hashes.length).toBeGreaterThan(0)
})

test('a stretch without an event is not called intact', async () => {
  const span = { since: '2020-01-01T00:00:00Z', until: '2020-01-02T00:00:00Z' }
  expect((await verify(span)).result).toMatchObject({ state: 'not-available', from: null, verified: 0 })
  expect((await verify({ from: 5_000_000 })).result).toMatchObject({ state: 'not-available', verified: 0 })
  expect((await app.v1('POST', '/audit/integrity/verify', { body: { from: 5, to: 4 } })).status).toBe(400)
  expect((await app.v1('POST', '/audit/integrity/verify', { body: { from: 5, since: span.since } })).status).toBe(400)
  const today = { since: new Date(Date.now() - 3_600_000).toISOString() }
  expect((await verify(today)).result.state).toBe('intact')
})

test('AUD-03 a checkpoint kept elsewhere is held against the log: it fits, differs, or is of another log', async () => {
  await sealed()
  const { size, root } = (await app.v1('GET', '/audit/checkpoint')).body
  const note = await keptNote()
  const compare = async (text: string) => {
    const { status, body } = await app.v1('POST', '/audit/checkpoints/compare', { body: { note: text } })
    return status === 200 ? body : status
  }
  const before = (await app.v1('GET', '/audit/integrity')).body.lastSequence
  expect(await compare(note)).toEqual({ outcome: 'fits', size, currentSize: before })
  expect(await compare(`${size} ${root}`)).toMatchObject({ outcome: 'fits', size })
  const otherRoot = createHash('sha256').update('another log').digest('base64')
  expect(await compare(`${size} ${otherRoot}`)).toMatchObject({ outcome: 'differs', size })
  expect(await compare(note.replace(root, otherRoot))).toMatchObject({ outcome: 'unsigned', size })
  expect(await compare(`${before + 1_000_000} ${root}`)).toMatchObject({ outcome: 'shorter' })
  expect(await compare('It was fine last week.')).toBe(400)
})

async function keptNote(): Promise<string> {
  const headers = { 'x-api-key': app.apiKey }
  return fetch(`${app.url}api/v1/audit/checkpoint/note`, { headers }).then((answer) => answer.text())
}

test('a log without its newest events is incomplete, one without any seal cannot be checked', async () => {
  await sealed()
  const { lastSequence } = (await app.v1('GET', '/audit/integrity')).body
  const cut = lastSequence - 3
  const note = await keptNote()
  const cutOff = [
    `DELETE FROM outbox WHERE ${here}`,
    `DELETE FROM audit_queue WHERE ${here}`,
    `DELETE FROM audit_events e USING audit_seals s WHERE s.${here} AND s.sequence > ${cut}
      AND e.application_id = s.application_id AND e.id = s.event_id`,
    `DELETE FROM audit_seals WHERE ${here} AND sequence > ${cut}`,
    `DELETE FROM audit_tree WHERE ${here} AND (place + 1) * power(2, level) > ${cut}`,
  ]
  for (const statement of cutOff) await client.query(statement)
  const { body } = await app.v1('GET', '/audit/integrity')
  expect(body).toMatchObject({
    state: 'incomplete',
    faults: [],
    summary: expect.stringMatching(/newest \d+ events are missing/),
  })
  expect((await verify()).result).toMatchObject({ state: 'incomplete', size: expect.any(Number) })
  expect((await app.v1('POST', '/audit/checkpoints/compare', { body: { note } })).body).toMatchObject({
    outcome: 'shorter',
  })
  // Whoever seals at this moment ends first, and has nothing left to seal afterwards.
  const emptied = ['audit_queue', 'audit_checkpoints', 'audit_seals', 'audit_tree'].map(
    (table) => `DELETE FROM ${table} WHERE ${here}`,
  )
  await client.query(`BEGIN; LOCK TABLE audit_queue IN ACCESS EXCLUSIVE MODE; ${emptied.join('; ')}; COMMIT`)
  expect((await app.v1('GET', '/audit/integrity')).body).toMatchObject({
    state: 'not-available',
    summary: expect.stringMatching(/^These \d+ events were written before chaining was on. They can't be checked.$/),
  })
})

test('a log that was begun anew with a key of its own is not the one in the file outside, and is not anchored', async () => {
  const { directory } = app.app
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-anchor-'))
  const file = join(folder, 'anchor')
  const deps = { ...directory, ...directory.stores, anchor: await anchorFile(file) }
  await deps.anchor.keep(await otherCheckpoint(directory, 3))
  const anchored = readFileSync(file, 'utf8')
  const { origin } = (await app.v1('GET', '/audit/key')).body
  await client.query('ALTER TABLE audit_keys DISABLE TRIGGER USER')
  const tables = [
    'outbox',
    'audit_queue',
    'audit_checkpoints',
    'audit_seals',
    'audit_tree',
    'audit_events',
    'audit_keys',
  ]
  const emptied = tables.map((table) => `DELETE FROM ${table} WHERE ${here}`)
  await client.query(`BEGIN; LOCK TABLE audit_queue IN ACCESS EXCLUSIVE MODE; ${emptied.join('; ')}; COMMIT`)
  await ensureLogKey({ ...deps, publicUrl: `https://${origin}` })
  const subjects = Array.from({ length: 10 }, (_, number) => ({ kind: 'user', id: `auth0|n${number}` }) as const)
  await directory.stores.audit.recordEach(systemActor, 'user.updated', subjects)
  await sealed()
  expect(await logIntegrity({ ...deps, anchor: null })).toMatchObject({ state: 'intact', faults: [] })
  expect(await logIntegrity(deps)).toMatchObject({
    state: 'broken',
    faults: [expect.stringContaining('its key has not signed it')],
    anchor: { state: 'differs', size: 3, at: expect.any(Date) },
  })
  await anchorHead(deps)
  await walkLog(deps, new AbortController().signal)
  expect(readFileSync(file, 'utf8')).toBe(anchored)
  rmSync(folder, { recursive: true })
})
