import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createInvitation } from '../../src/invitations/create-invitation.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { signedIn } from '../login/account-people.ts'
import { addApp, addPerson, begin, identified, mailed, password } from '../login/people.ts'
import { newBrowserless } from '../support/browserless.ts'
import type { TestApp } from '../support/test-app.ts'
import { type ConsoleUnderTest, describeJourneys, pageWidth, startConsole } from './browser.ts'
import { expectGood, openState, type State, stateOf } from './login-looks.ts'

const checkedWithinMs = 180_000

describeJourneys('the pages of signing in: axe finds nothing (WCAG 2.2 A and AA), and everything fits', () => {
  let browser: ConsoleUnderTest
  let states: readonly State[]
  beforeAll(async () => {
    browser = await startConsole()
    states = await everyState(browser)
  }, checkedWithinMs)
  afterEach(() => browser.endJourney())
  afterAll(() => browser?.close())

  test('at 1280 and at 390 px', { timeout: checkedWithinMs }, async () => {
    const page = await browser.openPage()
    for (const state of states) {
      await openState(page, browser.app.url, state)
      await expectGood(page, state.name)
    }
  })

  test.each([
    ['the longest words', 'en-XA'],
    ['right to left', 'ar-XB'],
  ])('at 320 px with %s nothing is cut off', { timeout: checkedWithinMs }, async (_, language) => {
    const page = await browser.openPage({ width: 320, height: 640 })
    for (const state of states) {
      await openState(page, browser.app.url, state, language)
      await expect.poll(() => pageWidth(page), { message: state.name }).toBeLessThanOrEqual(320)
      // What was not taken from the catalogue would stand there in plain English.
      expect(await page.getByRole('heading', { level: 1 }).textContent(), state.name).toMatch(/[áéîôüñçý]/)
    }
  })
})

async function everyState({ app }: ConsoleUnderTest): Promise<readonly State[]> {
  const clientId = await addApp(app)
  await addPerson(app, 'alice@example.com')
  await addPerson(app, 'dan@example.com', { blocked: true })
  const states: State[] = []

  const first = await begin(app, { clientId })
  states.push(stateOf('name', first.browser, first.page.address))
  const faulty = await first.browser.send(first.page, '/u/login', { identifier: '' })
  states.push(stateOf('name, missing', first.browser, faulty.location))

  const second = await identified(app, 'alice@example.com', { clientId })
  states.push(stateOf('password', second.browser, second.page.address))
  states.push(stateOf('help', second.browser, `/u/help?state=${second.signIn.id}`))
  states.push(stateOf('reset request', second.browser, `/u/reset-password/request?state=${second.signIn.id}`))
  states.push(stateOf('reset request sent', second.browser, `/u/reset-password/sent?state=${second.signIn.id}`))
  const wrong = await second.browser.send(second.page, '/u/login/password', { password: 'wrong' })
  states.push(stateOf('password, wrong', second.browser, wrong.location))

  const code = await identified(app, 'alice@example.com', { clientId })
  const asked = await code.browser.submit(code.page, '/u/login/code/send')
  states.push(stateOf('code', code.browser, asked.address))

  const up = await begin(app, { clientId })
  const form = await up.browser.open(`/u/signup?state=${up.signIn.id}`)
  states.push(stateOf('sign-up', up.browser, form.address))
  const weak = await up.browser.send(form, '/u/signup', { email: 'x', name: 'Grace', password: '' })
  states.push(stateOf('sign-up, faulty', up.browser, weak.location))
  const confirm = await up.browser.submit(form, '/u/signup', { email: 'grace@example.com', password })
  states.push(stateOf('confirm address', up.browser, confirm.address))

  const refused = await identified(app, 'dan@example.com', { clientId })
  const shown = await refused.browser.submit(refused.page, '/u/login/password', { password })
  states.push(stateOf('suspended', refused.browser, shown.address))

  const thirdParty = await addApp(app, { name: 'Ledger', is_first_party: false })
  const asking = await identified(app, 'alice@example.com', { clientId: thirdParty })
  const consent = await asking.browser.submit(asking.page, '/u/login/password', { password })
  states.push(stateOf('consent', asking.browser, consent.address))

  states.push(...(await invitationStates(app)))
  states.push(stateOf('wrong request of an app', first.browser, '/authorize?client_id=none'))
  states.push(stateOf('asked to sign out', await signedIn(app, 'alice@example.com'), '/oidc/logout'))
  states.push(stateOf('unknown sign-in', first.browser, '/u/login?state=never'))
  states.push(stateOf('no such page', first.browser, '/u/no-such-page'))
  states.push(stateOf('link not opened', first.browser, '/u/email-verification'))

  await first.browser.submit(await first.browser.open('/u/reset-password/request'), '/u/reset-password/request', {
    email: 'alice@example.com',
  })
  const reset = await first.browser.open((await mailed(app, 'alice@example.com')).link)
  states.push(stateOf('new password', first.browser, reset.address))
  await first.browser.submit(reset, '/u/reset-password', { password: 'copper meadow thunder 17' })
  states.push(stateOf('new password, done', first.browser, '/u/reset-password/done'))
  return states
}

async function invitationStates(app: TestApp): Promise<readonly State[]> {
  const { id: organizationId } = (await app.api('POST', '/organizations', { body: { name: 'acme' } })).body
  const { id: role } = (await app.api('POST', '/roles', { body: { name: 'Member' } })).body
  const linkFor = async (inviteeEmail: string, lifetimeSeconds = 0) => {
    const input = { organizationId, inviterName: 'Grace Hopper', inviteeEmail, roleIds: [role], lifetimeSeconds }
    const { ticket } = await app.app.directory.change((deps) => createInvitation(deps, systemActor, input))
    return `/u/invitation?ticket=${ticket}`
  }
  const nobody = newBrowserless(app.url)
  const alice = await signedIn(app, 'alice@example.com')
  const expired = newBrowserless(app.url)
  await expired.open(await linkFor('grace@example.com', 1))
  app.clock.aheadMs += 2_000
  return [
    stateOf('invitation', nobody, await linkFor('grace@example.com')),
    stateOf('invitation of whoever is signed in', alice, await linkFor('alice@example.com')),
    stateOf('invitation of another', alice, await linkFor('grace@example.com')),
    stateOf('invitation, expired', expired, '/u/invitation'),
    stateOf('invitation, asked for', expired, '/u/invitation/asked'),
    stateOf('invitation, declined', expired, '/u/invitation/declined'),
  ]
}
