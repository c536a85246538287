// What surrounds the pages of an organization: the end of a session, and addresses where there is nothing.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, startConsole } from './browser.ts'
import { addMember, addOrganization, type Member } from './organization-members.ts'

describeJourneys('the frame around the pages of an organization', () => {
  let console: ConsoleUnderTest
  let alice: Member

  beforeAll(async () => {
    console = await startConsole()
    const acme = await addOrganization(console.app, 'acme', 'Acme')
    alice = await addMember(console.app, acme, 'Alice Adams', { isAdministrator: true })
    await addMember(console.app, acme, 'Bob Brown')
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  async function openAsAlice(path: string): Promise<Page> {
    const page = await console.openPage()
    await page.context().addCookies([{ ...alice.cookie, url: console.app.url }])
    await page.goto(`${console.app.url}org/acme/${path}`)
    return page
  }

  test('a session that ends in the middle of a form leaves the form as it is', async () => {
    const page = await openAsAlice('users')
    await page.getByRole('button', { name: 'Edit Bob' }).click()
    const edit = page.getByRole('dialog', { name: 'Edit User' })
    await edit.getByLabel('Name').fill('Robert')
    await page.context().clearCookies()
    await edit.getByRole('button', { name: 'Save' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' })
    const link = dialog.getByRole('link', { name: 'Sign in in a new tab' })
    expect(await link.getAttribute('href')).toContain('/u/start?to=')
    expect(await axeFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Go on' }).click()
    await dialog.getByText('You are not signed in yet.').waitFor()
    await page.context().addCookies([{ ...alice.cookie, url: console.app.url }])
    await dialog.getByRole('button', { name: 'Go on' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await edit.getByLabel('Name').inputValue()).toBe('Robert')
  })

  test('a session that ends beside a dialog leaves what was typed there, though a list hears of it first', async () => {
    const page = await openAsAlice('users')
    await page.getByRole('button', { name: 'Edit Bob' }).click()
    const edit = page.getByRole('dialog', { name: 'Edit User' })
    await edit.getByLabel('Name').fill('Robert')
    await page.context().clearCookies()
    const refused = page.waitForResponse((response) => response.status() === 401)
    // What is as old as this is asked for again where the page is looked at again.
    await page.clock.install()
    await page.clock.fastForward('02:00')
    await page.evaluate("dispatchEvent(new Event('visibilitychange'))")
    await refused
    const ended = page.getByRole('dialog', { name: 'Your session has ended' })
    await ended.waitFor()
    await page.context().addCookies([{ ...alice.cookie, url: console.app.url }])
    await ended.getByRole('button', { name: 'Go on' }).click()
    await ended.waitFor({ state: 'detached' })
    expect(await edit.getByLabel('Name').inputValue()).toBe('Robert')
  })

  test('what is not there leads back to the users of the organization, by a search or a link', async () => {
    const page = await openAsAlice('nothing')
    await page.getByRole('heading', { name: 'Page not found' }).waitFor()
    expect(await page.getByRole('link', { name: 'Go to Users' }).getAttribute('href')).toBe('/org/acme/users')
    await page.getByRole('searchbox', { name: 'Search users' }).fill('Bob')
    await page.keyboard.press('Enter')
    await page.getByRole('row', { name: /Bob Brown/ }).waitFor()
    expect(page.url()).toContain('q=Bob')
    await page.getByRole('button', { name: 'Export matches' }).waitFor()
  })
})
