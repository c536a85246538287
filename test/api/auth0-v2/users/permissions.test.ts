import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

const audience = 'https://orders.example.com'
const permission = (name: string) => ({ resource_server_identifier: audience, permission_name: name })
const read = permission('read:orders')
const create = permission('create:orders')

let app: TestApp
let serial = 0
let person: string
let path: string

beforeAll(async () => {
  app = await startTestApp()
  const scopes = [{ value: 'read:orders', description: 'Read orders' }, { value: 'create:orders' }]
  await app.api('POST', '/resource-servers', { body: { identifier: audience, name: 'Orders', scopes } })
})
afterAll(() => app.close())

beforeEach(async () => {
  serial += 1
  const body = {
    connection: 'Username-Password-Authentication',
    email: `alice${serial}@example.com`,
    password: 'Correct-Horse-7-Battery',
  }
  person = (await app.api('POST', '/users', { body })).body.user_id
  path = `/users/${encodeURIComponent(person)}/permissions`
})

const direct = { source_id: '', source_name: '', source_type: 'DIRECT' }
const names = async () =>
  (await app.api('GET', path)).body.map(({ permission_name }: { permission_name: string }) => permission_name)

test('201 S003-118 permissions are assigned and then listed, and repeating is no fault', async () => {
  for (const _ of [1, 2]) {
    const answer = await app.api('POST', path, { body: { permissions: [read, create] } })
    expect([answer.status, answer.body]).toEqual([201, {}])
  }
  expect(await names()).toEqual(['create:orders', 'read:orders'])
})

test('204 S003-119 a removed permission is not listed and the others stay', async () => {
  await app.api('POST', path, { body: { permissions: [read, create] } })
  const answer = await app.api('DELETE', path, { body: { permissions: [read] } })
  expect([answer.status, answer.text]).toEqual([204, ''])
  expect(await names()).toEqual(['create:orders'])
  expect((await app.api('DELETE', path, { body: { permissions: [read] } })).status).toBe(204)
})

test('200 S003-120 the list holds what is granted directly and what comes through a role', async () => {
  const { body: role } = await app.api('POST', '/roles', { body: { name: `Buyer ${serial}` } })
  await app.api('POST', `/roles/${role.id}/permissions`, { body: { permissions: [read, create] } })
  await app.api('POST', `/users/${encodeURIComponent(person)}/roles`, { body: { roles: [role.id] } })
  await app.api('POST', path, { body: { permissions: [read] } })
  const through = { source_id: role.id, source_name: role.name, source_type: 'ROLE' }
  expect((await app.api('GET', path)).body).toMatchObject([
    { ...create, sources: [through] },
    { ...read, sources: [direct, through] },
  ])
})

test('200 S003-121 an item says what the permission is and whose', async () => {
  await app.api('POST', path, { body: { permissions: [read] } })
  expect((await app.api('GET', path)).body).toEqual([
    { ...read, description: 'Read orders', resource_server_name: 'Orders', sources: [direct] },
  ])
})

test('200 S003-122 a plain array, or an object with the totals', async () => {
  await app.api('POST', path, { body: { permissions: [read, create] } })
  expect((await app.api('GET', `${path}?include_totals=false`)).body).toHaveLength(2)
  const second = (await app.api('GET', `${path}?include_totals=true&per_page=1&page=1`)).body
  expect(second).toMatchObject({ permissions: [read], start: 1, limit: 1, total: 2 })
})

test('404 one unknown permission, or one of an unknown API, and none is assigned', async () => {
  for (const stranger of [
    permission('paint:orders'),
    { ...read, resource_server_identifier: 'https://no.example.com' },
  ]) {
    const answer = await app.api('POST', path, { body: { permissions: [read, stranger] } })
    const message = 'One or more of the permissions do not exist.'
    expect(answer.body).toEqual({ statusCode: 404, error: 'Not Found', message })
  }
  expect(await names()).toEqual([])
})

test('404 an unknown user', async () => {
  const answer = await app.api('GET', '/users/auth0%7Cnobody/permissions')
  expect(answer.body).toMatchObject({ statusCode: 404, errorCode: 'inexistent_user' })
  const body = { permissions: [read] }
  for (const method of ['POST', 'DELETE']) {
    expect((await app.api(method, '/users/auth0%7Cnobody/permissions', { body })).status).toBe(404)
  }
})

test('400 no permission, and a permission without its API', async () => {
  expect((await app.api('POST', path, { body: { permissions: [] } })).body.message).toMatch(
    /^Payload validation error: 'Array is too short \(0\), minimum 1' on property permissions/,
  )
  const incomplete = await app.api('POST', path, { body: { permissions: [{ permission_name: 'read:orders' }] } })
  expect(incomplete.body.message).toBe(
    "Payload validation error: 'Missing required property: resource_server_identifier' on property permissions[0].",
  )
})
