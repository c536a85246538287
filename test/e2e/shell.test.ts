import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { readOnlySwitch } from '../support/read-only-database.ts'
import { axeFindings } from './axe.ts'
import {
  type ConsoleUnderTest,
  describeJourneys,
  focused,
  pageWidth,
  signInAs,
  startConsole,
  takesFocus,
} from './browser.ts'
import { keysAlone } from './keyboard.ts'
import { openDialog } from './open-dialog.ts'
import { addPeople, type Person } from './people.ts'

describeJourneys('the frame around every screen', () => {
  let console: ConsoleUnderTest
  let alice: Person
  beforeAll(async () => {
    console = await startConsole()
    ;[alice] = (await addPeople(console.app, ['Alice Adams', 'Bob Brown'])) as [Person]
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  const list = (page: Page) => page.getByRole('link', { name: 'Alice Adams' }).waitFor()
  const title = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor()

  test('a screen whose script is slow to come has its place taken by lines, and is told to be on its way', async () => {
    const page = await console.openPageAsOwner('/users')
    await list(page)
    const held = Promise.withResolvers<void>()
    await page.route('**/assets/*.js', async (route) => {
      await held.promise
      await route.continue()
    })
    await page.getByRole('link', { name: 'Audit log', exact: true }).click()
    await page.getByRole('progressbar', { name: 'The page is on its way' }).waitFor()
    const lines = page.getByRole('main').locator('[aria-busy=true]')
    await lines.getByText('The page is on its way').waitFor()
    await page.getByRole('link', { name: 'Alice Adams' }).waitFor({ state: 'detached' })
    held.resolve()
    await title(page, 'Audit log')
    await page.getByRole('progressbar', { name: 'The page is on its way' }).waitFor({ state: 'detached' })
    await lines.getByText('The page is on its way').waitFor({ state: 'detached' })
    await expect.poll(() => focused(page)).toBe('Audit log')
  })

  test('a browser that cannot draw the console is told so, in words instead of an empty page', async () => {
    const page = await console.openPageAsOwner('/users')
    const told = page.getByRole('alert').filter({ hasText: 'This browser is too old for the Rollcall console.' })
    await list(page)
    expect(await told.count()).toBe(0)
    await page.addInitScript({ content: 'CSS.supports = () => false' })
    await page.reload()
    await told.waitFor()
  })

  test('keys lead everywhere: to pages, along the list, to tabs and to the next user', async () => {
    const page = await console.openPageAsOwner('/users')
    await list(page)
    await page.keyboard.press('g')
    await page.keyboard.press('j')
    await title(page, 'Jobs')
    await page.keyboard.press('g')
    await page.keyboard.press('u')
    await list(page)
    await expect.poll(() => focused(page)).toBe('Users')
    // The newest stands first.
    await page.keyboard.press('j')
    await expect.poll(() => focused(page)).toBe('Bob Brown')
    await page.keyboard.press('.')
    await page.getByRole('menuitem', { name: 'Open' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('menu').waitFor({ state: 'detached' })
    await page.locator('tbody tr :focus').waitFor()
    await page.keyboard.press('k')
    await expect.poll(() => focused(page)).toBe('Bob Brown')
    await page.keyboard.press('Enter')
    await title(page, 'Bob Brown')
    await page.keyboard.press('2')
    await page.waitForURL(/\/sessions$/)
    await page.keyboard.press(']')
    await title(page, 'Alice Adams')
    await page.keyboard.press('[')
    await title(page, 'Bob Brown')
    await page.keyboard.press('?')
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await sheet.getByText('Go to Organizations').waitFor()
    expect(await axeFindings(page)).toEqual([])
  })

  test('what was done stays in a list when its note is gone, and is undone there after a reload', async () => {
    const page = await console.openPageAsOwner(`/users/${encodeURIComponent(alice.id)}/overview`)
    await page.getByRole('button', { name: 'Suspend', exact: true }).click()
    await page.getByRole('button', { name: 'Suspend and sign out' }).click()
    await page.getByRole('dialog', { name: 'Suspend user' }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Notifications' }).click()
    const dialog = page.getByRole('dialog', { name: 'Notifications' })
    await dialog.getByText('Alice Adams is suspended.').waitFor()
    await dialog.getByText('Nothing waits for you.').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.reload()
    await page.getByText('Suspended', { exact: true }).first().waitFor()
    await page.getByRole('button', { name: 'Notifications' }).click()
    await dialog.getByRole('button', { name: 'Undo: Alice Adams is suspended.' }).click()
    await dialog.getByText('Undone: Alice Adams is suspended.').waitFor()
    await dialog.getByRole('button', { name: 'Close' }).click()
    await page.getByRole('button', { name: 'Suspend', exact: true }).waitFor()
    const { body } = await console.app.v1('GET', `/users/${encodeURIComponent(alice.id)}`)
    expect(body.status).toBe('active')
  })

  test('preferences have a page of their own, at any width', async () => {
    const page = await console.openPageAsOwner('/me', { width: 390, height: 844 })
    await title(page, 'My preferences')
    await page.getByRole('radio', { name: 'Dark' }).check()
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark')
    await page.getByRole('radio', { name: 'System' }).check()
    await page.getByRole('checkbox', { name: 'Single-key shortcuts' }).uncheck()
    await page.keyboard.press('?')
    expect(await openDialog(page).count()).toBe(0)
    await expect.poll(() => pageWidth(page)).toBe(390)
    expect(await axeFindings(page)).toEqual([])
  })

  test('whoever is signed in reads their role in words, in the menu and among the preferences', async () => {
    const page = await console.openPageAsRole('support_readonly', '/me')
    await page.getByRole('main').getByText('support, read-only', { exact: true }).waitFor()
    await page.getByRole('banner').getByRole('button').last().click()
    await page.getByText('Role: support, read-only', { exact: true }).waitFor()
  })

  test('a key is given up for another one, but not for one that is taken, until the usual ones are wanted back', async () => {
    const page = await console.openPageAsOwner('/me')
    const keys = await keysAlone(page)
    const change = page.getByRole('button', { name: 'Change the key: Search the list' })
    await keys.click(change)
    const box = page.getByRole('textbox', { name: 'Press the new key' })
    await page.keyboard.press('j')
    await page.getByText('Taken by: Next row').waitFor()
    await page.keyboard.press('3')
    await page.getByText('The digits open the tabs of a user.').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press(';')
    await box.waitFor({ state: 'detached' })
    await expect.poll(() => focused(page)).toBe('Change the key: Search the list')

    await page.goto(console.at('/users'))
    await list(page)
    const search = page.getByRole('searchbox', { name: 'Search users' })
    expect(await search.getAttribute('aria-keyshortcuts')).toBe(';')
    await page.keyboard.press('/')
    await expect.poll(() => focused(page)).not.toBe('Search users')
    await page.keyboard.press(';')
    await expect.poll(() => focused(page)).toBe('Search users')
    expect(await search.inputValue()).toBe('')
    await page.keyboard.press('Tab')
    await page.keyboard.press('?')
    await openDialog(page).getByRole('row', { name: '; Search the list' }).waitFor()

    await page.goto(console.at('/me'))
    const back = page.getByRole('button', { name: 'Reset to defaults' })
    await keys.click(back)
    await page.getByRole('row', { name: 'Search the list /' }).waitFor()
    await expect.poll(() => back.getAttribute('aria-disabled')).toBe('true')
  })

  test('what is no production says so under the header, and production nothing', async () => {
    const staging = await startConsole({ environmentName: 'staging' })
    try {
      const page = await staging.openPageAsOwner('/')
      await title(page, 'Dashboard')
      await page.getByText('staging: this is not production.').waitFor()
      expect(await axeFindings(page)).toEqual([])
      const production = await console.openPageAsOwner('/')
      await title(production, 'Dashboard')
      expect(await production.getByText('this is not production').count()).toBe(0)
    } finally {
      await staging.endJourney()
      await staging.close()
    }
  })

  test('whoever chose UTC is told every exact time in it, and finds the choice again', async () => {
    const page = await console.openPageAsOwner('/me', { timeZone: 'Asia/Kathmandu' })
    await page.getByRole('group', { name: 'Times' }).getByRole('radio', { name: 'UTC', exact: true }).check()
    await page.goto(console.at(`/users/${encodeURIComponent(alice.id)}/audit`))
    const time = page.locator('main time').filter({ hasText: /\d\d:\d\d:\d\d UTC$/ })
    await time.first().waitFor()
    const [at, told] = [await time.first().getAttribute('datetime'), await time.first().textContent()]
    expect(told).toContain(at?.slice(11, 19))
    await page.goto(console.at('/me'))
    await page.getByRole('radio', { name: /^Your time zone \(/ }).check()
    await page.goto(console.at(`/users/${encodeURIComponent(alice.id)}/audit`))
    await page.locator('main time').first().waitFor()
    expect(await time.count()).toBe(0)
  })

  test('an address that leads nowhere offers to search', async () => {
    const page = await console.openPageAsOwner('/nowhere/at-all')
    await title(page, 'Page not found')
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('searchbox', { name: 'Search users' }).fill('alice')
    await page.keyboard.press('Enter')
    await list(page)
    expect(page.url()).toContain('q=alice')
  })

  test('a session that ends in the middle of a form leaves the form as it is', async () => {
    const page = await console.openPageAsOwner(`/users/${encodeURIComponent(alice.id)}/overview`)
    await page.getByRole('button', { name: 'Edit profile' }).click()
    const form = page.getByRole('form', { name: 'Profile' })
    await form.getByLabel('Nickname').fill('Al')
    await page.context().clearCookies()
    // What the page asks by itself may hear of the end first, and the dialog lies over the button.
    await form.getByRole('button', { name: 'Save' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' })
    await dialog.getByRole('link', { name: 'Sign in in a new tab' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Go on' }).click()
    await dialog.getByText('You are not signed in yet.').waitFor()
    const { data } = (await console.app.v1('GET', '/operators')).body
    await signInAs(page, console.app, data[0].id, 'fresh')
    await dialog.getByRole('button', { name: 'Go on' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await form.getByLabel('Nickname').inputValue()).toBe('Al')
    await form.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Alice Adams was saved.').first().waitFor()
  })

  test('an answer to what was asked in the session before ends nothing in the new one', async () => {
    const page = await console.openPageAsOwner('/users')
    await list(page)
    const out = Promise.withResolvers<void>()
    const isBack = Promise.withResolvers<void>()
    const answered: number[] = []
    let isOut = false
    // Whatever is asked before the session is over gets its answer late, and the rest at once.
    await page.route('**/required-actions', async (route) => {
      if (isOut) return route.continue()
      await out.promise
      const response = await route.fetch({ headers: { ...route.request().headers(), cookie: '' } })
      answered.push(response.status())
      await isBack.promise
      await route.fulfill({ response })
    })
    const asked = page.waitForRequest('**/required-actions')
    await page.getByRole('link', { name: 'Alice Adams' }).click()
    await page.getByRole('button', { name: 'Edit profile' }).click()
    const form = page.getByRole('form', { name: 'Profile' })
    await form.getByLabel('Nickname').fill('Ally')
    await asked
    await page.context().clearCookies()
    isOut = true
    out.resolve()
    await form.getByRole('button', { name: 'Save' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' })
    await dialog.waitFor()
    await expect.poll(() => answered).toContain(401)
    const { data } = (await console.app.v1('GET', '/operators')).body
    await signInAs(page, console.app, data[0].id, 'fresh')
    await dialog.getByRole('button', { name: 'Go on' }).click()
    await dialog.waitFor({ state: 'detached' })
    const askedAgain = page.waitForResponse((response) => response.url().endsWith('/required-actions') && response.ok())
    isBack.resolve()
    await askedAgain
    await form.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Alice Adams was saved.').first().waitFor()
  })

  test('an answer that was under way when the connection broke does not say that it is back', async () => {
    const page = await console.openPageAsOwner('/users')
    await list(page)
    const isLost = Promise.withResolvers<void>()
    await page.route('**/required-actions', async (route) => {
      const response = await route.fetch()
      await isLost.promise
      await route.fulfill({ response })
    })
    const asked = page.waitForRequest('**/required-actions')
    await page.getByRole('link', { name: 'Alice Adams' }).click()
    await asked
    await page.context().setOffline(true)
    await page.getByText("You're offline. Showing data from").waitFor()
    await page.evaluate(`globalThis.wasBack = false
      new MutationObserver(() => { globalThis.wasBack ||= !document.body.innerText.includes("You're offline.") })
        .observe(document.body, { subtree: true, childList: true })`)
    isLost.resolve()
    await page.getByRole('region', { name: 'At the next sign-in' }).getByText('Nothing is asked of them.').waitFor()
    expect(await page.evaluate('globalThis.wasBack')).toBe(false)
    await page.context().setOffline(false)
    await page.getByText("You're offline. Showing data from").waitFor({ state: 'detached' })
  })

  test('the navigation folds into icons that keep their names', async () => {
    const page = await console.openPageAsOwner('/users')
    await list(page)
    await page.getByRole('button', { name: 'Collapse navigation' }).click()
    const link = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Users' })
    await expect.poll(async () => (await link.boundingBox())?.width).toBeLessThan(60)
    // The mouse is told by a tooltip what it points at, and the keys the same.
    const tip = page.locator('[data-tip]')
    await page.keyboard.press('Shift+Tab')
    await tip.getByText('Settings', { exact: true }).waitFor()
    await page.keyboard.press('Shift+Tab')
    await tip.getByText('Team', { exact: true }).waitFor()
    await page.keyboard.press('Escape')
    await tip.waitFor({ state: 'hidden' })
    expect(await axeFindings(page)).toEqual([])
    await page.reload()
    await page.getByRole('button', { name: 'Expand navigation' }).click()
    await page.getByRole('button', { name: 'Collapse navigation' }).waitFor()
  })

  const status = (page: Page, words: RegExp | string) => page.getByRole('status').filter({ hasText: words })
  /** Somebody to be added, whose form is filled in and not yet sent. */
  const fillIn = async (page: Page, email: string) => {
    await page.goto(console.at('/users/new'))
    const dialog = page.getByRole('dialog', { name: 'Add user' })
    await dialog.getByLabel('E-mail address').fill(email)
    await dialog.getByRole('radio', { name: /^No credential yet/ }).check()
    return dialog
  }

  test('changes are paused by keyboard, open pages say so, and a form waits until they are resumed', async () => {
    const page = await console.openPageAsOwner('/settings/system')
    const other = await console.openPageAsRole('support', '/users')
    const form = await fillIn(other, 'erin@example.com')
    const keys = await keysAlone(page)
    await keys.click(page.getByRole('button', { name: 'Pause changes' }))
    const dialog = page.getByRole('dialog', { name: 'Pause changes' })
    await takesFocus(dialog.getByRole('textbox'))
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.type('Restoring a backup.')
    await page.keyboard.press('Enter')
    const words = /^Changes are paused until .*\d\d:\d\d by Olivia Owner: Restoring a backup\. Reading goes on\.$/
    await status(page, words).waitFor()
    await form.getByRole('button', { name: 'Add user' }).click()
    await form.getByRole('alert').filter({ hasText: 'Changes are paused until' }).waitFor()
    // Behind the dialog, which has the screen to itself for whoever listens to it.
    await other.getByText(words).waitFor()
    expect(await form.getByLabel('E-mail address').inputValue()).toBe('erin@example.com')
    expect(await axeFindings(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 800 })
    await expect.poll(() => pageWidth(page)).toBeLessThanOrEqual(390)
    await page.setViewportSize({ width: 1280, height: 800 })
    await keys.click(page.getByRole('button', { name: 'Resume changes' }))
    await page.getByText('Changes are taken again.').first().waitFor()
    await expect.poll(() => focused(page)).toBe('Pause changes')
    await status(page, words).waitFor({ state: 'detached' })
    // At once by the stream of events; without one it is asked again.
    await other.getByText(words).waitFor({ state: 'detached', timeout: 45_000 })
    await form.getByRole('button', { name: 'Add user' }).click()
    await form.getByText('erin@example.com was added.').waitFor()
  })

  test('while the database takes no changes a bar says so, what was typed stays, and all goes on by itself', async () => {
    const page = await console.openPageAsOwner('/users')
    await list(page)
    const form = await fillIn(page, 'frank@example.com')
    const database = await readOnlySwitch(console.app)
    const words = /^Rollcall is being maintained: nothing can be saved just now/
    try {
      await database.stopChanges()
      await expect
        .poll(async () => (await console.app.v1('GET', '/changes')).headers.get('retry-after'), { timeout: 20_000 })
        .toBe('30')
      await form.getByRole('button', { name: 'Add user' }).click()
      await form.getByRole('alert').filter({ hasText: 'Rollcall is being maintained' }).waitFor()
      await page.getByText(words).waitFor()
      expect(await axeFindings(page)).toEqual([])
    } finally {
      await database.takeChanges()
      await database.close()
    }
    await page.getByText(words).waitFor({ state: 'detached', timeout: 60_000 })
    expect(await form.getByLabel('E-mail address').inputValue()).toBe('frank@example.com')
    await form.getByRole('button', { name: 'Add user' }).click()
    await form.getByText('frank@example.com was added.').waitFor()
  })

  test('a console that cannot even tell who is signed in says that it is maintained, and comes back by itself', async () => {
    const page = await console.openPageAsOwner('/users')
    await list(page)
    const body = JSON.stringify({ status: 503, code: 'under_maintenance', detail: 'Rollcall is being maintained.' })
    await page.route('**/api/v1/**', (route) =>
      route.fulfill({ status: 503, contentType: 'application/problem+json', body }),
    )
    await page.goto(console.at('/users'))
    await page.getByText('It will be back in a minute. This page tries again by itself.').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.unroute('**/api/v1/**')
    await list(page)
  })
})
