import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type ConsoleUnderTest, describeJourneys, startConsole } from './browser.ts'
import { addPerson, type Person } from './people.ts'

describeJourneys('what an operator may not do', () => {
  let console: ConsoleUnderTest
  let alice: Person
  beforeAll(async () => {
    console = await startConsole()
    alice = await addPerson(console.app, 'Alice Adams')
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  /** The session as the server gives it to a lesser role. What that role is refused is tested at the API. */
  async function openPageWith(permissions: readonly string[], path: string) {
    const page = await console.openPageAsOwner('/users')
    await page.route('**/api/v1/session', async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, json: { ...(await response.json()), permissions } })
    })
    await page.goto(console.at(path))
    return page
  }

  test('somebody who may only look finds no control that would be refused', async () => {
    const looks = ['read:users', 'read:roles', 'read:audit']
    const page = await openPageWith(looks, '/users')
    await page.getByText('1 user', { exact: true }).waitFor()
    expect(await page.getByRole('link', { name: 'Add user' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Actions for Alice Adams' }).click()
    expect(await page.getByRole('menuitem').allTextContents()).toEqual(['Open', 'Copy ID'])
    await page.getByRole('menuitem', { name: 'Open' }).click()
    await page.getByText('To edit: Needs the support role').waitFor()
    expect(await page.getByRole('button', { name: 'Suspend' }).count()).toBe(0)
    await page.getByRole('link', { name: 'Roles', exact: true }).click()
    await page.getByText('To assign roles: Needs the admin role').waitFor()
    expect(await page.getByRole('button', { name: 'Assign role' }).count()).toBe(0)
  })

  test('support edits names, and is told who may change what people sign in with', async () => {
    const support = ['read:users', 'read:roles', 'create:users', 'update:users', 'suspend:users']
    const page = await openPageWith(support, `/users/${encodeURIComponent(alice.id)}/overview`)
    await page.getByRole('button', { name: 'Edit profile' }).click()
    await page.getByText('E-mail, phone and username: Needs the security role.').waitFor()
    expect(await page.getByRole('textbox', { name: 'E-mail' }).count()).toBe(0)
    await page.getByLabel('Nickname').waitFor()
    expect(await page.getByRole('link', { name: 'Audit', exact: true }).count()).toBe(0)
  })

  test('hard delete is explained to those who may only delete', async () => {
    const admin = ['read:users', 'read:roles', 'delete:users']
    const page = await openPageWith(admin, `/users/${encodeURIComponent(alice.id)}/overview`)
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Delete…' }).click()
    await page.getByText('Hard delete: Needs the owner role.').waitFor()
    expect(await page.getByRole('radio').count()).toBe(1)
  })
})
