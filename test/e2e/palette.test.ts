import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { newSignIn } from '../../src/sign-ins/sign-in.ts'
import { holdsTokens, signedIn } from '../support/signed-in.ts'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, focused, pageWidth, startConsole } from './browser.ts'
import { addPeople, addPerson, addRole, type Person } from './people.ts'
import { countPresses } from './presses.ts'

describeJourneys('the palette', () => {
  let console: ConsoleUnderTest
  let alice: Person
  let bob: Person
  beforeAll(async () => {
    console = await startConsole()
    ;[alice, bob] = (await addPeople(console.app, ['Alice Adams', 'Bob Brown'])) as [Person, Person]
    await addRole(console.app, 'Administrator', 'Does everything')
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  const box = (page: Page) => page.getByRole('combobox', { name: 'Search or run a command' })
  const option = (page: Page, name: string | RegExp) => page.getByRole('option', { name })
  const started = (page: Page) => page.getByRole('heading', { name: 'Users', level: 1 }).waitFor()

  test('J1 somebody is found by their address in two presses, pasted and entered at once', async () => {
    const page = await console.openPageAsRole('support_readonly', '/users')
    await started(page)
    const presses = countPresses(page)
    await presses.press('Control+k')
    await box(page).fill(alice.email)
    await presses.press('Enter')
    await page.getByRole('heading', { name: 'Alice Adams', level: 1 }).waitFor()
    expect(presses.count).toBeLessThanOrEqual(2)
    expect(await box(page).count()).toBe(0)
  })

  test('J3 a support reference opens that very attempt in two presses', async () => {
    const { clock, stores } = console.app.app.directory
    const goal = { kind: 'account', path: '/account' } as const
    const origin = { ip: '192.0.2.7', userAgent: 'Mozilla/5.0' }
    const signIn = newSignIn({ goal, identifier: alice.email, origin }, clock.now())
    await stores.signIns.insert(signIn, Buffer.alloc(32, 7))
    const page = await console.openPageAsRole('support_readonly', '/users')
    await started(page)
    const presses = countPresses(page)
    await presses.press('Control+k')
    await box(page).fill(signIn.reference.toLowerCase())
    await presses.press('Enter')
    await page.getByRole('heading', { name: `Sign-in ${signIn.reference}`, level: 1 }).waitFor()
    expect(presses.count).toBeLessThanOrEqual(2)
  })

  test('J5 an account is suspended in three presses: its sessions end, its refresh token fails, the log has actor and reason', async () => {
    const carol = await addPerson(console.app, 'Carol Clark')
    const { session, refresh } = await signedInWithTokens(carol)
    const page = await console.openPageAsRole('support', '/users')
    await started(page)
    const presses = countPresses(page)
    await presses.press('Control+k')
    await box(page).fill(`suspend ${carol.email}`)
    await presses.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Suspend user' })
    await dialog.getByText('Carol Clark').waitFor()
    const confirm = dialog.getByRole('button', { name: 'Suspend and sign out' })
    await confirm.waitFor()
    await expect.poll(() => focused(page)).toBe('Suspend and sign out')
    await presses.press('Enter')
    await page.getByText('Carol Clark is suspended.').first().waitFor()
    expect(presses.count).toBeLessThanOrEqual(3)

    const { stores, clock } = console.app.app.directory
    expect(await stores.sessions.find(session, clock.now())).toBeNull()
    expect(await refresh()).toBe('invalid_grant')
    const { data } = (await console.app.v1('GET', `/users/${encodeURIComponent(carol.id)}/events`)).body
    expect(data.find(({ type }: { type: string }) => type === 'user.suspended')).toMatchObject({
      actor: { name: 'support@example.com' },
    })
  })

  test('J5 by the pointer it takes four, and the reason is in the log', async () => {
    const dan = await addPerson(console.app, 'Dan Dorn')
    const page = await console.openPageAsRole('support', '/users')
    await started(page)
    const presses = countPresses(page)
    await presses.click(page.getByRole('link', { name: 'Dan Dorn' }))
    await presses.click(page.getByRole('button', { name: 'Suspend', exact: true }))
    await presses.click(page.getByRole('button', { name: 'Suspected compromise' }))
    await presses.click(page.getByRole('button', { name: 'Suspend and sign out' }))
    await page.getByText('Dan Dorn is suspended.').first().waitFor()
    expect(presses.count).toBeLessThanOrEqual(4)
    const { data } = (await console.app.v1('GET', `/users/${encodeURIComponent(dan.id)}/events`)).body
    expect(JSON.stringify(data)).toContain('Suspected compromise')
  })

  test('who may not do it reads what it takes, and the API refuses', async () => {
    const page = await console.openPageAsRole('support_readonly', '/users')
    await started(page)
    await page.keyboard.press('Control+k')
    await box(page).fill(`suspend ${bob.email}`)
    await option(page, /Suspend Bob Brown.*Needs the support role/).waitFor()
    await page.keyboard.press('Enter')
    await box(page).waitFor()
    expect(await page.getByRole('dialog', { name: 'Suspend user' }).count()).toBe(0)
  })

  test('J12 who has a role is asked in two presses', async () => {
    const page = await console.openPageAsRole('support_readonly', '/users')
    await started(page)
    const presses = countPresses(page)
    await presses.press('Control+k')
    await box(page).fill('who has admin')
    await option(page, 'Who has the role Administrator?').waitFor()
    await presses.press('Enter')
    await box(page).waitFor({ state: 'detached' })
    expect(new URL(page.url()).search).toContain('role=')
    expect(presses.count).toBeLessThanOrEqual(2)
  })

  test('by keyboard alone: results are counted aloud, the right arrow leads to what can be done, and Esc gives the focus back', async () => {
    const page = await console.openPageAsOwner('/users')
    await started(page)
    await page.getByRole('button', { name: 'Search or run a command' }).focus()
    await page.keyboard.press('Enter')
    await box(page).waitFor()
    await page.keyboard.type('alice')
    await option(page, /Alice Adams/).waitFor()
    await page
      .locator('#announcements')
      .filter({ hasText: /result/ })
      .waitFor()
    const marked = async () => {
      const id = await box(page).getAttribute('aria-activedescendant')
      return page.locator(`[id="${id}"]`).textContent()
    }
    await page.keyboard.press('End')
    expect(await marked()).toContain('Search')
    await page.keyboard.press('Home')
    expect(await marked()).toContain('Alice Adams')
    await page.keyboard.press('ArrowRight')
    await option(page, 'Reset MFA…').waitFor()
    await page.keyboard.press('ArrowDown')
    expect(await marked()).toBe('Unlock now')
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await option(page, /Search users for/).waitFor()
    await page.keyboard.press('Escape')
    await box(page).waitFor({ state: 'detached' })
    await expect.poll(() => focused(page)).toContain('Search or run a command')
  })

  test('ids, addresses of networks, pages and settings are found; a leading sign narrows', async () => {
    const { session } = await signedIn(console.app.app.directory, bob.id)
    const page = await console.openPageAsOwner('/users')
    await started(page)
    const search = async (text: string) => {
      await page.keyboard.press('Control+k')
      await box(page).fill(text)
    }
    await search(session.id)
    await option(page, /Bob Brown.*This is a session of theirs/).click()
    await page.getByRole('heading', { name: 'Sessions', level: 2, exact: true }).waitFor()
    await search('192.0.2.7')
    await option(page, 'Users last seen from 192.0.2.7').click()
    await page.waitForURL(/last_ip/)
    await search('>theme dark')
    await option(page, 'Theme: dark').click()
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark')
    await search('#no such organization')
    await page.getByText('Nothing was found.').waitFor()
    await page.keyboard.press('Escape')
    await search('minutes at most')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
    await expect
      .poll(() => page.evaluate<string>('document.activeElement?.labels?.[0]?.textContent ?? ""'))
      .toContain('Minutes at most')
  })

  test('at 390 px it fills the screen, and nothing is wrong with it', async () => {
    const page = await console.openPageAsOwner('/users', { width: 390, height: 844 })
    await started(page)
    await page.getByRole('button', { name: 'Search or run a command' }).click()
    await box(page).fill('alice')
    await option(page, /Alice Adams/).waitFor()
    expect(await pageWidth(page)).toBe(390)
    const popup = page.getByRole('dialog', { name: 'Search or run a command' })
    expect(await popup.boundingBox()).toMatchObject({ x: 0, y: 0, width: 390, height: 844 })
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Close' }).click()
    await popup.waitFor({ state: 'detached' })
  })

  async function signedInWithTokens(person: Person) {
    const { app } = console
    const made = (await app.api('POST', '/clients', { body: { name: 'Shop', app_type: 'regular_web' } })).body
    const client = await app.app.directory.stores.clients.find(made.client_id)
    if (client === null) throw new Error('the client is missing')
    const { session } = await signedIn(app.app.directory, person.id)
    const { refreshToken } = await holdsTokens(app.app.directory, person.id, client)
    const refresh = async () => {
      const { client_id, client_secret } = made
      const body = { grant_type: 'refresh_token', client_id, client_secret, refresh_token: refreshToken }
      return (await app.anonymous('POST', '/oauth/token', { body })).body.error
    }
    return { session: session.id, refresh }
  }
})
