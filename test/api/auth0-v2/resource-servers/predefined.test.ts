import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

test('201 a predefined API comes whole by its identifier, 400 is not changed, and 204 may go again', async () => {
  const identifier = 'urn:auth0:express-configure'
  const made = await app.api('POST', '/resource-servers', { body: { identifier } })
  expect([made.status, made.body]).toEqual([
    201,
    expect.objectContaining({ identifier, is_system: true, token_lifetime: 300, enforce_policies: true }),
  ])
  expect(made.body.scopes.map(({ value }: { value: string }) => value)).toEqual([
    'express_configure:sso',
    'express_configure:scim',
  ])
  const path = `/resource-servers/${made.body.id}`
  expect((await app.api('PATCH', path, { body: { name: 'Mine' } })).status).toBe(400)
  expect((await app.api('GET', path)).body).toEqual(made.body)
  expect((await app.api('DELETE', path)).status).toBe(204)
  expect((await app.api('POST', '/resource-servers', { body: { identifier } })).status).toBe(201)
})

test('400 the API of administrators of organizations is not deleted', async () => {
  const path = `/resource-servers/${encodeURIComponent('urn:rollcall:tenant-access')}`
  expect((await app.api('DELETE', path)).status).toBe(400)
  expect((await app.api('GET', path)).status).toBe(200)
})
