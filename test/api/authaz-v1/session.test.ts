import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { type ConsoleBrowser, consoleBrowser, password, signedIn } from './console-browser.ts'

let app: TestApp
let owner: ConsoleBrowser
beforeAll(async () => {
  app = await startTestApp()
  owner = await signedIn(app, 'owner')
})
afterAll(() => app.close())

const credentials = { email: 'owner@example.com', password }

describe('POST /session', () => {
  test('201 with who is signed in, what they may do, and a cookie that scripts cannot read', async () => {
    const { status, body, headers } = await consoleBrowser(app).call('POST', '/session', { body: credentials })
    expect(status).toBe(201)
    expect(body).toEqual({
      operator: {
        id: expect.stringMatching(/^opr_/),
        email: credentials.email,
        name: credentials.email,
        role: 'owner',
      },
      permissions: expect.arrayContaining(['read:users', 'assign:roles']),
      csrfToken: expect.stringMatching(/^.{43}$/),
      expiresAt: expect.stringMatching(/^\d{4}-.*Z$/),
      application: { id: expect.stringMatching(/^app_/), name: 'Default', poolMode: 'shared' },
    })
    expect(headers.get('set-cookie')).toMatch(/^rc=[\w-]{43}; Path=\/; Max-Age=28800; HttpOnly; SameSite=Strict$/)
    expect(headers.get('cache-control')).toBe('no-store')
  })

  test('AUT-01 401 in the same words for a wrong password and for nobody', async () => {
    const wrong = { ...credentials, password: 'a wrong password' }
    const answers = await Promise.all(
      [wrong, { ...wrong, email: 'nobody@example.com' }].map((body) =>
        app.anonymous('POST', '/api/v1/session', { body }),
      ),
    )
    const [known, unknown] = answers.map(({ body: { requestId, ...body }, headers }) => ({
      body,
      headers: [...headers.keys()],
    }))
    expect(known).toEqual(unknown)
    expect(known?.body).toMatchObject({
      status: 401,
      code: 'invalid_credentials',
      detail: 'The e-mail address or password is wrong.',
    })
  })

  test('429 with Retry-After once an account was tried ten times', async () => {
    const wrong = { email: 'guessed@example.com', password: 'a wrong password' }
    for (let count = 0; count < 10; count += 1) await app.anonymous('POST', '/api/v1/session', { body: wrong })
    const refused = await app.anonymous('POST', '/api/v1/session', { body: wrong })
    expect(refused).toMatchObject({ status: 429, body: { code: 'rate_limited' } })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60)
  })

  test('WEB-03 403 for the sign-in form of another site, 415 for what is not JSON', async () => {
    const foreign = { body: credentials, headers: { origin: 'https://evil.test' } }
    expect((await app.anonymous('POST', '/api/v1/session', foreign)).status).toBe(403)
    const crossSite = { body: credentials, headers: { 'sec-fetch-site': 'cross-site' } }
    expect((await app.anonymous('POST', '/api/v1/session', crossSite)).status).toBe(403)
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const raw = { raw: JSON.stringify(credentials), headers: { 'content-type': type } }
      expect((await app.anonymous('POST', '/api/v1/session', raw)).status).toBe(415)
    }
  })
})

describe('a write by cookie', () => {
  const write = (headers: Record<string, string>) =>
    owner.call('POST', '/users', { body: { email: `${Math.random()}@example.com` }, headers })

  test('201 from the console itself', async () => {
    expect((await write({})).status).toBe(201)
  })

  test('WEB-03 403 without the token, with a wrong one, and from another site even with the right one', async () => {
    const token = owner.csrfToken ?? ''
    const faulty: Record<string, string>[] = [
      { 'x-csrf-token': '' },
      { 'x-csrf-token': `${token.slice(0, -1)}~` },
      { origin: 'https://evil.test' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]
    for (const headers of faulty) {
      const refused = await write(headers)
      expect(refused, JSON.stringify(headers)).toMatchObject({ status: 403, body: { code: 'csrf_refused' } })
    }
  })

  test('A1 with a key as well the key decides, and needs no token', async () => {
    const reading = await app.v1('POST', '/keys', { body: { name: 'Reading', permissions: ['read:users'] } })
    const both = await owner.call('POST', '/users', {
      body: { email: 'both@example.com' },
      headers: { 'x-api-key': reading.body.key },
    })
    expect(both).toMatchObject({ status: 403, body: { code: 'insufficient_scope' } })
  })
})

describe('GET /session', () => {
  test('401 for nobody, 401 with a code of its own for a session that ended', async () => {
    expect(await app.anonymous('GET', '/api/v1/session')).toMatchObject({
      status: 401,
      body: { code: 'missing_credentials' },
    })
    const ended = { headers: { cookie: `rc=${'x'.repeat(43)}` } }
    expect(await app.anonymous('GET', '/api/v1/session', ended)).toMatchObject({
      status: 401,
      body: { code: 'session_expired' },
    })
  })

  test('401 for a key, which has no session', async () => {
    expect((await app.v1('GET', '/session')).status).toBe(401)
  })

  test('SES-11 401 for a damaged cookie, and for two of the name', async () => {
    const planted = `rc=${'x'.repeat(43)}`
    for (const cookie of [
      'rc=',
      'rc=%00',
      `rc=${'a'.repeat(4_000)}`,
      `${owner.cookie}; ${planted}`,
      `x${owner.cookie}`,
    ]) {
      const { status } = await app.anonymous('GET', '/api/v1/session', { headers: { cookie } })
      expect(status, cookie.slice(0, 60)).toBe(401)
    }
  })
})

describe('DELETE /session', () => {
  test('204 ends it at once and clears the cookie', async () => {
    const browser = consoleBrowser(app)
    browser.keep(await browser.call('POST', '/session', { body: credentials }))
    const left = await browser.call('DELETE', '/session')
    expect(left.status).toBe(204)
    expect(left.headers.get('set-cookie')).toMatch(/^rc=; Path=\/; Max-Age=0; HttpOnly/)
    expect(await browser.call('GET', '/session')).toMatchObject({ status: 401, body: { code: 'session_expired' } })
  })
})

test('SES-12 a console session ends after fifteen idle minutes', async () => {
  const browser = await signedIn(app, 'auditor')
  app.clock.aheadMs += 14 * 60_000
  expect((await browser.call('GET', '/session')).status).toBe(200)
  app.clock.aheadMs += 16 * 60_000
  expect((await browser.call('GET', '/session')).status).toBe(401)
})
