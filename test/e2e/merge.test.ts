import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { newPerson } from '../login/linking-people.ts'
import { mailed, password } from '../login/people.ts'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, pageWidth, startConsole } from './browser.ts'
import { keysAlone } from './keyboard.ts'
import { addPerson, addRole } from './people.ts'
import { countPresses } from './presses.ts'
import { statusOf } from './status-of.ts'

describeJourneys('merging two accounts of one person', () => {
  let console: ConsoleUnderTest
  beforeAll(async () => {
    console = await startConsole()
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  const at = (id: string) => `/users/${encodeURIComponent(id)}`

  test('J15 two accounts of one person are compared and merged, and the old address leads to the one that stays', async () => {
    const alice = await addPerson(console.app, 'Alice Adams', { givenName: 'Alice' })
    const twin = await addPerson(console.app, 'Alice Twin', { name: 'alice adams', givenName: 'Al' })
    const role = await addRole(console.app, 'Billing', 'Sees invoices')
    await console.app.api('POST', `${at(twin.id)}/roles`, { body: { roles: [role] } })
    const page = await console.openPageAsRole('admin', '/')
    const presses = countPresses(page)
    const menu = page.getByRole('navigation', { name: 'Main' })
    await presses.click(menu.getByRole('link', { name: 'Users', exact: true }))
    await presses.click(page.getByRole('link', { name: /^Alice Adams/ }))
    await presses.click(page.getByRole('navigation', { name: 'User' }).getByRole('link', { name: 'Identities' }))
    await presses.click(page.getByRole('link', { name: 'Compare with alice adams' }))
    await page.getByText('Stays: Alice Adams').waitFor()
    await page.getByRole('row', { name: 'Roles 0 1' }).waitFor()
    await page.getByRole('radio', { name: /^Given name of alice adams$/ }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await presses.click(page.getByRole('button', { name: 'Next: what moves' }))
    await page.getByText('Alice Adams may do more afterwards: Billing').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await presses.click(page.getByRole('button', { name: 'Next: confirm' }))
    const dialog = page.getByRole('alertdialog', { name: 'Merge users' })
    const confirm = dialog.getByRole('button', { name: /^Merge into Alice Adams/ })
    expect(await confirm.getAttribute('aria-disabled')).toBe('true')
    // Both of them as a whole: by their addresses namesakes are told apart.
    await expect.poll(() => dialog.getByRole('button', { name: 'Copy user ID' }).count()).toBe(2)
    await dialog.getByLabel(`Type ${alice.email} to confirm`).fill(alice.email)
    await presses.click(dialog.getByRole('button', { name: 'Duplicate' }))
    await presses.click(confirm)
    await page.getByText('alice adams is part of Alice Adams now.').waitFor()
    expect(presses.count).toBeLessThanOrEqual(8)

    await page.goto(console.at(`${at(twin.id)}/overview`))
    await page.waitForURL(new RegExp(`${encodeURIComponent(alice.id).replace('|', '%7C')}/overview$`))
    await page.getByRole('heading', { level: 1, name: 'Alice Adams' }).waitFor()
    const { body } = await console.app.v1('GET', `${at(alice.id)}/roles`)
    expect(body.data).toMatchObject([{ name: 'Billing' }])
  })

  test('J15 by keyboard alone, with the other account found by its address, on a narrow screen', async () => {
    const bob = await addPerson(console.app, 'Bob Brown')
    await addPerson(console.app, 'Robert Brown')
    const page = await console.openPageAsOwner(`${at(bob.id)}/merge`, { width: 390 })
    const keys = await keysAlone(page)
    await keys.fill(page.getByLabel('E-mail address or ID of the account that goes'), 'robert.brown@example.com')
    await keys.press('Enter')
    await page.getByText('Stays: Bob Brown').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await expect.poll(() => pageWidth(page)).toBeLessThanOrEqual(390)
    await keys.click(page.getByRole('button', { name: 'Next: what moves' }))
    await keys.click(page.getByRole('button', { name: 'Next: confirm' }))
    const dialog = page.getByRole('alertdialog', { name: 'Merge users' })
    await keys.click(dialog.getByRole('button', { name: 'Duplicate' }))
    await keys.fill(dialog.getByLabel(`Type ${bob.email} to confirm`), bob.email)
    await keys.press('Enter')
    await page.getByText('Robert Brown is part of Bob Brown now.').waitFor()
    expect(keys.count).toBeLessThanOrEqual(8)
  })

  test('J15 names of 64 letters without a space leave none of the steps', async () => {
    const solid = 'W'.repeat(64)
    const dan = await addPerson(console.app, 'Dan Dale', { name: solid })
    const twin = await addPerson(console.app, 'Dan Twin', { name: solid, givenName: 'M'.repeat(64) })
    const role = await addRole(console.app, 'R'.repeat(64), 'Long')
    await console.app.api('POST', `${at(twin.id)}/roles`, { body: { roles: [role] } })
    const path = `${at(dan.id)}/merge?with=${encodeURIComponent(twin.id)}`
    const page = await console.openPageAsOwner(path, { width: 390 })
    await page.getByText(`Stays: ${solid}`).waitFor()
    await expect.poll(() => pageWidth(page)).toBe(390)
    await page.getByRole('button', { name: 'Next: what moves' }).click()
    await page.getByText(`Moves to ${solid}`).waitFor()
    await expect.poll(() => pageWidth(page)).toBe(390)
    await page.getByRole('button', { name: 'Next: confirm' }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Merge users' })
    await dialog.getByLabel(`Type ${dan.email} to confirm`).fill(dan.email)
    await dialog.getByRole('button', { name: 'Duplicate' }).click()
    await dialog.getByRole('button', { name: `Merge into ${solid}` }).click()
    await page.getByText(`Merged into ${solid}`).waitFor()
    await expect.poll(() => pageWidth(page)).toBe(390)
  })

  test('an operator sends a link, and behind it the person proves both accounts and joins them, by keyboard alone', async () => {
    const [frida, twin] = [await newPerson(console.app), await newPerson(console.app)]
    const page = await console.openPageAsOwner(`${at(frida.id)}/identities`)
    const keys = await keysAlone(page)
    const card = page.getByRole('region', { name: 'Identities' })
    await keys.click(card.getByRole('button', { name: 'Link identity…' }))
    const dialog = page.getByRole('alertdialog', { name: 'Link identity' })
    await dialog.waitFor()
    expect(await axeFindings(page)).toEqual([])
    await keys.click(dialog.getByRole('button', { name: 'Send link' }))
    await card.getByText(/sent a link to join another account/).waitFor()
    expect(await axeFindings(page)).toEqual([])

    const own = await console.openPage({ width: 390 })
    await own.goto((await mailed(console.app, frida.email)).link)
    const hands = await keysAlone(own)
    const press = (name: string) => hands.click(own.getByRole('button', { name, exact: true }))
    expect(await axeFindings(own)).toEqual([])
    await press('Go on')
    await own.getByText(`Step 1 of 3: sign in to ${frida.email}`).waitFor()
    await card.getByText(/is open: both accounts are being proven/).waitFor()
    expect(await axeFindings(own)).toEqual([])
    await press('Sign in to this account')
    await own.getByLabel('Password', { exact: true }).waitFor()
    await hands.fill(own.getByLabel('Password', { exact: true }), password)
    await hands.press('Enter')
    await own.getByText('Step 2 of 3').waitFor()
    await press('Sign in to the other account')
    await own.getByLabel('Email or username').waitFor()
    await hands.fill(own.getByLabel('Email or username'), twin.email)
    await hands.press('Enter')
    await hands.fill(own.getByLabel('Password', { exact: true }), password)
    await hands.press('Enter')
    await own.getByRole('heading', { level: 1, name: 'Join these accounts?' }).waitFor()
    expect(await axeFindings(own)).toEqual([])
    await expect.poll(() => pageWidth(own)).toBeLessThanOrEqual(390)
    await press('Join accounts')
    await own.getByRole('heading', { level: 1, name: 'Your accounts are joined' }).waitFor()
    await card.getByRole('button', { name: /^Unlink/ }).waitFor()
    await card.getByText(/^linked \d/).waitFor()
    await card.getByText(/link of .* is open/).waitFor({ state: 'detached' })
  })

  test('a link that was sent is withdrawn, and whoever cannot be written to gets none', async () => {
    const gina = await newPerson(console.app)
    await console.app.v1('POST', `${at(gina.id)}/identity-link`, { body: { reason: 'Duplicate' } })
    const page = await console.openPageAsOwner(`${at(gina.id)}/identities`, { width: 390 })
    const card = page.getByRole('region', { name: 'Identities' })
    await card.getByText(/sent a link to join another account/).waitFor()
    await expect.poll(() => pageWidth(page)).toBeLessThanOrEqual(390)
    await card.getByRole('button', { name: 'Withdraw the link' }).click()
    await page.getByText('The link was withdrawn.').first().waitFor()
    await card.getByText(/sent a link/).waitFor({ state: 'detached' })
    const hanna = await addPerson(console.app, 'Hanna Hill')
    await page.goto(console.at(`${at(hanna.id)}/identities`))
    const button = card.getByRole('button', { name: 'Link identity…' })
    await expect.poll(() => button.getAttribute('aria-disabled')).toBe('true')
  })

  test('who is not a duplicate after all is suggested no more, until that is undone', async () => {
    const erin = await addPerson(console.app, 'Erin Ely')
    await addPerson(console.app, 'Erin Twin', { name: 'Erin Ely' })
    const page = await console.openPageAsOwner(`${at(erin.id)}/identities`)
    const card = page.getByRole('region', { name: 'Possible duplicates' })
    await card.getByRole('button', { name: 'Erin Ely is not a duplicate' }).click()
    await card.getByText('Nobody shares a phone number, an address or a name.').waitFor()
    // The note that offers it is gone after some seconds.
    await page.getByRole('button', { name: 'Undo: Erin Ely is no duplicate.' }).click()
    await card.getByRole('button', { name: 'Erin Ely is not a duplicate' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
  })

  test('J15 security sees possible duplicates and is told whom to ask; the API refuses them', async () => {
    const carol = await addPerson(console.app, 'Carol Clark')
    const twin = await addPerson(console.app, 'Carol Twin', { name: 'Carol Clark' })
    const page = await console.openPageAsRole('security', `${at(carol.id)}/identities`)
    await page.getByText('To merge: Needs the admin role').waitFor()
    expect(await page.getByRole('link', { name: /^Compare/ }).count()).toBe(0)
    await page.goto(console.at(`${at(carol.id)}/merge?with=${encodeURIComponent(twin.id)}`))
    await page.getByText('Merging is not for your role').waitFor()
    const order = { with: twin.id, reason: 'Duplicate' }
    expect(await statusOf(page, 'POST', `${at(carol.id)}/merge`, order)).toBe(403)
  })
})
