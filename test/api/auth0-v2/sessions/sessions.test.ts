import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../../../../src/clients/client.ts'
import { sessionHash } from '../../../../src/sessions/session.ts'
import { newClient, newPerson } from '../../../support/newcomers.ts'
import { holdsTokens, isTaken, type SignedInBrowser, signedIn } from '../../../support/signed-in.ts'
import { caller, startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
let shop: Client
beforeAll(async () => {
  app = await startTestApp()
  shop = await newClient(app, 'Shop', 'regular_web')
})
afterAll(() => app.close())

const directory = () => app.app.directory
const at = (userId: string, rest = '') => `/users/${encodeURIComponent(userId)}${rest}`
const idsOf = async (userId: string) =>
  (await app.api('GET', at(userId, '/sessions'))).body.sessions.map(({ id }: { id: string }) => id)
const isSignedIn = async ({ secret }: SignedInBrowser) => {
  const { stores, clock } = directory()
  return (await stores.sessions.findBySecret(sessionHash(secret), clock.now())) !== null
}
const asking = async (method: string, path: string, scopes: readonly string[], body?: unknown) => {
  const call = caller(`${app.url}api/v2`, { authorization: `Bearer ${await app.token(scopes)}` })
  return (await call(method, path, body === undefined ? {} : { body })).status
}

test("S003-131 S003-137 a user's sessions are listed, newest first, and nobody else's", async () => {
  const [alice, bob] = [await newPerson(app), await newPerson(app, 'bob')]
  const one = await signedIn(directory(), alice)
  await signedIn(directory(), bob)
  app.clock.aheadMs += 1000
  const two = await signedIn(directory(), alice, 'Another browser')
  await directory().stores.sessions.noteClient(two.session.id, shop.id)
  expect(await idsOf(alice)).toEqual([two.session.id, one.session.id])
  const { body } = await app.api('GET', `/sessions/${two.session.id}`)
  expect(body).toEqual({
    id: two.session.id,
    user_id: alice,
    created_at: two.session.createdAt.toISOString(),
    updated_at: two.session.createdAt.toISOString(),
    authenticated_at: two.session.authenticatedAt.toISOString(),
    idle_expires_at: two.session.idleExpiresAt.toISOString(),
    expires_at: two.session.expiresAt.toISOString(),
    last_interacted_at: two.session.createdAt.toISOString(),
    device: {
      initial_user_agent: 'Another browser',
      initial_ip: '192.0.2.7',
      last_user_agent: 'Another browser',
      last_ip: '192.0.2.7',
    },
    clients: [{ client_id: shop.id }],
    authentication: { methods: [{ name: 'pwd', timestamp: two.session.authenticatedAt.toISOString() }] },
    cookie: { mode: 'persistent' },
    session_metadata: null,
  })
})

test('S003-132 the list is an object with sessions and, while there are more, next', async () => {
  const alice = await newPerson(app)
  await signedIn(directory(), alice)
  await signedIn(directory(), alice)
  const first = await app.api('GET', at(alice, '/sessions?take=1'))
  expect([first.status, Object.keys(first.body), first.body.sessions.length]).toEqual([200, ['sessions', 'next'], 1])
  const rest = `/sessions?take=1&from=${encodeURIComponent(first.body.next)}`
  const second = await app.api('GET', at(alice, rest))
  expect([Object.keys(second.body), second.body.sessions.length]).toEqual([['sessions'], 1])
  expect(second.body.sessions[0].id).not.toBe(first.body.sessions[0].id)
  const old = await app.api('GET', at(alice, '/sessions?include_totals=true&per_page=1'))
  expect(old.body).toMatchObject({ total: 2, next: expect.any(String) })
})

test('S003-133 SES-06 deleting the sessions of a user signs out every browser and kills what hangs on it', async () => {
  const [alice, bob] = [await newPerson(app), await newPerson(app, 'bob')]
  const browsers = [await signedIn(directory(), alice), await signedIn(directory(), alice)]
  const stranger = await signedIn(directory(), bob)
  const bound = await holdsTokens(directory(), alice, shop, { sessionId: browsers[0]?.session.id ?? null })
  const unbound = await holdsTokens(directory(), alice, shop)
  const gone = await app.api('DELETE', at(alice, '/sessions'))
  expect([gone.status, gone.body]).toEqual([202, {}])
  expect(await idsOf(alice)).toEqual([])
  expect(await Promise.all([...browsers, stranger].map(isSignedIn))).toEqual([false, false, true])
  expect([await isTaken(directory(), bound), await isTaken(directory(), unbound)]).toEqual([false, true])
})

test('SES-06 deleting or revoking one session kills its tokens and no other session', async () => {
  const alice = await newPerson(app)
  for (const [method, path] of [
    ['DELETE', ''],
    ['POST', '/revoke'],
  ] as const) {
    const [ends, stays] = [await signedIn(directory(), alice), await signedIn(directory(), alice)]
    const bound = await holdsTokens(directory(), alice, shop, { sessionId: ends.session.id })
    const other = await holdsTokens(directory(), alice, shop, { sessionId: stays.session.id })
    const answer = await app.api(method, `/sessions/${ends.session.id}${path}`)
    expect([answer.status, answer.body]).toEqual([202, {}])
    expect([await isSignedIn(ends), await isSignedIn(stays)]).toEqual([false, true])
    expect([await isTaken(directory(), bound), await isTaken(directory(), other)]).toEqual([false, true])
    expect((await app.api('GET', `/sessions/${ends.session.id}`)).status).toBe(404)
  }
})

test('SES-06 revoke-access ends one session, or everything, and keeps offline tokens where it is asked to', async () => {
  const alice = await newPerson(app)
  const revoke = (body: unknown) => app.api('POST', at(alice, '/revoke-access'), { body })
  const [one, two] = [await signedIn(directory(), alice), await signedIn(directory(), alice)]
  const held = (browser: SignedInBrowser, scope?: string[]) =>
    holdsTokens(directory(), alice, shop, { sessionId: browser.session.id, ...(scope ? { scope } : {}) })
  const [kept, online] = [await held(one), await held(one, ['openid'])]
  const answer = await revoke({ session_id: one.session.id, preserve_refresh_tokens: true })
  expect([answer.status, answer.body]).toEqual([202, {}])
  expect([await isSignedIn(one), await isSignedIn(two)]).toEqual([false, true])
  expect([await isTaken(directory(), kept), await isTaken(directory(), online)]).toEqual([true, false])
  await revoke({ preserve_refresh_tokens: true })
  expect([await isSignedIn(two), await isTaken(directory(), kept)]).toEqual([false, true])
  await revoke({})
  expect(await isTaken(directory(), kept)).toBe(false)
})

test("404 revoke-access leaves a session alone that is somebody else's", async () => {
  const [alice, bob] = [await newPerson(app), await newPerson(app, 'bob')]
  const browser = await signedIn(directory(), bob)
  const answer = await app.api('POST', at(alice, '/revoke-access'), { body: { session_id: browser.session.id } })
  expect([answer.status, answer.body.message]).toEqual([404, 'The session does not exist.'])
  expect(await isSignedIn(browser)).toBe(true)
})

test('metadata of a session is set, replaced and cleared', async () => {
  const { session } = await signedIn(directory(), await newPerson(app))
  const path = `/sessions/${session.id}`
  const noted = await app.api('PATCH', path, { body: { session_metadata: { desk: '4b' } } })
  expect([noted.status, noted.body.session_metadata]).toEqual([200, { desk: '4b' }])
  await app.api('PATCH', path, { body: { session_metadata: { floor: 2 } } })
  expect((await app.api('GET', path)).body.session_metadata).toEqual({ floor: 2 })
  expect((await app.api('PATCH', path, { body: { session_metadata: {} } })).body.session_metadata).toBeNull()
  expect((await app.api('PATCH', path, { body: { session_metadata: null } })).body.session_metadata).toBeNull()
  const tooMany = Object.fromEntries(Array.from({ length: 26 }, (_, place) => [`key${place}`, 1]))
  expect((await app.api('PATCH', path, { body: { session_metadata: tooMany } })).status).toBe(400)
  expect((await app.api('PATCH', path, { body: { other: 1 } })).status).toBe(400)
})

test('each change of sessions leaves one event about the person, and nothing to end leaves none', async () => {
  const alice = await newPerson(app)
  const { session } = await signedIn(directory(), alice)
  await signedIn(directory(), alice)
  await app.api('PATCH', `/sessions/${session.id}`, { body: { session_metadata: { desk: '4b' } } })
  await app.api('DELETE', `/sessions/${session.id}`)
  await app.api('DELETE', `/sessions/${session.id}`)
  await app.api('DELETE', at(alice, '/sessions'))
  await app.api('DELETE', at(alice, '/sessions'))
  const { body } = await app.v1('GET', at(alice, '/events'))
  expect(body.data.map(({ type }: { type: string }) => type)).toEqual([
    'user.sessions_revoked',
    'user.session_revoked',
    'user.session_updated',
    'user.created',
  ])
})

test('404 for who and what is not there; deleting a session that is gone is no fault', async () => {
  for (const rest of ['/sessions', '/refresh-tokens']) {
    for (const method of ['GET', 'DELETE']) {
      const { status, body } = await app.api(method, at('auth0|nobody', rest))
      expect([method, rest, status, body.message]).toEqual([method, rest, 404, 'The user does not exist.'])
    }
  }
  expect((await app.api('POST', at('auth0|nobody', '/revoke-access'), { body: {} })).status).toBe(404)
  expect((await app.api('GET', '/sessions/ses_unknown')).body).toEqual({
    statusCode: 404,
    error: 'Not Found',
    message: 'The session does not exist.',
  })
  expect((await app.api('POST', '/sessions/ses_unknown/revoke')).status).toBe(404)
  expect((await app.api('PATCH', '/sessions/ses_unknown', { body: { session_metadata: {} } })).status).toBe(404)
  expect((await app.api('DELETE', '/sessions/ses_unknown')).status).toBe(202)
})

test('403 each call needs its scope, and ending both kinds needs both', async () => {
  const alice = await newPerson(app)
  const { session } = await signedIn(directory(), alice)
  const one = `/sessions/${session.id}`
  expect(await asking('GET', at(alice, '/sessions'), ['read:users'])).toBe(403)
  expect(await asking('GET', one, ['delete:sessions'])).toBe(403)
  expect(await asking('PATCH', one, ['read:sessions'], {})).toBe(403)
  expect(await asking('DELETE', one, ['read:sessions'])).toBe(403)
  expect(await asking('POST', `${one}/revoke`, ['delete:sessions'])).toBe(403)
  expect(await asking('POST', at(alice, '/revoke-access'), ['delete:refresh_tokens'], {})).toBe(403)
  expect(await asking('DELETE', at(alice, '/sessions'), ['delete:refresh_tokens'])).toBe(403)
  expect(await asking('DELETE', at(alice, '/sessions'), ['delete:sessions'])).toBe(202)
})

test('SES-05 a suspended user has no session that could be listed', async () => {
  const alice = await newPerson(app)
  const browser = await signedIn(directory(), alice)
  await app.api('PATCH', at(alice), { body: { blocked: true } })
  expect(await idsOf(alice)).toEqual([])
  expect(await isSignedIn(browser)).toBe(false)
  await app.api('PATCH', at(alice), { body: { blocked: false } })
  expect(await isSignedIn(browser)).toBe(false)
})
