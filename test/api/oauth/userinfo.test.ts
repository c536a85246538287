import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import {
  api,
  audience,
  client,
  cookieOf,
  type Person,
  person,
  type TestClient,
  tokensFor,
  userinfo,
} from './person-client.ts'

let app: TestApp
let alice: Person
let web: TestClient

beforeAll(async () => {
  app = await startTestApp()
  alice = await person(app, 'alice', { nickname: 'Al', app_metadata: { plan: 'x' }, user_metadata: { y: 1 } })
  web = await client(app)
  await api(app)
})
afterAll(() => app.close())

test('200 what the scopes open of the person, as it is now', async () => {
  const { access_token } = await tokensFor(app, web, alice)
  const { status, body, headers } = await userinfo(app, access_token)
  expect([status, body]).toEqual([
    200,
    {
      sub: alice.id,
      name: 'alice@example.com',
      nickname: 'Al',
      picture: expect.any(String),
      updated_at: expect.stringMatching(/^\d{4}-.*Z$/),
      email: alice.email,
      email_verified: true,
    },
  ])
  expect(headers.get('cache-control')).toBe('no-store')
  await app.api('PATCH', `/users/${encodeURIComponent(alice.id)}`, { body: { nickname: 'Ally' } })
  expect((await userinfo(app, access_token)).body.nickname).toBe('Ally')
})

test('200 only what the scopes open', async () => {
  const { access_token } = await tokensFor(app, web, alice, { scope: 'openid' })
  expect((await userinfo(app, access_token)).body).toEqual({ sub: alice.id })
})

test('200 with the token of an API that openid was granted along with, and by POST in a form', async () => {
  const { access_token } = await tokensFor(app, web, alice, { audience, scope: 'openid read:orders' })
  expect((await userinfo(app, access_token)).status).toBe(200)
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const posted = await app.anonymous('POST', '/userinfo', { raw: `access_token=${access_token}`, headers })
  expect([posted.status, posted.body.sub]).toEqual([200, alice.id])
  const both = await app.anonymous('POST', '/userinfo', {
    raw: `access_token=${access_token}`,
    headers: { ...headers, authorization: `Bearer ${access_token}` },
  })
  expect([both.status, both.body.error]).toEqual([400, 'invalid_request'])
})

describe('401', () => {
  test('without a token, and with one in the address', async () => {
    const { access_token } = await tokensFor(app, web, alice)
    for (const path of ['/userinfo', `/userinfo?access_token=${access_token}`]) {
      const { status, headers } = await app.anonymous('GET', path)
      expect([status, headers.get('www-authenticate')]).toEqual([
        401,
        expect.stringMatching(/^Bearer realm="Rollcall", DPoP .*algs=/),
      ])
    }
  })

  test('with something else for a token', async () => {
    const { id_token } = await tokensFor(app, web, alice)
    for (const token of ['x', 'a.b.c', id_token, await app.token()]) {
      const { status, headers } = await userinfo(app, token)
      expect([status, headers.get('www-authenticate')]).toEqual([401, expect.stringContaining('error="invalid_token"')])
    }
  })

  test('with a token for an API alone', async () => {
    const { access_token } = await tokensFor(app, web, alice, { audience, scope: 'read:orders' })
    expect((await userinfo(app, access_token)).status).toBe(401)
  })

  test('with a token of somebody who was suspended, signed out, or deleted', async () => {
    const bob = await person(app, 'bob')
    const suspended = await tokensFor(app, web, bob)
    await app.api('PATCH', `/users/${encodeURIComponent(bob.id)}`, { body: { blocked: true } })
    expect((await userinfo(app, suspended.access_token)).status).toBe(401)
    const carol = await person(app, 'carol')
    const out = await tokensFor(app, web, carol)
    await app.anonymous('GET', '/v2/logout', { headers: { cookie: carol.cookie } })
    expect((await userinfo(app, out.access_token)).status).toBe(401)
    const gone = await tokensFor(app, web, { ...carol, ...(await cookieOf(app, carol.id)) })
    expect((await userinfo(app, gone.access_token)).status).toBe(200)
    await app.api('DELETE', `/users/${encodeURIComponent(carol.id)}`)
    expect((await userinfo(app, gone.access_token)).status).toBe(401)
  })

  test('with a token of a client that is gone', async () => {
    const one = await client(app)
    const { access_token } = await tokensFor(app, one, alice)
    await app.api('DELETE', `/clients/${one.client_id}`)
    expect((await userinfo(app, access_token)).status).toBe(401)
  })
})

test('503 where the keys cannot be read at the moment: nobody hears that a token is no good, or that it was revoked', async () => {
  const { access_token } = await tokensFor(app, web, alice)
  const rows = new pg.Client(app.connection)
  await rows.connect()
  try {
    await rows.query('BEGIN; LOCK TABLE signing_keys IN ACCESS EXCLUSIVE MODE')
    const asked = await userinfo(app, access_token)
    expect([asked.status, asked.body.error]).toEqual([503, 'temporarily_unavailable'])
    const body = { token: access_token, client_id: web.client_id, client_secret: web.client_secret }
    expect((await app.anonymous('POST', '/oauth/revoke', { body })).status).toBe(503)
  } finally {
    await rows.end()
  }
  expect((await userinfo(app, access_token)).status).toBe(200)
})

test('WEB-10 every origin may ask, and none together with a cookie', async () => {
  for (const path of ['/userinfo', '/oauth/token', '/.well-known/openid-configuration', '/.well-known/jwks.json']) {
    const headers = { origin: 'https://any.example', 'access-control-request-method': 'POST' }
    const preflight = await app.anonymous('OPTIONS', path, { headers })
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, '*'])
    expect(preflight.headers.get('access-control-allow-headers')).toContain('Authorization')
    expect(preflight.headers.has('access-control-allow-credentials')).toBe(false)
  }
  for (const path of ['/authorize', '/oauth/par', '/oidc/logout', '/v2/logout']) {
    const { headers } = await app.anonymous('GET', path, { headers: { origin: 'https://any.example' } })
    expect(headers.has('access-control-allow-origin')).toBe(false)
  }
})
