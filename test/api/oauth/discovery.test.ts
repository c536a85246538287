import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemActor } from '../../../src/kernel/actor.ts'
import { rotateSigningKeys } from '../../../src/signing-keys/rotate-signing-keys.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const keySet = async () => (await app.anonymous('GET', '.well-known/jwks.json')).body
const rotate = () => app.app.directory.change((deps) => rotateSigningKeys(deps, systemActor, { isForced: true }))
const opens = async (token: string) =>
  (await app.anonymous('GET', 'api/v2/users', { headers: { authorization: `Bearer ${token}` } })).status
const keyIdOf = (token: string) => decodeProtectedHeader(token).kid as string

test.each(['openid-configuration', 'oauth-authorization-server'])(
  '200 .well-known/%s names what there is, under our own issuer',
  async (name) => {
    const { status, body, headers } = await app.anonymous('GET', `.well-known/${name}`)
    expect([status, body]).toEqual([
      200,
      {
        issuer: app.url,
        token_endpoint: `${app.url}oauth/token`,
        jwks_uri: `${app.url}.well-known/jwks.json`,
        grant_types_supported: ['client_credentials'],
        token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
        response_types_supported: [],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      },
    ])
    expect(headers.get('cache-control')).toContain('max-age=')
  },
)

test('200 every address that discovery names answers', async () => {
  const { body } = await app.anonymous('GET', '.well-known/openid-configuration')
  expect((await fetch(body.jwks_uri)).status).toBe(200)
  expect((await fetch(body.token_endpoint, { method: 'POST' })).status).toBe(400)
})

test('200 the key set holds public parts alone', async () => {
  const { keys } = await keySet()
  expect(keys.length).toBeGreaterThanOrEqual(2)
  for (const key of keys) {
    expect(Object.keys(key).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use'])
    expect(key).toMatchObject({ alg: 'RS256', kty: 'RSA', use: 'sig' })
  }
  expect(new Set(keys.map(({ kid }: { kid: string }) => kid)).size).toBe(keys.length)
})

describe('a rotation of the signing key', () => {
  test('is announced before it happens, and what the old key signed goes on', async () => {
    const before = await keySet()
    const old = await app.token()
    await rotate()
    const renewed = await app.token()
    expect(keyIdOf(renewed)).not.toBe(keyIdOf(old))
    // Who read the keys before the rotation verifies what was signed after it.
    const { payload } = await jwtVerify(renewed, createLocalJWKSet(before), { issuer: app.url, algorithms: ['RS256'] })
    expect(payload.iss).toBe(app.url)
    expect([await opens(old), await opens(renewed)]).toEqual([200, 200])
    const now = (await keySet()).keys.map(({ kid }: { kid: string }) => kid)
    expect(now).toEqual(expect.arrayContaining([keyIdOf(old), keyIdOf(renewed)]))
  })

  test('ends what a key signed once the key is forgotten', async () => {
    const old = await app.token()
    await rotate()
    expect(await opens(old)).toBe(200)
    app.clock.aheadMs = 32 * 86_400_000
    try {
      await rotate()
      const known = (await keySet()).keys.map(({ kid }: { kid: string }) => kid)
      expect(known).not.toContain(keyIdOf(old))
    } finally {
      app.clock.aheadMs = 0
    }
    expect(await opens(old)).toBe(401)
  })
})
