import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { signedIn } from './console-browser.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

async function client(given: object = {}): Promise<{ id: string; secret: string }> {
  const { status, body, text } = await app.v1('POST', '/clients', { body: { name: 'Shop', ...given } })
  expect(status, text).toBe(201)
  return { id: body.client_id, secret: body.client_secret }
}

test('201 a client of a type has the grants that its kind of program can use safely', async () => {
  const callbacks = ['https://shop.example.com/callback']
  const web = await client({ type: 'regular_web', callbacks, logoutUrls: ['https://shop.example.com'] })
  expect((await app.v1('GET', `/clients/${web.id}`)).body).toEqual({
    id: web.id,
    name: 'Shop',
    type: 'regular_web',
    isFirstParty: true,
    isSystem: false,
    keepsSecret: true,
    grantTypes: ['authorization_code', 'refresh_token'],
    callbacks,
    logoutUrls: ['https://shop.example.com'],
    webOrigins: [],
    loginUrl: null,
    organizationUsage: 'deny',
    signInMethods: null,
    requiresMfa: false,
    sessionMinutes: null,
    accessTokenMinutes: null,
    idTokenSeconds: 36_000,
    secretSince: expect.any(String),
    secretEndsAt: null,
    secretState: 'good',
    refreshToken: { rotates: true, lifetimeSeconds: 2_592_000, idleSeconds: 604_800 },
    createdAt: expect.any(String),
  })
  const spa = await client({ type: 'spa' })
  expect((await app.v1('GET', `/clients/${spa.id}`)).body).toMatchObject({ keepsSecret: false })
  const machine = await client({ type: 'non_interactive' })
  expect((await app.v1('GET', `/clients/${machine.id}`)).body.grantTypes).toEqual(['client_credentials'])
  const { body: list } = await app.v1('GET', '/clients?pageSize=200')
  expect(list.data.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining([web.id, spa.id, machine.id]))
  expect(JSON.stringify(list)).not.toContain(web.secret)
})

test('200 a change is kept in the words that the vendor has for it, and leaves the rest', async () => {
  const { id } = await client({ type: 'regular_web', callbacks: ['https://shop.example.com/callback'] })
  const changes = {
    name: 'Store',
    logoutUrls: ['https://shop.example.com/bye'],
    webOrigins: ['https://shop.example.com'],
    loginUrl: 'https://shop.example.com/login',
    organizationUsage: 'allow',
    idTokenSeconds: 3_600,
    refreshToken: { rotates: false, lifetimeSeconds: 86_400, idleSeconds: null },
  }
  const changed = await app.v1('PATCH', `/clients/${id}`, { body: changes })
  expect(changed.status, changed.text).toBe(200)
  expect(changed.body).toMatchObject({ ...changes, callbacks: ['https://shop.example.com/callback'] })
  expect((await app.api('GET', `/clients/${id}`)).body).toMatchObject({
    name: 'Store',
    callbacks: ['https://shop.example.com/callback'],
    allowed_logout_urls: changes.logoutUrls,
    initiate_login_uri: changes.loginUrl,
    organization_usage: 'allow',
    jwt_configuration: { lifetime_in_seconds: 3_600 },
    refresh_token: { rotation_type: 'non-rotating', token_lifetime: 86_400, infinite_idle_token_lifetime: true },
  })
  const cleared = await app.v1('PATCH', `/clients/${id}`, { body: { loginUrl: null } })
  expect(cleared.body.loginUrl).toBeNull()
})

test('OID-03 400 names the address that may not be registered, by the name it has here', async () => {
  const { id } = await client({ type: 'spa' })
  for (const [body, field] of [
    [{ callbacks: ['https://shop.example.com/cb', 'http://shop.example.com/cb'] }, 'callbacks[1]'],
    [{ logoutUrls: ['javascript:alert(1)'] }, 'logoutUrls[0]'],
    [{ webOrigins: ['https://shop.example.com/path'] }, 'webOrigins[0]'],
    [{ loginUrl: 'nonsense' }, 'loginUrl'],
    [{ refreshToken: { rotates: false, lifetimeSeconds: 3_600, idleSeconds: 600 } }, 'refreshToken.rotates'],
  ] as const) {
    const refused = await app.v1('PATCH', `/clients/${id}`, { body })
    expect([refused.status, Object.keys(refused.body.errors)], JSON.stringify(body)).toEqual([400, [field]])
  }
  const made = await app.v1('POST', '/clients', { body: { name: 'X', type: 'spa', callbacks: ['ftp://x'] } })
  expect(Object.keys(made.body.errors)).toEqual(['callbacks[0]'])
  expect((await app.v1('PATCH', '/clients/none', { body: { name: 'X' } })).status).toBe(404)
})

test('400 an app takes no way alone that the settings turned off', async () => {
  const { id } = await client({ type: 'regular_web' })
  const take = (signInMethods: readonly string[] | null) =>
    app.v1('PATCH', `/clients/${id}`, { body: { signInMethods } })
  await app.v1('PATCH', '/settings', { body: { allowsEmailCode: false } })
  try {
    const refused = await take(['email-code'])
    expect([refused.status, Object.keys(refused.body.errors)]).toEqual([400, ['signInMethods']])
    expect((await app.v1('GET', `/clients/${id}`)).body.signInMethods).toBeNull()
    expect((await take(['email-code', 'passkey'])).status).toBe(200)
    expect((await take(['password'])).status).toBe(200)
    expect((await take(null)).status).toBe(200)
  } finally {
    await app.v1('PATCH', '/settings', { body: { allowsEmailCode: true } })
  }
})

test('409 the settings turn off no way that is the only one of an app, and five at most are named', async () => {
  const set = (body: object) => app.v1('PATCH', '/settings', { body })
  const only = async (name: string, signInMethods: readonly string[] | null) => {
    const { id } = await client({ name, type: 'regular_web' })
    expect((await app.v1('PATCH', `/clients/${id}`, { body: { signInMethods } })).status).toBe(200)
    return id
  }
  const made = [await only('Kiosk', ['passkey'])]
  await only('Any', ['password', 'passkey'])
  const refused = await set({ displayName: 'Changed', allowsPasskeys: false })
  expect(refused).toMatchObject({ status: 409, body: { code: 'sign_in_method_required' } })
  expect(Object.keys(refused.body.errors)).toEqual(['allowsPasskeys'])
  expect(refused.body.detail).toContain('Kiosk.')
  expect(refused.body.detail).not.toContain('Any')
  expect((await app.v1('GET', '/settings')).body).toMatchObject({ allowsPasskeys: true, displayName: 'Rollcall' })
  expect((await set({ allowsEmailCode: false })).status).toBe(200)
  expect((await set({ allowsEmailCode: true })).status).toBe(200)
  for (const place of [2, 3, 4, 5, 6]) made.push(await only(`Kiosk ${place}`, ['email-code', 'passkey']))
  expect((await set({ allowsEmailCode: false })).status).toBe(200)
  const { body } = await set({ allowsPasskeys: false })
  expect(body.detail).toContain('Kiosk, Kiosk 2, Kiosk 3, Kiosk 4, Kiosk 5 and others')
  for (const id of made) await app.v1('PATCH', `/clients/${id}`, { body: { signInMethods: null } })
  expect((await set({ allowsPasskeys: false })).status).toBe(200)
  await set({ allowsPasskeys: true, allowsEmailCode: true })
})

test('how long a sign-in counts is set with the app or later, taken back, and in the audit with what was before', async () => {
  const { id } = await client({ type: 'regular_web', sessionMinutes: 480 })
  const stored = async () => (await app.v1('GET', `/clients/${id}`)).body.sessionMinutes
  expect(await stored()).toBe(480)
  const path = `/clients/${id}`
  for (const sessionMinutes of [4, 525_601, 7.5, '60', true]) {
    for (const refused of [
      await app.v1('PATCH', path, { body: { sessionMinutes } }),
      await app.v1('POST', '/clients', { body: { name: 'Shop', sessionMinutes } }),
    ]) {
      expect([refused.status, Object.keys(refused.body.errors)]).toEqual([400, ['sessionMinutes']])
    }
  }
  for (const sessionMinutes of [5, 525_600]) {
    const changed = await app.v1('PATCH', path, { body: { sessionMinutes } })
    expect(changed).toMatchObject({ status: 200, body: { sessionMinutes } })
  }
  expect((await app.v1('PATCH', path, { body: { name: 'Store' } })).body.sessionMinutes).toBe(525_600)
  expect((await app.v1('PATCH', path, { body: { sessionMinutes: null } })).body.sessionMinutes).toBeNull()
  const { data } = (await app.v1('GET', `/audit/events?type=client.updated&subject=${id}`)).body
  expect(data.map(({ changes }: { changes: object }) => changes)).toMatchObject([
    { before: { sessionMinutes: 525_600 }, after: { sessionMinutes: null } },
    { after: { name: 'Store' } },
    { before: { sessionMinutes: 5 }, after: { sessionMinutes: 525_600 } },
    { before: { sessionMinutes: 480 }, after: { sessionMinutes: 5 } },
  ])
})

test('how long its access tokens live at most is set within a range, taken back, and in the audit', async () => {
  const { id } = await client({ type: 'regular_web' })
  const set = (accessTokenMinutes: unknown) => app.v1('PATCH', `/clients/${id}`, { body: { accessTokenMinutes } })
  for (const wrong of [0, 1_441, 7.5, '60', true]) {
    const { status, body } = await set(wrong)
    expect([status, Object.keys(body.errors)]).toEqual([400, ['accessTokenMinutes']])
  }
  for (const minutes of [1, 1_440, null]) {
    expect(await set(minutes)).toMatchObject({ status: 200, body: { accessTokenMinutes: minutes } })
  }
  const { data } = (await app.v1('GET', `/audit/events?type=client.updated&subject=${id}`)).body
  expect(data[0].changes).toMatchObject({ before: { accessTokenMinutes: 1_440 }, after: { accessTokenMinutes: null } })
})

test('a client of Rollcall itself takes no rule of how people sign in to it, and stays', async () => {
  const { stores } = app.app.directory
  const shop = await stores.clients.find((await client()).id)
  if (shop === null) throw new Error('no client')
  await stores.clients.insert({ ...shop, id: 'console', name: 'Console', isSystem: true })
  for (const body of [
    { sessionMinutes: 60 },
    { accessTokenMinutes: 5 },
    { signInMethods: ['passkey'] },
    { requiresMfa: true },
  ]) {
    const refused = await app.v1('PATCH', '/clients/console', { body })
    expect([refused.status, refused.body.code], refused.text).toEqual([400, 'system_resource_protected'])
  }
  const deleted = await app.v1('DELETE', '/clients/console')
  expect([deleted.status, deleted.body.code], deleted.text).toEqual([400, 'system_resource_protected'])
  const kept = { isSystem: true, sessionMinutes: null, signInMethods: null, requiresMfa: false }
  expect((await app.v1('GET', '/clients/console')).body).toMatchObject(kept)
})

test('a rotated secret works beside the new one for as long as was said, and for no time where none was', async () => {
  const { body: machine } = await app.v1('POST', '/clients', {
    body: { name: 'Importer', machine: true, scopes: ['read:users'] },
  })
  const asks = async (client_secret: string) => {
    const { client_id, audience } = machine
    const body = { grant_type: 'client_credentials', client_id, client_secret, audience }
    return (await app.anonymous('POST', '/oauth/token', { body })).status
  }
  const rotate = async (body?: object): Promise<string> => {
    const answer = await app.v1('POST', `/clients/${machine.client_id}/rotate-secret`, body && { body })
    expect(answer.body).toEqual({ clientSecret: expect.any(String) })
    return answer.body.clientSecret
  }
  const first = machine.client_secret
  const second = await rotate({ overlapHours: 2 })
  expect([await asks(first), await asks(second)]).toEqual([200, 200])
  const { data } = (await app.v1('GET', `/clients/${machine.client_id}/secrets`)).body
  expect(data).toMatchObject([{ expiresAt: null }, { expiresAt: expect.any(String), state: 'ending' }])
  app.clock.aheadMs = 2 * 3_600_000
  const later = [await asks(first), await asks(second)]
  app.clock.aheadMs = 0
  expect(later).toEqual([401, 200])
  const third = await rotate()
  expect([await asks(first), await asks(second), await asks(third)]).toEqual([401, 200, 200])
  const last = await rotate({ overlapHours: 0 })
  expect([await asks(second), await asks(third), await asks(last)]).toEqual([401, 401, 200])
})

test('a database serves every client until it names some, and then those it names', async () => {
  const [shop, store] = [await client(), await client()]
  const connections = async (id: string) => (await app.v1('GET', `/clients/${id}/connections`)).body.data
  const [usual] = await connections(shop.id)
  expect(usual).toMatchObject({ isEnabled: true, servesAll: true })
  const refused = await app.v1('PATCH', `/clients/${shop.id}/connections/${usual.id}`, { body: { isEnabled: false } })
  expect(refused).toMatchObject({ status: 400, body: { code: 'operation_not_supported' } })
  const { body: own } = await app.api('POST', '/connections', {
    body: { name: 'partners', strategy: 'auth0', enabled_clients: [shop.id] },
  })
  const path = `/clients/${store.id}/connections/${own.id}`
  expect((await app.v1('PATCH', path, { body: { isEnabled: true } })).body).toMatchObject({ isEnabled: true })
  expect((await app.v1('PATCH', path, { body: { isEnabled: false } })).body).toMatchObject({ isEnabled: false })
  expect((await connections(shop.id)).find(({ id }: { id: string }) => id === own.id)).toMatchObject({
    isEnabled: true,
  })
})

test('APIs are granted to a client and taken from it, and to no other by its address', async () => {
  const [shop, store] = [await client(), await client()]
  const audience = 'https://orders.example.com'
  await app.api('POST', '/resource-servers', { body: { identifier: audience, scopes: [{ value: 'read:orders' }] } })
  const grant = await app.v1('POST', `/clients/${shop.id}/grants`, { body: { audience, scopes: 'all' } })
  expect(grant).toMatchObject({ status: 201, body: { audience, scopes: ['read:orders'], subjectType: 'client' } })
  expect((await app.v1('DELETE', `/clients/${store.id}/grants/${grant.body.id}`)).status).toBe(404)
  expect((await app.v1('DELETE', `/clients/${shop.id}/grants/${grant.body.id}`)).status).toBe(204)
  expect((await app.v1('GET', `/clients/${shop.id}/grants`)).body.data).toEqual([])
  const admin = await signedIn(app, 'admin')
  const all = { audience: `${app.url}api/v2/`, scopes: 'all' }
  // AUZ-02: the scope delete:users erases people, which an admin may not alone.
  expect((await admin.call('POST', `/clients/${shop.id}/grants`, { body: all })).status).toBe(403)
})

test('a client is deleted once', async () => {
  const { id } = await client()
  expect((await app.v1('DELETE', `/clients/${id}`)).status).toBe(204)
  expect((await app.v1('DELETE', `/clients/${id}`)).status).toBe(404)
})

test('403 support sees nothing of clients, and an auditor reads and changes nothing', async () => {
  const { id } = await client()
  const [support, auditor] = [await signedIn(app, 'support'), await signedIn(app, 'auditor')]
  expect((await support.call('GET', '/clients')).status).toBe(403)
  expect((await auditor.call('GET', `/clients/${id}`)).status).toBe(200)
  expect((await auditor.call('PATCH', `/clients/${id}`, { body: { name: 'X' } })).status).toBe(403)
  expect((await auditor.call('POST', `/clients/${id}/rotate-secret`)).status).toBe(403)
  expect((await auditor.call('DELETE', `/clients/${id}`)).status).toBe(403)
})
