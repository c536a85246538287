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
        authorization_endpoint: `${app.url}authorize`,
        token_endpoint: `${app.url}oauth/token`,
        userinfo_endpoint: `${app.url}userinfo`,
        jwks_uri: `${app.url}.well-known/jwks.json`,
        end_session_endpoint: `${app.url}oidc/logout`,
        device_authorization_endpoint: `${app.url}oauth/device/code`,
        pushed_authorization_request_endpoint: `${app.url}oauth/par`,
        require_pushed_authorization_requests: false,
        scopes_supported: ['openid', 'profile', 'email', 'address', 'phone', 'offline_access'],
        claims_supported: expect.arrayContaining(['sub', 'email', 'auth_time', 'sid', 'org_id']),
        response_types_supported: expect.arrayContaining(['code', 'id_token', 'code id_token']),
        response_modes_supported: ['query', 'fragment', 'form_post', 'web_message'],
        grant_types_supported: expect.arrayContaining(['client_credentials', 'authorization_code', 'refresh_token']),
        token_endpoint_auth_methods_supported: expect.arrayContaining(['client_secret_basic', 'client_secret_post']),
        token_endpoint_auth_signing_alg_values_supported: expect.arrayContaining(['RS256', 'PS256', 'ES256', 'EdDSA']),
        introspection_endpoint: `${app.url}oauth/introspect`,
        introspection_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'private_key_jwt'],
        revocation_endpoint: `${app.url}oauth/revoke`,
        revocation_endpoint_auth_methods_supported: expect.arrayContaining(['private_key_jwt', 'none']),
        dpop_signing_alg_values_supported: expect.arrayContaining(['RS256', 'PS256', 'ES256', 'EdDSA']),
        backchannel_logout_supported: true,
        backchannel_logout_session_supported: true,
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        code_challenge_methods_supported: ['S256'],
        prompt_values_supported: ['none', 'login', 'consent', 'select_account', 'create'],
        acr_values_supported: ['http://schemas.openid.net/pape/policies/2007/06/multi-factor'],
        authorization_response_iss_parameter_supported: true,
        claims_parameter_supported: false,
        request_parameter_supported: false,
        request_uri_parameter_supported: false,
      },
    ])
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('cache-control')).toContain('max-age=')
  },
)

test('200 every address that discovery names answers', async () => {
  const { body } = await app.anonymous('GET', '.well-known/openid-configuration')
  expect((await fetch(body.jwks_uri)).status).toBe(200)
  const ends = Object.entries(body).filter(([name]) => name.endsWith('_endpoint'))
  expect(ends.length).toBeGreaterThanOrEqual(5)
  for (const [name, address] of ends) {
    const { status } = await fetch(address as string, { method: 'POST' })
    expect([name, status === 404 || status >= 500]).toEqual([name, false])
  }
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
