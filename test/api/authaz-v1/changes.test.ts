// Changes are paused by operators while something is moved, restored or looked into (docs/operations.md).
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { routes as vendorRoutes } from '../../../src/api/auth0-v2/routes.ts'
import { routes } from '../../../src/api/authaz-v1/routes.ts'
import { userRoutes as tenantRoutes } from '../../../src/api/tenant-admin/users.ts'
import { identified, password } from '../../login/people.ts'
import { startTestApp, type TestApp, type TwinApp } from '../../support/test-app.ts'
import { person } from '../oauth/person-client.ts'
import { bearer, machineToken } from '../tenant-admin/tenants.ts'
import { type ConsoleBrowser, signedIn } from './console-browser.ts'
import { at, boundKey, byCookie, fine, member, organization } from './organization-callers.ts'

let app: TestApp
let twin: TwinApp
let sam: ConsoleBrowser
beforeAll(async () => {
  app = await startTestApp({ rateLimit: null })
  twin = await app.startTwin()
  sam = await signedIn(app, 'admin', 'sam@example.com')
})
afterAll(() => app.close())
afterEach(async () => fine(await app.v1('POST', '/changes/resume'), 204))

const pause = async (body: object = {}) => fine(await sam.call('POST', '/changes/pause', { body }), 200)
const inMinutes = (minutes: number) => new Date(app.clock.now().getTime() + minutes * 60_000).toISOString()
const state = async () => (await app.v1('GET', '/changes')).body.pause
const newUser = { connection: 'Username-Password-Authentication', password }
let serial = 0
const someone = async () => {
  serial += 1
  return person(app, `person-${serial}`)
}

describe('while changes are paused', () => {
  test('an operator is told until when, by whom and why, and how to go on', async () => {
    const until = inMinutes(30)
    expect(await pause({ until, reason: 'Restoring a backup.' })).toMatchObject({
      until,
      by: { name: 'sam@example.com' },
    })
    const refused = await sam.call('POST', '/users', { body: { email: 'alice@example.com' } })
    expect(refused.status).toBe(503)
    expect(refused.body).toMatchObject({ status: 503, title: 'Service Unavailable', code: 'changes_paused' })
    const end = `${until.slice(0, 10)} ${until.slice(11, 16)} UTC`
    expect(refused.body.detail).toBe(
      `Changes are paused until ${end} by sam@example.com: Restoring a backup. Reading goes on. Try again after that.`,
    )
    const wait = Number(refused.headers.get('retry-after'))
    expect(wait).toBeGreaterThan(29 * 60)
    expect(wait).toBeLessThanOrEqual(30 * 60)
    expect((await sam.call('GET', '/users')).status).toBe(200)
  })

  test('each face refuses changes in its own shape, on every server at once, and names nobody to those outside', async () => {
    const acme = await organization(app, 'acme')
    const administrator = await member(app, acme, 'carol', true)
    const carol = await byCookie(app, administrator, acme)
    const tenantApi = bearer(app, await machineToken(app))
    const bound = await boundKey(app, acme)
    await pause({ reason: 'Moving house' })
    const detail = 'Changes are paused. Reading goes on. Try again when they are resumed.'
    const body = { ...newUser, email: 'dan@example.com' }
    for (const vendor of [await app.api('POST', '/users', { body }), await twin.api('POST', '/users', { body })]) {
      expect([vendor.status, vendor.headers.get('retry-after')]).toEqual([503, '60'])
      expect(vendor.body).toMatchObject({
        statusCode: 503,
        error: 'Service Unavailable',
        message: detail,
        errorCode: 'changes_paused',
      })
    }
    const invitation = { email: 'dan@example.com' }
    const invitations = at('organizations', acme.id, 'invitations')
    for (const answer of [
      await carol('POST', invitations, { body: invitation }),
      await bound('POST', invitations, { body: invitation }),
      await tenantApi('POST', `/${acme.id}/admin/users`, {
        body: { email: 'dan@example.com', name: 'Dan', role: 'member' },
      }),
    ]) {
      expect([answer.status, answer.headers.get('retry-after')], answer.text).toEqual([503, '60'])
      expect(answer.body).toMatchObject({ code: 'changes_paused', detail })
    }
    for (const caller of [carol, bound]) {
      expect((await caller('GET', '/changes')).body.pause).toMatchObject({ until: null, reason: null, by: null })
    }
    expect(await state()).toMatchObject({ reason: 'Moving house', by: { kind: 'operator', name: 'sam@example.com' } })
  })

  test('whoever may not call at all hears that first, and nothing of a pause', async () => {
    await pause()
    expect((await app.anonymous('POST', '/api/v1/users', { body: {} })).status).toBe(401)
    const support = await signedIn(app, 'support', 'kim@example.com').catch((fault: Error) => fault.message)
    expect(support).toContain('changes_paused')
    const { body } = await sam.call('GET', '/keys')
    expect(body.data).toBeInstanceOf(Array)
  })

  test('jobs are not started, but for those that contain; a preview is no job, and what runs is finished', async () => {
    const [one, other] = [await someone(), await someone()]
    const selection = { ids: [one.id] }
    const metadata = { action: 'set-metadata', selection, options: { appMetadata: { plan: 'gold' } } }
    const before = await app.v1('POST', '/jobs', { body: metadata })
    expect(before.status, before.text).toBe(202)
    await pause()
    await expect
      .poll(async () => (await app.v1('GET', `/jobs/${before.body.id}`)).body.status, { timeout: 20_000 })
      .toBe('completed')
    expect((await app.v1('POST', '/jobs', { body: metadata })).body.code).toBe('changes_paused')
    expect((await app.v1('POST', '/jobs?dryRun=true', { body: metadata })).status).toBe(200)
    const contain = { action: 'revoke-sessions', selection: { ids: [other.id] } }
    expect((await app.v1('POST', '/jobs', { body: contain })).status).toBe(202)
    const upload = { raw: '[]', headers: { 'content-type': 'application/json' } }
    expect((await app.v1('POST', '/imports', upload)).body.code).toBe('changes_paused')
    expect((await app.api('POST', '/jobs/users-exports', { body: {} })).body.errorCode).toBe('changes_paused')
  })

  test('an emergency waits for nothing: suspending, signing out, locking down, revoking and unlocking go on', async () => {
    const { id } = await someone()
    const key = fine(await app.v1('POST', '/keys', { body: { name: 'Leaked', permissions: ['read:users'] } }), 201)
    const acme = await organization(app, 'initech')
    const bob = await member(app, acme, 'bob')
    const erin = await byCookie(app, await member(app, acme, 'erin', true), acme)
    await pause()
    const user = at('users', id)
    const calls = [
      ['POST', `${user}/suspend`, { reason: 'Taken over' }],
      ['POST', `${user}/activate`, undefined],
      ['POST', `${user}/sessions/revoke`, undefined],
      ['POST', `${user}/lockdown`, { reason: 'Taken over' }],
      ['POST', `${user}/unlock`, undefined],
      ['DELETE', `/keys/${key.id}`, undefined],
    ] as const
    for (const [method, path, body] of calls) {
      const answer = await app.v1(method, path, body === undefined ? {} : { body })
      expect(answer.status, `${method} ${path} ${answer.text}`).toBeLessThan(300)
    }
    expect((await app.api('PATCH', user, { body: { blocked: true } })).status).toBe(200)
    expect((await app.api('PATCH', user, { body: { blocked: false, name: 'Mallory' } })).status).toBe(503)
    expect((await app.api('DELETE', `${user}/sessions`)).status).toBe(202)
    const theirs = at('organizations', acme.id, 'users', bob.id)
    expect((await erin('PATCH', theirs, { body: { isActive: false } })).status).toBe(200)
    expect((await erin('PATCH', theirs, { body: { isActive: true, isAdministrator: true } })).status).toBe(503)
  })

  test('people sign in, operators confirm who they are and sign out, and an operator is removed', async () => {
    const { email } = await someone()
    const leaving = fine(
      await app.v1('POST', '/operators', { body: { email: 'eve@example.com', password, role: 'support' } }),
      201,
    )
    const other = await signedIn(app, 'owner', 'olivia@example.com')
    await pause()
    const { browser, page } = await identified(app, email)
    const sent = await browser.send(page, '/u/login/password', { password: 'correct horse battery 7' })
    expect(sent.location).toBe('/account')
    expect((await other.call('POST', '/session/step-up/challenge')).body.code).not.toBe('changes_paused')
    expect((await other.call('DELETE', `/operators/${encodeURIComponent(leaving.id)}`)).status).toBe(204)
    expect((await other.call('DELETE', '/session')).status).toBe(204)
  })
})

describe('a pause', () => {
  test('ends by itself when it was planned to, and changes are taken again', async () => {
    await pause({ until: inMinutes(10) })
    expect((await app.v1('POST', '/users', { body: { email: 'frank@example.com' } })).status).toBe(503)
    app.clock.aheadMs += 10 * 60_000
    expect((await app.v1('POST', '/users', { body: { email: 'frank@example.com' } })).status).toBe(201)
    expect(await state()).toBeNull()
  })

  test('is taken again with another end, and ended by whoever may', async () => {
    const first = await pause({ reason: 'First' })
    const until = inMinutes(5)
    expect(await pause({ until, reason: null })).toMatchObject({ since: first.since, until, reason: null })
    expect((await sam.call('POST', '/changes/resume')).status).toBe(204)
    expect(await state()).toBeNull()
    expect((await sam.call('POST', '/changes/resume')).status).toBe(204)
  })

  test('is in the audit, on and off, once each', async () => {
    await pause({ reason: 'Looking into it' })
    await pause({ reason: 'Looking into it' })
    await sam.call('POST', '/changes/resume')
    await sam.call('POST', '/changes/resume')
    const { body } = await app.v1('GET', '/audit/events?type=changes.paused,changes.resumed&pageSize=2')
    expect(body.data).toMatchObject([
      { type: 'changes.resumed', actor: { kind: 'operator' }, changes: { before: { isPaused: true } } },
      { type: 'changes.paused', changes: { after: { isPaused: true, reason: 'Looking into it' } } },
    ])
  })

  test.each([
    ['until', '2020-01-01T00:00:00Z'],
    ['until', '2999-01-01T00:00:00Z'],
    ['until', 'tomorrow'],
    ['reason', ' '],
    ['reason', 'x'.repeat(201)],
    ['unheardOf', true],
  ])('400 what cannot be is refused by its name: %s %s', async (name, value) => {
    const { status, body } = await app.v1('POST', '/changes/pause', { body: { [name]: value } })
    expect([status, Object.keys(body.errors ?? {})]).toEqual([400, [name]])
    expect(await state()).toBeNull()
  })

  test('403 takes the permission to change settings; everybody who is signed in sees it', async () => {
    for (const role of ['security', 'support', 'support_readonly', 'auditor']) {
      const browser = await signedIn(app, role, `${role}-of-pauses@example.com`)
      expect((await browser.call('POST', '/changes/pause', { body: {} })).status, role).toBe(403)
      expect((await browser.call('POST', '/changes/resume')).status, role).toBe(403)
      expect((await browser.call('GET', '/changes')).body, role).toEqual({ pause: null })
    }
  })
})

describe('what goes on while changes are paused', () => {
  const named = (face: readonly { method: string; path: string; whilePaused?: unknown }[]) =>
    Object.groupBy(
      face
        .filter(({ method }) => method !== 'GET')
        .map((route) => ({ ...route, name: `${route.method} ${route.path}` })),
      ({ whilePaused }) =>
        typeof whilePaused === 'function' ? 'some' : typeof whilePaused === 'string' ? whilePaused : 'waits',
    )
  const names = (of: readonly { name: string }[] = []) => of.map(({ name }) => name)

  test('is these calls of /api/v1, and every other change waits', () => {
    const { reads, contains, own, some } = named(routes)
    expect({
      reads: names(reads),
      contains: names(contains),
      own: names(own),
      some: names(some),
    }).toMatchInlineSnapshot(`
      {
        "contains": [
          "DELETE /users/:id/identity-link",
          "DELETE /users/:id/email-change",
          "POST /users/:id/suspend",
          "POST /users/:id/activate",
          "POST /users/:id/offboarding",
          "DELETE /users/:id/offboarding",
          "POST /users/:id/lockdown",
          "POST /users/:id/unlock",
          "POST /users/:id/unlock-network",
          "POST /users/:id/browsers/forget",
          "POST /users/:id/sessions/revoke",
          "DELETE /users/:id/sessions/:sessionId",
          "POST /users/:id/refresh-tokens/revoke",
          "DELETE /users/:id/refresh-tokens/:tokenId",
          "DELETE /users/:id/grants/:grantId",
          "DELETE /keys/:id",
          "POST /keys/rotate-signing",
          "DELETE /keys/signing/:id",
          "DELETE /clients/:id/secrets/:secretId",
          "POST /clients/:id/rotate-secret",
          "POST /organizations/:id/suspend",
          "POST /organizations/:id/activate",
          "POST /organizations/:id/users/:userId/unlock",
          "DELETE /organizations/:id/sessions/:sessionId",
          "POST /recovery-requests/deny",
          "POST /recovery-requests/:id/deny",
          "DELETE /operators/:id",
          "POST /approvals/:id/cancel",
          "POST /jobs/:id/cancel",
          "POST /imports/files/:id/pause",
          "POST /imports/files/:id/stop",
        ],
        "own": [
          "POST /setup",
          "DELETE /session",
          "POST /session/step-up/challenge",
          "POST /session/step-up",
          "POST /session/authenticator",
          "POST /session/authenticator/confirm",
          "POST /session/passkey",
          "POST /session/passkey/confirm",
          "POST /changes/pause",
          "POST /changes/resume",
          "PATCH /me/preferences",
          "POST /users/:id/presence",
          "DELETE /users/:id/presence",
          "POST /recovery-requests/:id/presence",
          "DELETE /recovery-requests/:id/presence",
        ],
        "reads": [
          "POST /users/match",
          "POST /users/counts",
          "POST /users/:id/data-export",
          "POST /audit/integrity/verify",
          "POST /audit/checkpoints/compare",
          "POST /users/:id/reveals",
          "POST /network-rules/preview",
          "POST /settings/preview",
          "POST /settings/login-preview",
          "POST /organizations/:id/branding/preview",
          "POST /email-templates/:name/preview",
        ],
        "some": [
          "PATCH /organizations/:id/users/:userId",
          "POST /approvals",
          "POST /approvals/:id/decide",
          "POST /jobs",
        ],
      }
    `)
  })

  test('is these calls of /api/v2, and none of a tenant’s', () => {
    const { reads, contains, own, some } = named(vendorRoutes)
    expect([reads, own]).toEqual([undefined, undefined])
    expect({ contains: names(contains), some: names(some) }).toMatchInlineSnapshot(`
      {
        "contains": [
          "DELETE /user-blocks",
          "DELETE /user-blocks/:id",
          "DELETE /anomaly/blocks/ips/:id",
          "POST /users/:id/multifactor/actions/invalidate-remember-browser",
          "DELETE /users/:id/sessions",
          "POST /users/:id/revoke-access",
          "DELETE /sessions/:id",
          "POST /sessions/:id/revoke",
          "DELETE /users/:id/refresh-tokens",
          "POST /refresh-tokens/revoke",
          "DELETE /refresh-tokens/:id",
          "DELETE /grants",
          "DELETE /grants/:id",
          "POST /clients/:id/rotate-secret",
          "POST /keys/signing/rotate",
          "PUT /keys/signing/:kid/revoke",
          "POST /recovery-requests/:id/deny",
          "DELETE /device-credentials/:id",
        ],
        "some": [
          "PATCH /users/:id",
        ],
      }
    `)
    expect(Object.keys(named(tenantRoutes))).toEqual(['waits'])
  })
})
