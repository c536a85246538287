import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, focused, owner, startConsole } from './browser.ts'
import { keysAlone } from './keyboard.ts'
import { addPeople, type Person } from './people.ts'

describeJourneys('suspending, activating and deleting', () => {
  let console: ConsoleUnderTest
  let alice: Person
  let bob: Person
  let carol: Person
  beforeAll(async () => {
    console = await startConsole()
    ;[alice, bob, carol] = (await addPeople(console.app, ['Alice Adams', 'Bob Brown', 'Carol Clark'], {
      emailVerified: true,
    })) as [Person, Person, Person]
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  const path = (person: Person) => `/users/${encodeURIComponent(person.id)}`
  const stored = (person: Person) => console.app.v1('GET', path(person))

  test('S000-3 a user is suspended with a reason and activated again', async () => {
    const page = await console.openPageAsOwner(`${path(alice)}/overview`)
    await page.getByRole('button', { name: 'Suspend', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Suspend user' })
    await dialog.getByText('Blocks all new sign-ins and refresh-token requests.').waitFor()
    const box = dialog.getByRole('checkbox', { name: 'Also revoke all sessions (signs them out now)' })
    expect(await box.isChecked()).toBe(true)
    await dialog.getByRole('button', { name: 'Suspected compromise' }).click()
    const sent = page.waitForRequest((request) => request.url().endsWith('/suspend'))
    await dialog.getByRole('button', { name: 'Suspend and sign out' }).click()
    expect((await sent).postDataJSON()).toEqual({ revokeSessions: true, reason: 'Suspected compromise' })
    await page.getByText("Alice Adams can't sign in.").waitFor()
    await page.getByText(/Suspended by Olivia Owner on .*: suspected compromise/).waitFor()
    expect((await stored(alice)).body.status).toBe('suspended')

    await page.getByRole('button', { name: 'Activate' }).first().click()
    await page.getByRole('dialog', { name: 'Activate user' }).getByRole('button', { name: 'Activate' }).click()
    await page.getByText('Alice Adams is active again.').waitFor()
    expect((await stored(alice)).body.status).toBe('active')
  })

  test('the button keeps its width while the change is on its way', async () => {
    const page = await console.openPageAsOwner(`${path(carol)}/overview`)
    await page.getByRole('button', { name: 'Suspend', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Suspend user' })
    const button = dialog.locator('button[type="submit"]')
    const width = async () => (await button.boundingBox())?.width
    const held = Promise.withResolvers<void>()
    await page.route('**/suspend', async (route) => {
      await held.promise
      await route.continue()
    })
    const before = await width()
    await button.click()
    await dialog.getByRole('button', { name: 'Suspending…', exact: true }).waitFor()
    expect(await width()).toBe(before)
    held.resolve()
    await dialog.waitFor({ state: 'detached' })
    expect((await console.app.v1('POST', `${path(carol)}/activate`)).status).toBe(200)
  })

  test('the verb of the suspend dialog follows its box', async () => {
    const page = await console.openPageAsOwner(`${path(alice)}/overview`)
    await page.getByRole('button', { name: 'Suspend', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Suspend user' })
    await dialog.getByRole('checkbox', { name: /Also revoke all sessions/ }).uncheck()
    await dialog.getByRole('button', { name: 'Suspend', exact: true }).waitFor()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect((await stored(alice)).body.status).toBe('active')
  })

  test('a suspension from the list changes the row where it stands, and can be undone from the note', async () => {
    const page = await console.openPageAsOwner('/users')
    await page.getByRole('button', { name: 'Actions for Bob Brown' }).click()
    await page.getByRole('menuitem', { name: 'Suspend…' }).click()
    await page.getByRole('button', { name: 'Suspend and sign out' }).click()
    const row = page.getByRole('row', { name: /Bob Brown/ })
    await row.getByText('Suspended').waitFor()
    await page.getByRole('button', { name: 'Undo: Bob Brown is suspended.' }).click()
    await row.getByText('Active').waitFor()
    expect((await stored(bob)).body.status).toBe('active')

    await page.getByRole('button', { name: /^Notifications/ }).click()
    const bell = page.getByRole('dialog', { name: 'Notifications' })
    expect(await bell.getByRole('button', { name: 'Undo: Bob Brown is suspended.' }).count()).toBe(0)
    expect(await axeFindings(page)).toEqual([])
    await bell.getByRole('button', { name: 'Undo: Bob Brown is active again.' }).press('Enter')
    const undo = bell.getByRole('button', { name: 'Undo: Bob Brown is suspended.' })
    await undo.waitFor()
    expect((await stored(bob)).body.status).toBe('suspended')
    const other = { body: { reason: 'Fraud' } }
    expect((await console.app.v1('POST', `${path(bob)}/suspend`, other)).status).toBe(200)
    await undo.press('Enter')
    await bell.getByText("Couldn't undo it. It was changed again since, so it stays as it is.").waitFor()
    await undo.waitFor({ state: 'detached' })
    expect((await stored(bob)).body.status).toBe('suspended')
    expect((await console.app.v1('POST', `${path(bob)}/activate`, { body: {} })).status).toBe(200)
  })

  test('an offboarding is set for a day from the menu, and called off from the checks and from its card', async () => {
    const page = await console.openPageAsOwner(`${path(bob)}/overview`)
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Schedule offboarding…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Schedule offboarding' })
    const confirm = dialog.getByRole('button', { name: 'Schedule offboarding' })
    await dialog.getByLabel('Day of the offboarding').fill('2020-03-06T18:00')
    await expect.poll(() => confirm.getAttribute('aria-disabled')).toBe('true')
    await dialog.getByLabel('Day of the offboarding').fill('2040-03-06T18:00')
    await dialog.getByRole('checkbox', { name: /Also leave every organization/ }).check()
    await dialog.getByRole('checkbox', { name: /Delete the account some days later/ }).check()
    const deleting = page.getByRole('alertdialog', { name: 'Schedule offboarding' })
    const deletion = deleting.getByRole('button', { name: 'Schedule offboarding' })
    await deleting.getByLabel('Days until the deletion').fill('14')
    await deletion.and(page.locator('[aria-disabled=true]')).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await deleting.getByRole('button', { name: 'Offboarding', exact: true }).click()
    await deletion.click()
    const password = page.getByLabel('Your password')
    await password.waitFor()
    // What only the deletion asks for goes with it; the reason stays.
    await page.getByRole('checkbox', { name: /Delete the account some days later/ }).uncheck()
    await password.waitFor({ state: 'detached' })
    await dialog.getByRole('button', { name: 'Offboarding', exact: true, pressed: true }).waitFor()
    await page.getByRole('checkbox', { name: /Delete the account some days later/ }).check()
    await password.fill(owner.password)
    await deletion.click()
    const card = page.getByRole('region', { name: 'Offboarding' })
    await card.getByText('The account is deleted 14 days later').waitFor()
    await page.getByRole('main').locator('header').first().getByText('Deletion scheduled').waitFor()
    const planned = { status: 'scheduled', leaveOrganizations: true, deleteAfterDays: 14 }
    const offboarding = async () => (await console.app.v1('GET', `${path(bob)}/offboarding`)).body.offboarding
    expect(await offboarding()).toMatchObject(planned)

    const checks = page.getByRole('region', { name: "Why can't they log in?" })
    await checks.getByRole('button', { name: 'Cancel schedule' }).click()
    await card.waitFor({ state: 'detached' })
    expect(await offboarding()).toBeNull()
    await page.getByRole('button', { name: 'Undo: Bob Brown is not offboarded.' }).click()
    const asking = page.getByRole('alertdialog', { name: 'Confirm that it is you' })
    await asking.getByRole('button', { name: 'Offboarding', exact: true }).click()
    await asking.getByLabel('Your password').fill(owner.password)
    await asking.getByRole('button', { name: 'Confirm' }).click()
    await card.getByText('Leaves every organization').waitFor()
    expect(await offboarding()).toMatchObject(planned)
    await card.getByRole('button', { name: 'Cancel schedule' }).click()
    await card.waitFor({ state: 'detached' })
    expect(await offboarding()).toBeNull()
  })

  test('the menu leads to the export of what is kept about somebody', async () => {
    const page = await console.openPageAsOwner(`${path(bob)}/overview`)
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Export data…' }).click()
    await page.waitForURL(/\/data$/)
    await page.getByRole('button', { name: 'Export data as JSON' }).waitFor()
  })

  test('S000-46 deleting asks for the address and offers to suspend instead', async () => {
    const page = await console.openPageAsOwner(`${path(carol)}/overview`)
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Delete…' }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Delete user' })
    await dialog.getByRole('button', { name: 'Suspend instead' }).click()
    await page.getByRole('dialog', { name: 'Suspend user' }).getByRole('button', { name: 'Cancel' }).click()

    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Delete…' }).click()
    await dialog.getByLabel(/^Type /).press('Enter')
    expect(await dialog.getByRole('button', { name: 'Delete user' }).getAttribute('aria-disabled')).toBe('true')
    expect((await stored(carol)).status).toBe(200)
    await dialog.getByLabel(/^Type carol\.clark@example\.com/).fill('carol.clark@example.com')
    await dialog.getByRole('button', { name: 'User request' }).click()
    await dialog.getByRole('button', { name: 'Delete user' }).click()
    await dialog.getByLabel('Your password').fill(owner.password)
    await page.keyboard.press('Enter')
    await page.getByText('2 users', { exact: true }).waitFor()
    await page.getByText('Carol Clark was deleted.').waitFor()
    expect((await stored(carol)).status).toBe(404)
  })

  test('J14 by keyboard alone: a hard delete from the list says so to the server and removes the row', async () => {
    const page = await console.openPageAsOwner('/')
    const keys = await keysAlone(page)
    const menu = page.getByRole('navigation', { name: 'Main' })
    await keys.click(menu.getByRole('link', { name: 'Users', exact: true }))
    await keys.click(page.getByRole('button', { name: 'Actions for Bob Brown' }))
    await keys.click(page.getByRole('menuitem', { name: 'Delete…' }))
    const dialog = page.getByRole('alertdialog', { name: 'Delete user' })
    await keys.check(dialog.getByRole('radio', { name: /Hard delete/ }))
    await keys.fill(dialog.getByLabel(/^Type /), 'Bob Brown')
    await keys.click(dialog.getByRole('button', { name: 'User request' }))
    await keys.click(dialog.getByRole('button', { name: 'Delete user' }))
    await keys.fill(dialog.getByLabel('Your password'), owner.password)
    const sent = page.waitForRequest((request) => request.method() === 'DELETE')
    await keys.press('Enter')
    expect((await sent).url()).toMatch(/\?hard=true$/)
    const receipt = page.getByRole('dialog', { name: 'Receipt of the deletion' })
    await keys.click(receipt.getByRole('button', { name: 'Close' }).last())
    expect(keys.count).toBeLessThanOrEqual(8)
    await page.getByText('1 user', { exact: true }).waitFor()
    await page.getByRole('link', { name: 'Bob Brown' }).waitFor({ state: 'detached' })
    await expect.poll(() => focused(page)).toBe('Alice Adams')
  })

  test('an owner makes acts ask for more: suspending then asks why, and who is there', async () => {
    const page = await console.openPageAsOwner('/settings/team')
    const form = page.getByRole('form', { name: 'What acts on users ask for' })
    await form.getByLabel('Suspend', { exact: true }).selectOption('Reason and factor every time')
    expect(await axeFindings(page)).toEqual([])
    await form.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Settings were saved.').waitFor()

    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Users', exact: true }).click()
    await page.getByRole('link', { name: 'Alice Adams' }).click()
    await page.getByRole('button', { name: 'Suspend', exact: true }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Suspend user' })
    const confirm = dialog.getByRole('button', { name: 'Suspend and sign out' })
    await confirm.and(page.locator('[aria-disabled=true]')).waitFor()
    await dialog.getByRole('button', { name: 'Fraud' }).click()
    await confirm.click()
    await dialog.getByLabel('Your password').fill(owner.password)
    await confirm.click()
    await page.getByText("Alice Adams can't sign in.").waitFor()
    expect((await stored(alice)).body).toMatchObject({ status: 'suspended', suspensionReason: 'Fraud' })
  })
})
