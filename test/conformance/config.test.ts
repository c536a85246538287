// The modules of OpenID's Config plan, and of Form Post, under their public names.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asked, authorize, type Person, person } from '../api/oauth/person-client.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { type RelyingParty, relyingParty } from './relying-party.ts'

let app: TestApp
let party: RelyingParty
let alice: Person

beforeAll(async () => {
  app = await startTestApp()
  party = await relyingParty(app)
  alice = await person(app, 'alice')
})
afterAll(() => app.close())

test('oidcc-discovery-endpoint-verification: the issuer is the address it was read from, and every address is below it', () => {
  const { server } = party
  expect(server.issuer).toBe(app.url)
  const addresses = Object.entries(server).filter(([name]) => name.endsWith('_endpoint') || name === 'jwks_uri')
  expect(addresses.length).toBeGreaterThan(5)
  for (const [name, address] of addresses) expect([name, String(address).startsWith(app.url)]).toEqual([name, true])
})

test('oidcc-discovery-endpoint-verification: what must be said is said', () => {
  expect(party.server).toMatchObject({
    response_types_supported: expect.arrayContaining(['code']),
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: expect.arrayContaining(['RS256']),
    scopes_supported: expect.arrayContaining(['openid', 'profile', 'email', 'offline_access']),
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
  })
})

test('oidcc-server-rotate-keys and JWKS shape: public RSA keys with kid, use and alg, and nothing private', async () => {
  const { keys } = (await app.anonymous('GET', '/.well-known/jwks.json')).body
  expect(keys.length).toBeGreaterThanOrEqual(2)
  for (const key of keys) {
    expect(key).toMatchObject({ kty: 'RSA', use: 'sig', alg: 'RS256', kid: expect.any(String) })
    expect(Object.keys(key).filter((name) => ['d', 'p', 'q', 'dp', 'dq', 'qi'].includes(name))).toEqual([])
  }
})

test('form post: the answer is a form for the registered address, and what is in it is escaped', async () => {
  const state = '"><script>alert(1)</script>&amp;\''
  const words = asked(party.registered, { response_mode: 'form_post', state })
  const { status, text, headers } = await authorize(app, words, alice.cookie)
  expect(status).toBe(200)
  expect(text).toContain('action="https://rp.test/cb"')
  expect(text).not.toContain('<script>alert')
  expect(headers.get('content-security-policy')).toMatch(/form-action https:\/\/rp\.test/)
  expect(headers.get('cache-control')).toBe('no-store')
})
