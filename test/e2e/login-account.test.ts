import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { addPerson, mailed, password, uniqueEmail } from '../login/people.ts'
import { addAuthenticatorTo, type ConsoleUnderTest, describeJourneys, startConsole } from './browser.ts'
import { hands } from './hands.ts'
import { setUpAuthenticator } from './login-account-steps.ts'

describeJourneys('one’s own account, as people use it', () => {
  let browser: ConsoleUnderTest
  beforeAll(async () => {
    browser = await startConsole()
  })
  afterEach(() => browser.endJourney())
  afterAll(() => browser?.close())

  async function signedIn(email: string, hasScripts = true): Promise<Page> {
    const page = await browser.openPage({ hasScripts })
    await page.goto(`${browser.app.url}account`)
    await page.getByRole('textbox', { name: 'Email or username' }).fill(email)
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Password' }).fill(password)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Profile' }).waitFor()
    return page
  }

  async function someone(): Promise<string> {
    const email = uniqueEmail()
    await addPerson(browser.app, email)
    return email
  }

  describe.each([
    ['by keyboard alone', true],
    ['L8 without scripts', false],
  ])('%s', (_how, hasScripts) => {
    test('L7 other sessions are ended', async () => {
      const email = await someone()
      const other = await signedIn(email, hasScripts)
      const page = await signedIn(email, hasScripts)
      const by = await hands(page, hasScripts)
      await by.click(page.getByRole('link', { name: 'Sessions' }))
      await expect.poll(() => page.getByRole('main').getByRole('listitem').count()).toBe(2)
      await by.click(page.getByRole('button', { name: 'Sign out everywhere else' }))
      await page.getByText('You are signed in nowhere else.').waitFor()
      await other.reload()
      await other.getByRole('heading', { name: 'Sign in to Rollcall' }).waitFor()
    })

    test('L7 recovery codes are made anew', async () => {
      const page = await signedIn(await someone(), hasScripts)
      const by = await hands(page, hasScripts)
      await setUpAuthenticator(browser.app, page, by)
      const first = await page.locator('.codes').textContent()
      await by.check(page.getByRole('checkbox', { name: 'I saved these codes' }))
      await by.click(page.getByRole('button', { name: 'Continue' }))
      await by.click(page.getByRole('button', { name: 'Make new recovery codes' }))
      // The session has not shown the new factor yet, so it does so first.
      await by.fill(page.getByRole('textbox', { name: 'Password' }), password)
      await by.click(page.getByRole('button', { name: 'Sign in' }))
      await by.click(page.getByText('Use another way'))
      await by.click(page.getByRole('link', { name: 'Recovery code' }))
      const [code = ''] = /[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(first ?? '') ?? []
      await by.fill(page.getByRole('textbox', { name: 'Recovery code' }), code)
      await by.click(page.getByRole('button', { name: 'Continue' }))
      await by.click(page.getByRole('link', { name: 'Continue' }))
      await page.getByText('9 are left.').waitFor()
      await by.click(page.getByRole('button', { name: 'Make new recovery codes' }))
      const second = await page.locator('.codes').textContent()
      expect(second).not.toContain(code)
    })

    test('L7 the address is changed, and confirmed by its mail', async () => {
      const page = await signedIn(await someone(), hasScripts)
      const by = await hands(page, hasScripts)
      const fresh = uniqueEmail()
      await by.click(page.getByRole('link', { name: 'Change email address' }))
      await by.fill(page.getByRole('textbox', { name: 'New email address' }), fresh)
      await by.click(page.getByRole('button', { name: 'Send the link' }))
      await page.getByText('We sent a link to the new address.').waitFor()
      await page.goto((await mailed(browser.app, fresh)).link)
      expect(new URL(page.url()).search).toBe('')
      await by.click(page.getByRole('button', { name: 'Use this address' }))
      await page.getByRole('heading', { name: 'Your email address is changed' }).waitFor()
      await page.goto(`${browser.app.url}account`)
      await page.getByRole('main').getByText(fresh).waitFor()
    })

    test('L7 everything about oneself is downloaded', async () => {
      const email = await someone()
      const page = await signedIn(email, hasScripts)
      const by = await hands(page, hasScripts)
      await by.click(page.getByRole('link', { name: 'Your data' }))
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        by.click(page.getByRole('button', { name: 'Download your data' })),
      ])
      expect(file.suggestedFilename()).toBe('your-data.json')
      const data = JSON.parse(await readFile(await file.path(), 'utf8'))
      expect(data.profile.email).toBe(email)
    })

    test('the password is changed, and this browser stays signed in', async () => {
      const page = await signedIn(await someone(), hasScripts)
      const by = await hands(page, hasScripts)
      await by.click(page.getByRole('link', { name: 'Security' }))
      await by.click(page.getByRole('link', { name: 'Change password' }))
      await by.fill(page.getByRole('textbox', { name: 'Current password' }), password)
      await by.fill(page.getByRole('textbox', { name: 'New password' }), 'copper meadow thunder 17')
      await by.click(page.getByRole('button', { name: 'Change password' }))
      await page.getByText('Your password is changed.').waitFor()
    })
  })

  test('a passkey is added under a name, used for a fresh proof, and removed', async () => {
    const page = await signedIn(await someone())
    await addAuthenticatorTo(page)
    await page.getByRole('link', { name: 'Security' }).click()
    await page.getByRole('link', { name: 'Add a passkey' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('This laptop')
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByRole('checkbox', { name: 'I saved these codes' }).check()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('This laptop').waitFor()
    await page.getByRole('button', { name: 'Remove This laptop' }).click()
    await page.getByRole('textbox', { name: 'Password' }).fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('button', { name: 'Use a passkey' }).click()
    await page.getByRole('button', { name: 'Remove This laptop' }).click()
    await page.getByRole('heading', { name: 'Remove This laptop?' }).waitFor()
    await page.getByRole('button', { name: 'Remove', exact: true }).click()
    await page.getByText('Removed.').waitFor()
    expect(await page.getByText('This laptop').count()).toBe(0)
  })

  test('the codes can be copied, and the download pressed twice', async () => {
    const page = await signedIn(await someone())
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await setUpAuthenticator(browser.app, page)
    await page.getByRole('button', { name: 'Copy' }).click()
    await page.getByRole('button', { name: 'Copied' }).waitFor()
    const copied = await page.evaluate<string>('navigator.clipboard.readText()')
    expect(copied.trim().split(/\s+/)).toHaveLength(10)
    expect(await page.getByRole('button', { name: 'Print' }).count()).toBe(1)
    for (let press = 0; press < 2; press += 1) {
      const download = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Download as a text file' }).click()
      await download
    }
  })
})
