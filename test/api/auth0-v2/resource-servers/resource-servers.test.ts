import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const create = (body: object) => app.api('POST', '/resource-servers', { body })
const scopes = [{ value: 'read:bar', description: 'Read bars' }, { value: 'create:bar' }]

test('201 a new resource server says what holds where nothing was set', async () => {
  const { status, body } = await create({ identifier: 'https://plain.example.com/', name: 'Plain' })
  expect(status).toBe(201)
  expect(body).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{24}$/),
    name: 'Plain',
    identifier: 'https://plain.example.com/',
    allow_offline_access: true,
    skip_consent_for_verifiable_first_party_clients: false,
    subject_type_authorization: { user: { policy: 'allow_all' }, client: { policy: 'require_client_grant' } },
    token_lifetime: 86_400,
    token_lifetime_for_web: 7_200,
    signing_alg: 'RS256',
    enforce_policies: false,
    token_dialect: 'access_token',
    scopes: [],
  })
})

test('200 it is found by its id, by its identifier, and by its identifier encoded twice', async () => {
  const { body } = await create({ identifier: 'https://named.example.com/v1', scopes, token_lifetime: 7_200 })
  expect(body).toMatchObject({ scopes, token_lifetime: 7_200 })
  const once = encodeURIComponent(body.identifier)
  for (const named of [body.id, once, encodeURIComponent(once)]) {
    expect((await app.api('GET', `/resource-servers/${named}`)).body).toEqual(body)
  }
})

test('200 scopes are replaced whole, other settings one by one, and null takes one away', async () => {
  const { body } = await create({
    identifier: 'https://changing.example.com',
    scopes,
    authorization_details: [{ type: 'payment' }],
    signing_alg: 'PS256',
  })
  const changed = await app.api('PATCH', `/resource-servers/${encodeURIComponent(body.identifier)}`, {
    body: { scopes: [{ value: 'read:posts' }], authorization_details: null, enforce_policies: true },
  })
  expect(changed.status).toBe(200)
  expect(changed.body).toMatchObject({
    scopes: [{ value: 'read:posts' }],
    signing_alg: 'PS256',
    enforce_policies: true,
  })
  expect(changed.body).not.toHaveProperty('authorization_details')
  expect((await app.api('GET', `/resource-servers/${body.id}`)).body).toEqual(changed.body)
})

test('204 deleting twice is no fault', async () => {
  const { body } = await create({ identifier: 'https://gone.example.com' })
  for (const _ of [1, 2]) expect((await app.api('DELETE', `/resource-servers/${body.id}`)).status).toBe(204)
})

test('404 an unknown resource server', async () => {
  expect((await app.api('GET', '/resource-servers/this-resource-server-does-not-exist')).body).toEqual({
    statusCode: 404,
    error: 'Not Found',
    message: 'The resource server does not exist',
    errorCode: 'inexistent_resource_server',
  })
  expect((await app.api('PATCH', '/resource-servers/nothing', { body: { name: 'x' } })).status).toBe(404)
})

test('409 a taken identifier', async () => {
  await create({ identifier: 'https://taken.example.com' })
  expect((await create({ identifier: 'https://taken.example.com' })).body).toMatchObject({
    statusCode: 409,
    message: 'A resource server with the same identifier already exists.',
  })
})

test.each([
  [{}, 'Missing required property: identifier'],
  [
    { identifier: 'https://a.example.com', scopes: [{ value: 'a' }, { value: 'a' }] },
    'Array items are not unique (indexes 0 and 1)',
  ],
  [{ identifier: 'https://a.example.com', scopes: [{ value: 'two words' }] }, 'String does not match pattern'],
  [{ identifier: 'https://a.example.com', token_lifetime: -1 }, 'Value -1 is less than minimum 0'],
  [{ identifier: 'https://a.example.com', signing_alg: 'none' }, 'No enum match for: none'],
  [
    { identifier: 'https://a.example.com', signing_secret: 'x'.repeat(32) },
    'Additional properties not allowed: signing_secret',
  ],
])('400 the body %j is refused', async (body, text) => {
  const answer = await create(body)
  expect(answer.body).toMatchObject({ statusCode: 400, errorCode: 'invalid_body' })
  expect(answer.body.message).toContain(text)
})

test('400 an identifier cannot be changed', async () => {
  const { body } = await create({ identifier: 'https://fixed.example.com' })
  const answer = await app.api('PATCH', `/resource-servers/${body.id}`, {
    body: { identifier: 'https://b.example.com' },
  })
  expect(answer.body.message).toContain('Additional properties not allowed: identifier')
})

test('400 the Management API keeps its scopes and cannot be deleted, the rest of it may change', async () => {
  const audience = `${app.url}api/v2/`
  const path = `/resource-servers/${encodeURIComponent(audience)}`
  const { body } = await app.api('GET', path)
  expect(body).toMatchObject({ identifier: audience, name: 'Auth0 Management API', is_system: true })
  expect(body.scopes).toContainEqual({ value: 'read:users', description: 'Read Users' })
  const attempts = [await app.api('PATCH', path, { body: { scopes: [] } }), await app.api('DELETE', path)]
  for (const { body: refused } of attempts) {
    expect(refused).toMatchObject({ statusCode: 400, errorCode: 'system_resource_protected' })
  }
  expect((await app.api('PATCH', path, { body: { token_lifetime: 3_600 } })).body.token_lifetime).toBe(3_600)
  expect((await app.api('GET', path)).body.scopes).toHaveLength(body.scopes.length)
})

test('200 the list pages, selects fields and filters by identifier', async () => {
  for (const name of ['one', 'two']) await create({ identifier: `https://list-${name}.example.com`, name })
  const page = (await app.api('GET', '/resource-servers?include_totals=true&per_page=1&page=1')).body
  expect(page).toMatchObject({ start: 1, limit: 1, total: expect.any(Number) })
  expect(page.resource_servers).toHaveLength(1)
  const wanted = ['one', 'two'].map((name) => `identifiers=${encodeURIComponent(`https://list-${name}.example.com`)}`)
  const found = await app.api('GET', `/resource-servers?${wanted.join('&')}&fields=name,identifier`)
  expect(found.body).toEqual([
    { name: 'one', identifier: 'https://list-one.example.com' },
    { name: 'two', identifier: 'https://list-two.example.com' },
  ])
  const single = await app.api('GET', `/resource-servers?${wanted[0]}`)
  expect(single.body).toHaveLength(1)
})
