import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
let alice: { id: string; version: number; email: string }
let serial = 0
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  serial += 1
  alice = (await app.v1('POST', '/users', { body: { email: `alice${serial}@example.com`, name: 'Alice' } })).body
})

const update = (body: unknown, headers = {}) =>
  app.v1('PATCH', `/users/${encodeURIComponent(alice.id)}`, { body, headers })

test('200 changes what is sent and leaves the rest', async () => {
  const { status, body, headers } = await update({ givenName: 'Alice', nickname: null })
  expect({ status, body }).toMatchObject({
    status: 200,
    body: { givenName: 'Alice', nickname: null, name: 'Alice', email: alice.email, version: 2 },
  })
  expect(headers.get('etag')).toBe('"2"')
})

test('200 metadata merges at its first level, and null removes a key', async () => {
  await update({ userMetadata: { a: { x: 1 }, b: 1 } })
  expect((await update({ userMetadata: { a: { y: 2 }, b: null } })).body.userMetadata).toEqual({ a: { y: 2 } })
  expect((await update({ appMetadata: null })).body.appMetadata).toBeNull()
})

test('200 a new address is unverified unless somebody vouches for it', async () => {
  await update({ emailVerified: true })
  expect((await update({ email: `new${serial}@example.com` })).body.emailVerified).toBe(false)
  const vouched = await update({ email: `newer${serial}@example.com`, emailVerified: true })
  expect(vouched.body).toMatchObject({ email: `newer${serial}@example.com`, emailVerified: true })
})

test('412 when the record changed since it was read, 200 when it did not', async () => {
  expect((await update({ name: 'One' }, { 'if-match': '"1"' })).status).toBe(200)
  const late = await update({ name: 'Two' }, { 'if-match': '"1"' })
  expect(late).toMatchObject({ status: 412, body: { code: 'version_conflict' } })
  expect((await update({ name: 'Two' }, { 'if-match': '"2"' })).body.name).toBe('Two')
})

test('412 for all but one of ten who change the same version at once', async () => {
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) => update({ name: `Name ${index}` }, { 'if-match': '"1"' })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(412)])
})

test('400 for an If-Match that is none', async () => {
  expect(await update({ name: 'X' }, { 'if-match': 'W/"x"' })).toMatchObject({
    status: 400,
    body: { errors: { 'If-Match': [expect.any(String)] } },
  })
})

test('409 an address that somebody else has', async () => {
  const { body: bob } = await app.v1('POST', '/users', { body: { email: `bob${serial}@example.com` } })
  expect(await update({ email: bob.email })).toMatchObject({ status: 409, body: { code: 'user_exists' } })
})

test('AUZ-05 400 for what is nobody’s to change, and for no change at all', async () => {
  for (const body of [
    { id: 'x' },
    { status: 'suspended' },
    { signInCount: 0 },
    { password: 'x' },
    { blocked: true },
    {},
  ]) {
    expect((await update(body)).status, JSON.stringify(body)).toBe(400)
  }
  const { body } = await app.v1('GET', `/users/${encodeURIComponent(alice.id)}`)
  expect(body).toMatchObject({ version: 1, status: 'active' })
})

test('404 nobody', async () => {
  expect((await app.v1('PATCH', '/users/auth0%7Cnobody', { body: { name: 'X' } })).status).toBe(404)
})

test('400 for what is no e-mail address, in our own words', async () => {
  expect(await update({ email: 'bob' })).toMatchObject({
    status: 400,
    body: { errors: { email: ['Give an e-mail address such as alice@example.com.'] } },
  })
})
