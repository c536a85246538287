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

  test('somebody who may only look finds no control that would be refused', async () => {
    const page = await console.openPageAsRole('support_readonly', '/users')
    await page.getByText('1 user', { exact: true }).waitFor()
    expect(await page.getByRole('link', { name: 'Add user' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Actions for Alice Adams' }).click()
    expect(await page.getByRole('menuitem').allTextContents()).toEqual(['Open', 'Copy ID', "Why can't they log in?"])
    await page.getByRole('menuitem', { name: 'Open' }).click()
    await page.getByText('To edit: Needs the support role').waitFor()
    expect(await page.getByRole('button', { name: 'Suspend' }).count()).toBe(0)
    await page.getByRole('navigation', { name: 'User' }).getByRole('link', { name: 'Roles' }).click()
    await page.getByText('To assign roles: Needs the admin role').waitFor()
    expect(await page.getByRole('button', { name: 'Assign role' }).count()).toBe(0)
  })

  test('support edits names, and is told who may change what people sign in with', async () => {
    const page = await console.openPageAsRole('support', `/users/${encodeURIComponent(alice.id)}/overview`)
    await page.getByRole('button', { name: 'Edit profile' }).click()
    await page.getByText('E-mail, phone and username: Needs the security role.').waitFor()
    expect(await page.getByRole('textbox', { name: 'E-mail' }).count()).toBe(0)
    await page.getByLabel('Nickname').fill('Al')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Alice Adams was saved.').waitFor()
  })

  test('security changes what people sign in with, and no names', async () => {
    const page = await console.openPageAsRole('security', `/users/${encodeURIComponent(alice.id)}/overview`)
    await page.getByRole('button', { name: 'Edit profile' }).click()
    await page.getByText('Names: Needs the support role.').waitFor()
    await page.getByRole('checkbox', { name: /E-mail address is verified/ }).check()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Verified', { exact: true }).waitFor()
  })

  test('support ends sessions and resets factors, and settings are not among what it opens', async () => {
    const page = await console.openPageAsRole('support', `/users/${encodeURIComponent(alice.id)}/security`)
    await page.getByRole('button', { name: 'Reset MFA' }).waitFor()
    await page.getByRole('link', { name: 'Sessions', exact: true }).click()
    await page.getByRole('button', { name: 'Revoke all sessions' }).waitFor()
    const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link')
    const opened = ['Dashboard', 'Users', 'Recovery requests', 'Organizations', 'Roles', 'Who can…?', 'Audit log']
    await expect.poll(() => links.allTextContents()).toEqual([...opened, 'Jobs'])
  })

  test('an auditor sees sessions and factors and ends none', async () => {
    const page = await console.openPageAsRole('auditor', `/users/${encodeURIComponent(alice.id)}/security`)
    await page.getByText('To reset MFA: Needs the support role').waitFor()
    await page.getByRole('link', { name: 'Sessions', exact: true }).click()
    await page.getByText('To revoke: Needs the support role').waitFor()
    const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link')
    const people = ['Dashboard', 'Users', 'Recovery requests', 'Organizations', 'Roles']
    const oversight = ['Who can…?', 'Audit log', 'Jobs']
    const machinery = ['Approvals', 'Applications', 'API keys', 'Team', 'Settings']
    await expect.poll(() => links.allTextContents()).toEqual([...people, ...oversight, ...machinery])
  })

  test('whoever may only delete is told that a hard delete waits for a second person', async () => {
    const page = await console.openPageAsRole('admin', `/users/${encodeURIComponent(alice.id)}/overview`)
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Delete…' }).click()
    await page.getByText(/A second person approves it\.$/).waitFor()
    expect(await page.getByRole('radio').count()).toBe(2)
  })
})
