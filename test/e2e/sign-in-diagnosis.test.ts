import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { defaultProtection } from '../../src/applications/attack-protection.ts'
import { guardAttempt } from '../../src/guards/guard-attempt.ts'
import { newSignIn } from '../../src/sign-ins/sign-in.ts'
import { strangerFrom } from '../../src/sign-ins/sign-in-deps.ts'
import { newBrowserless } from '../support/browserless.ts'
import { lockNetworkOf } from '../support/locked-network.ts'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, owner, startConsole } from './browser.ts'
import { statusOf } from './status-of.ts'

describeJourneys("why can't they log in?", () => {
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
  const directory = () => console.app.app.directory
  async function guess(): Promise<void> {
    const { clock, stores, change } = directory()
    const stranger = strangerFrom({ ip: '203.0.113.7', userAgent: null, requestId: null })
    const failure = { reason: 'wrong_password' }
    const attempt = {
      act: 'password',
      account: id,
      ip: '203.0.113.7',
      isKnownBrowser: false,
      protection: defaultProtection,
    } as const
    for (let count = 0; count < 10; count += 1) {
      await guardAttempt({ attempts: stores.attempts, clock }, attempt)
      await change(({ audit }) => audit.record(stranger, 'user.sign_in_failed', { kind: 'user', id }, failure))
    }
  }
  async function signIn(): Promise<void> {
    const identifier = `alice.${people}@example.com`
    const browser = newBrowserless(console.app.url)
    const asked = await browser.submit(await browser.open('/account'), '/u/login', { identifier })
    await browser.submit(asked, '/u/login/password', { password: 'Correct-Horse-7-Battery' })
  }
  async function openPanel(role: 'owner' | 'support' | 'support_readonly' = 'owner') {
    const overview = `${path()}/overview`
    const page = await (role === 'owner' ? console.openPageAsOwner(overview) : console.openPageAsRole(role, overview))
    return { page, panel: page.getByRole('region', { name: "Why can't they log in?" }) }
  }

  test('nothing stands in the way of most people, and the panel says with what they sign in', async () => {
    const { panel } = await openPanel()
    await panel.getByText('Alice Adams can sign in with a password or a code by e-mail.').waitFor()
    await panel.getByText('The e-mail address is not verified.').waitFor()
    await panel.getByText('Show all 18 checks (3 could not run)').waitFor()
    await panel.getByRole('button', { name: 'Check again' }).waitFor()
    await expect
      .poll(() => panel.getByRole('button').allTextContents())
      .toEqual([
        'Check again',
        'Verify caller',
        'Send verification',
        'Mark as verified…',
        '',
        'Send again',
        'Edit e-mail…',
        '',
        'Copy trace',
        'To sign in to',
      ])
  })

  test('what was checked is copied as text for a ticket', async () => {
    const { page, panel } = await openPanel()
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await panel.getByRole('button', { name: 'Copy trace' }).click()
    await page.getByText('The trace was copied.').waitFor()
    const copied = await page.evaluate<string>('navigator.clipboard.readText()')
    expect(copied).toMatch(/^Alice Adams can sign in with a password or a code by e-mail\.\nUser ID: /)
    expect(copied).toContain('[stands out] E-mail address: Not verified')
  })

  test('a lock is named with where it holds, and the button beside the sentence lifts it', async () => {
    await guess()
    const { panel } = await openPanel()
    await panel.getByText(/^Alice Adams can't sign in from 203\.0\.113\.7: 10 wrong passwords \d\d:\d\d.*\.$/).waitFor()
    await panel
      .getByText(/^10 wrong passwords .* from 203\.0\.113\.7\. Ends /)
      .first()
      .waitFor()
    await panel.getByText('It ends by itself').waitFor()
    await panel.getByRole('button', { name: 'Unlock' }).click()
    await panel.getByText('Alice Adams can sign in').waitFor()
    expect((await console.app.v1('GET', `${path()}/locks`)).body.data).toEqual([])
  })

  test('whoever is locked is found by a view, with until when, and unlocked from the head of their page', async () => {
    await guess()
    const page = await console.openPageAsOwner('/users')
    const views = page.getByRole('navigation', { name: 'Views' })
    for (const name of ['Admins', 'Invited']) await views.getByRole('link', { name, exact: true }).waitFor()
    await views.getByRole('link', { name: 'Locked', exact: true }).click()
    await page.waitForURL(/status=locked/)
    const row = page.getByRole('row').filter({ hasText: `alice.${people}@example.com` })
    await row.getByText(/^until \d\d:\d\d/).waitFor()
    await row.getByRole('link', { name: 'Alice Adams' }).click()
    const head = page.getByRole('main').locator('header').first()
    await head.getByText(/^Locked until \d\d:\d\d/).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await head.getByRole('button', { name: 'Unlock now' }).click()
    await head.getByText('Unverified').waitFor()
    expect(await head.getByRole('button').allTextContents()).toEqual(
      expect.arrayContaining(['Suspend', 'Reset MFA', 'More']),
    )
    await head.getByRole('button', { name: 'Unlock now' }).waitFor({ state: 'detached' })
  })

  test('of a suspension and a lock the one that stays is mended first, and the other is still told', async () => {
    await guess()
    await console.app.v1('POST', `${path()}/suspend`, { body: { reason: 'Testing' } })
    const { page, panel } = await openPanel()
    await panel.getByText("Alice Adams can't sign in.").waitFor()
    await panel.getByText('Also locked from 203.0.113.7: 10 wrong passwords').waitFor()
    await panel.getByRole('button', { name: 'Activate' }).click()
    await page.getByRole('dialog', { name: 'Activate user' }).getByRole('button', { name: 'Activate' }).click()
    await panel.getByRole('button', { name: 'Unlock' }).click()
    await panel.getByText('Alice Adams can sign in').waitFor()
  })

  test('a second factor is a step and no obstacle', async () => {
    const body = { type: 'totp', name: 'Phone', totp_secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' }
    await console.app.api('POST', `${path()}/authentication-methods`, { body })
    const { panel } = await openPanel()
    await panel.getByText('Alice Adams can sign in, and is asked for a second factor: authenticator app.').waitFor()
  })

  test('an address is vouched for from its check, and what is asked at the next sign-in is changed from its own', async () => {
    await console.app.v1('PATCH', `${path()}/required-actions`, { body: { changePassword: true } })
    const { page, panel } = await openPanel()
    await panel.getByRole('button', { name: 'Mark as verified…' }).click()
    const vouching = page.getByRole('dialog', { name: 'Mark as verified' })
    await vouching.getByRole('button', { name: 'Mark as verified' }).click()
    await page.getByText('The e-mail address counts as verified.').waitFor()
    await panel.getByText('The e-mail address is not verified.').waitFor({ state: 'detached' })
    await panel.getByText('Set, and must be changed at the next sign-in').first().waitFor()
    await panel.getByRole('link', { name: 'See the events' }).first().waitFor()
    await panel.getByRole('button', { name: 'Change…' }).click()
    const asking = page.getByRole('dialog', { name: 'At the next sign-in' })
    await asking.getByRole('checkbox', { name: /^Choose a new password/ }).uncheck()
    await asking.getByRole('button', { name: 'Save' }).click()
    // It is a check and part of the answer: both are gone.
    await expect.poll(() => panel.getByText('Must choose a new password at the next sign-in').count()).toBe(0)
  })

  test('the question is asked of an organization, whose members alone get in', async () => {
    const { body: acme } = await console.app.v1('POST', '/organizations', {
      body: { name: `acme-${people}`, displayName: `Acme ${people}` },
    })
    const appId = (await console.app.v1('GET', '/application')).body.id
    const members = `/applications/${appId}/tenants/${acme.id}/users`
    await console.app.v1('POST', members, { body: { userId: id } })
    // Whoever belongs elsewhere too is kept out of the one organization alone.
    const { body: globex } = await console.app.v1('POST', '/organizations', { body: { name: `globex-${people}` } })
    await console.app.v1('POST', `/applications/${appId}/tenants/${globex.id}/users`, { body: { userId: id } })
    const { page, panel } = await openPanel()
    await panel.getByLabel('In the organization').selectOption(`Acme ${people}`)
    await panel.getByText('Alice Adams can sign in').waitFor()
    const outside = "Alice Adams can't sign in: they are no member of the organization."
    const deactivated = { body: { isActive: false } }
    await console.app.v1('PATCH', `/organizations/${acme.id}/users/${encodeURIComponent(id)}`, deactivated)
    await panel.getByRole('button', { name: 'Check again' }).click()
    await panel.getByRole('button', { name: `Activate in Acme ${people}` }).click()
    await panel.getByText('Alice Adams can sign in').waitFor()
    await page.getByRole('button', { name: `Undo: Active again in Acme ${people}.` }).click()
    await panel.getByText(outside).waitFor()
    expect(await axeFindings(page)).toEqual([])

    const looking = await openPanel('support_readonly')
    await looking.panel.getByLabel('In the organization').selectOption(`Acme ${people}`)
    await looking.panel.getByText(outside).waitFor()
    await looking.panel.getByText('Needs the support role').first().waitFor()
    expect(await looking.panel.getByRole('button', { name: /^Activate in/ }).count()).toBe(0)

    await console.app.v1('DELETE', `${members}/${encodeURIComponent(id)}`)
    await panel.getByRole('button', { name: 'Check again' }).click()
    await panel.getByRole('button', { name: `Add to Acme ${people}` }).click()
    await panel.getByText('Alice Adams can sign in').waitFor()
    const { data } = (await console.app.v1('GET', `${path()}/organizations`)).body
    expect(data).toMatchObject([{ id: globex.id }, { id: acme.id, isActive: true, source: 'added' }])
  })

  test('an invitation that ran out is told with when, and sent anew from its check', async () => {
    const acme = (await console.app.v1('POST', '/organizations', { body: { name: `inviting${people}` } })).body
    // Nobody who has been here: it keeps others out of that organization alone.
    const email = `newcomer.${people}@example.com`
    id = (await console.app.v1('POST', '/users', { body: { email, name: 'Alice Adams' } })).body.id
    const invitations = `/organizations/${acme.id}/invitations`
    await console.app.v1('POST', invitations, { body: { email, lifetimeSeconds: 60, sendEmail: false } })
    console.app.clock.aheadMs += 61_000
    const { page, panel } = await openPanel()
    const told = panel.getByRole('list', { name: 'What stands out' })
    await told.getByText(/^Invited to inviting\d+ .*, not accepted\. The invitation ran out /).waitFor()
    expect(await axeFindings(page)).toEqual([])
    const resend = told.getByRole('button', { name: `Resend the invitation to inviting${people}` })
    await resend.focus()
    await page.keyboard.press('Enter')
    await page.getByText(`The invitation to inviting${people} was sent again.`).waitFor()
    await told.getByText(/not accepted\. The invitation ends /).waitFor()
    expect((await console.app.v1('GET', invitations)).body.data).toMatchObject([{ email, state: 'pending' }])
    const other = await openPanel('support_readonly')
    await other.panel
      .getByText(/not accepted\. The invitation ends /)
      .first()
      .waitFor()
    await other.panel.getByText('Needs the support role').first().waitFor()
    expect(await other.panel.getByRole('button', { name: /^Resend/ }).count()).toBe(0)
  })

  test('recent attempts show the reference that the person reads out, and the question is asked per app', async () => {
    const app = { name: 'Members only', app_type: 'spa', organization_usage: 'require' }
    const clientId = (await console.app.api('POST', '/clients', { body: app })).body.client_id
    const { clock, stores } = directory()
    const goal = { kind: 'account', path: '/account' } as const
    const origin = { ip: '192.0.2.7', userAgent: null }
    const signIn = { ...newSignIn({ goal, clientId, identifier: 'alice', origin }, clock.now()), userId: id }
    await stores.signIns.insert({ ...signIn, lastFailure: 'wrong_code' }, Buffer.alloc(32, people))
    await stores.signIns.noteShown(signIn.id, 'That didn’t work.')
    const { page, panel } = await openPanel()
    await panel.getByText(`What they saw: That didn’t work. Reference ${signIn.reference}`).waitFor()
    await panel.getByText('Last attempts (1)').click()
    const row = panel.getByRole('listitem').filter({ hasText: signIn.reference })
    await row.getByText('Wrong code · by code by e-mail · to Members only').waitFor()
    await row.getByText('counted towards the lock').waitFor()
    const attempt = row.getByRole('link', { name: `Open sign-in ${signIn.reference}` })
    expect(await attempt.getAttribute('href')).toBe(`/console/sign-ins/${signIn.reference}`)
    await console.app.api('POST', '/clients', { body: { name: 'Never tried', app_type: 'spa' } })
    await panel.getByRole('button', { name: 'To sign in to', exact: true }).click()
    const tried = page.getByRole('radio', { name: 'Members only Tried lately' })
    await page.getByRole('searchbox', { name: 'Search apps' }).fill('never')
    await tried.waitFor({ state: 'detached' })
    await page.getByRole('radio', { name: 'Never tried' }).check()
    await panel.getByText('Alice Adams can sign in with').waitFor()
    await page.getByRole('searchbox', { name: 'Search apps' }).fill('')
    await tried.check()
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await panel.getByRole('button', { name: 'To sign in to: Members only' }).waitFor()
    await panel.getByText("Alice Adams can't sign in: the app is for members of organizations").waitFor()
    expect(await axeFindings(page)).toEqual([])
    await panel.getByRole('button', { name: 'Add to organization…' }).click()
    await page.getByRole('dialog', { name: 'Add to organization' }).getByRole('button', { name: 'Cancel' }).click()
    await panel.getByRole('button', { name: 'Clear To sign in to' }).click()
    await panel.getByText('Alice Adams can sign in with').waitFor()

    const looking = await openPanel('support_readonly')
    await looking.panel.getByRole('button', { name: 'To sign in to', exact: true }).click()
    await looking.page.getByRole('searchbox', { name: 'Search apps' }).fill('never')
    await looking.page.getByRole('radio', { name: 'Never tried' }).check()
    await looking.page.keyboard.press('Escape')
    await looking.panel.getByRole('button', { name: 'To sign in to: Never tried' }).waitFor()
  })

  test('an address that gets no letters is told with why, and taken off with the letter sent again', async () => {
    const address = `alice.${people}@example.com`
    const sent = await console.app.v1('POST', `${path()}/messages`, { body: { kind: 'reset-password' } })
    expect(sent.status, sent.text).toBe(204)
    const note = '550 5.1.1 No such user'
    await console.app.v1('POST', '/suppressed-addresses', { body: { address, note } })
    const { page, panel } = await openPanel()
    const told = panel.getByText(/Their address is suppressed since .*, by hand: 550 5\.1\.1 No such user/)
    await told.first().waitFor()
    await panel.getByText('We are not writing to your address at the moment. Is it still yours?').waitFor()
    expect(await axeFindings(page)).toEqual([])
    const fix = panel.getByRole('button', { name: 'Take the address off and send again' })
    await fix.focus()
    await page.keyboard.press('Enter')
    await page.getByText('The e-mail is on its way.').first().waitFor()
    await expect.poll(() => told.count()).toBe(0)
    const { data } = (await console.app.v1('GET', `${path()}/messages`)).body
    expect(data.filter(({ kind }: { kind: string }) => kind === 'reset-password')).toHaveLength(2)
    expect((await console.app.v1('GET', `/suppressed-addresses?address=${address}`)).body.data).toEqual([])
  })

  test('without a connection what was found stays to be read, and nothing can be sent', async () => {
    const { page, panel } = await openPanel()
    await panel.getByRole('button', { name: 'Send verification' }).waitFor()
    await page.context().setOffline(true)
    const banner = page.getByRole('status').filter({ hasText: "You're offline. Showing data" })
    await banner.waitFor()
    for (const name of ['Send verification', 'Send again']) {
      await panel.locator('button[aria-disabled=true]', { hasText: name }).first().waitFor()
    }
    await panel.getByText('Alice Adams can sign in').waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
    await page.context().setOffline(false)
    await banner.waitFor({ state: 'detached' })
  })

  test('where guesses come from is blocked from the check of the lock, and the check of the network opens the rule', async () => {
    await guess()
    const origin = { ip: '203.0.113.7', userAgent: null }
    const goal = { kind: 'account', path: '/account' } as const
    const signIn = newSignIn({ goal, identifier: `alice.${people}@example.com`, origin }, directory().clock.now())
    await directory().stores.signIns.insert({ ...signIn, lastFailure: 'wrong_password' }, Buffer.alloc(32, people))
    const { page, panel } = await openPanel()
    await panel.getByRole('button', { name: 'Block IP 203.0.113.7' }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Block a network' })
    expect(await dialog.getByLabel('Address or network').inputValue()).toBe('203.0.113.7')
    await dialog.getByText('It would have refused no sign-in of the last 30 days.').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Suspected compromise' }).click()
    await dialog.getByRole('button', { name: 'Block', exact: true }).click()
    await page.getByText('203.0.113.7 is blocked.').waitFor()
    await panel.getByText('203.0.113.7 is blocked by the rule about 203.0.113.7 since').first().waitFor()
    await panel.getByRole('link', { name: 'Open the rule' }).click()
    const rules = page.getByRole('region', { name: 'Network rules' })
    await rules.getByText('Suspected compromise').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await rules.getByRole('button', { name: 'Remove 203.0.113.7' }).click()
    const removal = page.getByRole('alertdialog', { name: 'Remove network rule' })
    await removal.getByRole('button', { name: 'Testing' }).click()
    await removal.getByRole('button', { name: 'Remove rule' }).click()
    await removal.getByLabel('Your password').fill(owner.password)
    expect(await axeFindings(page)).toEqual([])
    await removal.getByRole('button', { name: 'Remove rule' }).click()
    await rules.getByText('No rules. People sign in from everywhere.').waitFor()
  })

  test('a network that is locked is told with its end, and support lifts it without seeing the address', async () => {
    await lockNetworkOf(console.app, id, '198.51.100.20')
    await console.app.v1('PATCH', '/settings', { body: { allowsEmailCode: false } })
    const { panel } = await openPanel()
    await panel.getByText("Alice Adams can't sign in from 198.51.100.20: too many tries came from there.").waitFor()
    await panel.getByText('From another network they can. It ends by itself').waitFor()
    await console.app.v1('PATCH', '/settings', { body: { allowsEmailCode: true } })
    const support = await openPanel('support')
    const { page } = support
    await support.panel.getByText('Alice Adams can sign in with a code by e-mail.').waitFor()
    await support.panel.getByText('Not with a password from 198.51.•••').waitFor()
    expect(await axeFindings(page)).toEqual([])
    const unlock = support.panel.getByRole('button', { name: 'Unlock network' })
    await unlock.focus()
    await page.keyboard.press('Enter')
    await page.getByText('The network was unlocked. They can try again at once.').waitFor()
    await support.panel.getByText('Alice Adams can sign in with a password or a code by e-mail.').waitFor()
    await expect.poll(() => unlock.count()).toBe(0)
  })

  test('support follows a check to its events, edits the address a mail went to, and hands over a way to set a password', async () => {
    await console.app.v1('PATCH', `${path()}/required-actions`, { body: { changePassword: true } })
    const { page, panel } = await openPanel()
    await panel.getByRole('button', { name: 'Edit e-mail…' }).click()
    const email = page.getByRole('textbox', { name: 'E-mail' })
    await email.and(page.locator(':focus')).waitFor()
    await page.getByRole('form', { name: 'Profile' }).getByRole('button', { name: 'Cancel' }).click()
    await panel.getByRole('button', { name: 'Reset Password…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Reset Password' })
    await dialog.getByText('Create a one-time link to hand over').waitFor()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await panel.getByRole('button', { name: 'Copy what to say about Password' }).waitFor()

    const support = await openPanel('support')
    const about = support.panel.getByRole('listitem').filter({ hasText: 'E-mail address' }).first()
    await about.getByRole('link', { name: 'See the events' }).click()
    await support.page.waitForURL(/\/users\/[^/]+\/audit\?.*verification_requested/)
    await support.page.getByRole('region', { name: 'Events' }).waitFor()
    expect(await axeFindings(support.page)).toEqual([])
  })

  test('whoever has as many sessions as are allowed is given room by ending the oldest', async () => {
    await console.app.v1('PATCH', '/settings', { body: { mostSessions: 2 } })
    for (let count = 0; count < 2; count += 1) await signIn()
    const { page, panel } = await openPanel()
    await panel.getByText('Sessions open: 2 of at most 2, and another sign-in ends the oldest').first().waitFor()
    await panel.getByRole('button', { name: 'Revoke oldest' }).click()
    await page.getByText('The oldest session was revoked:').waitFor()
    await panel.getByText('Sessions open: 1 of at most 2').first().waitFor({ state: 'attached' })
    await console.app.v1('PATCH', '/settings', { body: { mostSessions: null } })
  })

  test('a suspension and a lock are two rows of the Security tab, each with its own button', async () => {
    await guess()
    await console.app.v1('POST', `${path()}/suspend`, { body: { reason: 'Testing' } })
    const page = await console.openPageAsOwner(`${path()}/security`)
    const locks = page.getByRole('region', { name: 'Locks' })
    await locks.getByText(/^Suspended by .*: testing/).waitFor()
    await locks.getByText('Locked from 203.0.113.7').waitFor()
    await locks.getByRole('button', { name: 'Unlock now' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await locks.getByRole('button', { name: 'Activate' }).click()
    await page.getByRole('dialog', { name: 'Activate user' }).getByRole('button', { name: 'Activate' }).click()
    await locks.getByText(/^Suspended by/).waitFor({ state: 'detached' })
    await locks.getByText('Locked from 203.0.113.7').waitFor()
    await page.getByRole('button', { name: 'Add method' }).click()
    await page.getByRole('menuitem', { name: 'Identity: send a link to connect one…' }).click()
    await page.waitForURL(/\/identities$/)
    await page.getByRole('button', { name: 'Link identity…' }).waitFor()
  })

  test('S000-2 of somebody who is suspended and fails to sign in, the page says so and shows the attempts', async () => {
    await console.app.v1('POST', `${path()}/suspend`, { body: { reason: 'Suspected compromise' } })
    const browser = newBrowserless(console.app.url)
    const identifier = `alice.${people}@example.com`
    const asked = await browser.submit(await browser.open('/account'), '/u/login', { identifier })
    const wrong = await browser.submit(asked, '/u/login/password', { password: 'something else' })
    const right = await browser.submit(wrong, '/u/login/password', { password: 'Correct-Horse-7-Battery' })
    expect(right.address).toMatch(/^\/u\/refused/)
    const { page, panel } = await openPanel()
    await panel.getByText("Alice Adams can't sign in.").waitFor()
    await panel.getByText(/Suspended by .*: suspected compromise/).waitFor()
    await panel.getByText('Last attempts (1)').click()
    await panel.getByText('127.0.0.1').waitFor()
    await page.getByRole('link', { name: 'Audit', exact: true }).click()
    await page.getByText('Sign-in failed: wrong password').waitFor()
    await page.getByText('Sign-in failed: suspended').waitFor()
  })

  test('J2 who may only look is told who can mend it, and the API refuses', async () => {
    await guess()
    const { page, panel } = await openPanel('support_readonly')
    await panel.getByText('To unlock: Needs the support role').waitFor()
    expect(await panel.getByRole('button', { name: 'Unlock' }).count()).toBe(0)
    expect(await statusOf(page, 'POST', `${path()}/unlock`)).toBe(403)
  })
})
