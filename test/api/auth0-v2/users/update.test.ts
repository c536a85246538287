import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

const connection = 'named'
const password = 'Correct-Horse-7-Battery'
let app: TestApp
let count = 0

beforeAll(async () => {
  app = await startTestApp()
  await app.api('POST', '/connections', {
    body: { name: connection, strategy: 'auth0', options: { requires_username: true, passwordPolicy: 'good' } },
  })
  await app.api('POST', '/connections', { body: { name: 'sms', strategy: 'sms' } })
})
afterAll(() => app.close())

async function person(more: Record<string, unknown> = {}): Promise<string> {
  count += 1
  const own = { connection, email: `alice${count}@example.com`, username: `alice${count}`, password }
  const { body, status } = await app.api('POST', '/users', { body: { ...own, ...more } })
  expect(status).toBe(201)
  return `/users/${encodeURIComponent(body.user_id)}`
}

const patch = (path: string, body: unknown) => app.api('PATCH', path, { body })
const read = async (path: string) => (await app.api('GET', path)).body

describe('200 each attribute is changed and the whole record answered (S003-41)', () => {
  test.each([
    ['S003-42', { app_metadata: { plan: 'gold' } }],
    ['S003-43', { blocked: true }],
    ['S003-45 S003-74', { email_verified: true }],
    ['S003-46', { family_name: 'Liddell' }],
    ['S003-47', { given_name: 'Alice' }],
    ['S003-48', { name: 'Alice Liddell' }],
    ['S003-49', { nickname: 'al' }],
    ['S003-53', { picture: 'https://example.com/alice.png' }],
    ['S003-54', { username: 'wonderland' }],
    ['S003-55', { user_metadata: { theme: 'dark' } }],
  ])('%s %j', async (_row, change) => {
    const path = await person()
    const answer = await patch(path, change)
    expect([answer.status, answer.body]).toEqual([200, expect.objectContaining(change)])
    expect(await read(path)).toEqual(answer.body)
    expect(answer.body.updated_at > answer.body.created_at).toBe(true)
  })
})

test('200 S003-44 a new e-mail replaces the old one, which is free again and unproven', async () => {
  const path = await person({ email: 'old@example.com', email_verified: true })
  const { body } = await patch(path, { email: 'New@Example.com' })
  expect(body).toMatchObject({ email: 'new@example.com', email_verified: false })
  expect((await app.api('GET', '/users-by-email?email=old@example.com')).body).toEqual([])
  expect((await app.api('GET', '/users-by-email?email=new@example.com')).body).toHaveLength(1)
})

test('200 S003-50 a new password sets the time of the reset and is in no answer', async () => {
  const path = await person()
  const { body, text } = await patch(path, { password: 'Another-Horse-8-Battery', connection })
  expect(body.last_password_reset).toMatch(/Z$/)
  expect(text).not.toContain('Another-Horse')
})

test('200 S003-51 S003-52 S003-73 an sms user has a phone number that can be proven and changed', async () => {
  const { body: made } = await app.api('POST', '/users', { body: { connection: 'sms', phone_number: '+15550001' } })
  const path = `/users/${encodeURIComponent(made.user_id)}`
  expect((await patch(path, { phone_verified: true })).body.phone_verified).toBe(true)
  expect((await patch(path, { phone_number: '+15550002' })).body.phone_number).toBe('+15550002')
  expect((await patch(path, { nickname: null })).body).not.toHaveProperty('nickname')
  expect((await patch(path, { email_verified: true })).body.message).toContain('not supported')
})

test('400 S003-57 no other root attribute can be changed', async () => {
  const path = await person()
  const before = await read(path)
  for (const body of [{ created_at: 'x' }, { user_id: 'auth0|x' }, { identities: [] }, { logins_count: 0 }]) {
    const { status, body: refusal } = await patch(path, body)
    expect([status, refusal.errorCode]).toEqual([400, 'invalid_body'])
    expect(refusal.message).toContain(Object.keys(body)[0])
  }
  expect(await read(path)).toEqual(before)
})

test('200 S003-58 other properties replace the old value whole', async () => {
  const path = await person({ name: 'One' })
  expect((await patch(path, { name: 'Two' })).body.name).toBe('Two')
})

test.each(['app_metadata', 'user_metadata'])('200 S003-59 S003-60 %s merges, one level deep', async (name) => {
  const path = await person()
  await patch(path, { [name]: { a: { x: 1 } } })
  expect((await patch(path, { [name]: { b: 2 } })).body[name]).toEqual({ a: { x: 1 }, b: 2 })
  expect((await patch(path, { [name]: { a: { y: 2 } } })).body[name]).toEqual({ a: { y: 2 }, b: 2 })
  expect((await patch(path, { [name]: { a: null } })).body[name]).toEqual({ b: 2 })
})

test('200 emptied app_metadata disappears, emptied user_metadata stays as an empty object', async () => {
  const path = await person({ app_metadata: { a: 1 }, user_metadata: { a: 1 } })
  const { body } = await patch(path, { app_metadata: {}, user_metadata: {} })
  expect(body).not.toHaveProperty('app_metadata')
  expect(body.user_metadata).toEqual({})
})

test('200 S003-75 S003-76 S003-77 the worked example of addresses', async () => {
  const path = await person({ user_metadata: { profileCode: 1479 } })
  const work = { work_address: '100 Industrial Way' }
  const added = await patch(path, { user_metadata: { addresses: work } })
  expect(added.body.user_metadata).toEqual({ profileCode: 1479, addresses: work })
  const both = { ...work, home_address: '742 Evergreen Terrace' }
  const whole = await patch(path, { user_metadata: { addresses: both } })
  expect(whole.body.user_metadata).toEqual({ profileCode: 1479, addresses: both })
  const inner = await patch(path, { user_metadata: { addresses: { home_address: 'x' } } })
  expect(inner.body.user_metadata.addresses).toEqual({ home_address: 'x' })
})

test.each([
  [{ password: 'Another-Horse-8-Battery', email: 'x@example.com' }, 'Cannot update password and email simultaneously'],
  [
    { password: 'Another-Horse-8-Battery', email_verified: true },
    'Cannot update password and email_verified simultaneously',
  ],
  [{ username: 'x', email: 'x@example.com' }, 'Cannot update username and email simultaneously'],
  [{ username: 'x', email_verified: true }, 'Cannot update username and email_verified simultaneously'],
  [{ username: 'x', password: 'Another-Horse-8-Battery' }, 'Cannot update username and password simultaneously'],
])('400 %j is refused and nothing changes', async (body, message) => {
  const path = await person()
  const before = await read(path)
  expect((await patch(path, body)).body.message).toBe(message)
  expect(await read(path)).toEqual(before)
})

test('200 S003-67 S003-68 client_id may come with an e-mail, and need not', async () => {
  const path = await person()
  expect((await patch(path, { email: 'c1@example.com', client_id: 'abc' })).status).toBe(200)
  expect((await patch(path, { email: 'c2@example.com' })).status).toBe(200)
})

test('409 a taken e-mail or username is refused', async () => {
  await person({ email: 'taken@example.com', username: 'takenname' })
  const path = await person()
  expect((await patch(path, { email: 'taken@example.com' })).status).toBe(409)
  expect((await patch(path, { username: 'takenname' })).status).toBe(409)
})

test.each([
  ['S003-69 an enterprise user', 'samlp'],
  ['S003-70 an sms user', 'sms'],
])('400 %s has no e-mail whose verification could be changed here', async (_who, strategy) => {
  const { body: made } = await app.api('POST', '/connections', { body: { name: `of-${strategy}`, strategy } })
  const { users } = app.app.directory.stores
  const now = new Date()
  const alice = { email: null, emailVerified: false, username: null, phoneNumber: null, phoneVerified: null }
  const profile = { name: 'Alice', nickname: null, givenName: null, familyName: null, picture: null }
  const rest = { isBlocked: null, appMetadata: null, userMetadata: null, lastPasswordReset: null }
  const identity = { connectionId: made.id, provider: strategy, subject: 'alice' }
  await users.insert({
    id: `${strategy}|alice`,
    identity,
    ...alice,
    ...profile,
    ...rest,
    createdAt: now,
    updatedAt: now,
  })
  const { status, body } = await patch(`/users/${strategy}%7Calice`, { email_verified: true })
  expect([status, body.message]).toEqual([400, 'Email verification is not supported for enterprise users'])
})

test('404 nobody is changed by an unknown id', async () => {
  const { status, body } = await patch('/users/auth0%7Cnobody', { name: 'x' })
  expect([status, body.errorCode]).toEqual([404, 'inexistent_user'])
})

test('INJ-07 fifty changes of different keys at once are all kept', async () => {
  const path = await person()
  const keys = Array.from({ length: 50 }, (_, index) => `key${index}`)
  const answers = await Promise.all(keys.map((key) => patch(path, { user_metadata: { [key]: key } })))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  expect(Object.keys((await read(path)).user_metadata).sort()).toEqual([...keys].sort())
})

test('INJ-07 a key named toString is data, one with a dot or a dollar is refused by name', async () => {
  const path = await person()
  expect((await patch(path, { user_metadata: { toString: 'x' } })).body.user_metadata).toEqual({ toString: 'x' })
  for (const key of ['a.b', '$set']) {
    const { status, body } = await patch(path, { user_metadata: { [key]: 1 } })
    expect([status, body.message]).toEqual([400, expect.stringContaining(key)])
  }
})
