import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { newBrowserless } from '../support/browserless.ts'
import { findMessages } from '../support/find-messages.ts'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, startConsole } from './browser.ts'
import { addPerson, addRole } from './people.ts'

describeJourneys('adding a user', () => {
  let console: ConsoleUnderTest
  beforeAll(async () => {
    console = await startConsole()
    await addPerson(console.app, 'Alice Adams')
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  test('S000-52 a person is added over the list, chooses their own password by a mail, and is opened', async () => {
    const page = await console.openPageAsOwner('/users?status=active')
    await page.getByRole('link', { name: 'Add user' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add user' })
    await dialog.waitFor()
    expect(page.url()).toBe(console.at('/users/new?status=active'))
    expect(await dialog.getByLabel(/^password/i).count()).toBe(0)
    await dialog.getByLabel('E-mail address').fill('dan@example.com')
    await dialog.getByLabel('Name', { exact: true }).fill('Dan Davis')
    expect(await dialog.getByRole('radio', { name: /^Send an e-mail to set a password/ }).isChecked()).toBe(true)
    await dialog.getByRole('button', { name: 'Add user' }).click()
    await dialog.getByText('Dan Davis was added. The e-mail to set a password is on its way.').waitFor()
    expect(await axeFindings(page)).toEqual([])
    const mails = await findMessages(console.app, 'dan@example.com')
    expect(mails.map(({ kind }) => kind)).toEqual(['account-made'])
    await dialog.getByRole('link', { name: 'Open Dan Davis' }).click()
    await page.getByRole('heading', { name: 'Dan Davis' }).waitFor()
    const panel = page.getByRole('region', { name: "Why can't they log in?" })
    await panel
      .getByText(/^Invited .*, not accepted/)
      .first()
      .waitFor()
    await page.getByRole('link', { name: 'Users', exact: true }).last().click()
    await page.getByText('2 users match').waitFor()
  })

  test('J16 whoever belongs somewhere from the start is added there with the roles, and the next one without', async () => {
    const { body: acme } = await console.app.v1('POST', '/organizations', {
      body: { name: 'acme', displayName: 'Acme' },
    })
    await addRole(console.app, 'Bookkeeper', 'Keeps the books')
    const page = await console.openPageAsRole('admin', '/users/new')
    const dialog = page.getByRole('dialog', { name: 'Add user' })
    await dialog.getByLabel('E-mail address').fill('erin@example.com')
    await dialog.getByRole('button', { name: 'Choose: Organization' }).click()
    await dialog.getByRole('radio', { name: /^Acme/ }).check()
    await dialog.getByRole('button', { name: 'Clear Organization' }).click()
    await dialog.getByRole('button', { name: 'Done: Organization' }).and(page.locator(':focus')).waitFor()
    await dialog.getByRole('radio', { name: /^Acme/ }).check()
    await dialog.getByRole('button', { name: 'Choose: Roles in Acme' }).click()
    await dialog.getByRole('checkbox', { name: /^Bookkeeper/ }).check()
    await dialog.getByRole('radio', { name: /^No credential yet/ }).check()
    await dialog.getByRole('button', { name: 'Add user' }).click()
    await dialog.getByText('erin@example.com was added.').waitFor()
    const [erin] = (await console.app.v1('GET', '/users?search=erin@example.com')).body.data
    const held = (await console.app.v1('GET', `/users/${encodeURIComponent(erin.id)}/roles`)).body.data
    expect(held).toMatchObject([{ name: 'Bookkeeper', organization: { id: acme.id } }])
    expect(await findMessages(console.app, 'erin@example.com')).toEqual([])
    await dialog.getByRole('button', { name: 'Add another' }).click()
    await expect.poll(() => dialog.getByLabel('E-mail address').inputValue()).toBe('')
    await dialog.getByText('Roles everywhere').waitFor()
  })

  test('somebody is invited to an organization, and the link is there to hand over', async () => {
    const page = await console.openPageAsOwner('/users/new')
    const dialog = page.getByRole('dialog', { name: 'Add user' })
    await dialog.getByLabel('E-mail address').fill('frank@example.com')
    const invitation = dialog.getByRole('radio', { name: /^Send an invitation/ })
    expect(await invitation.getAttribute('aria-disabled')).toBe('true')
    await dialog.getByRole('button', { name: 'Choose: Organization' }).click()
    await dialog.getByRole('radio', { name: /^Acme/ }).check()
    await invitation.check()
    await dialog.getByLabel('The link works for').selectOption('14 days')
    await dialog.getByRole('button', { name: 'Send invitation' }).click()
    await dialog.getByText('frank@example.com was invited.').waitFor()
    await dialog.getByText(/invitation=|ticket=/).waitFor()
    await dialog.getByRole('button', { name: 'Close' }).click()
    await page.getByRole('searchbox', { name: 'Search users' }).fill('frank@example.com')
    await page.getByText(/^Invited to Acme on .*, not accepted\./).waitFor()
    await page.getByRole('button', { name: 'Resend the invitation to Acme' }).press('Enter')
    await page.getByText('The invitation to Acme was sent again.').waitFor()
  })

  test('a link to hand over is made for whoever was just added, under the rule that holds for everybody', async () => {
    const page = await console.openPageAsRole('support', '/users/new')
    const dialog = page.getByRole('dialog', { name: 'Add user' })
    await dialog.getByLabel('E-mail address').fill('heidi@example.com')
    await dialog.getByRole('radio', { name: /^Create a one-time link to hand over/ }).check()
    await dialog.getByRole('button', { name: 'Add user' }).click()
    const handing = page.getByRole('alertdialog', { name: 'Link to hand over' })
    await handing.getByText('required by policy').waitFor()
    await handing.getByLabel('What you checked').fill('Stands before me')
    await handing.getByRole('button', { name: 'Record' }).click()
    expect(await axeFindings(page)).toEqual([])
    await handing.getByRole('button', { name: 'Create link' }).click()
    const shown = page.getByRole('dialog', { name: 'Link to hand over' })
    const link = (await shown.getByRole('code').textContent()) ?? ''
    expect((await newBrowserless(console.app.url).open(link)).heading).toBe('Choose a new password')
    await shown.getByRole('checkbox', { name: 'I stored it' }).check()
    await shown.getByRole('button', { name: 'Done' }).click()
    await dialog.getByText('heidi@example.com was added.').waitFor()
    expect(await findMessages(console.app, 'heidi@example.com')).toEqual([])
  })

  test('J21 an address that is taken shows the person who has it while it is typed, and adds them where they are not yet', async () => {
    const page = await console.openPageAsOwner('/users/new')
    const dialog = page.getByRole('dialog', { name: 'Add user' })
    await dialog.getByLabel('E-mail address').fill('ALICE.adams@example.com')
    await dialog.getByText('Somebody has this address already.').waitFor()
    await dialog.getByRole('button', { name: 'Choose: Organization' }).click()
    await dialog.getByRole('radio', { name: /^Acme/ }).check()
    await dialog.getByRole('button', { name: 'Add existing user to Acme' }).click()
    await page.getByText('Alice Adams was added to Acme.').waitFor()
    await dialog.getByRole('button', { name: 'Add user' }).click()
    await dialog.getByText("Couldn't add the user.").waitFor()
    await dialog.getByRole('link', { name: 'Open' }).click()
    await page.getByRole('heading', { name: 'Alice Adams' }).waitFor()
    await page.getByRole('link', { name: 'Organizations: Acme' }).waitFor()
  })

  test('an address that nobody has any more: an auditor is told who was deleted, support is not', async () => {
    const gone = await addPerson(console.app, 'Grace Gone')
    await console.app.v1('DELETE', `/users/${encodeURIComponent(gone.id)}?hard=true`)
    const page = await console.openPageAsRole('auditor', `/users?q=${gone.email}`)
    await page.getByText(/^An account with this address was hard-deleted on/).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('link', { name: 'Show its audit events' }).click()
    await page.getByText('User erased').first().waitFor()
    await page.goto(console.at('/users?q=alice.adasm@example.com'))
    await page.getByRole('link', { name: 'Alice Adams (alice.adams@example.com)' }).waitFor()
    const other = await console.openPageAsRole('support', `/users?q=${gone.email}`)
    await other.getByText('No account has this address.').waitFor()
    await other.getByRole('link', { name: 'Add a user' }).waitFor()
    expect(await other.getByText(/hard-deleted/).count()).toBe(0)
  })

  test('what is wrong is said at its box, and Escape leads back to the list', async () => {
    const page = await console.openPageAsOwner('/users/new')
    const dialog = page.getByRole('dialog', { name: 'Add user' })
    await dialog.getByLabel('E-mail address').fill('not an address')
    await dialog.getByRole('button', { name: 'Add user' }).click()
    await dialog.locator('[aria-invalid=true][name=email]').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(page.url()).toBe(console.at('/users'))
  })
})
