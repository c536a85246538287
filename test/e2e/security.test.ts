import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { defaultProtection } from '../../src/applications/attack-protection.ts'
import { changeSettings } from '../../src/applications/change-settings.ts'
import { rememberBrowser } from '../../src/authentication-methods/remembered-browser.ts'
import { guardAttempt } from '../../src/guards/guard-attempt.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { findMessages } from '../support/find-messages.ts'
import { registeredKey } from '../support/registered-key.ts'
import { holdsTokens, signedIn } from '../support/signed-in.ts'
import { axeFindings } from './axe.ts'
import {
  type ConsoleUnderTest,
  describeJourneys,
  owner,
  pageWidth,
  refuseUntilPressed,
  startConsole,
} from './browser.ts'

const totp = { type: 'totp', name: 'Phone', totp_secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' }

describeJourneys('what a user proves themselves with', () => {
  let console: ConsoleUnderTest
  let id: string
  let people = 0
  beforeAll(async () => {
    console = await startConsole()
  })
  beforeEach(async () => {
    people += 1
    const body = {
      connection: 'Username-Password-Authentication',
      email: `alice.${people}@example.com`,
      name: 'Alice Adams',
      password: 'Correct-Horse-7-Battery',
    }
    id = (await console.app.api('POST', '/users', { body })).body.user_id
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  const path = () => `/users/${encodeURIComponent(id)}`
  const methods = async () => (await console.app.v1('GET', `${path()}/methods`)).body
  async function enrol(): Promise<void> {
    await console.app.api('POST', `${path()}/authentication-methods`, { body: totp })
    const phone = { type: 'phone', phone_number: '+44207183875044' }
    await console.app.api('POST', `${path()}/authentication-methods`, { body: phone })
    await console.app.api('POST', `${path()}/recovery-code-regeneration`)
  }
  async function guess(): Promise<void> {
    const { clock, stores } = console.app.app.directory
    const attempt = {
      act: 'password',
      account: id,
      ip: '203.0.113.7',
      isKnownBrowser: false,
      protection: defaultProtection,
    } as const
    for (let count = 0; count < 10; count += 1) await guardAttempt({ attempts: stores.attempts, clock }, attempt)
  }

  test('the password, each factor and the codes left are told, and no secret', async () => {
    await enrol()
    const page = await console.openPageAsOwner(`${path()}/security`)
    const ways = page.getByRole('region', { name: 'Sign-in methods' })
    await ways.getByText('Password', { exact: true }).waitFor()
    await ways.getByText('Set', { exact: true }).waitFor()
    const mfa = page.getByRole('region', { name: 'MFA', exact: true })
    await mfa.getByRole('listitem').filter({ hasText: 'Authenticator app' }).getByText('Phone').waitFor()
    await mfa.getByRole('listitem').filter({ hasText: 'Text message' }).getByText('••• 5044').waitFor()
    await mfa.getByRole('listitem').filter({ hasText: 'Recovery codes' }).getByText('1 of 1 left').waitFor()
    expect(await page.content()).not.toMatch(/JBSWY|207183875044/)
  })

  test('who requires MFA of them is told with a link to the rule, and whether they have what it asks for', async () => {
    const { body: acme } = await console.app.v1('POST', '/organizations', {
      body: { name: `acme-${people}`, displayName: 'Acme' },
    })
    await console.app.v1('POST', `/organizations/${acme.id}/members`, { body: { userId: id } })
    const page = await console.openPageAsOwner(`${path()}/security`)
    const policy = page.getByRole('region', { name: 'Policy' })
    await policy.getByText('Nothing requires MFA of this user.').waitFor()
    await console.app.v1('PATCH', `/organizations/${acme.id}`, { body: { requiresMfa: true, mfaGraceDays: 7 } })
    await page.reload()
    await policy.getByText('Acme requires MFA since').waitFor()
    await policy.getByText('may put it off until').waitFor()
    await enrol()
    await page.reload()
    await policy.getByText('This user is compliant.').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await policy.getByRole('link', { name: 'Acme' }).click()
    await page.waitForURL(`**/organizations/${acme.id}/security`)
  })

  test('one factor is removed, and the recovery codes go with the last', async () => {
    await console.app.api('POST', `${path()}/authentication-methods`, { body: totp })
    await console.app.api('POST', `${path()}/recovery-code-regeneration`)
    const page = await console.openPageAsOwner(`${path()}/security`)
    await page.getByRole('button', { name: 'Remove Authenticator app, Phone' }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Remove authenticator app' })
    await dialog.getByText('With the last factor the recovery codes go too.').waitFor()
    await dialog.getByRole('button', { name: 'Testing' }).click()
    await dialog.getByRole('button', { name: 'Remove' }).click()
    await page.getByText('No second factor is set up.').waitFor()
    await page.getByRole('listitem').filter({ hasText: 'Recovery codes' }).getByText('None').waitFor()
    expect(await methods()).toMatchObject({ data: [], recoveryCodesLeft: 0, mustEnrolAgain: false })
  })

  test('a factor gets another name, by keyboard, and has the one before again', async () => {
    await console.app.api('POST', `${path()}/authentication-methods`, { body: totp })
    const page = await console.openPageAsOwner(`${path()}/security`)
    const open = page.getByRole('button', { name: 'Rename Authenticator app, Phone' })
    await open.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Rename authenticator app' })
    await dialog.getByLabel('Name').fill('Work phone')
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Enter')
    const mfa = page.getByRole('region', { name: 'MFA', exact: true })
    await mfa.getByText('Work phone', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Undo: Authenticator app renamed.' }).click()
    await mfa.getByText('Phone', { exact: true }).waitFor()
    expect((await methods()).data).toMatchObject([{ name: 'Phone' }])
  })

  test('the only way to sign in is not taken away: the dialog says what to do first', async () => {
    const change = (settings: Parameters<typeof changeSettings>[2]) =>
      console.app.app.directory.change((deps) => changeSettings(deps, systemActor, settings))
    await change({ allowsEmailCode: false })
    const person = { connection: 'Username-Password-Authentication', email: `carol.${people}@example.com` }
    id = (await console.app.v1('POST', '/users', { body: person })).body.id
    await console.app.api('POST', `${path()}/authentication-methods`, { body: registeredKey('passkey') })
    const page = await console.openPageAsOwner(`${path()}/security`)
    await page.getByRole('button', { name: 'Remove Passkey, Key' }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Remove passkey' })
    await dialog.getByText('Add another way first, or reset the password').waitFor()
    expect(await dialog.getByRole('group', { name: /^Reason/ }).count()).toBe(0)
    expect(await axeFindings(page)).toEqual([])
    expect(await dialog.getByRole('button', { name: 'Remove' }).getAttribute('aria-disabled')).toBe('true')
    await change({ allowsEmailCode: true, raisedGrades: { 'reset-mfa': 'T3' } })
    await page.reload()
    await page.getByRole('button', { name: 'Remove Passkey, Key' }).click()
    await dialog.getByRole('button', { name: 'Testing' }).click()
    await dialog.getByRole('button', { name: 'Remove' }).click()
    // Where it weighs more the server asks why as well: that stands there already, once.
    await dialog.getByLabel('Your password').fill(owner.password)
    expect(await dialog.getByRole('group', { name: /^Reason/ }).count()).toBe(1)
    await dialog.getByRole('button', { name: 'Remove' }).click()
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(async () => (await methods()).data).toEqual([])
    await change({ raisedGrades: {} })
  })

  test('a password is called expired and that is taken back, and links are mailed from where they belong', async () => {
    const page = await console.openPageAsRole('support', `${path()}/security`)
    const asked = async () => (await console.app.v1('GET', `${path()}/required-actions`)).body.changePassword
    await page.getByRole('button', { name: 'Expire the password' }).click()
    await page.getByText('Must be changed at the next sign-in').waitFor()
    expect(await asked()).toBe(true)
    await page.getByRole('button', { name: /^Undo: They choose a new password/ }).click()
    await page.getByRole('button', { name: 'Expire the password' }).waitFor()
    expect(await asked()).toBe(false)
    await page.getByRole('button', { name: 'Reset Password' }).click()
    const dialog = page.getByRole('dialog', { name: 'Reset Password' })
    await dialog.getByRole('button', { name: 'Reset Password' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Send enrolment link' }).click()
    await expect
      .poll(async () => (await findMessages(console.app, `alice.${people}@example.com`)).map(({ kind }) => kind).sort())
      .toEqual(['factor-enrolment', 'reset-password', 'verify-email'])
    const other = await console.openPageAsRole('support_readonly', `${path()}/security`)
    await other.getByText('To reset the password: Needs the support role').waitFor()
    for (const name of ['Expire the password', 'Reset Password', 'Send enrolment link']) {
      expect(await other.getByRole('button', { name }).count(), name).toBe(0)
    }
  })

  test('the menu of a page leads to what has no button: an organization, the codes, the sessions', async () => {
    await console.app.v1('POST', '/organizations', { body: { name: `acme-${people}`, displayName: `Acme ${people}` } })
    const page = await console.openPageAsOwner(`${path()}/overview`)
    await page.getByRole('button', { name: 'More' }).click()
    for (const name of ['Resend verification', 'Regenerate recovery codes…', 'Revoke all sessions…', 'Merge users…']) {
      await page.getByRole('menuitem', { name }).waitFor()
    }
    await page.getByRole('menuitem', { name: 'Add to organization…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add to organization' })
    await dialog.getByRole('radio', { name: new RegExp(`^Acme ${people}`) }).check()
    await dialog.getByRole('button', { name: `Add to Acme ${people}` }).click()
    await page.getByRole('link', { name: `Organizations: Acme ${people}` }).waitFor()
    const { body } = await console.app.v1('GET', `${path()}/organizations`)
    const membership = `/organizations/${body.data[0].id}${path()}`
    expect((await console.app.v1('PATCH', membership, { body: { isAdministrator: true } })).status).toBe(200)
    await page.reload()
    await page.locator('header').getByText(`Administers Acme ${people}`).waitFor()
    expect(await axeFindings(page)).toEqual([])
  })

  test('recovery codes are regenerated for the person, who alone sees them at the next sign-in, and it is taken back', async () => {
    await enrol()
    const page = await console.openPageAsRole('support', `${path()}/security`)
    const row = page
      .getByRole('region', { name: 'MFA', exact: true })
      .getByRole('listitem')
      .filter({ hasText: 'Recovery codes' })
    await row.getByText('1 of 1 left, made just now').waitFor()
    await row.getByRole('button', { name: 'Regenerate' }).click()
    const dialog = page.getByRole('dialog', { name: 'Regenerate recovery codes' })
    await dialog.getByText(/ten new codes are shown to them, not to you\.$/).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Regenerate' }).click()
    await row.getByText('New ones are shown to them at the next sign-in.').waitFor()
    expect(await row.getByRole('button').count()).toBe(0)
    expect(await methods()).toMatchObject({ newCodesAsked: true, recoveryCodesLeft: 1 })
    await page.getByRole('button', { name: /^Undo/ }).click()
    await row.getByRole('button', { name: 'Regenerate' }).waitFor()
    expect(await methods()).toMatchObject({ newCodesAsked: false, recoveryCodesLeft: 1 })
    const other = await console.openPageAsRole('support_readonly', `${path()}/security`)
    await other.getByText('To reset MFA: Needs the support role').waitFor()
    expect(await other.getByRole('button', { name: 'Regenerate' }).count()).toBe(0)
  })

  test('S000-34 S000-35 S000-38 MFA is reset with a reason and a warning, and the next sign-in is known to set it up anew', async () => {
    await enrol()
    await signedIn(console.app.app.directory, id)
    const page = await console.openPageAsOwner(`${path()}/security`)
    await page.getByRole('button', { name: 'Reset MFA' }).first().click()
    const dialog = page.getByRole('alertdialog', { name: 'Reset MFA' })
    const confirm = dialog.getByRole('button', { name: 'Reset MFA' })
    await dialog.getByText('Make sure who is asking.').waitFor()
    const effects = dialog.getByRole('list', { name: 'What happens' })
    await expect
      .poll(() => effects.getByRole('listitem').allTextContents())
      .toEqual([
        expect.stringMatching(/^Deletes .*Authenticator app \(Phone\)/),
        'Deletes 1 recovery code.',
        '1 session ends.',
      ])
    await dialog.getByText('The password, roles and API keys stay as they are.').waitFor()
    expect(await confirm.getAttribute('aria-disabled')).toBe('true')
    await dialog.getByLabel('Note or ticket number').press('Enter')
    expect((await methods()).data).toHaveLength(3)
    await dialog.getByRole('button', { name: 'User request' }).click()
    await dialog.getByLabel('Note or ticket number').fill('INC-2041, called back')
    const sent = page.waitForRequest((request) => request.url().endsWith('/mfa/reset'))
    await confirm.click()
    expect((await sent).postDataJSON()).toEqual({
      reason: 'User request: INC-2041, called back',
      requireEnrolment: true,
    })
    await page.getByText('MFA was reset.', { exact: true }).waitFor()
    expect(await methods()).toMatchObject({ data: [], recoveryCodesLeft: 0, mustEnrolAgain: true })
    await page.getByRole('link', { name: 'Sessions', exact: true }).click()
    await page.getByText('Signed in nowhere').waitFor()
    await page.getByRole('link', { name: 'Audit', exact: true }).click()
    await page.getByText('MFA reset: phone, recovery codes, authenticator app').waitFor()
  })

  test('a reset says that apps are signed out too, and where nothing can be counted what goes all the same', async () => {
    const { app } = console
    const made = await app.api('POST', '/clients', { body: { name: 'Shop', app_type: 'native' } })
    const client = await app.app.directory.stores.clients.find(made.body.client_id)
    if (client === null) throw new Error('the client is missing')
    await enrol()
    await holdsTokens(app.app.directory, id, client)
    const page = await console.openPageAsOwner(`${path()}/security`)
    const dialog = page.getByRole('alertdialog', { name: 'Reset MFA' })
    const effects = dialog.getByRole('list', { name: 'What happens' })
    const open = () => page.getByRole('button', { name: 'Reset MFA' }).first().click()
    await open()
    await effects.getByText('1 refresh token ends.').waitFor()
    await effects.getByText('They are signed in nowhere.').waitFor()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await page.route('**/holdings', (route) =>
      route.fulfill({ status: 403, contentType: 'application/problem+json', body: '{"detail":"No."}' }),
    )
    await open()
    await effects.getByText('Their sessions and refresh tokens end.').waitFor()
    await expect.poll(() => effects.getAttribute('aria-busy')).toBe('false')
    expect(await axeFindings(page)).toEqual([])
  })

  test('somebody is exempt for some days with a reason, stands in the settings until it ends, and is asked again', async () => {
    await console.app.v1('PATCH', '/settings', { body: { mfaPolicy: 'required' } })
    const page = await console.openPageAsOwner(`${path()}/security`)
    await page.getByRole('button', { name: 'Exempt…' }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Exempt from setting up MFA' })
    await dialog.getByRole('combobox', { name: 'It ends by itself after' }).selectOption({ label: '14 days' })
    await dialog.getByRole('button', { name: 'Waits for a device' }).click()
    await dialog.getByRole('textbox', { name: 'Note or ticket number' }).fill('T-7')
    expect(await axeFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Exempt from MFA' }).click()
    const row = page.getByRole('listitem').filter({ hasText: 'Exemption' })
    await row.getByText(/Sets up no second factor until .*Waits for a device: T-7.*granted by/).waitFor()
    await page.goto(console.at('/settings/mfa'))
    const list = page.getByRole('list', { name: 'Exempt for a while' })
    await list.getByText(/Waits for a device: T-7, granted by/).waitFor()
    await list.getByRole('link', { name: 'Alice Adams' }).click()
    await row.getByRole('button', { name: 'End exemption' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'End exemption' }).click()
    await row.getByText('None: rules that ask for a second factor hold').waitFor()
    expect((await methods()).mfaExemption).toBeNull()
    await console.app.v1('PATCH', '/settings', { body: { mfaPolicy: 'optional' } })
  })

  test('a way in is added by links, and by an account of theirs', async () => {
    const page = await console.openPageAsOwner(`${path()}/security`)
    await page.getByRole('button', { name: 'Add method' }).click()
    await page.getByRole('menuitem', { name: 'Account at another provider: merge it…' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('menuitem', { name: 'Factor: send a link to set one up' }).click()
    await page.getByText('The e-mail is on its way.').first().waitFor()
    await page.getByRole('button', { name: 'Add method' }).click()
    await page.getByRole('menuitem', { name: 'Password: send a link to set one…' }).click()
    await page.getByRole('dialog', { name: 'Reset Password' }).waitFor()
  })

  test('a lock is told with where and until when, and lifted at a press', async () => {
    await guess()
    const page = await console.openPageAsOwner(`${path()}/security`)
    const locks = page.getByRole('region', { name: 'Locks' })
    await locks.getByText('Locked from 203.0.113.7: 10 wrong passwords. Ends by itself').waitFor()
    await locks.getByRole('button', { name: 'Unlock' }).click()
    await locks.getByText('None').waitFor()
    expect(await locks.getByRole('button').count()).toBe(0)
    expect((await console.app.v1('GET', `${path()}/locks`)).body.data).toEqual([])
  })

  test('who may only look sees what is set up and no buttons', async () => {
    await enrol()
    await guess()
    const page = await console.openPageAsRole('support_readonly', `${path()}/security`)
    await page.getByText('Authenticator app').waitFor()
    await page.getByText('To reset MFA: Needs the support role').waitFor()
    await page.getByText('To unlock: Needs the support role').waitFor()
    expect(await page.getByRole('button', { name: /^(Remove|Reset|Unlock)/ }).count()).toBe(0)
  })

  test('what cannot be loaded says so, each for itself', async () => {
    const page = await console.openPageAsOwner('/users')
    await refuseUntilPressed(page, '**/methods', 429, { detail: 'Slow down.' })
    await page.goto(console.at(`${path()}/security`))
    await page.getByText("Couldn't load sign-in methods.").waitFor()
    await page.getByRole('region', { name: 'Locks' }).getByText('None').waitFor()
    await page.getByRole('button', { name: 'Retry' }).click()
    await page.getByText('No second factor is set up.').waitFor()
  })

  test('on a phone everything fits, dialogs too', async () => {
    await enrol()
    const page = await console.openPageAsOwner(`${path()}/security`, { width: 390, height: 844 })
    await page.getByText('Authenticator app').waitFor()
    await expect.poll(() => pageWidth(page)).toBe(390)
    await page.getByRole('button', { name: 'Reset MFA' }).first().click()
    const confirm = page.getByRole('alertdialog').getByRole('button', { name: 'Reset MFA' })
    const foot = () => confirm.boundingBox().then((shown) => (shown === null ? Number.NaN : shown.y + shown.height))
    await expect.poll(foot).toBeLessThanOrEqual(844)
    await expect.poll(() => pageWidth(page)).toBe(390)
    await page.goto(console.at(`${path()}/audit`))
    const tab = page.getByRole('navigation', { name: 'User' }).getByRole('link', { name: 'Audit', exact: true })
    const end = () => tab.boundingBox().then((shown) => (shown === null ? Number.NaN : shown.x + shown.width))
    await expect.poll(end, { timeout: 10_000 }).toBeLessThanOrEqual(390)
  })

  test('remembered browsers are counted and forgotten after a question', async () => {
    const { stores, clock } = console.app.app.directory
    const account = await stores.accounts.find(id)
    const browser = { userId: id, securityVersion: account?.securityVersion ?? 0, days: 30 }
    for (const _ of [1, 2]) await rememberBrowser({ ...stores, clock }, systemActor, browser)
    const page = await console.openPageAsOwner(`${path()}/security`)
    const row = page.getByRole('listitem').filter({ hasText: 'Remembered browsers' })
    await row.getByText('2 are spared the second factor').waitFor()
    await row.getByRole('button', { name: 'Forget all' }).click()
    const dialog = page.getByRole('dialog', { name: 'Forget remembered browsers' })
    await dialog.getByRole('button', { name: 'Forget all browsers' }).click()
    await page.getByText('Remembered browsers were forgotten.').waitFor()
    await row.getByText('None').waitFor()
    expect((await methods()).rememberedBrowsers).toBe(0)
  })
})
