import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
let grantId: string
beforeAll(async () => {
  app = await startTestApp()
  const audience = 'https://orders.example.com'
  await app.api('POST', '/resource-servers', { body: { identifier: audience, scopes: [{ value: 'read:orders' }] } })
  const { body: client } = await app.api('POST', '/clients', { body: { name: 'Machine', app_type: 'non_interactive' } })
  const body = { client_id: client.client_id, audience, scope: ['read:orders'] }
  grantId = (await app.api('POST', '/client-grants', { body })).body.id
})
afterAll(() => app.close())

test('a client grant is added to an organization, listed there alone, and removed', async () => {
  const { body: acme } = await app.api('POST', '/organizations', { body: { name: 'acme' } })
  const { body: other } = await app.api('POST', '/organizations', { body: { name: 'other' } })
  const path = `/organizations/${acme.id}/client-grants`
  expect((await app.api('GET', `${path}?include_totals=true`)).body).toEqual({
    client_grants: [],
    start: 0,
    limit: 50,
    total: 0,
  })
  const added = await app.api('POST', path, { body: { grant_id: grantId } })
  expect([added.status, added.body.grant_id]).toEqual([201, grantId])
  expect((await app.api('POST', path, { body: { grant_id: grantId } })).status).toBe(409)
  expect((await app.api('GET', path)).body).toMatchObject([{ id: grantId, scope: ['read:orders'] }])
  expect((await app.api('GET', `${path}?grant_ids=cgr_other`)).body).toEqual([])
  expect((await app.api('GET', `/client-grants/${grantId}/organizations`)).body).toEqual([acme])
  expect((await app.api('GET', `/organizations/${other.id}/client-grants`)).body).toEqual([])
  for (const _ of [1, 2]) expect((await app.api('DELETE', `${path}/${grantId}`)).status).toBe(204)
  expect((await app.api('GET', path)).body).toEqual([])
  expect((await app.api('POST', path, { body: { grant_id: 'cgr_none' } })).status).toBe(404)
  expect((await app.api('GET', '/organizations/org_none/client-grants')).status).toBe(404)
})

test('what is set to null is taken away again', async () => {
  const token_quota = { client_credentials: { enforce: true, per_day: 2000 } }
  const { body: made } = await app.api('POST', '/organizations', { body: { name: 'quota', token_quota } })
  expect(made).toMatchObject({ token_quota })
  const changed = await app.api('PATCH', `/organizations/${made.id}`, { body: { token_quota: null } })
  expect(changed.body).not.toHaveProperty('token_quota')
})
