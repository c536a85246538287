import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { makeSingleRecoveryCode } from '../../src/authentication-methods/recovery-codes.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { newBrowserless } from '../support/browserless.ts'
import { findMessages } from '../support/find-messages.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { addAuthenticator, codeFor, type Factors, waitForNextCode } from './factors.ts'
import { addPerson, type begin, identified, mailed, password, uniqueEmail } from './people.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterEach(() => app.app.directory.stores.settings.change({ mfaPolicy: 'optional', rememberBrowserDays: 30 }))
afterAll(() => app?.close())

interface Someone extends Factors {
  readonly email: string
  readonly userId: string
}

async function someone(): Promise<Someone> {
  const email = uniqueEmail()
  const userId = await addPerson(app, email)
  const factors = await addAuthenticator(app, userId)
  waitForNextCode(app)
  return { email, userId, ...factors }
}

async function challenged(email: string, input: Parameters<typeof begin>[1] = {}) {
  const { browser, page, signIn } = await identified(app, email, input)
  return { browser, signIn, page: await browser.submit(page, '/u/login/password', { password }) }
}

describe('an authenticator app', () => {
  test('is asked for after the password, and its code opens the account', async () => {
    const { email, secret } = await someone()
    const { browser, page, signIn } = await challenged(email)
    expect(page.heading).toBe('Confirm it’s you')
    expect(page.address).toBe(`/u/mfa-otp-challenge?state=${signIn.id}`)
    expect(page.html).toContain('autocomplete="one-time-code"')
    const done = await browser.send(page, '/u/mfa-otp-challenge', { code: codeFor(app, secret) })
    expect(done).toMatchObject({ status: 303, location: '/account' })
    expect(browser.cookies.has('rollcall-session')).toBe(true)
  })

  test('MFA-02 a code that was used before is told to wait for the next one', async () => {
    const { email, secret } = await someone()
    const code = codeFor(app, secret)
    const first = await challenged(email)
    await first.browser.send(first.page, '/u/mfa-otp-challenge', { code })
    const second = await challenged(email)
    const again = await second.browser.submit(second.page, '/u/mfa-otp-challenge', { code })
    expect(again.text).toContain('Wait for the next code')
    expect(again.html).toContain('aria-describedby="code-fault" aria-invalid="true"')
    expect(second.browser.cookies.has('rollcall-session')).toBe(false)
    waitForNextCode(app)
    const done = await second.browser.send(again, '/u/mfa-otp-challenge', { code: codeFor(app, secret) })
    expect(done.location).toBe('/account')
  })

  test('an empty code says what belongs there and costs no try', async () => {
    const { email, secret } = await someone()
    const { browser, page } = await challenged(email)
    let shown = page
    for (let press = 0; press < 6; press += 1)
      shown = await browser.submit(shown, '/u/mfa-otp-challenge', { code: ' ' })
    expect(shown.text).toContain('Enter the 6 digits from your authenticator app.')
    expect((await browser.send(shown, '/u/mfa-otp-challenge', { code: codeFor(app, secret) })).location).toBe(
      '/account',
    )
  })

  test('MFA-04 five wrong codes end the sign-in', async () => {
    const { email, secret } = await someone()
    const { browser, page } = await challenged(email)
    let shown = page
    for (let press = 0; press < 5; press += 1) {
      shown = await browser.submit(shown, '/u/mfa-otp-challenge', { code: '000000' })
    }
    expect(shown.heading).toBe('Too many wrong codes')
    const late = await browser.send(page, '/u/mfa-otp-challenge', { code: codeFor(app, secret) })
    expect(late.location).toMatch(/^\/u\/refused/)
  })
})

describe('MFA-01 a password alone, with the second factor open', () => {
  test('opens nothing but the page that asks for the factor', async () => {
    const { email } = await someone()
    const { browser, signIn } = await challenged(email)
    const challenge = `/u/mfa-otp-challenge?state=${signIn.id}`
    for (const path of ['/u/login', '/u/login/password', '/u/organization', '/u/consent', '/u/mfa/enrol', '/u/mfa']) {
      expect((await browser.open(`${path}?state=${signIn.id}`)).address, path).toBe(challenge)
    }
    expect((await browser.request('GET', '/account')).location).toMatch(/^\/u\/login\?state=/)
    expect((await browser.request('GET', '/account/security')).location).toMatch(/^\/u\/login\?state=/)
    expect((await browser.request('GET', '/userinfo')).status).toBe(401)
    expect((await browser.request('GET', '/api/v2/users')).status).toBe(401)
    expect(browser.cookies.has('rollcall-session')).toBe(false)
  })

  test('brings the app no code, whatever address it goes on to', async () => {
    const { email } = await someone()
    const { browser, signIn } = await challenged(email, { clientId: await clientOf() })
    const resumed = await browser.request('GET', `/authorize/resume?state=${signIn.id}`)
    expect(resumed.location).toBe(`/u/login?state=${signIn.id}`)
    expect((await browser.open(resumed.location ?? '')).address).toBe(`/u/mfa-otp-challenge?state=${signIn.id}`)
  })

  async function clientOf(): Promise<string> {
    const body = { name: 'Acme Portal', app_type: 'spa', callbacks: ['https://portal.example.com/callback'] }
    return (await app.api('POST', '/clients', { body })).body.client_id
  }
})

describe('MFA-06 whoever has a factor', () => {
  test('sets up no other before they showed it, by whatever form', async () => {
    const { email, userId } = await someone()
    const { browser, page, signIn } = await challenged(email)
    const before = await app.app.directory.stores.authenticationMethods.list(userId)
    const token = /name="token" value="([^"]*)"/.exec(page.html)?.[1] ?? ''
    for (const path of ['/u/mfa/enrol/authenticator', '/u/mfa/enrol/passkey', '/u/mfa/enrol/later']) {
      const body = new URLSearchParams({ state: signIn.id, token, code: '123456', credential: '{}' }).toString()
      const headers = { origin: new URL(app.url).origin, 'content-type': 'application/x-www-form-urlencoded' }
      const sent = await browser.request('POST', path, headers, body)
      expect(sent.location, path).toBe(`/u/mfa?state=${signIn.id}`)
    }
    expect(await app.app.directory.stores.authenticationMethods.list(userId)).toEqual(before)
  })
})

describe('a recovery code', () => {
  async function spent(email: string, code: string) {
    const { browser, signIn } = await challenged(email)
    const asked = await browser.open(`/u/mfa-recovery-code-challenge?state=${signIn.id}`)
    return { browser, signIn, used: await browser.submit(asked, '/u/mfa-recovery-code-challenge', { code }) }
  }

  test('REC-14 opens the account once, however it is typed, and the page says how many are left', async () => {
    const { email, recoveryCodes } = await someone()
    const [code = ''] = recoveryCodes
    const { browser, page, signIn } = await challenged(email)
    expect(page.html).toContain(`href="/u/mfa-recovery-code-challenge?state=${signIn.id}"`)
    const asked = await browser.open(`/u/mfa-recovery-code-challenge?state=${signIn.id}`)
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ')} `
    const used = await browser.submit(asked, '/u/mfa-recovery-code-challenge', { code: typed })
    expect(used.heading).toBe('Recovery code accepted')
    expect(used.text).toContain('You have 9 left.')
    const onwards = /<a class="button primary" href="([^"]*)"/.exec(used.html)?.[1] ?? ''
    expect((await browser.request('GET', onwards)).location).toBe('/account')
    expect((await findMessages(app, email))[0]).toMatchObject({ kind: 'recovery-code-used', values: { left: 9 } })

    const again = await challenged(email)
    const second = await again.browser.open(`/u/mfa-recovery-code-challenge?state=${again.signIn.id}`)
    const refused = await again.browser.submit(second, '/u/mfa-recovery-code-challenge', { code })
    expect(refused.text).toContain('That recovery code didn’t work.')
    expect(again.browser.cookies.has('rollcall-session')).toBe(false)
  })

  test('with some left new ones are made at once by whoever wants them', async () => {
    const { email, recoveryCodes } = await someone()
    const { browser, used } = await spent(email, recoveryCodes[0] ?? '')
    const ask = await browser.submit(used, '/u/mfa/codes/wanted')
    expect(ask.heading).toBe('You get new recovery codes')
    expect(ask.text).not.toContain('Whoever looks after your account')
    const codes = await browser.submit(ask, '/u/mfa/codes')
    expect(codes.html.match(/<li><code>/g)).toHaveLength(10)
    expect((await browser.send(codes, '/u/mfa/codes/saved', { saved: 'yes' })).location).toBe('/account')
  })

  test('the last one leads to new ones, and the account opens after them', async () => {
    const { email, userId } = await someone()
    const { directory } = app.app
    const last = await directory.change((deps) => makeSingleRecoveryCode(deps, systemActor, userId))
    const { browser, used, signIn } = await spent(email, last)
    expect(used.text).toContain('It was your last one.')
    expect(used.html).not.toContain('/u/mfa/codes/wanted')
    const ask = await browser.open(`/u/login?state=${signIn.id}`)
    expect(ask.heading).toBe('You get new recovery codes')
    expect(browser.cookies.has('rollcall-session')).toBe(false)
    const codes = await browser.submit(ask, '/u/mfa/codes')
    expect((await browser.send(codes, '/u/mfa/codes/saved', { saved: 'yes' })).location).toBe('/account')
    const { factors } = await directory.stores.authenticationMethods.factorsOf(userId)
    expect(factors.recoveryCodesLeft).toBe(10)
  })

  test('REC-14 eight browsers at once open the account once', async () => {
    const { email, recoveryCodes } = await someone()
    const browsers = await Promise.all(Array.from({ length: 8 }, () => challenged(email)))
    const pages = await Promise.all(
      browsers.map(({ browser, signIn }) => browser.open(`/u/mfa-recovery-code-challenge?state=${signIn.id}`)),
    )
    const sent = await Promise.all(
      browsers.map(({ browser }, place) =>
        browser.send(pages[place] as (typeof pages)[0], '/u/mfa-recovery-code-challenge', {
          code: recoveryCodes[1] as string,
        }),
      ),
    )
    expect(sent.filter(({ html }) => html.includes('Recovery code accepted'))).toHaveLength(1)
  })
})

describe('a code by e-mail', () => {
  /** They chose codes by mail as their second factor: a verified address alone is none. */
  async function someoneWithMailCodes(): Promise<string> {
    await app.app.directory.stores.settings.change({ mfaPolicy: 'required' })
    const email = uniqueEmail()
    const userId = await addPerson(app, email)
    const method = { body: { type: 'email', email } }
    const added = await app.api('POST', `/users/${encodeURIComponent(userId)}/authentication-methods`, method)
    expect(added.status, added.text).toBe(201)
    return email
  }

  test('is sent by a press, to the verified address, and opens the account', async () => {
    const email = await someoneWithMailCodes()
    const { browser, page } = await challenged(email)
    expect(page.text).toContain(`We send a code to p•••@example.com.`)
    expect(page.html).not.toContain(email)
    expect((await findMessages(app, email)).map(({ kind: written }) => written)).toEqual(['factor-added'])
    const sent = await browser.submit(page, '/u/mfa-email-challenge/send')
    const { kind, code } = await mailed(app, email)
    expect(kind).toBe('second-factor-code')
    const wrong = await browser.submit(sent, '/u/mfa-email-challenge', { code: code === '000000' ? '1' : '000000' })
    expect(wrong.text).toContain('That code didn’t work.')
    expect((await browser.send(wrong, '/u/mfa-email-challenge', { code })).location).toBe('/account')
  })

  test('MFA-07 goes to the address on record and nowhere else, whatever the request names', async () => {
    const email = await someoneWithMailCodes()
    const { browser, page } = await challenged(email)
    const extra = { email: 'evil@example.com', to: 'evil@example.com', phone_number: '+15550100', destination: 'evil' }
    await browser.submit(page, '/u/mfa-email-challenge/send', extra)
    expect((await mailed(app, email)).kind).toBe('second-factor-code')
    expect(await findMessages(app, 'evil@example.com')).toEqual([])
  })

  test('is not on offer to whoever has something better', async () => {
    const { email } = await someone()
    const { browser, page, signIn } = await challenged(email)
    expect(page.html).not.toContain('/u/mfa-email-challenge')
    const address = `/u/mfa-email-challenge?state=${signIn.id}`
    expect((await browser.open(address)).address).toBe(`/u/mfa-otp-challenge?state=${signIn.id}`)
  })
})

describe('MFA-10 a trusted browser', () => {
  test('is spared the factor next time, and only where the box was ticked', async () => {
    const { email, secret } = await someone()
    const { browser, page } = await challenged(email)
    expect(page.text).toContain('Trust this browser for 30 days')
    await browser.send(page, '/u/mfa-otp-challenge', { code: codeFor(app, secret), trustBrowser: 'yes' })
    expect(browser.cookies.has('rollcall-trusted-browser')).toBe(true)
    browser.cookies.delete('rollcall-session')
    const next = await identified(app, email, { browser })
    expect((await browser.send(next.page, '/u/login/password', { password })).location).toBe('/account')

    const elsewhere = await challenged(email)
    waitForNextCode(app)
    await elsewhere.browser.send(elsewhere.page, '/u/mfa-otp-challenge', { code: codeFor(app, secret) })
    expect(elsewhere.browser.cookies.has('rollcall-trusted-browser')).toBe(false)
  })

  test('is nothing where the application trusts none', async () => {
    await app.app.directory.stores.settings.change({ rememberBrowserDays: 0 })
    const { email, secret } = await someone()
    const { browser, page } = await challenged(email)
    expect(page.text).not.toContain('Trust this browser')
    await browser.send(page, '/u/mfa-otp-challenge', { code: codeFor(app, secret), trustBrowser: 'yes' })
    expect(browser.cookies.has('rollcall-session')).toBe(true)
    expect(browser.cookies.has('rollcall-trusted-browser')).toBe(false)
  })
})

test('who lost access to everything is led to the way back', async () => {
  const { email } = await someone()
  const { browser, page } = await challenged(email)
  expect(page.text).toContain('Lost access to all of these?')
  const link = /href="(\/u\/account-recovery[^"]*)"/.exec(page.html)?.[1] ?? ''
  expect(link).toMatch(/^\/u\/account-recovery\?state=[\w-]+$/)
  const asking = await browser.open(link)
  expect(asking.html).toContain(`value="${email}"`)
  expect((await newBrowserless(app.url).open(link)).html).not.toContain(email)
  const missed = await browser.submit(asking, '/u/account-recovery', { email: 'nothing' })
  expect(missed.html).toContain('value="nothing"')
  expect((await browser.submit(missed, '/u/account-recovery', { email })).heading).toBe('We received your request')
})

test('a sign-in that is over tells the way back nothing of who it was', async () => {
  const { email, secret } = await someone()
  const { browser, page } = await challenged(email)
  const link = /href="(\/u\/account-recovery[^"]*)"/.exec(page.html)?.[1] ?? ''
  waitForNextCode(app)
  await browser.send(page, '/u/mfa-otp-challenge', { code: codeFor(app, secret) })
  browser.cookies.delete('rollcall-session')
  expect((await browser.open(link)).html).not.toContain(email)

  const left = await challenged(email)
  const leftLink = /href="(\/u\/account-recovery[^"]*)"/.exec(left.page.html)?.[1] ?? ''
  expect((await left.browser.open(leftLink)).html).toContain(email)
  app.clock.aheadMs += 31 * 60_000
  expect((await left.browser.open(leftLink)).html).not.toContain(email)
})
