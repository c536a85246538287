import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, owner, startConsole } from './browser.ts'
import { addPerson } from './people.ts'

const dayMs = 86_400_000

describeJourneys('signing in to the console and out', () => {
  let console: ConsoleUnderTest
  beforeAll(async () => {
    console = await startConsole()
    await addPerson(console.app, 'Alice Adams')
    await console.openPageAsOwner('/users')
    await console.endJourney()
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  async function giveName(page: Page, name = owner.email): Promise<void> {
    await page.getByRole('heading', { name: 'Sign in to Rollcall console' }).waitFor()
    await page.getByRole('textbox', { name: 'Email or username' }).fill(name)
    await page.getByRole('button', { name: 'Continue' }).click()
  }
  async function givePassword(page: Page, password = owner.password): Promise<void> {
    await page.getByRole('textbox', { name: 'Password' }).fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
  }
  /** As the owner who has no second factor yet and need not have one for two weeks. */
  async function signIn(page: Page): Promise<void> {
    await giveName(page)
    await givePassword(page)
    await page.getByRole('button', { name: /^Not now/ }).click()
  }

  test('a wrong password says so and nothing more, with a reference for support', async () => {
    const page = await console.openPage()
    await page.goto(console.at('/'))
    await giveName(page)
    await givePassword(page, 'not the password at all')
    await page.getByRole('alert').getByText('That didn’t work.').waitFor()
    const footer = await page.getByText('Give this reference to support:').textContent()
    const reference = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(footer ?? '')?.[0] ?? ''
    const attempt = await console.app.app.console.stores.signIns.findByReference(reference)
    expect(attempt).toMatchObject({ identifier: owner.email, lastFailure: 'wrong_password', userId: null })

    const other = await console.openPage()
    await other.goto(console.at('/'))
    await giveName(other, 'nobody@example.com')
    await givePassword(other)
    await other.getByRole('alert').getByText('That didn’t work.').waitFor()
  })

  test('nobody signs up as an operator, and the people of the application are none', async () => {
    const page = await console.openPage()
    await page.goto(console.at('/'))
    await page.getByRole('button', { name: 'Continue' }).waitFor()
    expect(await page.getByRole('link', { name: 'Create an account' }).count()).toBe(0)
    const bob = { connection: 'Username-Password-Authentication', email: 'bob@example.com', password: owner.password }
    expect((await console.app.api('POST', '/users', { body: bob })).status).toBe(201)
    await giveName(page, bob.email)
    await givePassword(page, bob.password)
    await page.getByRole('alert').getByText('That didn’t work.').waitFor()
  })

  test('whoever is invited to the team sets their own password, and is in; who is not wanted any more is withdrawn', async () => {
    const page = await console.openPageAsOwner('/settings/team')
    const invite = async (email: string, name: string) => {
      await page.getByRole('button', { name: 'Invite to the team' }).click()
      const dialog = page.getByRole('alertdialog', { name: 'Invite to the team' })
      expect(await dialog.getByLabel(/password/i).count()).toBe(0)
      await dialog.getByLabel('E-mail address').fill(email)
      await dialog.getByLabel('Name', { exact: true }).fill(name)
      expect(await axeFindings(page)).toEqual([])
      await dialog.getByRole('button', { name: 'Invite to the team' }).click()
      return takeLink()
    }
    const takeLink = async () => {
      const dialog = page.getByRole('dialog', { name: 'Link to hand over' })
      const link = (await dialog.locator('code').textContent()) ?? ''
      expect(await axeFindings(page)).toEqual([])
      await dialog.getByRole('checkbox', { name: 'I stored it' }).check()
      await dialog.getByRole('button', { name: 'Done' }).click()
      return link
    }
    const first = await invite('carol@example.com', 'Carol')
    const row = page.getByRole('row', { name: /^Carol/ })
    await row.getByText('Invited').waitFor()
    await row.getByRole('button', { name: 'Send again to Carol' }).click()
    const second = await takeLink()
    expect(await axeFindings(page)).toEqual([])

    const theirs = await console.openPage()
    await theirs.goto(first)
    await theirs.getByRole('heading', { name: 'A newer link took its place' }).waitFor()
    await theirs.goto(second)
    await theirs.getByLabel('New password').fill('copper meadow thunder 17')
    await theirs.getByRole('button', { name: 'Save password' }).click()
    await theirs.getByRole('heading', { name: 'Your password is changed' }).waitFor()
    await theirs.goto(console.at('/'))
    await giveName(theirs, 'carol@example.com')
    await givePassword(theirs, 'copper meadow thunder 17')
    await theirs.getByRole('button', { name: /^Not now/ }).click()
    await theirs.getByRole('heading', { name: 'Dashboard' }).waitFor()
    await page.reload()
    await row.getByRole('button', { name: 'Change role of Carol' }).waitFor()
    expect(await row.getByText('Invited').count()).toBe(0)

    const high = { email: 'erin@example.com', name: 'Erin', role: 'owner' }
    expect((await console.app.v1('POST', '/operators', { body: high })).status).toBe(201)
    const admin = await console.openPageAsRole('admin', '/settings/team')
    const lofty = admin.getByRole('row', { name: /^Erin/ })
    await lofty.getByText('Only an owner can do this for an owner.').waitFor()
    expect(await lofty.getByRole('button').count()).toBe(0)
    await admin.getByRole('button', { name: 'Invite to the team' }).click()
    const roles = admin.getByRole('alertdialog').getByRole('combobox', { name: 'Role' })
    await roles.waitFor()
    expect(await roles.getByRole('option').allTextContents()).toEqual([
      'Admin',
      'Security',
      'Support',
      'Support (read-only)',
      'Auditor',
    ])
    const unwanted = await invite('dan@example.com', 'Dan')
    await page.getByRole('button', { name: 'Withdraw invitation of Dan' }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Withdraw invitation' })
    expect(await axeFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Offboarding' }).click()
    await dialog.getByRole('button', { name: 'Withdraw invitation' }).click()
    await dialog.getByLabel('Your password').fill(owner.password)
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('row', { name: /^Carol/ }).waitFor()
    await page.getByRole('row', { name: /^Dan/ }).waitFor({ state: 'detached' })
    await theirs.goto(unwanted)
    await theirs.getByRole('heading', { name: 'This link doesn’t work' }).waitFor()
  })

  test('sign-in leads to the address that was asked for, and sign-out leads out', async () => {
    const page = await console.openPage()
    await page.goto(console.at('/users?status=active,suspended'))
    await signIn(page)
    await page.getByText(/^\d users? match/).waitFor()
    expect(decodeURIComponent(page.url())).toBe(console.at('/users?status=active,suspended'))

    await page.getByRole('button', { name: `Account of ${owner.name}` }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Sign in to Rollcall console' }).waitFor()
    await page.goto(console.at('/users'))
    await page.getByRole('heading', { name: 'Sign in to Rollcall console' }).waitFor()
  })

  test('a session that ends in the middle of work leads to sign-in and back', async () => {
    const page = await console.openPageAsOwner('/users')
    const alice = page.getByRole('link', { name: 'Alice Adams' })
    const ended = page.getByText('Your session has ended.')
    await alice.waitFor()
    await page.context().clearCookies()
    // Whatever asks next meets the end: the press, or before it what the page asks by itself.
    await alice.or(ended).first().click()
    await ended.waitFor()
    const left = new URL(page.url()).searchParams.get('next') ?? ''
    expect(left).toMatch(/^\/users/)
    await page.getByRole('link', { name: 'Sign in' }).click()
    await signIn(page)
    await expect.poll(() => page.url()).toContain(console.at(left))
    await alice
      .or(page.getByRole('heading', { name: 'Alice Adams' }))
      .first()
      .waitFor()
  })

  test('a link cannot make sign-in lead to another site', async () => {
    const page = await console.openPage()
    await page.goto(console.at('/sign-in?next=//evil.example/x'))
    await signIn(page)
    await page.getByRole('heading', { name: 'Users', exact: true }).waitFor()
    expect(page.url()).toBe(console.at('/users'))

    const other = await console.openPage()
    await other.goto(console.at('/u/start?to=https://evil.example/x'))
    await signIn(other)
    await other.getByRole('heading', { name: 'Users', exact: true }).waitFor()
    expect(other.url()).toBe(console.at('/users'))
  })

  test('an operator without a second factor may put it off for two weeks, and then no longer', async () => {
    const page = await console.openPage()
    await page.goto(console.at('/'))
    await giveName(page)
    await givePassword(page)
    await page.getByRole('button', { name: 'Not now (14 days left)' }).waitFor()
    console.app.clock.aheadMs += 13 * dayMs
    const later = await console.openPage()
    await later.goto(console.at('/'))
    await giveName(later)
    await givePassword(later)
    await later.getByRole('button', { name: 'Not now (1 day left)' }).waitFor()
    console.app.clock.aheadMs += 2 * dayMs
    const last = await console.openPage()
    await last.goto(console.at('/users'))
    await giveName(last)
    await givePassword(last)
    await last.getByRole('link', { name: 'Set up an authenticator app' }).waitFor()
    expect(await last.getByRole('button', { name: /^Not now/ }).count()).toBe(0)
    await last.goto(console.at('/users'))
    await last.getByRole('heading', { name: 'Sign in to Rollcall console' }).waitFor()
    console.app.clock.aheadMs -= 15 * dayMs
  })

  test('an operator looks after their own password and factors on pages of their own', async () => {
    const page = await console.openPageAsOwner('/users')
    await page.getByRole('button', { name: /^Account of/ }).click()
    await page.getByRole('menuitem', { name: 'Your account' }).click()
    await page.waitForURL(console.at('/account/security'))
    await page.getByRole('heading', { name: 'Security', level: 1 }).waitFor()
    await page.goto(console.at('/users'))
    await page.getByRole('heading', { name: 'Users', level: 1 }).waitFor()
  })

  test('a chosen theme is kept and shown before anything else', async () => {
    const page = await console.openPageAsOwner('/users')
    await page.getByRole('button', { name: /^Account of/ }).click()
    await page.getByRole('menuitemradio', { name: 'Dark' }).click()
    await page.reload()
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
    const background = await page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor')
    expect(background).toBe('rgb(15, 18, 22)')
  })
})
