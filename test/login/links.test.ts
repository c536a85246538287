import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Browserless, newBrowserless } from '../support/browserless.ts'
import { findMessages } from '../support/find-messages.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { addPerson, begin, identified, mailed, password, uniqueEmail, withoutIds } from './people.ts'

const newPassword = 'copper meadow thunder 17'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
// All come from one address, which may ask for so many mails in a while.
beforeEach(() => {
  app.clock.aheadMs += 20 * 60_000
})
afterAll(() => app.close())

async function askForReset(email: string, headers: Readonly<Record<string, string>> = {}) {
  const browser = newBrowserless(app.url)
  const page = await browser.open('/u/reset-password/request')
  const sent = await browser.send(page, '/u/reset-password/request', { email }, headers)
  return { browser, page, sent }
}

async function resetLink(): Promise<{ readonly email: string; readonly link: string }> {
  const email = uniqueEmail()
  await addPerson(app, email)
  await askForReset(email)
  const { link } = await mailed(app, email)
  return { email, link }
}

async function signsIn(email: string, word: string): Promise<boolean> {
  const { browser, page } = await identified(app, email)
  return (await browser.send(page, '/u/login/password', { password: word })).location === '/account'
}

async function choose(browser: Browserless, link: string, word = newPassword) {
  const page = await browser.open(link)
  return browser.submit(page, '/u/reset-password', { password: word })
}

describe('forgotten passwords', () => {
  test('L3 L8 a mail scanner that opens the link first changes nothing, and it works once', async () => {
    const { email, link } = await resetLink()
    for (const method of ['HEAD', 'GET', 'OPTIONS']) await newBrowserless(app.url).request(method, link)
    const scanner = newBrowserless(app.url)
    expect((await scanner.open(link)).heading).toBe('Choose a new password')
    expect(await signsIn(email, password)).toBe(true)

    const browser = newBrowserless(app.url)
    const page = await browser.open(link)
    expect(page.address).toBe('/u/reset-password')
    const done = await browser.submit(page, '/u/reset-password', { password: newPassword })
    expect(done.heading).toBe('Your password is changed')
    expect(await signsIn(email, newPassword)).toBe(true)
    expect(await signsIn(email, password)).toBe(false)

    const again = await choose(scanner, '/u/reset-password').catch((fault: Error) => fault.message)
    expect(String(again)).toContain('no form')
    expect(await signsIn(email, newPassword)).toBe(true)
  })

  test('WEB-07 the secret leaves the address at once and stands in no page', async () => {
    const { link } = await resetLink()
    const ticket = new URL(link).searchParams.get('ticket') ?? ''
    const browser = newBrowserless(app.url)
    const opened = await browser.request('GET', link)
    expect(opened).toMatchObject({ status: 303, location: '/u/reset-password' })
    expect(opened.headers.get('cache-control')).toBe('no-store')
    expect(opened.headers.get('referrer-policy')).toBe('no-referrer')
    expect([...browser.cookies.values()].join()).not.toContain(ticket)
    expect((await browser.open('/u/reset-password')).html).not.toContain(ticket)
  })

  test('REC-02 a used link and one that never was lead to the same page', async () => {
    const { link } = await resetLink()
    await choose(newBrowserless(app.url), link)
    const used = await newBrowserless(app.url).open(link)
    expect(used.heading).toBe('This link doesn’t work')
    expect(used.status).toBe(400)
    const never = await newBrowserless(app.url).open(`${app.url}u/reset-password?ticket=${'N'.repeat(48)}#`)
    expect(withoutIds(never.html)).toBe(withoutIds(used.html))
  })

  test('REC-02 an unspent link that a newer one followed says so, and the newer one that was used does not', async () => {
    const email = uniqueEmail()
    await addPerson(app, email)
    await askForReset(email)
    const older = (await mailed(app, email)).link
    app.clock.aheadMs += 60_000
    await askForReset(email)
    const newer = (await mailed(app, email)).link
    // As long as both work, neither is told from the other.
    expect((await newBrowserless(app.url).open(older)).heading).toBe('Choose a new password')
    await choose(newBrowserless(app.url), newer)
    const superseded = await newBrowserless(app.url).open(older)
    expect(superseded.status).toBe(400)
    expect(superseded.heading).toBe('A newer link took its place')
    expect(superseded.text).toContain('Open the link in the newest email.')
    expect(superseded.html).not.toContain(email)
    expect((await newBrowserless(app.url).open(newer)).heading).toBe('This link doesn’t work')
  })

  test('REC-03 of two browsers with the form open the first one wins', async () => {
    const { email, link } = await resetLink()
    const [one, other] = [newBrowserless(app.url), newBrowserless(app.url)]
    const [first, second] = [await one.open(link), await other.open(link)]
    expect((await one.submit(first, '/u/reset-password', { password: newPassword })).heading).toContain('changed')
    const late = await other.submit(second, '/u/reset-password', { password: 'another amber window 99' })
    expect(late.heading).toBe('This link doesn’t work')
    expect(await signsIn(email, newPassword)).toBe(true)
  })

  test('REC-04 of twenty presses at once one counts', async () => {
    const { email, link } = await resetLink()
    const browser = newBrowserless(app.url)
    const page = await browser.open(link)
    const words = Array.from({ length: 20 }, (_, turn) => `${newPassword} ${turn}`)
    const sent = await Promise.all(words.map((word) => browser.send(page, '/u/reset-password', { password: word })))
    const winners = words.filter((_, turn) => sent[turn]?.location === '/u/reset-password/done')
    expect(winners).toHaveLength(1)
    expect(await signsIn(email, winners[0] ?? '')).toBe(true)
    const { items } = await app.app.directory.stores.audit.listAbout(
      (await app.api('GET', `/users-by-email?email=${email}`)).body[0].user_id,
      { kind: 'offset', offset: 0, limit: 100, withTotal: false },
    )
    expect(items.filter(({ type }) => type === 'user.password_changed')).toHaveLength(1)
  })

  test('REC-07 a reset makes no session, not even in the browser that asked for it', async () => {
    const { link } = await resetLink()
    const browser = newBrowserless(app.url)
    await choose(browser, link)
    expect(browser.cookies.has('rollcall-session')).toBe(false)
  })

  test('a password that the rules refuse leaves the link as it was', async () => {
    const { link } = await resetLink()
    const browser = newBrowserless(app.url)
    const refused = await choose(browser, link, 'abc')
    expect(refused.text).toContain('It has to follow the rules below.')
    expect((await browser.submit(refused, '/u/reset-password', { password: newPassword })).heading).toContain('changed')
  })

  test('without a link in this browser the page says to open it', async () => {
    const page = await newBrowserless(app.url).open('/u/reset-password')
    expect(page.heading).toBe('Open the link from your email')
  })

  test('AUT-04 a known and an unknown address get the same bytes', async () => {
    const email = uniqueEmail()
    await addPerson(app, email)
    const [known, unknown] = [await askForReset(email), await askForReset('eve@example.com')]
    expect(known.sent.status).toBe(303)
    expect(known.sent.location).toBe(unknown.sent.location)
    expect([...known.sent.headers.keys()]).toEqual([...unknown.sent.headers.keys()])
    const [one, other] = await Promise.all(
      [known, unknown].map(({ browser, sent }) => browser.open(sent.location ?? '')),
    )
    expect(one?.text).toContain('If there is an account for that address, you’ll get an email.')
    expect(one?.html.replace(/value="[^"]*"/g, '')).toBe(other?.html.replace(/value="[^"]*"/g, ''))
  })

  test('REC-01 whatever host a request claims, the link leads to the configured address', async () => {
    const claims: readonly Readonly<Record<string, string>>[] = [
      { 'x-forwarded-host': 'evil.test' },
      { forwarded: 'host=evil.test' },
      { 'x-original-host': 'evil.test' },
      { 'x-forwarded-proto': 'gopher' },
    ]
    for (const headers of claims) {
      const email = uniqueEmail()
      await addPerson(app, email)
      const { sent } = await askForReset(email, headers)
      const { link } = await mailed(app, email)
      expect(link).toContain(`${app.app.directory.publicUrl}u/reset-password?ticket=`)
      expect(JSON.stringify([sent, ...sent.headers])).not.toContain('evil.test')
    }
  })

  test('from a sign-in the address is there already, and the way back leads to it', async () => {
    const { browser, signIn } = await identified(app, 'carol@example.com')
    const page = await browser.open(`/u/reset-password/request?state=${signIn.id}`)
    expect(page.html).toContain('value="carol@example.com"')
    const sent = await browser.submit(page, '/u/reset-password/request', { email: 'carol@example.com' })
    expect(sent.address).toBe(`/u/reset-password/sent?state=${signIn.id}`)
    expect(sent.html).toContain(`/u/login?state=${signIn.id}`)
    const empty = await browser.submit(page, '/u/reset-password/request', { email: ' ' })
    expect(empty.html).toContain('<a href="#email">')
  })
})

describe('tickets that programs hand out', () => {
  async function ticket(kind: 'password-change' | 'email-verification', more: Readonly<Record<string, unknown>>) {
    const email = uniqueEmail()
    const created = await app.api('POST', '/users', {
      body: { connection: 'Username-Password-Authentication', email, password, email_verified: false },
    })
    const answer = await app.api('POST', `/tickets/${kind}`, { body: { user_id: created.body.user_id, ...more } })
    expect(answer.status, answer.text).toBe(201)
    return { email, userId: created.body.user_id as string, link: answer.body.ticket as string }
  }

  test('an address is proven by a press, not by opening the link', async () => {
    const { userId, link } = await ticket('email-verification', {})
    const browser = newBrowserless(app.url)
    const page = await browser.open(link)
    expect(page.heading).toBe('Confirm your email address')
    const verified = async () => (await app.api('GET', `/users/${encodeURIComponent(userId)}`)).body.email_verified
    expect(await verified()).toBe(false)
    const done = await browser.submit(page, '/u/email-verification')
    expect(done.heading).toBe('Your email address is confirmed')
    expect(await verified()).toBe(true)
    expect((await newBrowserless(app.url).open(link)).heading).toBe('This link doesn’t work')
  })

  test('an address that the ticket names is where it leads, and the page allows that one', async () => {
    const resultUrl = 'https://shop.example.com/welcome?from=mail'
    const more = { result_url: resultUrl, includeEmailInRedirect: true }
    const { email, link } = await ticket('password-change', more)
    const browser = newBrowserless(app.url)
    const page = await browser.open(link)
    expect(page.headers.get('content-security-policy')).toContain("form-action 'self' https://shop.example.com;")
    const sent = await browser.send(page, '/u/reset-password', { password: newPassword })
    const target = new URL(sent.location ?? '')
    expect(target.origin + target.pathname).toBe('https://shop.example.com/welcome')
    expect(Object.fromEntries(target.searchParams)).toMatchObject({ from: 'mail', success: 'true', email })
  })
})

test('the owner of a locked account unlocks it by the link in the mail', async () => {
  const email = uniqueEmail()
  await addPerson(app, email)
  for (let tries = 0; tries < 12; tries += 1) {
    const { browser, page } = await identified(app, email)
    await browser.send(page, '/u/login/password', { password: `wrong ${tries}` })
  }
  expect(await signsIn(email, password)).toBe(false)
  const [message] = await findMessages(app, email)
  expect(message?.kind).toBe('account-locked')
  const { unlockLink = '' } = (message?.values ?? {}) as { readonly unlockLink?: string }
  const browser = newBrowserless(app.url)
  const page = await browser.open(unlockLink)
  expect(await signsIn(email, password)).toBe(false)
  expect((await browser.submit(page, '/u/unlock')).heading).toBe('Your account is unlocked')
  expect(await signsIn(email, password)).toBe(true)
})

test('the language of a link page can be changed as well', async () => {
  const { link } = await resetLink()
  const browser = newBrowserless(app.url)
  const page = await browser.open(link)
  const german = await browser.submit(page, '/u/language', { locale: 'de' })
  expect(german.heading).toBe('Neues Passwort wählen')
  expect((await begin(app, { browser })).page.heading).toBe('Bei Rollcall anmelden')
})

// Last, for the clock only goes forward.
test('a link that ran out is replaced by one press, without typing the address', async () => {
  const { email, link } = await resetLink()
  app.clock.aheadMs += 6 * 86_400_000
  const browser = newBrowserless(app.url)
  const expired = await browser.open(link)
  expect(expired.heading).toBe('This link has expired')
  expect(expired.html).not.toContain(email)
  const sent = await browser.submit(expired, '/u/reset-password/renew')
  expect(sent.text).toContain('We sent a new link to the same address.')
  const next = await mailed(app, email)
  expect(next.link).not.toBe(link)
  expect((await choose(newBrowserless(app.url), next.link)).heading).toBe('Your password is changed')
})
