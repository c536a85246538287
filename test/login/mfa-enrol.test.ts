import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { accountMark } from '../../src/guards/guard.ts'
import { findMessages } from '../support/find-messages.ts'
import { softwareAuthenticator } from '../support/software-authenticator.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { addAuthenticator, codeFor, codesIn, optionsIn, secretIn, waitForNextCode } from './factors.ts'
import { addPerson, begin, identified, mailed, password, uniqueEmail } from './people.ts'

const appPath = '/u/mfa/enrol/authenticator'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterEach(() =>
  app.app.directory.stores.settings.change({
    mfaPolicy: 'required',
    mfaGraceDays: 0,
    disabledFactors: ['email'],
    allowsPasskeys: true,
  }),
)
beforeAll(() => app.app.directory.stores.settings.change({ mfaPolicy: 'required', disabledFactors: ['email'] }))
afterAll(() => app?.close())

async function atEnrolment(email = uniqueEmail(), input: Parameters<typeof begin>[1] = {}) {
  const userId = await addPerson(app, email)
  const { browser, page, signIn } = await identified(app, email, input)
  return { email, userId, browser, signIn, page: await browser.submit(page, '/u/login/password', { password }) }
}

describe('an authenticator app', () => {
  test('is set up from a picture or a key, and ten recovery codes are shown once', async () => {
    const { browser, page, signIn, email } = await atEnrolment()
    expect(page).toMatchObject({ heading: 'Protect your account', address: `/u/mfa/enrol?state=${signIn.id}` })
    const asked = await browser.open(`${appPath}?state=${signIn.id}`)
    expect(asked.html).toMatch(/<img class="qr" src="data:image\/svg\+xml;base64,[^"]+" alt="QR code/)
    expect(asked.text).toContain(`In the app it is called ${email}.`)
    const secret = secretIn(asked.html)
    expect(secret).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/)
    const codes = await browser.submit(asked, appPath, { code: codeFor(app, secret) })
    expect(codes).toMatchObject({ status: 200, heading: 'Save your recovery codes' })
    expect(new Set(codesIn(codes.html)).size).toBe(10)
    expect(codes.headers.get('cache-control')).toBe('no-store')
    expect((await findMessages(app, email)).map(({ kind }) => kind)).toContain('factor-added')
    const done = await browser.send(codes, '/u/mfa/codes/saved', { saved: 'yes' })
    expect(done).toMatchObject({ status: 303, location: '/account' })
    expect(browser.cookies.has('rollcall-session')).toBe(true)
  })

  test('a mistyped code asks for the next one of the same key', async () => {
    const { browser, signIn } = await atEnrolment()
    const asked = await browser.open(`${appPath}?state=${signIn.id}`)
    const wrong = await browser.submit(asked, appPath, { code: '000000' })
    expect(wrong.text).toContain('That code didn’t work.')
    expect(secretIn(wrong.html)).toBe(secretIn(asked.html))
    const codes = await browser.submit(wrong, appPath, { code: codeFor(app, secretIn(wrong.html)) })
    expect(codes.heading).toBe('Save your recovery codes')
  })

  test('the codes come as a text file, and stay until the box is ticked', async () => {
    const { browser, signIn } = await atEnrolment()
    const asked = await browser.open(`${appPath}?state=${signIn.id}`)
    const shown = await browser.submit(asked, appPath, { code: codeFor(app, secretIn(asked.html)) })
    const codes = codesIn(shown.html)
    const file = await browser.send(shown, '/u/recovery-codes')
    expect(file.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="recovery-codes.txt"')
    expect(file.html.split('\r\n').filter((line) => codes.includes(line))).toEqual(codes)
    const still = await browser.submit(shown, '/u/mfa/codes/saved')
    expect(still.text).toContain('Save the codes and tick the box.')
    expect(codesIn(still.html)).toEqual(codes)
    expect((await browser.send(still, '/u/mfa/codes/saved', { saved: 'yes' })).location).toBe('/account')
  })

  test('nothing but codes comes back as a file', async () => {
    const { browser, signIn } = await atEnrolment()
    const asked = await browser.open(`${appPath}?state=${signIn.id}`)
    const shown = await browser.submit(asked, appPath, { code: codeFor(app, secretIn(asked.html)) })
    const file = await browser.send(shown, '/u/recovery-codes', { codes: 'MZ <script>alert(1)</script>' })
    expect(file.html).not.toContain('script')
    const foreign = await browser.send(shown, '/u/recovery-codes', {}, { origin: 'https://evil.test' })
    expect(foreign.status).toBe(403)
  })

  test('counts at the next sign-in, and its recovery codes too', async () => {
    const { browser, signIn, email } = await atEnrolment()
    const asked = await browser.open(`${appPath}?state=${signIn.id}`)
    const shown = await browser.submit(asked, appPath, { code: codeFor(app, secretIn(asked.html)) })
    const [code = ''] = codesIn(shown.html)
    const { browser: other, page, signIn: next } = await identified(app, email)
    await other.submit(page, '/u/login/password', { password })
    const challenge = await other.open(`/u/mfa-recovery-code-challenge?state=${next.id}`)
    expect((await other.submit(challenge, '/u/mfa-recovery-code-challenge', { code })).text).toContain(
      'You have 9 left.',
    )
  })
})

describe('a passkey', () => {
  test('is made with what the page asks for, and opens the next sign-in', async () => {
    const { browser, page, email } = await atEnrolment()
    const authenticator = softwareAuthenticator(new URL(app.url).origin)
    const credential = JSON.stringify(authenticator.create(optionsIn(page.html)))
    const codes = await browser.submit(page, '/u/mfa/enrol/passkey', { credential })
    expect(codesIn(codes.html)).toHaveLength(10)

    const { browser: other, page: asksPassword } = await identified(app, email)
    const challenge = await other.submit(asksPassword, '/u/login/password', { password })
    expect(challenge.address).toMatch(/^\/u\/mfa-passkey-challenge/)
    expect(challenge.html).toContain('<noscript>')
    const answer = JSON.stringify(authenticator.get(optionsIn(challenge.html)))
    const done = await other.send(challenge, '/u/mfa-passkey-challenge', { credential: answer })
    expect(done.location).toBe('/account')
  })

  test('MFA-04 a right one as second factor costs none of the tries of an hour, and a wrong one does', async () => {
    const { browser, page, email, userId } = await atEnrolment()
    const authenticator = softwareAuthenticator(new URL(app.url).origin)
    await browser.submit(page, '/u/mfa/enrol/passkey', {
      credential: JSON.stringify(authenticator.create(optionsIn(page.html))),
    })
    const { stores, clock } = app.app.directory
    const triesCounted = async () =>
      (await stores.attempts.listOf(accountMark(userId), clock.now()))
        .filter(({ key }) => key.startsWith('second-factor'))
        .map(({ count }) => count)
    for (const [isRight, counted] of [
      [true, [0]],
      [false, [1]],
      [true, [1]],
    ] as const) {
      const { browser: other, page: asksPassword } = await identified(app, email)
      const challenge = await other.submit(asksPassword, '/u/login/password', { password })
      const answer = authenticator.get(optionsIn(challenge.html), isRight ? {} : { origin: 'https://evil.test' })
      await other.send(challenge, '/u/mfa-passkey-challenge', { credential: JSON.stringify(answer) })
      expect(await triesCounted()).toEqual(counted)
    }
  })

  test('an answer that proves nothing says so', async () => {
    const { browser, page } = await atEnrolment()
    const broken = await browser.submit(page, '/u/mfa/enrol/passkey', { credential: '{"id":"x"}' })
    expect(broken.heading).toBe('Protect your account')
    expect(broken.text).toContain('There is a problem')
  })
})

describe('what is on offer', () => {
  test('a factor that is turned off is offered nowhere and taken nowhere', async () => {
    await app.app.directory.stores.settings.change({ disabledFactors: ['email', 'totp'] })
    const { browser, page, signIn } = await atEnrolment()
    expect(page.html).not.toContain(appPath)
    expect(page.html).toContain('data-passkey="create"')
    expect((await browser.open(`${appPath}?state=${signIn.id}`)).address).toBe(`/u/mfa/enrol?state=${signIn.id}`)
    await app.app.directory.stores.settings.change({ disabledFactors: ['email'], allowsPasskeys: false })
    const again = await browser.open(`/u/mfa/enrol?state=${signIn.id}`)
    expect(again.html).not.toContain('data-passkey')
    expect(again.html).toContain(appPath)
    await app.app.directory.stores.settings.change({ disabledFactors: ['email', 'totp'] })
    expect((await browser.open(`/u/mfa/enrol?state=${signIn.id}`)).text).toContain('Contact support.')
  })

  test('what the settings would rather have comes first', async () => {
    const isAppFirst = async () => {
      const { page } = await atEnrolment()
      return page.html.indexOf(appPath) < page.html.indexOf('data-passkey="create"')
    }
    expect(await isAppFirst()).toBe(false)
    await app.app.directory.stores.settings.change({ factorOrder: ['totp', 'passkey', 'email', 'recovery-code'] })
    expect(await isAppFirst()).toBe(true)
    await app.app.directory.stores.settings.change({ factorOrder: ['passkey', 'totp', 'email', 'recovery-code'] })
  })

  test('while the days of grace last it can be put off, and after them it cannot', async () => {
    await app.app.directory.stores.settings.change({ mfaGraceDays: 2 })
    const { browser, page, email } = await atEnrolment()
    expect(page.text).toContain('Not now (2 days left)')
    expect((await browser.send(page, '/u/mfa/enrol/later')).location).toBe('/account')
    await app.app.directory.stores.settings.change({ mfaGraceDays: 0 })
    const { browser: other, page: next } = await identified(app, email)
    const due = await other.submit(next, '/u/login/password', { password })
    expect(due.heading).toBe('Protect your account')
    expect(due.text).not.toContain('Not now')
  })

  test('MFA-06 a second factor is not set up in a sign-in that shows the first', async () => {
    const { browser, page, userId, signIn } = await atEnrolment()
    await addAuthenticator(app, userId)
    waitForNextCode(app)
    const sent = await browser.send(page, '/u/mfa/enrol/passkey', { credential: '{}' })
    expect(sent.location).toBe(`/u/mfa?state=${signIn.id}`)
  })
})

test('L2 somebody signs up, proves the address, sets up an authenticator and signs in again', async () => {
  const email = uniqueEmail()
  const { browser, signIn, page } = await begin(app)
  const form = await browser.open(`/u/signup?state=${signIn.id}`)
  expect(page.html).toContain('/u/signup')
  const confirm = await browser.submit(form, '/u/signup', { email, name: 'Una', password })
  const { code } = await mailed(app, email)
  const enrol = await browser.submit(confirm, '/u/signup/confirm', { code })
  expect(enrol.heading).toBe('Protect your account')
  const asked = await browser.open(`${appPath}?state=${signIn.id}`)
  const secret = secretIn(asked.html)
  const codes = await browser.submit(asked, appPath, { code: codeFor(app, secret) })
  expect((await browser.send(codes, '/u/mfa/codes/saved', { saved: 'yes' })).location).toBe('/account')

  waitForNextCode(app)
  const again = await identified(app, email)
  const challenge = await again.browser.submit(again.page, '/u/login/password', { password })
  const done = await again.browser.send(challenge, '/u/mfa-otp-challenge', { code: codeFor(app, secret) })
  expect(done.location).toBe('/account')
})

describe('who asks for a factor, and who is spared', () => {
  const at = (userId: string, rest: string) => `/users/${encodeURIComponent(userId)}/${rest}`
  const soon = () => ({ reason: 'New phone comes', endsAt: new Date(Date.now() + 86_400_000).toISOString() })
  const optional = () => app.app.directory.stores.settings.change({ mfaPolicy: 'optional' })

  async function roleOf(userId: string, rule: object): Promise<string> {
    const { id } = (await app.v1('POST', '/roles', { body: { name: `Billing of ${userId}` } })).body
    await app.v1('POST', '/role-assignments', { body: { userId, roleId: id } })
    expect((await app.v1('PATCH', `/roles/${id}/mfa`, { body: rule })).status).toBe(200)
    return id
  }
  const signingIn = async (email: string) => {
    const { browser, page } = await identified(app, email)
    return { browser, page: await browser.submit(page, '/u/login/password', { password }) }
  }

  test('a role asks whoever holds it, after its days of grace at the latest, and nobody else', async () => {
    await optional()
    const [alice, bob] = [uniqueEmail(), uniqueEmail()]
    const userId = await addPerson(app, alice)
    await addPerson(app, bob)
    const role = await roleOf(userId, { requiresMfa: true, mfaGraceDays: 3 })
    expect((await signingIn(bob)).page.address).toBe('/account')
    const graced = await signingIn(alice)
    expect(graced.page.text).toContain('Not now (3 days left)')
    expect((await graced.browser.send(graced.page, '/u/mfa/enrol/later')).location).toBe('/account')
    await app.v1('PATCH', `/roles/${role}/mfa`, { body: { requiresMfa: true } })
    const due = await signingIn(alice)
    expect([due.page.heading, due.page.text.includes('Not now')]).toEqual(['Protect your account', false])
    await app.v1('PATCH', `/roles/${role}/mfa`, { body: { requiresMfa: false } })
    expect((await signingIn(alice)).page.address).toBe('/account')
  })

  test('whoever is exempt signs in without one until it ends, and an exemption spares nobody a factor they have', async () => {
    const email = uniqueEmail()
    const userId = await addPerson(app, email)
    const body = soon()
    expect((await app.v1('POST', at(userId, 'mfa-exemption'), { body })).status).toBe(200)
    expect((await signingIn(email)).page.address).toBe('/account')
    const checks = (await app.v1('GET', at(userId, 'sign-in-diagnosis'))).body.checks
    expect(checks).toContainEqual({ id: 'mfa-enrolment', state: 'pass', facts: { exemptUntil: body.endsAt } })
    expect((await app.v1('DELETE', at(userId, 'mfa-exemption'))).status).toBe(204)
    expect((await signingIn(email)).page.heading).toBe('Protect your account')
    await app.v1('POST', at(userId, 'mfa-exemption'), { body })
    await addAuthenticator(app, userId)
    expect((await signingIn(email)).page.heading).toBe('Confirm it’s you')
  })

  test('an operator is never exempt', async () => {
    const { stores, clock } = app.app.console
    const made = await app.v1('POST', '/operators', {
      body: { email: uniqueEmail(), password: 'correct horse battery', role: 'support' },
    })
    const userId = made.body.id
    expect((await app.v1('POST', at(userId, 'mfa-exemption'), { body: soon() })).status).toBe(404)
    const grantedBy = { kind: 'operator', id: 'auth0|sam', name: 'Sam' } as const
    const endsAt = new Date(clock.now().getTime() + 86_400_000)
    await stores.mfaExemptions.save({ userId, reason: 'Mistake', grantedBy, grantedAt: clock.now(), endsAt })
    expect((await stores.authenticationMethods.factorsOf(userId)).exemptUntil).toBeNull()
  })
})
