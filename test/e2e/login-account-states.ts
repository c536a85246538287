// Every page of the second step and of one's own account, in the states that look different.
import type { Page } from 'playwright-core'
import type { ApplicationSettings } from '../../src/applications/settings.ts'
import { startPrompt } from '../../src/caller-verification/start-prompt.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { addConsent, guardedResident, resident, signedIn } from '../login/account-people.ts'
import { addMailCodes, codeFor, waitForNextCode } from '../login/factors.ts'
import { addApp, addPerson, identified, mailed, password, uniqueEmail } from '../login/people.ts'
import { findMessages } from '../support/find-messages.ts'
import type { TestApp } from '../support/test-app.ts'
import { type State, stateOf } from './login-looks.ts'

/** States that are there under the same settings of the application. */
export interface StateGroup {
  readonly name: string
  readonly settings: Partial<ApplicationSettings>
  readonly states: (app: TestApp) => Promise<readonly State[]>
}

export const stateGroups: readonly StateGroup[] = [
  { name: 'the second step', settings: { mfaPolicy: 'optional', disabledFactors: [] }, states: challengeStates },
  { name: 'a code by mail', settings: { mfaPolicy: 'required', disabledFactors: [] }, states: mailStates },
  {
    name: 'setting up a factor',
    settings: { mfaPolicy: 'required', disabledFactors: ['email'], mfaGraceDays: 2 },
    states: enrolStates,
  },
  { name: 'one’s own account', settings: { mfaPolicy: 'optional', disabledFactors: [] }, states: accountStates },
]

async function challengeStates(app: TestApp): Promise<readonly State[]> {
  const { email, recoveryCodes } = await guardedResident(app)
  waitForNextCode(app)
  const { browser, page, signIn } = await identified(app, email)
  const challenge = await browser.submit(page, '/u/login/password', { password })
  const states = [stateOf('code of an app', browser, challenge.address)]
  const wrong = await browser.send(challenge, '/u/mfa-otp-challenge', { code: '000000' })
  states.push(stateOf('code of an app, wrong', browser, wrong.location))
  states.push({
    ...stateOf('other ways', browser, challenge.address),
    goesOn: (shown) => shown.locator('summary').click(),
  })
  const recovery = stateOf('recovery code', browser, `/u/mfa-recovery-code-challenge?state=${signIn.id}`)
  states.push(recovery, {
    ...recovery,
    name: 'recovery code, used',
    goesOn: (shown) => typeCode(shown, recoveryCodes[0]),
  })
  return states
}

async function mailStates(app: TestApp): Promise<readonly State[]> {
  const mailbox = uniqueEmail()
  await addMailCodes(app, await addPerson(app, mailbox), mailbox)
  const [before, after] = [await identified(app, mailbox), await identified(app, mailbox)]
  const unsent = await before.browser.submit(before.page, '/u/login/password', { password })
  const asked = await after.browser.submit(after.page, '/u/login/password', { password })
  await after.browser.submit(asked, '/u/mfa-email-challenge/send')
  return [
    stateOf('code by mail, not sent', before.browser, unsent.address),
    stateOf('code by mail', after.browser, asked.address),
  ]
}

async function enrolStates(app: TestApp): Promise<readonly State[]> {
  const person = uniqueEmail()
  await addPerson(app, person)
  const { browser, page, signIn } = await identified(app, person)
  const choice = await browser.submit(page, '/u/login/password', { password })
  const setUp = stateOf('setting up an app', browser, `/u/mfa/enrol/authenticator?state=${signIn.id}`)
  const finish = async (shown: Page) => {
    const secret = (await shown.locator('.secret').textContent()) ?? ''
    await typeCode(shown, codeFor(app, secret))
    await shown.locator('.codes').waitFor()
  }
  return [
    stateOf('choice of a factor', browser, choice.address),
    setUp,
    { ...setUp, name: 'recovery codes at first', goesOn: finish },
  ]
}

async function accountStates(app: TestApp): Promise<readonly State[]> {
  const plain = await resident(app)
  const full = await guardedResident(app)
  await signedIn(app, full.email)
  const name = uniqueEmail().split('@')[0] as string
  const organization = await app.api('POST', '/organizations', { body: { name, display_name: 'Acme' } })
  await app.api('POST', `/organizations/${organization.body.id}/members`, { body: { members: [full.userId] } })
  await addConsent(app, full.userId, await addApp(app, { name: 'Planner', is_first_party: false }))
  const at = (what: string, path: string) => stateOf(what, full.browser, path)
  const form = await full.browser.open('/account/security/password')
  const wrong = await full.browser.send(form, '/account/security/password', { current: 'wrong', password: 'x' })
  const states: State[] = [
    at('new password, wrong', wrong.location ?? ''),
    at('profile', '/account'),
    at('security', '/account/security'),
    stateOf('security, nothing set up', plain.browser, '/account/security'),
    at('sessions', '/account/sessions'),
    at('apps', '/account/apps'),
    at('linked', '/account/linked'),
    at('activity', '/account/activity'),
    at('organizations', '/account/organizations'),
    at('data', '/account/data'),
    at('new address', '/account/email'),
    at('new password', '/account/security/password'),
    at('replacing an app', '/account/security/authenticator'),
    at('adding a passkey', '/account/security/passkey'),
    at('deleting', '/account/data/delete'),
    { ...at('removing an app', '/account/security'), goesOn: (page) => press(page, '/account/security/remove') },
    { ...at('new recovery codes', '/account/security'), goesOn: (page) => press(page, '/account/security/codes') },
  ]
  return [...states, await askedState(app), ...(await mailedStates(app, full))]
}

/** Support is on the telephone. */
async function askedState(app: TestApp): Promise<State> {
  const { browser, userId } = await resident(app)
  const { directory } = app.app
  const page = { kind: 'offset', offset: 0, limit: 1, withTotal: false } as const
  const { items } = await directory.stores.sessions.listOf(userId, page, directory.clock.now())
  await startPrompt(directory, { ...systemActor, name: 'Kim' }, { userId, sessionId: items[0]?.id ?? '' })
  return stateOf('asked by support', browser, '/account')
}

async function mailedStates(app: TestApp, { browser, email }: Awaited<ReturnType<typeof resident>>) {
  const address = uniqueEmail()
  await browser.submit(await browser.open('/account/email'), '/account/email', { email: address })
  const confirm = await browser.open((await mailed(app, address)).link)
  const [notice] = await findMessages(app, email)
  const { undoLink = '' } = (notice?.values ?? {}) as { readonly undoLink?: string }
  const undo = await browser.open(undoLink)
  return [
    stateOf('confirming an address', browser, confirm.address),
    stateOf('taking a change back', browser, undo.address),
    stateOf('address taken back', browser, '/u/email-change/undo/done'),
  ]
}

async function typeCode(page: Page, code = ''): Promise<void> {
  await page.locator('#code').fill(code)
  await page.keyboard.press('Enter')
  await page.locator('#code').waitFor({ state: 'detached' })
}

async function press(page: Page, action: string): Promise<void> {
  await page.locator(`form[action="${action}"] button`).first().click()
  await page.locator('.danger, .codes').first().waitFor()
}
