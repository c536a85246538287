import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { codeFor, waitForNextCode } from '../login/factors.ts'
import { addPerson, mailed, password, uniqueEmail } from '../login/people.ts'
import { axeFindings } from './axe.ts'
import {
  addAuthenticatorTo,
  type ConsoleUnderTest,
  describeJourneys,
  focused,
  startConsole,
  takesFocus,
} from './browser.ts'
import { hands } from './hands.ts'
import { keysAlone } from './keyboard.ts'
import { countPresses, type Presses } from './presses.ts'

describeJourneys('second factors, as people meet them', () => {
  let browser: ConsoleUnderTest
  beforeAll(async () => {
    browser = await startConsole()
    // Whoever signs up has proven a mailbox, which would otherwise do as a second factor.
    await browser.app.app.directory.stores.settings.change({ mfaPolicy: 'required', disabledFactors: ['email'] })
  })
  afterEach(() => browser.endJourney())
  afterAll(() => browser?.close())

  async function signIn(page: Page, email: string, by: Presses = countPresses(page)): Promise<void> {
    await page.goto(`${browser.app.url}account`)
    await by.fill(page.getByRole('textbox', { name: 'Email or username' }), email)
    await by.click(page.getByRole('button', { name: 'Continue' }))
    await by.fill(page.getByRole('textbox', { name: 'Password' }), password)
    await by.click(page.getByRole('button', { name: 'Sign in' }))
  }

  async function setUpApp(page: Page, by: Presses = countPresses(page)) {
    await by.click(page.getByRole('link', { name: 'Set up an authenticator app' }))
    await page.getByRole('img', { name: 'QR code for an authenticator app' }).waitFor()
    const secret = (await page.locator('.secret').textContent()) ?? ''
    await by.fill(page.getByRole('textbox', { name: '6-digit code from the app' }), codeFor(browser.app, secret))
    await by.click(page.getByRole('button', { name: 'Finish' }))
    await page.getByRole('heading', { name: 'Save your recovery codes' }).waitFor()
    const list = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')
    await expect.poll(() => list.count()).toBe(10)
    return { secret, codes: await list.allTextContents() }
  }

  describe.each([
    ['by keyboard alone', true],
    ['L8 without scripts', false],
  ])('%s', (_how, hasScripts) => {
    test('L2 sign up, verify, set up an authenticator, save the codes, sign in again', async () => {
      const email = uniqueEmail()
      const page = await browser.openPage({ hasScripts })
      const by = await hands(page, hasScripts)
      await page.goto(`${browser.app.url}account`)
      await by.click(page.getByRole('link', { name: 'Create an account' }))
      await by.fill(page.getByRole('textbox', { name: 'Email' }), email)
      await by.fill(page.getByRole('textbox', { name: 'Name' }), 'Una Unger')
      await by.fill(page.getByRole('textbox', { name: 'Password' }), password)
      await by.click(page.getByRole('button', { name: 'Create account' }))
      await page.getByRole('heading', { name: 'Check your email to continue' }).waitFor()
      await by.fill(page.getByRole('textbox', { name: '6-digit code' }), (await mailed(browser.app, email)).code)
      await by.click(page.getByRole('button', { name: 'Confirm' }))
      await page.getByRole('heading', { name: 'Protect your account' }).waitFor()
      const { secret } = await setUpApp(page, by)
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        by.click(page.getByRole('button', { name: 'Download as a text file' })),
      ])
      expect(file.suggestedFilename()).toBe('recovery-codes.txt')
      await by.click(page.getByRole('button', { name: 'Continue' }))
      await page.getByText('Save the codes and tick the box.').first().waitFor()
      await by.check(page.getByRole('checkbox', { name: 'I saved these codes' }))
      await by.click(page.getByRole('button', { name: 'Continue' }))
      await page.getByRole('heading', { name: 'Profile' }).waitFor()

      await by.click(page.getByRole('button', { name: 'Sign out' }))
      await page.getByRole('heading', { name: 'You are signed out' }).waitFor()
      waitForNextCode(browser.app)
      await signIn(page, email, by)
      await by.fill(page.getByRole('textbox', { name: '6-digit code from the app' }), codeFor(browser.app, secret))
      await by.click(page.getByRole('button', { name: 'Continue' }))
      await page.getByRole('heading', { name: 'Profile' }).waitFor()
    })

    test('a lost phone: a recovery code instead, and a word on how many are left', async () => {
      const email = uniqueEmail()
      await addPerson(browser.app, email)
      const page = await browser.openPage({ hasScripts })
      await signIn(page, email)
      const { codes } = await setUpApp(page)
      const other = await browser.openPage({ hasScripts })
      await signIn(other, email)
      await other.getByText('Use another way').click()
      await other.getByRole('link', { name: 'Recovery code' }).click()
      await other.getByRole('textbox', { name: 'Recovery code' }).fill((codes[0] as string).trim().toLowerCase())
      await other.getByRole('button', { name: 'Continue' }).click()
      await other.getByText('You have 9 left.').waitFor()
      await other.getByRole('link', { name: 'Continue' }).click()
      await other.getByRole('heading', { name: 'Profile' }).waitFor()
    })
  })

  test('with the keyboard alone, a wrong code first', async () => {
    const email = uniqueEmail()
    await addPerson(browser.app, email)
    const page = await browser.openPage()
    await signIn(page, email)
    const { secret } = await setUpApp(page)
    waitForNextCode(browser.app)
    const other = await browser.openPage()
    await signIn(other, email)
    await other.getByRole('heading', { name: 'Confirm it’s you' }).waitFor()
    await takesFocus(other.locator('input'))
    await other.keyboard.type('000000')
    await other.keyboard.press('Enter')
    await other.getByRole('alert').waitFor()
    await expect.poll(() => focused(other)).toContain('There is a problem')
    await other.keyboard.press('Tab')
    await other.keyboard.press('Enter')
    await takesFocus(other.locator('input'))
    await other.keyboard.type(codeFor(browser.app, secret))
    await other.keyboard.press('Enter')
    await other.getByRole('heading', { name: 'Profile' }).waitFor()
  })

  test('a security key is set up by a link that support sent, by keyboard', async () => {
    const userId = await addPerson(browser.app, uniqueEmail())
    const { body } = await browser.app.api('POST', '/guardian/enrollments/ticket', { body: { user_id: userId } })
    const page = await browser.openPage()
    await addAuthenticatorTo(page)
    const by = await keysAlone(page)
    await page.goto(body.ticket_url)
    await page.getByRole('button', { name: 'Set up an authenticator app' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await by.click(page.getByRole('button', { name: 'Add a security key' }))
    await page.getByRole('link', { name: 'Choose another way' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await by.click(page.getByRole('button', { name: 'Add a security key' }))
    await by.click(page.getByRole('checkbox', { name: 'I saved these codes' }), 'Space')
    await by.click(page.getByRole('button', { name: 'Continue' }))
    await page.getByRole('heading', { name: 'Your second step is set up' }).waitFor()
  })

  test('a passkey is made where a factor is asked for, and opens the account alone afterwards', async () => {
    const email = uniqueEmail()
    await addPerson(browser.app, email)
    const page = await browser.openPage()
    await addAuthenticatorTo(page)
    await signIn(page, email)
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByRole('checkbox', { name: 'I saved these codes' }).check()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('heading', { name: 'Profile' }).waitFor()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor()
    // Both steps in one: the browser offers it where the name would be typed.
    await page.goto(`${browser.app.url}account`)
    await page.getByRole('heading', { name: 'Profile' }).waitFor()
  })
})
