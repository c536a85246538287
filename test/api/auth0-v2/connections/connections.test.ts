import { afterAll, beforeAll, expect, test } from 'vitest'
import { caller, startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const create = (name: string, more: object = {}) =>
  app.api('POST', '/connections', { body: { name, strategy: 'auth0', ...more } })
const notThere = {
  statusCode: 404,
  error: 'Not Found',
  message: 'The connection does not exist',
  errorCode: 'inexistent_connection',
}

test('201 a new database has the vendor’s defaults', async () => {
  const { status, body } = await create('Customers')
  expect(status).toBe(201)
  expect(body).toMatchObject({
    id: expect.stringMatching(/^con_[A-Za-z0-9]{16}$/),
    name: 'Customers',
    strategy: 'auth0',
    is_domain_connection: false,
    enabled_clients: [],
    realms: ['Customers'],
    authentication: { active: true },
    connected_accounts: { active: false },
    options: {
      mfa: { active: true, return_enroll_settings: true },
      passwordPolicy: 'good',
      strategy_version: 2,
      authentication_methods: { password: { enabled: true }, passkey: { enabled: false } },
      brute_force_protection: true,
    },
  })
  expect((await app.api('GET', `/connections/${body.id}`)).body).toEqual(body)
})

test('200 options are replaced whole and count for the next person', async () => {
  const { body } = await create('Strict', { options: { passwordPolicy: 'excellent', requires_username: true } })
  const path = `/connections/${body.id}`
  const changed = await app.api('PATCH', path, {
    body: { options: { passwordPolicy: 'none' }, display_name: 'Relaxed' },
  })
  expect(changed.body).toMatchObject({ display_name: 'Relaxed', options: { passwordPolicy: 'none' } })
  expect(changed.body.options).not.toHaveProperty('requires_username')
  expect((await app.api('GET', path)).body).toEqual(changed.body)
  const person = { connection: 'Strict', email: 'alice@example.com', password: 'simple' }
  expect((await app.api('POST', '/users', { body: person })).status).toBe(201)
})

test('202 a deleted connection takes its people with it and frees its name; deleting it again is no fault', async () => {
  const { body } = await create('Doomed')
  const person = { connection: 'Doomed', email: 'bob@example.com', password: 'Correct-Horse-7-Battery' }
  const { user_id } = (await app.api('POST', '/users', { body: person })).body
  const deleted = await app.api('DELETE', `/connections/${body.id}`)
  expect(deleted.status).toBe(202)
  expect(deleted.body.deleted_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  expect((await app.api('GET', `/users/${encodeURIComponent(user_id)}`)).status).toBe(404)
  expect((await app.api('GET', `/connections/${body.id}`)).body).toEqual(notThere)
  expect((await app.api('DELETE', `/connections/${body.id}`)).status).toBe(204)
  expect((await create('Doomed')).status).toBe(201)
})

test('204 clients are switched on and off, and listed from both ends', async () => {
  const { body } = await create('Shared')
  const path = `/connections/${body.id}/clients`
  const clients: string[] = []
  for (const name of ['one', 'two'])
    clients.push((await app.api('POST', '/clients', { body: { name } })).body.client_id)
  const switched = (status: boolean) => clients.map((client_id) => ({ client_id, status }))
  expect((await app.api('PATCH', path, { body: switched(true) })).status).toBe(204)
  const sorted = [...clients].sort().map((client_id) => ({ client_id }))
  expect((await app.api('GET', path)).body).toEqual({ clients: sorted })
  const first = (await app.api('GET', `${path}?take=1`)).body
  expect(first).toEqual({ clients: sorted.slice(0, 1), next: expect.any(String) })
  const used = await app.api('GET', `/clients/${clients[0]}/connections?take=50`)
  expect(used.body).toMatchObject({ connections: [{ id: body.id, enabled_clients: [...clients].sort() }] })
  expect((await app.api('PATCH', path, { body: switched(false) })).status).toBe(204)
  expect((await app.api('GET', path)).body).toEqual({ clients: [] })
})

test('404 one unknown client and none is switched', async () => {
  const { body } = await create('Careful')
  const { client_id } = (await app.api('POST', '/clients', { body: { name: 'known' } })).body
  const both = [client_id, 'nobody'].map((id) => ({ client_id: id, status: true }))
  const answer = await app.api('PATCH', `/connections/${body.id}/clients`, { body: both })
  expect(answer.body).toMatchObject({ statusCode: 404, errorCode: 'inexistent_client' })
  expect((await app.api('GET', `/connections/${body.id}/clients`)).body).toEqual({ clients: [] })
})

test('200 enabled_clients is replaced whole, and null empties it', async () => {
  const { client_id } = (await app.api('POST', '/clients', { body: { name: 'enabled' } })).body
  const { body } = await create('Listed', { enabled_clients: [client_id] })
  expect(body.enabled_clients).toEqual([client_id])
  const emptied = await app.api('PATCH', `/connections/${body.id}`, { body: { enabled_clients: null } })
  expect(emptied.body.enabled_clients).toEqual([])
})

test('AUZ-10 200 secrets among the options are for whoever may read options', async () => {
  const options = { client_id: 'upstream', client_secret: 'canary-upstream-secret' }
  const { body } = await create('Upstream', { strategy: 'google-oauth2', options })
  expect(body.options).toMatchObject(options)
  const reader = caller(`${app.url}api/v2`, { authorization: `Bearer ${await app.token(['read:connections'])}` })
  for (const path of [`/connections/${body.id}`, '/connections', '/connections?fields=options']) {
    const answer = await reader('GET', path)
    expect(answer.status).toBe(200)
    expect(answer.text).not.toContain('canary')
    expect(answer.text).not.toContain('sealed')
  }
})

test('204 one person of a connection is deleted by address', async () => {
  const { body } = await create('Addressed')
  const person = { connection: 'Addressed', email: 'carol@example.com', password: 'Correct-Horse-7-Battery' }
  const { user_id } = (await app.api('POST', '/users', { body: person })).body
  const path = `/connections/${body.id}/users?email=carol@example.com`
  for (const _ of [1, 2]) expect((await app.api('DELETE', path)).status).toBe(204)
  expect((await app.api('GET', `/users/${encodeURIComponent(user_id)}`)).status).toBe(404)
})

test('200 the list filters by name and strategy, selects fields and pages', async () => {
  await create('Texts', { strategy: 'sms' })
  expect((await app.api('GET', '/connections?strategy=sms&strategy=email&fields=name')).body).toEqual([
    { id: expect.any(String), name: 'Texts', is_domain_connection: false },
  ])
  const named = (await app.api('GET', '/connections?name=Texts&include_totals=true&per_page=50')).body
  expect(named).toMatchObject({ connections: [{ name: 'Texts' }], start: 0, limit: 50, total: 1 })
  expect((await app.api('GET', '/connections?take=1')).body).toMatchObject({ next: expect.any(String) })
})

test('409 a taken name', async () => {
  await create('Taken')
  expect((await create('Taken')).body).toMatchObject({
    statusCode: 409,
    message: 'A connection with the same name already exists',
  })
})

test.each([
  [{ name: '-x', strategy: 'auth0' }, 'String does not match pattern'],
  [{ name: 'x' }, 'Missing required property: strategy'],
  [{ name: 'x', strategy: 'telepathy' }, 'No enum match for: telepathy'],
  [{ name: 'x', strategy: 'auth0', more: 1 }, 'Additional properties not allowed: more'],
])('400 the body %j is refused', async (body, text) => {
  const answer = await app.api('POST', '/connections', { body })
  expect(answer.body).toMatchObject({ statusCode: 400, errorCode: 'invalid_body' })
  expect(answer.body.message).toContain(text)
})

test('400 options that contradict each other are refused in the vendor’s words', async () => {
  const attributes = { email: { identifier: { active: false } } }
  expect((await create('Contradictory', { options: { attributes } })).body).toEqual({
    statusCode: 400,
    error: 'Bad Request',
    message: 'attributes must contain one active identifier',
    errorCode: 'invalid_body',
  })
})

test('404 an unknown connection, in every call', async () => {
  const path = '/connections/con_aaaaaaaaaaaaaaaa'
  const body = [{ client_id: 'x', status: true }]
  expect((await app.api('GET', path)).body).toEqual(notThere)
  expect((await app.api('PATCH', path, { body: { display_name: 'x' } })).body).toEqual(notThere)
  expect((await app.api('GET', `${path}/clients`)).body).toEqual(notThere)
  expect((await app.api('PATCH', `${path}/clients`, { body })).body).toEqual(notThere)
  expect((await app.api('DELETE', `${path}/users?email=a@example.com`)).body).toEqual(notThere)
})
