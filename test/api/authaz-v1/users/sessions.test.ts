import { afterAll, beforeAll, expect, test } from 'vitest'
import { rememberBrowser } from '../../../../src/authentication-methods/remembered-browser.ts'
import type { Client } from '../../../../src/clients/client.ts'
import { systemActor } from '../../../../src/kernel/actor.ts'
import { sessionHash } from '../../../../src/sessions/session.ts'
import { newClient, newPerson } from '../../../support/newcomers.ts'
import { chromeOnWindows, holdsTokens, isTaken, type SignedInBrowser, signedIn } from '../../../support/signed-in.ts'
import { caller, startTestApp, type TestApp } from '../../../support/test-app.ts'

const firefoxOnLinux = 'Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0'

let app: TestApp
let shop: Client
beforeAll(async () => {
  app = await startTestApp()
  shop = await newClient(app, 'Shop')
})
afterAll(() => app.close())

const directory = () => app.app.directory
const at = (userId: string, rest = '') => `/users/${encodeURIComponent(userId)}${rest}`
const isSignedIn = async ({ secret }: SignedInBrowser) =>
  (await directory().stores.sessions.findBySecret(sessionHash(secret), directory().clock.now())) !== null

test('S000-13 S000-14 every session is listed with its device, address and last activity, newest first', async () => {
  const [alice, bob] = [await newPerson(app), await newPerson(app, 'bob')]
  const one = await signedIn(directory(), alice, chromeOnWindows)
  app.clock.aheadMs += 1000
  const two = await signedIn(directory(), alice, firefoxOnLinux)
  await signedIn(directory(), bob)
  const { status, body } = await app.v1('GET', at(alice, '/sessions'))
  expect(status).toBe(200)
  expect(body).toMatchObject({ nextCursor: null, pageSize: 20 })
  expect(body.data).toEqual([
    expect.objectContaining({ id: two.session.id, device: 'Firefox on Linux' }),
    {
      id: one.session.id,
      userId: alice,
      device: 'Chrome on Windows',
      userAgent: chromeOnWindows,
      ip: '192.0.2.7',
      place: null,
      createdAt: one.session.createdAt.toISOString(),
      lastActiveAt: one.session.lastInteractedAt.toISOString(),
      idleExpiresAt: one.session.idleExpiresAt.toISOString(),
      expiresAt: one.session.expiresAt.toISOString(),
      authenticatedAt: one.session.authenticatedAt.toISOString(),
      methods: [{ name: 'pwd', type: null, at: one.session.authenticatedAt.toISOString() }],
      isPersistent: true,
      impersonatedBy: null,
      clientIds: [],
      clients: [],
    },
  ])
})

test('S000-13 a session names the apps it was used for', async () => {
  const alice = await newPerson(app)
  const { session } = await signedIn(directory(), alice)
  await directory().stores.sessions.noteClient(session.id, shop.id)
  const [listed] = (await app.v1('GET', at(alice, '/sessions'))).body.data
  expect(listed).toMatchObject({ clientIds: [shop.id], clients: [{ id: shop.id, name: 'Shop' }] })
})

test('S000-17 the list shows the last activity as it moves', async () => {
  const alice = await newPerson(app)
  const { session } = await signedIn(directory(), alice)
  const later = new Date(session.createdAt.getTime() + 120_000)
  await directory().stores.sessions.touch(session.id, later, session.idleExpiresAt, { ip: null, userAgent: null })
  const { body } = await app.v1('GET', at(alice, '/sessions'))
  expect(body.data).toMatchObject([{ lastActiveAt: later.toISOString(), device: 'Unknown device', ip: null }])
})

test('S000-18 S000-40 S000-41 one revoked session is unusable at once with its tokens, the others live on', async () => {
  const alice = await newPerson(app)
  const [ends, stays] = [await signedIn(directory(), alice), await signedIn(directory(), alice)]
  const bound = await holdsTokens(directory(), alice, shop, { sessionId: ends.session.id })
  const other = await holdsTokens(directory(), alice, shop, { sessionId: stays.session.id })
  expect((await app.v1('DELETE', at(alice, `/sessions/${ends.session.id}`))).status).toBe(204)
  expect([await isSignedIn(ends), await isSignedIn(stays)]).toEqual([false, true])
  expect([await isTaken(directory(), bound), await isTaken(directory(), other)]).toEqual([false, true])
  const again = await app.v1('DELETE', at(alice, `/sessions/${ends.session.id}`))
  expect([again.status, again.body.code]).toEqual([404, 'session_not_found'])
})

test('S000-19 S000-39 revoking all sessions signs the person out everywhere, apps included', async () => {
  const [alice, bob] = [await newPerson(app), await newPerson(app, 'bob')]
  const browsers = [await signedIn(directory(), alice), await signedIn(directory(), alice)]
  const stranger = await signedIn(directory(), bob)
  const offline = await holdsTokens(directory(), alice, shop)
  expect((await app.v1('POST', at(alice, '/sessions/revoke'))).status).toBe(204)
  expect((await app.v1('GET', at(alice, '/sessions'))).body.data).toEqual([])
  expect(await Promise.all([...browsers, stranger].map(isSignedIn))).toEqual([false, false, true])
  expect(await isTaken(directory(), offline)).toBe(false)
  const { body } = await app.v1('GET', at(alice, '/events'))
  expect(body.data[0]).toMatchObject({ type: 'user.sessions_revoked', changes: { sessions: 2, tokens: 1 } })
})

test('revoking all sessions spares refresh tokens and forgets remembered browsers where that is asked for', async () => {
  const alice = await newPerson(app)
  const { stores, clock } = directory()
  const { securityVersion } = (await stores.accounts.find(alice)) as { securityVersion: number }
  await rememberBrowser({ ...stores, clock }, systemActor, { userId: alice, securityVersion, days: 30 })
  const revoke = (body: object) => app.v1('POST', at(alice, '/sessions/revoke'), { body })
  const remembered = async () => (await app.v1('GET', at(alice, '/methods'))).body.rememberedBrowsers
  const browser = await signedIn(directory(), alice)
  const held = await holdsTokens(directory(), alice, shop)
  expect((await revoke({ refreshTokens: false })).status).toBe(204)
  expect([await isSignedIn(browser), await isTaken(directory(), held), await remembered()]).toEqual([false, true, 1])
  expect((await revoke({ rememberedBrowsers: true })).status).toBe(204)
  expect([await isTaken(directory(), held), await remembered()]).toEqual([false, 0])
  const { body } = await app.v1('GET', at(alice, '/events'))
  expect(body.data.map(({ type }: { type: string }) => type)).toContain('user.browsers_forgotten')
  const wrong = await revoke({ refreshTokens: 'no' })
  expect([wrong.status, Object.keys(wrong.body.errors)]).toEqual([400, ['refreshTokens']])
})

test('S000-31 suspending and revoking leaves nothing to go on with', async () => {
  const alice = await newPerson(app)
  const browser = await signedIn(directory(), alice)
  const held = await holdsTokens(directory(), alice, shop)
  await app.v1('POST', at(alice, '/suspend'))
  await app.v1('POST', at(alice, '/sessions/revoke'))
  await app.v1('POST', at(alice, '/activate'))
  expect((await app.v1('GET', at(alice, '/sessions'))).body.data).toEqual([])
  expect([await isSignedIn(browser), await isTaken(directory(), held)]).toEqual([false, false])
})

test("404 a session is revoked under its own person only, and nobody's are listed", async () => {
  const [alice, bob] = [await newPerson(app), await newPerson(app, 'bob')]
  const browser = await signedIn(directory(), bob)
  expect((await app.v1('DELETE', at(alice, `/sessions/${browser.session.id}`))).status).toBe(404)
  expect(await isSignedIn(browser)).toBe(true)
  for (const [method, rest] of [
    ['GET', '/sessions'],
    ['POST', '/sessions/revoke'],
    ['DELETE', '/sessions/ses_unknown'],
  ] as const) {
    expect((await app.v1(method, at('auth0|nobody', rest))).status).toBe(404)
  }
})

test('403 seeing and revoking are permissions of their own', async () => {
  const alice = await newPerson(app)
  const { session } = await signedIn(directory(), alice)
  const withOnly = async (permission: string) => {
    const { body } = await app.v1('POST', '/keys', { body: { name: permission, permissions: [permission] } })
    return caller(`${app.url}api/v1`, { 'x-api-key': body.key })
  }
  const [reader, revoker] = [await withOnly('read:sessions'), await withOnly('revoke:sessions')]
  expect((await reader('GET', at(alice, '/sessions'))).status).toBe(200)
  expect((await reader('DELETE', at(alice, `/sessions/${session.id}`))).status).toBe(403)
  expect((await reader('POST', at(alice, '/sessions/revoke'))).status).toBe(403)
  expect((await revoker('GET', at(alice, '/sessions'))).status).toBe(403)
  expect((await revoker('DELETE', at(alice, `/sessions/${session.id}`))).status).toBe(204)
})
