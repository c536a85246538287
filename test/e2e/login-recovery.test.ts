import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { authenticatorCode, lostPerson, mailsTo, ticketTo } from '../support/recovery.ts'
import { axeFindings } from './axe.ts'
import { addAuthenticatorTo, type ConsoleUnderTest, describeJourneys, pageWidth, startConsole } from './browser.ts'
import { hands } from './hands.ts'
import { countPresses, type Presses } from './presses.ts'

const newPassword = 'violet harbour lantern 42'

describeJourneys('L4 the way back for whoever lost everything', () => {
  let console: ConsoleUnderTest
  beforeAll(async () => {
    console = await startConsole()
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  const at = (path: string) => `${console.app.url}${path}`
  const needsScripts = (page: Page) => page.locator('noscript p')
  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
  const press = (page: Page, name: string, by: Presses = countPresses(page)) =>
    by.click(page.getByRole('button', { name, exact: true }))

  async function ask(page: Page, email: string, by: Presses = countPresses(page)): Promise<void> {
    await page.goto(at('u/login'))
    await by.click(page.getByRole('link', { name: 'Can’t sign in?' }))
    await by.click(page.getByRole('link', { name: 'I lost everything' }))
    await by.fill(page.getByLabel('Email address of the account'), email)
    await by.check(page.getByLabel('Authenticator app'))
    await by.fill(page.getByLabel('What happened?'), 'Phone fell in the lake')
    await press(page, 'Ask for recovery', by)
    await heading(page, 'We received your request')
  }

  async function approve(email: string): Promise<string> {
    const { body } = await console.app.v1('GET', '/recovery-requests?status=pending')
    const { id } = body.data.find((request: { email: string }) => request.email === email)
    const approved = await console.app.v1('POST', `/recovery-requests/${id}/approve`, {
      body: { evidence: { method: 'video-call' } },
    })
    expect(approved.status, approved.text).toBe(200)
    return at(`u/account-recovery/finish?ticket=${await ticketTo(console.app, email, 'recovery-approved')}`)
  }

  /** Without a link: on the page already. */
  async function choosePassword(page: Page, link: string | null, by: Presses = countPresses(page)): Promise<void> {
    if (link !== null) {
      await page.goto(link)
      await press(page, 'Yes, go on', by)
    }
    await by.fill(page.getByLabel('New password'), newPassword)
    await press(page, 'Save and go on', by)
    await heading(page, 'Protect your account')
  }

  async function chooseApp(page: Page, by: Presses = countPresses(page)): Promise<void> {
    await by.click(page.getByRole('link', { name: 'Set up an authenticator app' }))
    await heading(page, 'Set up an authenticator app')
  }

  async function enrol(page: Page, by: Presses = countPresses(page)): Promise<void> {
    const secret = (await page.locator('code').innerText()).replaceAll(' ', '')
    const code = authenticatorCode(secret, console.app.clock.now())
    await by.fill(page.getByLabel('6-digit code from the app'), code)
    await press(page, 'Finish', by)
    await heading(page, 'Save your recovery codes')
  }

  async function leave(page: Page, by: Presses = countPresses(page)): Promise<void> {
    await by.check(page.getByRole('checkbox', { name: 'I saved these codes' }))
    await press(page, 'Continue', by)
    await heading(page, 'Your account is yours again')
  }

  test.each([
    ['by keyboard alone', true],
    ['L8 without scripts', false],
  ])('asked, approved, abandoned half-way and resumed, %s', async (_how, hasScripts) => {
    const { email } = await lostPerson(console.app)
    const page = await console.openPage({ hasScripts })
    const by = await hands(page, hasScripts)
    await ask(page, email, by)
    await choosePassword(page, await approve(email), by)
    // Gone to look for the phone.
    await page.goto('about:blank')
    await page.goto(at('u/account-recovery/finish'))
    await heading(page, 'Protect your account')
    // What cannot be done in this browser is said, and not there to be pressed.
    await (hasScripts ? page.getByRole('button', { name: 'Add a passkey' }) : needsScripts(page)).waitFor()
    expect(await (hasScripts ? needsScripts(page) : page.getByRole('button', { name: 'Add a passkey' })).count()).toBe(
      0,
    )
    await chooseApp(page, by)
    await page.getByRole('img', { name: 'QR code for an authenticator app' }).waitFor()
    await enrol(page, by)
    await expect.poll(() => page.locator('li code').count()).toBe(10)
    await leave(page, by)
    expect(await mailsTo(console.app, email, 'recovery-finished')).toHaveLength(1)
  })

  test('a passkey in place of an app, with the first press', async () => {
    const { email, userId } = await lostPerson(console.app)
    const page = await console.openPage()
    await addAuthenticatorTo(page)
    await ask(page, email)
    await choosePassword(page, await approve(email))
    await press(page, 'Add a passkey')
    await heading(page, 'Save your recovery codes')
    await leave(page)
    const { mustEnrolAgain, factors } = await console.app.app.directory.stores.authenticationMethods.factorsOf(userId)
    expect([mustEnrolAgain, factors.passkeys, factors.hasTotp]).toEqual([false, 1, false])
    expect(await mailsTo(console.app, email, 'recovery-finished')).toHaveLength(1)
  })

  test('axe finds nothing on any of its pages, and nothing is cut off on a narrow screen', async () => {
    const { email } = await lostPerson(console.app)
    const page = await console.openPage({ width: 390, height: 844 })
    const check = async () => {
      expect(await axeFindings(page)).toEqual([])
      await expect.poll(() => pageWidth(page), { message: page.url() }).toBeLessThanOrEqual(390)
    }
    await page.goto(at('u/account-recovery'))
    await press(page, 'Ask for recovery')
    await page.getByRole('alert').waitFor()
    await check()
    await ask(page, email)
    await check()
    await page.goto(at(`u/account-recovery/stop?ticket=${await ticketTo(console.app, email, 'recovery-requested')}`))
    await check()
    const link = await approve(email)
    await page.goto(link)
    await check()
    await press(page, 'Yes, go on')
    await heading(page, 'Choose a new password')
    await check()
    await choosePassword(page, null)
    await check()
    await chooseApp(page)
    await check()
    await enrol(page)
    await check()
    await leave(page)
    await check()
  })
})
