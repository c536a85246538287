// A passkey is offered after a sign-in by password (console.md 4.3).
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { finishRegistration, registrationOptions } from '../../src/authentication-methods/passkeys.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import type { Browserless } from '../support/browserless.ts'
import { softwareAuthenticator } from '../support/software-authenticator.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { guardedResident } from './account-people.ts'
import { codeFor, optionsIn, waitForNextCode } from './factors.ts'
import { addPerson, identified, password, uniqueEmail } from './people.ts'

const offer = 'Sign in faster next time'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterEach(() =>
  app.app.directory.stores.settings.change({ offersPasskey: true, allowsPasskeys: true, disabledFactors: [] }),
)
afterAll(() => app?.close())

/** By password, on a device that can make passkeys unless it is said otherwise. */
async function signIn(email: string, browser?: Browserless, makesPasskeys = 'yes') {
  browser?.cookies.delete('rollcall-session')
  const begun = await identified(app, email, browser === undefined ? {} : { browser })
  return { ...begun, shown: await begun.browser.submit(begun.page, '/u/login/password', { password, makesPasskeys }) }
}

async function newcomer(): Promise<string> {
  const email = uniqueEmail()
  await addPerson(app, email)
  return email
}

/** What a device answers to the page that asks for one. */
function newPasskey(html: string): string {
  return JSON.stringify(softwareAuthenticator(new URL(app.url).origin).create(optionsIn(html)))
}

test('whoever has no passkey is offered one, adds it, and is not offered another', async () => {
  const email = await newcomer()
  const { browser, shown } = await signIn(email)
  expect(shown.heading).toBe(offer)
  expect(browser.cookies.has('rollcall-session')).toBe(false)
  const credential = newPasskey(shown.html)
  const codes = await browser.submit(shown, '/u/passkey-offer', { credential })
  const done = await browser.submit(codes, '/u/mfa/codes/saved', { saved: 'yes' })
  expect(done.address).toBe('/account')
  expect((await signIn(email)).shown.heading).toBe('Confirm it’s you')
})

test('whoever has a security key alone shows it, and is offered a passkey, which opens more', async () => {
  const email = await newcomer()
  const [{ user_id: id }] = (await app.api('GET', `/users-by-email?email=${encodeURIComponent(email)}`)).body
  const key = softwareAuthenticator(new URL(app.url).origin)
  const { directory } = app.app
  const { stores, publicUrl } = directory
  const options = await registrationOptions({ ...stores, publicUrl }, { userId: id, email, name: null }, 'Acme')
  const ceremony = { challenge: options.challenge, response: key.create(options), name: null }
  await directory.change((deps) =>
    finishRegistration({ ...directory, ...deps }, systemActor, { userId: id }, { ...ceremony, type: 'security-key' }),
  )
  const { browser, shown } = await signIn(email)
  const credential = JSON.stringify(key.get(optionsIn(shown.html)))
  const offered = await browser.submit(shown, new URL(shown.address, app.url).pathname, { credential })
  expect(offered.heading).toBe(offer)
  await browser.submit(offered, '/u/passkey-offer', { credential: newPasskey(offered.html) })
  const methods = (await app.api('GET', `/users/${encodeURIComponent(id)}/authentication-methods`)).body
  expect(methods.map(({ type }: { type: string }) => type)).toEqual(
    expect.arrayContaining(['webauthn-roaming', 'passkey']),
  )
})

test('"Not now" goes on, and twice of it is the end of it in this browser', async () => {
  const email = await newcomer()
  const { browser, shown } = await signIn(email)
  expect((await browser.submit(shown, '/u/passkey-offer/later')).address).toBe('/account')
  const again = await signIn(email, browser)
  expect(again.shown.heading).toBe(offer)
  expect((await browser.submit(again.shown, '/u/passkey-offer/later')).address).toBe('/account')
  expect((await signIn(email, browser)).shown.address).toBe('/account')
  expect((await signIn(email)).shown.heading).toBe(offer)
})

test('nobody is offered a passkey that the device cannot make, or that does not count here', async () => {
  const email = await newcomer()
  expect((await signIn(email, undefined, '')).shown.address).toBe('/account')
  for (const change of [
    { offersPasskey: false },
    { allowsPasskeys: false },
    { disabledFactors: ['passkey'] },
  ] as const) {
    await app.app.directory.stores.settings.change({ offersPasskey: true, allowsPasskeys: true, ...change })
    expect((await signIn(email)).shown.address, JSON.stringify(change)).toBe('/account')
  }
})

test('MFA-06 a passkey is offered to whoever showed their factor, and their recovery codes stay', async () => {
  const { email, secret, userId } = await guardedResident(app)
  waitForNextCode(app)
  const { browser, shown } = await signIn(email)
  const offered = await browser.submit(shown, '/u/mfa-otp-challenge', {
    code: codeFor(app, secret),
    trustBrowser: 'yes',
  })
  expect(offered.heading).toBe(offer)
  await browser.submit(offered, '/u/passkey-offer/later')
  expect((await signIn(email, browser)).shown.address).toBe('/account')
  waitForNextCode(app)
  const next = await signIn(email)
  const another = await next.browser.submit(next.shown, '/u/mfa-otp-challenge', { code: codeFor(app, secret) })
  expect(another.heading).toBe(offer)
  const credential = newPasskey(another.html)
  expect((await next.browser.submit(another, '/u/passkey-offer', { credential })).address).toBe('/account')
  const { factors } = await app.app.directory.stores.authenticationMethods.factorsOf(userId)
  expect(factors).toMatchObject({ passkeys: 1, recoveryCodesLeft: 10 })
})
