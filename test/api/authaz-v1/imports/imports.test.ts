import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, caller, startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const lines = (records: readonly unknown[]) => records.map((record) => JSON.stringify(record)).join('\n')

async function imported(records: readonly unknown[] | string | Uint8Array, query = ''): Promise<Answer> {
  const raw = typeof records === 'string' || records instanceof Uint8Array ? records : lines(records)
  const { status, body } = await app.v1('POST', `/imports${query}`, { raw: raw as string })
  if (status !== 202) throw new Error(`not accepted: ${status} ${JSON.stringify(body)}`)
  return ended(body.id)
}

async function ended(id: string): Promise<Answer> {
  for (;;) {
    const answer = await app.v1('GET', `/jobs/${id}`)
    if (answer.body.finishedAt !== null) return answer
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function user(id: string) {
  return (await app.api('GET', `/users/${encodeURIComponent(id)}`)).body
}

async function firstFault(id: string) {
  return (await app.v1('GET', `/jobs/${id}/errors`)).body.data[0]
}

test('202 with a job that tells how far it is, and ends', async () => {
  const { status, body } = await app.v1('POST', '/imports', { raw: lines([{ email: 'alice@example.com' }]) })
  expect(status).toBe(202)
  expect(body).toEqual({
    id: expect.stringMatching(/^job_/),
    type: 'users_import',
    status: 'pending',
    connection: 'Username-Password-Authentication',
    bulk: null,
    progress: { total: 1, inserted: 0, updated: 0, failed: 0, percentage: 0, secondsLeft: null },
    failure: null,
    createdBy: { kind: 'api-key', id: expect.stringMatching(/^key_/), name: expect.any(String) },
    createdAt: expect.any(String),
    startedAt: null,
    finishedAt: null,
  })
  expect((await ended(body.id)).body).toMatchObject({
    status: 'completed',
    progress: { total: 1, inserted: 1, updated: 0, failed: 0, percentage: 100, secondsLeft: 0 },
  })
})

test('a file far beyond the limit of the other API is taken, and the first of two records wins wherever they stand', async () => {
  const records = Array.from({ length: 6_500 }, (_, n) => ({
    email: `many-${n}@example.com`,
    name: `Number ${n}`,
    user_metadata: { text: 'x'.repeat(300) },
  }))
  // Within one batch, over the border of two, and far apart.
  for (const [again, first] of [
    [20, 10],
    [1_000, 999],
    [1_001, 998],
    [6_400, 5],
    [3_000, 2_999],
  ] as const) {
    records[again] = { ...records[again], email: `many-${first}@example.com`, name: 'Second' } as never
  }
  const { body } = await imported(gzipSync(lines(records)))
  expect(body.progress).toMatchObject({ total: 6_500, inserted: 6_495, failed: 5 })
  const { body: seconds } = await app.v1('GET', '/users?q=name%3ASecond')
  expect(seconds.data).toEqual([])
})

test('refused records are read a page at a time, by their line', async () => {
  const { body } = await imported(['{}', 'x', '{"email":"a"}', '', '{"email":"b"}'].join('\n'))
  expect(body.progress).toMatchObject({ total: 4, failed: 4 })
  const first = await app.v1('GET', `/jobs/${body.id}/errors?pageSize=3`)
  const second = await app.v1('GET', `/jobs/${body.id}/errors?pageSize=3&cursor=${first.body.nextCursor}`)
  const all = [...first.body.data, ...second.body.data]
  expect(all.map(({ line }) => line)).toEqual([1, 2, 3, 5])
  expect(all[3]).toEqual({
    line: 5,
    user: { email: 'b' },
    errors: [{ code: 'INVALID_FORMAT', message: "Object didn't pass validation for format email: b", path: 'email' }],
  })
  expect(second.body.nextCursor).toBeNull()
})

describe('records of an export', () => {
  test('keep their ids, their times and their sign-ins', async () => {
    const record = {
      user_id: 'auth0|5f0c1d2e3b4a59687f6e5d4c',
      email: 'bob@example.com',
      email_verified: true,
      created_at: '2019-03-01T10:11:12.345Z',
      updated_at: '2021-05-06T07:08:09.010Z',
      last_login: '2021-05-06T07:08:09.000Z',
      last_ip: '203.0.113.7',
      logins_count: 42,
      last_password_reset: '2020-01-01T00:00:00.000Z',
      multifactor: ['guardian'],
      identities: [
        {
          connection: 'Username-Password-Authentication',
          user_id: '5f0c1d2e3b4a59687f6e5d4c',
          provider: 'auth0',
          isSocial: false,
        },
      ],
    }
    await imported([record])
    const { multifactor, ...kept } = record
    expect(await user(record.user_id)).toMatchObject(kept)
    const { body } = await app.v1('GET', '/users?q=logins_count%3A42')
    expect(body.data.map(({ id }: { id: string }) => id)).toEqual([record.user_id])
  })

  test('of another provider go to the connection they came from, or are refused by its name', async () => {
    const google = {
      user_id: 'google-oauth2|103547991597142817347',
      email: 'carol@example.com',
      identities: [{ connection: 'google-oauth2', user_id: '103547991597142817347', provider: 'google-oauth2' }],
    }
    const bare = { user_id: 'github|7', email: 'dan@example.com' }
    const refused = await imported([google, bare])
    expect(refused.body.progress).toMatchObject({ inserted: 0, failed: 2 })
    expect((await firstFault(refused.body.id)).errors).toEqual([
      {
        code: 'CONNECTION_NOT_FOUND',
        message:
          'There is no connection google-oauth2 for people of google-oauth2. Create it, then import this record again',
        path: 'identities[0].connection',
      },
    ])
    await app.api('POST', '/connections', { body: { name: 'google-oauth2', strategy: 'google-oauth2' } })
    await app.api('POST', '/connections', { body: { name: 'github', strategy: 'github' } })
    expect((await imported([google, bare])).body.progress).toMatchObject({ inserted: 2, failed: 0 })
    expect(await user(google.user_id)).toMatchObject({ email: 'carol@example.com', identities: [{ isSocial: true }] })
    expect(await user(bare.user_id)).toMatchObject({ identities: [{ connection: 'github' }] })
  })

  test('bring their linked identities, which nobody else may have', async () => {
    await app.api('POST', '/connections', { body: { name: 'sms', strategy: 'sms' } })
    const own = { connection: 'Username-Password-Authentication', user_id: 'erin', provider: 'auth0', isSocial: false }
    const phone = { connection: 'sms', user_id: '1', provider: 'sms', isSocial: false, profileData: { name: '+1' } }
    const record = { user_id: 'auth0|erin', email: 'erin@example.com', identities: [own, phone] }
    await imported([record])
    expect((await user('auth0|erin')).identities).toEqual([own, phone])
    const thief = { ...record, user_id: 'auth0|eve', email: 'eve@example.com' }
    const { body } = await imported([{ ...thief, identities: [{ ...own, user_id: 'eve' }, phone] }])
    expect((await firstFault(body.id)).errors).toEqual([
      { code: 'CONFLICT', message: 'Another user has this already: identities', path: 'identities' },
    ])
  })

  test('go to the database they name, unless the import names one', async () => {
    await app.api('POST', '/connections', { body: { name: 'staff', strategy: 'auth0' } })
    const from = (subject: string) => ({
      email: `${subject}@example.com`,
      identities: [{ connection: 'staff', user_id: subject, provider: 'auth0' }],
    })
    await imported([from('frank')])
    expect((await user('auth0|frank')).identities[0].connection).toBe('staff')
    await imported([from('grace')], '?connection=Username-Password-Authentication')
    expect((await user('auth0|grace')).identities[0].connection).toBe('Username-Password-Authentication')
  })

  test('are understood with the titles that the vendor gives their columns', async () => {
    const titled = {
      Id: 'auth0|heidi',
      'Given Name': 'Heidi',
      'Family Name': null,
      Email: 'heidi@example.com',
      'Email Verified': true,
      Connection: 'Username-Password-Authentication',
      'Created At': '2020-02-03T04:05:06.007Z',
    }
    await imported([titled])
    expect(await user('auth0|heidi')).toMatchObject({ given_name: 'Heidi', created_at: '2020-02-03T04:05:06.007Z' })
  })

  test('are refused by name for what is no field of a user', async () => {
    const { body } = await imported([{ email: 'ivan@example.com', shoe_size: 43 }])
    expect((await firstFault(body.id)).errors[0].message).toBe('Additional properties not allowed: shoe_size')
  })
})

test('?upsert=true changes who is there', async () => {
  await imported([{ email: 'judy@example.com', name: 'Judy' }])
  const { body } = await imported([{ email: 'judy@example.com', nickname: 'jj' }], '?upsert=true')
  expect(body.progress).toMatchObject({ updated: 1, failed: 0 })
  const { body: found } = await app.api('GET', '/users-by-email?email=judy%40example.com')
  expect(found[0]).toMatchObject({ name: 'Judy', nickname: 'jj' })
})

test('an import leaves two events, under the name of who asked for it', async () => {
  const { body } = await imported([{ email: 'kim@example.com' }, {}])
  const page = { kind: 'offset', offset: 0, limit: 10, withTotal: false } as const
  const { items } = await app.app.directory.stores.audit.listAbout(body.id, page)
  expect(items.map(({ type, actor, details }) => [type, actor.kind, details])).toEqual([
    ['users.import_finished', 'api-key', { total: 2, inserted: 1, updated: 0, failed: 1, status: 'completed' }],
    ['users.import_started', 'api-key', { connection: 'Username-Password-Authentication', records: 2, upsert: false }],
  ])
})

test.each([
  ['an unknown connection', '?connection=nowhere', '{}', 'connection', 'There is no connection nowhere.'],
  ['an empty file', '', ' \n', 'body', 'The file is empty'],
  ['a word for upsert', '?upsert=maybe', '{}', 'upsert', 'true or false'],
  ['an unknown parameter', '?mode=fast', '{}', 'mode', 'no such field'],
])('400 %s', async (_, query, raw, field, message) => {
  const { status, body } = await app.v1('POST', `/imports${query}`, { raw })
  expect([status, Object.keys(body.errors)]).toEqual([400, [field]])
  expect(JSON.stringify(body)).toContain(message)
})

test('400 a damaged gzip, and the connection it came on goes on', async () => {
  const damaged = Buffer.concat([gzipSync(lines([{ email: 'x@example.com' }])).subarray(0, 40), Buffer.alloc(200_000)])
  for (let again = 0; again < 3; again += 1) {
    const { status, body } = await app.v1('POST', '/imports', { raw: new Uint8Array(damaged) })
    expect([status, body.detail]).toEqual([400, expect.stringContaining('damaged or cut short')])
  }
})

test('403 a key without import:users', async () => {
  const { body } = await app.v1('POST', '/keys', { body: { name: 'Reader', permissions: ['read:users'] } })
  const reader = caller(`${app.url}api/v1`, { 'x-api-key': body.key })
  expect((await reader('POST', '/imports', { raw: '{}' })).status).toBe(403)
  expect((await reader('GET', '/users/export')).status).toBe(403)
})

test('403 a key without update:users changes nobody who is here, and nothing of its file is kept', async () => {
  const record = { email: 'stays@example.com', name: 'Stays' }
  await imported([record])
  const { body } = await app.v1('POST', '/keys', { body: { name: 'Importer', permissions: ['import:users'] } })
  const importer = caller(`${app.url}api/v1`, { 'x-api-key': body.key })
  const jobs = async () => (await app.v1('GET', '/jobs?pageSize=200')).body.data.length
  const before = await jobs()
  const refused = await importer('POST', '/imports?upsert=true', { raw: lines([{ ...record, name: 'Changed' }]) })
  expect(refused.body).toMatchObject({ status: 403, code: 'insufficient_scope' })
  expect(refused.body.detail).toContain('update:users')
  expect(await jobs()).toBe(before)
  expect((await importer('POST', '/imports', { raw: lines([record]) })).status).toBe(202)
})

test('an upload that breaks off leaves nothing', async () => {
  const { port } = new URL(app.url)
  const socket = connect(Number(port), '127.0.0.1')
  const head = `POST /api/v1/imports HTTP/1.1\r\nhost: localhost\r\nx-api-key: ${app.apiKey}\r\ncontent-length: 100000\r\n\r\n`
  await new Promise<void>((resolve) => socket.write(`${head}{"email":"broken-off@example.com"}\n`, () => resolve()))
  await new Promise((resolve) => setTimeout(resolve, 100))
  socket.destroy()
  await new Promise((resolve) => setTimeout(resolve, 300))
  const { body } = await app.api('GET', '/users-by-email?email=broken-off%40example.com')
  expect(body).toEqual([])
})
