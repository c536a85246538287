import { afterAll, beforeAll, expect, test } from 'vitest'
import { caller, startTestApp, type TestApp } from '../../support/test-app.ts'
import { person } from '../oauth/person-client.ts'
import { signedIn } from './console-browser.ts'
import { join, organization } from './organization-callers.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const create = (body: unknown) => app.v1('POST', '/keys', { body })

test('201 shows the key once; lists never show it', async () => {
  const { status, body } = await create({ name: 'Report', permissions: ['read:users'] })
  expect(status).toBe(201)
  expect(body).toEqual({
    id: expect.stringMatching(/^key_/),
    name: 'Report',
    permissions: ['read:users'],
    organizationId: null,
    userId: null,
    secretStart: body.key.slice(0, 10),
    expiresAt: null,
    lastUsedAt: null,
    lastUsedIp: null,
    createdAt: expect.any(String),
    key: expect.stringMatching(/^rc_ak_[\w-]{43}$/),
  })
  const list = await app.v1('GET', '/keys')
  expect(list.body.data).toContainEqual({
    id: body.id,
    name: 'Report',
    permissions: ['read:users'],
    organizationId: null,
    userId: null,
    secretStart: body.key.slice(0, 10),
    expiresAt: null,
    lastUsedAt: null,
    lastUsedIp: null,
    createdAt: body.createdAt,
  })
  expect(list.text).not.toContain(body.key)
  expect(list.text).not.toMatch(/rc_ak_[\w-]{5}|hash/)
})

test('201 with "all" may do everything', async () => {
  const { body } = await create({ name: 'Everything', permissions: 'all' })
  expect((await caller(`${app.url}api/v1`, { 'x-api-key': body.key })('GET', '/operators')).status).toBe(200)
})

test('a key with an end opens nothing from then on, and the list says when it was used last, and from where', async () => {
  const ending = await create({ name: 'Ending', permissions: ['read:api_keys'], expiresInDays: 1 })
  expect(ending.body.expiresAt).toBe(new Date(Date.parse(ending.body.createdAt) + 86_400_000).toISOString())
  const call = caller(`${app.url}api/v1`, { 'x-api-key': ending.body.key })
  const { data } = (await call('GET', '/keys?pageSize=200')).body
  const listed = data.find(({ id }: { id: string }) => id === ending.body.id)
  expect(listed).toMatchObject({
    lastUsedAt: expect.any(String),
    lastUsedIp: expect.stringMatching(/127\.0\.0\.1|::1/),
  })
  app.clock.aheadMs = 86_400_000
  const late = await call('GET', '/keys')
  app.clock.aheadMs = 0
  expect(late).toMatchObject({ status: 401, body: { code: 'invalid_credentials' } })
  expect(await create({ name: 'K', permissions: 'all', expiresInDays: 0 })).toMatchObject({
    status: 400,
    body: { errors: { expiresInDays: [expect.any(String)] } },
  })
})

test('a rotated key has a new secret and the same rights, and the old one works until the overlap is over', async () => {
  const old = (await create({ name: 'Turning', permissions: ['read:users'] })).body
  const rotated = await app.v1('POST', `/keys/${old.id}/rotate`, { body: { overlapHours: 2 } })
  expect(rotated.status, rotated.text).toBe(201)
  expect(rotated.body).toMatchObject({ name: 'Turning', permissions: ['read:users'], expiresAt: null })
  expect(rotated.body.id).not.toBe(old.id)
  const status = async (key: string) =>
    (await caller(`${app.url}api/v1`, { 'x-api-key': key })('GET', '/users?pageSize=1')).status
  expect([await status(old.key), await status(rotated.body.key)]).toEqual([200, 200])
  app.clock.aheadMs = 2 * 3_600_000
  const later = [await status(old.key), await status(rotated.body.key)]
  app.clock.aheadMs = 0
  expect(later).toEqual([401, 200])
})

test('AUZ-02 403 for an admin who would rotate a key that may do more than they', async () => {
  const { body: strong } = await create({ name: 'Strong', permissions: ['hard_delete:users'] })
  const admin = await signedIn(app, 'admin', 'rotating@example.com')
  const refused = await admin.call('POST', `/keys/${strong.id}/rotate`)
  expect(refused).toMatchObject({ status: 403, body: { code: 'not_permitted' } })
  expect((await app.v1('POST', '/keys/key_none/rotate')).status).toBe(404)
})

test('AUZ-02 403 for a key that may do more than whoever makes it', async () => {
  const admin = await signedIn(app, 'admin')
  const more = await admin.call('POST', '/keys', { body: { name: 'More', permissions: ['hard_delete:users'] } })
  expect(more).toMatchObject({ status: 403, body: { code: 'not_permitted' } })
  expect((await admin.call('POST', '/keys', { body: { name: 'Less', permissions: ['read:users'] } })).status).toBe(201)
})

test('AUZ-13 403 for an operator who would have a key do alone what takes two people, made or rotated', async () => {
  const [owner, admin] = await Promise.all(
    ['owner', 'admin'].map((role) => signedIn(app, role, `two-${role}@example.com`)),
  )
  const onMachine = await create({ name: 'On the machine', permissions: ['read:operators', 'delete:operators'] })
  expect(onMachine.status, onMachine.text).toBe(201)
  for (const operator of [owner, admin]) {
    for (const permissions of [['update:operators'], ['read:users', 'delete:operators'], 'all']) {
      const refused = await operator?.call('POST', '/keys', { body: { name: 'Mine', permissions } })
      expect(refused?.body, refused?.text).toMatchObject({ status: 403, code: 'not_permitted' })
      expect(refused?.body.errors).toHaveProperty('permissions')
    }
    const rotated = await operator?.call('POST', `/keys/${onMachine.body.id}/rotate`, { body: {} })
    expect(rotated?.body, rotated?.text).toMatchObject({ status: 403, code: 'not_permitted' })
  }
})

test('400 for no name, no permission and one that there is not', async () => {
  for (const [body, field] of [
    [{ permissions: 'all' }, 'name'],
    [{ name: ' ', permissions: 'all' }, 'name'],
    [{ name: 'K' }, 'permissions'],
    [{ name: 'K', permissions: [] }, 'permissions'],
    [{ name: 'K', permissions: 'some' }, 'permissions'],
    [{ name: 'K', permissions: ['read:everything'] }, 'permissions'],
  ] as const) {
    const { status, body: problem } = await create(body)
    expect([status, Object.keys(problem.errors)], JSON.stringify(body)).toEqual([400, [field]])
  }
})

test('a key of somebody for an organization rests while they are no active member of it', async () => {
  const alice = await person(app, 'alice')
  const acme = await organization(app, 'acme')
  const mine = { name: 'Mine', permissions: ['read:users'], userId: alice.id, organizationId: acme.id }
  expect(await create(mine)).toMatchObject({ status: 400, body: { errors: { userId: [expect.any(String)] } } })
  await join(app, acme, alice.id)
  const made = await create(mine)
  expect(made.status, made.text).toBe(201)
  const key = caller(`${app.url}api/v1`, { 'x-api-key': made.body.key })
  const { data, names } = (await app.v1('GET', '/keys?pageSize=200')).body
  const { userId, organizationId } = data.find(({ id }: { id: string }) => id === made.body.id)
  expect([names[userId], names[organizationId]]).toEqual(['alice@example.com', 'acme'])
  const status = async () => (await key('GET', '/users')).status
  const { memberships } = app.app.directory.stores
  expect(await status()).toBe(200)
  await memberships.setActive(acme.id, alice.id, false, new Date())
  expect(await status()).toBe(401)
  await memberships.setActive(acme.id, alice.id, true, new Date())
  expect(await status()).toBe(200)
  await memberships.remove(acme.id, [alice.id], new Date())
  expect(await status()).toBe(401)
})

test('400 names the field of an owner who is not there', async () => {
  const mine = { name: 'Mine', permissions: ['read:users'] }
  expect(await create({ ...mine, userId: 'auth0|nobody' })).toMatchObject({
    status: 400,
    body: { code: 'invalid_input', errors: { userId: [expect.any(String)] } },
  })
})

test('404 for a key that is not there or was revoked before', async () => {
  expect(await app.v1('DELETE', '/keys/key_none')).toMatchObject({ status: 404, body: { code: 'api_key_not_found' } })
})

test('a rotation makes another key sign, and tokens of the old one still pass', async () => {
  const jwks = async () =>
    (await app.anonymous('GET', '/.well-known/jwks.json')).body.keys.map(({ kid }: { kid: string }) => kid)
  const before = await jwks()
  const { status, body } = await app.v1('POST', '/keys/rotate-signing')
  expect(status).toBe(200)
  expect(before).toContain(body.keyId)
  expect(await jwks()).toEqual(expect.arrayContaining(before))
  expect((await app.api('GET', '/users')).status).toBe(200)
})
