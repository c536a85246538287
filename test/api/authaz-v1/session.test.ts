import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { type ConsoleBrowser, signedIn } from './console-browser.ts'

let app: TestApp
let owner: ConsoleBrowser
beforeAll(async () => {
  app = await startTestApp()
  owner = await signedIn(app, 'owner')
})
afterAll(() => app.close())

const cookieName = 'rollcall-console-session'

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
  test('200 with who is signed in, what they may do, and the application they look after', async () => {
    const { status, body, headers } = await owner.call('GET', '/session')
    expect(status).toBe(200)
    expect(body).toEqual({
      operator: {
        id: expect.stringMatching(/^auth0\|/),
        email: 'owner@example.com',
        name: 'owner@example.com',
        role: 'owner',
      },
      permissions: expect.arrayContaining(['read:users', 'assign:roles']),
      sight: 'full',
      raisedGrades: {},
      csrfToken: expect.stringMatching(/^.{43}$/),
      expiresAt: expect.stringMatching(/^\d{4}-.*Z$/),
      application: { id: expect.stringMatching(/^app_/), name: 'Default', poolMode: 'shared' },
      environment: null,
      eventsAfter: expect.toSatisfy((place) => place === null || /^\d+$/.test(place)),
    })
    expect(headers.get('cache-control')).toBe('no-store')
  })

  test('401 for nobody, 401 with a code of its own for a session that ended', async () => {
    expect(await app.anonymous('GET', '/api/v1/session')).toMatchObject({
      status: 401,
      body: { code: 'missing_credentials' },
    })
    const ended = { headers: { cookie: `${cookieName}=${'x'.repeat(43)}` } }
    expect(await app.anonymous('GET', '/api/v1/session', ended)).toMatchObject({
      status: 401,
      body: { code: 'session_expired' },
    })
  })

  test('401 for a key, which has no session', async () => {
    expect((await app.v1('GET', '/session')).status).toBe(401)
  })

  test("401 for the session of one of the people, who is nobody's operator", async () => {
    const theirs = { headers: { cookie: `rollcall-session=${owner.cookie?.split('=')[1]}` } }
    expect((await app.anonymous('GET', '/api/v1/session', theirs)).status).toBe(401)
  })

  test('SES-11 401 for a damaged cookie, and for two of the name', async () => {
    const planted = `${cookieName}=${'x'.repeat(43)}`
    for (const cookie of [
      `${cookieName}=`,
      `${cookieName}=%00`,
      `${cookieName}=${'a'.repeat(4_000)}`,
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
    const browser = await signedIn(app, 'support')
    const left = await browser.call('DELETE', '/session')
    expect(left.status).toBe(204)
    expect(left.headers.get('set-cookie')).toMatch(/^rollcall-console-session=; Path=\/; Max-Age=0; HttpOnly/)
    expect(await browser.call('GET', '/session')).toMatchObject({ status: 401, body: { code: 'session_expired' } })
  })
})

test('SES-12 a console session ends after fifteen idle minutes, and after eight hours of work', async () => {
  const browser = await signedIn(app, 'auditor')
  app.clock.aheadMs += 14 * 60_000
  expect((await browser.call('GET', '/session')).status).toBe(200)
  app.clock.aheadMs += 16 * 60_000
  expect((await browser.call('GET', '/session')).status).toBe(401)

  const busy = await signedIn(app, 'security')
  for (let minutes = 0; minutes < 480; minutes += 10) {
    expect((await busy.call('GET', '/session')).status, `${minutes} minutes`).toBe(200)
    app.clock.aheadMs += 10 * 60_000
  }
  expect((await busy.call('GET', '/session')).status).toBe(401)
})

test('SES-12 what a page asks for with nobody at it keeps nobody signed in', async () => {
  const left = await signedIn(app, 'admin')
  const headers = { 'x-unattended': '1' }
  for (let minutes = 0; minutes < 14; minutes += 7) {
    app.clock.aheadMs += 7 * 60_000
    expect((await left.call('GET', '/users', { headers })).status, `${minutes} minutes`).toBe(200)
  }
  app.clock.aheadMs += 2 * 60_000
  expect((await left.call('GET', '/users', { headers })).status).toBe(401)
})
