// An import survives kill -9: whatever was acknowledged is there once, and nothing is there twice (RAC-14).
import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { request } from 'node:http'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../support/free-port.ts'
import { createTestDatabase } from '../support/test-server.ts'

const records = Number(process.env.IMPORT_KILL_RECORDS ?? 6_000)
const kills = 10
const patienceMs = 240_000

interface Server {
  readonly connection: pg.ClientConfig
  readonly database: pg.Client
  start(): Promise<void>
  kill(): Promise<void>
  call(method: string, path: string, body?: string): Promise<{ status: number; body: Record<string, never> }>
  remove(): Promise<void>
}

let killed: Server
let calm: Server
beforeAll(async () => {
  killed = await newServer()
  calm = await newServer()
})
afterAll(async () => {
  await killed.remove()
  await calm.remove()
})

test(
  'RAC-14 F23 an import that is killed ten times makes the same directory as one that never was',
  async () => {
    const file = importFile(records)
    await killed.start()
    await killDuringUpload(file)

    await killed.start()
    const { body } = await killed.call('POST', '/imports?upsert=true', file)
    const id = String(body.id)
    let deaths = 0
    let seen = 0
    while (deaths < kills) {
      seen = await movedOn(killed, id, seen)
      if (seen < 0) break
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 250))
      await killed.kill()
      deaths += 1
      await killed.start()
    }
    const afterKills = await finished(killed, id)

    await calm.start()
    const { body: once } = await calm.call('POST', '/imports?upsert=true', file)
    const undisturbed = await finished(calm, String(once.id))

    expect(deaths).toBeGreaterThanOrEqual(Math.min(kills, Math.floor(records / 2_500)))
    expect(afterKills).toEqual(undisturbed)
    expect(undisturbed).toMatchObject({ status: 'completed', total: records })
    expect(await directoryOf(killed)).toEqual(await directoryOf(calm))
    expect(await leftovers(killed)).toEqual({ batches: 0, uploads: 0, counted: undisturbed.inserted })
  },
  patienceMs,
)

test(
  'RAC-14 a mapped CSV that is killed while it is checked and while it runs ends like one that never was',
  async () => {
    const table = csvFile(csvRows)
    // They may still run from before.
    for (const server of [killed, calm]) {
      await server.kill()
      await server.start()
    }
    const disturbed = await steps(killed, table, true)
    const undisturbed = await steps(calm, table, false)
    expect(disturbed.counts).toEqual(undisturbed.counts)
    expect(disturbed.run).toEqual(undisturbed.run)
    expect(undisturbed.run).toMatchObject({ status: 'completed', inserted: undisturbed.counts.creates })
    expect(await madeBy(killed, disturbed.id)).toEqual(await madeBy(calm, undisturbed.id))
  },
  patienceMs,
)

const csvRows = 4_000

/** Good rows, bad ones and repeated ones. */
function csvFile(count: number): string {
  const lines = ['ID;Mail;Name;Since']
  for (let n = 0; n < count; n += 1) {
    const mail = n % 97 === 5 ? 'no address' : `mapped-${n % 50 === 7 ? n - 7 : n}@example.com`
    const since = new Date(1_600_000_000_000 + n * 1_000).toISOString()
    lines.push(`mapped-${n};${mail};"Number; ${n}";${since}`)
  }
  return `${lines.join('\n')}\n`
}

/** Uploads, checks and runs it; killed once on the way through each. */
async function steps(server: Server, table: string, isKilled: boolean) {
  const json = (body: object) => JSON.stringify(body)
  const { body: file } = await server.call('POST', '/imports/files?format=csv', table)
  const id = String(file.id)
  const mapping = [
    { column: 'ID', field: 'user_id' },
    { column: 'Mail', field: 'email' },
    { column: 'Name', field: 'name' },
    { column: 'Since', field: 'created_at' },
  ]
  const killOnTheWay = async (jobId: string) => {
    if (!isKilled) return
    await movedOn(server, jobId, 0)
    await server.kill()
    await server.start()
  }
  const { body: check } = await server.call('POST', `/imports/files/${id}/check`, json({ mapping }))
  await killOnTheWay(String(check.id))
  await finished(server, String(check.id))
  await server.call('POST', `/imports/files/${id}/run`, json({ onConflict: 'skip' }))
  await killOnTheWay(id)
  const run = await finished(server, id)
  const { rows } = await server.database.query('SELECT counts FROM import_checks WHERE job_id = $1', [check.id])
  return { id, run, counts: rows[0].counts }
}

async function madeBy({ database }: Server, id: string) {
  const { rows: people } = await database.query(
    `SELECT p.position, u.id, u.email, u.name, u.created_at FROM import_people p JOIN users u ON u.id = p.user_id
     WHERE p.job_id = $1 ORDER BY p.position`,
    [id],
  )
  const { rows: faults } = await database.query(
    'SELECT position, record, faults FROM import_faults WHERE job_id = $1 ORDER BY position',
    [id],
  )
  const { rows: left } = await database.query('SELECT count(*)::int AS batches FROM import_batches WHERE job_id = $1', [
    id,
  ])
  const { rows: seen } = await database.query('SELECT count(*)::int AS seen FROM import_seen')
  const { rows: skipped } = await database.query('SELECT skipped FROM import_files WHERE job_id = $1', [id])
  return { people, faults, left, seen, skipped }
}

/** Good records, bad ones, repeated ones and ones that are there already, each by its number, so that two files are alike. */
function importFile(count: number): string {
  const lines: string[] = []
  for (let n = 0; n < count; n += 1) {
    const of = n % 50 === 7 ? n - 7 : n % 1_000 === 3 ? Math.floor(n / 2) : n
    const record = {
      user_id: `auth0|person-${of}`,
      email: n % 97 === 5 ? 'no address' : `person-${of}@example.com`,
      name: `Number ${n}`,
      created_at: new Date(1_600_000_000_000 + n * 1_000).toISOString(),
      app_metadata: { [`seen_${n % 3}`]: n, plan: n % 2 === 0 ? 'free' : 'gold' },
      user_metadata: { text: 'x'.repeat(n % 200) },
      ...(n % 4 === 0 ? { last_login: '2024-05-06T07:08:09.000Z', logins_count: n + 1, last_ip: '192.0.2.1' } : {}),
      password_hash: '$2b$10$CZ9YWs6GbWV1SoPzSyiBSOKOpGAYGJ0BphFUXjYlDPrRqgHQo1FbW',
    }
    lines.push(n % 501 === 11 ? '{"email":' : JSON.stringify(record))
  }
  return lines.join('\n')
}

/** The file is only half sent when the server dies: nobody acknowledged it, so nothing of it may be there. */
async function killDuringUpload(file: string): Promise<void> {
  const { address, headers } = uploadTarget
  const upload = request(`${address}/imports`, {
    method: 'POST',
    headers: { ...headers, 'content-length': file.length },
  })
  const broken = once(upload, 'error')
  upload.write(file.slice(0, file.length / 2))
  await new Promise((resolve) => setTimeout(resolve, 300))
  await killed.kill()
  await broken
}

/** Waits until more was applied than before; -1 when the job has ended. */
async function movedOn({ database }: Server, id: string, seen: number): Promise<number> {
  for (;;) {
    const { rows } = await database.query(
      'SELECT inserted + updated + failed AS done, finished_at FROM jobs WHERE id = $1',
      [id],
    )
    if (rows[0].finished_at !== null) return -1
    if (rows[0].done > seen) return rows[0].done
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function finished({ database }: Server, id: string) {
  for (;;) {
    const { rows } = await database.query(
      'SELECT status, total, inserted, updated, failed, finished_at FROM jobs WHERE id = $1',
      [id],
    )
    const { finished_at, ...outcome } = rows[0]
    if (finished_at !== null) return outcome
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Everything an import writes, without what a second run may do differently: the moment of a change. */
async function directoryOf({ database }: Server) {
  const { rows: people } = await database.query(`SELECT md5(string_agg(person::text, E'\\n' ORDER BY person.id)) AS sum,
      count(*) FROM (
    SELECT u.id, u.email, u.name, u.nickname, u.email_verified, u.blocked, u.app_metadata, u.user_metadata, u.created_at,
      u.has_logged_in, u.version, u.security_version, i.subject, i.email AS known_email, p.stored, l.last_login, l.last_ip, l.logins_count
    FROM users u JOIN identities i ON i.user_id = u.id LEFT JOIN passwords p ON p.subject = i.subject
      LEFT JOIN user_logins l ON l.user_id = u.id) person`)
  const { rows: faults } = await database.query('SELECT position, record, faults FROM import_faults ORDER BY position')
  const { rows: events } = await database.query(
    `SELECT type, details FROM audit_events WHERE type LIKE 'users.import%' AND details ->> 'total' IS NOT NULL`,
  )
  return { people, faults, events }
}

async function leftovers({ database }: Server) {
  const { rows } =
    await database.query(`SELECT (SELECT count(*)::int FROM import_batches b JOIN jobs j ON j.id = b.job_id
      WHERE j.status <> 'receiving') AS batches,
    (SELECT count(*)::int FROM jobs WHERE status NOT IN ('completed', 'receiving')) AS uploads,
    (SELECT sum(count)::int FROM user_counts) AS counted`)
  return rows[0]
}

let uploadTarget: { readonly address: string; readonly headers: Record<string, string> }

async function newServer(): Promise<Server> {
  const { connection, drop } = await createTestDatabase()
  const database = new pg.Client(connection)
  await database.connect()
  const rootKey = randomBytes(32).toString('hex')
  const port = await freePort()
  const address = `http://127.0.0.1:${port}/api/v1`
  let child: ChildProcess | null = null
  let localKey = ''
  const kill = async () => {
    if (child === null) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
    child = null
  }
  return {
    connection,
    database,
    kill,
    start: async () => {
      const words = [JSON.stringify(connection), rootKey, String(port), localKey]
      child = fork(fileURLToPath(new URL('killable-server.ts', import.meta.url)), words, {
        execArgv: ['--disable-proto=delete'],
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      })
      const [message] = (await once(child, 'message')) as [{ localKey: string }]
      localKey = message.localKey
      uploadTarget = { address, headers: { 'x-api-key': localKey } }
    },
    call: async (method, path, body) => {
      const isJson = body?.startsWith('{"') === true && !path.startsWith('/imports?')
      const headers = { 'x-api-key': localKey, ...(isJson && { 'content-type': 'application/json' }) }
      const answer = await fetch(address + path, { method, headers, body: body ?? null })
      return { status: answer.status, body: (await answer.json()) as Record<string, never> }
    },
    remove: async () => {
      await kill()
      await database.end()
      await drop()
    },
  }
}
