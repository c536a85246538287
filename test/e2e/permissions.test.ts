import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, startConsole } from './browser.ts'
import { addPerson, type Person } from './people.ts'
import { statusOf } from './status-of.ts'

describeJourneys('what an operator may not do', () => {
  let console: ConsoleUnderTest
  let alice: Person
  beforeAll(async () => {
    console = await startConsole()
    alice = await addPerson(console.app, 'Alice Adams')
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  test('J14 J16 J20 somebody who may only look finds no control that would be refused, and the API refuses', async () => {
    const page = await console.openPageAsRole('support_readonly', '/users')
    await page.getByText('1 user', { exact: true }).waitFor()
    expect(await page.getByRole('link', { name: 'Add user' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Actions for Alice Adams' }).click()
    await page.getByRole('menuitem', { name: 'Open' }).waitFor()
    expect(await page.getByRole('menuitem').allTextContents()).toEqual(['Open', 'Copy ID', "Why can't they log in?"])
    await page.getByRole('menuitem', { name: 'Open' }).click()
    await page.getByText('To edit: Needs the support role').waitFor()
    expect(await page.getByRole('button', { name: 'Suspend' }).count()).toBe(0)
    await page.getByRole('navigation', { name: 'User' }).getByRole('link', { name: 'Roles' }).click()
    await page.getByText('To assign roles: Needs the admin role').waitFor()
    expect(await page.getByRole('button', { name: 'Assign role' }).count()).toBe(0)
    const path = `/users/${encodeURIComponent(alice.id)}`
    const assignment = { userId: alice.id, roleId: 'rol_0000000000000000' }
    expect(await statusOf(page, 'POST', '/role-assignments', assignment)).toBe(403)
    expect(await statusOf(page, 'DELETE', '/role-assignments', assignment)).toBe(403)
    expect(await statusOf(page, 'DELETE', `${path}?hard=true`)).toBe(403)
  })

  test('J1 J3 J4 J11 J12 J24 J25 what every role may see, the API refuses to whoever holds none of it', async () => {
    const { app } = console
    const made = await app.v1('POST', '/keys', { body: { name: 'Reads settings', permissions: ['read:settings'] } })
    const path = `/users/${encodeURIComponent(alice.id)}`
    for (const asked of [
      '/users?status=active',
      '/search?q=alice.adams@example.com',
      path,
      '/sign-ins/ABCD-2345',
      `${path}/recovery-chain`,
      '/access/who-can?role=rol_0000000000000000',
      '/events/stream?topics=users',
    ]) {
      const answer = await fetch(`${app.url}api/v1${asked}`, { headers: { 'x-api-key': made.body.key } })
      expect([asked, answer.status]).toEqual([asked, 403])
    }
  })

  test('support sees a person in full on request, which the audit tells, and who only looks never does', async () => {
    const phoneNumber = '+447700900123'
    const metadata = { userMetadata: { plan: 'platinum' } }
    const bob = await addPerson(console.app, 'Bob Brown', { phoneNumber, ...metadata })
    const path = `/users/${encodeURIComponent(bob.id)}`
    const page = await console.openPageAsRole('support', `${path}/overview`)
    const profile = page.getByRole('region', { name: 'Profile' })
    await profile.getByText('+44 ••• 123').waitFor()
    await page.getByText('Phone number, IP addresses and metadata masked').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Reveal' }).click()
    await profile.getByText(phoneNumber).waitFor()
    await page.getByText(/^Shown in full until/).waitFor()
    await page.getByRole('navigation', { name: 'User' }).getByRole('link', { name: 'Data' }).click()
    await page.getByText('"platinum"', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Mask again' }).press('Enter')
    await page.getByText('"•••"', { exact: true }).waitFor()
    await page.getByText('To edit: reveal it first').first().waitFor()
    await page.getByRole('navigation', { name: 'User' }).getByRole('link', { name: 'Audit' }).click()
    await page.getByRole('region', { name: 'Events', exact: true }).getByText('Masked data shown').first().waitFor()
    const other = await console.openPageAsRole('support_readonly', `${path}/overview`)
    await other.getByRole('region', { name: 'Profile' }).getByText('+44 ••• 123').waitFor()
    await other.getByText('Phone number, IP addresses and metadata masked').waitFor()
    expect(await other.getByRole('button', { name: 'Reveal' }).count()).toBe(0)
    expect(await statusOf(other, 'POST', `${path}/reveals`)).toBe(403)
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
    await page.getByRole('button', { name: 'Reset MFA' }).first().waitFor()
    await page.getByRole('link', { name: 'Sessions', exact: true }).click()
    await page.getByRole('button', { name: 'Revoke all sessions' }).waitFor()
    const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link')
    const people = ['Dashboard', 'Users', 'Recovery requests', 'Organizations', 'Roles']
    const opened = [...people, 'Who can…?', 'Audit log', 'Jobs']
    await expect.poll(() => links.allTextContents()).toEqual(opened)
  })

  test('an auditor sees sessions and factors and ends none', async () => {
    const page = await console.openPageAsRole('auditor', `/users/${encodeURIComponent(alice.id)}/security`)
    await page.getByText('To reset MFA: Needs the support role').waitFor()
    await page.getByRole('link', { name: 'Sessions', exact: true }).click()
    await page.getByText('To revoke: Needs the support role').waitFor()
    const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link')
    const people = ['Dashboard', 'Users', 'Recovery requests', 'Organizations', 'Roles']
    const looked = [...people, 'Who can…?', 'Applications', 'API keys', 'Audit log', 'Jobs', 'Approvals']
    await expect.poll(() => links.allTextContents()).toEqual([...looked, 'Team', 'Settings'])
  })

  test('whoever may only delete is told that a hard delete waits for a second person', async () => {
    const page = await console.openPageAsRole('admin', `/users/${encodeURIComponent(alice.id)}/overview`)
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Delete…' }).click()
    await page.getByText(/A second person approves it\.$/).waitFor()
    expect(await page.getByRole('radio').count()).toBe(2)
  })

  test('a screen that is not for a role says which role it is for, wherever it is opened', async () => {
    const page = await console.openPageAsRole('support_readonly', '/users')
    const asked: readonly (readonly [path: string, role: string])[] = [
      ['/users/new', 'support'],
      [`/users/${encodeURIComponent(alice.id)}/merge`, 'admin'],
      ['/imports/new', 'admin'],
      ['/exports', 'auditor'],
      ['/audit/integrity', 'auditor'],
      ['/approvals', 'auditor'],
      ['/approvals/apv_none', 'auditor'],
      ['/outbox', 'admin'],
      ['/outbox/msg_none', 'admin'],
      ['/apps', 'auditor'],
      ['/apps/none', 'auditor'],
      ['/keys', 'auditor'],
      ['/settings/team', 'auditor'],
      ['/settings/connections', 'auditor'],
      ['/settings/domains', 'auditor'],
      ['/settings/webhooks', 'auditor'],
      ['/settings/system', 'auditor'],
      ['/settings', 'auditor'],
    ]
    for (const [path, role] of asked) {
      await page.goto(console.at(path))
      await page.getByText(`Needs the ${role} role. An owner can give it to you.`).waitFor()
    }
    expect(await axeFindings(page)).toEqual([])
    // Where no section is theirs, there is no column for sections either.
    const title = await page.getByText('Settings are not shown to your role').boundingBox()
    expect(title?.height).toBeLessThan(30)
  })
})
