import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Connection } from '../connections/connection.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { Outgoing } from '../kernel/outgoing.ts'
import { createSealer } from '../kernel/sealing.ts'
import { createOutgoing } from '../outgoing/dispatcher.ts'
import { sampleConnection } from '../storage/conformance/sample-people.ts'
import { findUpstream } from './find-upstream.ts'
import { identityFrom } from './identity-from-claims.ts'
import type { Claims, Upstream } from './upstream.ts'

const sealer = createSealer(randomBytes(32), 1)
const clock = { now: () => new Date(Date.UTC(2026, 10, 21)) }
const tenant = '9122040d-6c67-4c5b-b112-36a304b66dad'

function connection(strategy: string, options: JsonObject, name = strategy): Connection {
  return sampleConnection('con_1', { name, strategy, options: { client_id: 'ours', ...options } })
}

/** The internet, as far as it has metadata. */
function internet(documents: Readonly<Record<string, JsonObject>>): Outgoing {
  return {
    ...createOutgoing({ allow: [] }),
    request: async ({ url }) => {
      const found = documents[url]
      return { status: found === undefined ? 404 : 200, headers: {}, body: JSON.stringify(found ?? {}) }
    },
  }
}

function metadata(place: string, issuer = place): Readonly<Record<string, JsonObject>> {
  const authorization_endpoint = `${new URL(place).origin}/authorize`
  return {
    [`${place}/.well-known/openid-configuration`]: { issuer, authorization_endpoint, jwks_uri: `${place}/keys` },
  }
}

const found = (given: Connection, documents: Readonly<Record<string, JsonObject>> = {}) =>
  findUpstream({ outgoing: internet(documents), clock, sealer }, given)

test.each<[string, JsonObject, string, string]>([
  ['google-oauth2', {}, 'https://accounts.google.com', 'Google'],
  ['windowslive', {}, 'https://login.microsoftonline.com/consumers/v2.0', 'Microsoft'],
  ['waad', { tenant_domain: 'contoso.example' }, 'https://login.microsoftonline.com/contoso.example/v2.0', 'Microsoft'],
  ['waad', { waad_common_endpoint: true }, 'https://login.microsoftonline.com/common/v2.0', 'Microsoft'],
  ['okta', { domain: 'acme.okta.example' }, 'https://acme.okta.example', 'okta'],
  [
    'oidc',
    { discovery_url: 'https://idp.example.com/.well-known/openid-configuration' },
    'https://idp.example.com',
    'oidc',
  ],
])('a connection of %s with %j finds its provider by itself', async (strategy, options, place, name) => {
  const issuer = place.startsWith('https://login.microsoft')
    ? `https://login.microsoftonline.com/${tenant}/v2.0`
    : place
  const upstream = await found(connection(strategy, options), metadata(place, issuer))
  expect(upstream).toMatchObject({ name, issuer, flow: 'code', protocol: 'openid' })
  expect(upstream.scope).toContain('openid')
})

test.each<[string, JsonObject, string]>([
  ['samlp', {}, 'strategy samlp'],
  ['auth0', {}, 'strategy auth0'],
  ['oidc', {}, 'no issuer'],
  ['waad', {}, 'no issuer'],
  ['waad', { tenant_domain: 'x/../common' }, 'no issuer'],
  ['google-oauth2', { client_id: '' }, 'no client_id'],
  ['oauth2', { authorizationURL: 'javascript:alert(1)' }, 'authorization_endpoint'],
  ['oauth2', { authorizationURL: 'https://10.0.0.1/' }, 'authorization_endpoint'],
])('a connection of %s with %j cannot be used, and says why', async (strategy, options, detail) => {
  await expect(found(connection(strategy, options))).rejects.toMatchObject({
    answer: 'not_set_up',
    detail: expect.stringContaining(detail),
  })
})

test('metadata of Microsoft that name somebody else are not believed', async () => {
  const place = 'https://login.microsoftonline.com/common/v2.0'
  const given = connection('waad', { waad_common_endpoint: true })
  await expect(found(given, metadata(place, 'https://evil.example.com/v2.0'))).rejects.toMatchObject({
    answer: 'not_set_up',
  })
})

test('metadata are kept for ten minutes and then asked for again', async () => {
  const documents = { ...metadata('https://idp.example.com') }
  const outgoing = internet(documents)
  const given = connection('oidc', { issuer: 'https://idp.example.com' })
  let now = clock.now()
  const ask = () => findUpstream({ outgoing, sealer, clock: { now: () => now } }, given)
  await ask()
  for (const address of Object.keys(documents)) delete documents[address]
  now = new Date(now.getTime() + 9 * 60_000)
  expect((await ask()).issuer).toBe('https://idp.example.com')
  now = new Date(now.getTime() + 2 * 60_000)
  await expect(ask()).rejects.toMatchObject({ answer: 'unreachable' })
})

const google = { name: 'Google' } as Upstream
const named = (given: Connection, claims: Claims) => identityFrom(given, given.options, google, claims)

test('a social connection with the name of its provider gives bare ids, every other its own name in front', () => {
  expect(named(connection('google-oauth2', {}), { sub: '103' }).subject).toBe('103')
  expect(named(connection('google-oauth2', {}, 'second'), { sub: '103' }).subject).toBe('second|103')
  expect(named(connection('oidc', {}, 'oidc'), { sub: '103' }).subject).toBe('oidc|103')
})

test('Google Workspace lets in the people of its company alone', () => {
  const given = connection('google-apps', { domain: 'acme.example' })
  expect(named(given, { sub: '1', hd: 'acme.example' }).subject).toBe('google-apps|1')
  for (const hd of [undefined, 'evil.example', 'ACME.example.evil']) {
    expect(() => named(given, { sub: '1', hd })).toThrow('hosted domain')
  }
  expect(() => named(connection('google-apps', {}), { sub: '1' })).toThrow('hosted domain')
})

test('personal Microsoft accounts have the short id that exports know', () => {
  const given = connection('windowslive', {})
  const oid = '00000000-0000-0000-4cf0-a30169d55031'
  expect(named(given, { sub: 'pairwise', oid }).subject).toBe('4cf0a30169d55031')
  expect(named(given, { sub: 'pairwise', oid: tenant }).subject).toBe('pairwise')
})

test('texts of a provider are cut and cleaned, and a picture is an https address', () => {
  const { profile, email } = named(connection('oidc', {}), {
    sub: '1',
    name: `  Al\u0000ice\u202e ${'x'.repeat(400)}`,
    email: 7,
    picture: 'javascript:alert(1)',
  })
  expect(profile.name).toMatch(/^Alice x+$/)
  expect(profile.name?.length).toBeLessThanOrEqual(300)
  expect(email).toBeNull()
  expect(profile.picture).toBeNull()
})
