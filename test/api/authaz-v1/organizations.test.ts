import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

test('an organization asks its members for a second factor, and both APIs keep the rest', async () => {
  const { body: made } = await app.api('POST', '/organizations', { body: { name: 'acme', metadata: { tier: 'gold' } } })
  const path = `/organizations/${made.id}`
  expect((await app.v1('GET', path)).body).toMatchObject({ id: made.id, name: 'acme', requiresMfa: false })
  const changed = await app.v1('PATCH', path, { body: { requiresMfa: true, displayName: 'Acme' } })
  expect([changed.status, changed.body]).toEqual([200, expect.objectContaining({ requiresMfa: true })])
  const { body } = await app.api('PATCH', path, { body: { metadata: { tier: 'silver' } } })
  expect(body).toMatchObject({ display_name: 'Acme', metadata: { tier: 'silver' } })
  expect((await app.v1('GET', '/organizations')).body.data).toMatchObject([{ id: made.id, requiresMfa: true }])
  expect((await app.v1('GET', '/organizations/org_none')).status).toBe(404)
  expect((await app.v1('PATCH', path, { body: { requiresMfa: 'yes' } })).status).toBe(400)
})

test('S000-67 people are added to an organization and removed without being deleted', async () => {
  const { body: made } = await app.api('POST', '/organizations', { body: { name: 'members' } })
  const { body: bob } = await app.v1('POST', '/users', { body: { email: 'bob@example.com' } })
  const id = bob.id ?? bob.userId
  const path = `/organizations/${made.id}/members`
  expect((await app.v1('POST', path, { body: { userId: id } })).status).toBe(204)
  expect((await app.v1('GET', path)).body.data).toMatchObject([{ userId: id, email: 'bob@example.com' }])
  expect((await app.v1('DELETE', `${path}/${encodeURIComponent(id)}`)).status).toBe(204)
  expect((await app.v1('GET', path)).body.data).toEqual([])
  expect((await app.v1('GET', `/users/${encodeURIComponent(id)}`)).status).toBe(200)
  expect((await app.v1('POST', path, { body: { userId: 'auth0|nobody' } })).status).toBe(404)
})
