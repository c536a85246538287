// Whoever holds one of the two accounts, the mailbox, a session or the link alone joins nothing.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  askToJoin,
  beginProof,
  bothProven,
  newPerson,
  openLink,
  type Person,
  proveByPassword,
  userPath,
} from '../login/linking-people.ts'
import { identified, password } from '../login/people.ts'
import { newBrowserless } from '../support/browserless.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
// All come from one address, which may try so much in a while.
beforeEach(() => {
  app.clock.aheadMs += 20 * 60_000
})
afterAll(() => app.close())

const nothing = 'Nothing is being joined here'
const place = '/u/link-identity/accounts'
const identitiesOf = async (person: Person) => (await app.v1('GET', userPath(person))).body.identities

async function signedIn({ email }: Person) {
  const { browser, page } = await identified(app, email)
  await browser.submit(page, '/u/login/password', { password })
  return browser
}

test('opening the link changes nothing, however often and by whomever, and twenty presses spend it once', async () => {
  const alice = await newPerson(app)
  const link = await askToJoin(app, alice)
  for (const method of ['HEAD', 'GET', 'OPTIONS']) await newBrowserless(app.url).request(method, link)
  const browsers = Array.from({ length: 20 }, () => newBrowserless(app.url))
  const pages = await Promise.all(browsers.map((browser) => browser.open(link)))
  const sent = await Promise.all(
    browsers.map((browser, index) => {
      const page = pages[index]
      if (page === undefined) throw new Error('no page')
      return browser.send(page, '/u/link-identity')
    }),
  )
  expect(sent.filter(({ location }) => location === place)).toHaveLength(1)
  const shown = await Promise.all(browsers.map((browser) => browser.open(place)))
  expect(shown.filter(({ heading }) => heading === nothing)).toHaveLength(19)
})

test('twenty presses on Join at once join the two once', async () => {
  const [alice, twin] = [await newPerson(app), await newPerson(app)]
  const { browser, page } = await bothProven(app, alice, twin)
  const sent = await Promise.all(Array.from({ length: 20 }, () => browser.send(page, '/u/link-identity/join')))
  expect(sent.filter(({ location }) => location === '/u/link-identity/done')).toHaveLength(1)
  expect(sent.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 303))
  expect(await identitiesOf(alice)).toHaveLength(2)
  const { directory } = app.app
  const page100 = { kind: 'cursor', after: null, limit: 100, withTotal: false } as const
  const events = (await directory.stores.audit.listAbout(alice.id, page100)).items
  expect(events.filter(({ type }) => type === 'user.identity_linked')).toHaveLength(1)
})

test('the link in another browser proves nothing there, and what is proven here is not to be had there', async () => {
  const [alice, mallory] = [await newPerson(app), await newPerson(app)]
  const { browser, page } = await openLink(app, await askToJoin(app, alice))
  const asked = await proveByPassword(browser, page, 'first', alice.email)
  const begun = await beginProof(browser, asked, 'other')
  const elsewhere = await signedIn(mallory)
  expect((await elsewhere.open(place)).heading).toBe(nothing)
  // The address of the sign-in that proves is no secret; without the browser it is worth nothing.
  const stolen = await elsewhere.open(begun.address)
  expect(stolen.text).not.toContain(alice.email)
  expect(stolen.html).not.toContain('name="identifier"')
})

test('no session counts: neither of the first account nor of the other', async () => {
  const [alice, mallory] = [await newPerson(app), await newPerson(app)]
  const own = await signedIn(alice)
  const { page } = await openLink(app, await askToJoin(app, alice), own)
  expect(page.text).toContain('Step 1 of 3')
  expect((await beginProof(own, page, 'first')).html).toContain('name="password"')

  const foreign = await signedIn(mallory)
  const opened = await openLink(app, await askToJoin(app, alice), foreign)
  expect(opened.page.text).toContain('Step 1 of 3')
  expect((await foreign.open('/account')).text).toContain(mallory.email)
  expect(await identitiesOf(alice)).toHaveLength(1)
})

test('an ordinary sign-in proves nothing, and a proof signs nobody in', async () => {
  const [alice, twin] = [await newPerson(app), await newPerson(app)]
  const { browser, page } = await openLink(app, await askToJoin(app, alice))
  const ordinary = await browser.open('/u/login')
  const named = await browser.submit(ordinary, '/u/login', { identifier: alice.email })
  await browser.submit(named, '/u/login/password', { password })
  expect((await browser.open(place)).text).toContain('Step 1 of 3')
  browser.cookies.delete('rollcall-session')
  const asked = await proveByPassword(browser, page, 'first', alice.email)
  await proveByPassword(browser, asked, 'other', twin.email)
  expect(browser.cookies.has('rollcall-session')).toBe(false)
  expect((await browser.open('/account')).address).toMatch(/^\/u\/login/)
})

test('the second is proven after the first, and the form joins what was shown and nothing else', async () => {
  const [alice, twin, third] = [await newPerson(app), await newPerson(app), await newPerson(app)]
  const { browser, page } = await openLink(app, await askToJoin(app, alice))
  // By the form of a later page, before the first was proven.
  const early = await browser.submit(page, '/u/link-identity/first')
  const token = /name="token" value="([^"]*)"/.exec(page.html)?.[1] ?? ''
  expect(early.address).toMatch(/^\/u\/login/)
  const headers = { origin: new URL(app.url).origin, 'content-type': 'application/x-www-form-urlencoded' }
  const body = new URLSearchParams({ token, request: 'lnk_x', proof: 'x' }).toString()
  const forged = await browser.request('POST', '/u/link-identity/join', headers, body)
  expect(forged.location).toBe(place)
  const skipped = await browser.request(
    'POST',
    '/u/link-identity/other',
    headers,
    new URLSearchParams({ token }).toString(),
  )
  const before = await browser.open(skipped.location ?? '')
  const named = await browser.submit(before, '/u/login', { identifier: twin.email })
  expect((await browser.submit(named, '/u/login/password', { password })).text).toContain('Step 1 of 3')

  const asked = await proveByPassword(browser, await browser.open(place), 'first', alice.email)
  const shown = await proveByPassword(browser, asked, 'other', twin.email)
  // In another tab another account is proven meanwhile: the press is about the one that the page named.
  const again = await browser.submit(await browser.open(place), '/u/link-identity/other')
  const other = await browser.submit(again, '/u/login', { identifier: third.email })
  await browser.submit(other, '/u/login/password', { password })
  const refused = await browser.submit(shown, '/u/link-identity/join')
  expect(refused.text).toContain('Something changed meanwhile')
  expect(refused.text).toContain(third.email)
  expect(await identitiesOf(alice)).toHaveLength(1)
})

test('no form is taken from a page of somebody else', async () => {
  const [alice, twin] = [await newPerson(app), await newPerson(app)]
  const { browser, page } = await bothProven(app, alice, twin)
  const sent = await browser.send(page, '/u/link-identity/join', {}, { origin: 'https://evil.test' })
  expect(sent.status).toBe(403)
  const bare = await browser.send(page, '/u/link-identity/join', { token: 'x' })
  expect(bare.status).toBe(403)
  expect(await identitiesOf(alice)).toHaveLength(1)
})

test('whoever is suspended after the proof is joined to nobody', async () => {
  const suspend = (person: Person) => app.v1('POST', `${userPath(person)}/suspend`, { body: { reason: 'Testing' } })
  const [alice, twin] = [await newPerson(app), await newPerson(app)]
  const other = await bothProven(app, alice, twin)
  await suspend(twin)
  const refused = await other.browser.submit(other.page, '/u/link-identity/join')
  expect(refused.heading).not.toBe('Your accounts are joined')
  expect(await identitiesOf(alice)).toHaveLength(1)
  const [bob, second] = [await newPerson(app), await newPerson(app)]
  const first = await bothProven(app, bob, second)
  await suspend(bob)
  expect((await first.browser.submit(first.page, '/u/link-identity/join')).heading).toBe(nothing)
  expect(await identitiesOf(bob)).toHaveLength(1)
})
