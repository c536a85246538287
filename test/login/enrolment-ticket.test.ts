// A link by which somebody sets up an authenticator because an administrator asked for it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { resetMfa } from '../../src/authentication-methods/reset-mfa.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { newBrowserless, type Shown } from '../support/browserless.ts'
import { findMessages } from '../support/find-messages.ts'
import { softwareAuthenticator } from '../support/software-authenticator.ts'
import { caller, startTestApp, type TestApp } from '../support/test-app.ts'
import { addAuthenticator, codeFor, optionsIn, secretIn, waitForNextCode } from './factors.ts'
import { addPerson, begin, identified, password, uniqueEmail } from './people.ts'

const path = '/u/mfa-enrolment'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.close())

async function ticketFor(userId: string, more: object = {}) {
  return app.api('POST', '/guardian/enrollments/ticket', { body: { user_id: userId, ...more } })
}

async function someone(more: object = {}) {
  const email = uniqueEmail()
  const userId = await addPerson(app, email)
  const { status, body } = await ticketFor(userId, more)
  expect(status).toBe(200)
  return { email, userId, ...(body as { ticket_id: string; ticket_url: string }) }
}

const pathOf = (link: string) => link.slice(app.url.length - 1)
/** At the page with the picture. */
async function atPicture(link: string) {
  const browser = newBrowserless(app.url)
  const opened = await browser.open(pathOf(link))
  return { browser, page: await browser.submit(opened, path) }
}

async function factorsOf(userId: string) {
  return (await app.app.directory.stores.authenticationMethods.list(userId)).map(({ type, confirmedAt }) => [
    type,
    confirmedAt !== null,
  ])
}

test('a ticket sets up an authenticator and shows recovery codes, and the next sign-in asks for its code', async () => {
  const { email, userId, ticket_id, ticket_url } = await someone()
  expect(ticket_url).toBe(`${app.url}u/mfa-enrolment?ticket=${ticket_id}`)
  const { browser, page } = await atPicture(ticket_url)
  expect(page.heading).toBe('Set up an authenticator app')
  const secret = secretIn(page.html)
  const codes = await browser.submit(page, path, { code: codeFor(app, secret) })
  expect(codes).toMatchObject({ status: 200, heading: 'Save your recovery codes' })
  expect(await factorsOf(userId)).toEqual([
    ['totp', true],
    ['recovery-code', true],
  ])
  const done = await browser.submit(codes, path, { saved: 'yes' })
  expect(done).toMatchObject({ address: `${path}/done`, heading: 'Your second step is set up' })
  expect(browser.cookies.has('rollcall-session')).toBe(false)

  waitForNextCode(app)
  const signIn = await identified(app, email)
  const challenge = await signIn.browser.submit(signIn.page, '/u/login/password', { password })
  const sent = await signIn.browser.send(challenge, '/u/mfa-otp-challenge', { code: codeFor(app, secret) })
  expect(sent.location).toBe('/account')
})

test('MFA-09 an authenticator set up by a ticket ends a reset: the next sign-in asks for its code', async () => {
  const email = uniqueEmail()
  const userId = await addPerson(app, email)
  await addAuthenticator(app, userId)
  await app.app.directory.change((deps) => resetMfa(deps, systemActor, userId, null))
  const { body } = await ticketFor(userId)
  const { browser, page } = await atPicture(body.ticket_url)
  const secret = secretIn(page.html)
  const codes = await browser.submit(page, path, { code: codeFor(app, secret) })
  expect(codes.heading).toBe('Save your recovery codes')

  waitForNextCode(app)
  const signIn = await identified(app, email)
  const challenge = await signIn.browser.submit(signIn.page, '/u/login/password', { password })
  expect(challenge.address).toMatch(/^\/u\/mfa-otp-challenge/)
  const sent = await signIn.browser.send(challenge, '/u/mfa-otp-challenge', { code: codeFor(app, secret) })
  expect(sent.location).toBe('/account')
})

test('opening the link changes nothing, and a mistyped code asks for another of the same key', async () => {
  const { userId, ticket_url } = await someone()
  const browser = newBrowserless(app.url)
  const opened = await browser.open(pathOf(ticket_url))
  expect(opened.address).toBe(path)
  expect(await factorsOf(userId)).toEqual([])
  const page = await browser.submit(opened, path)
  const wrong = await browser.submit(page, path, { code: '000000' })
  expect(wrong.text).toContain('That code didn’t work.')
  expect(secretIn(wrong.html)).toBe(secretIn(page.html))
  const codes = await browser.submit(wrong, path, { code: codeFor(app, secretIn(wrong.html)) })
  expect(codes.heading).toBe('Save your recovery codes')
})

test('REC-02 a ticket works once, however many have it', async () => {
  const { userId, ticket_url } = await someone({ allow_multiple_enrollments: true })
  const earlier = await atPicture(ticket_url)
  const { browser, page } = await atPicture(ticket_url)
  const code = codeFor(app, secretIn(page.html))
  const answers = await Promise.all(Array.from({ length: 5 }, () => browser.submit(page, path, { code })))
  expect(answers.filter(({ heading }) => heading === 'Save your recovery codes')).toHaveLength(1)
  const late = await earlier.browser.submit(earlier.page, path, { code: codeFor(app, secretIn(earlier.page.html)) })
  expect(late.heading).toBe('This link doesn’t work')
  expect((await browser.open(pathOf(ticket_url))).heading).toBe('This link doesn’t work')
  expect((await factorsOf(userId)).filter(([type]) => type === 'totp')).toEqual([['totp', true]])
})

test('what was begun with one ticket is not finished with another', async () => {
  const [alice, bob] = [await someone(), await someone()]
  const atAlice = await atPicture(alice.ticket_url)
  const atBob = await atPicture(bob.ticket_url)
  const enrolling = /name="enrolling" value="([^"]*)"/.exec(atAlice.page.html)?.[1] ?? ''
  const code = codeFor(app, secretIn(atAlice.page.html))
  await atBob.browser.submit(atBob.page, path, { enrolling, code })
  expect(await factorsOf(alice.userId)).toEqual([['totp', false]])
  expect(await factorsOf(bob.userId)).toEqual([['totp', false]])
})

test('MFA-06 whoever has a second factor gets no ticket, and one from before opens nothing, unless more are allowed', async () => {
  const { userId, ticket_url } = await someone()
  await addAuthenticator(app, userId)
  expect((await ticketFor(userId)).status).toBe(409)
  expect((await newBrowserless(app.url).open(pathOf(ticket_url))).heading).toBe('This link doesn’t work')
  const { body } = await ticketFor(userId, { allow_multiple_enrollments: true })
  const { browser, page } = await atPicture(body.ticket_url)
  const done = await browser.submit(page, path, { code: codeFor(app, secretIn(page.html)) })
  expect(done.heading).toBe('Your second step is set up')
})

test('the link is mailed where that is asked, to the address on record or to the one that is named', async () => {
  const { email, ticket_url } = await someone({ send_mail: true })
  expect(await findMessages(app, email)).toMatchObject([{ kind: 'factor-enrolment', values: { link: ticket_url } }])
  const spare = uniqueEmail()
  const other = await someone({ send_mail: true, email: spare, email_locale: 'de' })
  expect(await findMessages(app, other.email)).toEqual([])
  expect(await findMessages(app, spare)).toMatchObject([{ kind: 'factor-enrolment', locale: 'de' }])
})

test('409 nothing is made to be mailed where no letter goes, and a link to hand over is', async () => {
  const userId = await addPerson(app, uniqueEmail())
  const spare = uniqueEmail()
  const { body } = await app.v1('POST', '/suppressed-addresses', { body: { address: spare } })
  const mailed = { send_mail: true, email: spare.toUpperCase() }
  expect(await ticketFor(userId, mailed)).toMatchObject({ status: 409, body: { errorCode: 'address_suppressed' } })
  expect(await findMessages(app, spare)).toEqual([])
  const { data } = (await app.v1('GET', `/users/${encodeURIComponent(userId)}/events`)).body
  expect(data.filter(({ type }: { type: string }) => type === 'user.ticket_created')).toEqual([])
  expect((await ticketFor(userId)).status).toBe(200)
  await app.v1('DELETE', `/suppressed-addresses/${body.id}`)
  expect((await ticketFor(userId, mailed)).status).toBe(200)
})

test('400, 403, 404 what cannot be enrolled, without the scope, or for nobody', async () => {
  const userId = await addPerson(app, uniqueEmail())
  for (const factor of ['push-notification', 'phone', 'email']) {
    expect((await ticketFor(userId, { factor })).body.errorCode).toBe('operation_not_supported')
  }
  expect((await ticketFor(userId, { email: 'spare@example.com' })).status).toBe(400)
  expect((await ticketFor('auth0|nobody')).status).toBe(404)
  const limited = caller(`${app.url}api/v2`, { authorization: `Bearer ${await app.token(['read:users'])}` })
  const refused = await limited('POST', '/guardian/enrollments/ticket', { body: { user_id: userId } })
  expect(refused.body.message).toContain('create:guardian_enrollment_tickets')
})

describe('a security key by a ticket', () => {
  const device = () => softwareAuthenticator(new URL(app.url).origin)
  const answer = (page: Shown, lies = {}, of = device()) => ({
    credential: JSON.stringify(of.create(optionsIn(page.html), lies)),
  })
  async function atKey(link: string) {
    const browser = newBrowserless(app.url)
    const opened = await browser.open(pathOf(link))
    expect(opened.text).toContain('Security keys need JavaScript')
    return { browser, page: await browser.submit(opened, path, { factor: 'key' }) }
  }

  test('it is made instead of an authenticator, user verification required, and counts at the next sign-in', async () => {
    const { email, userId, ticket_url } = await someone()
    const { browser, page } = await atKey(ticket_url)
    expect(optionsIn(page.html).authenticatorSelection.userVerification).toBe('required')
    const key = device()
    const codes = await browser.submit(page, path, answer(page, {}, key))
    expect(codes.heading).toBe('Save your recovery codes')
    expect((await factorsOf(userId)).map(([type]) => type)).toEqual(['security-key', 'recovery-code'])
    expect((await browser.submit(codes, path, { saved: 'yes' })).heading).toBe('Your second step is set up')
    expect(browser.cookies.has('rollcall-session')).toBe(false)
    const signIn = await identified(app, email)
    const challenge = await signIn.browser.submit(signIn.page, '/u/login/password', { password })
    const options = optionsIn(challenge.html)
    const credential = JSON.stringify(key.get(options))
    expect(
      (await signIn.browser.submit(challenge, new URL(challenge.address, app.url).pathname, { credential })).address,
    ).toBe('/account')
    const alone = await begin(app)
    const stolen = JSON.stringify(key.get(optionsIn(alone.page.html)))
    const refused = await alone.browser.submit(alone.page, '/u/login/passkey', { credential: stolen })
    expect(refused.text).toContain('That is a security key')
    expect((await app.v1('GET', `/users/${encodeURIComponent(userId)}/sign-in-diagnosis`)).body.checks).toContainEqual({
      ...{ id: 'passkey', state: 'pass' },
      facts: { passkeys: 0 },
    })
    expect(alone.browser.cookies.has('rollcall-session'), 'the ticket alone opens nothing').toBe(false)
  })

  test('REC-02 an answer counts once, from the browser that asked, in time; a wrong one spends its challenge', async () => {
    const { userId, ticket_url } = await someone({ allow_multiple_enrollments: true })
    const { browser, page } = await atKey(ticket_url)
    const good = answer(page)
    const refused = await browser.submit(page, path, answer(page, { isUserVerified: false }))
    expect(refused.text).toContain('The key was not added.')
    expect((await browser.submit(page, path, good)).text).toContain('The key was not added.')
    const other = await atKey(ticket_url)
    expect(
      (
        await other.browser.submit(other.page, path, {
          ...answer(refused),
          challenge: optionsIn(refused.html).challenge,
        })
      ).text,
    ).toContain('The key was not added.')
    const late = await browser.submit(refused, path, { factor: 'key', challenge: '' })
    app.clock.aheadMs += 10 * 60_000 + 1
    expect((await browser.submit(late, path, answer(late))).text).toContain('The key was not added.')
    expect(await factorsOf(userId)).toEqual([])
    const last = await browser.submit(late, path, { factor: 'key', challenge: '' })
    const right = answer(last)
    const all = await Promise.all([1, 2, 3].map(() => browser.submit(last, path, right)))
    expect(all.filter(({ heading }) => heading === 'Save your recovery codes')).toHaveLength(1)
    expect((await factorsOf(userId)).filter(([type]) => type === 'security-key')).toHaveLength(1)
    expect((await browser.open(pathOf(ticket_url))).heading).toBe('This link doesn’t work')
  })

  test('what a ticket names is offered alone, and nothing that is off', async () => {
    const { settings } = app.app.directory.stores
    const userId = await addPerson(app, uniqueEmail())
    const keyAlone = (await ticketFor(userId, { factor: 'webauthn-platform' })).body.ticket_url
    const opened = await newBrowserless(app.url).open(pathOf(keyAlone))
    expect(opened.html).not.toContain('value="app"')
    const { browser, page } = await atKey(keyAlone)
    expect((await browser.submit(page, path, { challenge: '' })).heading).toBe('Protect your account')
    expect(await factorsOf(userId), 'no authenticator was begun').toEqual([])
    const appAlone = (await ticketFor(userId, { factor: 'otp' })).body.ticket_url
    expect((await newBrowserless(app.url).open(pathOf(appAlone))).html).not.toContain('value="key"')
    await settings.change({ disabledFactors: ['security-key'] })
    try {
      expect((await browser.submit(page, path, answer(page))).heading).toBe('This link doesn’t work')
      expect((await ticketFor(userId, { factor: 'webauthn-roaming' })).body.errorCode).toBe('operation_not_supported')
      expect((await ticketFor(userId)).status).toBe(200)
      await settings.change({ disabledFactors: ['totp', 'security-key'] })
      expect((await ticketFor(userId)).body.errorCode).toBe('operation_not_supported')
      await settings.change({ disabledFactors: ['totp'] })
      expect((await ticketFor(userId)).status).toBe(200)
    } finally {
      await settings.change({ disabledFactors: [] })
    }
  })
})
