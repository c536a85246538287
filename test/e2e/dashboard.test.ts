import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../src/kernel/actor.ts'
import { recordVerification } from '../../src/seals/record-verification.ts'
import { newBrowserless } from '../support/browserless.ts'
import { askToRecover } from '../support/recovery.ts'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, focused, startConsole } from './browser.ts'
import { countPresses } from './presses.ts'

const password = 'Correct-Horse-7-Battery'

describeJourneys('the dashboard', () => {
  let console: ConsoleUnderTest
  beforeAll(async () => {
    console = await startConsole()
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
  const opened = (page: Page) => page.getByRole('heading', { name: 'Dashboard', level: 1 }).waitFor()

  async function addPerson(name: string): Promise<string> {
    const body = {
      connection: 'Username-Password-Authentication',
      email: `${name}@example.com`,
      name,
      password,
      email_verified: true,
    }
    const made = await console.app.api('POST', '/users', { body })
    expect(made.status, made.text).toBe(201)
    return made.body.user_id
  }
  async function signIn(email: string, typed: string): Promise<void> {
    const browser = newBrowserless(console.app.url)
    const asked = await browser.submit(await browser.open('/account'), '/u/login', { identifier: email })
    await browser.submit(asked, '/u/login/password', { password: typed })
  }

  test('before anybody signed in it says what is still to be set up', async () => {
    const page = await console.openPageAsOwner('/')
    await opened(page)
    await expect.poll(() => page.title()).toBe('Dashboard · Rollcall')
    await card(page, 'Needs you').getByText('Nothing waits for you.').waitFor()
    await card(page, 'Sign-ins').getByText('Nobody tried to sign in.').waitFor()
    await card(page, 'Failures by reason').getByText('No sign-in failed.').waitFor()
    const steps = card(page, 'Get started')
    await steps.getByRole('listitem').filter({ hasText: 'Add or import the first users' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    const leadsTo = (name: RegExp) => steps.getByRole('link', { name }).getAttribute('href')
    expect(await leadsTo(/^Connect the first app/)).toMatch(/\/apps$/)
    expect(await leadsTo(/^Decide who needs a second factor/)).toMatch(/\/settings\/mfa$/)
    await steps.getByRole('link', { name: /^Add a second owner/ }).click()
    await page.getByRole('heading', { name: 'Team', level: 1 }).waitFor()
  })

  test('an auditor sees what happened, and a press opens what is behind a number', async () => {
    const alice = await addPerson('alice')
    await addPerson('bob')
    await signIn('alice@example.com', password)
    await signIn('bob@example.com', 'not the password at all')
    await signIn('bob@example.com', 'not this one either')
    await askToRecover(console.app, 'bob@example.com')
    const page = await console.openPageAsRole('auditor', '/')
    await opened(page)
    const presses = countPresses(page)
    const signIns = card(page, 'Sign-ins')
    await signIns.getByText('2 of 3 sign-ins failed; in the time before, 0 of 0 did.').waitFor()
    await signIns.getByRole('link', { name: '1 of 3', exact: true }).waitFor()
    expect(await card(page, 'Get started').count()).toBe(0)
    expect(await card(page, 'System').count()).toBe(0)
    await card(page, 'Active sessions').getByText('Unknown country').waitFor()
    await card(page, 'Active sessions')
      .getByText(/^From which countries is not known/)
      .waitFor()
    const leadsTo = (name: RegExp) => card(page, 'Active sessions').getByRole('link', { name }).getAttribute('href')
    expect(await leadsTo(/^1$/)).toMatch(/\/users\?session=active$/)
    expect(await leadsTo(/^Unknown country/)).toMatch(/\/users\?session=active&country=ZZ$/)
    expect(await axeFindings(page)).toEqual([])

    await presses.click(card(page, 'Failures by reason').getByRole('link', { name: /^wrong password/ }))
    await page.getByText('2 events ·').waitFor()
    await page.getByRole('button', { name: /^Reason: wrong password/ }).waitFor()
    expect(new URL(page.url()).searchParams.get('reason')).toBe('wrong_password')
    expect(presses.count).toBe(1)
    await page.goBack()
    await card(page, 'MFA adoption').getByRole('link', { name: /^None/ }).click()
    await page.getByText('2 users match').waitFor()
    expect(new URL(page.url()).search).toBe('?status=active&mfa=none')

    await page.goBack()
    const events = card(page, 'Security events')
    await events.getByRole('link', { name: /^Account recovery asked for/ }).waitFor()
    await console.app.v1('POST', `/users/${encodeURIComponent(alice)}/suspend`, { body: { reason: 'Testing' } })
    await events.getByRole('link', { name: /^User suspended · alice/ }).click()
    await page.getByRole('dialog', { name: 'User suspended' }).waitFor()
  })

  test('bars are opened by a press and, where there are many, with the keys; the same stands in a table', async () => {
    const page = await console.openPageAsOwner('/', { width: 1440 })
    await opened(page)
    const bar = page.getByRole('list', { name: 'Sign-ins over time' }).getByRole('link', { name: /2 failed$/ })
    await bar.click()
    await page.getByText('3 events ·').waitFor()
    await page.goBack()
    await page.getByRole('link', { name: '90 days' }).click()
    await page.waitForURL((url) => url.searchParams.get('period') === '90d')
    const chart = page.getByRole('slider', { name: 'Sign-ins over time' })
    await chart.focus()
    await page.keyboard.press('Home')
    await expect.poll(() => chart.getAttribute('aria-valuenow')).toBe('0')
    await page.keyboard.press('End')
    await expect
      .poll(() => chart.getAttribute('aria-valuetext'))
      .toMatch(/: 1 signed in, 0 with a second factor, 2 failed$/)
    await page.keyboard.press('Enter')
    await page.getByText('3 events ·').waitFor()
    await page.goBack()
    await card(page, 'Sign-ins').getByRole('button', { name: 'Show as table' }).click()
    const table = page.getByRole('region', { name: 'Sign-ins, as a table' })
    await expect.poll(() => table.getByRole('row').count()).toBe(91)
    await table.getByRole('row').last().getByRole('cell', { name: '2', exact: true }).waitFor()
  })

  test('owners see whether the system is well, on a small screen too', async () => {
    const page = await console.openPageAsOwner('/', { width: 390, height: 844 })
    await opened(page)
    const system = card(page, 'System')
    await system.getByText('Kept in the Outbox: no mail server is set').waitFor()
    await system.getByText(/^Answered in \d+ ms$/).waitFor()
    await card(page, 'Active sessions').getByText('Nobody is signed in.').waitFor()
    await page.getByRole('slider', { name: 'Sign-ins over time' }).waitFor()
  })

  test('what is still to be set up stays until somebody puts it away', async () => {
    const page = await console.openPageAsOwner('/')
    await card(page, 'Get started').getByRole('button', { name: 'Dismiss' }).click()
    await card(page, 'Get started').waitFor({ state: 'detached' })
    await page.reload()
    await opened(page)
    await card(page, 'System')
      .getByText(/^Answered in/)
      .waitFor()
    expect(await card(page, 'Get started').count()).toBe(0)
  })

  test('support sees the numbers and what waits, and nothing leads to what others did', async () => {
    const page = await console.openPageAsRole('support', '/')
    await opened(page)
    await card(page, 'Sign-ins').getByText('2 of 3 sign-ins failed; in the time before, 0 of 0 did.').waitFor()
    await card(page, 'Failures by reason').getByText('wrong password').first().waitFor()
    expect(await card(page, 'Sign-ins').getByRole('link').count()).toBe(0)
    expect(await card(page, 'Failures by reason').getByRole('link').count()).toBe(0)
    for (const name of ['Security events', 'System']) expect(await card(page, name).count(), name).toBe(0)
    await card(page, 'Needs you').getByRole('link', { name: '1 account recovery request' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /recovery requests/i, level: 1 }).waitFor()
    await expect.poll(() => focused(page)).toMatch(/recovery requests/i)
  })

  test('mail that nobody took and an audit that was found broken stand in the list and in the bell', async () => {
    await console.app.app.directory.change(async (deps) => {
      const found = { from: 1, to: 2, verified: 2, size: 2, state: 'broken', faultCount: 1, brokenEvents: [] } as const
      await recordVerification(deps, systemActor, found)
      await deps.audit.record(systemActor, 'message.failed', { kind: 'message', id: 'msg_1' }, { attempts: 8 })
    })
    console.app.clock.aheadMs += 1_000
    const page = await console.openPageAsOwner('/')
    const list = card(page, 'Needs you')
    await list.getByRole('link', { name: /^The audit log was found broken/ }).waitFor()
    await list.getByRole('link', { name: '1 e-mail not delivered since yesterday' }).waitFor()
    const failed = card(page, 'System').getByRole('link', { name: '1 failed since yesterday' })
    expect(await failed.getAttribute('href')).toMatch(/\/audit\?type=message\.failed&range=/)
    await page.getByRole('button', { name: 'Notifications: 2 need you' }).click()
    const dialog = page.getByRole('dialog', { name: 'Notifications' })
    await dialog.getByRole('link', { name: 'The audit log was found broken' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await dialog.getByRole('link', { name: '1 e-mail not delivered since yesterday' }).click()
    await page.getByRole('heading', { name: 'Audit log', level: 1 }).waitFor()
    expect(new URL(page.url()).searchParams.get('type')).toBe('message.failed')
    const support = await console.openPageAsRole('support', '/users')
    await support.getByRole('button', { name: 'Notifications', exact: true }).waitFor()
  })
})
