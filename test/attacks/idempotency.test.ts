// A request that carries an Idempotency-Key has its effect once (P14, security.md 5.10).
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { member, organization } from '../api/authaz-v1/organization-callers.ts'
import { bearer, machineToken } from '../api/tenant-admin/tenants.ts'
import { type CallOptions, caller, startTestApp, type TestApp } from '../support/test-app.ts'

let a: TestApp
let b: TestApp
let rows: pg.Client

beforeAll(async () => {
  a = await startTestApp({ rateLimit: null, databasePool: 5 })
  b = { ...a, ...(await a.startTwin()) }
  rows = new pg.Client(a.connection)
  await rows.connect()
})
afterAll(async () => {
  await rows.end()
  await a.close()
})

const keyed = (key: string, body?: unknown): CallOptions => ({
  headers: { 'idempotency-key': key },
  ...(body === undefined ? {} : { body }),
})
const connection = 'Username-Password-Authentication'
const person = (name: string) => ({ connection, email: `${name}@example.com`, password: 'brass kettle morning 7' })

async function eventsOf(type: string, subjectId: string): Promise<number> {
  const found = await rows.query('SELECT count(*)::int FROM audit_events WHERE type = $1 AND subject_id = $2', [
    type,
    subjectId,
  ])
  return found.rows[0].count
}

test('RAC-02 twenty of one key make one user, and everybody gets the same answer later', async () => {
  const create = (on: TestApp) => on.api('POST', '/users', keyed('key-1', person('alice')))
  const answers = await Promise.all(Array.from({ length: 20 }, (_, place) => create(place % 2 === 0 ? a : b)))
  for (const { status, text } of answers) expect([201, 409], text).toContain(status)
  const first = answers.find(({ status, headers }) => status === 201 && !headers.has('idempotent-replayed'))
  const later = await create(b)
  expect(later.status).toBe(201)
  expect(later.text).toBe(first?.text)
  expect(later.headers.get('content-type')).toBe(first?.headers.get('content-type'))
  expect(later.headers.get('idempotent-replayed')).toBe('true')
  const found = await a.api('GET', '/users-by-email?email=alice@example.com')
  expect(found.body).toHaveLength(1)
  expect(await eventsOf('user.created', later.body.user_id)).toBe(1)
})

test('RAC-02 409 while a request of the key runs, on every process, and its answer afterwards', async () => {
  const faces = [
    { on: (app: TestApp) => app.api, path: '/users', body: person('frank'), type: 'application/json' },
    {
      on: (app: TestApp) => app.v1,
      path: '/users',
      body: { email: 'grace@example.com' },
      type: 'application/problem+json',
    },
  ]
  for (const { on, path, body, type } of faces) {
    await rows.query('BEGIN; LOCK TABLE users IN SHARE MODE')
    const first = on(a)('POST', path, keyed('key-12', body))
    await until(async () => (await rows.query(waiting)).rowCount !== 0)
    const second = await on({ ...a, api: b.api })('POST', path, keyed('key-12', body))
    await rows.query('ROLLBACK')
    expect([second.status, second.headers.get('retry-after')]).toEqual([409, '1'])
    expect(second.headers.get('content-type')).toContain(type)
    expect(second.body.errorCode ?? second.body.code).toBe('idempotency_running')
    expect((await first).status).toBe(201)
    expect((await on(a)('POST', path, keyed('key-12', body))).text).toBe((await first).text)
  }
})

const waiting = `SELECT FROM pg_locks JOIN pg_database d ON d.oid = database
  WHERE NOT granted AND datname = current_database()`

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 5))
}

test('RAC-02 another body, path, query or method under a used key is refused and does nothing', async () => {
  const made = await a.api('POST', '/users', keyed('key-2', person('bob')))
  const path = `/users/${made.body.user_id}`
  const tries = [
    await b.api('POST', '/users', keyed('key-2', person('bobby'))),
    await b.api('POST', '/roles', keyed('key-2', { name: 'bob' })),
    await b.api('DELETE', path, keyed('key-2')),
    await b.api('PATCH', path, keyed('key-2', { name: 'Robert' })),
  ]
  for (const { status, body } of tries) {
    expect(status).toBe(422)
    expect(body).toEqual({
      statusCode: 422,
      error: 'Unprocessable Entity',
      message: expect.stringContaining('Idempotency-Key'),
      errorCode: 'idempotency_key_reused',
    })
  }
  expect((await a.api('GET', path)).body.name).toBe('bob@example.com')
  expect((await a.api('GET', '/users-by-email?email=bobby@example.com')).body).toEqual([])
  expect((await a.api('GET', '/roles')).body).toEqual([])
})

test('a deletion, a change and an empty answer are replayed on every face', async () => {
  const { body: carol } = await a.api('POST', '/users', { body: person('carol') })
  const path = `/users/${encodeURIComponent(carol.user_id)}`
  const change = () => a.api('PATCH', path, keyed('key-3', { user_metadata: { color: 'red' } }))
  const changed = await change()
  await a.api('PATCH', path, { body: { user_metadata: { color: 'blue' } } })
  expect((await change()).text).toBe(changed.text)
  expect((await a.api('GET', path)).body.user_metadata).toEqual({ color: 'blue' })

  const invite = () => a.v1('POST', '/organizations', keyed('key-4', { name: 'acme', displayName: 'Acme' }))
  const invited = await invite()
  expect([invited.status, (await invite()).text]).toEqual([201, invited.text])
  const reused = await a.v1('POST', '/organizations', keyed('key-4', { name: 'beta', displayName: 'Beta' }))
  expect([reused.status, reused.headers.get('content-type')]).toEqual([
    422,
    expect.stringContaining('application/problem+json'),
  ])
  expect(reused.body.code).toBe('idempotency_key_reused')

  const remove = () => a.api('DELETE', path, keyed('key-5'))
  const gone = await remove()
  const again = await remove()
  expect([gone.status, again.status, again.text]).toEqual([204, 204, ''])
  expect(again.headers.get('idempotent-replayed')).toBe('true')
  const events = await rows.query(`SELECT count(*)::int FROM audit_events WHERE type = 'user.erased'`)
  expect(events.rows[0].count).toBe(1)
})

test('a key is one caller’s: to another it is new, and shows nothing', async () => {
  const { body: mine } = await a.v1('POST', '/organizations', keyed('key-6', { name: 'mine', displayName: 'Mine' }))
  const made = await a.v1('POST', '/keys', { body: { name: 'another', permissions: ['update:settings'] } })
  const other = caller(`${a.url}api/v1`, { 'x-api-key': made.body.key })
  const theirs = await other('POST', '/organizations', keyed('key-6', { name: 'mine', displayName: 'Mine' }))
  expect(theirs.status).toBe(409)
  expect(theirs.body.code).toBe('organization_exists')
  expect(theirs.text).not.toContain(mine.id)
})

test('the API of a tenant replays a removal, and refuses the last administrator with a key as without one', async () => {
  const acme = await organization(a, 'acme-two')
  const [ada, ben] = [await member(a, acme, 'ada', true), await member(a, acme, 'ben')]
  const machine = bearer(a, await machineToken(a))
  const remove = ({ id }: { readonly id: string }, key: string) =>
    machine('DELETE', `/${acme.id}/admin/users/${encodeURIComponent(id)}`, keyed(key))
  const removed = await remove(ben, 'key-13')
  const again = await remove(ben, 'key-13')
  expect([removed.status, again.status]).toEqual([204, 204])
  expect([removed, again].map(({ headers }) => headers.get('idempotent-replayed'))).toEqual([null, 'true'])
  for (let time = 0; time < 2; time += 1) {
    const refused = await remove(ada, 'key-14')
    expect([refused.status, refused.body.code]).toEqual([409, 'last_administrator'])
  }
  const reused = await remove(ada, 'key-13')
  expect([reused.status, reused.body.code]).toEqual([422, 'idempotency_key_reused'])
})

test('what was refused is not kept: the same key works once the reason is gone', async () => {
  const dan = await a.api('POST', '/users', { body: person('dan') })
  const create = () => a.api('POST', '/users', keyed('key-7', person('dan')))
  expect((await create()).status).toBe(409)
  expect((await create()).headers.get('idempotent-replayed')).toBeNull()
  await a.api('DELETE', `/users/${dan.body.user_id}`)
  expect((await create()).status).toBe(201)
  expect((await a.api('POST', '/users', keyed('key-8', { connection }))).status).toBe(400)
  expect((await a.api('POST', '/users', keyed('key-8', person('erin')))).status).toBe(201)
})

test.each(['', 'two words', 'a'.repeat(256), 'schlüssel'])('a key such as %j is refused', async (key) => {
  const answer = await a.api('POST', '/roles', keyed(encodeLatin1(key), { name: 'never' }))
  expect(answer.status).toBe(400)
  expect(answer.body.message).toContain('Idempotency-Key')
})

/** As a header carries it. */
const encodeLatin1 = (text: string) => Buffer.from(text, 'utf8').toString('latin1')

test('a read ignores the header', async () => {
  const list = () => a.api('GET', '/roles', keyed('key-9'))
  await list()
  expect((await list()).headers.get('idempotent-replayed')).toBeNull()
})

test('after 24 hours a key is new, and the answers are gone', async () => {
  const create = () => a.api('POST', '/roles', keyed('key-10', { name: 'reader' }))
  expect((await create()).status).toBe(200)
  expect((await create()).headers.get('idempotent-replayed')).toBe('true')
  a.clock.aheadMs += 24 * 60 * 60_000 + 1_000
  const fresh = { ...a, api: caller(`${a.url}api/v2`, { authorization: `Bearer ${await a.token()}` }) }
  const later = await fresh.api('POST', '/roles', keyed('key-10', { name: 'writer' }))
  a.clock.aheadMs = 0
  expect(later.status).toBe(200)
})

test('a secret in an answer lies sealed, and so does whom it is about', async () => {
  const made = await a.api('POST', '/clients', keyed('key-11', { name: 'Shop', app_type: 'non_interactive' }))
  expect(made.status).toBe(201)
  const kept = await rows.query<{ row: string }>(
    `SELECT k::text || encode(answer, 'escape') AS row FROM idempotency_keys k`,
  )
  const texts = kept.rows.map(({ row }) => row).join('\n')
  expect(texts).not.toContain(made.body.client_secret)
  expect(texts).not.toContain('example.com')
  expect(texts).not.toContain('key-11')
})
