import { decodeJwt, decodeProtectedHeader } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import {
  answered,
  api,
  asked,
  audience,
  auditAbout,
  authorize,
  callback,
  client,
  codeFor,
  cookieOf,
  type Person,
  pair,
  person,
  redeem,
  refresh,
  type TestClient,
  tokensFor,
  userinfo,
  type Words,
} from './person-client.ts'

let app: TestApp
let alice: Person
let web: TestClient

beforeAll(async () => {
  app = await startTestApp()
  alice = await person(app, 'alice', { given_name: 'Alice', family_name: 'Liddell', user_metadata: { secret: 1 } })
  web = await client(app)
  await api(app)
})
afterAll(() => app.close())

describe('a code becomes tokens', () => {
  test('an access token for the userinfo endpoint and an ID token', async () => {
    const { status, body, headers } = await redeem(app, web, await codeFor(app, web, alice, { nonce: 'n-1' }))
    expect([status, body]).toEqual([
      200,
      {
        access_token: expect.any(String),
        id_token: expect.any(String),
        scope: 'openid profile email',
        expires_in: 900,
        token_type: 'Bearer',
      },
    ])
    expect([headers.get('cache-control'), headers.get('access-control-allow-origin')]).toEqual(['no-store', '*'])
    expect(decodeProtectedHeader(body.access_token).typ).toBe('at+jwt')
    expect(decodeJwt(body.access_token)).toMatchObject({
      iss: app.url,
      sub: alice.id,
      aud: `${app.url}userinfo`,
      azp: web.client_id,
      scope: 'openid profile email',
      sid: alice.sessionId,
      jti: expect.stringMatching(/^rft_\w+\.\w{16}$/),
    })
    expect(decodeProtectedHeader(body.id_token).typ).toBe('JWT')
    const claims = decodeJwt(body.id_token)
    expect(claims).toMatchObject({
      iss: app.url,
      sub: alice.id,
      aud: web.client_id,
      sid: alice.sessionId,
      nonce: 'n-1',
      amr: ['pwd'],
      auth_time: expect.any(Number),
      name: 'alice@example.com',
      given_name: 'Alice',
      family_name: 'Liddell',
      email: alice.email,
      email_verified: true,
    })
    expect((claims.exp as number) - (claims.iat as number)).toBe(36_000)
    expect(JSON.stringify(claims)).not.toContain('secret')
  })

  test('for an API, with what it defines of what was asked for (OID-12)', async () => {
    const scope = 'openid read:orders read:orders admin write:everything'
    const body = await tokensFor(app, web, alice, { audience, scope })
    expect(body.scope).toBe('openid read:orders')
    expect(decodeJwt(body.access_token)).toMatchObject({
      aud: [audience, `${app.url}userinfo`],
      scope: 'openid read:orders',
    })
    const bare = await tokensFor(app, web, alice, { resource: audience, scope: 'read:orders' })
    expect(bare).not.toHaveProperty('id_token')
    expect(decodeJwt(bare.access_token).aud).toBe(audience)
  })

  test('and is noted, with the client that the session was used for', async () => {
    const dan = await person(app, 'dan')
    await tokensFor(app, web, dan)
    expect(await auditAbout(app, dan.id)).toContain('user.tokens_issued')
    const { stores, clock } = app.app.directory
    expect((await stores.sessions.find(dan.sessionId, clock.now()))?.clientIds).toEqual([web.client_id])
  })

  test('a public client proves itself by its verifier', async () => {
    const spa = await client(app, { app_type: 'spa', token_endpoint_auth_method: 'none' })
    const { verifier, challenge } = pair()
    const more = { code_challenge: challenge, code_challenge_method: 'S256' }
    const code = await codeFor(app, spa, alice, more)
    const grant = { grant_type: 'authorization_code', client_id: spa.client_id, redirect_uri: callback, code }
    const raw = new URLSearchParams({ ...grant, code_verifier: verifier }).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await app.anonymous('POST', '/oauth/token', { raw, headers })).status).toBe(200)
  })
})

describe('a code that is used twice', () => {
  test('OID-04 gives nothing, and takes what it gave', async () => {
    const carol = await person(app, 'carol')
    const code = await codeFor(app, web, carol, { scope: 'openid offline_access' })
    const first = await redeem(app, web, code)
    expect((await userinfo(app, first.body.access_token)).status).toBe(200)
    const second = await redeem(app, web, code)
    expect([second.status, second.body.error]).toEqual([400, 'invalid_grant'])
    expect((await userinfo(app, first.body.access_token)).status).toBe(401)
    expect((await refresh(app, web, first.body.refresh_token)).body.error).toBe('invalid_grant')
    expect((await auditAbout(app, carol.id)).filter((type) => type === 'user.code_replayed')).toHaveLength(1)
  })

  test('OID-05 fifty at once get one set of tokens at most, and that is worth nothing', async () => {
    const code = await codeFor(app, web, alice)
    const answers = await Promise.all(Array.from({ length: 50 }, () => redeem(app, web, code)))
    const issued = answers.filter(({ status }) => status === 200)
    expect(issued).toHaveLength(1)
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 400]))
    expect((await userinfo(app, issued[0]?.body.access_token)).status).toBe(401)
  })
})

describe('OID-06 a code that is somebody else’s', () => {
  const proof = pair()
  const withProof = { code_challenge: proof.challenge, code_challenge_method: 'S256' }

  test.each<[string, Words, Words]>([
    ['another redirect_uri', {}, { redirect_uri: 'https://rp.test/other' }],
    ['no redirect_uri', {}, { redirect_uri: '' }],
    ['no verifier', withProof, {}],
    ['a wrong verifier', withProof, { code_verifier: pair().verifier }],
    ['the challenge itself for a verifier', withProof, { code_verifier: proof.challenge }],
    ['a verifier though there was no challenge', {}, { code_verifier: proof.verifier }],
    ['a code bound to a key that nobody proved', { dpop_jkt: 'x'.repeat(43) }, {}],
  ])('%s', async (_what, before, after) => {
    const code = await codeFor(app, web, alice, before)
    const answer = await redeem(app, web, code, after)
    expect([answer.status, answer.body.error]).toEqual([400, 'invalid_grant'])
    // Who had it may not try again.
    const again = await redeem(app, web, code, before === withProof ? { code_verifier: proof.verifier } : {})
    expect([again.status, again.body.error]).toEqual([400, 'invalid_grant'])
  })

  test('another client', async () => {
    const other = await client(app)
    const code = await codeFor(app, web, alice)
    expect((await redeem(app, other, code)).body.error).toBe('invalid_grant')
  })

  test('a code of 61 seconds', async () => {
    const code = await codeFor(app, web, alice)
    app.clock.aheadMs = 61_000
    try {
      expect((await redeem(app, web, code)).body.error).toBe('invalid_grant')
    } finally {
      app.clock.aheadMs = 0
    }
  })

  test.each(['', 'x', 'x'.repeat(48), 'a\u0000b'])('a code that is none: %j', async (code) => {
    const { status, body } = await redeem(app, web, code)
    expect([status, body.error]).toEqual([
      400,
      code === 'x' || code.length === 48 ? 'invalid_grant' : 'invalid_request',
    ])
  })
})

describe('a code that came too late', () => {
  test('the person was suspended', async () => {
    const bob = await person(app, 'bob')
    const code = await codeFor(app, web, bob)
    await app.api('PATCH', `/users/${encodeURIComponent(bob.id)}`, { body: { blocked: true } })
    expect((await redeem(app, web, code)).body.error).toBe('invalid_grant')
  })

  test('the person signed out', async () => {
    const late = { ...alice, ...(await cookieOf(app, alice.id)) }
    const code = await codeFor(app, web, late)
    await app.anonymous('GET', '/v2/logout', { headers: { cookie: late.cookie } })
    expect((await redeem(app, web, code)).body.error).toBe('invalid_grant')
  })
})

describe('OID-07 who cannot prove to be the client', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const post = (words: Words, headers: Words = {}) =>
    app.anonymous('POST', '/oauth/token', {
      raw: new URLSearchParams({
        grant_type: 'authorization_code',
        code: 'x',
        redirect_uri: callback,
        ...words,
      }).toString(),
      headers: { ...form, ...headers },
    })
  const basic = (secret: string) => ({
    authorization: `Basic ${Buffer.from(`${web.client_id}:${secret}`).toString('base64')}`,
  })

  test.each<[string, () => Promise<{ status: number; body: { error: string } }>]>([
    ['no secret', () => post({ client_id: web.client_id })],
    ['a wrong secret', () => post({ client_id: web.client_id, client_secret: 'wrong' })],
    ['a wrong secret by Basic', () => post({}, basic('wrong'))],
    ['an unknown client', () => post({ client_id: 'nobody', client_secret: 'x' })],
    ['no client', () => post({})],
  ])('%s', async (_what, ask) => {
    const { status, body } = await ask()
    expect([status, body.error]).toEqual([401, 'invalid_client'])
  })

  test('the secret in the address', async () => {
    const answer = await app.anonymous('POST', `/oauth/token?client_secret=${web.client_secret}`, {
      raw: new URLSearchParams({ grant_type: 'authorization_code', code: 'x', client_id: web.client_id }).toString(),
      headers: form,
    })
    expect([answer.status, answer.body.error]).toEqual([401, 'invalid_client'])
  })

  test('two ways at once', async () => {
    const { status, body } = await post(
      { client_id: web.client_id, client_secret: web.client_secret },
      basic(web.client_secret),
    )
    expect([status, body.error]).toEqual([400, 'invalid_request'])
  })

  test('the right secret in the wrong way, as an audit event says', async () => {
    const one = await client(app, { token_endpoint_auth_method: 'client_secret_basic' })
    const { status, body } = await post({ client_id: one.client_id, client_secret: one.client_secret })
    expect([status, body.error]).toEqual([401, 'invalid_client'])
  })
})

test('the same walk is no other: what one client asks for is not another’s', async () => {
  const answer = answered(await authorize(app, asked(web), alice.cookie))
  expect(Object.keys(answer).sort()).toEqual(['code', 'iss', 'state'])
})
