import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPerson, password } from '../../login/people.ts'
import { caller, startTestApp, type TestApp } from '../../support/test-app.ts'
import { signedIn } from './console-browser.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const create = (body: unknown) => app.v1('POST', '/clients', { body })

async function tokenFor({ client_id, client_secret, audience, token_url }: Record<string, string>) {
  const path = new URL(token_url as string).pathname
  const body = { grant_type: 'client_credentials', client_id, client_secret, audience }
  return app.anonymous('POST', path, { body })
}

test('201 a machine gets everything it needs for a token in one answer', async () => {
  const { status, body } = await create({ name: 'Importer', machine: true, scopes: ['read:users'] })
  expect(status).toBe(201)
  expect(body).toEqual({
    client_id: expect.any(String),
    client_secret: expect.any(String),
    audience: `${app.url}api/v2/`,
    token_url: `${app.url}oauth/token`,
  })
  const token = await tokenFor(body)
  expect(token.body).toMatchObject({ scope: 'read:users', token_type: 'Bearer' })
  const api = caller(`${app.url}api/v2`, { authorization: `Bearer ${token.body.access_token}` })
  expect((await api('GET', '/users')).status).toBe(200)
  expect((await api('POST', '/users', { body: {} })).status).toBe(403)
})

test('201 with all scopes of an API of its own', async () => {
  const identifier = 'https://invoices.example.com'
  await app.api('POST', '/resource-servers', {
    body: { identifier, scopes: [{ value: 'read:a' }, { value: 'read:b' }] },
  })
  const { body } = await create({ name: 'Invoices', machine: true, audience: identifier, scopes: 'all' })
  expect((await tokenFor(body)).body.scope).toBe('read:a read:b')
})

test('400 for an API or a scope that there is not, and no client is left behind', async () => {
  const before = (await app.api('GET', '/clients')).body.length
  expect(await create({ name: 'X', machine: true, audience: 'https://none.example.com' })).toMatchObject({
    status: 400,
    body: { errors: { audience: [expect.any(String)] } },
  })
  expect(await create({ name: 'X', machine: true, scopes: ['read:nothing'] })).toMatchObject({
    status: 400,
    body: { errors: { scopes: [expect.any(String)] } },
  })
  expect((await app.api('GET', '/clients')).body).toHaveLength(before)
})

test('AUZ-02 403 for an admin who would let a client erase people', async () => {
  const admin = await signedIn(app, 'admin')
  const all = await admin.call('POST', '/clients', { body: { name: 'All', machine: true, scopes: 'all' } })
  expect(all).toMatchObject({ status: 403, body: { code: 'not_permitted' } })
  const some = await admin.call('POST', '/clients', { body: { name: 'Some', machine: true, scopes: ['read:users'] } })
  expect(some.status).toBe(201)
})

test('who signed in to a client is listed, the latest first, and what went on there in seven days is counted', async () => {
  const settings = { app_type: 'regular_web', grant_types: ['password'] }
  const made = await app.api('POST', '/clients', { body: { name: 'Shop', ...settings } })
  const { client_id: id, client_secret } = made.body
  const alice = await addPerson(app, 'alice@example.com')
  const signIn = (username: string, typed = password) =>
    app.anonymous('POST', '/oauth/token', {
      body: { grant_type: 'password', client_id: id, client_secret, username, password: typed },
    })
  const counted = async () => (await app.v1('GET', `/stats/clients?ids=${id},nothing`)).body
  const nothing = { id: 'nothing', signIns: 0, failures: 0 }
  expect(await counted()).toMatchObject({ clients: [{ id, signIns: 0, failures: 0 }, nothing] })
  expect((await app.v1('GET', `/clients/${id}/users`)).body).toMatchObject({ data: [], nextCursor: null })
  expect((await signIn('alice@example.com')).status).toBe(200)
  expect((await signIn('alice@example.com', 'not the password at all')).status).toBe(403)
  // The password that was wrong, and the tokens that were refused for it.
  expect(await counted()).toMatchObject({ clients: [{ id, signIns: 1, failures: 2 }, nothing] })
  const { status, body } = await app.v1('GET', `/clients/${id}/users`)
  expect(status).toBe(200)
  expect(body.data).toEqual([
    {
      user: { id: alice, email: 'alice@example.com', name: expect.any(String) },
      firstSignInAt: expect.any(String),
      lastSignInAt: expect.any(String),
    },
  ])
  const known = await app.v1('POST', `/users/${encodeURIComponent(alice)}/data-export`)
  expect(known.body.signedInTo).toMatchObject([{ clientId: id }])
  expect((await app.v1('GET', '/clients/nothing/users')).status).toBe(404)
  const many = Array.from({ length: 201 }, (_, place) => `c${place}`).join(',')
  for (const query of ['', '?ids=', `?ids=${many}`]) {
    const refused = await app.v1('GET', `/stats/clients${query}`)
    expect(refused, query).toMatchObject({ status: 400, body: { errors: { ids: [expect.any(String)] } } })
  }
})
