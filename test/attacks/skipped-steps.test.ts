// Nothing a browser asks for makes a sign-in skip what is missing, and what a sign-in stands on may go away at any moment.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { continueSession } from '../../src/sign-ins/continue-session.ts'
import { finishSignIn } from '../../src/sign-ins/finish-sign-in.ts'
import { beginSignIn, moveOn, readSignIn, StaleSignIn } from '../../src/sign-ins/keep-sign-in.ts'
import { stepOf } from '../../src/sign-ins/load-facts.ts'
import { mailSecondCode, proveSecondCode } from '../../src/sign-ins/prove-mailbox.ts'
import { newSignIn, type SignIn } from '../../src/sign-ins/sign-in.ts'
import { answered, asked, authorize, client, type Person, person } from '../api/oauth/person-client.ts'
import { addAuthenticator, codeFor, waitForNextCode } from '../login/factors.ts'
import { addApp, addPerson, begin, identified, mailed, password, uniqueEmail } from '../login/people.ts'
import { newBrowserless } from '../support/browserless.ts'
import { signedIn } from '../support/signed-in.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

let app: TestApp
let alice: Person
beforeAll(async () => {
  app = await startTestApp({ rateLimit: null })
  alice = await person(app, 'alice')
})
afterEach(() => app.app.directory.stores.settings.change({ mfaPolicy: 'optional' }))
afterAll(() => app.close())

const caller = { ip: '192.0.2.9', userAgent: 'Firefox', requestId: null }

/** Signed in, with the question of an app of others on the screen. */
async function askedForConsent() {
  const { browser } = await inBrowser(alice)
  const others = await client(app, { is_first_party: false })
  const query = new URLSearchParams(asked(others, { scope: 'openid phone' }))
  const consent = await browser.open(`/authorize?${query}`)
  expect(consent.address).toMatch(/^\/u\/consent/)
  return { browser, consent, others }
}

async function inBrowser({ id }: Pick<Person, 'id'>) {
  const { secret, session } = await signedIn(app.app.directory, id)
  const browser = newBrowserless(app.url)
  browser.cookies.set('rollcall-session', secret)
  return { browser, session }
}

const sessionsOf = async (userId: string) =>
  (await app.api('GET', `/users/${encodeURIComponent(userId)}/sessions`)).body.sessions.length

describe('SES-06 a sign-in that continues a session', () => {
  test.each([
    ['was revoked', (sessionId: string) => app.api('DELETE', `/sessions/${sessionId}`)],
    ['ended with all others', () => app.api('DELETE', `/users/${encodeURIComponent(alice.id)}/sessions`)],
  ])('goes no further once the session %s', async (_how, end) => {
    await app.api('DELETE', `/users/${encodeURIComponent(alice.id)}/sessions`)
    const { browser, session } = await inBrowser(alice)
    const others = await client(app, { is_first_party: false })
    const consent = await browser.open(`/authorize?${new URLSearchParams(asked(others, { scope: 'openid phone' }))}`)
    await end(session.id)
    expect(await sessionsOf(alice.id)).toBe(0)
    const pressed = await browser.submit(consent, '/u/consent', { answer: 'allow' })
    expect(pressed.address).not.toContain('code=')
    expect(pressed.text).toContain('You were signed out in the meantime.')
    expect(await sessionsOf(alice.id)).toBe(0)
  })

  test('goes no further once somebody signed out in another tab', async () => {
    const { browser, consent } = await askedForConsent()
    const leaving = newBrowserless(app.url)
    for (const [name, value] of browser.cookies) leaving.cookies.set(name, value)
    await leaving.request('GET', '/v2/logout')
    const pressed = await browser.submit(consent, '/u/consent', { answer: 'allow' })
    expect(pressed.address).not.toContain('code=')
    expect(await sessionsOf(alice.id)).toBe(0)
  })
})

test('MFA-08 a session that is only continued is no fresher afterwards, with its cookie or without', async () => {
  const { browser, session } = await inBrowser(alice)
  const own = await client(app)
  app.clock.aheadMs += 20 * 60_000
  const asks = new URLSearchParams(asked(own, { prompt: 'consent' }))
  const withCookie = await browser.submit(await browser.open(`/authorize?${asks}`), '/u/consent', { answer: 'allow' })
  expect(withCookie.address).toContain('code=')
  const since = async () => {
    const { sessions } = (await app.api('GET', `/users/${encodeURIComponent(alice.id)}/sessions`)).body
    return sessions.map((each: { authenticated_at: string }) => Date.parse(each.authenticated_at))
  }
  expect(await since()).toEqual([session.authenticatedAt.getTime()])
  const consent = await browser.open(`/authorize?${asks}`)
  browser.cookies.delete('rollcall-session')
  const without = await browser.submit(consent, '/u/consent', { answer: 'allow' })
  expect(without.address).toMatch(/^\/u\/login/)
  expect(browser.cookies.has('rollcall-session')).toBe(false)
  expect(await since()).toEqual([session.authenticatedAt.getTime()])
  await app.api('DELETE', `/users/${encodeURIComponent(alice.id)}/sessions`)
})

test('SES-06 a sign-in that was done opens no second session after the first one ended', async () => {
  const clientId = await addApp(app)
  const email = uniqueEmail()
  const userId = await addPerson(app, email)
  const { browser, page, signIn } = await identified(app, email, { clientId })
  const done = await browser.send(page, '/u/login/password', { password })
  expect(done.location).toBe(`/authorize/resume?state=${signIn.id}`)
  expect(await sessionsOf(userId)).toBe(1)
  // The app was never reached; the person signs out and leaves the browser to the next one.
  await browser.request('GET', '/v2/logout')
  expect(await sessionsOf(userId)).toBe(0)
  for (const path of ['/u/login', '/u/login/password', '/u/mfa', '/u/consent', '/authorize/resume']) {
    const shown = await browser.open(`${path}?state=${signIn.id}`)
    expect([path, shown.address.includes('code=')]).toEqual([path, false])
    expect([path, await sessionsOf(userId)]).toEqual([path, 0])
  }
})

describe('MFA-01 a code by mail', () => {
  test('is no second factor for somebody who set up a better one, in whatever order it was mailed', async () => {
    const email = uniqueEmail()
    const userId = await addPerson(app, email)
    const { directory } = app.app
    await directory.stores.settings.change({ mfaPolicy: 'required' })
    const method = { body: { type: 'email', email } }
    await app.api('POST', `/users/${encodeURIComponent(userId)}/authentication-methods`, method)
    const { signIn, browser, page } = await identified(app, email)
    const challenge = await browser.submit(page, '/u/login/password', { password })
    expect(challenge.address).toMatch(/^\/u\/mfa-email-challenge/)
    const typing = await browser.submit(challenge, '/u/mfa-email-challenge/send')
    const { code } = await mailed(app, email)
    await addAuthenticator(app, userId)
    const late = await browser.send(typing, '/u/mfa-email-challenge', { code })
    expect(late.location).not.toBe('/account')
    expect(browser.cookies.has('rollcall-session')).toBe(false)
    const secret = browser.cookies.get('rollcall-sign-in') as string
    const now = (await readSignIn(directory, signIn.id, secret)) as SignIn
    expect(now.proofs.map(({ factor }) => factor)).toEqual(['password'])
    await expect(mailSecondCode(directory, now, caller)).rejects.toThrow(StaleSignIn)
    await expect(proveSecondCode(directory, now, code, caller)).rejects.toThrow(StaleSignIn)
  })

  test('is no second factor for somebody who came by a code by mail', async () => {
    const email = uniqueEmail()
    const userId = await addPerson(app, email)
    await addAuthenticator(app, userId)
    const { browser, page } = await identified(app, email)
    const typed = await browser.submit(page, '/u/login/code/send')
    const { code } = await mailed(app, email)
    const second = await browser.submit(typed, '/u/login/code', { code })
    expect(second.address).toMatch(/^\/u\/mfa-otp-challenge/)
    expect(second.html).not.toContain('/u/mfa-email-challenge')
  })
})

describe('AUT-13 a second factor that is still asked for', () => {
  test.each([
    ['is suspended', (id: string) => app.api('PATCH', `/users/${id}`, { body: { blocked: true } })],
    [
      'has another password',
      (id: string) => app.api('PATCH', `/users/${id}`, { body: { password: 'another violet lantern 9' } }),
    ],
    ['has another address', (id: string) => app.api('PATCH', `/users/${id}`, { body: { email: uniqueEmail() } })],
    ['is gone', (id: string) => app.api('DELETE', `/users/${id}`)],
  ])('opens nothing to somebody who %s meanwhile', async (_what, change) => {
    const email = uniqueEmail()
    const userId = await addPerson(app, email)
    const { secret } = await addAuthenticator(app, userId)
    waitForNextCode(app)
    const { browser, page } = await identified(app, email)
    const challenge = await browser.submit(page, '/u/login/password', { password })
    expect(challenge.address).toMatch(/^\/u\/mfa-otp-challenge/)
    await change(encodeURIComponent(userId))
    const sent = await browser.send(challenge, '/u/mfa-otp-challenge', { code: codeFor(app, secret) })
    expect(sent.location).not.toBe('/account')
    expect(browser.cookies.has('rollcall-session')).toBe(false)
  })
})

describe('an organization that goes away on the way', () => {
  test.each(['allow', 'require'])('ends the sign-in where the client says %s', async (usage) => {
    const { directory } = app.app
    const email = uniqueEmail()
    const userId = await addPerson(app, email)
    const name = `acme-${usage}`
    const organization = (await app.api('POST', '/organizations', { body: { name } })).body.id
    await app.api('POST', `/organizations/${organization}/members`, { body: { members: [userId] } })
    const clientId = await addApp(app, {
      organization_usage: usage,
      organization_require_behavior: 'post_login_prompt',
    })
    const request = { organizationId: organization }
    const { signIn } = await begin(app, { clientId, request })
    const account = await directory.stores.accounts.find(userId)
    const proofs = [{ factor: 'password', id: 'x', at: directory.clock.now().toISOString() }] as const
    const person = { userId, securityVersion: account?.securityVersion ?? 0, proofs }
    const chosen = { ...signIn, ...person, organizationId: organization, choices: { chosenOrganization: true } }
    expect((await stepOf(directory, chosen)).step.kind).toBe('done')
    await app.api('DELETE', `/organizations/${organization}`)
    expect((await stepOf(directory, chosen)).step).toMatchObject({ kind: 'refused' })
  })
})

test('a proof of one person never joins the sign-in of another, nor one of an earlier state of theirs', async () => {
  const { directory } = app.app
  const bob = await person(app, 'bob')
  const { session } = await signedIn(directory, bob.id)
  const started = newSignIn({ goal: { kind: 'account', path: '/account' }, origin: caller }, directory.clock.now())
  const { browserSecret } = await beginSignIn(directory, continueSession(started, session, directory.clock.now()), null)
  const continued = (await readSignIn(directory, started.id, browserSecret)) as SignIn
  await app.api('PATCH', `/users/${encodeURIComponent(bob.id)}`, { body: { password: 'another violet lantern 9' } })
  expect((await stepOf(directory, continued)).step).toEqual({ kind: 'refused', reason: 'account-changed' })
  const input = { previousSessionSecret: null, knownBrowserSecret: null, trustsBrowser: false }
  await expect(finishSignIn(directory, continued, input, caller)).rejects.toThrow(StaleSignIn)
})

test('of two steps taken at once in one sign-in one counts', async () => {
  const { directory } = app.app
  const started = newSignIn({ goal: { kind: 'account', path: '/account' }, origin: caller }, directory.clock.now())
  await beginSignIn(directory, started, null)
  const moves = Array.from({ length: 20 }, (_, at) =>
    moveOn(directory.stores, started, { identifier: `person${at}@example.com` }, directory.clock.now()),
  )
  const settled = await Promise.allSettled(moves)
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

describe('AUT-17 a client whose people come from elsewhere', () => {
  async function withoutDatabase() {
    const only = await client(app)
    const other = (
      await app.api('POST', '/connections', { body: { name: `other-${only.client_id}`, strategy: 'auth0' } })
    ).body.id
    await app.api('PATCH', `/connections/${other}`, { body: { enabled_clients: [only.client_id] } })
    const [standard] = (await app.api('GET', '/connections?name=Username-Password-Authentication')).body
    const rest = await client(app)
    await app.api('PATCH', `/connections/${standard.id}`, { body: { enabled_clients: [rest.client_id] } })
    const restore = () => app.api('PATCH', `/connections/${standard.id}`, { body: { enabled_clients: [] } })
    return { only, rest, restore }
  }

  test('takes no session of somebody whom it does not serve', async () => {
    const { only, rest, restore } = await withoutDatabase()
    const { secret } = await signedIn(app.app.directory, alice.id)
    const cookie = `rollcall-session=${secret}`
    expect(answered(await authorize(app, asked(rest), cookie)).code).toBeDefined()
    const silent = answered(await authorize(app, asked(only, { prompt: 'none' }), cookie))
    expect(silent).toMatchObject({ error: 'login_required' })
    const loud = await authorize(app, asked(only), cookie)
    expect(loud.headers.get('location')).toMatch(/^\/u\/login\?state=/)
    await restore()
  })

  test('takes no passkey of somebody whom it does not serve, and says so to them alone', async () => {
    const { only, restore } = await withoutDatabase()
    const { directory } = app.app
    const { signIn } = await begin(app, { clientId: only.client_id })
    const account = await directory.stores.accounts.find(alice.id)
    const proofs = [{ factor: 'passkey', id: 'x', at: directory.clock.now().toISOString() }] as const
    const proven = { ...signIn, userId: alice.id, securityVersion: account?.securityVersion ?? 0, proofs }
    expect((await stepOf(directory, proven)).step).toEqual({ kind: 'refused', reason: 'not-served' })
    await restore()
    expect((await stepOf(directory, proven)).step).toEqual({ kind: 'done' })
  })
})
