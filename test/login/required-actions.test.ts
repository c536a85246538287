// AUZ-14: what was asked of somebody for their next sign-in stands before everything it leads to.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeRecoveryCodes } from '../../src/authentication-methods/recovery-codes.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { answered, asked as askedFor, authorize, client, cookieOf } from '../api/oauth/person-client.ts'
import { newBrowserless } from '../support/browserless.ts'
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

const eventsOf = async (userId: string, type: string) =>
  (await app.v1('GET', `/users/${encodeURIComponent(userId)}/events?type=${type}`)).body.data

describe('AUZ-14 the terms of use', () => {
  const termsPath = '/u/terms'
  const first = 'https://acme.example.com/terms'
  const second = 'https://acme.example.com/terms/2'
  const settings = () => app.app.directory.stores.settings
  beforeAll(() =>
    settings()
      .change({ termsUrl: first })
      .then(() => undefined),
  )
  afterAll(() =>
    settings()
      .change({ termsUrl: null })
      .then(() => undefined),
  )

  test('are shown as a link beside a box that nobody ticked, are accepted by it alone, and are asked for once', async () => {
    const email = uniqueEmail()
    const userId = await addPerson(app, email)
    await ask(userId, { acceptTerms: true })
    const { browser, page } = await withPassword(email)
    expect(page).toMatchObject({ heading: 'Terms of use', address: expect.stringContaining(termsPath) })
    expect(page.html).toContain(`href="${first}"`)
    expect(page.html).not.toContain('checked')
    const unticked = await browser.submit(page, termsPath)
    expect(unticked.text).toContain('Tick the box to accept the terms of use.')
    expect(browser.cookies.has('rollcall-session')).toBe(false)
    const done = await browser.send(unticked, termsPath, { acceptsTerms: 'yes' })
    expect(done).toMatchObject({ status: 303, location: '/account' })
    expect(await asked(userId)).toMatchObject({ acceptTerms: false })
    const [event, ...others] = await eventsOf(userId, 'user.terms_accepted')
    expect(others).toEqual([])
    expect(JSON.stringify(event)).toContain(first)
    expect((await withPassword(email)).page.address).toBe('/account')
  })

  test('that changed while the page was open are shown anew, and nobody accepted them', async () => {
    const email = uniqueEmail()
    const userId = await addPerson(app, email)
    await ask(userId, { acceptTerms: true })
    const { browser, page } = await withPassword(email)
    await settings().change({ termsUrl: second })
    const again = await browser.submit(page, termsPath, { acceptsTerms: 'yes' })
    expect(again.html).toContain(`href="${second}"`)
    expect(await asked(userId)).toMatchObject({ acceptTerms: true })
    // Neither does an address that somebody wrote into the form.
    const forged = await browser.submit(again, termsPath, { acceptsTerms: 'yes', terms: 'https://elsewhere.example' })
    expect(forged.heading).toBe('Terms of use')
    expect(await eventsOf(userId, 'user.terms_accepted')).toEqual([])
    await settings().change({ termsUrl: first })
  })

  test('two presses at once accept them once', async () => {
    const email = uniqueEmail()
    const userId = await addPerson(app, email)
    await ask(userId, { acceptTerms: true })
    const { browser, page } = await withPassword(email)
    const sent = await Promise.all([1, 2, 3].map(() => browser.send(page, termsPath, { acceptsTerms: 'yes' })))
    expect(sent.map(({ status }) => status)).toEqual([303, 303, 303])
    expect(await eventsOf(userId, 'user.terms_accepted')).toHaveLength(1)
  })

  test('stand between a session and the next app, with a page and without', async () => {
    const email = uniqueEmail()
    const userId = await addPerson(app, email)
    const web = await client(app)
    const { cookie } = await cookieOf(app, userId)
    const silent = askedFor(web, { prompt: 'none' })
    expect(answered(await authorize(app, silent, cookie))).toHaveProperty('code')
    await ask(userId, { acceptTerms: true })
    expect(answered(await authorize(app, silent, cookie))).toMatchObject({ error: 'interaction_required' })
    const browser = newBrowserless(app.url)
    browser.cookies.set('rollcall-session', cookie.replace('rollcall-session=', ''))
    const page = await browser.open(`/authorize?${new URLSearchParams(askedFor(web))}`)
    expect(page.address).toContain(termsPath)
    const back = await browser.submit(page, termsPath, { acceptsTerms: 'yes' })
    expect(back.address).toMatch(/^\/cb\?code=/)
    expect((await browser.open(`/authorize?${new URLSearchParams(silent)}`)).address).toMatch(/^\/cb\?code=/)
  })

  test('cannot be accepted by a program that takes somebody’s words itself', async () => {
    const email = uniqueEmail()
    const userId = await addPerson(app, email)
    await ask(userId, { acceptTerms: true })
    const { client_id, client_secret } = await client(app, { grant_types: ['password'] })
    const body = { grant_type: 'password', client_id, client_secret, username: email, password, scope: 'openid' }
    const refused = await app.anonymous('POST', '/oauth/token', { body })
    expect(refused).toMatchObject({ status: 403, body: { error: 'access_denied' } })
    expect(await asked(userId)).toMatchObject({ acceptTerms: true })
  })

  test('stand between somebody and a device that waits for their word', async () => {
    const email = uniqueEmail()
    const userId = await addPerson(app, email)
    await ask(userId, { acceptTerms: true })
    const goal = { kind: 'device', requestId: 'nothing that waits' } as const
    const begun = await identified(app, email, { goal })
    const page = await begun.browser.submit(begun.page, '/u/login/password', { password })
    expect(page.heading).toBe('Terms of use')
  })
})

describe('AUZ-14 the profile', () => {
  const profilePath = '/u/profile'
  const settings = () => app.app.directory.stores.settings
  const fields = { name: 'off', givenName: 'required', familyName: 'optional', phoneNumber: 'optional' } as const
  const stored = async (userId: string) => (await app.v1('GET', `/users/${encodeURIComponent(userId)}`)).body
  let before: Awaited<ReturnType<ReturnType<typeof settings>['read']>>['signUpFields']
  beforeAll(async () => {
    before = (await settings().read()).signUpFields
    await settings().change({ signUpFields: fields })
  })
  afterAll(() =>
    settings()
      .change({ signUpFields: before })
      .then(() => undefined),
  )

  async function askedToUpdate(has: object = {}) {
    const email = uniqueEmail()
    const userId = await addPerson(app, email)
    if (Object.keys(has).length > 0) await app.api('PATCH', `/users/${encodeURIComponent(userId)}`, { body: has })
    await ask(userId, { updateProfile: true })
    return { email, userId, ...(await withPassword(email)) }
  }

  test('shows what is known of the fields that sign-up asks, names what is missing, and is asked for once', async () => {
    const has = { given_name: 'Grace', family_name: 'Murray', name: 'Grace Murray' }
    const { email, userId, browser, page } = await askedToUpdate(has)
    expect(page.heading).toBe('Bring your profile up to date')
    expect([...page.html.matchAll(/<input id="(\w+)"/g)].map(([, id]) => id)).toEqual([
      'givenName',
      'familyName',
      'phoneNumber',
    ])
    expect(page.html).toContain('value="Murray"')
    const missing = await browser.submit(page, profilePath, {
      givenName: ' ',
      familyName: 'Hopper',
      phoneNumber: 'two',
    })
    expect([...missing.html.matchAll(/<a href="#(\w+)">/g)].map(([, field]) => field)).toEqual([
      'givenName',
      'phoneNumber',
    ])
    expect(missing.html).toContain('value="Hopper"')
    const typed = {
      givenName: 'Grace',
      familyName: 'Hopper',
      phoneNumber: '+44 20 7946 0100',
      email: 'forged@example.com',
    }
    const done = await browser.send(missing, profilePath, typed)
    expect(done).toMatchObject({ status: 303, location: '/account' })
    expect(await stored(userId)).toMatchObject({
      email,
      givenName: 'Grace',
      familyName: 'Hopper',
      name: 'Grace Hopper',
      phoneNumber: '+442079460100',
    })
    expect(await asked(userId)).toMatchObject({ updateProfile: false })
    expect(await eventsOf(userId, 'user.updated')).not.toEqual([])
    expect((await withPassword(email)).page.address).toBe('/account')
  })

  test('leaves out a number that somebody else has, without saying so', async () => {
    const owner = await askedToUpdate()
    const typed = { givenName: 'Ada', phoneNumber: '+442079460101' }
    expect((await owner.browser.send(owner.page, profilePath, typed)).location).toBe('/account')
    const other = await askedToUpdate()
    expect((await other.browser.send(other.page, profilePath, typed)).location).toBe('/account')
    expect((await stored(owner.userId)).phoneNumber).toBe('+442079460101')
    expect((await stored(other.userId)).phoneNumber).toBeNull()
  })

  test('that was called off while the page was open is not written', async () => {
    const { userId, browser, page } = await askedToUpdate()
    await ask(userId, { updateProfile: false })
    expect((await browser.send(page, profilePath, { givenName: 'Eve' })).location).not.toContain(profilePath)
    expect((await stored(userId)).givenName).toBeNull()
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
