// Attacks with tokens of every other kind, and with claims of every other type (security.md JWT).
import { createHmac } from 'node:crypto'
import { type CryptoKey, exportSPKI, importJWK, importPKCS8, type JWTPayload, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemActor } from '../../../src/kernel/actor.ts'
import { revokeSigningKey } from '../../../src/signing-keys/revoke-signing-key.ts'
import { rotateSigningKeys } from '../../../src/signing-keys/rotate-signing-keys.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { api, audience, client, type Person, person, tokensFor, userinfo } from './person-client.ts'

let app: TestApp
let alice: Person
// biome-ignore lint/suspicious/noExplicitAny: the answer of the token endpoint as it came.
let tokens: any

const management = () => `${app.url}api/v2/`

beforeAll(async () => {
  app = await startTestApp()
  alice = await person(app, 'alice')
  await api(app)
  tokens = await tokensFor(app, await client(app), alice, { audience: management(), scope: 'openid read:current_user' })
})
afterAll(() => app.close())

const manage = async (token: string) =>
  (await app.anonymous('GET', '/api/v2/roles', { headers: { authorization: `Bearer ${token}` } })).status
const opens = async (token: string) => (await userinfo(app, token)).status
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const decoded = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString())

describe('JWT-01, JWT-02 a forged token', () => {
  test('the real one opens', async () => {
    expect(await opens(tokens.access_token)).toBe(200)
    // A person’s token is known here, and may do nothing with roles.
    expect(await manage(tokens.access_token)).toBe(403)
  })

  test.each(['none', 'None', 'NONE', '', 'HS256', 'HS384', 'HS512', 'RS384', 'PS256', 'ES256'])(
    'alg %j',
    async (alg) => {
      const [header, payload, signature] = tokens.access_token.split('.')
      const head = encoded({ ...decoded(header), alg })
      for (const last of ['', signature]) expect(await opens(`${head}.${payload}.${last}`)).toBe(401)
    },
  )

  test.each(['256', '384', '512'])('HS%s with the public key, in each spelling, for a secret', async (size) => {
    const [jwk] = (await app.anonymous('GET', '/.well-known/jwks.json')).body.keys
    const key = (await importJWK(jwk, 'RS256')) as CryptoKey
    const pem = await exportSPKI(key)
    const der = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64')
    const [header, payload] = tokens.access_token.split('.')
    const head = encoded({ ...decoded(header), alg: `HS${size}` })
    for (const secret of [pem, pem.trim(), der, JSON.stringify(jwk), jwk.n, '']) {
      const signature = createHmac(`sha${size}`, secret).update(`${head}.${payload}`).digest('base64url')
      expect(await opens(`${head}.${payload}.${signature}`)).toBe(401)
    }
  })

  test('other claims under the signature of these', async () => {
    const [header, payload, signature] = tokens.access_token.split('.')
    const other = encoded({ ...decoded(payload), sub: 'auth0|somebody' })
    expect(await opens(`${header}.${other}.${signature}`)).toBe(401)
  })
})

describe('JWT-04 another token than an access token for this API', () => {
  test('opens nothing', async () => {
    const one = await client(app)
    const other = await tokensFor(app, one, alice, { audience, scope: 'openid read:orders offline_access' })
    const { access_token: machine } = await machineTokenFor(audience)
    for (const token of [tokens.id_token, other.access_token, machine, other.refresh_token]) {
      expect([400, 401]).toContain(await manage(token))
    }
    expect(await opens(tokens.id_token)).toBe(401)
  })

  async function machineTokenFor(identifier: string) {
    const body = { name: 'Machine', machine: true, audience: identifier, scopes: ['read:orders'] }
    const { client_id, client_secret } = (await app.v1('POST', '/clients', { body })).body
    const grant = { grant_type: 'client_credentials', client_id, client_secret, audience: identifier }
    return (await app.anonymous('POST', '/oauth/token', { body: grant })).body
  }
})

describe('JWT-05 only well-typed claims count', () => {
  const far = 9_999_999_999

  test.each<[string, JWTPayload]>([
    ['exp as text', { exp: String(far) as unknown as number }],
    ['exp beyond numbers', { exp: null as unknown as number }],
    ['exp in the past', { exp: -1 }],
    ['no exp', { exp: undefined as unknown as number }],
    ['nbf in the future', { nbf: far }],
    ['nbf as text', { nbf: 'x' as unknown as number }],
    ['iat far ahead', { iat: far }],
    ['iat as text', { iat: '1' as unknown as number }],
    ['no iat', { iat: undefined as unknown as number }],
    ['sub a list', { sub: [alice] as unknown as string }],
    ['sub a number', { sub: 1 as unknown as string }],
    ['sub an object', { sub: {} as unknown as string }],
    ['no sub', { sub: undefined as unknown as string }],
    ['somebody else for sub', { sub: 'auth0|somebody' }],
    ['scope a list', { scope: ['openid'] }],
    ['no scope', { scope: undefined }],
    ['aud of nobody', { aud: [] }],
    ['aud with a number in it', { aud: [1 as unknown as string, 'x'] }],
    ['another azp', { azp: 'nobody' }],
    ['another issuer', { iss: 'https://evil.example/' }],
    ['a family that does not exist', { jti: 'rft_none.x' }],
    ['no family', { jti: 'x' }],
    ['a machine’s word for it', { gty: 'client-credentials' }],
    ['a key to prove', { cnf: { jkt: 'x' } }],
    ['a key to prove that we do not know', { cnf: { 'x5t#S256': 'x' } }],
  ])('%s', async (_what, claims) => {
    expect(await opens(await signed(claims))).toBe(401)
  })

  test('among several audiences the right one is enough, and a minute of skew is no fault', async () => {
    expect(await opens(await signed({}))).toBe(200)
    const aud = ['https://one.example', `${app.url}userinfo`]
    expect(await opens(await signed({ aud }))).toBe(200)
    const now = Math.floor(Date.now() / 1000)
    expect(await opens(await signed({ iat: now + 50 }))).toBe(200)
    expect(await opens(await signed({ iat: now + 120 }))).toBe(401)
  })

  test.each([{ typ: 'JWT' }, { typ: 'logout+jwt' }, {}])('the header %j', async (header) => {
    expect(await opens(await signed({}, header))).toBe(401)
  })

  /** The real token's claims with these over them, signed by our own current key, as nobody else could. */
  async function signed(claims: JWTPayload, header: { typ?: string } = { typ: 'at+jwt' }): Promise<string> {
    const { sealer, stores } = app.app.directory
    const key = (await stores.signingKeys.list()).find(({ state }) => state === 'current')
    if (key === undefined) throw new Error('no key')
    const pkcs8 = sealer.unseal(key.sealedPrivateKey, ['signing_keys', 'private_key', key.id]).toString()
    const payload = { ...decoded(tokens.access_token.split('.')[1]), ...claims }
    return new SignJWT(payload)
      .setProtectedHeader({ alg: 'RS256', kid: key.id, ...header })
      .sign(await importPKCS8(pkcs8, 'RS256'))
  }
})

describe('JWT-07 keys come and go', () => {
  const keyIds = async () =>
    (await app.anonymous('GET', '/.well-known/jwks.json')).body.keys.map(({ kid }: { kid: string }) => kid)
  const kidOf = (token: string) => decoded(token.split('.')[0]).kid
  const rotate = (isForced = false) =>
    app.app.directory.change((deps) => rotateSigningKeys(deps, systemActor, { isForced }))

  test('a next key is published for a day before it signs', async () => {
    await rotate()
    const published = await keyIds()
    await expect(rotate()).rejects.toMatchObject({ code: 'signing_key_too_new' })
    app.clock.aheadMs = 24 * 3_600_000 + 1_000
    try {
      expect(published).toContain(await rotate())
    } finally {
      app.clock.aheadMs = 0
    }
  })

  test('what a retired key signed lives on, and what a revoked one signed is dead at once', async () => {
    const one = await client(app)
    const old = await tokensFor(app, one, alice)
    await rotate(true)
    expect(await opens(old.access_token)).toBe(200)
    const fresh = await tokensFor(app, one, alice)
    const machine = await app.token()
    const current = kidOf(fresh.access_token)
    expect([await opens(fresh.access_token), await manage(machine)]).toEqual([200, 200])
    await app.app.directory.change((deps) => revokeSigningKey(deps, systemActor, current))
    expect([await opens(fresh.access_token), await manage(machine)]).toEqual([401, 401])
    expect(await keyIds()).not.toContain(current)
    expect(await opens(old.access_token)).toBe(200)
    // Its successor signs from now on, and has one itself.
    const after = await tokensFor(app, one, alice)
    expect(await opens(after.access_token)).toBe(200)
    expect((await app.app.directory.stores.signingKeys.list()).map(({ state }) => state)).toEqual(
      expect.arrayContaining(['current', 'next']),
    )
  })

  test('no valid token is refused while keys rotate under load', async () => {
    const one = await client(app)
    const known = await tokensFor(app, one, alice)
    let isOver = false
    const statuses: number[] = []
    const reader = async () => {
      while (!isOver) statuses.push(await opens(known.access_token))
    }
    const issuer = async () => {
      while (!isOver) statuses.push(await opens((await tokensFor(app, one, alice)).access_token))
    }
    const load = [reader(), reader(), issuer(), issuer()]
    for (let rounds = 0; rounds < 4; rounds += 1) await rotate(true)
    isOver = true
    await Promise.all(load)
    expect(statuses.length).toBeGreaterThan(20)
    expect(new Set(statuses)).toEqual(new Set([200]))
  })

  test('over the API as well, by whoever may rotate', async () => {
    const { data } = (await app.v1('GET', '/keys/signing')).body
    const next = data.find(({ state }: { state: string }) => state === 'next').id
    expect((await app.v1('POST', '/keys/rotate-signing', { body: {} })).body.code).toBe('signing_key_too_new')
    expect((await app.v1('POST', '/keys/rotate-signing', { body: { force: true } })).body.keyId).toBe(next)
    expect((await app.v1('DELETE', `/keys/signing/${next}`)).status).toBe(204)
    expect(await keyIds()).not.toContain(next)
    expect((await app.v1('DELETE', `/keys/signing/${next}`)).status).toBe(404)
  })
})
