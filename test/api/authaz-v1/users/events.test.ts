import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'
import { client, person } from '../../oauth/person-client.ts'
import { signedIn } from '../console-browser.ts'
import { readCsv } from './strict-csv.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const events = (id: string, query = '') => app.v1('GET', `/users/${encodeURIComponent(id)}/events${query}`)
const create = async (email: string) => (await app.v1('POST', '/users', { body: { email } })).body

test('events come newest first, role changes among them, with who did it and from where', async () => {
  const alice = await create('alice@example.com')
  const { body: role } = await app.api('POST', '/roles', { body: { name: 'Billing' } })
  const support = await signedIn(app, 'admin')
  const assignment = { body: { userId: alice.id, roleId: role.id } }
  await support.call('POST', '/role-assignments', assignment)
  await support.call('DELETE', '/role-assignments', assignment)
  const { status, body } = await events(alice.id)
  expect(status).toBe(200)
  expect(body.data.map(({ type }: { type: string }) => type)).toEqual([
    'user.role_unassigned',
    'user.role_assigned',
    'user.created',
  ])
  expect(body.data[0]).toEqual({
    id: expect.stringMatching(/^\d+$/),
    at: expect.stringMatching(/Z$/),
    type: 'user.role_unassigned',
    actor: { kind: 'operator', id: expect.stringMatching(/^auth0\|/), name: 'admin@example.com', role: 'admin' },
    subject: { kind: 'user', id: alice.id },
    ip: expect.stringMatching(/^(127\.0\.0\.1|::1)$/),
    userAgent: expect.any(String),
    requestId: expect.any(String),
    changes: { roles: [role.id], reason: 'Testing' },
  })
  expect(body.data[2].actor).toMatchObject({ kind: 'api-key', name: 'Local command line' })
})

test('S000-26 events of others do not appear', async () => {
  const bob = await create('bob@example.com')
  const carol = await create('carol@example.com')
  await app.v1('POST', `/users/${encodeURIComponent(carol.id)}/suspend`, { body: {} })
  expect((await events(bob.id)).body.data).toHaveLength(1)
})

test('AUD-11 a name in a header or in the body does not become the actor', async () => {
  const headers = { 'x-user-id': 'owner1', 'x-forwarded-for': '198.51.100.9' }
  const { body: dan } = await app.v1('POST', '/users', { body: { email: 'dan@example.com' }, headers })
  const [event] = (await events(dan.id)).body.data
  expect(event).toMatchObject({ actor: { kind: 'api-key' }, ip: expect.not.stringContaining('198.51') })
})

test('pages by cursor, and 400 for the cursor of another person', async () => {
  const erin = await create('erin@example.com')
  for (const action of ['suspend', 'activate', 'suspend']) {
    await app.v1('POST', `/users/${encodeURIComponent(erin.id)}/${action}`, { body: {} })
  }
  const first = await events(erin.id, '?pageSize=3')
  const second = await events(erin.id, `?pageSize=3&cursor=${first.body.nextCursor}`)
  expect([...first.body.data, ...second.body.data].map(({ type }) => type)).toEqual([
    'user.suspended',
    'user.activated',
    'user.suspended',
    'user.created',
  ])
  expect(second.body.nextCursor).toBeNull()
  const other = await create('frank@example.com')
  expect(await events(other.id, `?cursor=${first.body.nextCursor}`)).toMatchObject({
    status: 400,
    body: { code: 'invalid_cursor' },
  })
})

test('the events are exported as they are narrowed, no cell begins a formula, and the export is an event', async () => {
  const grace = (await app.v1('POST', '/users', { body: { email: 'grace@example.com', name: 'Grace' } })).body
  const path = `/users/${encodeURIComponent(grace.id)}`
  await app.v1('POST', `${path}/suspend`, { body: { reason: '=1+1' }, headers: { 'user-agent': '=cmd()' } })
  const taken = await app.v1('GET', `${path}/events/export?type=user.suspended`)
  expect([taken.status, taken.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/csv')])
  const [titles, ...rows] = readCsv(taken.text)
  expect(rows).toHaveLength(1)
  const row = Object.fromEntries(titles?.map((title, at) => [title, rows[0]?.[at]]) ?? [])
  expect(row).toMatchObject({ event: 'user.suspended', result: 'success', subject_id: grace.id, user_agent: "'=cmd()" })
  expect(JSON.parse(row.changes ?? '')).toMatchObject({ reason: '=1+1' })
  const [newest] = (await events(grace.id)).body.data
  expect(newest).toMatchObject({ type: 'audit.exported', changes: { records: 1 } })
  const support = await signedIn(app, 'support', 'kim@example.com')
  expect((await support.call('GET', `${path}/events/export`)).status).toBe(403)
})

test('narrowed by the app and by whether it came about, with the names of what the events are about', async () => {
  const alice = await person(app, 'alice.at.the.portal')
  const web = await client(app, { name: 'Customer portal', grant_types: ['password'] })
  await app.api('PATCH', '/tenants/settings', { body: { default_directory: 'Username-Password-Authentication' } })
  const { client_id, client_secret } = web
  const body = {
    grant_type: 'password',
    client_id,
    client_secret,
    username: alice.email,
    password: 'wrong',
    scope: 'openid',
  }
  await app.anonymous('POST', '/oauth/token', { body })
  const typesOf = async (query: string) =>
    (await events(alice.id, query)).body.data.map(({ type }: { type: string }) => type)
  expect(await typesOf(`?client=${client_id}`)).toEqual(['user.sign_in_failed'])
  expect(await typesOf('?result=failure')).toEqual(['user.sign_in_failed'])
  expect(await typesOf('?result=success')).not.toContain('user.sign_in_failed')
  expect(await typesOf(`?client=${client_id}&result=success`)).toEqual([])
  expect(await typesOf('?organization=org_none')).toEqual([])
  expect((await events(alice.id)).body.names).toMatchObject({ [client_id]: 'Customer portal' })
})
