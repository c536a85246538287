import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
let audience: string
let client: { client_id: string; client_secret: string }

beforeAll(async () => {
  app = await startTestApp()
  audience = `${app.url}api/v2/`
  const scopes = ['read:users', 'create:users', 'read:roles']
  const machine = { name: 'Machine', machine: true, audience, scopes }
  const { client_id, client_secret } = (await app.v1('POST', '/clients', { body: machine })).body
  client = { client_id, client_secret }
})
afterAll(() => app.close())

const grant_type = 'client_credentials'
const asked = (more: Record<string, unknown> = {}) => ({ grant_type, ...client, audience, ...more })
const askJson = (body: unknown, headers = {}) => app.anonymous('POST', '/oauth/token', { body, headers })
const askForm = (body: Record<string, string>, headers = {}) =>
  app.anonymous('POST', '/oauth/token', {
    raw: new URLSearchParams(body).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  })
const basic = (id = client.client_id, secret = client.client_secret) => ({
  authorization: `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`,
})

/** Its body is that and no more, and nobody may keep it. */
function expectRefusal(answer: Answer, status: number, error: string, description: string | RegExp): void {
  expect([answer.status, answer.body]).toEqual([
    status,
    {
      error,
      error_description: typeof description === 'string' ? description : expect.stringMatching(description),
    },
  ])
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
}

describe('200 a machine gets a token', () => {
  test.each([
    ['JSON, secret in the body', () => askJson(asked())],
    ['form, secret in the body', () => askForm(asked() as Record<string, string>)],
    ['JSON, HTTP Basic', () => askJson({ grant_type, audience }, basic())],
    ['form, HTTP Basic', () => askForm({ grant_type, audience }, basic())],
    [
      'HTTP Basic and the same client_id in the body',
      () => askForm({ grant_type, audience, client_id: client.client_id }, basic()),
    ],
  ])('%s', async (_what, ask) => {
    const { status, body, headers } = await ask()
    expect([status, body]).toEqual([
      200,
      {
        access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
        scope: 'read:users create:users read:roles',
        expires_in: 86_400,
        token_type: 'Bearer',
      },
    ])
    expect(headers.get('cache-control')).toBe('no-store')
    const used = { headers: { authorization: `Bearer ${body.access_token}` } }
    expect((await app.anonymous('GET', 'api/v2/users', used)).status).toBe(200)
  })

  test('with the claims of the vendor, that the published keys verify', async () => {
    const { access_token } = (await askJson(asked())).body
    const keys = createLocalJWKSet((await app.anonymous('GET', '.well-known/jwks.json')).body)
    const expected = { issuer: app.url, audience, algorithms: ['RS256'], typ: 'at+jwt' }
    const { payload } = await jwtVerify(access_token, keys, expected)
    expect(payload).toEqual({
      iss: app.url,
      sub: `${client.client_id}@clients`,
      aud: audience,
      iat: expect.any(Number),
      exp: (payload.iat as number) + 86_400,
      azp: client.client_id,
      scope: 'read:users create:users read:roles',
      gty: 'client-credentials',
      jti: expect.any(String),
    })
    expect(decodeJwt((await askJson(asked())).body.access_token).jti).not.toBe(payload.jti)
  })

  test('with no more scope than it asked for', async () => {
    const { body } = await askJson(asked({ scope: 'read:roles read:roles' }))
    expect([body.scope, decodeJwt(body.access_token).scope]).toEqual(['read:roles', 'read:roles'])
    const used = { headers: { authorization: `Bearer ${body.access_token}` } }
    expect((await app.anonymous('GET', 'api/v2/roles', used)).status).toBe(200)
    expect((await app.anonymous('GET', 'api/v2/users', used)).status).toBe(403)
  })

  test('for another API, with its own life and no say in this one', async () => {
    const identifier = 'https://orders.example.com/'
    const scopes = [{ value: 'read:orders' }]
    const server = { name: 'Orders', identifier, scopes, token_lifetime: 3_600 }
    expect((await app.api('POST', '/resource-servers', { body: server })).status).toBe(201)
    const grant = { client_id: client.client_id, audience: identifier, scope: ['read:orders'] }
    expect((await app.api('POST', '/client-grants', { body: grant })).status).toBe(201)
    const { status, body } = await askJson(asked({ audience: identifier }))
    expect([status, body.scope, body.expires_in]).toEqual([200, 'read:orders', 3_600])
    const used = { headers: { authorization: `Bearer ${body.access_token}` } }
    expect((await app.anonymous('GET', 'api/v2/users', used)).status).toBe(401)
  })

  test('without the word scope where the grant holds none', async () => {
    const identifier = 'urn:bare'
    await app.api('POST', '/resource-servers', { body: { name: 'Bare', identifier } })
    await app.api('POST', '/client-grants', { body: { client_id: client.client_id, audience: identifier, scope: [] } })
    const { status, body } = await askJson(asked({ audience: identifier }))
    expect([status, Object.keys(body)]).toEqual([200, ['access_token', 'expires_in', 'token_type']])
  })
})

describe('401 who cannot prove to be the client', () => {
  test.each([
    ['a wrong secret', () => askJson(asked({ client_secret: 'wrong' }))],
    ['no secret', () => askJson({ grant_type, audience, client_id: client.client_id })],
    ['an empty secret', () => askJson(asked({ client_secret: '' }))],
    ['an unknown client', () => askJson(asked({ client_id: 'nobody' }))],
    ['no client', () => askJson({ grant_type, audience })],
    ['a wrong secret by Basic', () => askForm({ grant_type, audience }, basic(client.client_id, 'wrong'))],
    ['a Basic header that is none', () => askForm({ grant_type, audience }, { authorization: 'Basic ???' })],
    ['a Bearer header', () => askForm({ grant_type, audience }, { authorization: 'Bearer a.b.c' })],
    ['INJ-01 SQL for a client', () => askJson(asked({ client_id: "' OR 1=1 --" }))],
  ])('%s is told the same', async (_what, ask) => {
    const answer = await ask()
    expectRefusal(answer, 401, 'access_denied', 'Unauthorized')
    expect(answer.headers.get('www-authenticate')).toMatch(/^Basic/)
  })

  test('the old secret after a rotation, while the new one works', async () => {
    const machine = { name: 'Rotated', machine: true, audience, scopes: ['read:users'] }
    const { client_id, client_secret } = (await app.v1('POST', '/clients', { body: machine })).body
    const rotated = await app.api('POST', `/clients/${client_id}/rotate-secret`)
    expect(rotated.status).toBe(200)
    expectRefusal(await askJson({ ...asked(), client_id, client_secret }), 401, 'access_denied', 'Unauthorized')
    const renewed = { ...asked(), client_id, client_secret: rotated.body.client_secret }
    expect((await askJson(renewed)).status).toBe(200)
  })
})

describe('400 a request that is not clear', () => {
  const oneWay = 'The client must authenticate in one way only: by header or in the body'

  test.each([
    ['both ways at once', () => askForm(asked() as Record<string, string>, basic()), oneWay],
    ['another client in the body', () => askForm({ grant_type, audience, client_id: 'other' }, basic()), oneWay],
    ['no grant type', () => askJson({ ...client, audience }), /grant_type/],
    ['a grant type that is no text', () => askJson(asked({ grant_type: 5 })), /grant_type/],
    ['a client id that is no text', () => askJson(asked({ client_id: { $ne: null } })), /client_id/],
    ['a secret that is no text', () => askJson(asked({ client_secret: ['x'] })), /client_secret/],
    ['INJ-12 a parameter twice', () => askTwice('client_id'), /client_id/],
    ['INJ-12 the audience twice', () => askTwice('audience'), /audience/],
    ['a list for a body', () => askJson([1]), /./],
  ])('%s', async (_what, ask, description) => {
    expectRefusal(await ask(), 400, 'invalid_request', description)
  })

  function askTwice(name: string): Promise<Answer> {
    const raw = `${new URLSearchParams(asked() as Record<string, string>)}&${name}=other`
    return app.anonymous('POST', '/oauth/token', {
      raw,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  }

  test('INJ-11 a body of another kind is refused in the same words', async () => {
    const { status, body } = await app.anonymous('POST', '/oauth/token', {
      raw: '{',
      headers: { 'content-type': 'application/json' },
    })
    expect([status, body.error]).toEqual([400, 'invalid_request'])
    const other = await app.anonymous('POST', '/oauth/token', { raw: 'x', headers: { 'content-type': 'text/plain' } })
    expect([other.status, other.body.error]).toEqual([415, 'invalid_request'])
  })

  test('parameters in the address count for nothing', async () => {
    const query = new URLSearchParams(asked() as Record<string, string>)
    expect((await app.anonymous('POST', `/oauth/token?${query}`)).status).toBe(400)
    expect((await app.anonymous('GET', `/oauth/token?${query}`)).status).toBe(404)
  })
})

describe('403 what the client may not have', () => {
  test('an audience nobody knows', async () => {
    expectRefusal(
      await askJson(asked({ audience: 'https://nowhere.example/' })),
      403,
      'access_denied',
      'Service not enabled within domain: https://nowhere.example/',
    )
  })

  test('our audience without its slash at the end', async () => {
    const bare = audience.slice(0, -1)
    expectRefusal(
      await askJson(asked({ audience: bare })),
      403,
      'access_denied',
      `Service not enabled within domain: ${bare}`,
    )
  })

  test('no audience', async () => {
    expectRefusal(await askJson({ grant_type, ...client }), 403, 'access_denied', /audience/)
  })

  test('an API that was not granted to it', async () => {
    const identifier = 'urn:closed'
    await app.api('POST', '/resource-servers', { body: { name: 'Closed', identifier } })
    expectRefusal(
      await askJson(asked({ audience: identifier })),
      403,
      'access_denied',
      `Client is not authorized to access "${identifier}". You need to create a "client-grant" associated to this API.`,
    )
  })

  test('scope that was not granted', async () => {
    expectRefusal(
      await askJson(asked({ scope: 'read:users delete:users update:roles' })),
      403,
      'access_denied',
      'Client has not been granted scopes: delete:users, update:roles',
    )
  })

  test('a grant type that is not among the client’s', async () => {
    const web = { name: 'Web', app_type: 'regular_web', grant_types: ['authorization_code'] }
    const { body } = await app.api('POST', '/clients', { body: web })
    const { client_id, client_secret } = body
    expectRefusal(
      await askJson({ ...asked(), client_id, client_secret }),
      403,
      'unauthorized_client',
      "Grant type 'client_credentials' not allowed for the client.",
    )
  })

  test.each(['telepathy', 'CLIENT_CREDENTIALS', 'x'.repeat(200)])(
    'a grant type that does not exist here: %.20s',
    async (unknown) => {
      const answer = await askJson(asked({ grant_type: unknown }))
      expectRefusal(answer, 403, 'unsupported_grant_type', /^Unsupported grant type: /)
    },
  )
})

test('the header of a token names the key that signed it', async () => {
  const { access_token } = (await askJson(asked())).body
  const { keys } = (await app.anonymous('GET', '.well-known/jwks.json')).body
  const header = decodeProtectedHeader(access_token)
  expect(header).toEqual({ alg: 'RS256', typ: 'at+jwt', kid: expect.any(String) })
  expect(keys.map(({ kid }: { kid: string }) => kid)).toContain(header.kid)
})
