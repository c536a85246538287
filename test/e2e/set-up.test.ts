import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type ConsoleUnderTest, describeJourneys, owner, startConsole } from './browser.ts'

describeJourneys('setting up Rollcall', () => {
  let console: ConsoleUnderTest
  beforeAll(async () => {
    console = await startConsole()
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  test('without its token the set-up page says where the link is found', async () => {
    const page = await console.openPage()
    await page.goto(console.at('/setup'))
    await page.getByText('This address is missing its one-time token.').waitFor()
    expect(await page.getByLabel('Password').count()).toBe(0)
  })

  test('sign-in points to the set-up link while there is no owner', async () => {
    const page = await console.openPage()
    await page.goto(console.at('/'))
    await page.getByText('this Rollcall has no owner').waitFor()
  })

  test('a wrong token is refused and what was typed stays', async () => {
    const page = await console.openPage()
    await page.goto(console.at('/setup#token=rc_setup_wrong'))
    await page.getByLabel('E-mail address').fill(owner.email)
    await page.getByLabel('Password', { exact: true }).fill(owner.password)
    await page.getByRole('button', { name: 'Create owner and sign in' }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.getByLabel('E-mail address').inputValue()).toBe(owner.email)
  })

  test('the owner is created from the link, and its token leaves the address bar', async () => {
    const page = await console.openPage()
    await page.goto(console.app.setupUrl)
    await page.getByRole('heading', { name: 'Create the owner' }).waitFor()
    await expect.poll(() => page.url()).not.toContain('token')

    await page.getByLabel('E-mail address').fill(owner.email)
    await page.getByLabel('Name').fill(owner.name)
    await page.getByLabel('Password', { exact: true }).fill('short')
    await page.getByRole('button', { name: 'Create owner and sign in' }).click()
    await page.getByText('Use at least 15 characters.').waitFor()
    expect(await page.locator('input:focus').getAttribute('name')).toBe('password')

    await page.getByLabel('Password', { exact: true }).fill(owner.password)
    await page.getByRole('button', { name: 'Create owner and sign in' }).click()
    await page.getByRole('heading', { name: 'Users', exact: true }).waitFor()
    expect(await page.title()).toBe('Users · Rollcall')
    await page.getByText('No users yet').waitFor()
  })

  test('afterwards the link is of no use to anybody', async () => {
    const page = await console.openPage()
    await page.goto(console.app.setupUrl)
    await page.getByRole('heading', { name: 'Set-up is done' }).waitFor()
    await page.getByRole('link', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Sign in to Rollcall console' }).waitFor()
  })
})
