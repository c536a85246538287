import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newBrowserless } from '../support/browserless.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { addApp, addPerson, begin, callback, identified, mailed, password, withoutIds } from './people.ts'

let app: TestApp
let clientId: string
beforeAll(async () => {
  app = await startTestApp()
  clientId = await addApp(app)
  await addPerson(app, 'alice@example.com')
  await addPerson(app, 'bob@example.com')
  await addPerson(app, 'dan@example.com', { blocked: true })
})
afterAll(() => app.close())

describe('L1 L8 signing in without a script', () => {
  test('by password, in two steps, and back to the app', async () => {
    const { browser, page } = await begin(app, { clientId })
    expect(page.heading).toBe('Sign in to Acme Portal')
    const second = await browser.submit(page, '/u/login', { identifier: 'alice@example.com' })
    expect(second.heading).toBe('Enter your password')
    expect(second.html).toContain('value="alice@example.com" autocomplete="username"')
    const sent = await browser.send(second, '/u/login/password', { password, staySignedIn: 'yes' })
    expect(sent.status).toBe(303)
    expect(sent.location).toMatch(/^\/authorize\/resume\?state=/)
    expect([...browser.cookies.keys()].sort()).toEqual([
      'rollcall-known-browser',
      'rollcall-session',
      'rollcall-sign-in',
    ])
    const back = await browser.open(sent.location ?? '')
    expect(back.address).toMatch(/^\/callback\?code=/)
  })

  test('by a code from the mail', async () => {
    const { browser, page } = await identified(app, 'bob@example.com')
    const asked = await browser.submit(page, '/u/login/code/send')
    expect(asked.heading).toBe('Check your email')
    expect(asked.text).toContain('If there is an account for bob@example.com, we sent it a code.')
    const wrong = await browser.submit(asked, '/u/login/code', { code: '000000' })
    expect(wrong.text).toContain('That code didn’t work.')
    const { code } = await mailed(app, 'bob@example.com')
    const sent = await browser.send(wrong, '/u/login/code', { code })
    expect(sent.location).toBe('/account')
  })

  test('a second code may be asked for after half a minute', async () => {
    const { browser, page } = await identified(app, 'bob@example.com')
    const asked = await browser.submit(page, '/u/login/code/send')
    const hasty = await browser.submit(asked, '/u/login/code/send')
    expect(hasty.text).toMatch(/You can ask for another in \d+ seconds/)
    app.clock.aheadMs += 31_000
    const again = await browser.submit(hasty, '/u/login/code/send')
    expect(again.text).toContain('We sent a new code. Earlier codes no longer work.')
  })

  test('who does not stay signed in gets a cookie that ends with the browser', async () => {
    const { browser, page } = await identified(app, 'alice@example.com')
    const sent = await browser.send(page, '/u/login/password', { password })
    const cookie = sent.headers.getSetCookie().find((line) => line.startsWith('rollcall-session='))
    expect(cookie).toContain('HttpOnly')
    expect(cookie).not.toContain('Max-Age')
  })

  test('where staying signed in is not offered, nobody is asked and every cookie ends with the browser', async () => {
    await app.v1('PATCH', '/settings', { body: { offersStayingSignedIn: false } })
    const { browser, page } = await identified(app, 'alice@example.com')
    expect(page.html).not.toContain('staySignedIn')
    const sent = await browser.send(page, '/u/login/password', { password, staySignedIn: 'yes' })
    const cookie = sent.headers.getSetCookie().find((line) => line.startsWith('rollcall-session='))
    expect(cookie).not.toContain('Max-Age')
    await app.v1('PATCH', '/settings', { body: { offersStayingSignedIn: true } })
  })

  test('a kept session has a cookie as long as the settings say', async () => {
    await app.v1('PATCH', '/settings', { body: { keptSessionDays: 30 } })
    const { browser, page } = await identified(app, 'alice@example.com')
    const sent = await browser.send(page, '/u/login/password', { password, staySignedIn: 'yes' })
    const cookie = sent.headers.getSetCookie().find((line) => line.startsWith('rollcall-session='))
    const [, seconds] = /Max-Age=(\d+)/.exec(cookie ?? '') ?? []
    expect(Math.round(Number(seconds) / 86_400)).toBe(30)
    await app.v1('PATCH', '/settings', { body: { keptSessionDays: null } })
  })

  test('in more browsers than the settings allow nobody is signed in: the oldest one is over', async () => {
    await app.v1('PATCH', '/settings', { body: { mostSessions: 2 } })
    const browsers = []
    for (let count = 0; count < 3; count += 1) {
      const { browser, page } = await identified(app, 'alice@example.com')
      await browser.send(page, '/u/login/password', { password })
      browsers.push(browser)
      app.clock.aheadMs += 1_000
    }
    const answers = await Promise.all(browsers.map((browser) => browser.request('GET', '/account')))
    expect(answers.map(({ status }) => status)).toEqual([303, 200, 200])
    await app.v1('PATCH', '/settings', { body: { mostSessions: null } })
  })

  test('SES-01 a planted session cookie is another one afterwards', async () => {
    const { browser, page } = await identified(app, 'alice@example.com')
    const planted = 'P'.repeat(48)
    browser.cookies.set('rollcall-session', planted)
    await browser.send(page, '/u/login/password', { password })
    expect(browser.cookies.get('rollcall-session')).not.toBe(planted)
  })
})

describe('what is the same for everybody (console.md 4.2)', () => {
  async function wrongPassword(email: string) {
    const { browser, page } = await identified(app, email, { clientId })
    const sent = await browser.send(page, '/u/login/password', { password: 'not the password at all' })
    const cookieLengths = sent.headers.getSetCookie().map((line) => `${line.split('=')[0]} ${line.length}`)
    const shown = await browser.open(sent.location ?? '')
    return {
      first: withoutIds(page.html, email),
      status: sent.status,
      location: withoutIds(sent.location ?? ''),
      headers: [...sent.headers.keys()].sort(),
      cookieLengths,
      shownHeaders: [...shown.headers.keys()].sort(),
      shown: withoutIds(shown.html, email),
    }
  }

  test('AUT-01 a wrong password is answered byte for byte the same, known, unknown or suspended', async () => {
    const known = await wrongPassword('bob@example.com')
    expect(known.status).toBe(303)
    expect(known.shown).toContain('That didn’t work. Check your details or use another way.')
    expect(known.shown).toContain('REFERENCE')
    expect(await wrongPassword('eve@example.com')).toEqual(known)
    expect(await wrongPassword('dan@example.com')).toEqual(known)
  })

  test('AUT-01 a code is asked for with the same answer, known or unknown', async () => {
    const answer = async (email: string) => {
      const { browser, page } = await identified(app, email)
      return withoutIds((await browser.submit(page, '/u/login/code/send')).html, email)
    }
    expect(await answer('eve@example.com')).toBe(await answer('alice@example.com'))
  })

  test('a suspended person learns it after the right password, with a reference and a way back', async () => {
    const { browser, page, signIn } = await identified(app, 'dan@example.com', { clientId })
    const refused = await browser.submit(page, '/u/login/password', { password })
    expect(refused.heading).toBe('This account can’t be used')
    expect(refused.text).toContain('Contact Rollcall support.')
    expect(refused.text).toContain(signIn.reference)
    // Whoever helps sees the reason, and reads along.
    expect((await app.v1('GET', `/sign-ins/${signIn.reference}`)).body).toMatchObject({
      lastFailure: 'suspended',
      shown: expect.stringMatching(/^This account can’t be used: .*Contact Rollcall support\.$/),
      countedTowardsLock: false,
    })
    const back = await browser.open(`/authorize/resume?state=${signIn.id}`)
    expect(back.address).toContain('error=')
    expect(browser.cookies.has('rollcall-session')).toBe(false)
  })

  test('AUT-06 a locked account looks like a wrong password, even with the right one', async () => {
    const email = 'carol@example.com'
    await addPerson(app, email)
    let last = ''
    for (let tries = 0; tries < 11; tries += 1) {
      const { browser, page } = await identified(app, email)
      last = withoutIds((await browser.submit(page, '/u/login/password', { password: `wrong ${tries}` })).html, email)
    }
    const { browser, page } = await identified(app, email)
    const right = await browser.submit(page, '/u/login/password', { password })
    expect(withoutIds(right.html, email)).toBe(last)
    expect(right.text).toContain('That didn’t work.')
  })

  test('support reads what the page said, word for word, and whether the try counted towards the lock', async () => {
    const email = 'gina@example.com'
    const userId = await addPerson(app, email)
    const found = async (reference: string) => (await app.v1('GET', `/sign-ins/${reference}`)).body
    const { browser, page, signIn } = await identified(app, email)
    expect(await found(signIn.reference)).toMatchObject({ shown: null, countedTowardsLock: false })
    await browser.submit(page, '/u/login/password', { password: 'wrong' })
    const failure = 'That didn’t work. Check your details or use another way.'
    const counted = { lastFailure: 'wrong_password', shown: failure, countedTowardsLock: true }
    expect(await found(signIn.reference)).toMatchObject(counted)
    const again = await browser.submit(page, '/u/login/password', { password: '' })
    expect(again.text).not.toContain(failure)
    expect(await found(signIn.reference)).toMatchObject({ ...counted, shown: expect.not.stringContaining(failure) })

    const german = await identified(app, email, { locale: 'de' })
    await german.browser.submit(german.page, '/u/login/password', { password: 'falsch' })
    expect((await found(german.signIn.reference)).shown).toMatch(/^Das hat nicht geklappt\./)
    for (let tries = 0; tries < 10; tries += 1) await browser.submit(page, '/u/login/password', { password: 'wrong' })
    expect(await found(signIn.reference)).toMatchObject({
      lastFailure: 'too_many_attempts',
      shown: failure,
      countedTowardsLock: false,
    })
    await app.v1('POST', `/users/${encodeURIComponent(userId)}/unlock`)
    await browser.submit(page, '/u/login/password', { password })
    expect(await found(signIn.reference)).toMatchObject({ lastFailure: null, shown: null })
  })
})

describe('one step is due, whatever is asked for', () => {
  test('an address out of turn leads to the page that is due', async () => {
    const { browser, signIn } = await begin(app)
    const query = `?state=${signIn.id}`
    for (const path of ['/u/login/password', '/u/login/code', '/u/organization', '/u/consent', '/u/signup/confirm']) {
      expect((await browser.open(path + query)).address, path).toBe(`/u/login${query}`)
    }
  })

  test('a form sent twice shows where the sign-in is, and no error', async () => {
    const { browser, page } = await identified(app, 'alice@example.com')
    const first = await browser.send(page, '/u/login/password', { password })
    expect(first.location).toBe('/account')
    const second = await browser.send(page, '/u/login/password', { password })
    expect(second).toMatchObject({ status: 303, location: '/account' })
  })

  test('Back after the name shows the password page, and the name can be changed', async () => {
    const { browser, signIn } = await identified(app, 'alice@example.com')
    expect((await browser.open(`/u/login?state=${signIn.id}`)).heading).toBe('Enter your password')
    const again = await browser.open(`/u/login/identifier?state=${signIn.id}`)
    expect(again.html).toContain('value="alice@example.com"')
    const other = await browser.submit(again, '/u/login', { identifier: 'bob@example.com' })
    expect(other.html).toContain('value="bob@example.com"')
  })

  test('what was typed stays after a fault, and the fault is tied to its field', async () => {
    const { browser, page } = await begin(app)
    const long = `${'x'.repeat(320)}@example.com`
    const shown = await browser.submit(page, '/u/login', { identifier: long })
    expect(shown.html).toContain(`value="${long}"`)
    expect(shown.html).toContain('<a href="#identifier">')
    expect(shown.html).toContain('aria-describedby="identifier-fault" aria-invalid="true"')
    expect((await browser.open(shown.address)).html).not.toContain('aria-invalid')
  })

  test('after half an hour it can be begun again, and the name is kept', async () => {
    const { browser, page, signIn } = await identified(app, 'alice@example.com', { clientId })
    app.clock.aheadMs += 31 * 60_000
    const expired = await browser.submit(page, '/u/login/password', { password })
    expect(expired.heading).toBe('This took too long')
    expect(expired.text).toContain(signIn.reference)
    const fresh = await browser.submit(expired, '/u/login/again')
    expect(fresh.heading).toBe('Enter your password')
    expect(fresh.html).toContain('value="alice@example.com"')
  })

  test('a sign-in of another browser is not open here, nor is one that never was', async () => {
    const { signIn, page } = await identified(app, 'alice@example.com')
    const other = newBrowserless(app.url)
    const shown = await other.open(`/u/login?state=${signIn.id}`)
    expect(shown).toMatchObject({ status: 400, heading: 'This sign-in is not open here' })
    expect(shown.text).not.toContain('alice')
    const never = await newBrowserless(app.url).open('/u/login?state=never')
    expect(withoutIds(never.html)).toBe(withoutIds(shown.html))
    const taken = await other.send(page, '/u/login/password', { password })
    expect(taken.status).toBe(403)
  })

  test('a finished sign-in says so to whoever comes back', async () => {
    const { browser, page, signIn } = await identified(app, 'alice@example.com', { clientId })
    await browser.submit(page, '/u/login/password', { password })
    const shown = await browser.open(`/u/login?state=${signIn.id}`)
    expect(shown.heading).toBe('This sign-in is done')
  })
})

describe('WEB-03 forms are taken from our own pages', () => {
  test.each([
    ['another origin', { origin: 'https://evil.test' }],
    ['an origin without a name', { origin: 'null' }],
    ['a browser that says another site sent it', { 'sec-fetch-site': 'cross-site' }],
    ['a browser that says a sister site sent it', { 'sec-fetch-site': 'same-site' }],
  ])('%s is refused', async (_what, headers) => {
    const { browser, page, signIn } = await identified(app, 'alice@example.com')
    const sent = await browser.send(page, '/u/login/password', { password }, headers)
    expect(sent.status).toBe(403)
    // By which support finds what was tried.
    const help = await browser.open(`/u/help?state=${signIn.id}`)
    const reference = /dir="ltr">([\w-]+)</.exec(help.html)?.[1] ?? 'none'
    expect(sent.html).toContain(reference)
    expect(sent.html).toContain('This form came from another page')
    expect(browser.cookies.has('rollcall-session')).toBe(false)
  })

  test('a form without its token, or with that of another sign-in, is refused', async () => {
    const { browser, page } = await identified(app, 'alice@example.com')
    const other = await begin(app, { browser })
    const token = /name="token" value="([^"]*)"/.exec(other.page.html)?.[1] ?? ''
    expect((await browser.send(page, '/u/login/password', { password, token: '' })).status).toBe(403)
    expect((await browser.send(page, '/u/login/password', { password, token })).status).toBe(403)
  })
})

describe('headers and addresses', () => {
  test('WEB-04 every page has a policy that lets nothing in, and is kept nowhere', async () => {
    const { page, browser } = await begin(app, { clientId })
    const missing = await browser.open('/u/no-such-page')
    expect(missing.status).toBe(404)
    for (const { headers } of [page, missing, await browser.open('/u/login?state=never')]) {
      const policy = headers.get('content-security-policy') ?? ''
      for (const part of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"]) {
        expect(policy).toContain(part)
      }
      expect(policy).toContain("base-uri 'none'")
      expect(policy).not.toContain('unsafe')
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain(`form-action 'self' ${new URL(callback).origin};`)
    expect(page.html).not.toMatch(/<script(?![^>]*src=)|style=| on[a-z]+=/)
  })

  test('an app that waits for a message keeps its window, every other page is cut off from its opener', async () => {
    const { page } = await begin(app, { clientId, request: { responseMode: 'web_message' } })
    expect(page.headers.get('cross-origin-opener-policy')).toBeNull()
  })

  test('OID-13 wherever a form says it came from, the browser stays on our pages', async () => {
    const { browser, page } = await begin(app)
    const targets = [
      '//evil.test',
      '/\\evil.test',
      'https://evil.test',
      '/%09/evil.test',
      'javascript:alert(1)',
      '/authorize',
    ]
    for (const from of targets) {
      const sent = await browser.send(page, '/u/language', { locale: 'de', from })
      expect(sent.location, from).toMatch(/^\/u\/login\?state=/)
    }
    const strange = await begin(app, {
      goal: { kind: 'account', path: '//evil.test' },
      identifier: 'alice@example.com',
    })
    const done = await strange.browser.send(strange.page, '/u/login/password', { password })
    expect(done.location).toBe('/account')
  })

  test('OID-14 what else is in the address of a page changes nothing of what the app asked for', async () => {
    const { browser, signIn } = await begin(app, { clientId })
    const extra = '&redirect_uri=https%3A%2F%2Fevil.test&scope=everything&audience=x&client_id=y'
    const page = await browser.open(`/u/login?state=${signIn.id}${extra}&ui_locales=de%26redirect_uri%3Dx`)
    expect(page.heading).toBe('Sign in to Acme Portal')
    const second = await browser.submit(page, '/u/login', {
      identifier: 'alice@example.com&redirect_uri=https://evil.test',
    })
    expect(second.address).toBe(`/u/login/password?state=${signIn.id}`)
    expect((await app.app.directory.stores.signIns.findByReference(signIn.reference))?.goal).toEqual(signIn.goal)
  })

  test('WEB-09 markup in whatever is shown stays text', async () => {
    const payload = '"><img src=x onerror=alert(1)>'
    const name = 'Acme & "Sons" \' Portal'
    const { browser, page, signIn } = await begin(app, { clientId: await addApp(app, { name }) })
    expect(page.heading).toBe(`Sign in to ${name}`)
    const second = await browser.submit(page, '/u/login', { identifier: payload })
    expect(second.html).not.toContain('<img')
    expect(second.html).toContain('value="&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"')
    const unknown = await browser.open(
      `/u/login?state=${encodeURIComponent(payload)}&ui_locales=${encodeURIComponent(payload)}`,
    )
    expect(unknown.html).not.toContain('<img')
    expect((await browser.open(`/u/${encodeURIComponent(payload)}`)).html).not.toContain('<img')
    expect(signIn.id).not.toBe('')
  })
})

describe('languages', () => {
  test('a page speaks the language that was asked for, chosen, or preferred', async () => {
    const { page, browser } = await begin(app, { locale: 'nl de' })
    expect(page.html).toContain('<html lang="de" dir="ltr">')
    expect(page.heading).toBe('Bei Rollcall anmelden')
    const english = await browser.submit(page, '/u/language', { locale: 'en' })
    expect(english.heading).toBe('Sign in to Rollcall')
    const german = newBrowserless(app.url, { 'accept-language': 'de-CH,en;q=0.5' })
    expect((await german.open('/u/login')).heading).toBe('Bei Rollcall anmelden')
  })

  test.each([
    ['de', 'Bei Rollcall anmelden'],
    ['fr', 'Se connecter à Rollcall'],
    ['es', 'Iniciar sesión en Rollcall'],
    ['pt-BR', 'Entrar em Rollcall'],
    ['ja', 'Rollcall にサインイン'],
    ['ar', 'تسجيل الدخول إلى \u2068Rollcall\u2069'],
  ])('the choice of %s holds for the next sign-in in this browser', async (locale, heading) => {
    const { browser, page } = await begin(app)
    await browser.submit(page, '/u/language', { locale })
    const next = await begin(app, { browser })
    expect(next.page.heading).toBe(heading)
  })

  test('from right to left the page says so', async () => {
    const { page } = await begin(app, { locale: 'ar-SA' })
    expect(page.html).toContain('<html lang="ar" dir="rtl">')
    expect(page.html).toContain('<option value="ar" lang="ar" selected>العربية</option>')
  })
})

test('help says what to do and gives the reference of the sign-in', async () => {
  const { browser, signIn, page } = await identified(app, 'alice@example.com', { clientId })
  expect(page.html).toContain(`href="/u/help?state=${signIn.id}"`)
  const help = await browser.open(`/u/help?state=${signIn.id}`)
  expect(help.text).toContain(`Give them this reference: ${signIn.reference}`)
  expect(help.text).toContain('Email me a code instead')
})

test('the sign-in page opened by itself leads to the account, signed in or not', async () => {
  const browser = newBrowserless(app.url)
  const page = await browser.open('/u/login')
  expect(page.address).toMatch(/^\/u\/login\?state=/)
  const second = await browser.submit(page, '/u/login', { identifier: 'alice@example.com' })
  expect((await browser.send(second, '/u/login/password', { password })).location).toBe('/account')
  expect((await browser.request('GET', '/u/login')).location).toBe('/account')
})

test('the files of a page are kept for good under a name that changes with them', async () => {
  const { page, browser } = await begin(app)
  const paths = [...page.html.matchAll(/(?:href|src)="(\/u\/assets\/[^"]*)"/g)].map(([, path = '']) => path)
  expect(paths).toHaveLength(4)
  let bytes = page.html.length
  for (const path of paths) {
    const file = await browser.request('GET', path)
    expect(file.status, path).toBe(200)
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    bytes += file.html.length
  }
  expect(bytes).toBeLessThan(60 * 1024)
})

describe('L8 name and password on one page', () => {
  beforeAll(() => app.app.directory.stores.settings.change({ asksPasswordAtOnce: true }))
  afterAll(() => app.app.directory.stores.settings.change({ asksPasswordAtOnce: false }))

  test('are sent together, and password managers find both', async () => {
    const { browser, page } = await begin(app, { clientId })
    expect(page.html).toMatch(/name="identifier" type="text" autocomplete="username webauthn"/)
    expect(page.html).toMatch(/name="password" type="password" autocomplete="current-password"/)
    const sent = await browser.send(page, '/u/login', { identifier: 'alice@example.com', password })
    expect(sent.location).toMatch(/^\/authorize\/resume\?state=/)
  })

  test('AUT-01 a wrong password and an unknown name look the same, and the name stays', async () => {
    const shown = await Promise.all(
      ['bob@example.com', 'nobody@example.com'].map(async (identifier) => {
        const { browser, page } = await begin(app, { clientId })
        const wrong = await browser.submit(page, '/u/login', { identifier, password: 'not this one' })
        expect(wrong.text).toContain('That didn’t work. Check your details or use another way.')
        expect(wrong.html).toContain(`value="${identifier}"`)
        expect(wrong.html).not.toContain('not this one')
        const again = await browser.send(wrong, '/u/login', { identifier: 'alice@example.com', password })
        expect(again.location).toMatch(/^\/authorize\/resume\?state=/)
        return withoutIds(wrong.html, identifier)
      }),
    )
    expect(shown[0]).toBe(shown[1])
  })

  test('a code can be mailed in place of the password, and a name alone leads to the page for it', async () => {
    const { browser, page } = await begin(app)
    const asked = await browser.submit(page, '/u/login', { identifier: 'bob@example.com', do: 'code' })
    expect(asked.heading).toBe('Check your email')
    const { code } = await mailed(app, 'bob@example.com')
    expect((await browser.send(asked, '/u/login/code', { code })).location).toBe('/account')
    const other = await begin(app)
    const alone = await other.browser.submit(other.page, '/u/login', { identifier: 'alice@example.com' })
    expect(alone.heading).toBe('Enter your password')
  })
})
