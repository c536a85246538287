import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Browserless, newBrowserless, type Shown } from '../support/browserless.ts'
import { askToRecover, authenticatorCode, lostPerson, mailsTo, ticketTo } from '../support/recovery.ts'
import { softwareAuthenticator } from '../support/software-authenticator.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { codesIn, optionsIn } from './factors.ts'
import { identified, withoutIds } from './people.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const ask = async (browser: Browserless, typed: Readonly<Record<string, string>>) =>
  browser.submit(await browser.open('/u/account-recovery'), '/u/account-recovery', typed)

const evidence = { method: 'video-call', note: 'Passport matches' }

async function pending(email: string): Promise<string> {
  const { body } = await app.v1('GET', '/recovery-requests?status=pending&pageSize=200')
  return body.data.find((request: { email: string }) => request.email === email).id
}

async function approvedLink(email: string): Promise<string> {
  const { id } = await askToRecover(app, email)
  expect((await app.v1('POST', `/recovery-requests/${id}/approve`, { body: { evidence } })).status).toBe(200)
  return `/u/account-recovery/finish?ticket=${await ticketTo(app, email, 'recovery-approved')}`
}

const secretOn = (page: Shown) => (/<code>([A-Z2-7 ]+)<\/code>/.exec(page.html)?.[1] ?? '').replaceAll(' ', '')
const appPath = '/u/account-recovery/factor/authenticator'
const passkeyPath = '/u/account-recovery/factor/passkey'
const codeFor = (page: Shown) => authenticatorCode(secretOn(page), app.app.directory.clock.now())

async function setPassword(browser: Browserless, link: string): Promise<Shown> {
  const confirm = await browser.open(link)
  const choose = await browser.submit(confirm, '/u/account-recovery/finish')
  return browser.submit(choose, '/u/account-recovery/password', { password: 'A-New-Horse-8-Battery' })
}

describe('asking', () => {
  test('S000-53 S000-54 S000-55 the request is on the way from the sign-in page, and admins see what it says', async () => {
    const { email } = await lostPerson(app)
    const { browser, page } = await identified(app, email)
    const help = await browser.open(/href="(\/u\/help[^"]*)"/.exec(page.html)?.[1] ?? '')
    expect(help.html).toContain('href="/u/account-recovery?state=')
    const context = 'Phone fell in the lake'
    const sent = await ask(browser, { email, context, phone: '+43 1 234', 'lost-phone': 'yes' })
    expect(sent.heading).toBe('We received your request')
    const { body } = await app.v1('GET', `/recovery-requests/${await pending(email)}`)
    expect(body).toMatchObject({ email, context, phoneNumber: '+43 1 234', lost: ['phone'], status: 'pending' })
    expect(sent.text).toContain(body.number)
    const sentWithout = await ask(newBrowserless(app.url), { email: 'bare@example.com' })
    expect(sentWithout.heading).toBe('We received your request')
  })

  test('where requests are turned off none is offered or taken, and the page leads to support', async () => {
    const { email } = await lostPerson(app)
    const asking = newBrowserless(app.url)
    const open = await asking.open('/u/account-recovery')
    await app.v1('PATCH', '/settings', { body: { allowsRecoveryRequests: false } })
    const { browser, page } = await identified(app, email)
    const help = await browser.open(/href="(\/u\/help[^"]*)"/.exec(page.html)?.[1] ?? '')
    expect(help.html).not.toContain('href="/u/account-recovery')
    const shown = await browser.open('/u/account-recovery')
    expect([shown.status, shown.heading]).toEqual([403, 'Recovery is not asked for here'])
    const [known, unknown] = [
      await asking.submit(open, '/u/account-recovery', { email }),
      await asking.submit(open, '/u/account-recovery', { email: 'stranger@example.com' }),
    ]
    expect([known.status, known.heading]).toEqual([403, 'Recovery is not asked for here'])
    expect(withoutIds(known.html)).toBe(withoutIds(unknown.html))
    const { body } = await app.v1('GET', `/recovery-requests?account=known&pageSize=200`)
    expect(body.data.filter((request: { email: string }) => request.email === email)).toEqual([])
    await app.v1('PATCH', '/settings', { body: { allowsRecoveryRequests: true } })
  })

  test('known and unknown addresses are answered in the same words', async () => {
    const { email } = await lostPerson(app)
    const known = await ask(newBrowserless(app.url), { email })
    const unknown = await ask(newBrowserless(app.url), { email: 'stranger@example.com' })
    const plain = ({ html }: Shown) => withoutIds(html).replace(/RR-\d+|rrq_\w+/g, 'REQUEST')
    expect(plain(known)).toBe(plain(unknown))
  })

  test('what is wrong is said at its field, and what was typed stays', async () => {
    const browser = newBrowserless(app.url)
    const page = await ask(browser, { email: 'no address', phone: '+43 1', 'lost-passkey': 'yes' })
    expect(page.text).toContain('Enter an email address such as name@example.com.')
    expect(page.html).toContain('value="+43 1"')
    expect(page.html).toContain('name="lost-passkey" value="yes" checked')
  })

  test('only the browser that asked can look how it stands, and it is told no more than waiting or closed', async () => {
    const { email } = await lostPerson(app)
    const browser = newBrowserless(app.url)
    const { address, text } = await ask(browser, { email })
    expect(text).toContain('It is waiting for a person')
    const elsewhere = await newBrowserless(app.url).open(address)
    expect([elsewhere.status, elsewhere.heading]).toEqual([404, 'Nothing to see here'])
    await app.v1('POST', `/recovery-requests/${await pending(email)}/deny`, { body: {} })
    expect((await browser.open(address)).text).toContain('It is closed.')
  })

  test('the language changes on the very page', async () => {
    const browser = newBrowserless(app.url)
    const page = await ask(browser, { email: 'sprache@example.com' })
    const german = await browser.submit(page, '/u/language', { locale: 'de' })
    expect([german.address, german.heading]).toEqual([page.address, 'Ihr Antrag ist eingegangen'])
  })

  test('WEB-03 a form of another site is refused', async () => {
    const browser = newBrowserless(app.url)
    const page = await browser.open('/u/account-recovery')
    const typed = { email: 'victim@example.com' }
    const headers = { origin: 'https://evil.example.com' }
    expect((await browser.send(page, '/u/account-recovery', typed, headers)).status).toBe(403)
    expect((await browser.send(page, '/u/account-recovery', { ...typed, token: 'x' })).status).toBe(403)
  })
})

test('the owner stops a request by a button, and opening the link alone stops nothing', async () => {
  const { email } = await lostPerson(app)
  const link = await approvedLink(email)
  const stop = `/u/account-recovery/stop?ticket=${await ticketTo(app, email, 'recovery-requested')}`
  const browser = newBrowserless(app.url)
  for (const _ of [1, 2]) expect((await browser.open(stop)).heading).toBe('Stop the recovery of your account?')
  const stopped = await browser.submit(await browser.open(stop), '/u/account-recovery/stop')
  expect(stopped.heading).toBe('The request is stopped')
  for (const dead of [stop, link]) {
    const page = await browser.open(dead)
    expect([page.status, page.heading]).toEqual([400, 'This link doesn’t work'])
    // A link belongs to no sign-in, and support would look for one in vain.
    expect(page.text).not.toContain('reference')
  }
  const help = await browser.open('/u/help')
  expect(help.text).not.toContain('reference')
})

describe('L4 finishing without a script', () => {
  test('a button, a new password, a new authenticator, recovery codes', async () => {
    const { email } = await lostPerson(app)
    const link = await approvedLink(email)
    const browser = newBrowserless(app.url)
    const confirm = await browser.open(link)
    expect(confirm.text).toContain('A. with the address a•••@example.com')
    expect(confirm.text).not.toContain(email)
    // A mail scanner that opened the link changed nothing.
    expect((await newBrowserless(app.url).open(link)).heading).toBe('Is this you?')
    const choose = await browser.submit(confirm, '/u/account-recovery/finish')
    expect(choose.heading).toBe('Choose a new password')
    const weak = await browser.submit(choose, '/u/account-recovery/password', { password: 'short' })
    expect([weak.heading, weak.html]).toEqual(['Choose a new password', expect.stringContaining('role="alert"')])
    const factor = await browser.submit(weak, '/u/account-recovery/password', { password: 'A-New-Horse-8-Battery' })
    expect([factor.heading, factor.html]).toEqual([
      'Protect your account',
      expect.stringContaining(`href="${appPath}"`),
    ])
    expect(factor.html).toMatch(/<noscript><p class="hint">Passkeys need JavaScript, which is off in this browser/)
    const asked = await browser.open(appPath)
    expect(asked.heading).toBe('Set up an authenticator app')
    expect(asked.html).toContain('href="/u/account-recovery/factor"')
    const missing = await browser.submit(asked, appPath, { code: ' ' })
    expect(missing.text).toContain('Enter the 6 digits from your authenticator app.')
    const wrong = await browser.submit(missing, appPath, { code: '000000' })
    expect(wrong.text).toContain('That code didn’t work.')
    expect(secretOn(wrong)).toBe(secretOn(asked))
    const codes = await browser.submit(wrong, appPath, { code: codeFor(wrong) })
    expect(codes.heading).toBe('Save your recovery codes')
    const shown = codes.html.match(/<li><code>/g)
    expect(shown).toHaveLength(10)
    const file = await browser.send(codes, '/u/recovery-codes')
    expect(file.headers.get('content-disposition')).toContain('recovery-codes.txt')
    const unsaved = await browser.submit(codes, '/u/account-recovery/codes')
    expect(unsaved.text).toContain('Save the codes and tick the box.')
    expect(unsaved.html.match(/<li><code>/g)).toEqual(shown)
    const done = await browser.submit(unsaved, '/u/account-recovery/codes', { saved: 'yes' })
    expect(done.heading).toBe('Your account is yours again')
    expect(done.text).toContain('All other sessions were ended.')
    expect(await mailsTo(app, email, 'recovery-finished')).toHaveLength(1)
    expect((await browser.open(link)).status).toBe(400)
  })

  test('abandoned after the password it goes on in the same browser, and nothing opens before the last step', async () => {
    const { email } = await lostPerson(app)
    const link = await approvedLink(email)
    const browser = newBrowserless(app.url)
    expect((await setPassword(browser, link)).heading).toBe('Protect your account')
    const signIn = await identified(app, email)
    const password = 'A-New-Horse-8-Battery'
    const proven = await signIn.browser.send(signIn.page, '/u/login/password', { password })
    expect(proven.location).not.toBe('/account')
    expect([...signIn.browser.cookies.keys()]).not.toContain('rollcall-session')
    const resumed = await browser.open('/u/account-recovery/finish')
    expect(resumed.heading).toBe('Protect your account')
    const asked = await browser.open(appPath)
    const done = await browser.submit(asked, appPath, { code: codeFor(asked) })
    expect(done.heading).toBe('Save your recovery codes')
  })

  test('abandoned in a browser that is gone, a link that support sends again leads on', async () => {
    const { email } = await lostPerson(app)
    const link = await approvedLink(email)
    await setPassword(newBrowserless(app.url), link)
    const { body } = await app.v1('GET', '/recovery-requests?status=approved&pageSize=200')
    const { id } = body.data.find((request: { email: string }) => request.email === email)
    expect((await app.v1('POST', `/recovery-requests/${id}/resend`)).status).toBe(200)
    const next = `/u/account-recovery/finish?ticket=${await ticketTo(app, email, 'recovery-approved')}`
    const browser = newBrowserless(app.url)
    const choose = await browser.submit(await browser.open(next), '/u/account-recovery/finish')
    const typed = { password: 'Another-Horse-9-Battery' }
    await browser.submit(choose, '/u/account-recovery/password', typed)
    const asked = await browser.open(appPath)
    const done = await browser.submit(asked, appPath, { code: codeFor(asked) })
    expect(done.heading).toBe('Save your recovery codes')
  })

  test('a link that support sends again takes the place of the one before, which says so', async () => {
    const { email } = await lostPerson(app)
    const link = await approvedLink(email)
    const { body } = await app.v1('GET', '/recovery-requests?status=approved&pageSize=200')
    const { id } = body.data.find((request: { email: string }) => request.email === email)
    expect((await app.v1('POST', `/recovery-requests/${id}/resend`)).status).toBe(200)
    const page = await newBrowserless(app.url).open(link)
    expect([page.status, page.heading]).toEqual([400, 'A newer link took its place'])
    const never = await newBrowserless(app.url).open(`/u/account-recovery/finish?ticket=${'N'.repeat(48)}`)
    expect([never.status, never.heading]).toEqual([400, 'This link doesn’t work'])
  })

  test('steps out of turn lead to the one that is due, and elsewhere nowhere', async () => {
    const { email } = await lostPerson(app)
    const link = await approvedLink(email)
    const browser = newBrowserless(app.url)
    await browser.submit(await browser.open(link), '/u/account-recovery/finish')
    expect((await browser.open('/u/account-recovery/factor')).heading).toBe('Choose a new password')
    const elsewhere = await newBrowserless(app.url).open('/u/account-recovery/password')
    expect([elsewhere.status, elsewhere.heading]).toEqual([400, 'This link doesn’t work'])
  })
})

describe('the new factor is chosen', () => {
  const factorsOf = (userId: string) => app.app.directory.stores.authenticationMethods.factorsOf(userId)
  const turn = (change: { disabledFactors?: readonly 'totp'[]; allowsPasskeys?: boolean }) =>
    app.app.directory.stores.settings.change({ disabledFactors: [], allowsPasskeys: true, ...change })
  afterEach(() => turn({}))
  const credentialFor = (page: Shown) =>
    JSON.stringify(softwareAuthenticator(new URL(app.url).origin).create(optionsIn(page.html)))

  async function atFactor() {
    const { email, userId } = await lostPerson(app)
    const link = await approvedLink(email)
    const browser = newBrowserless(app.url)
    return { email, userId, link, browser, page: await setPassword(browser, link) }
  }

  test('a passkey instead of an app: codes, the end, and the next sign-in asks for it', async () => {
    const { email, userId, link, browser, page } = await atFactor()
    const refused = await browser.submit(page, passkeyPath, { credential: '{"id":"x"}' })
    expect([refused.heading, refused.text]).toEqual([
      'Protect your account',
      expect.stringContaining('That passkey didn’t work. Try again, or use another way.'),
    ])
    const empty = await browser.submit(refused, passkeyPath, { credential: '' })
    expect(empty.text).toContain('That passkey didn’t work.')
    const codes = await browser.submit(empty, passkeyPath, { credential: credentialFor(empty) })
    expect([codes.heading, codesIn(codes.html).length]).toEqual(['Save your recovery codes', 10])
    expect([...browser.cookies.keys()]).not.toContain('rollcall-session')
    const done = await browser.submit(codes, '/u/account-recovery/codes', { saved: 'yes' })
    expect(done.heading).toBe('Your account is yours again')
    expect(await factorsOf(userId)).toMatchObject({ mustEnrolAgain: false, factors: { passkeys: 1, hasTotp: false } })
    expect(await mailsTo(app, email, 'recovery-finished')).toHaveLength(1)
    expect((await browser.open(link)).status).toBe(400)
    expect((await browser.send(page, passkeyPath, { credential: credentialFor(page) })).status).toBe(400)
    const signIn = await identified(app, email)
    const password = 'A-New-Horse-8-Battery'
    const asked = await signIn.browser.submit(signIn.page, '/u/login/password', { password })
    expect(asked.address).toMatch(/^\/u\/mfa-passkey-challenge/)
  })

  test('a factor that is turned off is neither offered nor taken', async () => {
    await turn({ allowsPasskeys: false })
    const noPasskey = await atFactor()
    expect([noPasskey.page.heading, noPasskey.page.address]).toEqual(['Set up an authenticator app', appPath])
    expect(noPasskey.page.html).not.toContain('href="/u/account-recovery/factor"')
    await turn({})
    const choice = await noPasskey.browser.open('/u/account-recovery/factor')
    await turn({ allowsPasskeys: false })
    const led = await noPasskey.browser.submit(choice, passkeyPath, { credential: credentialFor(choice) })
    expect([led.address, (await factorsOf(noPasskey.userId)).mustEnrolAgain]).toEqual([appPath, true])

    await turn({ disabledFactors: ['totp'] })
    const { browser, page, userId } = await atFactor()
    expect(page.html).not.toContain(appPath)
    expect(page.text).toContain('No button here? This browser can’t make a passkey.')
    const back = await browser.open(appPath)
    expect(back.address).toBe('/u/account-recovery/factor')
    const codes = await browser.submit(back, passkeyPath, { credential: credentialFor(back) })
    expect(codesIn(codes.html)).toHaveLength(10)
    expect((await factorsOf(userId)).factors.passkeys).toBe(1)
  })

  test('the one that the application would rather have comes first', async () => {
    const { browser, page } = await atFactor()
    const places = ({ html }: Shown) => [html.indexOf(passkeyPath), html.indexOf(appPath)] as const
    expect(places(page)[0]).toBeLessThan(places(page)[1])
    const { settings } = app.app.directory.stores
    const { factorOrder } = await settings.read()
    await settings.change({ factorOrder: ['totp', ...factorOrder.filter((factor) => factor !== 'totp')] })
    const turned = await browser.open('/u/account-recovery/factor')
    expect(places(turned)[0]).toBeGreaterThan(places(turned)[1])
    await settings.change({ factorOrder })
  })

  test('where nothing can be set up the recovery ends, and the sign-in asks for nothing that nobody could give', async () => {
    await turn({ disabledFactors: ['totp'], allowsPasskeys: false })
    const { email, userId, page } = await atFactor()
    expect(page.heading).toBe('Your account is yours again')
    const { mustEnrolAgain, factors } = await factorsOf(userId)
    expect([mustEnrolAgain, factors.hasTotp, factors.recoveryCodesLeft]).toEqual([false, false, 0])
    expect(await mailsTo(app, email, 'recovery-finished')).toHaveLength(1)
  })

  test('WEB-03 a passkey that another site sends is refused', async () => {
    const { browser, page, userId } = await atFactor()
    const credential = credentialFor(page)
    const sent = await browser.send(page, passkeyPath, { credential }, { origin: 'https://evil.example.com' })
    expect([sent.status, (await factorsOf(userId)).factors.passkeys]).toEqual([403, 0])
  })
})
