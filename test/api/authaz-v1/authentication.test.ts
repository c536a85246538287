import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '../../../src/api/authaz-v1/routes.ts'
import { caller, startTestApp, type TestApp } from '../../support/test-app.ts'
import { signedIn } from './console-browser.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const withKey = (key: string) => caller(`${app.url}api/v1`, { 'x-api-key': key })

describe('S000-6 calls authenticate with X-API-Key', () => {
  test('S000-6 200 with a key, 401 without one and with a wrong one', async () => {
    expect((await app.v1('GET', '/users')).status).toBe(200)
    expect(await app.anonymous('GET', '/api/v1/users')).toMatchObject({
      status: 401,
      body: { code: 'missing_credentials' },
    })
    expect((await app.anonymous('GET', '/api/v1/users')).headers.get('www-authenticate')).toMatch(/^ApiKey /)
    for (const wrong of [
      'x',
      `rc_ak_${'x'.repeat(43)}`,
      `${app.apiKey}x`,
      `${app.apiKey}, ${app.apiKey}`,
      "' OR true --",
    ]) {
      expect(await withKey(wrong)('GET', '/users')).toMatchObject({
        status: 401,
        body: { code: 'invalid_credentials' },
      })
    }
  })

  test('401 from the moment the key is revoked', async () => {
    const { body: made } = await app.v1('POST', '/keys', { body: { name: 'Short', permissions: ['read:users'] } })
    const short = withKey(made.key)
    expect((await short('GET', '/users')).status).toBe(200)
    expect((await app.v1('DELETE', `/keys/${made.id}`)).status).toBe(204)
    expect((await short('GET', '/users')).status).toBe(401)
  })
})

test('every failure is a problem with a code, a request id and no inner text', async () => {
  const failures = await Promise.all([
    app.anonymous('GET', '/api/v1/users'),
    app.v1('GET', '/nothing'),
    app.v1('GET', '/users/auth0%7Cnobody'),
    app.v1('GET', '/users?pageSize=0'),
    app.v1('POST', '/users', { raw: '{', headers: { 'content-type': 'application/json' } }),
  ])
  expect(failures.map(({ status, body }) => [status, body.code])).toEqual([
    [401, 'missing_credentials'],
    [404, 'route_not_found'],
    [404, 'user_not_found'],
    [400, 'invalid_input'],
    [400, 'invalid_input'],
  ])
  for (const { status, body, headers } of failures) {
    expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(body).toMatchObject({
      type: `urn:rollcall:problem:${body.code}`,
      title: expect.any(String),
      status,
      detail: expect.any(String),
      instance: expect.stringMatching(/^\/api\/v1\//),
      requestId: headers.get('x-request-id'),
    })
    expect(JSON.stringify(body)).not.toMatch(/stack|\.ts|SELECT|node_modules/)
  }
})

describe('AUZ-01 every row of the table', () => {
  const guarded = routes.filter((route) => route.access !== 'public')

  test('AUZ-01 401 for a stranger', async () => {
    for (const { method, path } of guarded) {
      const { status } = await app.anonymous(method, `/api/v1${path.replace(/:\w+/g, 'x')}`)
      expect(status, `${method} ${path}`).toBe(401)
    }
  })

  test('AUZ-01 403 naming the permission, for a key that holds every other one', async () => {
    const { body: all } = await app.v1('GET', '/keys')
    const permissions: string[] = all.data[0].permissions
    for (const { method, path, access } of guarded) {
      if (access === 'signed-in') continue
      const others = permissions.filter((permission) => !(access as readonly string[]).includes(permission))
      const { body: made } = await app.v1('POST', '/keys', { body: { name: 'All but one', permissions: others } })
      const refused = await withKey(made.key)(method, path.replace(/:\w+/g, 'x'))
      expect(refused, `${method} ${path}`).toMatchObject({ status: 403, body: { code: 'insufficient_scope' } })
      expect(refused.body.detail).toContain((access as readonly string[])[0])
    }
  })
})

describe('console roles', () => {
  test('403 where the role does not reach: read-only support looks and does nothing', async () => {
    const { body: alice } = await app.v1('POST', '/users', { body: { email: 'alice@example.com' } })
    const path = `/users/${encodeURIComponent(alice.id)}`
    const browser = await signedIn(app, 'support_readonly')
    expect((await browser.call('GET', path)).status).toBe(200)
    for (const [method, below, body] of [
      ['POST', `${path}/suspend`, {}],
      ['PATCH', path, { name: 'Mallory' }],
      ['DELETE', path, undefined],
      ['POST', '/users', { email: 'mallory@example.com' }],
      ['POST', '/keys', { name: 'Mine', permissions: 'all' }],
      ['POST', '/operators', { email: 'mallory@example.com', password: 'x'.repeat(20), role: 'owner' }],
    ] as const) {
      expect((await browser.call(method, below, { body })).status, `${method} ${below}`).toBe(403)
    }
  })

  test('403 support changes a name but not what somebody signs in with, security the other way round', async () => {
    const { body: bob } = await app.v1('POST', '/users', { body: { email: 'bob@example.com' } })
    const path = `/users/${encodeURIComponent(bob.id)}`
    const support = await signedIn(app, 'support')
    expect((await support.call('PATCH', path, { body: { name: 'Bob' } })).status).toBe(200)
    const refused = await support.call('PATCH', path, { body: { email: 'mallory@example.com' } })
    expect(refused).toMatchObject({ status: 403, body: { detail: expect.stringContaining('update:user_identifiers') } })
    const security = await signedIn(app, 'security')
    expect((await security.call('PATCH', path, { body: { email: 'bob2@example.com' } })).status).toBe(200)
    expect((await security.call('PATCH', path, { body: { name: 'Bobby' } })).status).toBe(403)
  })

  test('403 an admin deletes people but does not erase them', async () => {
    const { body: carol } = await app.v1('POST', '/users', { body: { email: 'carol@example.com' } })
    const path = `/users/${encodeURIComponent(carol.id)}`
    const admin = await signedIn(app, 'admin')
    const refused = await admin.call('DELETE', `${path}?hard=true`)
    expect(refused).toMatchObject({ status: 403, body: { detail: expect.stringContaining('hard_delete:users') } })
    expect((await admin.call('DELETE', path)).status).toBe(204)
  })

  test('a demoted operator is signed out, and what they may do follows the role at once', async () => {
    const browser = await signedIn(app, 'admin', 'dan@example.com')
    const { body: session } = await browser.call('GET', '/session')
    await app.v1('PATCH', `/operators/${session.operator.id}`, { body: { role: 'auditor' } })
    expect((await browser.call('GET', '/session')).status).toBe(401)
  })
})
