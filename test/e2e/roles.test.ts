import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type ConsoleUnderTest, describeJourneys, startConsole } from './browser.ts'
import { addPerson, addRole, type Person } from './people.ts'

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

  const held = async () => {
    const { body } = await console.app.v1('GET', `/users/${encodeURIComponent(alice.id)}/roles`)
    return body.data.map((role: { name: string }) => role.name)
  }

  test('S000-10 S000-11 S000-12 a role is found, assigned, unassigned and given back by Undo', async () => {
    const page = await console.openPageAsOwner(`/users/${encodeURIComponent(alice.id)}/roles`)
    await page.getByText('No roles').waitFor()
    await page.getByRole('button', { name: 'Assign role' }).click()
    const dialog = page.getByRole('dialog', { name: 'Assign role' })
    await dialog.getByRole('searchbox', { name: 'Search roles' }).fill('archi')
    await dialog.getByRole('checkbox', { name: 'Bookkeeper' }).waitFor({ state: 'detached' })
    await dialog.getByRole('checkbox', { name: 'Archivist' }).check()
    await dialog.getByRole('button', { name: 'Assign role' }).click()
    await page.getByRole('button', { name: 'Unassign Archivist' }).waitFor()
    expect(await held()).toEqual(['Archivist'])

    await page.getByRole('button', { name: 'Unassign Archivist' }).click()
    const confirmation = page.getByRole('dialog', { name: 'Unassign role' })
    await confirmation.getByText('Loses no permission.').waitFor()
    await confirmation.getByRole('button', { name: 'Unassign' }).click()
    await page.getByText('Archivist unassigned.').waitFor()
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
    await page.getByRole('row', { name: /Archivist\s*Keeps the files\s*Global\s*Direct/ }).waitFor()
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
    await page.getByText('2 users', { exact: true }).waitFor()
  })

  test('S000-20 S000-22 the audit tab tells what was done and by whom, newest first', async () => {
    const page = await console.openPageAsOwner(`/users/${encodeURIComponent(alice.id)}/audit`)
    await page
      .getByText(/^Role assigned/)
      .first()
      .waitFor()
    expect(await page.getByText(/^Role unassigned/).count()).toBe(1)
    const events = await page.getByRole('main').locator('ol > li').allTextContents()
    expect(events.at(-1)).toMatch(/^User added/)
    expect(events.at(-2)).toMatch(/^Role assigned/)
    expect(await page.getByText('by Olivia Owner').count()).toBeGreaterThan(1)
  })
})
