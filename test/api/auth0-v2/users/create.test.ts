import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

const connection = 'Username-Password-Authentication'
const password = 'Correct-Horse-7-Battery'
let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
  await app.api('POST', '/connections', { body: { name: 'email', strategy: 'email' } })
  await app.api('POST', '/connections', { body: { name: 'sms', strategy: 'sms' } })
  await app.api('POST', '/connections', { body: { name: 'google', strategy: 'google-oauth2' } })
  await app.api('POST', '/connections', {
    body: { name: 'named', strategy: 'auth0', options: { requires_username: true, passwordPolicy: 'none' } },
  })
})
afterAll(() => app.close())

const create = (body: Record<string, unknown>) => app.api('POST', '/users', { body })

test('201 S003-1 a person is created and read back as the same record', async () => {
  const made = await create({ connection, email: 'Alice@Example.com', password, name: 'Alice' })
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({
    email: 'alice@example.com',
    email_verified: false,
    name: 'Alice',
    nickname: 'alice',
  })
  expect((await app.api('GET', `/users/${encodeURIComponent(made.body.user_id)}`)).body).toEqual(made.body)
})

test('201 S003-2 a database gives ids that start with its provider', async () => {
  const { body } = await create({ connection, email: 'bob@example.com', password })
  expect(body.user_id).toMatch(/^auth0\|[0-9a-f]{24}$/)
  expect(body.identities).toEqual([{ connection, provider: 'auth0', isSocial: false, user_id: body.user_id.slice(6) }])
})

test('201 S003-3 S003-5 passwordless connections need only what they reach the person by', async () => {
  const mailed = await create({ connection: 'email', email: 'carol@example.com' })
  expect([mailed.status, mailed.body.user_id]).toEqual([201, expect.stringMatching(/^email\|/)])
  const texted = await create({ connection: 'sms', phone_number: '+15551234567' })
  expect([texted.status, texted.body.user_id]).toEqual([201, expect.stringMatching(/^sms\|/)])
  expect(texted.body).toMatchObject({ phone_number: '+15551234567', phone_verified: false })
})

test('201 S003-6 the answer holds only known keys, and metadata and blocked once set', async () => {
  const given = { blocked: true, app_metadata: { plan: 'gold' }, user_metadata: { theme: 'dark' } }
  const { body } = await create({ connection, email: 'full@example.com', password, given_name: 'Full', ...given })
  expect(body).toMatchObject(given)
  expect(body.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  expect(body.updated_at).toBe(body.created_at)
  expect(JSON.stringify(body)).not.toContain(password)
  expect(Object.values(body)).not.toContain(null)
})

test('201 a caller may choose the id, and the prefix is not doubled', async () => {
  const { body } = await create({ connection, email: 'chosen@example.com', password, user_id: 'testaccuser' })
  expect(body.user_id).toBe('auth0|testaccuser')
})

test.each([
  ['S003-4 no connection', { email: 'x@example.com', password }, 'connection'],
  ['S003-5 a database user without a password', { connection, email: 'x@example.com' }, 'password'],
  ['S003-5 an sms user without a phone number', { connection: 'sms', email: 'x@example.com' }, 'phone_number'],
  ['S003-5 an email user without an e-mail', { connection: 'email', phone_number: '+1555' }, 'email'],
  ['an unknown property', { connection, email: 'x@example.com', password, admin: true }, 'admin'],
  ['an e-mail that is none', { connection, email: 'x@', password }, 'email'],
  ['INJ-09 an e-mail with a header in it', { connection, email: 'a@example.com\r\nRCPT TO:b', password }, 'email'],
  ['INJ-09 two e-mails in one', { connection, email: 'a@example.com,b@example.com', password }, 'email'],
  ['a username where none is used', { connection, email: 'x@example.com', password, username: 'x' }, 'username'],
  ['a missing username where one is required', { connection: 'named', email: 'x@example.com', password }, 'username'],
  [
    'a reserved key in app_metadata',
    { connection, email: 'x@example.com', password, app_metadata: { user_id: 1 } },
    'user_id',
  ],
  ['a dot in a metadata key', { connection, email: 'x@example.com', password, user_metadata: { 'a.b': 1 } }, 'a.b'],
])('400 %s is refused with the name of the field', async (_what, body, field) => {
  const { status, body: refusal } = await create(body)
  expect([status, refusal.statusCode, refusal.error]).toEqual([400, 400, 'Bad Request'])
  expect(refusal.message).toContain(field)
})

test('400 the connection must exist and be one that people are created in', async () => {
  expect((await create({ connection: 'nowhere', email: 'x@example.com', password })).body.message).toBe(
    'Connection does not exist.',
  )
  expect((await create({ connection: 'google', email: 'x@example.com' })).body.message).toBe(
    'Connection does not support user creation through the API. It must either be a database or passwordless connection.',
  )
})

test('400 a weak password is refused in the words of the vendor', async () => {
  const { status, body } = await create({ connection, email: 'weak@example.com', password: 'weak' })
  expect([status, body.message]).toEqual([400, 'PasswordStrengthError: Password is too weak'])
  expect(body).not.toHaveProperty('errorCode')
})

test('409 the same e-mail in another letter case is the same person', async () => {
  await create({ connection, email: 'dan@example.com', password })
  const { status, body } = await create({ connection, email: 'DAN@example.com', password })
  expect([status, body]).toEqual([
    409,
    { statusCode: 409, error: 'Conflict', message: 'The user already exists.', errorCode: 'auth0_idp_error' },
  ])
})

test('INJ-06 metadata that cannot be kept exactly is refused and nothing is stored', async () => {
  const raw = `{"connection":"${connection}","email":"exact@example.com","password":"${password}","user_metadata":{"n":9007199254740993}}`
  const { status } = await app.api('POST', '/users', { raw, headers: { 'content-type': 'application/json' } })
  expect(status).toBe(400)
  expect((await app.api('GET', '/users-by-email?email=exact@example.com')).body).toEqual([])
})

test('INJ-05 a prototype in metadata is plain data for everybody', async () => {
  const raw = `{"connection":"${connection}","email":"proto@example.com","password":"${password}","user_metadata":{"__proto__":{"isAdmin":true},"a":{"constructor":{"prototype":{"x":1}}}}}`
  const { status, text } = await app.api('POST', '/users', { raw, headers: { 'content-type': 'application/json' } })
  expect(status).toBe(201)
  expect(text).toContain('"__proto__":{"isAdmin":true}')
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
})
