import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type ConsoleUnderTest, describeJourneys, startConsole } from './browser.ts'
import { addPerson } from './people.ts'

describeJourneys('adding a user', () => {
  let console: ConsoleUnderTest
  beforeAll(async () => {
    console = await startConsole()
    await addPerson(console.app, 'Alice Adams')
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  test('S000-52 a person is added over the list, without a password, and opened', async () => {
    const page = await console.openPageAsOwner('/users?status=active')
    await page.getByRole('link', { name: 'Add user' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add user' })
    await dialog.waitFor()
    expect(page.url()).toBe(console.at('/users/new?status=active'))
    expect(await dialog.getByLabel(/password/i).count()).toBe(0)
    await dialog.getByLabel('E-mail address').fill('dan@example.com')
    await dialog.getByLabel('Name', { exact: true }).fill('Dan Davis')
    await dialog.getByRole('button', { name: 'Add user' }).click()
    await page.getByRole('heading', { name: 'Dan Davis' }).waitFor()
    await page.getByText('Dan Davis was added.').waitFor()
    await page.getByRole('link', { name: 'Users', exact: true }).last().click()
    await page.getByText('2 users match').waitFor()
  })

  test('an address that is taken shows the person who has it', async () => {
    const page = await console.openPageAsOwner('/users/new')
    const dialog = page.getByRole('dialog', { name: 'Add user' })
    await dialog.getByLabel('E-mail address').fill('ALICE.adams@example.com')
    await dialog.getByRole('button', { name: 'Add user' }).click()
    await dialog.getByText("Couldn't add the user.").waitFor()
    await dialog.getByRole('link', { name: 'Open' }).click()
    await page.getByRole('heading', { name: 'Alice Adams' }).waitFor()
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
