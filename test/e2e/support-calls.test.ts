// What support does on the telephone, each within its budget of presses (console.md 7.2). They begin on the dashboard: a
// person is found by the palette.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { defaultProtection } from '../../src/applications/attack-protection.ts'
import { addMethod } from '../../src/authentication-methods/add-method.ts'
import { guardAttempt } from '../../src/guards/guard-attempt.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import type { MessageValues, QueuedMessage } from '../../src/messages/message.ts'
import { newSignIn } from '../../src/sign-ins/sign-in.ts'
import { newBrowserless } from '../support/browserless.ts'
import { findMessages } from '../support/find-messages.ts'
import { longSignedIn } from '../support/long-signed-in.ts'
import { mmdbFile } from '../support/mmdb-file.ts'
import { authenticatorCode } from '../support/recovery.ts'
import { chromeOnWindows, type SignedInBrowser, signedIn } from '../support/signed-in.ts'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, pageWidth, startConsole, takesFocus } from './browser.ts'
import type { PageOptions } from './kept-page.ts'
import { keysAlone } from './keyboard.ts'
import { openDialog } from './open-dialog.ts'
import { countPresses, type Presses, searchAnything } from './presses.ts'
import { statusOf } from './status-of.ts'

const password = 'Correct-Horse-7-Battery'
const seed = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

function codeIn(message: QueuedMessage | undefined): string {
  if (message?.kind !== 'caller-code') throw new Error('no code was mailed')
  return (message.values as MessageValues['caller-code']).code
}

describeJourneys('support on the telephone', () => {
  let console: ConsoleUnderTest
  let id: string
  let email: string
  let people = 0
  beforeAll(async () => {
    const paulo = { country: { iso_code: 'BR' }, city: { names: { en: 'São Paulo' } } }
    const vienna = { country: { iso_code: 'AT' }, city: { names: { en: 'Vienna' } } }
    const places = mmdbFile({ '187.4.2.0/24': paulo, '81.2.69.0/24': vienna })
    console = await startConsole({ placesFiles: [places] })
  })
  beforeEach(async () => {
    people += 1
    email = `alice.${people}@example.com`
    const connection = 'Username-Password-Authentication'
    const body = { connection, email, name: `Alice ${people}`, password, email_verified: true }
    id = (await console.app.api('POST', '/users', { body })).body.user_id
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  const path = () => `/users/${encodeURIComponent(id)}`
  const v1 = async (of: string) => (await console.app.v1('GET', `${path()}${of}`)).body
  const enrol = () =>
    console.app.api('POST', `${path()}/authentication-methods`, {
      body: { type: 'totp', name: 'Phone', totp_secret: seed },
    })
  /** So long ago that it does not mark what it opened. */
  const enrolLongAgo = () => {
    const clock = { now: () => new Date(console.app.clock.now().getTime() - 30 * 86_400_000) }
    const factor = { type: 'totp', name: 'Phone', seed: Buffer.from(seed) } as const
    return console.app.app.directory.change((deps) => addMethod({ ...deps, clock }, systemActor, id, factor))
  }
  /** Her own account, in a browser where she has been signed in for weeks. */
  async function openAccount(options: PageOptions = {}): Promise<Page> {
    const { secret } = await longSignedIn(console.app.app.directory, id)
    const page = await console.openPage(options)
    await page.context().addCookies([{ name: 'rollcall-session', value: secret, url: console.app.url }])
    await page.goto(`${console.app.url}account`)
    await page.getByRole('heading', { level: 1, name: 'Profile' }).waitFor()
    return page
  }
  async function guess(): Promise<void> {
    const { clock, stores } = console.app.app.directory
    const act = {
      act: 'password',
      account: id,
      ip: '203.0.113.7',
      isKnownBrowser: false,
      protection: defaultProtection,
    }
    for (let count = 0; count < 10; count += 1) {
      await guardAttempt({ attempts: stores.attempts, clock }, act as Parameters<typeof guardAttempt>[1])
    }
  }
  /** Opens their page, in two presses. */
  async function openPerson(page: Page, presses: Presses): Promise<void> {
    await page.getByRole('heading', { name: 'Dashboard', level: 1 }).waitFor()
    await searchAnything(page, presses, email)
    await presses.click(page.getByRole('option', { name: new RegExp(`^Alice ${people}`) }).first())
  }
  /** Opens a sign-in by its reference, in two presses. */
  async function openSignIn(page: Page, presses: Presses, reference: string): Promise<void> {
    await page.getByRole('heading', { name: 'Dashboard', level: 1 }).waitFor()
    await searchAnything(page, presses, reference)
    await presses.click(page.getByRole('option', { name: `Sign-in ${reference}` }))
  }
  async function signInWithPassword(browser = newBrowserless(console.app.url)) {
    const asked = await browser.submit(await browser.open('/account'), '/u/login', { identifier: email })
    return browser.submit(asked, '/u/login/password', { password })
  }
  /** The next sign-in leads through a new authenticator. */
  async function enrolsAnew(): Promise<void> {
    const browser = newBrowserless(console.app.url)
    const asked = await browser.submit(await signInWithPassword(browser), '/u/mfa-email-challenge/send')
    const [message] = await findMessages(console.app, email)
    const mailed = (message?.values as { readonly code: string } | undefined)?.code ?? ''
    const [challenge = ''] = asked.address.split('?')
    const due = await browser.submit(asked, challenge, { code: mailed })
    expect([due.heading, due.text.includes('Not now')]).toEqual(['Protect your account', false])
    const [, state = ''] = due.address.split('?')
    const app = await browser.open(`/u/mfa/enrol/authenticator?${state}`)
    const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(app.html)?.[1]?.replaceAll(' ', '') ?? ''
    const code = authenticatorCode(secret, console.app.clock.now())
    const codes = await browser.submit(app, '/u/mfa/enrol/authenticator', { code })
    expect(codes.heading).toBe('Save your recovery codes')
    const { data } = await v1('/methods')
    expect(data.map(({ type }: { readonly type: string }) => type)).toContain('totp')
  }

  test('J2 by keyboard alone: a lock is read and lifted in three presses, and she signs in', async () => {
    await guess()
    const page = await console.openPageAsRole('support', '/')
    const presses = await keysAlone(page)
    await openPerson(page, presses)
    const panel = page.getByRole('region', { name: "Why can't they log in?" })
    await panel.getByText(`Alice ${people} can't sign in from 203.0.•••: 10 wrong passwords.`).waitFor()
    await presses.click(panel.getByRole('button', { name: 'Unlock' }))
    await panel.getByText(`Alice ${people} can sign in`).waitFor()
    expect(presses.count).toBeLessThanOrEqual(3)
    expect((await signInWithPassword()).address).toMatch(/^\/account/)
  })

  test('J3 a reference that is read out opens its attempt in two presses', async () => {
    const { clock, stores } = console.app.app.directory
    const origin = { ip: '192.0.2.7', userAgent: 'Mozilla/5.0' }
    const signIn = newSignIn({ goal: { kind: 'account', path: '/account' }, identifier: email, origin }, clock.now())
    await stores.signIns.insert({ ...signIn, lastFailure: 'wrong_password' }, Buffer.alloc(32, people))
    const page = await console.openPageAsRole('support_readonly', '/')
    const presses = countPresses(page)
    await openSignIn(page, presses, signIn.reference)
    await page.getByRole('heading', { name: 'Wrong password' }).waitFor()
    expect(presses.count).toBeLessThanOrEqual(2)
  })

  test('J4 by keyboard alone: a wrong address is told as one, and leads to the account that has one like it', async () => {
    const { clock, stores } = console.app.app.directory
    const origin = { ip: '192.0.2.7', userAgent: 'Mozilla/5.0' }
    const identifier = email.replace('alice', 'alcie')
    const signIn = newSignIn({ goal: { kind: 'account', path: '/account' }, identifier, origin }, clock.now())
    await stores.signIns.insert({ ...signIn, lastFailure: 'unknown_identifier' }, Buffer.alloc(32, people))
    const page = await console.openPageAsRole('support_readonly', '/')
    const presses = await keysAlone(page)
    await openSignIn(page, presses, signIn.reference)
    await page.getByText('No account has this address.').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await presses.click(page.getByRole('link', { name: `Open Alice ${people} (${email})` }))
    await page.getByRole('heading', { name: `Alice ${people}`, level: 1 }).waitFor()
    expect(presses.count).toBeLessThanOrEqual(3)
  })

  test('J7 the caller who lost a phone reads a code back before MFA is reset, and sets it up anew', async () => {
    await enrol()
    const page = await console.openPageAsRole('support', '/')
    const presses = countPresses(page)
    await openPerson(page, presses)
    await presses.click(page.getByRole('link', { name: 'Security', exact: true }))
    await presses.click(page.getByRole('button', { name: 'Reset MFA' }).first())
    const dialog = page.getByRole('alertdialog', { name: 'Reset MFA' })
    const confirm = dialog.getByRole('button', { name: 'Reset MFA' })
    await dialog.getByText('required by policy').waitFor()
    expect(await confirm.getAttribute('aria-disabled')).toBe('true')
    await presses.click(dialog.getByRole('button', { name: 'Send code' }))
    const field = dialog.getByLabel('Code they read back')
    await takesFocus(field)
    expect(await axeFindings(page)).toEqual([])
    const [message] = await findMessages(console.app, email)
    await page.keyboard.insertText(codeIn(message))
    await dialog.getByText('Verified by a code by e-mail').waitFor()
    await dialog.getByRole('button', { name: 'User request', pressed: true }).waitFor()
    await presses.click(confirm)
    await page
      .getByText(/^MFA was reset\./)
      .first()
      .waitFor()
    expect(presses.count).toBeLessThanOrEqual(6)
    expect(await v1('/methods')).toMatchObject({ data: [], mustEnrolAgain: true })
    await enrolsAnew()
  })

  test('J7 without the policy it takes five, and who may only look finds text in place of the button', async () => {
    await enrol()
    await console.app.v1('PATCH', '/settings', { body: { callerVerification: 'off' } })
    const page = await console.openPageAsRole('support', '/')
    const presses = countPresses(page)
    await openPerson(page, presses)
    await presses.click(page.getByRole('button', { name: 'Reset MFA' }).first())
    const dialog = page.getByRole('alertdialog', { name: 'Reset MFA' })
    await presses.click(dialog.getByRole('button', { name: 'User request' }))
    await presses.click(dialog.getByRole('button', { name: 'Reset MFA' }))
    await page
      .getByText(/^MFA was reset\./)
      .first()
      .waitFor()
    expect(presses.count).toBeLessThanOrEqual(5)
    await console.app.v1('PATCH', '/settings', { body: { callerVerification: 'support' } })
    const other = await console.openPageAsRole('support_readonly', `${path()}/security`)
    await other.getByText('To reset MFA: Needs the support role').waitFor()
    expect(await other.getByRole('button', { name: 'Reset MFA' }).count()).toBe(0)
    expect(await statusOf(other, 'POST', `${path()}/mfa/reset`)).toBe(403)
    await other.goto(console.at(`${path()}/overview`))
    await other.getByRole('button', { name: 'Check again' }).waitFor()
    expect(await other.getByRole('button', { name: 'Verify caller' }).count()).toBe(0)
  })

  test('a link for a password is handed over once the caller was verified, and is shown once; who may not has no such way', async () => {
    const page = await console.openPageAsRole('support', `${path()}/overview`)
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Reset Password…' }).click()
    const dialog = openDialog(page, 'Reset Password')
    await dialog.getByRole('button', { name: 'Create a one-time link to hand over' }).click()
    const confirm = dialog.getByRole('button', { name: 'Create link' })
    await dialog.getByText('required by policy').waitFor()
    expect(await confirm.getAttribute('title')).toBe('Verify the caller first')
    await dialog.getByRole('button', { name: 'Send code' }).click()
    await takesFocus(dialog.getByLabel('Code they read back'))
    expect(await axeFindings(page)).toEqual([])
    const [message] = await findMessages(console.app, email)
    await page.keyboard.insertText(codeIn(message))
    await dialog.getByText('Verified by a code by e-mail').waitFor()
    await confirm.click()
    const shown = page.getByRole('dialog', { name: 'Link to hand over' })
    const link = (await shown.getByRole('code').textContent()) ?? ''
    expect(await axeFindings(page)).toEqual([])
    expect((await newBrowserless(console.app.url).open(link)).heading).toBe('Choose a new password')
    await shown.getByRole('checkbox', { name: 'I stored it' }).check()
    await shown.getByRole('button', { name: 'Done' }).click()
    await shown.waitFor({ state: 'detached' })
    const other = await console.openPageAsRole('support_readonly', `${path()}/overview`)
    await other.getByRole('heading', { level: 1 }).waitFor()
    expect(await statusOf(other, 'POST', `${path()}/password-links`, { reason: 'Called' })).toBe(403)
  })

  test('J7 by keyboard alone', async () => {
    await enrol()
    const page = await console.openPageAsRole('support', '/')
    const presses = await keysAlone(page)
    await openPerson(page, presses)
    await presses.click(page.getByRole('link', { name: 'Security', exact: true }))
    await presses.click(page.getByRole('button', { name: 'Reset MFA' }).first())
    const dialog = page.getByRole('alertdialog', { name: 'Reset MFA' })
    await presses.click(dialog.getByRole('button', { name: 'Send code' }))
    await takesFocus(dialog.getByLabel('Code they read back'))
    const [message] = await findMessages(console.app, email)
    const code = codeIn(message)
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
    await page.keyboard.type(wrong)
    await dialog.getByText('The code is wrong or no longer valid.').waitFor()
    await page.keyboard.press('Control+a')
    await page.keyboard.type(code)
    await dialog.getByText('Verified by a code by e-mail').waitFor()
    await presses.click(dialog.getByRole('button', { name: 'Reset MFA' }))
    await page
      .getByText(/^MFA was reset\./)
      .first()
      .waitFor()
    expect(presses.count).toBeLessThanOrEqual(6)
  })

  test('J7 the caller chooses the number they are told, in a session of theirs', async () => {
    await enrolLongAgo()
    const hers = await openAccount({ hasScripts: false })
    expect(await hers.getByRole('region', { name: 'Are you on the phone with support?' }).count()).toBe(0)
    const page = await console.openPageAsRole('support', '/')
    const presses = countPresses(page)
    await openPerson(page, presses)
    await presses.click(page.getByRole('button', { name: 'Reset MFA' }).first())
    const dialog = page.getByRole('alertdialog', { name: 'Reset MFA' })
    const confirm = dialog.getByRole('button', { name: 'Reset MFA' })
    const way = dialog.getByRole('radio', { name: /^Prompt in their session/ })
    await dialog.getByText(/^Chrome.* on .*, active /).waitFor()
    await presses.click(way)
    await presses.click(dialog.getByRole('button', { name: 'Send prompt' }))
    await dialog.getByText('Waiting for their answer.').waitFor()
    expect(await confirm.getAttribute('aria-disabled')).toBe('true')
    // What the edge of the scrolled dialog cuts would count as a small target.
    await dialog.getByRole('button', { name: 'Other', exact: true }).scrollIntoViewIfNeeded()
    expect(await axeFindings(page)).toEqual([])
    const number = (await dialog.getByText('Read this number to them').locator('strong').innerText()).trim()
    await hers.reload()
    const asked = hers.getByRole('region', { name: 'Are you on the phone with support?' })
    await asked.getByText('support@example.com from Rollcall support is on the phone with you.').waitFor()
    await expect.poll(() => asked.getByRole('button').count()).toBe(4)
    await asked.getByRole('button', { name: number, exact: true }).click()
    await hers.getByText('Thank you. Support knows now that it is you.').waitFor()
    await dialog.getByText('Verified by a prompt in their session').waitFor()
    await dialog.getByRole('button', { name: 'User request', pressed: true }).waitFor()
    await presses.click(confirm)
    await page
      .getByText(/^MFA was reset\./)
      .first()
      .waitFor()
    expect(presses.count).toBeLessThanOrEqual(6)
    const { data } = await v1('/events')
    expect(data.map(({ type }: { readonly type: string }) => type)).toContain('user.caller_verified')
  })

  test('J7 by keyboard alone she says that she did not call, and whoever helps next is told', async () => {
    const hers = await openAccount()
    const page = await console.openPageAsRole('support', `${path()}/overview`)
    const keys = await keysAlone(page)
    await keys.click(page.getByRole('button', { name: 'Verify caller' }))
    const dialog = page.getByRole('dialog', { name: 'Verify caller' })
    await keys.check(dialog.getByRole('radio', { name: /^Prompt in their session/ }))
    await keys.click(dialog.getByRole('button', { name: 'Send prompt' }))
    await dialog.getByText('Waiting for their answer.').waitFor()
    await hers.reload()
    const asked = hers.getByRole('region', { name: 'Are you on the phone with support?' })
    await asked.waitFor()
    for (const width of [1280, 390]) {
      await hers.setViewportSize({ width, height: 844 })
      await expect.poll(() => pageWidth(hers)).toBe(width)
      expect(await axeFindings(hers)).toEqual([])
    }
    const herKeys = await keysAlone(hers)
    await herKeys.click(asked.getByRole('button', { name: 'I did not call' }))
    await hers.getByText('We told support that you did not call.').waitFor()
    const denial = 'they said in their session that they did not call. support@example.com had asked.'
    await dialog.getByText(denial).waitFor()
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await axeFindings(page)).toEqual([])
    const other = await console.openPageAsRole('security', `${path()}/overview`)
    await other.getByRole('button', { name: 'Verify caller' }).click()
    await other.getByRole('dialog', { name: 'Verify caller' }).getByText(denial).waitFor()
  })

  test('J8 of two sessions the one in São Paulo is ended in four presses, and the other stays', async () => {
    const { directory } = console.app.app
    const [paulo, vienna] = [await signedIn(directory, id), await signedIn(directory, id)]
    // A second later: in the moment in which it began nothing is newer.
    const seenAt = async ({ session }: SignedInBrowser, ip: string) =>
      directory.stores.sessions.touch(
        session.id,
        new Date(session.createdAt.getTime() + 1_000),
        session.idleExpiresAt,
        { ip, userAgent: chromeOnWindows },
      )
    await seenAt(paulo, '187.4.2.1')
    await seenAt(vienna, '81.2.69.7')
    const page = await console.openPageAsRole('support', '/')
    const presses = countPresses(page)
    await openPerson(page, presses)
    await presses.click(page.getByRole('link', { name: 'Sessions', exact: true }))
    const row = page.getByRole('row', { name: /São Paulo/ })
    await presses.click(row.getByRole('button', { name: /^Revoke / }))
    await row.waitFor({ state: 'detached' })
    await page.getByRole('row', { name: /Vienna/ }).waitFor()
    expect(presses.count).toBeLessThanOrEqual(4)
    expect((await v1('/sessions')).data.map((session: { readonly id: string }) => session.id)).toEqual([
      vienna.session.id,
    ])
  })

  test('J9 she is signed out everywhere in five presses', async () => {
    await signedIn(console.app.app.directory, id)
    await signedIn(console.app.app.directory, id)
    const page = await console.openPageAsRole('support', '/')
    const presses = countPresses(page)
    await openPerson(page, presses)
    await presses.click(page.getByRole('link', { name: 'Sessions', exact: true }))
    await presses.click(page.getByRole('button', { name: 'Revoke all sessions' }))
    await presses.click(page.getByRole('dialog').getByRole('button', { name: 'Revoke all sessions' }))
    await page.getByText('Signed in nowhere').waitFor()
    expect(presses.count).toBeLessThanOrEqual(5)
    expect((await v1('/sessions')).data).toEqual([])
  })

  test('a note is written, followed as a link and taken back; a mail is sent again; both fit a phone', async () => {
    const page = await console.openPageAsRole('support', `${path()}/overview`)
    const notes = page.getByRole('region', { name: 'Internal notes' })
    await notes.getByRole('button', { name: 'Add note' }).click()
    await notes.getByLabel('Note').fill('<b>Calls</b> from work, see https://tickets.example.com/INC-2041.')
    await notes.getByRole('button', { name: 'Save note' }).click()
    await notes.getByText('<b>Calls</b> from work, see').waitFor()
    expect(await notes.getByRole('link').getAttribute('href')).toBe('https://tickets.example.com/INC-2041')
    const messages = page.getByRole('region', { name: 'Messages' })
    await console.app.v1('POST', `${path()}/messages`, { body: { kind: 'reset-password' } })
    await page.reload()
    await messages.getByText('in the Outbox, not opened').waitFor()
    await messages.getByRole('button', { name: 'Send again: Set a new password' }).click()
    await page.getByText('The e-mail is on its way.').waitFor()
    await page.setViewportSize({ width: 390, height: 844 })
    await expect.poll(() => pageWidth(page)).toBe(390)
    expect(await axeFindings(page)).toEqual([])
    await notes.getByRole('button', { name: 'Remove the note by support@example.com' }).click()
    await notes.getByText('None. Operators alone see what stands here.').waitFor()
  })
})
