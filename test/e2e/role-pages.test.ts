// The pages of roles: made, given permissions with the effect told first, given to people, and deleted.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, owner, startConsole, takesFocus } from './browser.ts'
import { addPerson, addRole, type Person } from './people.ts'
import { countPresses } from './presses.ts'
import { statusOf } from './status-of.ts'

const orders = 'https://orders.example.com'

describeJourneys('role pages', () => {
  let console: ConsoleUnderTest
  let alice: Person
  let packer: string
  beforeAll(async () => {
    console = await startConsole()
    const { app } = console
    alice = await addPerson(app, 'Alice Adams')
    await addPerson(app, 'Bob Brown')
    const scopes = [{ value: 'read:orders', description: 'Sees orders' }, { value: 'pack:orders' }]
    await app.api('POST', '/resource-servers', { body: { identifier: orders, name: 'Orders', scopes } })
    packer = await addRole(app, 'Packer', 'Packs parcels')
    await app.v1('POST', '/role-assignments', { body: { userId: alice.id, roleId: packer } })
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  const roleNamed = async (name: string) => {
    const { data } = (await console.app.v1('GET', `/roles?search=${name}&counts=true`)).body
    return data[0]
  }

  test('a role is made, ticked together, and the dialog tells what is added and for whom before it is', async () => {
    const page = await console.openPageAsOwner('/users')
    const presses = countPresses(page)
    const main = page.getByRole('navigation', { name: 'Main' })
    await presses.click(main.getByRole('link', { name: 'Roles' }))
    await page.getByRole('row', { name: /^Packer.*Packs parcels.*0.*1/ }).waitFor()
    await presses.click(page.getByRole('link', { name: 'Packer' }))
    await presses.check(page.getByRole('checkbox', { name: /pack:orders/ }))
    await page.getByText('1 change is not saved.').waitFor()
    await presses.click(page.getByRole('button', { name: 'Review and save' }))
    const dialog = page.getByRole('dialog', { name: 'Save permissions' })
    await dialog.getByText('Adds for 1 person').waitFor()
    await dialog.getByText('pack:orders').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await presses.click(dialog.getByRole('button', { name: 'Save permissions' }))
    await page.getByText('1 permission given', { exact: true }).waitFor()
    expect(presses.count).toBeLessThanOrEqual(5)
    expect(await roleNamed('Packer')).toMatchObject({
      permissionCount: 1,
      memberCount: { count: 1, isEstimate: false },
    })
  })

  test('J12 a role lists everybody who holds it in effect, and is assigned to users found by the server', async () => {
    const page = await console.openPageAsOwner(`/roles/${packer}/members`)
    const presses = countPresses(page)
    await page.getByRole('row', { name: /^Alice Adams.*direct, everywhere/ }).waitFor()
    await presses.click(page.getByRole('button', { name: 'Assign to users' }))
    const dialog = page.getByRole('dialog', { name: 'Assign to users' })
    await dialog.getByRole('searchbox', { name: 'Search users' }).fill('bob')
    await presses.check(dialog.getByRole('checkbox', { name: /Bob Brown/ }))
    await presses.click(dialog.getByRole('button', { name: 'Assign to user' }))
    await page.getByRole('row', { name: /^Bob Brown/ }).waitFor()
    expect(presses.count).toBeLessThanOrEqual(3)
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export' }).click()
    expect((await saved).suggestedFilename()).toBe('role-members.csv')
    await page.getByRole('button', { name: 'How' }).click()
    await page.getByRole('radio', { name: 'In an organization' }).check()
    await page.getByText('Nobody holds it this way').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('link', { name: 'Audit', exact: true }).click()
    await page.getByRole('region', { name: 'Events' }).getByRole('listitem').first().waitFor()
  })

  test('a role is made and deleted by keyboard, its name typed first', async () => {
    const page = await console.openPageAsOwner('/roles')
    await page.getByRole('button', { name: 'Create role' }).focus()
    await page.keyboard.press('Enter')
    await takesFocus(page.getByRole('dialog', { name: 'Create role' }).locator('input'))
    await page.keyboard.type('Night shift')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Night shift', level: 1 }).waitFor()
    await page.getByRole('button', { name: 'Delete role' }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('alertdialog', { name: 'Delete role' })
    await dialog.getByText('0 people lose this role.').waitFor()
    await takesFocus(dialog.locator('input'))
    await page.keyboard.type('Night shift')
    await dialog.getByRole('button', { name: 'Duplicate' }).focus()
    await page.keyboard.press('Enter')
    // It cannot be undone, so every time it asks who is there.
    await dialog.getByRole('button', { name: 'Delete role' }).focus()
    await page.keyboard.press('Enter')
    await dialog.getByRole('group', { name: 'Confirm that it is you' }).waitFor()
  })

  test('whoever holds a role is made to have a second factor, and who lacks one is told before', async () => {
    const page = await console.openPageAsOwner(`/roles/${packer}/security`)
    const card = page.getByRole('region', { name: 'Multi-factor authentication' })
    await card.getByText(/(person who holds|people who hold) it ha(s|ve) no second factor/).waitFor()
    await card.getByRole('button', { name: 'Require MFA' }).click()
    const dialog = page.getByRole('dialog', { name: 'Require MFA' })
    await dialog.getByText(/(person who holds|people who hold) it ha(s|ve) no second factor/).waitFor()
    await dialog.getByRole('combobox', { name: 'Time to set one up' }).selectOption({ label: '14 days' })
    expect(await axeFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Require MFA' }).click()
    await card.getByText('Whoever holds this role needs a second factor.').waitFor()
    await card.getByText('The time to set one up ends').waitFor()
    await page.goto(console.at('/settings/mfa'))
    const besides = page.getByRole('region', { name: 'Asked for besides' })
    await besides.getByRole('link', { name: 'Packer' }).click()
    await card.getByRole('button', { name: 'Stop requiring MFA' }).click()
    const stopping = page.getByRole('alertdialog', { name: 'Stop requiring MFA' })
    await stopping.getByRole('button', { name: 'Testing' }).click()
    await stopping.getByRole('button', { name: 'Stop requiring MFA' }).click()
    await stopping.getByLabel('Your password').fill(owner.password)
    await stopping.getByRole('button', { name: 'Stop requiring MFA' }).click()
    await page.getByText('This role asks for no second factor.').first().waitFor()
    expect((await console.app.v1('GET', `/roles/${packer}`)).body.requiresMfa).toBe(false)
  })

  test('who may only look sees what a role gives, and text where the buttons would be', async () => {
    const page = await console.openPageAsRole('support_readonly', `/roles/${packer}/permissions`)
    await page.getByRole('checkbox', { name: /read:orders/ }).waitFor()
    await page.getByText('Needs the admin role').first().waitFor()
    expect(await page.getByRole('button', { name: 'Delete role' }).count()).toBe(0)
    await page.getByRole('checkbox', { name: /read:orders/ }).click({ force: true })
    expect(await page.getByRole('button', { name: 'Review and save' }).count()).toBe(0)
    await page.getByRole('link', { name: 'Members' }).click()
    await page.getByText('To assign roles: Needs the admin role').waitFor()
    expect(await statusOf(page, 'PATCH', `/roles/${packer}`, { name: 'Mine' })).toBe(403)
  })
})
