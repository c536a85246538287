// What a program does to somebody's second factors, as their next sign-in meets it.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { addAuthenticator, addMailCodes, codeFor, waitForNextCode } from './factors.ts'
import { addPerson, type begin, identified, mailed, password, uniqueEmail } from './people.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterEach(() => app.app.directory.stores.settings.change({ mfaPolicy: 'optional' }))
afterAll(() => app?.close())

async function someone() {
  const email = uniqueEmail()
  const userId = await addPerson(app, email)
  return { email, userId, path: `/users/${encodeURIComponent(userId)}` }
}

async function withAuthenticator() {
  const person = await someone()
  const factors = await addAuthenticator(app, person.userId)
  waitForNextCode(app)
  return { ...person, ...factors }
}

/** Behind the password. */
async function challenged(email: string, input: Parameters<typeof begin>[1] = {}) {
  const { browser, page, signIn } = await identified(app, email, input)
  return { browser, signIn, page: await browser.submit(page, '/u/login/password', { password }) }
}

async function withRecoveryCode(email: string, code: string) {
  const { browser, signIn } = await challenged(email)
  const asked = await browser.open(`/u/mfa-recovery-code-challenge?state=${signIn.id}`)
  return { browser, page: await browser.submit(asked, '/u/mfa-recovery-code-challenge', { code }) }
}

async function regenerate(path: string): Promise<string> {
  const { status, body } = await app.api('POST', `${path}/recovery-code-regeneration`)
  expect(status).toBe(200)
  expect(Object.keys(body)).toEqual(['recovery_code'])
  return body.recovery_code
}

test('S003-36 a regenerated recovery code takes the place of every code there was: none of those opens the account', async () => {
  const { email, path, recoveryCodes } = await withAuthenticator()
  const first = await regenerate(path)
  await regenerate(path)
  for (const old of [recoveryCodes[0] as string, first]) {
    const { browser, page } = await withRecoveryCode(email, old)
    expect(page.text).toContain('That recovery code didn’t work.')
    expect(browser.cookies.has('rollcall-session')).toBe(false)
  }
})

test('S003-37 each regeneration returns a new code', async () => {
  const { path, recoveryCodes } = await withAuthenticator()
  const codes = [await regenerate(path), await regenerate(path), await regenerate(path)]
  expect(new Set([...codes, ...recoveryCodes]).size).toBe(3 + recoveryCodes.length)
})

test('S003-38 who has not their device signs in with the regenerated code, once', async () => {
  const { email, path } = await withAuthenticator()
  const code = await regenerate(path)
  const { browser, page } = await withRecoveryCode(email, code)
  expect(page.heading).toBe('Recovery code accepted')
  const onwards = /<a class="button primary" href="([^"]*)"/.exec(page.html)?.[1] ?? ''
  // It was the only one, so there are new ones before anything opens.
  const codes = await browser.submit(await browser.open(onwards), '/u/mfa/codes')
  expect(browser.cookies.has('rollcall-session')).toBe(false)
  expect((await browser.send(codes, '/u/mfa/codes/saved', { saved: 'yes' })).location).toBe('/account')
  expect(browser.cookies.has('rollcall-session')).toBe(true)
})

test('S003-112 who lost a provider’s set-up by the API is asked to set one up again, where everybody must have one', async () => {
  await app.app.directory.stores.settings.change({ mfaPolicy: 'required' })
  const { email, path, secret } = await withAuthenticator()
  const before = await challenged(email)
  expect(before.page.address).toBe(`/u/mfa-otp-challenge?state=${before.signIn.id}`)
  expect((await app.api('DELETE', `${path}/multifactor/google-authenticator`)).status).toBe(204)
  const { browser, page, signIn } = await challenged(email)
  expect(page).toMatchObject({ heading: 'Protect your account', address: `/u/mfa/enrol?state=${signIn.id}` })
  expect(browser.cookies.has('rollcall-session')).toBe(false)
  const setUp = await browser.open(`/u/mfa/enrol/authenticator?state=${signIn.id}`)
  expect(setUp.html).not.toContain(secret.replace(/.{4}(?=.)/g, '$& '))
})

test('S003-114 forgetting remembered browsers counts across factors: an authenticator and codes by mail', async () => {
  await app.app.directory.stores.settings.change({ mfaPolicy: 'required' })
  const withApp = await withAuthenticator()
  const atApp = await challenged(withApp.email)
  const code = codeFor(app, withApp.secret)
  await atApp.browser.send(atApp.page, '/u/mfa-otp-challenge', { code, trustBrowser: 'yes' })

  const withMail = await someone()
  await addMailCodes(app, withMail.userId, withMail.email)
  const atMail = await challenged(withMail.email)
  const sent = await atMail.browser.submit(atMail.page, '/u/mfa-email-challenge/send')
  const { code: mailedCode } = await mailed(app, withMail.email)
  await atMail.browser.send(sent, '/u/mfa-email-challenge', { code: mailedCode, trustBrowser: 'yes' })

  const people = [
    { ...withApp, browser: atApp.browser, asks: '/u/mfa-otp-challenge' },
    { ...withMail, browser: atMail.browser, asks: '/u/mfa-email-challenge' },
  ]
  for (const { email, path, browser, asks } of people) {
    browser.cookies.delete('rollcall-session')
    const spared = await identified(app, email, { browser })
    const done = await browser.send(spared.page, '/u/login/password', { password })
    expect(done.location, asks).toBe('/account')
    browser.cookies.delete('rollcall-session')
    expect((await app.api('POST', `${path}/multifactor/actions/invalidate-remember-browser`)).status).toBe(204)
    const again = await challenged(email, { browser })
    expect(again.page.address).toBe(`${asks}?state=${again.signIn.id}`)
    expect(browser.cookies.has('rollcall-session')).toBe(false)
  }
})
