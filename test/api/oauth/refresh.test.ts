import { decodeJwt } from 'jose'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import {
  api,
  audience,
  auditAbout,
  client,
  cookieOf,
  type Person,
  person,
  refresh,
  type TestClient,
  tokensFor,
  userinfo,
} from './person-client.ts'
import { dpopProof, newKey } from './signing-client.ts'

let app: TestApp
let alice: Person
let web: TestClient

const rotating = { refresh_token: { rotation_type: 'rotating', expiration_type: 'expiring', leeway: 0 } }
const offline = { audience, scope: 'openid read:orders offline_access' }

beforeAll(async () => {
  app = await startTestApp()
  alice = await person(app, 'alice')
  web = await client(app, rotating)
  await api(app)
})
afterAll(() => app.close())

test('a refresh token gives fresh tokens and its successor', async () => {
  const first = await tokensFor(app, web, alice, { ...offline, nonce: 'n' })
  const { status, body } = await refresh(app, web, first.refresh_token)
  expect([status, body]).toEqual([
    200,
    {
      access_token: expect.any(String),
      id_token: expect.any(String),
      refresh_token: expect.stringMatching(/^rc_rt_/),
      scope: 'openid read:orders offline_access',
      expires_in: 900,
      token_type: 'Bearer',
    },
  ])
  expect(body.refresh_token).not.toBe(first.refresh_token)
  expect(decodeJwt(body.id_token)).toMatchObject({ sub: alice.id, auth_time: decodeJwt(first.id_token).auth_time })
  expect(decodeJwt(body.id_token)).not.toHaveProperty('nonce')
  expect((await userinfo(app, body.access_token)).status).toBe(200)
})

describe('there is none', () => {
  test('without offline_access, without the grant type, and for an API that allows none', async () => {
    expect(await tokensFor(app, web, alice, { audience, scope: 'openid' })).not.toHaveProperty('refresh_token')
    const noGrant = await client(app, { grant_types: ['authorization_code'] })
    const without = await tokensFor(app, noGrant, alice, offline)
    expect(without).not.toHaveProperty('refresh_token')
    expect(without.scope).toBe('openid read:orders')
    await api(app, { identifier: 'urn:online', allow_offline_access: false })
    const online = await tokensFor(app, web, alice, { audience: 'urn:online', scope: 'openid offline_access' })
    expect(online).not.toHaveProperty('refresh_token')
  })
})

describe('OID-12 never more than was granted', () => {
  test('less, when less is asked for, and the family keeps the rest', async () => {
    const first = await tokensFor(app, web, alice, {
      ...offline,
      scope: 'openid read:orders write:orders offline_access',
    })
    const less = await refresh(app, web, first.refresh_token, { scope: 'read:orders' })
    expect([less.body.scope, decodeJwt(less.body.access_token).scope]).toEqual(['read:orders', 'read:orders'])
    const all = await refresh(app, web, less.body.refresh_token)
    expect(all.body.scope).toBe('openid read:orders write:orders offline_access')
  })

  test('nothing that was not granted before', async () => {
    const first = await tokensFor(app, web, alice, offline)
    const { body } = await refresh(app, web, first.refresh_token, { scope: 'read:orders write:orders admin' })
    expect(body.scope).toBe('read:orders')
  })

  test('and for no other API', async () => {
    const first = await tokensFor(app, web, alice, offline)
    const { status, body } = await refresh(app, web, first.refresh_token, { audience: `${app.url}api/v2/` })
    expect([status, body.error]).toEqual([400, 'invalid_grant'])
  })
})

describe('a refusal that a better request can mend leaves the token as it was', () => {
  afterEach(() => {
    app.clock.aheadMs = 0
  })

  test('where the API asks for a key', async () => {
    const identifier = 'urn:of-a-key'
    await api(app, { identifier, allow_offline_access: true })
    const first = await tokensFor(app, web, alice, { ...offline, audience: identifier })
    const body = { proof_of_possession: { mechanism: 'dpop', required: true } }
    expect((await app.api('PATCH', `/resource-servers/${identifier}`, { body })).status).toBe(200)
    const refused = await refresh(app, web, first.refresh_token)
    expect([refused.status, refused.body.error]).toEqual([400, 'invalid_dpop_proof'])
    app.clock.aheadMs = 11_000
    const { client_id, client_secret } = web
    const again = await app.anonymous('POST', '/oauth/token', {
      body: { grant_type: 'refresh_token', client_id, client_secret, refresh_token: first.refresh_token },
      headers: { dpop: await dpopProof(app, await newKey(), 'POST', 'oauth/token') },
    })
    expect([again.status, again.body.token_type]).toEqual([200, 'DPoP'])
    // One that was spent ends its family all the same.
    app.clock.aheadMs = 22_000
    expect((await refresh(app, web, first.refresh_token)).body.error).toBe('invalid_grant')
    expect((await refresh(app, web, again.body.refresh_token)).body.error).toBe('invalid_grant')
    expect(await auditAbout(app, alice.id)).toContain('user.refresh_token_reused')
  })

  test('where another API is named', async () => {
    const first = await tokensFor(app, web, alice, offline)
    const refused = await refresh(app, web, first.refresh_token, { audience: 'urn:another' })
    expect([refused.status, refused.body.error]).toEqual([400, 'invalid_grant'])
    app.clock.aheadMs = 11_000
    expect((await refresh(app, web, first.refresh_token)).status).toBe(200)
  })
})

describe('400 a refresh token that is not this client’s to use', () => {
  test.each(['', 'x', 'rc_rt_AAAA', 'a.b.c'])('%j is none', async (token) => {
    const { status, body } = await refresh(app, web, token)
    expect([status, body.error]).toEqual([400, token === '' ? 'invalid_request' : 'invalid_grant'])
  })

  test('another client’s', async () => {
    const other = await client(app, rotating)
    const first = await tokensFor(app, web, alice, offline)
    expect((await refresh(app, other, first.refresh_token)).body.error).toBe('invalid_grant')
    expect((await refresh(app, web, first.refresh_token)).status).toBe(200)
  })

  test('OID-08 one that was spent ends its family, and everybody hears of it', async () => {
    const bob = await person(app, 'bob')
    const first = await tokensFor(app, web, bob, offline)
    const second = (await refresh(app, web, first.refresh_token)).body
    app.clock.aheadMs = 11_000
    try {
      expect((await refresh(app, web, first.refresh_token)).body.error).toBe('invalid_grant')
      expect((await refresh(app, web, second.refresh_token)).body.error).toBe('invalid_grant')
      expect((await userinfo(app, second.access_token)).status).toBe(401)
    } finally {
      app.clock.aheadMs = 0
    }
    expect(await auditAbout(app, bob.id)).toContain('user.refresh_token_reused')
  })

  test('the person’s, when they were suspended', async () => {
    const carol = await person(app, 'carol')
    const first = await tokensFor(app, web, carol, offline)
    await app.api('PATCH', `/users/${encodeURIComponent(carol.id)}`, { body: { blocked: true } })
    expect((await refresh(app, web, first.refresh_token)).body.error).toBe('invalid_grant')
    expect((await userinfo(app, first.access_token)).status).toBe(401)
  })
})

test('with offline access it outlives the sign-out, and the access token of a session does not', async () => {
  const leaving = { ...alice, ...(await cookieOf(app, alice.id)) }
  const kept = await tokensFor(app, web, leaving, offline)
  const bound = await tokensFor(app, web, leaving, { scope: 'openid' })
  await app.anonymous('GET', '/v2/logout', { headers: { cookie: leaving.cookie } })
  expect((await userinfo(app, bound.access_token)).status).toBe(401)
  expect((await refresh(app, web, kept.refresh_token)).status).toBe(200)
})
