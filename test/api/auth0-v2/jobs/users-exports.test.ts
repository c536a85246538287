import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { caller, startTestApp, type TestApp } from '../../../support/test-app.ts'
import { databaseConnectionId, finished, imported, userByEmail } from './jobs-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  await imported(app, [
    {
      email: 'alice@example.com',
      user_id: 'alice',
      name: '=cmd|"/c calc"!A1',
      given_name: 'Alice, "Al"\nExample',
      app_metadata: { plan: 'gold', nested: { deep: [1, 2] } },
      user_metadata: { phone: '+15551234' },
    },
    { email: 'bob@example.com', user_id: 'bob', blocked: true },
    { email: 'carol@example.com', user_id: 'carol' },
  ])
})
afterAll(() => app.close())

async function exported(body: Record<string, unknown>): Promise<{ lines: string[]; text: string }> {
  const { body: job } = await app.api('POST', '/jobs/users-exports', { body })
  const { body: done } = await finished(app, job.id)
  const response = await fetch(done.location)
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`)
  expect(response.headers.get('content-type')).toBe('application/gzip')
  const text = gunzipSync(Buffer.from(await response.arrayBuffer())).toString('utf8')
  return { text, lines: text.trimEnd().split('\n') }
}

test('200 with a pending job that echoes what was asked, and ends with a link', async () => {
  const connection_id = await databaseConnectionId(app)
  const answer = await app.api('POST', '/jobs/users-exports', { body: { connection_id, limit: 5 } })
  expect(answer.status).toBe(200)
  expect(answer.body).toEqual({
    type: 'users_export',
    status: 'pending',
    connection_id,
    connection: 'Username-Password-Authentication',
    format: 'csv',
    limit: 5,
    created_at: expect.any(String),
    id: expect.stringMatching(/^job_/),
  })
  const { body } = await finished(app, answer.body.id)
  expect(body).toMatchObject({ status: 'completed', location: expect.stringMatching(/^http.*signature=/) })
})

test('AUZ-10 the link is for whoever may read people: making them is not enough', async () => {
  const { body: job } = await app.api('POST', '/jobs/users-exports', { body: {} })
  await finished(app, job.id)
  const seenBy = async (scope: string) => {
    const api = caller(`${app.url}api/v2`, { authorization: `Bearer ${await app.token([scope])}` })
    return (await api('GET', `/jobs/${job.id}`)).body
  }
  expect(await seenBy('create:users')).not.toHaveProperty('location')
  expect(await seenBy('read:users')).toHaveProperty('location')
})

test('AUZ-10 whoever may read people no more gets no link, whatever their token says', async () => {
  const { body: job } = await app.api('POST', '/jobs/users-exports', { body: {} })
  await finished(app, job.id)
  const audience = `${app.url}api/v2/`
  const scopes = ['create:users', 'read:users']
  const { client_id, client_secret } = (
    await app.v1('POST', '/clients', { body: { name: 'Machine', machine: true, audience, scopes } })
  ).body
  const asked = { grant_type: 'client_credentials', client_id, client_secret, audience }
  const { access_token } = (await app.anonymous('POST', '/oauth/token', { body: asked })).body
  const api = caller(audience.slice(0, -1), { authorization: `Bearer ${access_token}` })
  expect((await api('GET', `/jobs/${job.id}`)).body).toHaveProperty('location')
  const [grant] = (await app.api('GET', `/client-grants?client_id=${client_id}`)).body
  const narrowed = await app.api('PATCH', `/client-grants/${grant.id}`, { body: { scope: ['create:users'] } })
  expect(narrowed.status, narrowed.text).toBe(200)
  const { status, body } = await api('GET', `/jobs/${job.id}`)
  expect(status).toBe(200)
  expect(body).not.toHaveProperty('location')
})

test('json is one whole person a line', async () => {
  const { lines } = await exported({ format: 'json' })
  const people = lines.map((line) => JSON.parse(line))
  expect(people.map(({ email }) => email)).toEqual(['alice@example.com', 'bob@example.com', 'carol@example.com'])
  const alice = await userByEmail(app, 'alice@example.com')
  expect(people[0]).toEqual(alice)
})

test('S003-17 an export goes beyond any page limit', async () => {
  const crowd = Array.from({ length: 1500 }, (_, n) => ({ email: `crowd-${n}@example.com`, user_id: `crowd-${n}` }))
  await imported(app, crowd)
  const { lines } = await exported({ format: 'json', fields: [{ name: 'email' }] })
  expect(lines.filter((line) => line.includes('crowd-'))).toHaveLength(1500)
})

test('fields are read by dotted paths and titled as asked', async () => {
  const fields = [
    { name: 'email', export_as: 'mail' },
    { name: 'app_metadata.nested.deep' },
    { name: 'identities[0].connection', export_as: 'connection' },
    { name: 'user_metadata.missing' },
    { name: 'password_hash' },
  ]
  const { lines } = await exported({ format: 'json', limit: 1, fields })
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { mail: 'alice@example.com', 'app_metadata.nested.deep': [1, 2], connection: 'Username-Password-Authentication' },
  ])
  const csv = await exported({ format: 'csv', limit: 1, fields })
  expect(csv.text).toBe(
    'mail,app_metadata.nested.deep,connection,user_metadata.missing,password_hash\r\n' +
      'alice@example.com,"[1,2]",Username-Password-Authentication,,\r\n',
  )
})

test('WEB-05 no cell of a table begins a formula, and quotes, commas and lines stay in their cell', async () => {
  const fields = [{ name: 'name' }, { name: 'given_name' }, { name: 'user_metadata.phone' }, { name: 'blocked' }]
  const { text } = await exported({ format: 'csv', limit: 2, fields })
  expect(text).toBe(
    'name,given_name,user_metadata.phone,blocked\r\n' +
      '"\'=cmd|""/c calc""!A1","Alice, ""Al""\nExample",\'+15551234,\r\n' +
      'bob@example.com,,,true\r\n',
  )
})

test('the link opens for ten minutes, for its own job, and only as it was signed', async () => {
  const { body: job } = await app.api('POST', '/jobs/users-exports', { body: { format: 'json', limit: 1 } })
  const { location } = (await finished(app, job.id)).body
  expect((await fetch(location)).status).toBe(200)
  const { body: other } = await app.api('POST', '/jobs/users-exports', { body: {} })
  await finished(app, other.id)
  const later = location.replace(/expires=(\d+)/, (_: string, at: string) => `expires=${Number(at) + 60}`)
  const resigned = location.replace(
    /signature=(.)/,
    (_: string, first: string) => `signature=${first === 'A' ? 'B' : 'A'}`,
  )
  const forged = [later, location.replace(job.id, other.id), resigned]
  for (const link of forged) expect((await fetch(link)).status).toBe(403)
  app.clock.aheadMs += 10 * 60_000
  expect((await fetch(location)).status).toBe(403)
})

test('what was exported can be imported again, and is the same', async () => {
  const { text } = await exported({ format: 'json' })
  const second = await startTestApp()
  try {
    const response = await second.v1('POST', '/imports', { raw: text })
    expect(response.status).toBe(202)
    await finished(second, response.body.id)
    for (const email of ['alice@example.com', 'bob@example.com']) {
      expect(await userByEmail(second, email)).toEqual(await userByEmail(app, email))
    }
  } finally {
    await second.close()
  }
})

test.each([
  ['an unknown connection', { connection_id: 'con_0000000000000001' }, 'The connection does not exist.'],
  ['a format that is none', { format: 'xml' }, 'format'],
  ['an unknown property', { query: 'x' }, 'query'],
  ['a limit below one', { limit: 0 }, 'limit'],
])('400 %s', async (_, body, message) => {
  const answer = await app.api('POST', '/jobs/users-exports', { body })
  expect([answer.status, answer.body.message]).toEqual([400, expect.stringContaining(message)])
})

test('AUD-12 an export leaves an event when it is asked for, when it begins and when it ends, with its count', async () => {
  const { body: job } = await app.api('POST', '/jobs/users-exports', { body: { format: 'json', limit: 2 } })
  const { body: done } = await finished(app, job.id)
  await (await fetch(done.location)).arrayBuffer()
  const page = { kind: 'offset', offset: 0, limit: 10, withTotal: false } as const
  const { items } = await app.app.directory.stores.audit.listAbout(job.id, page)
  expect(items.map(({ type, details }) => [type, details])).toEqual([
    ['users.export_finished', { records: 2, complete: true }],
    ['users.export_started', { format: 'json' }],
    ['users.export_requested', { format: 'json', limit: 2, exported: null, connectionId: null }],
  ])
})
