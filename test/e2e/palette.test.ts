import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { newSignIn } from '../../src/sign-ins/sign-in.ts'
import { holdsTokens, signedIn } from '../support/signed-in.ts'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, focused, pageWidth, startConsole, takesFocus } from './browser.ts'
import { keysAlone } from './keyboard.ts'
import { addPeople, addPerson, addRole, type Person } from './people.ts'
import { countPresses } from './presses.ts'
import { statusOf } from './status-of.ts'

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

  test('J1 J3 J12 by keyboard alone: a person, a sign-in and who has a role are found in two presses each', async () => {
    const page = await console.openPageAsRole('support_readonly', '/')
    const keys = await keysAlone(page)
    await page.getByRole('heading', { name: 'Dashboard', level: 1 }).waitFor()
    const inTwoPresses = async (words: string, found: string | RegExp) => {
      const before = keys.count
      await keys.press('Control+k')
      await keys.fill(box(page), words)
      await option(page, found).first().waitFor()
      await keys.press('Enter')
      await box(page).waitFor({ state: 'detached' })
      expect(keys.count - before).toBeLessThanOrEqual(2)
    }
    await inTwoPresses(alice.email, /^Alice Adams/)
    await page.getByRole('heading', { name: 'Alice Adams', level: 1 }).waitFor()

    const { clock, stores } = console.app.app.directory
    const goal = { kind: 'account', path: '/account' } as const
    const origin = { ip: '192.0.2.7', userAgent: 'Mozilla/5.0' }
    const signIn = newSignIn({ goal, identifier: alice.email, origin }, clock.now())
    await stores.signIns.insert(signIn, Buffer.alloc(32, 7))
    await inTwoPresses(signIn.reference.toLowerCase(), `Sign-in ${signIn.reference}`)
    await page.getByRole('heading', { name: `Sign-in ${signIn.reference}`, level: 1 }).waitFor()

    await inTwoPresses('who has admin', 'Who has the role Administrator?')
    await page.waitForURL(/[?&]role=/)
  })

  test('J1 what was pasted is entered at once, before anything was found', async () => {
    const page = await console.openPageAsRole('support_readonly', '/users')
    await started(page)
    await page.keyboard.press('Control+k')
    await box(page).fill(alice.email)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Alice Adams', level: 1 }).waitFor()
    expect(await box(page).count()).toBe(0)
  })

  test('J5 J9 by keyboard alone: an account is suspended in three presses, and signed out everywhere in three', async () => {
    const carol = await addPerson(console.app, 'Carol Clark')
    const { session, refresh } = await signedInWithTokens(carol)
    const page = await console.openPageAsRole('support', '/')
    const keys = await keysAlone(page)
    await page.getByRole('heading', { name: 'Dashboard', level: 1 }).waitFor()
    const inThreePresses = async (words: string, named: RegExp, title: string, confirm: string, note = '') => {
      const before = keys.count
      await keys.press('Control+k')
      await keys.fill(box(page), words)
      await option(page, named).waitFor()
      await keys.press('Enter')
      const dialog = page.getByRole('dialog', { name: title })
      await dialog.getByRole('button', { name: confirm }).waitFor()
      await expect.poll(() => focused(page)).toBe(confirm)
      if (note !== '') await keys.fill(dialog.getByLabel('Note or ticket number'), note)
      await keys.press('Enter')
      await dialog.waitFor({ state: 'detached' })
      expect(keys.count - before).toBeLessThanOrEqual(3)
    }
    const note = 'Stolen laptop, INC-2041'
    await inThreePresses(`suspend ${carol.email}`, /^Suspend Carol Clark/, 'Suspend user', 'Suspend and sign out', note)
    await page.getByText('Carol Clark is suspended.').first().waitFor()
    const { stores, clock } = console.app.app.directory
    expect(await stores.sessions.find(session, clock.now())).toBeNull()
    expect(await refresh()).toBe('invalid_grant')
    const { data } = (await console.app.v1('GET', `/users/${encodeURIComponent(carol.id)}/events`)).body
    const suspension = data.find(({ type }: { type: string }) => type === 'user.suspended')
    expect(suspension).toMatchObject({ actor: { name: 'support@example.com' } })
    expect(JSON.stringify(suspension)).toContain(note)

    const open = await signedIn(console.app.app.directory, alice.id)
    const all = 'Revoke all sessions'
    await inThreePresses(`sign out ${alice.email}`, /^Revoke all sessions of Alice Adams/, all, all)
    expect(await stores.sessions.find(open.session.id, clock.now())).toBeNull()
  })

  test('J5 by the pointer it takes four, and the reason is in the log', async () => {
    const dan = await addPerson(console.app, 'Dan Dorn')
    const page = await console.openPageAsRole('support', '/')
    await page.getByRole('heading', { name: 'Dashboard', level: 1 }).waitFor()
    const presses = countPresses(page)
    await presses.click(page.getByRole('button', { name: 'Search or run a command' }))
    await presses.fill(box(page), dan.email)
    const acts = page.getByRole('group', { name: 'Actions for Dan Dorn' })
    await presses.click(acts.getByRole('option', { name: 'Suspend…' }))
    await presses.click(page.getByRole('button', { name: 'Suspected compromise' }))
    await presses.click(page.getByRole('button', { name: 'Suspend and sign out' }))
    await page.getByText('Dan Dorn is suspended.').first().waitFor()
    expect(presses.count).toBeLessThanOrEqual(4)
    const { data } = (await console.app.v1('GET', `/users/${encodeURIComponent(dan.id)}/events`)).body
    expect(JSON.stringify(data)).toContain('Suspected compromise')
  })

  test('J5 who may not do it reads what it takes, and the API refuses', async () => {
    const page = await console.openPageAsRole('support_readonly', '/users')
    await started(page)
    await page.keyboard.press('Control+k')
    await box(page).fill(`suspend ${bob.email}`)
    await option(page, /Suspend Bob Brown.*Needs the support role/).waitFor()
    await page.keyboard.press('Enter')
    await box(page).waitFor()
    expect(await page.getByRole('dialog', { name: 'Suspend user' }).count()).toBe(0)
    expect(await statusOf(page, 'POST', `/users/${encodeURIComponent(bob.id)}/suspend`)).toBe(403)
  })

  test('by keyboard alone: results are counted aloud, the right arrow leads to what can be done, and Esc gives the focus back', async () => {
    const page = await console.openPageAsOwner('/users')
    await started(page)
    await page.getByRole('button', { name: 'Search or run a command' }).focus()
    await page.keyboard.press('Enter')
    await takesFocus(box(page))
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
    await expect.poll(marked).toContain('Search')
    await page.keyboard.press('Home')
    await expect.poll(marked).toContain('Alice Adams')
    await page.keyboard.press('ArrowRight')
    await option(page, 'Reset MFA…').waitFor()
    await page.keyboard.press('ArrowDown')
    await expect.poll(marked).toBe('Unlock now')
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
    const made = (await console.app.api('POST', '/clients', { body: { name: 'Shop', app_type: 'spa' } })).body
    const client = await console.app.app.directory.stores.clients.find(made.client_id)
    if (client === null) throw new Error('the client is missing')
    const { family } = await holdsTokens(console.app.app.directory, bob.id, client)
    await search(family.id)
    await option(page, /Bob Brown.*This is a refresh token of theirs/).click()
    await page.waitForURL(({ pathname }) => pathname.endsWith('/tokens'))
    await search(bob.id.slice('auth0|'.length))
    await option(page, /Bob Brown.*This is an identity of theirs/).click()
    await page.waitForURL(({ pathname }) => pathname.endsWith('/identities'))
    await search('192.0.2.7')
    await option(page, 'Users last seen from 192.0.2.7').click()
    await page.waitForURL(/last_ip/)
    await search('>theme dark')
    await option(page, 'Theme: dark').click()
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark')
    await search('#no such organization')
    await page.getByText('Nothing was found.').waitFor()
    await page.keyboard.press('Escape')
    await box(page).waitFor({ state: 'detached' })
    await search('minutes at most')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Sessions', level: 1 }).waitFor()
    await expect
      .poll(() => page.evaluate<string>('document.activeElement?.labels?.[0]?.textContent ?? ""'))
      .toContain('Minutes at most')
    await search('password length')
    await option(page, /^Least length/).click()
    await page.getByRole('heading', { name: 'Passwords', level: 1 }).waitFor()
    await expect
      .poll(() => page.evaluate<string>('document.activeElement?.labels?.[0]?.textContent ?? ""'))
      .toContain('Least length')
  })

  test('at 390 px it fills the screen, and nothing is wrong with it', async () => {
    const page = await console.openPageAsOwner('/users', { width: 390, height: 844 })
    await started(page)
    await page.getByRole('button', { name: 'Search or run a command' }).click()
    await box(page).fill('alice')
    await option(page, /Alice Adams/).waitFor()
    await expect.poll(() => pageWidth(page)).toBe(390)
    const popup = page.getByRole('dialog', { name: 'Search or run a command' })
    await expect.poll(() => popup.boundingBox()).toMatchObject({ x: 0, y: 0, width: 390, height: 844 })
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
