import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { finishRegistration, registrationOptions } from '../../src/authentication-methods/passkeys.ts'
import { createInvitation } from '../../src/invitations/create-invitation.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { addApp, addPerson, mailed, password, uniqueEmail } from '../login/people.ts'
import { type AppOfOthers, startAppOfOthers } from './app-of-others.ts'
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
import type { PageOptions } from './kept-page.ts'
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
    const addresses = { callbacks: [portal.callback], allowed_logout_urls: [portal.callback] }
    const clientId = await addApp(browser.app, addresses)
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

  /** To an organization of its own, whose id it answers. */
  async function invite(inviteeEmail: string, lifetimeSeconds = 0): Promise<string> {
    const name = uniqueEmail().split('@')[0] as string
    const { id } = (await browser.app.api('POST', '/organizations', { body: { name, display_name: 'Acme' } })).body
    const invitation = { organizationId: id, inviterName: 'Grace Hopper', inviteeEmail, lifetimeSeconds }
    await browser.app.app.directory.change((deps) => createInvitation(deps, systemActor, invitation))
    return id
  }

  async function membersOf(organizationId: string): Promise<readonly string[]> {
    const { body } = await browser.app.api('GET', `/organizations/${organizationId}/members`)
    return body.map((member: { email: string }) => member.email)
  }

  async function signedIn(email: string, hasScripts: boolean): Promise<Page> {
    const page = await browser.openPage({ hasScripts })
    await page.goto(`${browser.app.url}account`)
    await page.getByRole('textbox', { name: 'Email or username' }).fill(email)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('textbox', { name: 'Password' }).fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Profile' }).waitFor()
    return page
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
      const id = await invite(email)
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
      expect(await membersOf(id)).toEqual([email])
    })

    test('L5 whoever is signed in as the invited person presses once', async () => {
      const page = await signedIn('alice@example.com', hasScripts)
      const by = await hands(page, hasScripts)
      const id = await invite('alice@example.com')
      await page.goto((await mailed(browser.app, 'alice@example.com')).link)
      await by.click(page.getByRole('button', { name: 'Accept' }))
      await page.getByRole('heading', { name: 'You are a member now' }).waitFor()
      expect(await membersOf(id)).toEqual(['alice@example.com'])
    })

    test('L5 whoever is signed in as another switches, and joins as who was invited', async () => {
      const [ada, bob] = [uniqueEmail(), uniqueEmail()]
      for (const email of [ada, bob]) await addPerson(browser.app, email)
      const page = await signedIn(bob, hasScripts)
      const by = await hands(page, hasScripts)
      const id = await invite(ada)
      await page.goto((await mailed(browser.app, ada)).link)
      await page.getByText(`You’re signed in as ${bob}; this invitation is for ${ada}.`).waitFor()
      expect(await page.getByRole('button', { name: 'Accept' }).count()).toBe(0)
      await by.click(page.getByRole('button', { name: 'Switch account' }))
      await by.fill(page.getByRole('textbox', { name: 'Password' }), password)
      await by.click(page.getByRole('button', { name: 'Sign in' }))
      await by.click(page.getByRole('button', { name: 'Accept' }))
      await page.getByRole('heading', { name: 'You are a member now' }).waitFor()
      expect(await membersOf(id)).toEqual([ada])
    })

    test('L5 one that ran out asks for another, and one that is not wanted is declined', async () => {
      const email = uniqueEmail()
      await invite(email, 60)
      const page = await browser.openPage({ hasScripts })
      const by = await hands(page, hasScripts)
      const { link } = await mailed(browser.app, email)
      await page.goto(link)
      await by.click(page.getByRole('link', { name: 'Decline' }))
      await page.getByRole('heading', { name: 'You did not join' }).waitFor()
      browser.app.clock.aheadMs += 61_000
      await page.goto(link)
      await page.getByRole('heading', { name: 'This link has expired' }).waitFor()
      await by.click(page.getByRole('button', { name: 'Ask for a new invitation' }))
      await page.getByRole('heading', { name: 'You asked for a new invitation' }).waitFor()
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

  test('an app asks to sign somebody out: they are asked, press, and are back at the app', async () => {
    const page = await openApp({}, `${browser.app.url}oidc/logout`)
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor()
    await page.goto(start)
    await typePassword(page)
    await expectTheApp(page)
    const client_id = new URL(start).searchParams.get('client_id') ?? ''
    const leave = new URLSearchParams({ client_id, post_logout_redirect_uri: portal.callback, state: 'bye' })
    await page.goto(`${browser.app.url}oidc/logout?${leave}`)
    await page.getByText('Acme Portal asks to sign you out.').waitFor()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL(`${portal.callback}?state=bye`)
    await page.goto(start)
    await page.getByRole('heading', { name: 'Sign in to Acme Portal' }).waitFor()
  })

  test('where an app sends nonsense the person is told what to do, and its builders why, folded away', async () => {
    const page = await openApp(
      {},
      start.replace(/redirect_uri=[^&]*/, 'redirect_uri=https%3A%2F%2Felsewhere.example.com'),
    )
    await page.getByRole('heading', { name: 'The app asked for something wrong' }).waitFor()
    const reason = page.getByText('Callback URL mismatch.')
    expect(await reason.isVisible()).toBe(false)
    await page.getByText('Technical details').click()
    await reason.waitFor()
  })

  test('L1 by keyboard alone, a wrong password first', async () => {
    const page = await openApp()
    await keysAlone(page)
    await page.getByRole('heading', { name: 'Sign in to Acme Portal' }).waitFor()
    await takesFocus(page.locator('input'))
    await page.keyboard.type('alice@example.com')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Enter your password' }).waitFor()
    await takesFocus(page.locator('input'))
    await page.keyboard.type('not this one')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    await expect.poll(() => focused(page)).toContain('There is a problem')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await takesFocus(page.locator('input'))
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

  test('a code that is pasted is sent by itself, and one that is typed waits for the press', async () => {
    const page = await openApp()
    await page.getByRole('textbox', { name: 'Email or username' }).fill('alice@example.com')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'Email me a code instead' }).click()
    const field = page.getByRole('textbox', { name: '6-digit code' })
    await field.waitFor()
    const { code } = await mailed(browser.app, 'alice@example.com')
    await field.pressSequentially(code)
    expect(await page.getByRole('heading', { name: 'Check your email' }).isVisible()).toBe(true)
    await field.fill('')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(`${code.slice(0, 3)} ${code.slice(3)}`)})`)
    await field.focus()
    await page.keyboard.press('Control+v')
    await expectTheApp(page)
  })

  test('the rules of a new password are marked as it is typed, and said', async () => {
    const page = await openApp()
    await page.getByRole('link', { name: 'Create an account' }).click()
    const field = page.getByRole('textbox', { name: 'Password' })
    const met = page.locator('.line.met')
    await field.fill('short')
    await page.getByRole('status').getByText('0 of 2 rules met').waitFor({ state: 'attached' })
    expect(await met.count()).toBe(0)
    await field.fill(password)
    await expect.poll(() => met.count()).toBe(2)
    await expect.poll(() => page.getByRole('status').textContent()).toBe('2 of 2 rules met')
    await field.fill('')
    await expect.poll(() => page.getByRole('status').textContent()).toBe('')
    await expect.poll(() => met.count()).toBe(0)
  })

  test('a password can be shown and is hidden again before it is sent', async () => {
    const page = await openApp()
    await page.getByRole('textbox', { name: 'Email or username' }).fill('alice@example.com')
    await page.getByRole('button', { name: 'Continue' }).click()
    const field = page.getByRole('textbox', { name: 'Password' })
    await field.fill(password)
    expect(await field.getAttribute('type')).toBe('password')
    await page.getByRole('button', { name: 'Show password' }).click()
    await expect.poll(() => field.getAttribute('type')).toBe('text')
    await page.getByRole('button', { name: 'Hide password' }).click()
    await expect.poll(() => field.getAttribute('type')).toBe('password')
  })

  test('L5 somebody new accepts the invitation with a passkey and no password, by keyboard', async () => {
    const email = uniqueEmail()
    const id = await invite(email)
    const page = await browser.openPage()
    await addAuthenticatorTo(page)
    const by = await keysAlone(page)
    await page.goto((await mailed(browser.app, email)).link)
    await by.click(page.getByRole('button', { name: 'Create an account' }))
    await by.fill(page.getByRole('textbox', { name: 'Name' }), 'Grace Hopper')
    expect(await axeFindings(page)).toEqual([])
    await by.click(page.getByRole('button', { name: 'Use a passkey instead' }))
    await page.getByRole('heading', { name: 'Check your email to continue' }).waitFor()
    await by.fill(page.getByRole('textbox', { name: '6-digit code' }), (await mailed(browser.app, email)).code)
    await by.click(page.getByRole('button', { name: 'Confirm' }))
    await page.getByRole('heading', { name: 'Make your passkey' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await by.click(page.getByRole('button', { name: 'Add a passkey' }))
    await by.click(page.getByRole('checkbox', { name: 'I saved these codes' }), 'Space')
    await by.click(page.getByRole('button', { name: 'Continue' }))
    await page.getByRole('heading', { name: 'Join Acme' }).waitFor()
    await by.click(page.getByRole('button', { name: 'Accept' }))
    await page.getByRole('heading', { name: 'You are a member now' }).waitFor()
    expect(await membersOf(id)).toEqual([email])
  })

  test('L5 L8 without scripts whoever is invited is offered no button for a passkey', async () => {
    const email = uniqueEmail()
    await invite(email)
    const page = await browser.openPage({ hasScripts: false })
    await page.goto((await mailed(browser.app, email)).link)
    await page.getByRole('button', { name: 'Create an account' }).click()
    await page.getByRole('button', { name: 'Create account' }).waitFor()
    expect(await page.getByRole('button', { name: 'Use a passkey instead' }).isVisible()).toBe(false)
  })

  describe('L1 by passkey', () => {
    test('without one the button says what to do, and nothing is lost', async () => {
      const page = await openApp()
      await addAuthenticatorTo(page)
      await page.reload()
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
      await page.getByRole('status').getByText('No passkey was used. Try again, or choose another way.').waitFor()
      expect(await page.getByRole('alert').count()).toBe(0)
      await page.getByRole('textbox', { name: 'Email or username' }).fill('alice@example.com')
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.locator('input[name="makesPasskeys"][value="yes"]').waitFor({ state: 'attached' })
      await page.getByRole('textbox', { name: 'Password' }).fill(password)
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      await page.getByRole('heading', { name: 'Sign in faster next time' }).waitFor()
      await page.getByRole('button', { name: 'Add a passkey' }).waitFor()
      expect(await axeFindings(page)).toEqual([])
      await page.getByRole('button', { name: 'Not now' }).click()
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
