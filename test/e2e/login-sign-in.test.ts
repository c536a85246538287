import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { finishRegistration, registrationOptions } from '../../src/authentication-methods/passkeys.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { addApp, addPerson, mailed, password, uniqueEmail } from '../login/people.ts'
import { type AppOfOthers, startAppOfOthers } from './app-of-others.ts'
import {
  addAuthenticatorTo,
  type ConsoleUnderTest,
  describeJourneys,
  focused,
  type PageOptions,
  startConsole,
} from './browser.ts'

describeJourneys('signing in, as people do it', () => {
  let browser: ConsoleUnderTest
  let portal: AppOfOthers
  let start: string
  let alice: string
  beforeAll(async () => {
    browser = await startConsole()
    portal = await startAppOfOthers()
    const clientId = await addApp(browser.app, { callbacks: [portal.callback] })
    alice = await addPerson(browser.app, 'alice@example.com')
    const query = new URLSearchParams({
      client_id: clientId,
      response_type: 'code',
      redirect_uri: portal.callback,
      scope: 'openid profile email',
      state: 'of the app',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    })
    start = `${browser.app.url}authorize?${query}`
  })
  afterEach(() => browser.endJourney())
  afterAll(async () => {
    await browser?.close()
    await portal?.close()
  })

  async function openApp(options: PageOptions = {}): Promise<Page> {
    const page = await browser.openPage({ ...options, app: portal.origin })
    await page.goto(start)
    return page
  }

  async function expectTheApp(page: Page): Promise<void> {
    await page.waitForURL(`${portal.callback}?**`)
    expect(new URL(page.url()).searchParams.get('code')).toBeTruthy()
    expect(new URL(page.url()).searchParams.get('state')).toBe('of the app')
  }

  async function typePassword(page: Page): Promise<void> {
    await page.getByRole('textbox', { name: 'Email or username' }).fill('alice@example.com')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('textbox', { name: 'Password' }).fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
  }

  describe.each([
    ['with scripts', true],
    ['L8 without scripts', false],
  ])('%s', (_how, hasScripts) => {
    test('L1 by password, to the app at another origin', async () => {
      const page = await openApp({ hasScripts })
      await typePassword(page)
      await expectTheApp(page)
    })

    test('L1 by a code from the mail', async () => {
      const page = await openApp({ hasScripts })
      await page.getByRole('textbox', { name: 'Email or username' }).fill('alice@example.com')
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.getByRole('button', { name: 'Email me a code instead' }).click()
      await page.getByRole('heading', { name: 'Check your email' }).waitFor()
      const { code } = await mailed(browser.app, 'alice@example.com')
      await page.getByRole('textbox', { name: '6-digit code' }).fill(code)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await expectTheApp(page)
    })

    test('L2 signing up and proving the address', async () => {
      const email = uniqueEmail()
      const page = await openApp({ hasScripts })
      await page.getByRole('link', { name: 'Create an account' }).click()
      await page.getByRole('textbox', { name: 'Email' }).fill(email)
      await page.getByRole('textbox', { name: 'Name' }).fill('Grace Hopper')
      await page.getByRole('textbox', { name: 'Password' }).fill(password)
      await page.getByRole('button', { name: 'Create account' }).click()
      await page.getByRole('heading', { name: 'Check your email to continue' }).waitFor()
      const { code } = await mailed(browser.app, email)
      await page.getByRole('textbox', { name: '6-digit code' }).fill(code)
      await page.getByRole('button', { name: 'Confirm' }).click()
      await expectTheApp(page)
    })

    test('L3 forgotten, reset by the link, signed in with the new password', async () => {
      const email = uniqueEmail()
      await addPerson(browser.app, email)
      const page = await openApp({ hasScripts })
      await page.getByRole('textbox', { name: 'Email or username' }).fill(email)
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.getByRole('link', { name: 'Forgot password?' }).click()
      await page.getByRole('button', { name: 'Send the link' }).click()
      await page.getByText('If there is an account for that address').waitFor()
      await page.goto((await mailed(browser.app, email)).link)
      expect(new URL(page.url()).search).toBe('')
      await page.getByRole('textbox', { name: 'New password' }).fill('copper meadow thunder 17')
      await page.getByRole('button', { name: 'Save password' }).click()
      await page.getByRole('heading', { name: 'Your password is changed' }).waitFor()
      await page.goto(start)
      await page.getByRole('textbox', { name: 'Email or username' }).fill(email)
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.getByRole('textbox', { name: 'Password' }).fill('copper meadow thunder 17')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await expectTheApp(page)
    })
  })

  test('L1 with the keyboard alone', async () => {
    const page = await openApp()
    await page.getByRole('heading', { name: 'Sign in to Acme Portal' }).waitFor()
    await page.keyboard.type('alice@example.com')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Enter your password' }).waitFor()
    await page.keyboard.type('not this one')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    expect(await focused(page)).toContain('There is a problem')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.type(password)
    await page.keyboard.press('Enter')
    await expectTheApp(page)
  })

  test('Back, a refresh and a second tab show where the sign-in is', async () => {
    const page = await openApp()
    await page.getByRole('textbox', { name: 'Email or username' }).fill('alice@example.com')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('textbox', { name: 'Password' }).fill('wrong')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('alert').waitFor()
    await page.reload()
    expect(await page.getByRole('alert').count()).toBe(0)
    await page.goBack()
    await page.getByRole('heading', { name: 'Enter your password' }).waitFor()
    const tab = await page.context().newPage()
    await tab.goto(page.url())
    await tab.getByRole('textbox', { name: 'Password' }).fill(password)
    await tab.getByRole('button', { name: 'Sign in' }).click()
    await tab.waitForURL(`${portal.callback}?**`)
    await page.getByRole('textbox', { name: 'Password' }).fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'This sign-in is done' }).waitFor()
  })

  test('a password can be shown and is hidden again before it is sent', async () => {
    const page = await openApp()
    await page.getByRole('textbox', { name: 'Email or username' }).fill('alice@example.com')
    await page.getByRole('button', { name: 'Continue' }).click()
    const field = page.getByRole('textbox', { name: 'Password' })
    await field.fill(password)
    expect(await field.getAttribute('type')).toBe('password')
    await page.getByRole('button', { name: 'Show password' }).click()
    expect(await field.getAttribute('type')).toBe('text')
    await page.getByRole('button', { name: 'Hide password' }).click()
    expect(await field.getAttribute('type')).toBe('password')
  })

  describe('L1 by passkey', () => {
    test('without one the button says what to do, and nothing is lost', async () => {
      const page = await openApp()
      await addAuthenticatorTo(page)
      await page.reload()
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
      await page.getByText('No passkey for this site on this device.').waitFor()
      await typePassword(page)
      await expectTheApp(page)
    })

    test.each([
      ['the browser offers it where the name is typed', true],
      ['the button asks for it', false],
    ])('with one, %s, and no name is needed', async (_how, offersItself) => {
      const page = await openApp()
      await addAuthenticatorTo(page)
      await page.goto(`${browser.app.url}u/help`)
      const { directory } = browser.app.app
      const person = { userId: alice, email: 'alice@example.com', name: null }
      const options = await registrationOptions({ ...directory.stores, ...directory }, person, 'Acme')
      const response = await page.evaluate<unknown>(`(async () => {
        const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(${JSON.stringify(options)})
        return (await navigator.credentials.create({ publicKey })).toJSON()
      })()`)
      const ceremony = { challenge: options.challenge, response, name: null }
      await directory.change((deps) => finishRegistration({ ...directory, ...deps }, systemActor, person, ceremony))
      if (!offersItself) {
        await page.addInitScript('PublicKeyCredential.isConditionalMediationAvailable = async () => false')
      }
      await page.goto(start)
      if (!offersItself) await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
      await expectTheApp(page)
    })

    test('where scripts are off no dead button is seen', async () => {
      const page = await openApp({ hasScripts: false })
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect(await page.getByRole('button', { name: 'Sign in with a passkey' }).count()).toBe(0)
      expect(await page.getByText('or', { exact: true }).isVisible()).toBe(false)
    })
  })
})
