import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
let path: string
const resourceServer = 'https://orders.example.com/'
beforeAll(async () => {
  app = await startTestApp()
  const { body } = await app.v1('POST', '/users', { body: { email: 'alice@example.com', name: 'Alice' } })
  path = `/users/${encodeURIComponent(body.id)}`
  const scopes = [{ value: 'read:orders' }, { value: 'write:orders' }]
  await app.api('POST', '/resource-servers', { body: { name: 'Orders', identifier: resourceServer, scopes } })
})
afterAll(() => app.close())

const held = async () =>
  (await app.v1('GET', `${path}/permissions`)).body.data.map(
    ({ name, sources }: { name: string; sources: object[] }) => [name, sources.length],
  )
const body = { resourceServer, name: 'read:orders' }

test('204 a permission is given directly and taken away, and what a role gives stays', async () => {
  const { id: roleId } = (await app.api('POST', '/roles', { body: { name: 'Reader' } })).body
  const permissions = [{ resource_server_identifier: resourceServer, permission_name: 'read:orders' }]
  await app.api('POST', `/roles/${roleId}/permissions`, { body: { permissions } })
  const { id: userId } = (await app.v1('GET', path)).body
  await app.v1('POST', '/role-assignments', { body: { userId, roleId } })
  expect((await app.v1('POST', `${path}/permissions`, { body })).status).toBe(204)
  expect(await held()).toEqual([['read:orders', 2]])
  for (const _ of ['once', 'again']) expect((await app.v1('DELETE', `${path}/permissions`, { body })).status).toBe(204)
  expect(await held()).toEqual([['read:orders', 1]])
  const { data } = (await app.v1('GET', `${path}/events`)).body
  const types = data.map(({ type }: { type: string }) => type)
  expect(types.filter((type: string) => type.startsWith('user.permission_'))).toEqual([
    'user.permission_removed',
    'user.permission_assigned',
  ])
})

test('400 a field that is missing is named, and a permission that is not defined is refused', async () => {
  const missing = await app.v1('POST', `${path}/permissions`, { body: { resourceServer } })
  expect([missing.status, missing.text]).toEqual([400, expect.stringContaining('name')])
  const unknown = await app.v1('POST', `${path}/permissions`, { body: { ...body, name: 'eat:orders' } })
  expect([unknown.status, unknown.body.code]).toEqual([404, 'permissions_not_found'])
})

test('403 without assign:roles, 404 for nobody', async () => {
  const key = (await app.v1('POST', '/keys', { body: { name: 'Reads', permissions: ['read:roles'] } })).body.key
  const refused = await fetch(`${app.url}api/v1${path}/permissions`, {
    method: 'DELETE',
    headers: { 'x-api-key': key, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(refused.status).toBe(403)
  const nobody = await app.v1('DELETE', '/users/auth0%7Cnobody/permissions', { body })
  expect(nobody.status).toBe(404)
})
