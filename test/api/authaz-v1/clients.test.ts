import { afterAll, beforeAll, expect, test } from 'vitest'
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
