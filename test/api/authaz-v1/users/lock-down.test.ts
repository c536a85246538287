// Locking an account down: what opened it before opens it no more, at once and in one piece.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rememberBrowser } from '../../../../src/authentication-methods/remembered-browser.ts'
import { systemActor } from '../../../../src/kernel/actor.ts'
import { suspendUser } from '../../../../src/users/suspend-user.ts'
import { findMessages } from '../../../support/find-messages.ts'
import { signedIn as signedInPerson } from '../../../support/signed-in.ts'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'
import { auditAbout, client, type Person, person, type TestClient, tokensFor } from '../../oauth/person-client.ts'
import { type ConsoleBrowser, signedIn, signedInAs } from '../console-browser.ts'

let app: TestApp
let web: TestClient
let security: ConsoleBrowser
let alice: Person
let path: string
let serial = 0
beforeAll(async () => {
  app = await startTestApp()
  web = await client(app, { grant_types: ['password', 'authorization_code', 'refresh_token'] })
  await app.api('PATCH', '/tenants/settings', { body: { default_directory: 'Username-Password-Authentication' } })
  await signedIn(app, 'owner', 'olivia@example.com')
  security = await signedIn(app, 'security', 'sam@example.com')
})
afterAll(() => app.close())
beforeEach(async () => {
  serial += 1
  alice = await person(app, `alice${serial}`)
  path = `/users/${encodeURIComponent(alice.id)}`
})

const reason = 'Suspected compromise'
const lockDown = (browser = security) => browser.call('POST', `${path}/lockdown`, { body: { reason } })

/** A session, a refresh token without one, a key and a remembered browser. */
async function holdMuch(): Promise<void> {
  const { directory } = app.app
  await signedInPerson(directory, alice.id)
  await tokensFor(app, web, alice, { scope: 'openid offline_access' })
  await app.v1('POST', '/keys', { body: { name: 'Of alice', permissions: ['read:users'], userId: alice.id } })
  const account = await directory.stores.accounts.find(alice.id)
  const browser = { userId: alice.id, securityVersion: account?.securityVersion ?? 0, days: 30 }
  await directory.change((deps) => rememberBrowser(deps, systemActor, browser))
}

describe('POST /users/{id}/lockdown', () => {
  test('a dry run counts what would end, and ends nothing', async () => {
    await holdMuch()
    const dry = await security.call('POST', `${path}/lockdown?dryRun=true`, { body: {} })
    expect(dry.status, dry.text).toBe(200)
    expect(dry.body).toMatchObject({ dryRun: true, ended: { apiKeys: 1, passwords: 1, rememberedBrowsers: 1 } })
    expect(dry.body.ended.sessions).toBeGreaterThan(0)
    expect(dry.body.ended.refreshTokens).toBe(1)
    expect((await app.v1('GET', path)).body.status).toBe('active')
  })

  test('what somebody holds is counted for whoever may suspend them or sign them out, and for nobody else', async () => {
    await holdMuch()
    const ended = (await security.call('POST', `${path}/lockdown?dryRun=true`, { body: {} })).body.ended
    const support = await signedIn(app, 'support', 'desk@example.com')
    const told = await support.call('GET', `${path}/holdings`)
    expect(told).toMatchObject({ status: 200, body: { counts: ended, countedAtMost: 10_000 } })
    expect(ended.sessions + ended.refreshTokens).toBeGreaterThan(0)
    const auditor = await signedIn(app, 'auditor', 'books@example.com')
    expect((await auditor.call('GET', `${path}/holdings`)).status).toBe(403)
    expect((await support.call('GET', '/users/auth0%7Cnobody/holdings')).status).toBe(404)
  })

  test('ends all of it, by one event that counts it', async () => {
    await holdMuch()
    const before = (await security.call('POST', `${path}/lockdown?dryRun=true`, { body: {} })).body.ended
    const locked = await lockDown()
    expect(locked.status, locked.text).toBe(200)
    expect(locked.body).toEqual({ dryRun: false, ended: before })
    expect((await app.v1('GET', path)).body.status).toBe('suspended')
    const { holdings, accounts } = app.app.directory.stores
    expect(await holdings.countOf(alice.id, app.clock.now())).toMatchObject({
      sessions: 0,
      refreshTokens: 0,
      apiKeys: 0,
      passwords: 0,
      rememberedBrowsers: 0,
    })
    expect((await accounts.find(alice.id))?.password).toBeNull()
    const told = await auditAbout(app, alice.id)
    expect(told.filter((type) => type === 'user.locked_down')).toHaveLength(1)
    expect(told).not.toContain('user.suspended')
  })

  test('tells the others who keep watch, without naming the person', async () => {
    await lockDown()
    const toOperators = { app: { directory: app.app.console } }
    const told = await findMessages(toOperators, 'olivia@example.com')
    expect(told.some(({ kind }) => kind === 'account-locked-down')).toBe(true)
    expect(JSON.stringify(told)).not.toContain(alice.email)
    const own = await findMessages(toOperators, 'sam@example.com')
    expect(own.some(({ kind }) => kind === 'account-locked-down')).toBe(false)
  })

  test('takes over from a suspension that stood, and needs a reason', async () => {
    await app.app.directory.change((deps) => suspendUser(deps, systemActor, alice.id, { reason: 'Holiday' }))
    expect((await security.call('POST', `${path}/lockdown`, { body: {} })).body.code).toBe('invalid_input')
    expect((await lockDown()).status).toBe(200)
    expect((await app.v1('GET', path)).body.suspensionReason).toBe(reason)
  })

  test('activating lets the person back in by a new password alone', async () => {
    await lockDown()
    expect((await app.v1('POST', `${path}/activate`, { body: {} })).status).toBe(200)
    const mailed = await app.v1('POST', `${path}/messages`, { body: { kind: 'reset-password' } })
    expect(mailed.status, mailed.text).toBe(204)
    expect((await findMessages(app, alice.email)).map(({ kind }) => kind)).toContain('reset-password')
    expect((await app.app.directory.stores.accounts.find(alice.id))?.password).toBeNull()
  })

  test.each(['admin', 'support', 'support_readonly', 'auditor'])('403 as %s', async (role) => {
    const refused = await lockDown(await signedIn(app, role, `${role}-${serial}@example.com`))
    expect(refused).toMatchObject({ status: 403, body: { code: 'insufficient_scope' } })
  })

  test('who signed in a while ago confirms first, but counts without', async () => {
    const operators = (await app.v1('GET', '/operators')).body.data
    const sam = operators.find(({ email }: { email: string }) => email === 'sam@example.com')
    const stale = await signedInAs(app, sam.id, 'stale')
    expect((await lockDown(stale)).body.code).toBe('step_up_required')
    expect((await stale.call('POST', `${path}/lockdown?dryRun=true`, { body: {} })).status).toBe(200)
  })

  test('404 for nobody', async () => {
    const nobody = await security.call('POST', '/users/auth0%7Cnobody/lockdown', { body: { reason } })
    expect(nobody).toMatchObject({ status: 404, body: { code: 'user_not_found' } })
  })
})
