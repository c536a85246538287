// The page of an organization for those who administer it (seed 002), in their own sign-in.
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { defaultProtection } from '../../src/applications/attack-protection.ts'
import { guardAttempt } from '../../src/guards/guard-attempt.ts'
import { addAuthenticator } from '../login/factors.ts'
import { findMessages } from '../support/find-messages.ts'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, focused, startConsole } from './browser.ts'
import { keysAlone } from './keyboard.ts'
import { openDialog } from './open-dialog.ts'
import {
  addMember,
  addOrganization,
  addSignedIn,
  fine,
  type Member,
  type Organization,
  pathTo,
} from './organization-members.ts'
import { countPresses } from './presses.ts'

/** In the browser. */
declare function getComputedStyle(element: unknown): { readonly color: string }

describeJourneys('the page of an organization', () => {
  let console: ConsoleUnderTest
  let acme: Organization
  let alice: Member
  let bob: Member
  let carol: Member

  beforeAll(async () => {
    console = await startConsole()
    acme = await addOrganization(console.app, 'acme', 'Acme')
    alice = await addMember(console.app, acme, 'Alice Adams', { isAdministrator: true })
    bob = await addMember(console.app, acme, 'Bob Brown')
    carol = await addMember(console.app, acme, 'Carol Clark')
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  const at = (path: string) => `${console.app.url}org/acme/${path}`
  const stored = async ({ id }: Member) =>
    fine(await console.app.v1('GET', pathTo('organizations', acme.id, 'users', id)), 200)
  const events = async (type: string) =>
    fine(await console.app.v1('GET', `${pathTo('organizations', acme.id, 'events')}?type=${type}`), 200).data

  async function openAs({ cookie }: Member, path: string, options: { readonly width?: number } = {}): Promise<Page> {
    const page = await console.openPage(options)
    await page.context().addCookies([{ ...cookie, url: console.app.url }])
    await page.goto(at(path))
    return page
  }

  async function signIn(page: Page, { email }: Member): Promise<void> {
    await page.getByRole('textbox', { name: /mail/i }).fill(email)
    await page.keyboard.press('Enter')
    await page.getByLabel('Password', { exact: true }).fill('correct horse battery 7')
    await page.keyboard.press('Enter')
  }

  const row = (page: Page, { name }: Member) => page.getByRole('row', { name: new RegExp(name) })
  const colourOf = (target: Locator) => target.evaluate((element) => getComputedStyle(element).color)
  /** What a token comes to in the browser. */
  const token = (page: Page, name: string) =>
    page.evaluate<string>(`(() => {
      const probe = document.createElement('span')
      probe.className = '${name}'
      document.body.append(probe)
      const { color } = getComputedStyle(probe)
      probe.remove()
      return color
    })()`)

  test('S002-1 S002-2 an administrator finds Users in the section Admin, and the note says who sees it', async () => {
    const page = await openAs(alice, 'users')
    await page.getByRole('heading', { name: 'User Management', level: 1 }).waitFor()
    const navigation = page.getByRole('navigation', { name: 'Main' })
    await navigation.getByRole('heading', { name: 'Admin', exact: true }).waitFor()
    await navigation.getByText('Admin Only').waitFor()
    await navigation.getByText('This page is only visible to organization administrators.').waitFor()
    const users = navigation.getByRole('list', { name: 'Admin' }).getByRole('link', { name: 'Users' })
    expect(await users.getAttribute('aria-current')).toBe('page')
    await page
      .getByText(
        "Manage your organization's users — edit profiles, reset MFA, reset passwords, deactivate, and delete accounts.",
      )
      .waitFor()
    await navigation.getByRole('link', { name: 'Invitations' }).click()
    await users.click()
    await page.getByRole('heading', { name: 'User Management' }).waitFor()
  })

  test('J19 S002-1 a member sees no menu and is refused, and so is who belongs elsewhere; the API says the same', async () => {
    const page = await openAs(bob, 'users')
    await page.getByText('This page is only visible to organization administrators.').waitFor()
    expect(await page.getByRole('navigation', { name: 'Main' }).count()).toBe(0)
    expect(await page.getByRole('table').count()).toBe(0)
    const users = `/api/v1${pathTo('organizations', acme.id, 'users')}`
    expect(await page.evaluate<number>(`fetch('${users}').then((answer) => answer.status)`)).toBe(403)

    const dan = await addSignedIn(console.app, 'Dan Doe')
    const other = await openAs(dan, 'users')
    await other.getByText('You belong to no organization of this name.').waitFor()
  })

  test('whoever is not signed in signs in on the hosted pages and comes back', async () => {
    const page = await console.openPage()
    await page.goto(at('users'))
    await signIn(page, alice)
    await page.getByRole('heading', { name: 'User Management' }).waitFor()
    expect(page.url()).toBe(at('users'))
  })

  test('S002-3 S002-4 S002-5 S002-6 S002-8 S002-9 the table has its six columns, badges and buttons', async () => {
    const page = await openAs(alice, 'users')
    await row(page, bob).waitFor()
    expect(await page.getByRole('columnheader').allTextContents()).toEqual([
      'Name',
      'Email',
      'Role',
      'Status',
      'Created',
      'Actions',
    ])
    const cells = row(page, bob).getByRole('cell')
    expect(await row(page, bob).getByRole('rowheader').textContent()).toBe('Bob Brown')
    expect(await cells.nth(0).textContent()).toBe(bob.email)
    expect(await cells.nth(1).textContent()).toBe('Member')
    expect(await row(page, alice).getByRole('cell').nth(1).textContent()).toBe('Admin')
    const status = row(page, bob).getByText('Active', { exact: true })
    expect(await colourOf(status)).toBe(await token(page, 'text-success'))
    const created = await cells.nth(3).getByRole('time').getAttribute('datetime')
    expect(created).toBe((await stored(bob)).createdAt)
    const buttons = cells.last().getByRole('button')
    const names = await buttons.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))
    expect(names).toEqual([
      'Edit Bob Brown',
      'Reset MFA of Bob Brown',
      'Reset Password of Bob Brown',
      'Delete Bob Brown',
    ])
  })

  test('J19 S002-38 S002-7 S002-10 S002-13 S002-15 S002-16 S002-19 S002-21 S002-24 S002-25 S002-29 S002-31 all five things are done from this one page, each within its presses', async () => {
    const page = await openAs(alice, 'users')
    await row(page, bob).waitFor()
    await addAuthenticator(console.app, bob.id)
    await page.reload()

    // S002-10 S002-11 S002-12 S002-13 S002-14
    const editing = countPresses(page)
    await editing.click(page.getByRole('button', { name: 'Edit Bob Brown' }))
    const edit = page.getByRole('dialog', { name: 'Edit User' })
    await expect.poll(() => focused(page)).toBe('')
    expect(await edit.getByRole('checkbox', { name: 'Active' }).isChecked()).toBe(true)
    await editing.fill(edit.getByRole('textbox', { name: 'Name' }), 'Bob Builder')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Admin')
    await editing.click(edit.getByRole('button', { name: 'Save' }))
    const renamed = { ...bob, name: 'Bob Builder' }
    await row(page, renamed).getByText('Admin', { exact: true }).waitFor()
    expect(editing.count).toBeLessThanOrEqual(3)
    await page.reload()
    await row(page, renamed).getByText('Admin', { exact: true }).waitFor()
    expect(await stored(bob)).toMatchObject({ name: 'Bob Builder', isAdministrator: true, isActive: true })
    fine(
      await console.app.v1('PATCH', pathTo('organizations', acme.id, 'users', bob.id), {
        body: { isAdministrator: false },
      }),
      200,
    )

    // S002-15 S002-16
    const resettingMfa = countPresses(page)
    await resettingMfa.click(page.getByRole('button', { name: 'Reset MFA of Bob Builder' }))
    const mfa = page.getByRole('alertdialog', { name: 'Reset MFA' })
    await mfa.getByText('They can sign in with just their password.').waitFor()
    expect(await mfa.getByText(/prompted to set up MFA again/).count()).toBe(0)
    await mfa.getByText('Every session ends, and every app is signed out.').waitFor()
    await resettingMfa.click(mfa.getByRole('button', { name: 'Reset MFA' }))
    await page.getByText('MFA of Bob Builder is disabled.').waitFor()
    expect(resettingMfa.count).toBeLessThanOrEqual(2)
    expect(await stored(bob)).toMatchObject({ mfaEnabled: false })

    // S002-21
    const resettingPassword = countPresses(page)
    await resettingPassword.click(page.getByRole('button', { name: 'Reset Password of Bob Builder' }))
    const word = page.getByRole('dialog', { name: 'Reset Password' })
    await word.getByText('The user receives a password reset email.').waitFor()
    await resettingPassword.click(word.getByRole('button', { name: 'Reset Password' }))
    await page.getByText('A password reset email is on its way to Bob Builder.').waitFor()
    expect(resettingPassword.count).toBeLessThanOrEqual(2)
    expect((await findMessages(console.app, bob.email)).map(({ kind }) => kind)).toContain('reset-password')

    // S002-23 S002-24 S002-27, S002-7
    const sessionsOf = async () => fine(await console.app.v1('GET', `${pathTo('users', bob.id)}/sessions`), 200).data
    fine(await console.app.v1('PATCH', '/settings', { body: { grantsIpRules: true } }), 200)
    const theirs = await console.openPage()
    await theirs.goto(`${console.app.url}account`)
    await signIn(theirs, bob)
    // S002-19: the password alone.
    await theirs.getByRole('link', { name: 'Security' }).waitFor()
    const rulesOf = async () =>
      fine(await console.app.v1('GET', '/ip-rules?pageSize=200'), 200).data.filter(
        ({ userId }: { userId: string }) => userId === bob.id,
      )
    expect((await rulesOf()).length).toBeGreaterThan(0)
    const open = (await sessionsOf()).length
    expect(open).toBeGreaterThan(0)
    const deactivating = countPresses(page)
    await deactivating.click(page.getByRole('button', { name: 'Edit Bob Builder' }))
    await deactivating.click(edit.getByRole('checkbox', { name: 'Active' }))
    await deactivating.click(edit.getByRole('button', { name: 'Save' }))
    const inactive = row(page, renamed).getByText('Inactive', { exact: true })
    await inactive.waitFor()
    expect(await colourOf(inactive)).toBe(await token(page, 'text-neutral'))
    await page.getByText(new RegExp(`Bob Builder is inactive. ${open} sessions? ended.`)).waitFor()
    expect(deactivating.count).toBeLessThanOrEqual(3)
    expect(await sessionsOf()).toEqual([])
    expect(await rulesOf()).toEqual([])
    await theirs.reload()
    await theirs.getByRole('textbox', { name: /mail/i }).waitFor()

    // S002-28
    const activating = countPresses(page)
    await activating.click(page.getByRole('button', { name: 'Edit Bob Builder' }))
    await activating.click(edit.getByRole('checkbox', { name: 'Active' }))
    await activating.click(edit.getByRole('button', { name: 'Save' }))
    await row(page, renamed).getByText('Active', { exact: true }).waitFor()
    expect(activating.count).toBeLessThanOrEqual(3)

    // S002-29 S002-31: cancelling changes nothing, and the warning names the gentler way.
    await page.getByRole('button', { name: 'Delete Bob Builder' }).click()
    const deletion = page.getByRole('alertdialog', { name: 'Delete User' })
    await deletion.getByText("Deleting a user is irreversible. Deactivate first if you're unsure.").waitFor()
    await deletion.getByRole('button', { name: 'Deactivate instead' }).waitFor()
    await deletion.getByRole('button', { name: 'Cancel' }).click()
    await deletion.waitFor({ state: 'detached' })
    expect(await stored(bob)).toMatchObject({ isActive: true })
    const deleting = countPresses(page)
    await deleting.click(page.getByRole('button', { name: 'Delete Bob Builder' }))
    await deleting.click(deletion.getByRole('button', { name: 'Delete' }))
    await page.getByText('Bob Builder was deleted.').waitFor()
    await row(page, renamed).waitFor({ state: 'detached' })
    expect(deleting.count).toBeLessThanOrEqual(2)
    const gone = await console.app.v1('GET', pathTo('users', bob.id))
    expect(gone.status).toBe(404)

    // S002-33 S002-34 S002-35 S002-36: who, when, from where.
    for (const type of ['user.mfa_reset', 'user.password_reset_requested', 'user.suspended', 'user.deleted']) {
      const [event] = await events(type)
      expect(event, type).toMatchObject({
        actor: { kind: 'user', id: alice.id },
        subject: { id: bob.id },
        at: expect.stringMatching(/Z$/),
        ip: expect.stringMatching(/127\.0\.0\.1|::1/),
      })
    }
    await page.getByRole('link', { name: 'Audit log' }).click()
    await page.getByRole('heading', { name: 'Audit log' }).waitFor()
    await page
      .getByText(/^by Alice Adams from (127\.0\.0\.1|::1|::ffff:127\.0\.0\.1)$/)
      .first()
      .waitFor()
  })

  test('J19 S002-32 the last administrator is refused in all three ways, and one’s own row in two', async () => {
    const page = await openAs(alice, 'users')
    await row(page, alice).waitFor()
    const trash = page.getByRole('button', { name: 'Delete Alice Adams' })
    expect(await trash.getAttribute('aria-disabled')).toBe('true')
    expect(await describedBy(trash)).toBe('You cannot delete the last administrator in an organization.')
    await trash.click({ force: true })
    expect(await openDialog(page).count()).toBe(0)
    await page.getByRole('button', { name: 'Edit Alice Adams' }).click()
    const edit = page.getByRole('dialog', { name: 'Edit User' })
    const save = edit.getByRole('button', { name: 'Save' })
    await edit.getByRole('combobox', { name: 'Role' }).selectOption('Member')
    await edit.getByRole('status').getByText('Make someone else an administrator first.').waitFor()
    expect(await save.getAttribute('aria-disabled')).toBe('true')
    await edit.getByRole('combobox', { name: 'Role' }).selectOption('Admin')
    await edit.getByRole('checkbox', { name: 'Active' }).uncheck()
    await edit.getByRole('status').getByText("You can't deactivate yourself.").waitFor()
    expect(await save.getAttribute('aria-disabled')).toBe('true')
    await edit.getByRole('button', { name: 'Cancel' }).click()

    // What the page offered before somebody else left is refused by the server, and the dialog says why.
    const erin = await addMember(console.app, acme, 'Erin East', { isAdministrator: true })
    await page.reload()
    await page.getByRole('button', { name: 'Edit Alice Adams' }).click()
    await edit.getByRole('combobox', { name: 'Role' }).selectOption('Member')
    fine(await console.app.v1('DELETE', pathTo('organizations', acme.id, 'members', erin.id)), 204)
    await save.click()
    await edit
      .getByRole('alert')
      .getByText(/last administrator of an organization/)
      .waitFor()
    expect(await stored(alice)).toMatchObject({ isAdministrator: true, isActive: true })
  })

  test('J19 by keyboard alone: edited, deactivated, let in again, reset and deleted, each within its presses', async () => {
    const dan = await addMember(console.app, acme, 'Dan Dorn')
    await addAuthenticator(console.app, dan.id)
    const page = await openAs(alice, 'users')
    const keys = await keysAlone(page)
    await row(page, dan).waitFor()
    const within = async (budget: number, act: () => Promise<void>) => {
      const before = keys.count
      await act()
      expect(keys.count - before).toBeLessThanOrEqual(budget)
    }
    const edit = page.getByRole('dialog', { name: 'Edit User' })
    await within(3, async () => {
      await keys.click(page.getByRole('button', { name: 'Edit Dan Dorn' }))
      await keys.fill(edit.getByRole('textbox', { name: 'Name' }), 'Dan Doe')
      await keys.choose(edit.getByRole('combobox', { name: 'Role' }), 'Admin')
      await keys.click(edit.getByRole('button', { name: 'Save' }))
      await row(page, { ...dan, name: 'Dan Doe' })
        .getByText('Admin', { exact: true })
        .waitFor()
    })
    const renamed = row(page, { ...dan, name: 'Dan Doe' })
    await within(3, async () => {
      await keys.click(page.getByRole('button', { name: 'Edit Dan Doe' }))
      await keys.click(edit.getByRole('checkbox', { name: 'Active' }), 'Space')
      await keys.press('Enter')
      await renamed.getByText('Inactive', { exact: true }).waitFor()
    })
    await expect.poll(() => focused(page)).toBe('Edit Dan Doe')
    await within(3, async () => {
      await keys.click(page.getByRole('button', { name: /^Undo: Dan Doe is inactive/ }))
      await renamed.getByText('Active', { exact: true }).waitFor()
    })
    for (const act of ['Reset MFA', 'Reset Password']) {
      await within(2, async () => {
        await keys.click(page.getByRole('button', { name: `${act} of Dan Doe` }))
        const dialog = openDialog(page, act)
        await keys.click(dialog.getByRole('button', { name: act }))
        await dialog.waitFor({ state: 'detached' })
      })
    }
    expect(await stored(dan)).toMatchObject({ isActive: true, mfaEnabled: false })
    await within(2, async () => {
      await keys.click(page.getByRole('button', { name: 'Delete Dan Doe' }))
      const deletion = page.getByRole('alertdialog', { name: 'Delete User' })
      await keys.click(deletion.getByRole('button', { name: 'Delete', exact: true }))
      await renamed.waitFor({ state: 'detached' })
    })
    // The focus went on from the row that left.
    await keys.to(page.getByRole('button', { name: 'Edit Carol Clark' }))
  })

  test('whoever is locked out is found to be and unlocked; of somebody who belongs elsewhere too a reset is asked for', async () => {
    const erik = await addMember(console.app, acme, 'Erik Ek')
    const { clock, stores } = console.app.app.directory
    const guess = { act: 'password', account: erik.id, ip: '203.0.113.7', isKnownBrowser: false } as const
    for (let count = 0; count < 10; count += 1) {
      await guardAttempt({ attempts: stores.attempts, clock }, { ...guess, protection: defaultProtection })
    }
    const frida = await addMember(console.app, acme, 'Frida Fox')
    const globex = await addOrganization(console.app, 'globex', 'Globex')
    const there = pathTo('organizations', globex.id, 'members')
    fine(await console.app.v1('POST', there, { body: { userId: frida.id } }), 204)
    const page = await openAs(alice, 'users')
    await page.getByRole('button', { name: "Why can't Erik Ek log in?" }).click()
    const help = page.getByRole('dialog', { name: "Why can't Erik Ek log in?" })
    await help.getByText("Erik Ek can't log in.").waitFor()
    await help.getByText(/locked out until/).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await help.getByRole('button', { name: 'Unlock now' }).click()
    await help.getByText('Erik Ek can log in.').waitFor()
    await help.getByRole('button', { name: 'Close' }).click()

    const asking = page.getByRole('button', { name: 'Ask for a reset of Frida Fox' })
    await asking.click()
    const ask = page.getByRole('dialog', { name: 'Ask for a reset' })
    await ask.getByRole('textbox', { name: 'Why' }).fill('Lost their telephone')
    expect(await axeFindings(page)).toEqual([])
    await ask.getByRole('button', { name: 'Ask for a reset' }).click()
    await row(page, frida)
      .getByText(/^Asked for a reset .*: waiting$/)
      .waitFor()
    expect(await asking.getAttribute('aria-disabled')).toBe('true')
    expect(await describedBy(asking)).toBe('A reset was asked for and waits for a decision.')
    const { data } = fine(await console.app.v1('GET', '/recovery-requests?status=pending'), 200)
    expect(data).toMatchObject([{ userId: frida.id, askings: [{ organization: { name: 'Acme' } }] }])
    fine(await console.app.v1('DELETE', pathTo('organizations', acme.id, 'users', erik.id)), 204)
    fine(await console.app.v1('DELETE', pathTo('users', frida.id)), 204)
  })

  test('the list is searched and narrowed, and its people are exported', async () => {
    const page = await openAs(alice, 'users')
    await row(page, carol).waitFor()
    await page.getByRole('searchbox', { name: 'Search name or email' }).fill('carol')
    await row(page, alice).waitFor({ state: 'detached' })
    await row(page, carol).waitFor()
    await page.getByRole('button', { name: 'Role', exact: true }).click()
    await page.getByRole('radio', { name: 'Admin' }).check()
    await page.keyboard.press('Escape')
    await page.getByText('No users match these filters.').waitFor()
    await page.getByRole('button', { name: 'Clear all' }).click()
    await row(page, alice).waitFor()
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export' }).click()
    expect((await saved).suggestedFilename()).toBe('members.csv')
  })

  test('whoever is signed in as an operator too exports as the administrator of the organization they are', async () => {
    const page = await console.openPageAsRole('support', '/users')
    await page.context().addCookies([{ ...alice.cookie, url: console.app.url }])
    await page.goto(at('users'))
    await row(page, carol).waitFor()
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export' }).click()
    await saved
    const { body } = await console.app.v1(
      'GET',
      `${pathTo('organizations', acme.id, 'events')}?type=users.export_finished`,
    )
    expect(body.data[0]).toMatchObject({ actor: { id: alice.id } })
  })

  test('somebody is invited, the invitation is sent again, and revoked', async () => {
    const page = await openAs(alice, 'users')
    await page.getByRole('button', { name: 'Invite user' }).click()
    const dialog = page.getByRole('dialog', { name: 'Invite user' })
    await dialog.getByRole('textbox', { name: 'Email' }).fill('frank@example.com')
    await dialog.getByRole('button', { name: 'Send invitation' }).click()
    await page.getByText('frank@example.com was invited.').waitFor()
    await page.getByRole('link', { name: 'Invitations' }).click()
    const invitation = page.getByRole('row', { name: /frank@example\.com/ })
    await invitation.getByText('Pending').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await invitation.getByRole('button', { name: 'Resend the invitation of frank@example.com' }).click()
    await page.getByText(/The invitation was sent to frank@example\.com again/).waitFor()
    await invitation.getByRole('button', { name: 'Revoke the invitation of frank@example.com' }).click()
    await page.getByText('Nobody is invited').waitFor()
    expect(await findMessages(console.app, 'frank@example.com')).toHaveLength(2)
  })

  test.each([1280, 390])('axe finds nothing in the dialog of a person, %i wide', async (width) => {
    const page = await openAs(alice, 'users', { width })
    await page.getByRole('button', { name: 'Edit Carol Clark' }).click()
    await page.getByRole('dialog', { name: 'Edit User' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
  })

  test('an administrator chooses how sign-in looks there, and adds a domain that only the DNS can verify', async () => {
    const page = await openAs(alice, 'users')
    await page.getByRole('link', { name: 'Branding' }).click()
    await page.getByRole('textbox', { name: 'Accent color' }).fill('#136c33')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('The branding was saved.').waitFor()
    const branding = pathTo('organizations', acme.id, 'branding')
    expect(fine(await console.app.v1('GET', branding), 200)).toMatchObject({ accentColor: '#136c33' })

    await page.getByRole('link', { name: 'Domains' }).click()
    await page.getByRole('button', { name: 'Add domain' }).click()
    const adding = page.getByRole('dialog', { name: 'Add domain' })
    await adding.getByRole('textbox', { name: 'Domain' }).fill('acme.example.com')
    await adding.getByRole('button', { name: 'Add domain' }).click()
    await page.getByRole('button', { name: 'Check DNS acme.example.com' }).waitFor()
    expect(await page.getByRole('button', { name: 'Mark as verified' }).count()).toBe(0)
  })

  test('S002-20 an organization that enforces MFA asks this very administrator for it at once', async () => {
    const page = await openAs(alice, 'security')
    await page.getByRole('button', { name: 'Enforce MFA' }).click()
    await page.getByRole('dialog', { name: 'Enforce MFA' }).getByRole('button', { name: 'Enforce MFA' }).click()
    await page.getByText('This organization asks for a second factor.').waitFor()
    await page.getByRole('link', { name: 'Show your second factor' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    expect(fine(await console.app.v1('GET', pathTo('organizations', acme.id)), 200)).toMatchObject({
      requiresMfa: true,
    })
  })
})

/** Why a control cannot be used just now, as a screen reader says it. */
async function describedBy(target: Locator): Promise<string | null> {
  const id = await target.getAttribute('aria-describedby')
  return target.page().locator(`[id="${id}"]`).textContent()
}
