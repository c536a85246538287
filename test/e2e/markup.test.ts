// WEB-01, WEB-02 and WEB-09: every page there is, over a directory in which every word is markup. Nothing of it runs, is
// loaded, or asks anybody for anything; it is read as what it is. As the words are long, they are what every screen is
// looked at with.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { callback, identified } from '../login/people.ts'
import { signedIn } from '../support/signed-in.ts'
import { type ConsoleUnderTest, describeJourneys, startConsole } from './browser.ts'
import { consoleAddresses, consolePaths, elsewhere, ofOrganizations } from './console-addresses.ts'
import { faultsOfLook } from './look-of-page.ts'
import { type Canary, type MarkedUp, markedUpPassword, markUp, payloads, startCanary } from './marked-up.ts'

/** Of a walk of some eighty pages that axe reads twice. */
const walkedWithinMs = 500_000

/** What markup leaves in a page in which it counted. Our own previews are frames in which nothing runs. */
const planted =
  'base, iframe:not([sandbox=""]), object, embed, [onerror], [onload], [srcdoc]:not([sandbox=""]), [href^="javascript:"], meta[http-equiv]'

describeJourneys('pages over words that are markup', () => {
  let console: ConsoleUnderTest
  let canary: Canary
  let made: MarkedUp
  beforeAll(async () => {
    canary = await startCanary()
    console = await startConsole({ rateLimit: null })
    made = await markUp(console.app, canary.origin)
  })
  afterEach(async () => {
    expect(canary.asked).toEqual([])
    await console.endJourney()
  })
  afterAll(async () => {
    await console?.close()
    await canary.close()
  })

  /**
   * Opens one page after the other, and answers those that showed the words as text. Each has a good look, unless it is
   * `seen`: the page of an address before it, with other words in it.
   */
  async function walk(
    page: Page,
    addresses: readonly string[],
    { seen = [] }: { readonly seen?: readonly string[] } = {},
  ): Promise<readonly string[]> {
    const dialogs: string[] = []
    const faults: string[] = []
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message())
      void dialog.dismiss()
    })
    const shown: string[] = []
    for (const address of addresses) {
      await page.goto(address)
      await page.locator('h1, [role=dialog], [role=alertdialog]').first().waitFor()
      await expect.poll(() => page.locator('[aria-busy=true]').count(), { timeout: 20_000 }).toBe(0)
      for (const frame of page.frames()) expect(await frame.locator(planted).count(), address).toBe(0)
      expect(await page.locator(`[src*="${canary.origin}"], link[href*="${canary.origin}"]`).count(), address).toBe(0)
      if ((await page.locator('body').innerText()).includes(canary.origin)) shown.push(address)
      if (!seen.includes(address)) faults.push(...(await faultsOfLook(page)))
    }
    expect(dialogs).toEqual([])
    expect(faults).toEqual([])
    return shown
  }

  test('WEB-01 WEB-02 in the console nothing of it runs, is loaded or asks for anything', {
    timeout: walkedWithinMs,
  }, async () => {
    const addresses = consoleAddresses(made)
    const paths = consolePaths()
    expect(paths.length).toBeGreaterThan(50)
    const known = new Set([
      ...Object.keys(addresses),
      ...elsewhere,
      ...ofOrganizations.map((path) => `/org/$slug${path}`),
    ])
    expect(paths.filter((path) => !known.has(path))).toEqual([])
    const page = await console.openPageAsOwner('/users')
    const shown = await walk(
      page,
      Object.values(addresses)
        .flat()
        .map((path) => console.at(path)),
    )
    expect(shown.length).toBeGreaterThan(25)
  })

  test('WEB-01 nor on the pages of those who administer an organization', { timeout: walkedWithinMs }, async () => {
    const page = await console.openPage()
    await signInPerson(page, made.userId)
    const shown = await walk(
      page,
      ofOrganizations.map((path) => `${console.app.url}org/acme${path}`),
    )
    // Its name stands above every one of them.
    expect(shown.length).toBe(ofOrganizations.length)
  })

  async function signInPerson(page: Page, userId: string): Promise<void> {
    const { secret } = await signedIn(console.app.app.directory, userId)
    await page.context().addCookies([{ name: 'rollcall-session', value: secret, url: console.app.url }])
  }

  test('WEB-01 WEB-02 nor where people are asked what an app may, or connect a device', {
    timeout: walkedWithinMs,
  }, async () => {
    const { app } = console
    const { audience, foreignClientId: clientId, deviceClientId } = made
    const request = { scope: ['openid', 'read:orders'], audience }
    const asked = await identified(app, 'alice0@example.com', { clientId, request })
    const { location } = await asked.browser.send(asked.page, '/u/login/password', { password: markedUpPassword })
    expect(location).toMatch(/^\/u\/consent\?/)
    const consenting = await console.openPage()
    const cookies = [...asked.browser.cookies].map(([name, value]) => ({ name, value, url: app.url }))
    await consenting.context().addCookies(cookies)
    expect(await walk(consenting, [new URL(location ?? '', app.url).href])).toHaveLength(1)
    expect(await consenting.locator('main a[href^="javascript"]').count()).toBe(0)

    const body = { client_id: deviceClientId, scope: 'openid' }
    // What the device says of itself is shown beside the code.
    const headers = { 'user-agent': payloads(canary.origin).join(' ').slice(0, 400) }
    const { body: device } = await app.anonymous('POST', '/oauth/device/code', { body, headers })
    const page = await console.openPage()
    await signInPerson(page, made.userId)
    const typed = `${app.url}activate?user_code=${encodeURIComponent(payloads(canary.origin)[0] as string)}`
    await walk(page, [`${app.url}activate`, typed])
    await page.goto(device.verification_uri_complete)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'Connect', exact: true }).waitFor()
    expect(await walk(page, [page.url()])).toHaveLength(1)
  })

  test('WEB-01 WEB-09 nor on the pages of people', { timeout: walkedWithinMs }, async () => {
    const { app } = console
    const page = await console.openPage()
    await signInPerson(page, made.userId)
    const account = ['', '/security', '/sessions', '/apps', '/activity', '/organizations', '/email']
    const mine = await walk(
      page,
      account.map((path) => `${app.url}account${path}`),
    )
    expect(mine.length).toBeGreaterThan(0)

    const words = payloads(canary.origin)
    const asking = (more: Readonly<Record<string, string>>) => `${app.url}authorize?${new URLSearchParams(more)}`
    const rightly = { client_id: made.clientId, redirect_uri: callback, response_type: 'code', prompt: 'login' }
    const strange = await console.openPage()
    await strange.context().setExtraHTTPHeaders({ 'accept-language': words[0] as string })
    const saying = (word: string) => [
      asking({ ...rightly, login_hint: word, ui_locales: word, state: word, display: word }),
      asking({ ...rightly, redirect_uri: word, state: word }),
      asking({ ...rightly, client_id: word }),
    ]
    const below = (word: string) => [
      `${app.url}u/${encodeURIComponent(word)}`,
      `${app.url}u/refused?error=${encodeURIComponent(word)}&error_description=${encodeURIComponent(word)}`,
      `${app.url}u/login?state=${encodeURIComponent(word)}`,
    ]
    // The widest of them is looked at; the others would be the same page six times more.
    const [widest = '', ...others] = words.toSorted((one, other) => other.length - one.length)
    const seen = others.flatMap((word) => [...saying(word), ...below(word)])
    expect((await walk(strange, [widest, ...others].flatMap(saying), { seen })).length).toBeGreaterThan(0)
    await walk(strange, [widest, ...others].flatMap(below), { seen })
  })

  test.each([
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:alert(1)',
    `https://cdn.example.com/${'a'.repeat(10_000_000)}`,
  ])('WEB-02 a picture of a script, a page or ten megabytes is refused (%#)', async (picture) => {
    const body = { connection: 'Username-Password-Authentication', email: 'mallory@example.com', picture }
    expect((await console.app.api('POST', '/users', { body })).status).toBeGreaterThanOrEqual(400)
    const path = `/users/${encodeURIComponent(made.userId)}`
    expect((await console.app.api('PATCH', path, { body: { picture } })).status).toBeGreaterThanOrEqual(400)
  })
})
