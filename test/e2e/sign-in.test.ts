import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type ConsoleUnderTest, describeJourneys, owner, startConsole } from './browser.ts'
import { addPerson } from './people.ts'

describeJourneys('signing in and out', () => {
  let console: ConsoleUnderTest
  beforeAll(async () => {
    console = await startConsole()
    await addPerson(console.app, 'Alice Adams')
    await console.openPageAsOwner('/users')
    await console.endJourney()
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  test('a wrong password says so and nothing more', async () => {
    const page = await console.openPage()
    await page.goto(console.at('/'))
    await page.getByLabel('E-mail address').fill(owner.email)
    await page.getByLabel('Password', { exact: true }).fill('not the password at all')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('The e-mail address or password is wrong.').waitFor()
  })

  test('the password can be shown and hidden', async () => {
    const page = await console.openPage()
    await page.goto(console.at('/sign-in'))
    const password = page.getByLabel('Password', { exact: true })
    await password.fill('secret words')
    await page.getByRole('button', { name: 'Show password' }).click()
    expect(await password.getAttribute('type')).toBe('text')
    await page.getByRole('button', { name: 'Hide password' }).click()
    expect(await password.getAttribute('type')).toBe('password')
  })

  test('sign-in leads to the address that was asked for, and sign-out leads out', async () => {
    const page = await console.openPage()
    await page.goto(console.at('/users?status=active'))
    await page.getByLabel('E-mail address').fill(owner.email)
    await page.getByLabel('Password', { exact: true }).fill(owner.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('1 user matches').waitFor()
    expect(page.url()).toBe(console.at('/users?status=active'))

    await page.getByRole('button', { name: `Account of ${owner.name}` }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await page.goto(console.at('/users'))
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  })

  test('a session that ends in the middle of work leads to sign-in and back', async () => {
    const page = await console.openPageAsOwner('/users')
    await page.getByText('1 user', { exact: true }).waitFor()
    await page.context().clearCookies()
    await page.getByRole('link', { name: 'Alice Adams' }).click()
    await page.getByText('Your session has ended.').waitFor()
    await page.getByLabel('E-mail address').fill(owner.email)
    await page.getByLabel('Password', { exact: true }).fill(owner.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Alice Adams' }).waitFor()
  })

  test('a link cannot make sign-in lead to another site', async () => {
    const page = await console.openPage()
    await page.goto(console.at('/sign-in?next=//evil.example/x'))
    await page.getByLabel('E-mail address').fill(owner.email)
    await page.getByLabel('Password', { exact: true }).fill(owner.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Users', exact: true }).waitFor()
    expect(page.url()).toBe(console.at('/users'))
  })

  test('a chosen theme is kept and shown before anything else', async () => {
    const page = await console.openPageAsOwner('/users')
    await page.getByRole('button', { name: /^Account of/ }).click()
    await page.getByRole('menuitemradio', { name: 'Dark' }).click()
    await page.reload()
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
    const background = await page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor')
    expect(background).toBe('rgb(15, 18, 22)')
  })
})
