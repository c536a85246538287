import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { client, type TestClient } from './person-client.ts'
import { assertion, assertionType, type HeldKey, keyClient, newKey } from './signing-client.ts'

let app: TestApp
let audience: string
let key: HeldKey
let one: TestClient

beforeAll(async () => {
  app = await startTestApp()
  audience = `${app.url}api/v2/`
  key = await newKey('RS256')
  one = await machine(key)
})
afterAll(() => app.close())

async function machine(held: HeldKey, given: object = {}): Promise<TestClient> {
  const made = await keyClient(app, held, { app_type: 'non_interactive', ...given })
  await grant(made)
  return made
}

async function grant({ client_id }: TestClient): Promise<void> {
  const body = { client_id, audience, scope: ['read:users'] }
  expect((await app.api('POST', '/client-grants', { body })).status).toBe(201)
}

const ask = (words: object, headers = {}) =>
  app.anonymous('POST', '/oauth/token', { body: { grant_type: 'client_credentials', audience, ...words }, headers })

const nobody = { error: 'access_denied', error_description: 'Unauthorized' }
const later = (seconds: number) => Math.floor(app.clock.now().getTime() / 1000) + seconds

async function expectRefusal(words: object): Promise<void> {
  const { status, body } = await ask(words)
  expect([status, body]).toEqual([401, nobody])
}

describe('a client proves itself by an assertion that its key signed', () => {
  test.each(['RS256', 'PS256', 'ES256', 'EdDSA'] as const)('with %s', async (algorithm) => {
    const held = await newKey(algorithm)
    const { client_id } = await machine(held)
    const { status, body } = await ask(await assertion(app, client_id, held))
    expect([status, body.scope]).toEqual([200, 'read:users'])
  })

  test('made for the issuer or for the token endpoint, naming its key or not', async () => {
    for (const aud of [app.url, `${app.url}oauth/token`, [app.url]]) {
      expect((await ask(await assertion(app, one.client_id, key, { aud }))).status).toBe(200)
    }
    const named = await assertion(app, one.client_id, key, {}, { kid: key.thumbprint })
    expect((await ask({ client_id: one.client_id, ...named })).status).toBe(200)
  })

  test('by any of its keys where only the method is set', async () => {
    const plain = await client(app, { token_endpoint_auth_method: 'private_key_jwt', app_type: 'non_interactive' })
    await grant(plain)
    const held = await newKey('ES256')
    await expectRefusal(await assertion(app, plain.client_id, held))
    const body = { credential_type: 'public_key', pem: held.pem }
    expect((await app.api('POST', `/clients/${plain.client_id}/credentials`, { body })).status).toBe(201)
    expect((await ask(await assertion(app, plain.client_id, held))).status).toBe(200)
  })

  test('in a pushed request as well', async () => {
    const pushed = {
      redirect_uri: 'https://rp.test/cb',
      response_type: 'code',
      ...(await assertion(app, one.client_id, key)),
    }
    expect((await app.anonymous('POST', '/oauth/par', { body: pushed })).status).toBe(201)
  })
})

describe('OID-07 a proof that is none is refused, and one answer says so', () => {
  test('no proof at all, and a secret in the address', async () => {
    const { client_id, client_secret } = await client(app, { app_type: 'non_interactive' })
    await grant({ client_id, client_secret })
    await expectRefusal({ client_id })
    const query = new URLSearchParams({ client_id, client_secret }).toString()
    const body = { grant_type: 'client_credentials', audience }
    const answer = await app.anonymous('POST', `/oauth/token?${query}`, { body })
    expect([answer.status, answer.body]).toEqual([401, nobody])
  })

  test('two methods at once', async () => {
    const signed = await assertion(app, one.client_id, key)
    const basic = Buffer.from(`${one.client_id}:${one.client_secret}`).toString('base64')
    for (const answer of [
      await ask({ ...signed, client_secret: one.client_secret }),
      await ask(signed, { authorization: `Basic ${basic}` }),
    ]) {
      expect([answer.status, answer.body.error]).toEqual([400, 'invalid_request'])
    }
  })

  test('the right secret of a client that proves itself by its key', async () => {
    await expectRefusal({ client_id: one.client_id, client_secret: one.client_secret })
  })

  test('the right key of a client that proves itself by its secret', async () => {
    const secretive = await client(app, { app_type: 'non_interactive' })
    await grant(secretive)
    const body = { credential_type: 'public_key', pem: key.pem }
    expect((await app.api('POST', `/clients/${secretive.client_id}/credentials`, { body })).status).toBe(201)
    await expectRefusal(await assertion(app, secretive.client_id, key))
  })

  test('the assertion of another client, under its own name or that one’s', async () => {
    const otherKey = await newKey('RS256')
    const other = await machine(otherKey)
    await expectRefusal({ client_id: one.client_id, ...(await assertion(app, other.client_id, otherKey)) })
    await expectRefusal(await assertion(app, one.client_id, otherKey))
    await expectRefusal(await assertion(app, other.client_id, otherKey, { sub: one.client_id }))
    await expectRefusal(await assertion(app, one.client_id, otherKey, { iss: other.client_id }))
  })

  test('an assertion that was used before, sent fifty times at once', async () => {
    const signed = await assertion(app, one.client_id, key)
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask(signed)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(49)
    await expectRefusal(signed)
  })

  test('one that was used before is not fresh again when the record of it is swept', async () => {
    const signed = await assertion(app, one.client_id, key, { exp: later(300) })
    expect((await ask(signed)).status).toBe(200)
    app.clock.aheadMs += 355_000
    try {
      await app.app.directory.stores.oneTimeSecrets.removeTakenIn(app.clock.now())
      await expectRefusal(signed)
    } finally {
      app.clock.aheadMs = 0
    }
  })

  test('no signature, and the public key taken for a shared secret', async () => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const claims = { iss: one.client_id, sub: one.client_id, aud: app.url, exp: later(60), jti: 'x' }
    const unsigned = `${part({ alg: 'none' })}.${part(claims)}.`
    await expectRefusal({ client_assertion_type: assertionType, client_assertion: unsigned })
    for (const secret of [key.pem, JSON.stringify(key.publicJwk), '']) {
      const signing = `${part({ alg: 'HS256' })}.${part(claims)}`
      const mac = createHmac('sha256', secret).update(signing).digest('base64url')
      await expectRefusal({ client_assertion_type: assertionType, client_assertion: `${signing}.${mac}` })
    }
  })

  test('another algorithm of the same key than the registered one', async () => {
    const { subtle } = globalThis.crypto
    const pkcs8 = await subtle.exportKey('pkcs8', key.privateKey)
    const pss = { name: 'RSA-PSS', hash: 'SHA-256' }
    const privateKey = await subtle.importKey('pkcs8', pkcs8, pss, false, ['sign'])
    await expectRefusal(await assertion(app, one.client_id, { algorithm: 'PS256', privateKey }))
  })

  test.each<[string, (now: (seconds: number) => number) => Record<string, unknown>]>([
    ['is for somebody else', () => ({ aud: 'https://elsewhere.example.com/' })],
    ['is for us and somebody else', () => ({ aud: [app.url, 'https://elsewhere.example.com/'] })],
    ['is for nobody', () => ({ aud: undefined })],
    ['has run out', (now) => ({ iat: now(-600), exp: now(-120) })],
    ['never runs out', () => ({ exp: undefined })],
    ['lives for hours', (now) => ({ exp: now(7_200) })],
    ['is of tomorrow', (now) => ({ iat: now(86_400) })],
    ['begins later', (now) => ({ nbf: now(200) })],
    ['has no id', () => ({ jti: undefined })],
    ['has an empty id', () => ({ jti: '' })],
    ['has an id that is no text', () => ({ jti: 7 })],
    ['names no issuer', () => ({ iss: undefined })],
    ['has a time that is text', (now) => ({ exp: String(now(60)) })],
  ])('an assertion that %s', async (_what, claims) => {
    await expectRefusal(await assertion(app, one.client_id, key, claims(later)))
  })

  test('an assertion of another type, without one, of a key it does not know, or no token', async () => {
    const signed = await assertion(app, one.client_id, key)
    await expectRefusal({
      ...signed,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:saml2-bearer',
    })
    await expectRefusal({ client_assertion: signed.client_assertion })
    await expectRefusal({ client_id: one.client_id, client_assertion_type: assertionType })
    await expectRefusal(await assertion(app, one.client_id, key, {}, { kid: 'unknown' }))
    for (const text of ['x', 'a.b.c', '...', `${signed.client_assertion}x`]) {
      await expectRefusal({ client_id: one.client_id, client_assertion_type: assertionType, client_assertion: text })
    }
  })

  test('a key that was taken from the list, has run out, or was removed', async () => {
    const held = await newKey('EdDSA')
    const { client_id } = await machine(held)
    const path = `/clients/${client_id}`
    const [{ id }] = (await app.api('GET', `${path}/credentials`)).body
    const methods = (credentials: object[]) => ({ client_authentication_methods: { private_key_jwt: { credentials } } })
    const works = async () => (await ask(await assertion(app, client_id, held))).status
    expect(await works()).toBe(200)
    await app.api('PATCH', path, { body: methods([]) })
    expect(await works()).toBe(401)
    await app.api('PATCH', path, { body: methods([{ id }]) })
    expect(await works()).toBe(200)
    await app.api('PATCH', `${path}/credentials/${id}`, { body: { expires_at: '2020-01-01T00:00:00Z' } })
    expect(await works()).toBe(401)
    await app.api('PATCH', `${path}/credentials/${id}`, { body: { expires_at: null } })
    expect(await works()).toBe(200)
    expect((await app.api('DELETE', `${path}/credentials/${id}`)).status).toBe(204)
    expect(await works()).toBe(401)
  })

  test('a refusal is in the audit', async () => {
    const held = await newKey('ES256')
    const { client_id } = await machine(held)
    await expectRefusal(await assertion(app, client_id, await newKey('ES256')))
    const page = { kind: 'offset', offset: 0, limit: 20, withTotal: false } as const
    const events = (await app.app.directory.stores.audit.listAbout(client_id, page)).items
    expect(events.map(({ type, details }) => [type, details.method])).toContainEqual([
      'client.authentication_failed',
      'private_key_jwt',
    ])
  })
})
