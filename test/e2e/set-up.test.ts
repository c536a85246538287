// J27: from the link that the server prints to a console that is set up.
import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, owner, pageWidth, startConsole } from './browser.ts'
import { keysAlone } from './keyboard.ts'
import { countPresses } from './presses.ts'

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

  test('a password that is too short is refused at its field, and the token has left the address bar', async () => {
    const page = await console.openPage()
    await page.goto(console.app.setupUrl)
    await page.getByRole('heading', { name: 'Create the owner' }).waitFor()
    await expect.poll(() => page.url()).not.toContain('token')
    await page.getByLabel('E-mail address').fill(owner.email)
    await page.getByLabel('Password', { exact: true }).fill('short')
    await page.getByRole('button', { name: 'Create owner and sign in' }).click()
    await page.getByText('Use at least 15 characters.').waitFor()
    expect(await page.locator('input:focus').getAttribute('name')).toBe('password')
  })

  test('J27 five steps from the link to the console, a second factor among them, in 12 presses', async () => {
    const page = await console.openPage()
    const presses = countPresses(page)
    await page.goto(console.app.setupUrl)
    await page.getByLabel('E-mail address').fill(owner.email)
    await page.getByLabel('Name').fill(owner.name)
    await page.getByLabel('Password', { exact: true }).fill(owner.password)
    await presses.click(page.getByRole('button', { name: 'Create owner and sign in' }))

    await heading(page, 'Protect the owner')
    expect(await page.getByRole('button', { name: 'Skip' }).count()).toBe(0)
    await page.getByText("Can't scan? Enter the key by hand").click()
    const secret = (await page.locator('code').textContent()) ?? ''
    expect(await axeFindings(page)).toEqual([])
    await page.getByLabel('Six digits').fill('000000')
    await page.getByRole('button', { name: 'Confirm the authenticator' }).click()
    await page.getByText('This is not what the authenticator shows.').waitFor()
    await page.getByLabel('Six digits').fill(codeOf(secret, console))
    await presses.click(page.getByRole('button', { name: 'Confirm the authenticator' }))

    await heading(page, 'Keep your recovery codes')
    await expect.poll(() => page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem').count()).toBe(10)
    expect(await page.getByRole('button', { name: 'Continue' }).getAttribute('aria-disabled')).toBe('true')
    const download = page.waitForEvent('download')
    await presses.click(page.getByRole('button', { name: 'Download' }))
    expect((await download).suggestedFilename()).toBe('rollcall-recovery-codes.txt')
    await presses.check(page.getByRole('checkbox', { name: 'I stored them' }))
    expect(await axeFindings(page)).toEqual([])
    await presses.click(page.getByRole('button', { name: 'Continue' }))

    await heading(page, 'Organizations and their people')
    await page.getByRole('listitem').filter({ hasText: 'Shared pool' }).getByText('Set here').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByLabel('Your first organization').fill('Acme & Söhne')
    await presses.click(page.getByRole('button', { name: 'Create and continue' }))

    await heading(page, 'Sending e-mail')
    await presses.click(page.getByRole('button', { name: 'Send test' }))
    await page.getByText('No mail server is set.').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await presses.click(page.getByRole('button', { name: 'Continue' }))

    await heading(page, 'Your sign-in page')
    await page.getByLabel('Name').fill('Acme')
    await page.getByRole('img', { name: 'What your sign-in page looks like' }).getByText('Sign in to Acme').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await presses.click(page.getByRole('button', { name: 'Save and continue' }))

    await heading(page, 'Your first app')
    await page.getByLabel('Name').fill('Shop')
    await page.getByLabel('Where people come back after signing in').fill('https://shop.example.com/callback')
    expect(await axeFindings(page)).toEqual([])
    await presses.click(page.getByRole('button', { name: 'Create app' }))
    await heading(page, 'Shop was created')
    await page.getByText('Shown only now. It can be rotated later.').waitFor()
    await presses.click(page.getByRole('button', { name: 'Continue' }))

    await heading(page, 'Rollcall is set up')
    await page
      .getByRole('list', { name: 'Next' })
      .getByRole('link', { name: /second owner/ })
      .waitFor()
    expect(await axeFindings(page)).toEqual([])
    await presses.click(page.getByRole('button', { name: 'Open the console' }))
    await heading(page, 'Dashboard')
    await expect.poll(() => page.title()).toBe('Dashboard · Rollcall')
    expect(presses.count).toBeLessThanOrEqual(12)

    const { v1 } = console.app
    expect((await v1('GET', '/settings')).body.displayName).toBe('Acme')
    expect((await v1('GET', '/organizations')).body.data).toMatchObject([
      { name: 'acme-sohne', displayName: 'Acme & Söhne' },
    ])
    const { data: operators } = (await v1('GET', '/operators')).body
    expect(operators).toMatchObject([{ email: owner.email, role: 'owner', hasSecondFactor: true }])
  })

  test('J27 afterwards the link is of no use to anybody', async () => {
    const page = await console.openPage()
    await page.goto(console.app.setupUrl)
    await page.getByRole('heading', { name: 'Set-up is done' }).waitFor()
    const token = new URL(console.app.setupUrl).hash.replace('#token=', '')
    const again = await console.app.anonymous('POST', '/api/v1/setup', { body: { ...owner, token } })
    expect(again.status).toBeGreaterThanOrEqual(400)
    await page.getByRole('link', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Sign in to Rollcall console' }).waitFor()
  })
})

describeJourneys('setting up Rollcall another time', () => {
  let console: ConsoleUnderTest
  beforeAll(async () => {
    console = await startConsole()
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  test('J27 on a phone and by keyboard alone: a reload goes on where one was, and each step but the first is skipped', async () => {
    const page = await console.openPage({ width: 390, height: 844 })
    const keys = await keysAlone(page)
    await page.goto(console.app.setupUrl)
    await keys.fill(page.getByLabel('E-mail address'), owner.email)
    await keys.fill(page.getByLabel('Password', { exact: true }), owner.password)
    await keys.press('Enter')
    await heading(page, 'Protect the owner')
    await page.reload()
    await heading(page, 'Protect the owner')
    await expect.poll(() => pageWidth(page)).toBe(390)
    expect(await axeFindings(page)).toEqual([])
    await keys.click(page.locator('summary'))
    const secret = (await page.locator('code').textContent()) ?? ''
    await keys.fill(page.getByLabel('Six digits'), codeOf(secret, console))
    await keys.press('Enter')
    await heading(page, 'Keep your recovery codes')
    await keys.check(page.getByRole('checkbox', { name: 'I stored them' }))
    await keys.click(page.getByRole('button', { name: 'Continue' }))
    for (const title of ['Organizations and their people', 'Sending e-mail', 'Your sign-in page', 'Your first app']) {
      await heading(page, title)
      await expect.poll(() => pageWidth(page)).toBe(390)
      await keys.click(page.getByRole('button', { name: 'Skip' }))
    }
    await heading(page, 'Rollcall is set up')
    await keys.click(page.getByRole('button', { name: 'Open the console' }))
    await heading(page, 'Dashboard')
    expect(keys.count).toBeLessThanOrEqual(12)
  })
})

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor()

function codeOf(secret: string, { app }: ConsoleUnderTest): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: app.clock.now().getTime() })
}
