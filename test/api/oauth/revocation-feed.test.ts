import { createLocalJWKSet, type JWTPayload, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forgetRevocations } from '../../../src/access-tokens/forget-revocations.ts'
import { systemActor } from '../../../src/kernel/actor.ts'
import { revokeSigningKey } from '../../../src/signing-keys/revoke-signing-key.ts'
import { holdsTokens } from '../../support/signed-in.ts'
import { type Answer, startTestApp, type TestApp } from '../../support/test-app.ts'
import { api, audience, client, cookieOf, type Person, person, type TestClient, tokensFor } from './person-client.ts'

let app: TestApp
let service: TestClient
let web: TestClient
let alice: Person

beforeAll(async () => {
  app = await startTestApp()
  alice = await person(app, 'alice')
  await api(app, { allow_offline_access: true })
  service = await client(app, { name: 'Orders service', token_endpoint_auth_method: 'client_secret_basic' })
  web = await client(app)
})
afterAll(() => app.close())

const basic = ({ client_id, client_secret }: TestClient) => ({
  authorization: `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString('base64')}`,
})
const read = (query = '', headers: Record<string, string> = {}, one = service): Promise<Answer> =>
  app.anonymous('GET', `oauth/revocations${query}`, { headers: { ...basic(one), ...headers } })

interface State extends JWTPayload {
  readonly reach: number
  readonly sessions: readonly string[]
  readonly families: readonly string[]
  readonly users: readonly (readonly [string, number])[]
  readonly clients: readonly string[]
  readonly grants: readonly (readonly [string, string, number])[]
  readonly keys: readonly string[]
}

async function state(): Promise<State> {
  const { status, text, headers } = await read()
  expect([status, headers.get('content-type')]).toEqual([200, 'application/jwt'])
  const keys = createLocalJWKSet((await app.anonymous('GET', '.well-known/jwks.json')).body)
  const expected = { issuer: app.url, typ: 'revocations+jwt', algorithms: ['RS256'] }
  return (await jwtVerify(text, keys, expected)).payload as unknown as State
}

const familyOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).jti.split('.')[0]
const seconds = () => Math.floor(Date.now() / 1000)

describe('what ended of late is told', () => {
  test('of a session, with the families that hung on it', async () => {
    const who = { ...alice, ...(await cookieOf(app, alice.id)) }
    const { access_token } = await tokensFor(app, web, who)
    expect((await state()).families).not.toContain(familyOf(access_token))
    await app.api('DELETE', `/sessions/${who.sessionId}`)
    const { sessions, families, iat, exp, reach } = await state()
    expect(sessions).toContain(who.sessionId)
    expect(families).toContain(familyOf(access_token))
    expect([exp, reach]).toEqual([(iat as number) + 60, 960])
  })

  test('of a refresh token that was given back, and of no other', async () => {
    const [one, two] = [await tokensFor(app, web, alice), await tokensFor(app, web, alice)]
    const { client_id, client_secret } = web
    await app.anonymous('POST', 'oauth/revoke', { body: { client_id, client_secret, token: one.access_token } })
    const { families } = await state()
    expect(families).toContain(familyOf(one.access_token))
    expect(families).not.toContain(familyOf(two.access_token))
  })

  test('of somebody who was suspended, and of a family that was opened in the same moment', async () => {
    const bob = await person(app, 'bob')
    const { access_token } = await tokensFor(app, web, bob)
    const { directory } = app.app
    const before = (await directory.stores.accounts.find(bob.id))?.securityVersion
    await app.api('PATCH', `/users/${bob.id}`, { body: { blocked: true } })
    const { users, families } = await state()
    const [, until] = users.find(([id]) => id === bob.id) ?? []
    expect(Math.abs((until as number) - seconds())).toBeLessThan(5)
    expect(families).toContain(familyOf(access_token))
    const web2 = await directory.stores.clients.find(web.client_id)
    if (web2 === null || before === undefined) throw new Error('the client or the person is gone')
    const { family } = await holdsTokens(directory, bob.id, web2, { securityVersion: before })
    expect((await state()).families).toContain(family.id)
  })

  test('of somebody whose password was changed, and of somebody who was deleted', async () => {
    for (const [name, end] of [
      ['carol', (id: string) => app.api('PATCH', `/users/${id}`, { body: { password: 'another battery 8 staple' } })],
      ['dan', (id: string) => app.api('DELETE', `/users/${id}`)],
    ] as const) {
      const who = await person(app, name)
      const { access_token } = await tokensFor(app, web, who)
      expect((await end(who.id)).status).toBeLessThan(300)
      const { users, families } = await state()
      expect(users.map(([id]) => id)).toContain(who.id)
      expect(families).toContain(familyOf(access_token))
    }
  })

  test('not of people who held nothing, and not of those who were changed otherwise', async () => {
    const body = {
      connection: 'Username-Password-Authentication',
      email: 'erin@example.com',
      password: 'battery 9 staple x',
    }
    const id = (await app.api('POST', '/users', { body })).body.user_id
    await app.api('PATCH', `/users/${alice.id}`, { body: { nickname: 'al' } })
    await app.api('DELETE', `/users/${encodeURIComponent(id)}`)
    const ids = (await state()).users.map(([each]) => each)
    expect(ids).not.toContain(id)
    expect(ids).not.toContain(alice.id)
  })

  test('of a client, of its grant, of less in its grant, and of an API', async () => {
    const machine = await client(app, { name: 'Machine', app_type: 'non_interactive' })
    const { client_id } = machine
    const grants = async () => (await state()).grants.filter(([id]) => id === client_id)
    const made = { client_id, audience, scope: ['read:orders', 'write:orders'] }
    const grant = (await app.api('POST', '/client-grants', { body: made })).body.id
    expect(await grants()).toEqual([])
    await app.api('PATCH', `/client-grants/${grant}`, { body: { scope: ['write:orders', 'read:orders'] } })
    expect(await grants()).toEqual([])
    await app.api('PATCH', `/client-grants/${grant}`, { body: { scope: ['read:orders'] } })
    const [[, named, until] = []] = await grants()
    expect(named).toBe(audience)
    expect(Math.abs((until as number) - seconds())).toBeLessThan(5)
    const identifier = 'urn:bills and more'
    const bills = (await app.api('POST', '/resource-servers', { body: { name: 'Bills', identifier } })).body.id
    await app.api('POST', '/client-grants', { body: { client_id, audience: identifier, scope: [] } })
    await app.api('DELETE', `/resource-servers/${bills}`)
    expect((await grants()).map(([, api]) => api).sort()).toEqual([audience, identifier].sort())
    await app.api('DELETE', `/clients/${client_id}`)
    expect((await state()).clients).toContain(client_id)
  })

  test('of a signing key', async () => {
    const retired = (await app.app.directory.stores.signingKeys.list()).find(({ state: each }) => each === 'next')
    await app.app.directory.change((deps) => revokeSigningKey(deps, systemActor, retired?.id ?? ''))
    expect((await state()).keys).toContain(retired?.id)
  })
})

describe('whoever knows the state waits for the next one', () => {
  test('an unchanged state is not sent again', async () => {
    const etag = (await read()).headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[\w-]{27}"$/)
    const again = await read('', { 'if-none-match': etag })
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag])
    const began = performance.now()
    expect((await read('?wait=1', { 'if-none-match': etag })).status).toBe(304)
    expect(performance.now() - began).toBeGreaterThan(900)
  })

  test('an answer comes with the change, for all who wait', async () => {
    const who = { ...alice, ...(await cookieOf(app, alice.id)) }
    const etag = (await read()).headers.get('etag') ?? ''
    const waiting = Array.from({ length: 20 }, () => read('?wait=25', { 'if-none-match': etag }))
    await new Promise((resolve) => setTimeout(resolve, 300))
    await app.api('DELETE', `/sessions/${who.sessionId}`)
    const began = performance.now()
    const answers = await Promise.all(waiting)
    expect(answers.map(({ status }) => status)).toEqual(waiting.map(() => 200))
    expect(performance.now() - began).toBeLessThan(15_000)
  })

  test.each(['26', '-1', '1.5', 'x', '1&wait=2'])('wait=%s is no time to wait', async (wait) => {
    const { status, body } = await read(`?wait=${wait}`)
    expect([status, body.error]).toEqual([400, 'invalid_request'])
  })

  test('a server that stops lets nobody wait', async () => {
    const other = await startTestApp()
    const one = await client(other, { token_endpoint_auth_method: 'client_secret_basic' })
    const first = await other.anonymous('GET', 'oauth/revocations', { headers: basic(one) })
    const headers = { ...basic(one), 'if-none-match': first.headers.get('etag') ?? '' }
    const waiting = other.anonymous('GET', 'oauth/revocations?wait=25', { headers })
    await new Promise((resolve) => setTimeout(resolve, 300))
    const began = performance.now()
    await other.close()
    expect((await waiting).status).toBe(304)
    expect(performance.now() - began).toBeLessThan(20_000)
  })
})

describe('the list names people, so not everybody reads it', () => {
  test.each<[string, () => Promise<Answer>, number, string]>([
    ['nobody', () => app.anonymous('GET', 'oauth/revocations'), 401, 'invalid_client'],
    ['a wrong secret', () => read('', {}, { ...service, client_secret: 'wrong' }), 401, 'invalid_client'],
    [
      'a client in the address',
      () => app.anonymous('GET', `oauth/revocations?${new URLSearchParams({ ...service })}`),
      401,
      'invalid_client',
    ],
    [
      'a public client',
      async () => read('', {}, await client(app, { app_type: 'spa', token_endpoint_auth_method: 'none' })),
      401,
      'invalid_client',
    ],
    [
      'a client of others',
      async () => read('', {}, await client(app, { is_first_party: false })),
      403,
      'unauthorized_client',
    ],
  ])('%s is refused', async (_who, ask, status, error) => {
    const answer = await ask()
    expect([answer.status, answer.body.error]).toEqual([status, error])
  })
})

test('what is told to nobody any more is forgotten, and what is still told is kept', async () => {
  const { stores } = app.app.directory
  const count = async () => (await stores.revocations.recent(1_000)).length
  const at = (seconds: number) => ({ ...stores, clock: { now: () => new Date(Date.now() + seconds * 1000) } })
  const all = await count()
  await forgetRevocations(at(1_100))
  expect(await count()).toBe(all)
  await forgetRevocations(at(1_300))
  const kinds = new Set((await stores.revocations.recent(1_000)).map(({ kind }) => kind))
  expect([...kinds].sort()).toEqual(['client', 'grant', 'key'])
  await forgetRevocations(at(32 * 86_400))
  expect(await count()).toBe(0)
})
