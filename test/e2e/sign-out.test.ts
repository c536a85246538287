// WEB-11: after sign-out nothing of anybody is in the browser. Not one step back, not in a page that the browser put by,
// not in its caches and not in what pages store.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { signedIn } from '../support/signed-in.ts'
import { type ConsoleUnderTest, describeJourneys, owner, startConsole } from './browser.ts'
import { addPerson, type Person } from './people.ts'

describeJourneys('what stays in a browser after sign-out', () => {
  let console: ConsoleUnderTest
  let alice: Person
  let organizationId: string
  let changes = 0
  /** Whatever names somebody or something of the directory. */
  let words: readonly string[]
  beforeAll(async () => {
    console = await startConsole()
    alice = await addPerson(console.app, 'Alice Adams')
    const acme = { name: 'acme', displayName: 'Acme Widgets' }
    organizationId = (await console.app.v1('POST', '/organizations', { body: acme })).body.id
    words = ['Alice', alice.email, alice.id, 'Acme', organizationId, owner.email]
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  const user = () => `/users/${encodeURIComponent(alice.id)}`
  const signInPage = (page: Page) => page.getByRole('heading', { name: 'Sign in to Rollcall console' }).waitFor()
  const named = (text: string) => words.filter((word) => text.includes(word))

  async function signOut(page: Page): Promise<void> {
    await page.getByRole('button', { name: /^Account of/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await signInPage(page)
  }

  /** All that a page of this origin could read again. */
  const stored = (page: Page) =>
    page.evaluate<string>(`(async () => JSON.stringify({
      local: { ...localStorage },
      session: { ...sessionStorage },
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      cookies: document.cookie,
      window: window.name,
      history: history.state,
    }))()`)

  /** Looks at people and an organization, and does something that the console tells of afterwards. */
  async function work(page: Page): Promise<void> {
    await page.getByRole('link', { name: 'Alice Adams' }).waitFor()
    await page.getByRole('banner').getByRole('button', { name: 'All organizations' }).click()
    await page.getByRole('option', { name: 'Acme Widgets' }).click()
    await page.waitForURL((url) => url.searchParams.get('organization') === organizationId)
    await page.goto(console.at(`${user()}/overview`))
    await page.getByRole('button', { name: 'Edit profile' }).click()
    const form = page.getByRole('form', { name: 'Profile' })
    await form.getByLabel('Nickname').fill(`Al ${++changes}`)
    await form.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Alice Adams was saved.').first().waitFor()
    await page.getByRole('link', { name: 'Sessions', exact: true }).click()
    await page.waitForURL(/\/sessions$/)
  }

  test('WEB-11 what pages store names nobody, and how the console looks stays', async () => {
    const page = await console.openPageAsOwner('/me')
    await page.getByRole('radio', { name: 'Dark' }).check()
    await page.goto(console.at('/users'))
    await work(page)
    // It was there: what is looked for below can be found.
    expect(named(await stored(page))).toEqual(expect.arrayContaining(['Alice', 'Acme', organizationId]))
    await signOut(page)
    const left = await stored(page)
    expect(named(left)).toEqual([])
    const { local, databases, caches, workers } = JSON.parse(left)
    expect([local['rollcall.theme'], databases, caches, workers]).toEqual(['dark', [], [], 0])
  })

  test('WEB-11 each step back ends where operators sign in, with nothing shown on the way', async () => {
    const page = await console.openPageAsOwner('/users')
    await work(page)
    await signOut(page)
    const told: string[] = []
    page.on('response', (response) => {
      const { pathname } = new URL(response.url())
      if (response.ok() && pathname.startsWith('/api/v1/') && pathname !== '/api/v1/setup') told.push(pathname)
    })
    // The list, the list of the organization, the user's two tabs; every one of them asks who is signed in.
    for (let steps = 0; steps < 4; steps += 1) {
      await page.goBack()
      await signInPage(page)
      expect(named(await page.locator('body').innerText())).toEqual([])
    }
    expect(told).toEqual([])
  })

  test('WEB-11 the page that was left shows nothing, and no page of the console is put by', async () => {
    const page = await console.openPageAsOwner(`${user()}/overview`)
    await page.getByRole('heading', { name: 'Alice Adams', level: 1 }).waitFor()
    const note = "sessionStorage.setItem('shown', document.body.checkVisibility())"
    await page.evaluate(`addEventListener('pagehide', () => ${note})`)
    await signOut(page)
    expect(await page.evaluate("sessionStorage.getItem('shown')")).toBe('false')
    for (const path of ['console/', 'console/users', `console${user()}/overview`, 'org/acme/users']) {
      const answer = await console.app.anonymous('GET', `/${path}`)
      expect([path, answer.headers.get('cache-control')]).toEqual([path, 'no-store'])
    }
  })

  test('WEB-11 a page that a browser put by all the same is asked for anew when it comes back', async () => {
    const page = await console.openPageAsOwner(`${user()}/overview`)
    await page.getByRole('heading', { name: 'Alice Adams', level: 1 }).waitFor()
    // What the old page asks by itself meanwhile gets no answer: one would tell it that the session has ended.
    let isAskedAnew = false
    page.on('response', (response) => {
      if (response.request().isNavigationRequest()) isAskedAnew = true
    })
    await page.route('**/api/v1/**', (route) => (isAskedAnew ? route.continue() : undefined))
    // Signed out elsewhere in the same browser.
    await page.context().clearCookies()
    const loaded = page.waitForEvent('load')
    await page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    await loaded
    await signInPage(page)
    expect(named(await page.locator('body').innerText())).toEqual([])
  })

  test('WEB-11 no answer is kept that could be had without asking', async () => {
    const page = await console.openPageAsOwner('/me')
    const asked = new Set<string>()
    page.on('response', (response) => {
      const url = response.url()
      const isRead = response.request().method() === 'GET' && url.includes('/api/v1/') && response.ok()
      if (isRead && !/\/(stream|setup)(\?|$)/.test(url)) asked.add(url)
    })
    await page.goto(console.at('/users'))
    await work(page)
    await signOut(page)
    const addresses = [...asked]
    expect(addresses.length).toBeGreaterThan(3)
    // The pages that sign people in ask for nothing by their policy; this one has none.
    await page.goto(`${console.app.url}health/live`)
    const answered = await page.evaluate<number[]>(
      `Promise.all(${JSON.stringify(addresses)}.map(async (url) => (await fetch(url, { cache: 'force-cache' })).status))`,
    )
    expect(answered).toEqual(addresses.map(() => 401))
  })

  test('WEB-11 a session that ended leaves nothing of what was done in it', async () => {
    const page = await console.openPageAsOwner('/users')
    await work(page)
    expect(named(await page.evaluate<string>('JSON.stringify({ ...sessionStorage })'))).toContain('Alice')
    await page.context().clearCookies()
    const ended = page.getByText('Your session has ended.')
    // Whatever asks next meets the end: the press, or before it what the page asks by itself.
    await page.getByRole('link', { name: 'Security', exact: true }).or(ended).first().click()
    await ended.waitFor()
    // Whoever comes back finds the organizations that they chose; those leave when somebody signs out.
    await expect.poll(async () => named(await stored(page))).toEqual(['Acme', organizationId])
    await expect.poll(async () => named(await page.locator('body').innerText())).toEqual([])
  })

  test('WEB-11 the same holds for the pages of people', async () => {
    const { app } = console
    const email = 'bob.brown@example.com'
    const bob = await addPerson(app, 'Bob Brown')
    const page = await console.openPage()
    const { secret } = await signedIn(app.app.directory, bob.id)
    await page.context().addCookies([{ name: 'rollcall-session', value: secret, url: app.url }])
    await page.goto(`${app.url}account`)
    await page.locator('h1').waitFor()
    expect(await page.content()).toContain(email)
    await page.goto(`${app.url}account/activity`)
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    await page.waitForURL(`${app.url}account/sign-out`)
    expect(await page.locator('body').innerText()).not.toContain('Bob')
    for (let steps = 0; steps < 2; steps += 1) {
      await page.goBack()
      await page.getByRole('button', { name: 'Continue' }).waitFor()
      expect(await page.locator('body').innerText()).not.toMatch(/Bob|bob\.brown/)
    }
    expect(await stored(page)).not.toMatch(/Bob|bob\.brown/)
  })
})
