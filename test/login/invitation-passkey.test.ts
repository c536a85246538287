// A newcomer who was invited makes a passkey in place of a password (console.md 4.11).
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createInvitation } from '../../src/invitations/create-invitation.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { type Browserless, newBrowserless, type Shown } from '../support/browserless.ts'
import { findMessages } from '../support/find-messages.ts'
import { type Lies, type SoftwareAuthenticator, softwareAuthenticator } from '../support/software-authenticator.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { addAuthenticator, codesIn, optionsIn } from './factors.ts'
import { addApp, addPerson, begin, callback, identified, mailed, password, uniqueEmail } from './people.ts'

const checkEmail = 'Check your email to continue'

let app: TestApp
let organizationId: string
beforeAll(async () => {
  app = await startTestApp()
  organizationId = (await app.api('POST', '/organizations', { body: { name: 'acme', display_name: 'Acme' } })).body.id
})
afterAll(() => app.close())
const everything = { isSignUpOpen: false, allowsPasskeys: true, disabledFactors: [], mfaPolicy: 'optional' } as const
beforeEach(() => app.app.directory.stores.settings.change(everything))

const device = () => softwareAuthenticator(new URL(app.url).origin)
const answer = (of: SoftwareAuthenticator, page: Shown, lies: Lies = {}) =>
  JSON.stringify(of.create(optionsIn(page.html), lies))

async function invite(inviteeEmail: string): Promise<void> {
  const input = { organizationId, inviterName: 'Grace Hopper', inviteeEmail }
  await app.app.directory.change((deps) => createInvitation(deps, systemActor, input))
}

/** The page that asks an invited newcomer for their name and a way in. */
async function invited(email = uniqueEmail()) {
  await invite(email)
  const browser = newBrowserless(app.url)
  const page = await browser.open((await mailed(app, email)).link)
  return { email, browser, form: await browser.submit(page, '/u/invitation', { do: 'sign-up' }) }
}

const wantPasskey = (browser: Browserless, form: Shown, email: string) =>
  browser.submit(form, '/u/signup', { email, password: '', with: 'passkey' })

/** As far as the page where the passkey is made: the mailbox is proven. */
async function atPasskey() {
  const { email, browser, form } = await invited()
  const confirm = await wantPasskey(browser, form, email)
  expect(confirm.heading).toBe(checkEmail)
  const page = await browser.submit(confirm, '/u/signup/confirm', { code: (await mailed(app, email)).code })
  expect([page.address.split('?')[0], page.heading]).toEqual(['/u/signup/passkey', 'Make your passkey'])
  return { email, browser, page }
}

const accountOf = async (email: string) =>
  (await app.api('GET', `/users-by-email?email=${encodeURIComponent(email)}`)).body[0]
const factorsOf = async (email: string) => {
  const { user_id: id } = await accountOf(email)
  return (await app.api('GET', `/users/${encodeURIComponent(id)}/authentication-methods`)).body
}

test('L5 a new person proves the mailbox, makes a passkey, joins, and signs in with it from then on', async () => {
  await app.app.directory.stores.settings.change({ mfaPolicy: 'required' })
  const { email, browser, page } = await atPasskey()
  expect(optionsIn(page.html).authenticatorSelection).toMatchObject({ userVerification: 'required' })
  expect(page.text).toContain('Passkeys need JavaScript')
  const phone = device()
  const codes = await browser.submit(page, '/u/signup/passkey', { credential: answer(phone, page) })
  expect(codesIn(codes.html)).toHaveLength(10)
  const join = await browser.submit(codes, '/u/mfa/codes/saved', { saved: 'yes' })
  expect(join.heading, 'a passkey is both factors').toBe('Join Acme')
  expect((await browser.submit(join, '/u/invitation', { do: 'accept' })).heading).toBe('You are a member now')
  const { data } = (await app.v1('GET', `/organizations/${organizationId}/users`)).body
  expect(data.map((one: { email: string }) => one.email)).toContain(email)
  expect((await app.v1('GET', `/users/${encodeURIComponent((await accountOf(email)).user_id)}`)).body).toMatchObject({
    emailVerified: true,
  })
  const next = await begin(app)
  const credential = JSON.stringify(phone.get(optionsIn(next.page.html)))
  expect((await next.browser.submit(next.page, '/u/login/passkey', { credential })).address).toBe('/account')
})

test('REC-02 an answer counts once and for the page that was shown last, and a wrong one spends its challenge', async () => {
  const { email, browser, page } = await atPasskey()
  const right = answer(device(), page)
  const shown = await browser.open(page.address)
  expect((await browser.submit(page, '/u/signup/passkey', { credential: right })).html).toContain('role="alert"')
  const wrong = answer(device(), shown, { isUserVerified: false })
  const good = answer(device(), shown)
  const refused = await browser.send(shown, '/u/signup/passkey', { credential: wrong })
  expect(refused.location).toContain('/u/signup/passkey')
  expect((await browser.send(shown, '/u/signup/passkey', { credential: good })).html).not.toContain('recovery')
  expect(await factorsOf(email)).toEqual([])
  const last = await browser.open(page.address)
  const credential = answer(device(), last)
  const answers = await Promise.all([1, 2, 3].map(() => browser.send(last, '/u/signup/passkey', { credential })))
  expect(answers.filter(({ html }) => codesIn(html).length === 10)).toHaveLength(1)
  expect((await factorsOf(email)).filter(({ type }: { type: string }) => type === 'passkey')).toHaveLength(1)
})

test('another browser makes no passkey for them, nor does theirs before the mailbox is proven or too late', async () => {
  const early = await invited()
  const confirm = await wantPasskey(early.browser, early.form, early.email)
  const passkeyAddress = confirm.address.replace('/confirm', '/passkey')
  expect((await early.browser.open(passkeyAddress)).heading).toBe(checkEmail)
  const { email, browser, page } = await atPasskey()
  const credential = answer(device(), page)
  const thief = newBrowserless(app.url)
  expect((await thief.open(page.address)).html).not.toContain('data-options')
  expect((await thief.submit(page, '/u/signup/passkey', { credential })).status).toBeGreaterThanOrEqual(400)
  app.clock.aheadMs += 31 * 60_000
  expect((await browser.submit(page, '/u/signup/passkey', { credential })).html).not.toContain('recovery codes')
  app.clock.aheadMs -= 31 * 60_000
  expect(await factorsOf(email)).toEqual([])
})

test('MFA-06 a sign-up that waited makes no passkey once its account has a factor, and asks for that one', async () => {
  const { email, browser, form } = await invited()
  const confirm = await wantPasskey(browser, form, email)
  await addAuthenticator(app, (await accountOf(email)).user_id)
  const page = await browser.submit(confirm, '/u/signup/confirm', { code: (await mailed(app, email)).code })
  expect(page.address).toContain('/u/mfa-otp-challenge')
  expect((await browser.open(confirm.address.replace('/confirm', '/passkey'))).html).not.toContain('data-options')
  expect((await factorsOf(email)).map(({ type }: { type: string }) => type)).not.toContain('passkey')
})

test('nobody gets an account without a password who was not invited, or under another address', async () => {
  await app.app.directory.stores.settings.change({ isSignUpOpen: true })
  const stranger = await begin(app)
  const open = await stranger.browser.open(stranger.page.address.replace('/u/login', '/u/signup'))
  expect(open.html).not.toContain('data-makes-passkey')
  const email = uniqueEmail()
  expect((await wantPasskey(stranger.browser, open, email)).heading).not.toBe(checkEmail)
  const { browser, form } = await invited()
  expect(form.html).toContain('data-makes-passkey')
  expect((await wantPasskey(browser, form, email)).heading).not.toBe(checkEmail)
  expect(await accountOf(email)).toBeUndefined()
})

test.each([{ allowsPasskeys: false }, { disabledFactors: ['passkey'] }] as const)(
  'where passkeys are off none is offered or taken, nor once they are off meanwhile: %o',
  async (change) => {
    const { settings } = app.app.directory.stores
    const under = await atPasskey()
    const credential = answer(device(), under.page)
    await settings.change(change)
    const { email, browser, form } = await invited()
    expect(form.html).not.toContain('data-makes-passkey')
    expect((await wantPasskey(browser, form, email)).heading).not.toBe(checkEmail)
    expect(await accountOf(email)).toBeUndefined()
    const refused = await under.browser.submit(under.page, '/u/signup/passkey', { credential })
    expect(refused.address).toContain('/u/refused')
    expect(under.browser.cookies.has('rollcall-session')).toBe(false)
    expect(await factorsOf(under.email)).toEqual([])
  },
)

test('AUT-03 for an address that has an account the page goes on the same, and the letter says how to sign in', async () => {
  const email = uniqueEmail()
  await addPerson(app, email)
  const { browser, form } = await invited(email)
  expect((await wantPasskey(browser, form, email)).heading).toBe(checkEmail)
  expect((await findMessages(app, email)).map(({ kind }) => kind)).toContain('already-registered')
  expect(await factorsOf(email)).toEqual([])
})

test('whoever left before their passkey was made opens the invitation again and makes it', async () => {
  const { email, form } = await invited()
  const link = (await mailed(app, email)).link
  await wantPasskey(newBrowserless(app.url), form, email)
  const again = async () => {
    const browser = newBrowserless(app.url)
    const next = await browser.submit(await browser.open(link), '/u/invitation', { do: 'sign-up' })
    return { browser, confirm: await wantPasskey(browser, next, email) }
  }
  await (await again()).browser.open('/u/login')
  const { browser, confirm } = await again()
  expect((await findMessages(app, email)).map(({ kind }) => kind)).not.toContain('already-registered')
  const page = await browser.submit(confirm, '/u/signup/confirm', { code: (await mailed(app, email)).code })
  expect(page.heading).toBe('Make your passkey')
  const codes = await browser.submit(page, '/u/signup/passkey', { credential: answer(device(), page) })
  expect((await browser.submit(codes, '/u/mfa/codes/saved', { saved: 'yes' })).heading).toBe('Join Acme')
  await again()
  expect(
    (await findMessages(app, email)).map(({ kind }) => kind),
    'there is one now',
  ).toContain('already-registered')
})

test('an app that takes passkeys alone lets an invited newcomer in with one, and asks for no password', async () => {
  const clientId = await addApp(app, { organization_usage: 'require' })
  await app.v1('PATCH', `/clients/${clientId}`, { body: { signInMethods: ['passkey'] } })
  const email = uniqueEmail()
  const input = { organizationId, inviterName: 'Grace Hopper', inviteeEmail: email }
  const { ticket } = await app.app.directory.change((deps) => createInvitation(deps, systemActor, input))
  const asked = new URLSearchParams({
    ...{ response_type: 'code', client_id: clientId, redirect_uri: callback, scope: 'openid' },
    ...{ organization: organizationId, invitation: ticket },
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  })
  const browser = newBrowserless(app.url)
  const login = await browser.open(`/authorize?${asked}`)
  const form = await browser.open(login.address.replace(/\/u\/login[^?]*/, '/u/signup'))
  expect(form.html).not.toContain('type="password"')
  const confirm = await wantPasskey(browser, form, email)
  const page = await browser.submit(confirm, '/u/signup/confirm', { code: (await mailed(app, email)).code })
  expect(page.text).not.toContain('Choose a password instead')
  const codes = await browser.submit(page, '/u/signup/passkey', { credential: answer(device(), page) })
  const join = await browser.submit(codes, '/u/mfa/codes/saved', { saved: 'yes' })
  expect(join.heading).toBe('Join Acme')
  expect((await browser.submit(join, '/u/invitation/join')).address).toContain('?code=')
})

test('whose device makes no passkey after all chooses a password by a link in a mail', async () => {
  const { email, browser, page } = await atPasskey()
  expect(page.html).toMatch(/<a href="\/u\/reset-password\/request\?state=[^"]+">Choose a password instead<\/a>/)
  const ask = await browser.open(`/u/reset-password/request${new URL(page.address, app.url).search}`)
  await browser.submit(ask, '/u/reset-password/request', { email })
  const reset = await browser.open((await mailed(app, email)).link)
  await browser.submit(reset, '/u/reset-password', { password })
  const signIn = await identified(app, email)
  expect((await signIn.browser.send(signIn.page, '/u/login/password', { password })).location).toBe('/account')
  expect((await browser.open(page.address)).html, 'the sign-in from before is over').not.toContain('data-options')
})
