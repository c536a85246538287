import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { finishRegistration, registrationOptions } from '../../src/authentication-methods/passkeys.ts'
import { createInvitation } from '../../src/invitations/create-invitation.ts'
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
import { hands } from './hands.ts'
import { keysAlone } from './keyboard.ts'
import { countPresses, type Presses } from './presses.ts'

describeJourneys('signing in, as people do it', () => {
  let browser: ConsoleUnderTest
  let portal: AppOfOthers
  let start: string
  /** The same from an app that asks for consent. */
  let asking: string
  let alice: string
  beforeAll(async () => {
    browser = await startConsole()
    portal = await startAppOfOthers()
    const clientId = await addApp(browser.app, { callbacks: [portal.callback] })
    alice = await addPerson(browser.app, 'alice@example.com')
    const addressFor = (client_id: string) =>
      `${browser.app.url}authorize?${new URLSearchParams({
        client_id,
        response_type: 'code',
        redirect_uri: portal.callback,
        scope: 'openid profile email',
        state: 'of the app',
        code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
        code_challenge_method: 'S256',
      })}`
    start = addressFor(clientId)
    const settings = { name: 'Ledger', is_first_party: false, callbacks: [portal.callback] }
    asking = addressFor(await addApp(browser.app, settings))
  })
  afterEach(() => browser.endJourney())
  afterAll(async () => {
    await browser?.close()
    await portal?.close()
  })

  async function openApp(options: PageOptions = {}, address = start): Promise<Page> {
    const page = await browser.openPage({ ...options, app: portal.origin })
    await page.goto(address)
    return page
  }

  async function expectTheApp(page: Page): Promise<void> {
    await page.waitForURL(`${portal.callback}?**`)
    expect(new URL(page.url()).searchParams.get('code')).toBeTruthy()
    expect(new URL(page.url()).searchParams.get('state')).toBe('of the app')
  }

  async function typePassword(page: Page, by: Presses = countPresses(page)): Promise<void> {
    await by.fill(page.getByRole('textbox', { name: 'Email or username' }), 'alice@example.com')
    await by.click(page.getByRole('button', { name: 'Continue' }))
    await by.fill(page.getByRole('textbox', { name: 'Password' }), password)
    await by.click(page.getByRole('button', { name: 'Sign in', exact: true }))
  }

  describe.each([
    ['by keyboard alone', true],
    ['L8 without scripts', false],
  ])('%s', (_how, hasScripts) => {
    test('L1 by password, to the app at another origin', async () => {
      const page = await openApp({ hasScripts })
      const by = await hands(page, hasScripts)
      await typePassword(page, by)
      await expectTheApp(page)
    })

    test('L1 by a code from the mail', async () => {
      const page = await openApp({ hasScripts })
      const by = await hands(page, hasScripts)
      await by.fill(page.getByRole('textbox', { name: 'Email or username' }), 'alice@example.com')
      await by.click(page.getByRole('button', { name: 'Continue' }))
      await by.click(page.getByRole('button', { name: 'Email me a code instead' }))
      await page.getByRole('heading', { name: 'Check your email' }).waitFor()
      const { code } = await mailed(browser.app, 'alice@example.com')
      await by.fill(page.getByRole('textbox', { name: '6-digit code' }), code)
      await by.click(page.getByRole('button', { name: 'Sign in' }))
      await expectTheApp(page)
    })

    test('L2 signing up and proving the address', async () => {
      const email = uniqueEmail()
      const page = await openApp({ hasScripts })
      const by = await hands(page, hasScripts)
      await by.click(page.getByRole('link', { name: 'Create an account' }))
      await by.fill(page.getByRole('textbox', { name: 'Email' }), email)
      await by.fill(page.getByRole('textbox', { name: 'Name' }), 'Grace Hopper')
      await by.fill(page.getByRole('textbox', { name: 'Password' }), password)
      await by.click(page.getByRole('button', { name: 'Create account' }))
      await page.getByRole('heading', { name: 'Check your email to continue' }).waitFor()
      const { code } = await mailed(browser.app, email)
      await by.fill(page.getByRole('textbox', { name: '6-digit code' }), code)
      await by.click(page.getByRole('button', { name: 'Confirm' }))
      await expectTheApp(page)
    })

    test('L3 forgotten, reset by the link, signed in with the new password', async () => {
      const email = uniqueEmail()
      await addPerson(browser.app, email)
      const page = await openApp({ hasScripts })
      const by = await hands(page, hasScripts)
      await by.fill(page.getByRole('textbox', { name: 'Email or username' }), email)
      await by.click(page.getByRole('button', { name: 'Continue' }))
      await by.click(page.getByRole('link', { name: 'Forgot password?' }))
      await by.click(page.getByRole('button', { name: 'Send the link' }))
      await page.getByText('If there is an account for that address').waitFor()
      const { link } = await mailed(browser.app, email)
      // A scanner of mails is there first, and spends nothing.
      for (const method of ['HEAD', 'GET']) await fetch(link, { method })
      await page.goto(link)
      expect(new URL(page.url()).search).toBe('')
      await by.fill(page.getByRole('textbox', { name: 'New password' }), 'copper meadow thunder 17')
      await by.click(page.getByRole('button', { name: 'Save password' }))
      await page.getByRole('heading', { name: 'Your password is changed' }).waitFor()
      await page.goto(start)
      await by.fill(page.getByRole('textbox', { name: 'Email or username' }), email)
      await by.click(page.getByRole('button', { name: 'Continue' }))
      await by.fill(page.getByRole('textbox', { name: 'Password' }), 'copper meadow thunder 17')
      await by.click(page.getByRole('button', { name: 'Sign in' }))
      await expectTheApp(page)
    })

    test('L5 somebody new accepts the invitation from their mail', async () => {
      const email = uniqueEmail()
      const name = email.split('@')[0] as string
      const { id } = (await browser.app.api('POST', '/organizations', { body: { name, display_name: 'Acme' } })).body
      const invitation = { organizationId: id, inviterName: 'Grace Hopper', inviteeEmail: email, lifetimeSeconds: 0 }
      await browser.app.app.directory.change((deps) => createInvitation(deps, systemActor, invitation))
      const page = await browser.openPage({ hasScripts })
      const by = await hands(page, hasScripts)
      await page.goto((await mailed(browser.app, email)).link)
      await page.getByRole('heading', { name: 'Join Acme' }).waitFor()
      await by.click(page.getByRole('button', { name: 'Create an account' }))
      await by.fill(page.getByRole('textbox', { name: 'Name' }), 'Grace Hopper')
      await by.fill(page.getByRole('textbox', { name: 'Password' }), password)
      await by.click(page.getByRole('button', { name: 'Create account' }))
      await page.getByRole('heading', { name: 'Check your email to continue' }).waitFor()
      await by.fill(page.getByRole('textbox', { name: '6-digit code' }), (await mailed(browser.app, email)).code)
      await by.click(page.getByRole('button', { name: 'Confirm' }))
      await page.getByRole('heading', { name: 'Join Acme' }).waitFor()
      await by.click(page.getByRole('button', { name: 'Accept' }))
      await page.getByRole('heading', { name: 'You are a member now' }).waitFor()
      const members = (await browser.app.api('GET', `/organizations/${id}/members`)).body
      expect(members.map((member: { email: string }) => member.email)).toEqual([email])
    })

    test('L6 an app of others is allowed, removed from the account, asks anew and is denied', async () => {
      const page = await openApp({ hasScripts }, asking)
      const by = await hands(page, hasScripts)
      const consent = page.getByRole('heading', { name: 'Allow Ledger to use your account?' })
      await typePassword(page, by)
      await consent.waitFor()
      await by.click(page.getByRole('button', { name: 'Allow', exact: true }))
      await expectTheApp(page)
      await page.goto(`${browser.app.url}account`)
      await by.click(page.getByRole('link', { name: 'Connected apps' }))
      const remove = page.getByRole('button', { name: /Ledger/ })
      await by.click(remove)
      await remove.waitFor({ state: 'detached' })
      await page.goto(asking)
      await consent.waitFor()
      await by.click(page.getByRole('button', { name: 'Deny' }))
      await page.waitForURL(`${portal.callback}?**`)
      expect(new URL(page.url()).searchParams.get('error')).toBe('access_denied')
    })
  })

  test('L1 by keyboard alone, a wrong password first', async () => {
    const page = await openApp()
    await keysAlone(page)
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
