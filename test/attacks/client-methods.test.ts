// Ways round an application that takes some ways to sign in alone, or for a time, or asks for a second factor: another
// form, another application's sign-in, a session from before, a device, a program that takes people's words itself.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { answered, asked, authorize, client, type TestClient, type Words } from '../api/oauth/person-client.ts'
import { addAuthenticator, codeFor, waitForNextCode } from '../login/factors.ts'
import { addPerson, mailed, password, uniqueEmail, withoutIds } from '../login/people.ts'
import { type Browserless, newBrowserless, type Shown } from '../support/browserless.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

const device = 'urn:ietf:params:oauth:grant-type:device_code'

let app: TestApp
/** Takes whatever the settings allow. */
let open: TestClient
/** Takes what a test says. */
let strict: TestClient
let email: string
let alice: string

beforeAll(async () => {
  app = await startTestApp()
  open = await client(app, { name: 'Open' })
})
afterAll(() => app.close())
beforeEach(async () => {
  const grant_types = ['authorization_code', 'refresh_token', 'password', device]
  strict = await client(app, { name: 'Strict', grant_types })
  email = uniqueEmail()
  alice = await addPerson(app, email)
})

const rules = (body: object) => app.v1('PATCH', `/clients/${strict.client_id}`, { body })
const narrow = async (...signInMethods: string[]) => {
  expect(await rules({ signInMethods })).toMatchObject({ status: 200, body: { signInMethods } })
}
const begin = (browser: Browserless, to = strict, more: Words = {}) =>
  browser.open(`/authorize?${new URLSearchParams(asked(to, more))}`)
const named = async (browser: Browserless, to = strict) =>
  browser.submit(await begin(browser, to), '/u/login', { identifier: email })
const isBack = ({ address }: Shown) => address.startsWith('/cb?code=')
/** The page with its form sent elsewhere, as somebody does who knows the addresses of others. */
const forged = (page: Shown, to: string): Shown => ({
  ...page,
  html: page.html.replace(/<form method="post" action="[^"]*"/, `<form method="post" action="${to}"`),
})
const errorOf = ({ address }: Shown) => new URLSearchParams(address.split('?')[1]).get('error')
/** Signed in to the open application by a password. */
const signedIn = async () => {
  const browser = newBrowserless(app.url)
  expect(isBack(await browser.submit(await named(browser, open), '/u/login/password', { password }))).toBe(true)
  return browser
}
/** From the page that asks for a code. */
const byCode = async (browser: Browserless, page: Shown) => {
  const sent = await browser.submit(page, '/u/login/code/send')
  return browser.submit(sent, '/u/login/code', { code: (await mailed(app, email)).code })
}

test('a form that the page does not show is refused alike for a right, a wrong and an unknown password', async () => {
  await narrow('email-code')
  const browser = newBrowserless(app.url)
  const page = await named(browser)
  expect(page.html).not.toContain('type="password"')
  const sendPassword = async (identifier: string, typed: string) => {
    const each = newBrowserless(app.url)
    const shown = await each.submit(await begin(each), '/u/login', { identifier })
    const to = '/u/login/password'
    const answer = await each.submit(forged(shown, to), to, { password: typed })
    expect(each.cookies.has('rollcall-session')).toBe(false)
    return withoutIds(answer.html, identifier)
  }
  const right = await sendPassword(email, password)
  expect(await sendPassword(email, 'not the password 42')).toBe(right)
  expect(await sendPassword(uniqueEmail(), password)).toBe(right)
  expect(isBack(await byCode(browser, page))).toBe(true)
})

test('neither is a code mailed nor a passkey taken where the application takes passwords alone', async () => {
  await narrow('password')
  const browser = newBrowserless(app.url)
  const page = await named(browser)
  expect(page.html).not.toContain('/u/login/code/send')
  expect((await begin(newBrowserless(app.url))).html).not.toContain('data-passkey')
  const sending = '/u/login/code/send'
  const refused = await browser.submit(forged(page, sending), sending)
  expect(refused.heading).not.toBe('Check your email')
  expect((await mailed(app, email)).kind).not.toBe('sign-in-code')
  const byPasskey = '/u/login/passkey'
  const passkey = await browser.submit(forged(page, byPasskey), byPasskey, { credential: '{}' })
  expect(isBack(passkey)).toBe(false)
  expect(browser.cookies.has('rollcall-session')).toBe(false)
  expect(isBack(await browser.submit(page, '/u/login/password', { password }))).toBe(true)
})

test('a session by another way counts as none there, and goes on everywhere else', async () => {
  await narrow('email-code')
  const browser = await signedIn()
  expect(errorOf(await begin(browser, strict, { prompt: 'none' }))).toBe('login_required')
  const page = await begin(browser)
  expect(page.address).toMatch(/^\/u\/login\?/)
  expect(isBack(await begin(browser, open))).toBe(true)
  const due = await browser.submit(page, '/u/login', { identifier: email })
  expect(isBack(await byCode(browser, due))).toBe(true)
  // It has both proofs from now on.
  expect(isBack(await begin(browser))).toBe(true)
  expect(isBack(await begin(browser, open))).toBe(true)
})

test('what was proven in the sign-in of another application carries none of its own', async () => {
  await narrow('email-code')
  const browser = newBrowserless(app.url)
  const waiting = await named(browser)
  const state = new URLSearchParams(waiting.address.split('?')[1]).get('state') ?? ''
  expect(isBack(await browser.submit(await named(browser, open), '/u/login/password', { password }))).toBe(true)
  expect((await browser.open(`/u/login?state=${state}`)).address).toContain('/u/login/password')
  expect(isBack(await browser.open(`/authorize/resume?state=${state}`))).toBe(false)
})

test('a rule that comes while somebody signs in ends the sign-in with a way to begin again', async () => {
  await app.app.directory.stores.settings.change({ mfaPolicy: 'optional' })
  await addAuthenticator(app, alice)
  const browser = newBrowserless(app.url)
  const second = await browser.submit(await named(browser), '/u/login/password', { password })
  expect(second.address).toContain('/u/mfa')
  await narrow('passkey', 'email-code')
  const refused = await browser.open(second.address)
  expect(refused.heading).toBe('Sign in another way')
  expect(browser.cookies.has('rollcall-session')).toBe(false)
  const again = await browser.submit(refused, '/u/login/again')
  expect(again.html).not.toContain('type="password"')
  const { checks } = (
    await app.v1('GET', `/users/${encodeURIComponent(alice)}/sign-in-diagnosis?clientId=${strict.client_id}`)
  ).body
  const found = checks.find(({ id }: { id: string }) => id === 'method')
  expect(found).toMatchObject({ state: 'fail', facts: { client: 'Strict', takes: ['passkey', 'email-code'] } })
})

test('a device is no way round it', async () => {
  await narrow('email-code')
  const browser = await signedIn()
  const { client_id, client_secret } = strict
  const started = await app.anonymous('POST', '/oauth/device/code', { body: { client_id, client_secret } })
  expect(started.status, started.text).toBe(200)
  const typed = { user_code: started.body.user_code }
  const page = await browser.submit(await browser.open('/activate'), '/activate', typed)
  expect(page.address).toMatch(/^\/u\/login\?/)
})

test('a program that takes passwords itself is refused before any is compared', async () => {
  await narrow('email-code')
  const { client_id, client_secret } = strict
  const ask = (typed: string) =>
    app.anonymous('POST', '/oauth/token', {
      body: { grant_type: 'password', client_id, client_secret, username: email, password: typed, scope: 'openid' },
    })
  const right = await ask(password)
  expect(right).toMatchObject({ status: 403, body: { error: 'unauthorized_client' } })
  expect((await ask('not the password 42')).body).toEqual(right.body)
})

test('nobody makes an account with a password where the application takes none', async () => {
  await narrow('email-code')
  const browser = newBrowserless(app.url)
  const page = await begin(browser)
  expect(page.html).not.toContain('/u/signup')
  const state = new URLSearchParams(page.address.split('?')[1]).get('state') ?? ''
  const closed = await browser.open(`/u/signup?state=${state}`)
  const typed = { email: uniqueEmail(), password }
  await browser.send(forged(closed, '/u/signup'), '/u/signup', typed)
  const { client_id } = strict
  const connection = 'Username-Password-Authentication'
  const byProgram = (more: object) =>
    app.anonymous('POST', '/dbconnections/signup', { body: { client_id, connection, ...typed, ...more } })
  const refused = await byProgram({})
  expect(refused).toMatchObject({ status: 403, body: { code: 'unauthorized_client' } })
  expect((await byProgram({ email })).body).toEqual(refused.body)
  expect((await app.api('GET', `/users-by-email?email=${typed.email}`)).body).toEqual([])
})

test('whoever signs up is offered another code only where the application takes codes', async () => {
  const signedUp = async () => {
    const browser = newBrowserless(app.url)
    const state = new URLSearchParams((await begin(browser)).address.split('?')[1]).get('state') ?? ''
    const typed = { email: uniqueEmail(), password }
    return browser.submit(await browser.open(`/u/signup?state=${state}`), '/u/signup', typed)
  }
  await narrow('password', 'email-code')
  expect((await signedUp()).html).toContain('/u/signup/resend')
  await narrow('password')
  const shown = await signedUp()
  expect([shown.heading, shown.html.includes('/u/signup/resend')]).toEqual(['Check your email to continue', false])
})

test('a second factor that the application asks for is asked of a session that never showed one', async () => {
  expect(await rules({ requiresMfa: true })).toMatchObject({ status: 200, body: { requiresMfa: true } })
  const { secret } = await addAuthenticator(app, alice)
  waitForNextCode(app)
  await app.app.directory.stores.settings.change({ mfaPolicy: 'off' })
  const browser = await signedIn()
  expect(errorOf(await begin(browser, strict, { prompt: 'none' }))).toBe('interaction_required')
  const page = await begin(browser)
  expect(page.address).toContain('/u/mfa-otp-challenge')
  expect(isBack(await begin(browser, open))).toBe(true)
  expect(isBack(await browser.submit(page, '/u/mfa-otp-challenge', { code: codeFor(app, secret) }))).toBe(true)
  expect(isBack(await begin(browser, strict, { prompt: 'none' }))).toBe(true)
  await app.app.directory.stores.settings.change({ mfaPolicy: 'optional' })
})

test('whoever has no factor sets one up first, and a program that takes passwords is told so', async () => {
  await rules({ requiresMfa: true })
  const browser = await signedIn()
  expect((await begin(browser)).heading).toBe('Protect your account')
  const { client_id, client_secret } = strict
  const body = { grant_type: 'password', client_id, client_secret, username: email, password, scope: 'openid' }
  expect((await app.anonymous('POST', '/oauth/token', { body })).body).toMatchObject({ error: 'mfa_required' })
  const { nextStep, checks } = (
    await app.v1('GET', `/users/${encodeURIComponent(alice)}/sign-in-diagnosis?clientId=${client_id}`)
  ).body
  expect(nextStep).toMatchObject({ kind: 'enrol' })
  const of = (id: string) => checks.find((check: { id: string }) => check.id === id)
  expect(of('mfa-enrolment')).toMatchObject({ facts: { by: 'client', name: 'Strict' } })
  expect(of('app')).toMatchObject({ facts: { requiresMfa: true } })
})

test('a session older than it takes is not carried: silently, by a device or by the sign-in of another application', async () => {
  expect((await rules({ sessionMinutes: 60 })).status).toBe(200)
  const browser = await signedIn()
  expect(isBack(await begin(browser, strict, { prompt: 'none' }))).toBe(true)
  app.clock.aheadMs += 61 * 60_000
  expect(errorOf(await begin(browser, strict, { prompt: 'none' }))).toBe('login_required')
  const page = await begin(browser)
  expect(page.address).toMatch(/^\/u\/login\?/)
  const state = new URLSearchParams(page.address.split('?')[1]).get('state') ?? ''
  expect(isBack(await begin(browser, open))).toBe(true)
  expect(isBack(await browser.open(`/authorize/resume?state=${state}`))).toBe(false)
  const { client_id, client_secret } = strict
  const started = await app.anonymous('POST', '/oauth/device/code', { body: { client_id, client_secret } })
  const typed = { user_code: started.body.user_code }
  const byDevice = await browser.submit(await browser.open('/activate'), '/activate', typed)
  expect([byDevice.address, byDevice.html]).toEqual([
    expect.stringMatching(/^\/u\/login\?/),
    expect.stringContaining('name="identifier"'),
  ])
  const again = await browser.submit(await begin(browser), '/u/login', { identifier: email })
  expect(isBack(await browser.submit(again, '/u/login/password', { password }))).toBe(true)
  expect(isBack(await begin(browser, strict, { prompt: 'none' }))).toBe(true)
})

test('neither is one that grew too old on the way, whatever is shown then', async () => {
  expect((await rules({ sessionMinutes: 5, requiresMfa: true })).status).toBe(200)
  const { secret } = await addAuthenticator(app, alice)
  waitForNextCode(app)
  await app.app.directory.stores.settings.change({ mfaPolicy: 'off' })
  const browser = await signedIn()
  const page = await begin(browser)
  expect(page.address).toContain('/u/mfa-otp-challenge')
  app.clock.aheadMs += 6 * 60_000
  const shown = await browser.submit(page, '/u/mfa-otp-challenge', { code: codeFor(app, secret) })
  expect([isBack(shown), shown.html]).toEqual([false, expect.stringContaining('You were signed out in the meantime.')])
  expect((await browser.submit(shown, '/u/login/again')).address).toMatch(/^\/u\/login\?/)
  expect(errorOf(await begin(browser, strict, { prompt: 'none' }))).toBe('login_required')
  await app.app.directory.stores.settings.change({ mfaPolicy: 'optional' })
})

test('the rules are the client’s alone, are told, and leave an event that says what was before', async () => {
  for (const signInMethods of [[], ['sms'], ['password', 'password'], 'password']) {
    const refused = await rules({ signInMethods })
    expect(refused.status).toBe(400)
    expect(JSON.stringify(refused.body.errors)).toContain('signInMethods')
  }
  await narrow('passkey')
  expect(answered(await authorize(app, asked(open, { prompt: 'none' })))).toMatchObject({ error: 'login_required' })
  expect((await app.v1('GET', `/clients/${open.client_id}`)).body).toMatchObject({
    signInMethods: null,
    requiresMfa: false,
  })
  const { data } = (await app.v1('GET', `/audit/events?type=client.updated&subject=${strict.client_id}`)).body
  expect(data[0]).toMatchObject({ changes: { before: { signInMethods: null }, after: { signInMethods: ['passkey'] } } })
})
