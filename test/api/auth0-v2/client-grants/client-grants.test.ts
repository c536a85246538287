import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

const audience = 'https://orders.example.com'
let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  const scopes = [{ value: 'read:orders' }, { value: 'create:orders' }]
  await app.api('POST', '/resource-servers', { body: { identifier: audience, scopes } })
})
afterAll(() => app.close())

async function client(name: string): Promise<{ client_id: string; client_secret: string }> {
  return (await app.api('POST', '/clients', { body: { name } })).body
}

const create = (body: object) => app.api('POST', '/client-grants', { body })

async function tokenScope({ client_id, client_secret }: { client_id: string; client_secret: string }) {
  const body = { grant_type: 'client_credentials', client_id, client_secret, audience }
  const answer = await app.anonymous('POST', '/oauth/token', { body })
  return [answer.status, answer.body.scope]
}

test('201 a grant says which client may have what for which API', async () => {
  const { client_id } = await client('granted')
  const settings = { organization_usage: 'allow', allow_any_organization: true }
  const { status, body } = await create({ client_id, audience, scope: ['read:orders'], ...settings })
  expect(status).toBe(201)
  expect(body).toEqual({
    id: expect.stringMatching(/^cgr_[A-Za-z0-9]{16}$/),
    client_id,
    audience,
    scope: ['read:orders'],
    allow_all_scopes: false,
    ...settings,
    subject_type: 'client',
  })
  expect((await app.api('GET', `/client-grants/${body.id}`)).body).toEqual(body)
})

test('200 a changed scope holds for the next token', async () => {
  const machine = await client('changing')
  const { body } = await create({ client_id: machine.client_id, audience, scope: ['read:orders'] })
  expect(await tokenScope(machine)).toEqual([200, 'read:orders'])
  const path = `/client-grants/${body.id}`
  const changed = await app.api('PATCH', path, { body: { scope: ['create:orders'] } })
  expect(changed.body).toMatchObject({ scope: ['create:orders'] })
  expect(await tokenScope(machine)).toEqual([200, 'create:orders'])
})

test('200 all scopes are whatever the API defines, until scopes are named again', async () => {
  const machine = await client('everything')
  const { body } = await create({ client_id: machine.client_id, audience, scope: [] })
  const path = `/client-grants/${body.id}`
  const all = await app.api('PATCH', path, { body: { allow_all_scopes: true } })
  expect(all.body).toMatchObject({ allow_all_scopes: true })
  expect(all.body).not.toHaveProperty('scope')
  expect(await tokenScope(machine)).toEqual([200, 'read:orders create:orders'])
  const named = await app.api('PATCH', path, { body: { scope: ['read:orders'] } })
  expect(named.body).toMatchObject({ allow_all_scopes: false, scope: ['read:orders'] })
  expect(await tokenScope(machine)).toEqual([200, 'read:orders'])
})

test('204 without its grant a client gets no more tokens, and deleting twice is no fault', async () => {
  const machine = await client('leaving')
  const { body } = await create({ client_id: machine.client_id, audience, scope: ['read:orders'] })
  for (const _ of [1, 2]) expect((await app.api('DELETE', `/client-grants/${body.id}`)).status).toBe(204)
  expect((await tokenScope(machine))[0]).toBe(403)
})

test('200 the list filters by client, audience and subject, and pages', async () => {
  const { client_id } = await client('lister')
  for (const subject_type of ['client', 'user']) await create({ client_id, audience, scope: [], subject_type })
  const page = (await app.api('GET', `/client-grants?client_id=${client_id}&include_totals=true`)).body
  expect(page).toMatchObject({ start: 0, limit: 50, total: 2 })
  const ofUsers = (await app.api('GET', `/client-grants?client_id=${client_id}&subject_type=user`)).body
  expect(ofUsers).toMatchObject([{ subject_type: 'user' }])
  const taken = (await app.api('GET', `/client-grants?client_id=${client_id}&take=1&audience=${audience}`)).body
  expect(taken).toMatchObject({ client_grants: [{ client_id }], next: expect.any(String) })
})

test('200 the list filters by whether a grant holds in any organization', async () => {
  const { client_id } = await client('everywhere')
  const open = { organization_usage: 'allow', allow_any_organization: true }
  const anywhere = (await create({ client_id, audience, scope: [], ...open })).body
  const bound = (await create({ client_id, audience, scope: [], subject_type: 'user' })).body
  const found = async (isAny: boolean) =>
    (await app.api('GET', `/client-grants?client_id=${client_id}&allow_any_organization=${isAny}`)).body
  expect(await found(true)).toEqual([anywhere])
  expect(await found(false)).toEqual([bound])
  expect((await app.api('GET', '/client-grants?default_for=third_party_clients')).body).toEqual([])
})

test('404 an unknown grant, client or API', async () => {
  expect((await app.api('GET', '/client-grants/cgr_aaaaaaaaaaaaaaaa')).body).toEqual({
    statusCode: 404,
    error: 'Not Found',
    message: 'The grant does not exist.',
    errorCode: 'inexistent_client_grant',
  })
  const { client_id } = await client('lost')
  expect((await create({ client_id, audience: 'https://no.example.com', scope: [] })).body).toMatchObject({
    errorCode: 'inexistent_resource_server',
  })
  expect((await create({ client_id: 'nobody', audience, scope: [] })).body).toMatchObject({
    errorCode: 'inexistent_client',
  })
})

test('409 a second grant for the same client and API', async () => {
  const { client_id } = await client('twice')
  await create({ client_id, audience, scope: [] })
  expect((await create({ client_id, audience, scope: ['read:orders'] })).status).toBe(409)
})

test('400 a scope that could not stand in a token', async () => {
  const { client_id } = await client('odd')
  const answer = await create({ client_id, audience, scope: ['two words'] })
  expect(answer.body).toMatchObject({ statusCode: 400, errorCode: 'invalid_body' })
  expect((await create({ client_id, audience, scope: ['a', 'a'] })).body.message).toContain(
    'Array items are not unique',
  )
})
