import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

const audience = 'https://orders.example.com'
const permission = (name: string) => ({ resource_server_identifier: audience, permission_name: name })
const read = permission('read:orders')
const create = permission('create:orders')
const scopes = [{ value: 'read:orders', description: 'Read orders' }, { value: 'create:orders' }]

let app: TestApp
let serial = 0
let path: string

beforeAll(async () => {
  app = await startTestApp()
  await app.api('POST', '/resource-servers', { body: { identifier: audience, name: 'Orders', scopes } })
})
afterAll(() => app.close())

beforeEach(async () => {
  serial += 1
  const { body } = await app.api('POST', '/roles', { body: { name: `Role ${serial}` } })
  path = `/roles/${body.id}/permissions`
})

test('201 permissions are added and listed without sources', async () => {
  const added = await app.api('POST', path, { body: { permissions: [read, create] } })
  expect([added.status, added.body]).toEqual([201, {}])
  expect((await app.api('GET', path)).body).toEqual([
    { ...create, description: '', resource_server_name: 'Orders' },
    { ...read, description: 'Read orders', resource_server_name: 'Orders' },
  ])
  const page = (await app.api('GET', `${path}?include_totals=true&per_page=1&page=0`)).body
  expect(page).toMatchObject({ permissions: [create], start: 0, limit: 1, total: 2 })
})

test('204 a removed permission is gone and the others stay', async () => {
  await app.api('POST', path, { body: { permissions: [read, create] } })
  expect((await app.api('DELETE', path, { body: { permissions: [create] } })).status).toBe(204)
  expect((await app.api('GET', path)).body).toMatchObject([read])
})

test('404 one unknown permission and none is added', async () => {
  const answer = await app.api('POST', path, { body: { permissions: [read, permission('paint:orders')] } })
  const message = 'One or more of the permissions do not exist.'
  expect(answer.body).toEqual({ statusCode: 404, error: 'Not Found', message })
  expect((await app.api('GET', path)).body).toEqual([])
})

test('404 an unknown role, in every call', async () => {
  const nothing = '/roles/rol_aaaaaaaaaaaaaaaa/permissions'
  const body = { permissions: [read] }
  const answers = [
    await app.api('GET', nothing),
    await app.api('POST', nothing, { body }),
    await app.api('DELETE', nothing, { body }),
  ]
  for (const { body: answer } of answers) {
    expect(answer).toEqual({ statusCode: 404, error: 'Not Found', message: 'The role does not exist.' })
  }
})

test('200 a scope that its API no longer defines vanishes from the role', async () => {
  const identifier = `https://short${serial}.example.com`
  const { body: server } = await app.api('POST', '/resource-servers', { body: { identifier, scopes } })
  const own = (name: string) => ({ resource_server_identifier: identifier, permission_name: name })
  await app.api('POST', path, { body: { permissions: [own('read:orders'), own('create:orders')] } })
  await app.api('PATCH', `/resource-servers/${server.id}`, { body: { scopes: [{ value: 'read:orders' }] } })
  expect((await app.api('GET', path)).body).toMatchObject([own('read:orders')])
  await app.api('DELETE', `/resource-servers/${server.id}`)
  expect((await app.api('GET', path)).body).toEqual([])
})
