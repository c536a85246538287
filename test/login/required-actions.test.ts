// AUZ-14: what was asked of somebody for their next sign-in stands before everything it leads to.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeRecoveryCodes } from '../../src/authentication-methods/recovery-codes.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { addAuthenticator, codeFor, waitForNextCode } from './factors.ts'
import { addPerson, identified, mailed, password, uniqueEmail } from './people.ts'

const newPath = '/u/login/new-password'
const another = 'quiet meadow lantern 22'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.close())

const ask = async (userId: string, body: object) => {
  const answer = await app.v1('PATCH', `/users/${encodeURIComponent(userId)}/required-actions`, { body })
  expect(answer.status, answer.text).toBe(200)
}
const asked = async (userId: string) =>
  (await app.v1('GET', `/users/${encodeURIComponent(userId)}/required-actions`)).body

async function withPassword(email: string, typed = password) {
  const begun = await identified(app, email)
  return { ...begun, page: await begun.browser.submit(begun.page, '/u/login/password', { password: typed }) }
}

describe('AUZ-14 a new password', () => {
  test('is chosen before the sign-in goes on, is not the old one, and is asked for once', async () => {
    const email = uniqueEmail()
    const userId = await addPerson(app, email)
    await ask(userId, { changePassword: true })
    const { browser, page, signIn } = await withPassword(email)
    expect(page).toMatchObject({ heading: 'Choose a new password', address: `${newPath}?state=${signIn.id}` })
    expect(browser.cookies.has('rollcall-session')).toBe(false)
    const same = await browser.submit(page, newPath, { password })
    expect(same.text).toContain('You used this password before.')
    const done = await browser.send(same, newPath, { password: another })
    expect(done).toMatchObject({ status: 303, location: '/account' })
    expect(browser.cookies.has('rollcall-session')).toBe(true)
    expect(await asked(userId)).toMatchObject({ changePassword: false })
    const again = await identified(app, email)
    const straight = await again.browser.send(again.page, '/u/login/password', { password: another })
    expect(straight).toMatchObject({ status: 303, location: '/account' })
  })

  test('the page is nobody’s who was not asked, and the address of another page does not go around it', async () => {
    const email = uniqueEmail()
    const userId = await addPerson(app, email)
    const { browser, page, signIn } = await identified(app, email)
    expect((await browser.open(`${newPath}?state=${signIn.id}`)).heading).not.toBe('Choose a new password')
    await ask(userId, { changePassword: true })
    const due = await browser.submit(page, '/u/login/password', { password })
    expect(due.heading).toBe('Choose a new password')
    expect((await browser.open(`/u/login?state=${signIn.id}`)).heading).toBe('Choose a new password')
    expect(browser.cookies.has('rollcall-session')).toBe(false)
  })
})

describe('AUZ-14 an address', () => {
  test('is proven by a code that goes to it, and the account keeps its password', async () => {
    const email = uniqueEmail()
    const userId = await addPerson(app, email)
    await app.api('PATCH', `/users/${encodeURIComponent(userId)}`, { body: { email_verified: false } })
    await ask(userId, { verifyEmail: true })
    const { browser, page } = await withPassword(email)
    expect(page.address).toContain('/u/mfa-email-challenge')
    const sent = await browser.submit(page, '/u/mfa-email-challenge/send')
    const { code } = await mailed(app, email)
    const done = await browser.send(sent, '/u/mfa-email-challenge', { code })
    expect(done).toMatchObject({ status: 303, location: '/account' })
    expect(await asked(userId)).toMatchObject({ verifyEmail: false })
    expect((await app.v1('GET', `/users/${encodeURIComponent(userId)}`)).body.emailVerified).toBe(true)
  })
})

describe('AUZ-14 a second factor', () => {
  test('is set up though the policy leaves it to people', async () => {
    const email = uniqueEmail()
    const userId = await addPerson(app, email)
    await ask(userId, { enrolMfa: true })
    const { browser, page } = await withPassword(email)
    expect(page.heading).toBe('Protect your account')
    expect(browser.cookies.has('rollcall-session')).toBe(false)
  })
})

describe('AUZ-14 new recovery codes', () => {
  const codesPath = '/u/mfa/codes'
  const left = async (userId: string) =>
    (await app.v1('GET', `/users/${encodeURIComponent(userId)}/methods`)).body.recoveryCodesLeft

  async function someone() {
    const email = uniqueEmail()
    const userId = await addPerson(app, email)
    const factors = await addAuthenticator(app, userId)
    waitForNextCode(app)
    return { email, userId, ...factors }
  }

  test('are made and shown to the person alone, once a factor was shown, and are asked for once', async () => {
    const { email, userId, secret, recoveryCodes } = await someone()
    await ask(userId, { newRecoveryCodes: true })
    const { browser, page } = await withPassword(email)
    expect(page.address).toContain('/u/mfa-otp-challenge')
    const due = await browser.submit(page, '/u/mfa-otp-challenge', { code: codeFor(app, secret) })
    expect(due.heading).toBe('You get new recovery codes')
    expect(browser.cookies.has('rollcall-session')).toBe(false)
    // Nothing is made for whoever merely opens the page.
    expect(await asked(userId)).toMatchObject({ newRecoveryCodes: true })
    const codes = await browser.submit(due, codesPath)
    expect(codes).toMatchObject({ status: 200, heading: 'Save your recovery codes' })
    expect(codes.text).not.toContain(recoveryCodes[0])
    expect(await asked(userId)).toMatchObject({ newRecoveryCodes: false })
    expect(await left(userId)).toBe(10)
    const done = await browser.send(codes, '/u/mfa/codes/saved', { saved: 'yes' })
    expect(done).toMatchObject({ status: 303, location: '/account' })
    // The old ones are worthless.
    const again = await withPassword(email)
    const other = await again.browser.open(
      again.page.address.replace('mfa-otp-challenge', 'mfa-recovery-code-challenge'),
    )
    const refused = await again.browser.submit(other, '/u/mfa-recovery-code-challenge', {
      code: recoveryCodes[0] ?? '',
    })
    expect(again.browser.cookies.has('rollcall-session')).toBe(false)
    expect(refused.heading).not.toBe('Save your recovery codes')
  })

  test('the page is nobody’s who was not asked, nor anybody’s before a factor was shown', async () => {
    const { email, userId, secret } = await someone()
    const { browser, page, signIn } = await withPassword(email)
    expect((await browser.open(`${codesPath}?state=${signIn.id}`)).heading).not.toBe('You get new recovery codes')
    await browser.send(page, '/u/mfa-otp-challenge', { code: codeFor(app, secret) })
    await ask(userId, { newRecoveryCodes: true })
    const fresh = await withPassword(email)
    expect(fresh.page.address).toContain('/u/mfa-otp-challenge')
    expect((await fresh.browser.open(`${codesPath}?state=${fresh.signIn.id}`)).heading).toBe('Confirm it’s you')
  })

  test('that were made meanwhile by another door are asked for no more', async () => {
    const { userId } = await someone()
    await ask(userId, { newRecoveryCodes: true })
    const { directory } = app.app
    await directory.change((deps) => makeRecoveryCodes(deps, systemActor, userId))
    expect(await asked(userId)).toMatchObject({ newRecoveryCodes: false })
  })
})

// The last one: what was issued before a month has passed is over after it.
describe('a password that is too old', () => {
  test('is chosen by whoever signs in by one that is too old, and the diagnosis calls it expired', async () => {
    const email = uniqueEmail()
    const userId = await addPerson(app, email)
    const { data } = (await app.v1('GET', '/connections')).body
    const { id } = data.find(({ name }: { name: string }) => name === 'Username-Password-Authentication')
    const expire = (expiryDays: number | null) =>
      app.v1('PATCH', `/connections/${id}/password-policy`, { body: { expiryDays } })
    expect((await expire(30)).body).toMatchObject({ expiryDays: 30 })
    expect((await withPassword(email)).page.address).toBe('/account')
    app.clock.aheadMs += 31 * 86_400_000
    const { checks } = (await app.v1('GET', `/users/${encodeURIComponent(userId)}/sign-in-diagnosis`)).body
    const found = checks.find((check: { id: string }) => check.id === 'password')
    expect(found).toMatchObject({ state: 'warn', facts: { expiredAt: expect.any(String) } })
    const { browser, page } = await withPassword(email)
    expect(page).toMatchObject({ heading: 'Choose a new password' })
    expect(page.text).toContain('Your password is too old by the rules here.')
    expect((await browser.send(page, newPath, { password: another })).location).toBe('/account')
    expect((await withPassword(email, another)).page.address).toBe('/account')
    expect((await expire(null)).body).toMatchObject({ expiryDays: null })
  })
})
