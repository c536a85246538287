import { createHmac } from 'node:crypto'
import { decodeJwt, exportJWK } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, startTestApp, type TestApp } from '../../support/test-app.ts'
import {
  api,
  audience,
  callback,
  client,
  codeFor,
  type Person,
  pair,
  person,
  type TestClient,
  type Words,
} from './person-client.ts'
import { dpopProof, type HeldKey, newKey, type ProofChanges } from './signing-client.ts'

let app: TestApp
let alice: Person
let spa: TestClient
let web: TestClient
let key: HeldKey

beforeAll(async () => {
  app = await startTestApp()
  alice = await person(app, 'alice')
  await api(app, { allow_offline_access: true })
  spa = await client(app, { app_type: 'spa', token_endpoint_auth_method: 'none' })
  web = await client(app)
  key = await newKey()
})
afterAll(() => app.close())

const tokenPath = 'oauth/token'

async function ask(words: Words, held: HeldKey | null, changes: ProofChanges = {}): Promise<Answer> {
  const headers: Words = held === null ? {} : { dpop: await dpopProof(app, held, 'POST', tokenPath, changes) }
  return app.anonymous('POST', tokenPath, { body: words, headers })
}

/** A code and its redeeming in a public client, with a proof of the key. */
async function redeemed(held: HeldKey | null, more: Words = {}): Promise<Answer> {
  const { verifier, challenge } = pair()
  const code = await codeFor(app, spa, alice, {
    code_challenge: challenge,
    code_challenge_method: 'S256',
    scope: 'openid email offline_access',
    ...more,
  })
  return ask(
    {
      grant_type: 'authorization_code',
      client_id: spa.client_id,
      redirect_uri: callback,
      code,
      code_verifier: verifier,
    },
    held,
  )
}

async function boundTokens(held: HeldKey = key) {
  const { status, body } = await redeemed(held)
  expect([status, body.token_type]).toEqual([200, 'DPoP'])
  return body as { access_token: string; refresh_token: string }
}

const renew = (token: string, held: HeldKey | null) =>
  ask({ grant_type: 'refresh_token', client_id: spa.client_id, refresh_token: token }, held)

async function use(token: string, proof: string | null, scheme = 'DPoP', method = 'GET'): Promise<Answer> {
  const headers = { authorization: `${scheme} ${token}`, ...(proof === null ? {} : { dpop: proof }) }
  return app.anonymous(method, 'userinfo', { headers })
}

const proofFor = (accessToken: string, changes: ProofChanges = {}, held = key) =>
  dpopProof(app, held, 'GET', 'userinfo', { accessToken, ...changes })

describe('tokens are bound to the key that was proven', () => {
  test.each(['ES256', 'RS256', 'PS256', 'EdDSA'] as const)('with %s', async (algorithm) => {
    const held = await newKey(algorithm)
    const { access_token } = await boundTokens(held)
    expect(decodeJwt(access_token).cnf).toEqual({ jkt: held.thumbprint })
    const { status, body } = await use(access_token, await proofFor(access_token, {}, held))
    expect([status, body.email]).toEqual([200, alice.email])
  })

  test('by POST as well, and with a query that does not count', async () => {
    const { access_token } = await boundTokens()
    const proof = await dpopProof(app, key, 'POST', 'userinfo?x=1#y', { accessToken: access_token })
    expect((await use(access_token, proof, 'dpop', 'POST')).status).toBe(200)
  })

  test('a machine’s token is bound too, and opens /api/v2 with a proof alone', async () => {
    const { client_id, client_secret } = await client(app, { app_type: 'non_interactive' })
    const aud = `${app.url}api/v2/`
    await app.api('POST', '/client-grants', { body: { client_id, audience: aud, scope: ['read:roles'] } })
    const { status, body } = await ask(
      { grant_type: 'client_credentials', client_id, client_secret, audience: aud },
      key,
    )
    expect([status, body.token_type]).toEqual([200, 'DPoP'])
    const token = body.access_token
    const call = async (scheme: string, proof: string | null) =>
      app.anonymous('GET', 'api/v2/roles?per_page=5', {
        headers: { authorization: `${scheme} ${token}`, ...(proof === null ? {} : { dpop: proof }) },
      })
    const proof = () => dpopProof(app, key, 'GET', 'api/v2/roles', { accessToken: token })
    expect((await call('DPoP', await proof())).status).toBe(200)
    const once = await proof()
    expect((await call('DPoP', once)).status).toBe(200)
    const replayed = await call('DPoP', once)
    expect([replayed.status, replayed.body.errorCode]).toEqual([401, 'invalid_dpop_proof'])
    expect(replayed.headers.get('www-authenticate')).toMatch(/^DPoP .*algs="/)
    expect((await call('Bearer', await proof())).status).toBe(401)
    expect((await call('DPoP', null)).status).toBe(401)
    const elsewhere = await dpopProof(app, key, 'GET', 'api/v2/users', { accessToken: token })
    expect((await call('DPoP', elsewhere)).status).toBe(401)
    const plain = await app.token(['read:roles'])
    const unbound = {
      authorization: `DPoP ${plain}`,
      dpop: await dpopProof(app, key, 'GET', 'api/v2/roles', { accessToken: plain }),
    }
    expect((await app.anonymous('GET', 'api/v2/roles', { headers: unbound })).status).toBe(401)
  })

  test('the refresh token of a public client goes with its key', async () => {
    const { refresh_token } = await boundTokens()
    for (const held of [null, await newKey()]) {
      const { status, body } = await renew(refresh_token, held)
      expect([status, body.error]).toEqual([400, 'invalid_grant'])
    }
    const { status, body } = await renew(refresh_token, key)
    expect([status, body.token_type]).toEqual([200, 'DPoP'])
    expect(decodeJwt(body.access_token).cnf).toEqual({ jkt: key.thumbprint })
  })

  test('a client with a secret may come with another key each time', async () => {
    const code = await codeFor(app, web, alice, { scope: 'openid offline_access', audience })
    const mine = { client_id: web.client_id, client_secret: web.client_secret }
    const first = await ask({ grant_type: 'authorization_code', ...mine, redirect_uri: callback, code }, key)
    expect(decodeJwt(first.body.access_token).cnf).toEqual({ jkt: key.thumbprint })
    const next = await newKey()
    const second = await ask({ grant_type: 'refresh_token', ...mine, refresh_token: first.body.refresh_token }, next)
    expect(decodeJwt(second.body.access_token).cnf).toEqual({ jkt: next.thumbprint })
  })

  test('a code that is bound to a key is redeemed by it alone', async () => {
    expect((await redeemed(key, { dpop_jkt: key.thumbprint })).status).toBe(200)
    for (const held of [null, await newKey()]) {
      const { status, body } = await redeemed(held, { dpop_jkt: key.thumbprint })
      expect([status, body.error]).toEqual([400, 'invalid_grant'])
    }
  })

  test('a proof at a pushed request binds the code, and must fit to what else is said', async () => {
    const { verifier, challenge } = pair()
    const push = async (more: Words) => {
      const pushed = {
        client_id: spa.client_id,
        redirect_uri: callback,
        response_type: 'code',
        scope: 'openid',
        code_challenge: challenge,
        code_challenge_method: 'S256',
        ...more,
      }
      const headers = { dpop: await dpopProof(app, key, 'POST', 'oauth/par') }
      return app.anonymous('POST', 'oauth/par', { body: pushed, headers })
    }
    const { status, body } = await push({})
    expect(status).toBe(201)
    const query = new URLSearchParams({ client_id: spa.client_id, request_uri: body.request_uri }).toString()
    const sent = await app.anonymous('GET', `/authorize?${query}`, { headers: { cookie: alice.cookie } })
    const code = new URL(sent.headers.get('location') ?? '').searchParams.get('code') ?? ''
    const words = {
      grant_type: 'authorization_code',
      client_id: spa.client_id,
      redirect_uri: callback,
      code,
      code_verifier: verifier,
    }
    expect((await ask(words, await newKey())).body.error).toBe('invalid_grant')
    const misfit = await push({ dpop_jkt: 'x'.repeat(43) })
    expect([misfit.status, misfit.body.error]).toEqual([400, 'invalid_request'])
  })

  test('a client that must prove a key gets nothing without', async () => {
    const strict = await client(app, { app_type: 'non_interactive', require_proof_of_possession: true })
    await app.api('POST', '/client-grants', { body: { client_id: strict.client_id, audience, scope: [] } })
    const words = {
      grant_type: 'client_credentials',
      client_id: strict.client_id,
      client_secret: strict.client_secret,
      audience,
    }
    const { status, body } = await ask(words, null)
    expect([status, body.error]).toEqual([400, 'invalid_dpop_proof'])
    expect((await ask(words, key)).status).toBe(200)
  })
})

describe('a bound token does not open', () => {
  let token: string
  beforeAll(async () => {
    token = (await boundTokens()).access_token
  })

  const refusals: readonly (readonly [string, () => Promise<Answer>, string])[] = [
    ['as Bearer', async () => use(token, null, 'Bearer'), 'invalid_token'],
    ['as Bearer with a proof', async () => use(token, await proofFor(token), 'Bearer'), 'invalid_token'],
    ['without a proof', async () => use(token, null), 'invalid_dpop_proof'],
    [
      'with two proofs',
      async () => use(token, `${await proofFor(token)}, ${await proofFor(token)}`),
      'invalid_dpop_proof',
    ],
    [
      'with the proof of another key',
      async () => use(token, await proofFor(token, {}, await newKey())),
      'invalid_token',
    ],
    ['with what is no token', async () => use(token, 'proof'), 'invalid_dpop_proof'],
    ['with an empty header', async () => use(token, ''), 'invalid_dpop_proof'],
    [
      'with a proof for another method',
      async () => use(token, await proofFor(token, { claims: { htm: 'POST' } })),
      'invalid_dpop_proof',
    ],
    [
      'with a proof for another path',
      async () => use(token, await proofFor(token, { claims: { htu: `${app.url}oauth/token` } })),
      'invalid_dpop_proof',
    ],
    [
      'with a proof for another host',
      async () => use(token, await proofFor(token, { claims: { htu: 'https://evil.test/userinfo' } })),
      'invalid_dpop_proof',
    ],
    [
      'with a proof for no address',
      async () => use(token, await proofFor(token, { claims: { htu: 'userinfo' } })),
      'invalid_dpop_proof',
    ],
    ['with a proof for another token', async () => use(token, await proofFor('other')), 'invalid_dpop_proof'],
    [
      'with a proof for no token',
      async () => use(token, await dpopProof(app, key, 'GET', 'userinfo')),
      'invalid_dpop_proof',
    ],
    [
      'with an old proof',
      async () => use(token, await proofFor(token, { claims: { iat: seconds() - 70 } })),
      'invalid_dpop_proof',
    ],
    [
      'with a proof of tomorrow',
      async () => use(token, await proofFor(token, { claims: { iat: seconds() + 70 } })),
      'invalid_dpop_proof',
    ],
    [
      'with a proof without an id',
      async () => use(token, await proofFor(token, { claims: { jti: undefined } })),
      'invalid_dpop_proof',
    ],
    [
      'with a proof of another type',
      async () => use(token, await proofFor(token, { header: { typ: 'JWT' } })),
      'invalid_dpop_proof',
    ],
    [
      'with a proof whose key is of somebody else',
      async () => use(token, await proofFor(token, { header: { jwk: (await newKey()).publicJwk } })),
      'invalid_dpop_proof',
    ],
  ]
  const seconds = () => Math.floor(app.clock.now().getTime() / 1000)

  test.each(refusals)('%s', async (_how, attempt, error) => {
    const { status, body, headers } = await attempt()
    expect([status, body.error]).toEqual([401, error])
    expect(headers.get('www-authenticate')).toMatch(error)
  })

  test('with a private key in its proof', async () => {
    const jwk = await exportJWK(key.privateKey)
    expect((await use(token, await proofFor(token, { header: { jwk } }))).body.error).toBe('invalid_dpop_proof')
  })

  test('with a proof that a shared secret signed, or nobody', async () => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const claims = decodeJwt(await proofFor(token))
    const jwk = { kty: 'oct', k: Buffer.from('secret').toString('base64url') }
    const signing = `${part({ typ: 'dpop+jwt', alg: 'HS256', jwk })}.${part(claims)}`
    const mac = createHmac('sha256', 'secret').update(signing).digest('base64url')
    expect((await use(token, `${signing}.${mac}`)).status).toBe(401)
    expect(
      (await use(token, `${part({ typ: 'dpop+jwt', alg: 'none', jwk: key.publicJwk })}.${part(claims)}.`)).status,
    ).toBe(401)
  })

  test('with one proof fifty times: once', async () => {
    const proof = await proofFor(token)
    const answers = await Promise.all(Array.from({ length: 50 }, () => use(token, proof)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test('with a proof for the host that the request names instead of ours', async () => {
    const { hostname, port } = new URL(app.url)
    const proof = await proofFor(token, { claims: { htu: `http://127.0.0.1:${port}/userinfo` } })
    expect(hostname).toBe('localhost')
    const answer = await fetch(`http://127.0.0.1:${port}/userinfo`, {
      headers: { authorization: `DPoP ${token}`, dpop: proof },
    })
    expect(answer.status).toBe(401)
  })
})

test('a token that is bound to no key opens as Bearer alone', async () => {
  const { body } = await redeemed(null)
  expect(body.token_type).toBe('Bearer')
  expect((await use(body.access_token, await proofFor(body.access_token))).status).toBe(401)
  expect((await use(body.access_token, null, 'Bearer')).status).toBe(200)
})

test('a bad proof spends neither code nor refresh token', async () => {
  const { refresh_token } = await boundTokens()
  const words = { grant_type: 'refresh_token', client_id: spa.client_id, refresh_token }
  const bad = await ask(words, key, { claims: { htm: 'GET' } })
  expect([bad.status, bad.body.error]).toEqual([400, 'invalid_dpop_proof'])
  expect((await ask(words, key)).status).toBe(200)
})

test('the algorithms of proofs are published', async () => {
  const { body } = await app.anonymous('GET', '.well-known/openid-configuration')
  expect(body.dpop_signing_alg_values_supported).toEqual(expect.arrayContaining(['ES256', 'RS256', 'PS256', 'EdDSA']))
})
