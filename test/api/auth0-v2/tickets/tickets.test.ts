import { afterAll, beforeAll, expect, test } from 'vitest'
import { findMessages } from '../../../support/find-messages.ts'
import { caller, startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
let bob: { user_id: string; identities: [{ user_id: string }] }
let connectionId: string

beforeAll(async () => {
  app = await startTestApp()
  bob = await created({ email: 'bob@example.com', email_verified: true })
  const { body } = await app.api('GET', '/connections?name=Username-Password-Authentication')
  connectionId = body[0].id
})
afterAll(() => app.close())

async function created(more: Record<string, unknown>) {
  const body = { connection: 'Username-Password-Authentication', password: 'Violet-Harbour-1', ...more }
  const answer = await app.api('POST', '/users', { body })
  expect([answer.status, answer.text]).toMatchObject([201, expect.any(String)])
  return answer.body
}

const ask = (kind: string, body: Record<string, unknown>) => app.api('POST', `/tickets/${kind}`, { body })
const kinds = ['password-change', 'email-verification'] as const
const pageOf = { 'password-change': 'reset-password', 'email-verification': 'email-verification' }

test.each(kinds)('201 %s answers a link of the configured host with the closing #, and sends no mail', async (kind) => {
  const everything = { result_url: 'https://app.example.com/done', ttl_sec: 3600, includeEmailInRedirect: true }
  const before = (await findMessages(app, 'bob@example.com')).length
  const { status, body } = await ask(kind, { user_id: bob.user_id, ...everything })
  expect(status).toBe(201)
  expect(Object.keys(body)).toEqual(['ticket'])
  expect(body.ticket).toMatch(new RegExp(`^${app.app.directory.publicUrl}u/${pageOf[kind]}\\?ticket=[A-Za-z0-9]{48}#$`))
  expect(await findMessages(app, 'bob@example.com')).toHaveLength(before)
})

test('201 password-change for an address in a connection', async () => {
  const { status } = await ask('password-change', { connection_id: connectionId, email: 'Bob@Example.com' })
  expect(status).toBe(201)
})

test('201 for a member of an organization, an identity that is named, and a lifetime of 0', async () => {
  const { body: organization } = await app.api('POST', '/organizations', { body: { name: 'acme' } })
  const refused = await ask('email-verification', { user_id: bob.user_id, organization_id: organization.id })
  expect([refused.status, refused.body.message]).toEqual([400, 'The user is not a member of the organization.'])
  await app.api('POST', `/organizations/${organization.id}/members`, { body: { members: [bob.user_id] } })
  for (const kind of kinds) {
    expect((await ask(kind, { user_id: bob.user_id, organization_id: organization.id, ttl_sec: 0 })).status).toBe(201)
    const identity = { provider: 'auth0', user_id: bob.identities[0].user_id, connection_id: connectionId }
    expect((await ask(kind, { user_id: bob.user_id, identity })).status).toBe(201)
  }
})

test.each(kinds)('404 %s for an unknown person', async (kind) => {
  const { status, body } = await ask(kind, { user_id: 'auth0|nobody' })
  expect([status, body.errorCode]).toEqual([404, 'inexistent_user'])
})

test('404 for an unknown address, and for a username that is spelled like nobody’s address', async () => {
  const answer = await ask('password-change', { connection_id: connectionId, email: 'nobody@example.com' })
  expect([answer.status, answer.body.errorCode]).toEqual([404, 'inexistent_user'])
})

test.each([
  ['an unknown client', { client_id: 'abcdef' }, 'The client does not exist.'],
  ['an unknown organization', { organization_id: 'org_0000000000000001' }, 'The organization does not exist.'],
  ['an identity of others', { identity: { provider: 'auth0', user_id: 'x' } }, 'The identity does not exist.'],
  [
    'a result_url beside a client_id',
    { result_url: 'https://app.example.com', client_id: 'abcdef' },
    'result_url cannot be specified together with client_id or organization_id.',
  ],
  ['a lifetime below 0', { ttl_sec: -1 }, /Value -1 is less than minimum 0/],
  ['a field of other names', { result: 'x' }, /Additional properties not allowed: result/],
])('400 for %s', async (_, more, message) => {
  for (const kind of kinds) {
    const { status, body } = await ask(kind, { user_id: bob.user_id, ...more })
    expect(status).toBe(400)
    if (typeof message === 'string') expect(body.message).toBe(message)
    else expect(body.message).toMatch(message)
  }
})

test.each([
  {},
  { email: 'bob@example.com' },
  { connection_id: 'con_x' },
  { user_id: 'auth0|x', email: 'b@example.com' },
])('400 password-change for %j: either user_id, or connection_id with email', async (body) => {
  const answer = await ask('password-change', body)
  expect([answer.status, answer.body.errorCode]).toEqual([400, 'invalid_body'])
})

test('400 for an unknown connection, and for people who have no address or no password', async () => {
  const unknown = await ask('password-change', { connection_id: 'con_0000000000000001', email: 'bob@example.com' })
  expect([unknown.status, unknown.body.message]).toEqual([400, 'connection does not exist.'])
  await app.api('POST', '/connections', { body: { name: 'email', strategy: 'email' } })
  const { body: carol } = await app.api('POST', '/users', { body: { connection: 'email', email: 'carol@example.com' } })
  const refused = await ask('password-change', { user_id: carol.user_id })
  expect([refused.status, refused.body.message]).toEqual([400, 'Connection must be a database connection.'])
  const identity = { provider: 'email', user_id: carol.identities[0].user_id }
  expect((await ask('email-verification', { user_id: carol.user_id, identity })).status).toBe(201)
  const dan = await created({ phone_number: '+15550100' })
  const nowhere = await ask('email-verification', { user_id: dan.user_id })
  expect([nowhere.status, nowhere.body.message]).toEqual([400, 'User does not have an email address.'])
  expect((await ask('password-change', { user_id: dan.user_id })).status).toBe(201)
})

test.each([
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https:evil.example',
  'https:///evil.example',
  'https:\\\\evil.example',
  '%2f%2fevil.example',
  '%252f%252fevil.example',
  '/%09/evil.example',
  'https://app.example.com@evil.example',
  'https://app.example.com%40evil.example',
  'https://app.example.com\\@evil.example',
  'https://app.example.com\t.evil.example',
  'https://',
  'http://app.example.com/done',
  'javascript:alert(1)',
  'data:text/html,x',
  'done',
])('OID-13 400 for the result_url %j', async (result_url) => {
  for (const kind of kinds) {
    const { status, body } = await ask(kind, { user_id: bob.user_id, result_url })
    expect([status, body.errorCode]).toEqual([400, 'invalid_body'])
    expect(body.message).toContain('result_url')
  }
})

test.each(['https://app.example.com', 'http://localhost:3000/done?x=1', 'http://127.0.0.1:8080/'])(
  '201 for the result_url %s',
  async (result_url) => {
    for (const kind of kinds) expect((await ask(kind, { user_id: bob.user_id, result_url })).status).toBe(201)
  },
)

test.each(kinds)('403 %s without its scope', async (kind) => {
  const token = await app.token(['read:users', 'update:users'])
  const call = caller(`${app.url}api/v2`, { authorization: `Bearer ${token}` })
  const { status, body } = await call('POST', `/tickets/${kind}`, { body: { user_id: bob.user_id } })
  expect([status, body.message]).toEqual([403, 'Insufficient scope, expected any of: create:user_tickets'])
})
