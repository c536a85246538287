import { afterAll, beforeAll, expect, test } from 'vitest'
import { caller, startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const create = (body: object) => app.api('POST', '/roles', { body })
const missing = { statusCode: 404, error: 'Not Found', message: 'The role does not exist.' }

test('200 a role is created, read, changed and deleted', async () => {
  const made = await create({ name: 'Editor', description: 'Edits' })
  expect(made.status).toBe(200)
  expect(made.body).toEqual({
    id: expect.stringMatching(/^rol_[A-Za-z0-9]{16}$/),
    name: 'Editor',
    description: 'Edits',
    type: 'tenant',
  })
  const path = `/roles/${made.body.id}`
  expect((await app.api('GET', path)).body).toEqual(made.body)
  const changed = await app.api('PATCH', path, { body: { description: 'Edits articles' } })
  expect([changed.status, changed.body]).toEqual([200, { ...made.body, description: 'Edits articles' }])
  const deleted = await app.api('DELETE', path)
  expect([deleted.status, deleted.body]).toEqual([200, {}])
  expect((await app.api('DELETE', path)).body).toEqual(missing)
})

test('200 a description that was never given is an empty text', async () => {
  expect((await create({ name: 'Bare' })).body.description).toBe('')
})

test('404 an unknown role, with no errorCode', async () => {
  for (const [method, body] of [['GET'], ['PATCH', { name: 'x' }], ['DELETE']] as const) {
    const answer = await app.api(method, '/roles/rol_aaaaaaaaaaaaaaaa', body === undefined ? {} : { body })
    expect(answer.body).toEqual(missing)
  }
})

test('409 a taken name, on creation and on change', async () => {
  await create({ name: 'Taken' })
  const { body: other } = await create({ name: 'Other' })
  const conflict = { statusCode: 409, error: 'Conflict', message: 'The role already exists.' }
  expect((await create({ name: 'Taken' })).body).toEqual(conflict)
  expect((await app.api('PATCH', `/roles/${other.id}`, { body: { name: 'Taken' } })).body).toEqual(conflict)
})

test.each([
  [{}, 'Missing required property: name'],
  [{ name: '' }, 'String is too short (0 chars), minimum 1'],
  [{ name: '  ' }, 'String is too short (0 chars), minimum 1'],
  [{ name: 'x'.repeat(256) }, 'String is too long (256 chars), maximum 255'],
  [{ name: 'x', description: 5 }, 'Expected type string but found type integer'],
  [{ name: 'x', permissions: [] }, 'Additional properties not allowed: permissions'],
])('400 the body %j is refused', async (body, text) => {
  const answer = await create(body)
  expect(answer.body).toMatchObject({ statusCode: 400, errorCode: 'invalid_body' })
  expect(answer.body.message).toContain(`'${text}'`)
})

test('200 the list filters by a part of the name and pages in all three ways', async () => {
  for (const name of ['Support One', 'support two', 'Support Three']) await create({ name })
  const names = (list: { name: string }[]) => list.map(({ name }) => name)
  const filter = 'name_filter=SUPPORT'
  expect(names((await app.api('GET', `/roles?${filter}`)).body)).toEqual([
    'Support One',
    'support two',
    'Support Three',
  ])
  const page = (await app.api('GET', `/roles?${filter}&include_totals=true&per_page=2&page=1`)).body
  expect(page).toMatchObject({ roles: [{ name: 'Support Three' }], start: 2, limit: 2, total: 3 })
  const first = (await app.api('GET', `/roles?${filter}&take=2`)).body
  const second = (await app.api('GET', `/roles?${filter}&take=2&from=${first.next}`)).body
  expect(names([...first.roles, ...second.roles])).toEqual(['Support One', 'support two', 'Support Three'])
  expect(second).not.toHaveProperty('next')
  expect((await app.api('GET', '/roles?type=organization&include_totals=true')).body).toMatchObject({
    roles: [],
    total: 0,
  })
})

test('400 a page that is too large, and a cursor of another list', async () => {
  expect((await app.api('GET', '/roles?per_page=101')).body).toMatchObject({ errorCode: 'invalid_query_string' })
  const { next } = (await app.api('GET', '/roles?take=1')).body
  const strange = await app.api('GET', `/roles?name_filter=x&take=1&from=${next}`)
  expect(strange.body).toMatchObject({ statusCode: 400, errorCode: 'invalid_query_string' })
})

test('INJ-01 400 a forged cursor never reaches the database', async () => {
  const { next } = (await app.api('GET', '/roles?take=1')).body
  const [print] = JSON.parse(Buffer.from(next, 'base64url').toString())
  for (const place of [
    ['now', 'a'],
    ["'; drop table roles", 'a'],
    ['2026-01-01 00:00:00+00', 'a\u0000b'],
  ]) {
    const forged = Buffer.from(JSON.stringify([print, ...place])).toString('base64url')
    expect((await app.api('GET', `/roles?take=1&from=${forged}`)).status).toBe(400)
  }
})

test.each([
  ['GET', '/roles', 'read:roles', undefined],
  ['POST', '/roles', 'create:roles', { name: 'x' }],
  ['GET', '/roles/rol_1', 'read:roles', undefined],
  ['PATCH', '/roles/rol_1', 'update:roles', { name: 'x' }],
  ['DELETE', '/roles/rol_1', 'delete:roles', undefined],
  ['POST', '/roles/rol_1/permissions', 'update:roles', {}],
  ['DELETE', '/roles/rol_1/permissions', 'update:roles', {}],
  ['POST', '/roles/rol_1/users', 'update:roles', {}],
])('403 %s %s needs %s', async (method, path, scope, body) => {
  const stranger = caller(`${app.url}api/v2`, { authorization: `Bearer ${await app.token(['read:users'])}` })
  const answer = await stranger(method, path, body === undefined ? {} : { body })
  expect(answer.body).toMatchObject({
    statusCode: 403,
    message: `Insufficient scope, expected any of: ${scope}`,
    errorCode: 'insufficient_scope',
  })
})
