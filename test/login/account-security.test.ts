import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { hiddenFields } from '../support/browserless.ts'
import { findMessages } from '../support/find-messages.ts'
import { softwareAuthenticator } from '../support/software-authenticator.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { eventsOf, guardedResident, resident, signedIn } from './account-people.ts'
import { codeFor, codesIn, optionsIn, secretIn, waitForNextCode } from './factors.ts'
import { addPerson, identified, password, uniqueEmail } from './people.ts'

const newPassword = 'copper meadow whistle 77'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterEach(() =>
  app.app.directory.stores.settings.change({ mfaPolicy: 'optional', disabledFactors: [], allowsPasskeys: true }),
)
afterAll(() => app?.close())

describe('MFA-08 what proves the account is changed by a fresh proof', () => {
  const sensitive = ['/email', '/security/authenticator', '/security/passkey', '/data/delete']

  test('with a password alone it is fresh for ten minutes, and then asked for again, which leads back', async () => {
    const { browser, email } = await resident(app)
    for (const path of sensitive) expect((await browser.open(`/account${path}`)).address).toBe(`/account${path}`)
    app.clock.aheadMs += 10 * 60_000 + 1000
    for (const path of sensitive) {
      const asked = await browser.open(`/account${path}`)
      expect(asked.address, path).toMatch(/^\/u\/login\/password\?state=/)
      expect(asked.html).toContain(`value="${email}"`)
      expect(asked.text).not.toContain('There is a problem')
    }
    const asked = await browser.open('/account/email')
    expect((await browser.send(asked, '/u/login/password', { password })).location).toBe('/account/email')
    expect((await browser.open('/account/email')).heading).toBe('Change email address')
  })

  test('with a factor it is the factor that must be fresh, for five minutes, remembered browser or not', async () => {
    const { browser, secret } = await guardedResident(app)
    const path = '/account/security/password'
    expect((await browser.open(path)).heading).toBe('Change password')
    app.clock.aheadMs += 5 * 60_000 + 1000
    for (const sensitivePath of [...sensitive.map((each) => `/account${each}`), path]) {
      expect((await browser.open(sensitivePath)).address, sensitivePath).toMatch(/^\/u\/login\/password/)
    }
    const challenge = await browser.submit(await browser.open(path), '/u/login/password', { password })
    expect(challenge.heading).toBe('Confirm it’s you')
    const code = codeFor(app, secret)
    const trusted = await browser.send(challenge, '/u/mfa-otp-challenge', { code, trustBrowser: 'yes' })
    expect(trusted.location).toBe(path)
    app.clock.aheadMs += 5 * 60_000 + 1000
    const again = await browser.submit(await browser.open(path), '/u/login/password', { password })
    expect(again.heading).toBe('Confirm it’s you')
  })

  test('a form that was opened in time is not taken too late', async () => {
    const { browser, userId } = await guardedResident(app)
    const page = await browser.open('/account/security')
    const [email, data] = [await browser.open('/account/email'), await browser.open('/account/data')]
    const remove = await browser.open('/account/data/delete')
    const before = await app.app.directory.stores.authenticationMethods.list(userId)
    app.clock.aheadMs += 5 * 60_000 + 1000
    const late = [
      await browser.send(page, '/account/security/remove', { confirmed: 'yes' }),
      await browser.send(page, '/account/security/codes'),
      await browser.send(email, '/account/email', { email: 'evil@example.com' }),
      await browser.send(data, '/account/data/download'),
      await browser.send(remove, '/account/data/delete', { understood: 'yes' }),
    ]
    for (const { location } of late) expect(location).toMatch(/^\/u\/login\?state=/)
    expect(await app.app.directory.stores.authenticationMethods.list(userId)).toEqual(before)
    expect(await app.app.directory.stores.users.find(userId)).not.toBeNull()
    expect(await findMessages(app, 'evil@example.com')).toEqual([])
  })

  test('where factors are off, the password alone is proof enough', async () => {
    const { browser } = await guardedResident(app)
    await app.app.directory.stores.settings.change({ mfaPolicy: 'off' })
    app.clock.aheadMs += 9 * 60_000
    expect((await browser.open('/account/email')).heading).toBe('Change email address')
  })
})

describe('the password', () => {
  test('SES-02 a new one ends every other session, and this one goes on under a new cookie', async () => {
    const { browser, email, userId } = await resident(app)
    const others = [await signedIn(app, email), await signedIn(app, email)]
    const before = browser.cookies.get('rollcall-session') ?? ''
    const page = await browser.open('/account/security/password')
    const done = await browser.submit(page, '/account/security/password', { current: password, password: newPassword })
    expect(done).toMatchObject({ address: '/account/security' })
    expect(done.text).toContain('Your password is changed.')
    for (const other of others) expect((await other.request('GET', '/account')).location).toMatch(/^\/u\/login/)
    expect(browser.cookies.get('rollcall-session')).not.toBe(before)
    browser.cookies.set('rollcall-session', before)
    expect((await browser.request('GET', '/account')).location).toMatch(/^\/u\/login/)
    expect((await findMessages(app, email))[0]?.kind).toBe('password-changed')
    expect(await eventsOf(app, userId)).toContain('user.password_changed')
    const again = await signedIn(app, email, newPassword)
    expect((await again.open('/account')).heading).toBe('Profile')
  })

  test('the current one is asked for, and what the policy has against the new one is said', async () => {
    const { browser } = await resident(app)
    const page = await browser.open('/account/security/password')
    const wrong = await browser.submit(page, '/account/security/password', { current: 'wrong', password: newPassword })
    expect(wrong.text).toContain('That is not your current password.')
    expect(wrong.html).toContain('aria-describedby="current-fault" aria-invalid="true"')
    const weak = await browser.submit(page, '/account/security/password', { current: password, password: 'short' })
    expect(weak.text).toContain('This password is too easy to guess.')
    const empty = await browser.submit(page, '/account/security/password', { current: '', password: '' })
    expect(empty.text).toContain('Enter your password.')
  })

  test('AUT-12 guesses at it here and at the door are counted together', async () => {
    const { browser, email } = await resident(app)
    const door = await identified(app, email)
    for (let guess = 0; guess < 5; guess += 1) {
      await door.browser.submit(door.page, '/u/login/password', { password: `wrong ${guess}` })
    }
    const page = await browser.open('/account/security/password')
    browser.cookies.delete('rollcall-known-browser')
    for (let guess = 0; guess < 5; guess += 1) {
      const form = { current: `wrong ${guess}`, password: newPassword }
      await browser.submit(page, '/account/security/password', form)
    }
    const right = await browser.submit(page, '/account/security/password', { current: password, password: newPassword })
    expect(right.text).toContain('That is not your current password.')
  })
})

describe('an authenticator app', () => {
  test('is set up, with recovery codes, and asked for from then on', async () => {
    const { browser, email } = await resident(app)
    const asked = await browser.open('/account/security/authenticator')
    const wrong = await browser.submit(asked, '/account/security/authenticator', { code: '000000' })
    expect(secretIn(wrong.html)).toBe(secretIn(asked.html))
    const codes = await browser.submit(wrong, '/account/security/authenticator', {
      code: codeFor(app, secretIn(wrong.html)),
    })
    expect(codesIn(codes.html)).toHaveLength(10)
    const still = await browser.submit(codes, '/account/security/codes/saved')
    expect(codesIn(still.html)).toEqual(codesIn(codes.html))
    const done = await browser.submit(still, '/account/security/codes/saved', { saved: 'yes' })
    expect(done.text).toContain('10 are left.')
    const next = await identified(app, email)
    expect((await next.browser.submit(next.page, '/u/login/password', { password })).heading).toBe('Confirm it’s you')
  })

  test('is replaced: the old one works until the new one does, and then no more', async () => {
    const { browser, email, secret } = await guardedResident(app)
    const asked = await browser.open('/account/security/authenticator')
    expect(asked.text).toContain('Your old authenticator stops working when you finish.')
    const fresh = secretIn(asked.html)
    const done = await browser.submit(asked, '/account/security/authenticator', { code: codeFor(app, fresh) })
    expect(done.text).toContain('Added.')
    waitForNextCode(app)
    const { browser: other, page } = await identified(app, email)
    const challenge = await other.submit(page, '/u/login/password', { password })
    const old = await other.submit(challenge, '/u/mfa-otp-challenge', { code: codeFor(app, secret) })
    expect(old.text).toContain('That code didn’t work.')
    expect((await other.send(old, '/u/mfa-otp-challenge', { code: codeFor(app, fresh) })).location).toBe('/account')
  })

  test('is removed after one more question, and its owner is told', async () => {
    const { browser, email, userId } = await guardedResident(app)
    const asked = await browser.submit(await browser.open('/account/security'), '/account/security/remove')
    expect(asked.text).toContain('It is your only second step')
    const done = await browser.submit(asked, '/account/security/remove')
    expect(done.text).toContain('Removed.')
    expect((await app.app.directory.stores.authenticationMethods.list(userId)).map(({ type }) => type)).toEqual([])
    expect((await findMessages(app, email)).map(({ kind }) => kind)).toContain('factor-removed')
  })

  test('nobody sets up or removes one for somebody else', async () => {
    const alice = await guardedResident(app)
    const bob = await guardedResident(app)
    const { authenticationMethods } = app.app.directory.stores
    const [theirs] = await authenticationMethods.list(bob.userId)
    const page = await alice.browser.open('/account/security')
    await alice.browser.send(page, '/account/security/remove', { factor: theirs?.id ?? '', confirmed: 'yes' })
    expect(await authenticationMethods.list(bob.userId)).toHaveLength(2)
    const begun = await bob.browser.open('/account/security/authenticator')
    const method = /name="method" value="([^"]+)"/.exec(begun.html)?.[1] ?? ''
    const own = await alice.browser.open('/account/security/authenticator')
    const code = codeFor(app, secretIn(begun.html))
    const sent = await alice.browser.submit(own, '/account/security/authenticator', { method, code })
    expect(sent.text).toContain('That code didn’t work.')
  })

  test('is offered nowhere where it is turned off', async () => {
    const { browser } = await resident(app)
    await app.app.directory.stores.settings.change({ disabledFactors: ['totp'], allowsPasskeys: false })
    const page = await browser.open('/account/security')
    expect(page.html).not.toContain('/account/security/authenticator')
    expect(page.html).not.toContain('/account/security/passkey')
    expect((await browser.open('/account/security/authenticator')).address).toBe('/account/security')
    expect((await browser.open('/account/security/passkey')).address).toBe('/account/security')
  })
})

describe('a passkey', () => {
  test('is added under a name, and one answer makes one passkey', async () => {
    const { browser, userId } = await resident(app)
    const authenticator = softwareAuthenticator(new URL(app.url).origin)
    const page = await browser.open('/account/security/passkey')
    const credential = JSON.stringify(authenticator.create(optionsIn(page.html)))
    const codes = await browser.submit(page, '/account/security/passkey', { credential, name: 'Blue phone' })
    expect(codesIn(codes.html)).toHaveLength(10)
    expect((await browser.open('/account/security')).text).toContain('Blue phone')
    const challenge = /name="challenge" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
    // Only now is there a factor that must be fresh.
    app.clock.aheadMs += 1000
    const twice = await browser.send(page, '/account/security/passkey', { credential, challenge, name: 'Again' })
    expect(twice.location).not.toBe('/account/security')
    const keys = (await app.app.directory.stores.authenticationMethods.list(userId)).filter(({ passkey }) => passkey)
    expect(keys).toHaveLength(1)
  })

  test('an answer to what somebody else was asked adds nothing', async () => {
    const alice = await resident(app)
    const bob = await resident(app)
    const authenticator = softwareAuthenticator(new URL(app.url).origin)
    const asked = await bob.browser.open('/account/security/passkey')
    const challenge = /name="challenge" value="([^"]+)"/.exec(asked.html)?.[1] ?? ''
    const credential = JSON.stringify(authenticator.create(optionsIn(asked.html)))
    const page = await alice.browser.open('/account/security/passkey')
    const sent = await alice.browser.submit(page, '/account/security/passkey', { credential, challenge, name: '' })
    expect(sent.text).toContain('There is a problem')
    expect(await app.app.directory.stores.authenticationMethods.list(alice.userId)).toEqual([])
  })

  test('the last one stays where nothing else leads in, and goes where something does', async () => {
    const { browser, userId } = await resident(app)
    const { stores } = app.app.directory
    await stores.settings.change({ mfaPolicy: 'off', allowsEmailCode: false })
    const page = await browser.open('/account/security/passkey')
    const credential = JSON.stringify(softwareAuthenticator(new URL(app.url).origin).create(optionsIn(page.html)))
    await browser.submit(page, '/account/security/passkey', { credential, name: 'Blue phone' })
    const [database] = (await app.api('GET', '/connections?strategy=auth0')).body
    const letPasswords = (enabled: boolean) => {
      const options = { ...database.options, authentication_methods: { password: { enabled } } }
      return app.api('PATCH', `/connections/${database.id}`, { body: { options } })
    }
    const passkeys = async () => (await stores.authenticationMethods.list(userId)).filter(({ passkey }) => passkey)
    const [method] = await passkeys()
    const removal = { factor: method?.id ?? '', confirmed: 'yes' }
    const shown = await browser.open('/account/security')
    expect((await letPasswords(false)).status).toBe(200)
    for (const typed of [{ factor: removal.factor }, removal]) {
      const kept = await browser.submit(shown, '/account/security/remove', typed)
      expect(kept.text).toContain('It is your only way to sign in.')
    }
    expect(await passkeys()).toHaveLength(1)
    expect((await letPasswords(true)).status).toBe(200)
    await browser.submit(shown, '/account/security/remove', removal)
    expect(await passkeys()).toHaveLength(0)
    await stores.settings.change({ allowsEmailCode: true })
  })

  test('one that is enrolled still counts beside a password where new ones are turned off', async () => {
    const { browser, email } = await resident(app)
    const authenticator = softwareAuthenticator(new URL(app.url).origin)
    const page = await browser.open('/account/security/passkey')
    const credential = JSON.stringify(authenticator.create(optionsIn(page.html)))
    await browser.submit(page, '/account/security/passkey', { credential, name: '' })
    await app.app.directory.stores.settings.change({ allowsPasskeys: false })
    const next = await identified(app, email)
    const challenge = await next.browser.submit(next.page, '/u/login/password', { password })
    const answer = JSON.stringify(authenticator.get(optionsIn(challenge.html)))
    const done = await next.browser.send(challenge, '/u/mfa-passkey-challenge', { credential: answer })
    expect(done.location).toBe('/account')
  })
})

describe('recovery codes', () => {
  test('REC-14 new ones take the place of the old ones', async () => {
    const { browser, email, recoveryCodes, userId } = await guardedResident(app)
    const page = await browser.open('/account/security')
    expect(page.text).toContain('10 are left.')
    const made = await browser.submit(page, '/account/security/codes')
    const fresh = codesIn(made.html)
    expect(fresh).toHaveLength(10)
    expect(await eventsOf(app, userId)).toContain('user.recovery_codes_made')
    expect((await findMessages(app, email))[0]).toMatchObject({ kind: 'recovery-codes-made', to: email })
    for (const [code, isTaken] of [
      [recoveryCodes[0] as string, false],
      [fresh[0] as string, true],
    ] as const) {
      const { browser: other, page: asks, signIn } = await identified(app, email)
      await other.submit(asks, '/u/login/password', { password })
      const challenge = await other.open(`/u/mfa-recovery-code-challenge?state=${signIn.id}`)
      const answer = await other.submit(challenge, '/u/mfa-recovery-code-challenge', { code })
      expect(answer.heading === 'Recovery code accepted', code).toBe(isTaken)
    }
  })

  test('nobody without a factor gets any', async () => {
    const { browser, userId } = await resident(app)
    const page = await browser.open('/account/security')
    expect(page.html).not.toContain('action="/account/security/codes"')
    expect(page.html).not.toContain('action="/account/security/browsers/forget"')
    const { session, token } = fieldsOf(page.html)
    const headers = { origin: new URL(app.url).origin, 'content-type': 'application/x-www-form-urlencoded' }
    const body = new URLSearchParams({ session, token }).toString()
    expect((await browser.request('POST', '/account/security/codes', headers, body)).location).toBe('/account/security')
    expect(await app.app.directory.stores.authenticationMethods.list(userId)).toEqual([])
  })

  function fieldsOf(html: string) {
    return {
      session: /name="session" value="([^"]+)"/.exec(html)?.[1] ?? '',
      token: /name="token" value="([^"]+)"/.exec(html)?.[1] ?? '',
    }
  }
})

test('trusted browsers are forgotten, and asked for the factor again', async () => {
  const { browser, email, secret } = await guardedResident(app)
  const trusting = await signedInWithTrust(email, secret)
  await browser.submit(await browser.open('/account/security'), '/account/security/browsers/forget')
  trusting.cookies.delete('rollcall-session')
  const next = await identified(app, email, { browser: trusting })
  expect((await trusting.submit(next.page, '/u/login/password', { password })).heading).toBe('Confirm it’s you')
})

test('trusted browsers are listed with what and where they are, and one is forgotten alone', async () => {
  const { browser, email, secret, userId } = await guardedResident(app)
  const kept = await signedInWithTrust(email, secret)
  const forgotten = await signedInWithTrust(email, secret)
  const page = await forgotten.open('/account/security')
  expect(page.html.match(/browsers\/forget-one/g)).toHaveLength(2)
  expect(page.html.match(/>This browser</g)).toHaveLength(1)
  expect((await browser.open('/account/security')).html).not.toContain('>This browser<')
  // Newest first.
  await forgotten.submit(page, '/account/security/browsers/forget-one')
  expect(forgotten.cookies.has('rollcall-trusted-browser')).toBe(false)
  const left = await kept.open('/account/security')
  expect(left.html.match(/browsers\/forget-one/g)).toHaveLength(1)
  expect(left.html).toContain('>This browser<')
  expect(await eventsOf(app, userId)).toContain('user.browsers_forgotten')
  for (const which of [kept, forgotten]) {
    which.cookies.delete('rollcall-session')
    const next = await identified(app, email, { browser: which })
    const answer = await which.submit(next.page, '/u/login/password', { password })
    expect(answer.heading === 'Confirm it’s you').toBe(which === forgotten)
  }
})

test('nobody forgets the trusted browser of somebody else', async () => {
  const { email, secret, userId } = await guardedResident(app)
  const theirs = await signedInWithTrust(email, secret)
  const [trusted] = await app.app.directory.stores.rememberedBrowsers.listOf(userId, 10, app.clock.now())
  const { browser } = await resident(app)
  const own = hiddenFields((await browser.open('/account/security')).html, '/account/sign-out')
  const headers = { origin: new URL(app.url).origin, 'content-type': 'application/x-www-form-urlencoded' }
  const body = new URLSearchParams({ ...own, browser: trusted?.id ?? '' }).toString()
  const answer = await browser.request('POST', '/account/security/browsers/forget-one', headers, body)
  expect(answer.location).toBe('/account/security')
  expect((await theirs.open('/account/security')).html).toContain('>This browser<')
})

async function signedInWithTrust(email: string, secret: string) {
  waitForNextCode(app)
  const { browser, page } = await identified(app, email)
  const challenge = await browser.submit(page, '/u/login/password', { password })
  await browser.send(challenge, '/u/mfa-otp-challenge', { code: codeFor(app, secret), trustBrowser: 'yes' })
  expect(browser.cookies.has('rollcall-trusted-browser')).toBe(true)
  return browser
}

test('the session that proves a factor anew gets a new cookie (SES-01)', async () => {
  const email = uniqueEmail()
  await addPerson(app, email)
  const browser = await signedIn(app, email)
  const before = browser.cookies.get('rollcall-session')
  app.clock.aheadMs += 11 * 60_000
  const asked = await browser.open('/account/email')
  await browser.send(asked, '/u/login/password', { password })
  expect(browser.cookies.get('rollcall-session')).not.toBe(before)
})
