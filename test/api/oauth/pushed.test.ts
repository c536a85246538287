import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import {
  answered,
  asked,
  authorize,
  client,
  type Person,
  person,
  type TestClient,
  type Words,
} from './person-client.ts'

let app: TestApp
let alice: Person
let web: TestClient

beforeAll(async () => {
  app = await startTestApp()
  alice = await person(app, 'alice')
  web = await client(app)
})
afterAll(() => app.close())

const push = (more: Words = {}, one = web) =>
  app.anonymous('POST', '/oauth/par', {
    raw: new URLSearchParams({ ...asked(one), client_secret: one.client_secret, ...more }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
const use = (request_uri: string, more: Words = {}, one = web) =>
  authorize(app, { client_id: one.client_id, request_uri, ...more }, alice.cookie)

describe('a pushed request', () => {
  test('201 stands for its parameters, whatever the browser says besides, once', async () => {
    const { status, body, headers } = await push({ state: 'pushed' })
    expect([status, body]).toEqual([
      201,
      { request_uri: expect.stringMatching(/^urn:ietf:params:oauth:request_uri:\w{43,}$/), expires_in: 60 },
    ])
    expect(headers.get('cache-control')).toBe('no-store')
    const answer = answered(await use(body.request_uri, { state: 'browser', redirect_uri: 'https://evil.test' }))
    expect(answer).toEqual({ code: expect.any(String), state: 'pushed', iss: app.url })
    const again = await use(body.request_uri)
    expect([again.status, again.headers.get('location')]).toEqual([400, null])
  })

  test('400 is worth nothing to another client, or after a minute', async () => {
    const other = await client(app)
    expect((await use((await push()).body.request_uri, {}, other)).status).toBe(400)
    const late = (await push()).body.request_uri
    app.clock.aheadMs = 61_000
    try {
      expect((await use(late)).status).toBe(400)
    } finally {
      app.clock.aheadMs = 0
    }
  })

  test('is the only way for clients that say so', async () => {
    const strict = await client(app, { require_pushed_authorization_requests: true })
    const direct = answered(await authorize(app, asked(strict), alice.cookie))
    expect(direct).toMatchObject({ error: 'invalid_request', error_description: expect.stringContaining('/oauth/par') })
    expect(answered(await use((await push({}, strict)).body.request_uri, {}, strict))).toHaveProperty('code')
  })
})

describe('is refused at once', () => {
  test.each<[string, Words, number, string]>([
    ['without the secret', { client_secret: '' }, 401, 'invalid_client'],
    ['with a wrong secret', { client_secret: 'wrong' }, 401, 'invalid_client'],
    ['for an address that is not registered', { redirect_uri: 'https://evil.test' }, 400, 'invalid_request'],
    ['with a request_uri in it', { request_uri: 'https://rp.test/request' }, 400, 'invalid_request'],
    [
      'with a challenge by the text itself',
      { code_challenge: 'x'.repeat(43), code_challenge_method: 'plain' },
      400,
      'invalid_request',
    ],
    ['for tokens', { response_type: 'token' }, 400, 'unauthorized_client'],
    ['for an API that nobody knows', { audience: 'urn:nowhere' }, 400, 'access_denied'],
  ])('%s', async (_what, more, status, error) => {
    const answer = await push(more)
    expect([answer.status, answer.body.error]).toEqual([status, error])
  })
})
