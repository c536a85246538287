import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { signedIn } from '../support/signed-in.ts'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, pageWidth, startConsole } from './browser.ts'
import { keysAlone } from './keyboard.ts'
import { addPerson, addRole, type Person } from './people.ts'
import { countPresses, type Presses, searchAnything } from './presses.ts'

describeJourneys('roles of a user', () => {
  let console: ConsoleUnderTest
  let alice: Person
  beforeAll(async () => {
    console = await startConsole()
    alice = await addPerson(console.app, 'Alice Adams')
    await addRole(console.app, 'Archivist', 'Keeps the files')
    await addRole(console.app, 'Bookkeeper', 'Keeps the books')
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  const held = async (person = alice) => {
    const { body } = await console.app.v1('GET', `/users/${encodeURIComponent(person.id)}/roles`)
    return body.data.map((role: { name: string }) => role.name)
  }

  /** From the dashboard to a tab of somebody, in three presses. */
  async function openTab(page: Page, presses: Presses, person: Person, tab: string): Promise<void> {
    await page.goto(console.at('/'))
    await page.getByRole('heading', { name: 'Dashboard', level: 1 }).waitFor()
    await searchAnything(page, presses, person.email)
    await presses.click(page.getByRole('option', { name: new RegExp(`^${person.name}`) }).first())
    await page.getByRole('heading', { name: person.name, level: 1 }).waitFor()
    await presses.click(page.getByRole('navigation', { name: 'User' }).getByRole('link', { name: tab, exact: true }))
  }

  async function assign(page: Page, presses: Presses, person: Person, role: string): Promise<void> {
    const before = presses.count
    await openTab(page, presses, person, 'Roles')
    await presses.click(page.getByRole('button', { name: 'Assign role' }))
    const dialog = page.getByRole('dialog', { name: 'Assign role' })
    await presses.fill(dialog.getByRole('searchbox', { name: 'Search roles' }), role.slice(0, 5).toLowerCase())
    await expect.poll(() => dialog.getByRole('checkbox').count()).toBe(1)
    await presses.check(dialog.getByRole('checkbox', { name: role }))
    await presses.click(dialog.getByRole('button', { name: 'Assign role' }))
    await page.getByRole('button', { name: `Unassign ${role}` }).waitFor()
    expect(presses.count - before).toBeLessThanOrEqual(6)
  }

  async function unassign(page: Page, presses: Presses, person: Person, role: string): Promise<void> {
    const before = presses.count
    await openTab(page, presses, person, 'Roles')
    await presses.click(page.getByRole('button', { name: `Unassign ${role}` }))
    const confirmation = page.getByRole('dialog', { name: 'Unassign role' })
    await confirmation.getByText('Loses no permission.').waitFor()
    await presses.click(confirmation.getByRole('button', { name: 'Unassign' }))
    await page.getByText(`${role} unassigned.`).waitFor()
    expect(presses.count - before).toBeLessThanOrEqual(5)
  }

  test('J20 S000-10 S000-11 S000-12 a role is found, assigned, unassigned and given back by Undo', async () => {
    const page = await console.openPageAsRole('admin', '/')
    const presses = countPresses(page)
    await assign(page, presses, alice, 'Archivist')
    expect(await held()).toEqual(['Archivist'])
    await unassign(page, presses, alice, 'Archivist')
    expect(await held()).toEqual([])
    await page.getByRole('button', { name: 'Undo: Archivist unassigned.' }).click()
    await page.getByRole('button', { name: 'Unassign Archivist' }).waitFor()
    expect(await held()).toEqual(['Archivist'])
  })

  test('a role that is held already is marked in the picker', async () => {
    const page = await console.openPageAsOwner(`/users/${encodeURIComponent(alice.id)}/roles`)
    await page.getByRole('button', { name: 'Unassign Archivist' }).waitFor()
    await page.getByRole('button', { name: 'Assign role' }).click()
    const choice = page.getByRole('checkbox', { name: /Archivist\s*Assigned already/ })
    expect(await choice.isChecked()).toBe(true)
    expect(await choice.getAttribute('aria-disabled')).toBe('true')
  })

  test('S000-7 S000-9 the roles of a user are rows of name and scope', async () => {
    const page = await console.openPageAsOwner(`/users/${encodeURIComponent(alice.id)}/roles`)
    await page
      .getByRole('row', { name: /Archivist\s*Keeps the files\s*Global\s*Direct.*by admin@example\.com/ })
      .waitFor()
  })

  test('the list is narrowed to the holders of a role', async () => {
    await addPerson(console.app, 'Bob Brown')
    const page = await console.openPageAsOwner('/users')
    await page.getByText('2 users', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Role', exact: true }).click()
    await page.getByRole('radio', { name: /Archivist/ }).check()
    await page.getByText('1 user matches').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Role: Archivist' }).waitFor()
    await page.getByRole('button', { name: 'Clear Role' }).click()
    await page.getByRole('button', { name: 'Role', exact: true }).and(page.locator(':focus')).waitFor()
    await page.getByText('2 users', { exact: true }).waitFor()
  })

  test('J20 S000-20 S000-22 the audit tab tells what was done and by whom, newest first', async () => {
    const page = await console.openPageAsRole('admin', '/')
    const presses = countPresses(page)
    await openTab(page, presses, alice, 'Audit')
    expect(presses.count).toBeLessThanOrEqual(3)
    const timeline = page.getByRole('region', { name: 'Events', exact: true })
    await timeline
      .getByText(/^Role assigned/)
      .first()
      .waitFor()
    expect(await timeline.getByText(/^Role unassigned/).count()).toBe(1)
    // Her page was looked at in between, which is told as well.
    const told = await timeline.locator('ol > li').allTextContents()
    const events = told.filter((event) => !event.startsWith('Sign-in diagnosis looked at'))
    expect(events.at(-1)).toMatch(/^User added/)
    expect(events.at(-2)).toMatch(/^Role assigned/)
    expect(await timeline.getByText('by admin@example.com').count()).toBeGreaterThan(1)
  })

  test('J20 by keyboard alone: a role given and taken, one session ended and then all, and what happened read', async () => {
    const { directory } = console.app.app
    const carol = await addPerson(console.app, 'Carol Clark')
    const page = await console.openPageAsRole('admin', '/')
    const keys = await keysAlone(page)
    await assign(page, keys, carol, 'Bookkeeper')
    await unassign(page, keys, carol, 'Bookkeeper')
    expect(await held(carol)).toEqual([])

    // Whoever loses a role is signed out, and signs in again.
    for (const _ of [1, 2, 3]) await signedIn(directory, carol.id)
    const revoking = keys.count
    await openTab(page, keys, carol, 'Sessions')
    await keys.click(page.getByRole('button', { name: /^Revoke (?!all)/ }).first())
    await page.getByText('2 sessions active').waitFor()
    expect(keys.count - revoking).toBeLessThanOrEqual(4)

    const revokingAll = keys.count
    await openTab(page, keys, carol, 'Sessions')
    await keys.click(page.getByRole('button', { name: 'Revoke all sessions' }))
    const dialog = page.getByRole('dialog', { name: 'Revoke all sessions' })
    await keys.click(dialog.getByRole('button', { name: 'Revoke all sessions' }))
    await page.getByText('Signed in nowhere').waitFor()
    expect(keys.count - revokingAll).toBeLessThanOrEqual(5)

    const reading = keys.count
    await openTab(page, keys, carol, 'Audit')
    await page.getByText('All sessions revoked').or(page.getByText('Session revoked')).first().waitFor()
    expect(keys.count - reading).toBeLessThanOrEqual(3)
  }, 120_000)

  test('what was given past all roles stands in a table of its own, is removed, and comes back by Undo', async () => {
    const erin = await addPerson(console.app, 'Erin East')
    const resourceServer = 'https://orders.example.com/'
    const scopes = [{ value: 'read:orders' }]
    await console.app.api('POST', '/resource-servers', { body: { name: 'Orders', identifier: resourceServer, scopes } })
    const path = `/users/${encodeURIComponent(erin.id)}`
    const given = { body: { resourceServer, name: 'read:orders' } }
    expect((await console.app.v1('POST', `${path}/permissions`, given)).status).toBe(204)
    const page = await console.openPageAsRole('admin', `${path}/roles`)
    const table = page.getByRole('table', { name: 'Direct permissions' })
    await table.getByRole('row', { name: /read:orders\s*Orders/ }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    await expect.poll(() => pageWidth(page)).toBe(390)
    const keys = await keysAlone(page)
    await keys.click(page.getByRole('button', { name: 'Remove read:orders' }))
    const dialog = page.getByRole('dialog', { name: 'Remove permission' })
    await dialog.getByText('Loses read:orders.').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await keys.click(dialog.getByRole('button', { name: 'Remove' }))
    await page.getByText('read:orders was removed.').first().waitFor()
    await dialog.waitFor({ state: 'detached' })
    await table.waitFor({ state: 'detached' })
    const held = async () => (await console.app.v1('GET', `${path}/permissions`)).body.data.length
    expect(await held()).toBe(0)
    await keys.click(page.getByRole('button', { name: 'Undo: read:orders was removed.' }))
    await table.waitFor()
    expect(await held()).toBe(1)
    const other = await console.openPageAsRole('support_readonly', `${path}/roles`)
    await other.getByText('To remove: Needs the admin role').waitFor()
    expect(await other.getByRole('button', { name: 'Remove read:orders' }).count()).toBe(0)
  })

  test('a role is given until a day, which stays when it is taken and given back', async () => {
    const dan = await addPerson(console.app, 'Dan Davis')
    const page = await console.openPageAsRole('admin', `/users/${encodeURIComponent(dan.id)}/roles`)
    await page.getByRole('button', { name: 'Assign role' }).click()
    const dialog = page.getByRole('dialog', { name: 'Assign role' })
    await dialog.getByRole('checkbox', { name: /Bookkeeper\s*0 permissions · Keeps the books/ }).check()
    await dialog.getByLabel('Last day').fill('2020-01-31')
    await dialog.getByText('The last day is over').first().waitFor()
    await dialog.getByLabel('Last day').fill('2099-04-30')
    await dialog.getByRole('button', { name: 'Assign role' }).click()
    await page.getByRole('row', { name: /Bookkeeper.*Until/ }).waitFor()
    const until = async () =>
      (await console.app.v1('GET', `/users/${encodeURIComponent(dan.id)}/roles`)).body.data.find(
        ({ name }: { name: string }) => name === 'Bookkeeper',
      )?.until
    const set = await until()
    expect(set).toMatch(/^2099-0[45]/)
    await page.getByRole('button', { name: 'Unassign Bookkeeper' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Unassign' }).click()
    await page.getByRole('button', { name: 'Undo: Bookkeeper unassigned.' }).click()
    await page.getByRole('row', { name: /Bookkeeper.*Until/ }).waitFor()
    expect(await until()).toBe(set)
  })
})
