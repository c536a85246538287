import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { acceptInvitation } from '../../src/invitations/accept-invitation.ts'
import { type CreateInvitationInput, createInvitation } from '../../src/invitations/create-invitation.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { forgetEndedSessions } from '../../src/sessions/forget-ended-sessions.ts'
import { type Browserless, newBrowserless, type Shown } from '../support/browserless.ts'
import { findMessages } from '../support/find-messages.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { addApp, addPerson, begin, callback, mailed, password, uniqueEmail } from './people.ts'

let app: TestApp
let clientId: string
let organizationId: string
beforeAll(async () => {
  app = await startTestApp()
  clientId = await addApp(app, { organization_usage: 'require' })
  organizationId = (await app.api('POST', '/organizations', { body: { name: 'acme', display_name: 'Acme' } })).body.id
})
afterAll(() => app.close())
beforeEach(() => app.app.directory.stores.settings.change({ isSignUpOpen: true }))

async function invite(inviteeEmail: string, more: Partial<CreateInvitationInput> = {}, by = systemActor) {
  const input = { organizationId, inviterName: 'Grace Hopper', inviteeEmail, ...more }
  const { ticket } = await app.app.directory.change((deps) => createInvitation(deps, by, input))
  return ticket
}

/** Signed in as somebody, in a browser of their own. */
async function signedIn(email: string): Promise<Browserless> {
  const { browser, page } = await begin(app, { identifier: email })
  expect((await browser.send(page, '/u/login/password', { password })).location).toBe('/account')
  return browser
}

const accept = (browser: Browserless, page: Shown) => browser.submit(page, '/u/invitation', { do: 'accept' })
const members = async () =>
  (await app.api('GET', `/organizations/${organizationId}/members?per_page=100`)).body.map(
    ({ email }: { email: string }) => email,
  )

async function signUp(browser: Browserless, page: Shown, email: string): Promise<Shown> {
  const typed = { email, password: 'Correct-Horse-7-Battery', name: 'Ada' }
  const confirm = await browser.submit(page, '/u/signup', typed)
  const { code } = await mailed(app, email)
  return browser.submit(confirm, '/u/signup/confirm', { code })
}

describe('L5 an invitation from the mail', () => {
  test('whoever is signed in as the invited person accepts with one press, and the link is used up', async () => {
    const email = uniqueEmail()
    await addPerson(app, email)
    const browser = await signedIn(email)
    const role = await app.api('POST', '/roles', { body: { name: 'Member' } })
    await invite(email, { roleIds: [role.body.id] })
    const { link } = await mailed(app, email)
    const page = await browser.open(link)
    expect([page.address, page.heading]).toEqual(['/u/invitation', 'Join Acme'])
    expect(page.text).toContain('Grace Hopper invited you to join Acme as Member.')
    const done = await accept(browser, page)
    expect(done.heading).toBe('You are a member now')
    expect(await members()).toContain(email)
    expect((await browser.open(link)).heading).toBe('This link doesn’t work')
  })

  test('whoever is signed in as another is told as whom, and switches', async () => {
    const [ada, bob] = [uniqueEmail(), uniqueEmail()]
    await addPerson(app, ada)
    await addPerson(app, bob)
    const browser = await signedIn(bob)
    await invite(ada)
    const page = await browser.open((await mailed(app, ada)).link)
    expect(page.text).toContain('Grace Hopper invited you to join Acme as Member.')
    expect(page.text).toContain(`You’re signed in as ${bob}; this invitation is for ${ada}.`)
    const forced = await browser.submit(page, '/u/invitation', { do: 'accept' })
    expect(forced.text).toContain(`You’re signed in as ${bob}`)
    expect(await members()).not.toContain(bob)
    const switched = await browser.submit(page, '/u/invitation', { do: 'sign-in' })
    expect(switched.html).toContain(`value="${ada}"`)
    const back = await browser.submit(switched, '/u/login/password', { password })
    expect(back.heading).toBe('Join Acme')
    expect((await accept(browser, back)).heading).toBe('You are a member now')
  })

  test('a new person makes an account under the invited address, though sign-up is closed', async () => {
    await app.app.directory.stores.settings.change({ isSignUpOpen: false })
    const email = uniqueEmail()
    await invite(email)
    const browser = newBrowserless(app.url)
    const page = await browser.open((await mailed(app, email)).link)
    const form = await browser.submit(page, '/u/invitation', { do: 'sign-up' })
    expect(form.html).toContain(`value="${email}"`)
    const foreign = await browser.submit(form, '/u/signup', {
      email: uniqueEmail(),
      password: 'Correct-Horse-7-Battery',
    })
    expect(foreign.html).toContain('role="alert"')
    const back = await signUp(browser, form, email)
    expect(back.heading).toBe('Join Acme')
    expect((await accept(browser, back)).heading).toBe('You are a member now')
    expect(await members()).toContain(email)
  })

  test('whoever does not want to declines by a link, which changes nothing', async () => {
    const email = uniqueEmail()
    await invite(email)
    const { link } = await mailed(app, email)
    const browser = newBrowserless(app.url)
    const page = await browser.open(link)
    expect(page.html).toContain('<a href="/u/invitation/declined">Decline</a>')
    expect((await browser.open('/u/invitation/declined')).heading).toBe('You did not join')
    expect((await browser.open(link)).heading).toBe('Join Acme')
  })
})

describe('L5 an invitation that ran out', () => {
  const person = (kind: 'user' | 'operator', id: string) => ({ ...systemActor, kind, id, name: 'Grace Hopper' })
  const letters = async (to: string, { directory, console } = app.app) =>
    (await Promise.all([directory, console].map((each) => findMessages({ app: { directory: each } }, to)))).flat()

  /** Opened too late; the address of the page that offers to ask for another. */
  async function openLate(by: Parameters<typeof invite>[2]) {
    const email = uniqueEmail()
    await invite(email, { lifetimeSeconds: 60 }, by)
    const { link } = await mailed(app, email)
    app.clock.aheadMs += 61_000
    const browser = newBrowserless(app.url)
    const page = await browser.open(link)
    expect([page.status, page.heading]).toEqual([400, 'This link has expired'])
    return { browser, page, email }
  }
  const askedFor = async (email: string) => {
    const { items = [] } =
      (await app.app.directory.stores.invitations.list(
        { organizationId, isNewestFirst: true },
        { kind: 'offset', offset: 0, limit: 50, withTotal: false },
      )) ?? {}
    return items.find(({ inviteeEmail }) => inviteeEmail === email)?.askedAgainAt ?? null
  }

  test('asks by a press for another: an operator who invited is written to, without a name', async () => {
    const body = { email: 'olivia@example.com', password: 'violet harbour lantern 42', role: 'owner' }
    const { id } = (await app.v1('POST', '/operators', { body })).body
    const { browser, page, email } = await openLate(person('operator', id))
    expect(page.text).toContain('Ask for a new invitation')
    expect(await askedFor(email)).toBeNull()
    const asked = await browser.submit(page, '/u/invitation/renew')
    expect(asked.heading).toBe('You asked for a new invitation')
    const [letter] = await letters('olivia@example.com')
    const link = `${app.url}console/organizations/${organizationId}/invitations`
    expect(letter).toMatchObject({ kind: 'invitation-asked', values: { organization: 'Acme', link } })
    expect(JSON.stringify(letter)).not.toContain(email)
    expect(await askedFor(email)).toBeInstanceOf(Date)
  })

  test('a person who invited is written to at their own address', async () => {
    const grace = uniqueEmail()
    const { browser, page } = await openLate(person('user', await addPerson(app, grace)))
    await browser.submit(page, '/u/invitation/renew')
    const link = `${app.url}org/acme/invitations`
    expect(await letters(grace)).toMatchObject([{ kind: 'invitation-asked', values: { link } }])
  })

  test('of a program support hears, and no number of presses writes without end', async () => {
    await app.app.directory.stores.settings.change({ supportEmail: 'help@example.com' })
    const { browser, page, email } = await openLate(systemActor)
    const cookies = new Map(browser.cookies)
    for (let press = 0; press < 8; press += 1) {
      for (const [name, value] of cookies) browser.cookies.set(name, value)
      await browser.submit(page, '/u/invitation/renew')
    }
    expect(await letters('help@example.com')).toHaveLength(5)
    // One that was accepted or withdrawn meanwhile asks for nothing.
    expect(await askedFor(email)).not.toBeNull()
  })

  test('whoever kept it for weeks still gets the page that asks, and one that was used does not', async () => {
    const late = await openLate(systemActor)
    const weeksMs = 20 * 86_400_000
    app.clock.aheadMs += weeksMs
    await forgetEndedSessions({ ...app.app.directory.stores, clock: app.clock })
    expect((await late.browser.open('/u/invitation')).text).toContain('Ask for a new invitation')
    app.clock.aheadMs -= weeksMs
    const email = uniqueEmail()
    const userId = await addPerson(app, email)
    const ticket = await invite(email)
    await acceptInvitation(app.app.directory, person('user', userId), {
      ticket,
      userId,
      session: null,
      isNewPerson: false,
    })
    const used = await newBrowserless(app.url).open(`/u/invitation?ticket=${ticket}`)
    expect(used.text).toContain('Ask the people who sent it for a new one.')
    expect(used.html).not.toContain('/u/invitation/renew')
  })
})

describe('L5 an invitation that an app brings along', () => {
  /** As an app sends somebody to sign in, to the page that asks for the password. */
  async function coming(email: string, invitation: string | null, browser = newBrowserless(app.url)) {
    const asked = new URLSearchParams({
      response_type: 'code',
      client_id: clientId,
      redirect_uri: callback,
      scope: 'openid',
      organization: organizationId,
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
      ...(invitation === null ? {} : { invitation }),
    })
    const page = await browser.open(`/authorize?${asked}`)
    const isIdentifying = page.html.includes('name="identifier"')
    return { browser, page: isIdentifying ? await browser.submit(page, '/u/login', { identifier: email }) : page }
  }

  test('somebody who is no member yet joins on the way and goes back to the app', async () => {
    const email = uniqueEmail()
    const userId = await addPerson(app, email)
    const { browser, page } = await coming(email, await invite(email))
    const join = await browser.submit(page, '/u/login/password', { password })
    expect(join.heading).toBe('Join Acme')
    const sent = await browser.send(join, '/u/invitation/join')
    expect(sent.location).toMatch(/^\/authorize\/resume\?state=/)
    expect((await browser.open(sent.location ?? '')).address).toContain(`${new URL(callback).pathname}?code=`)
    expect(await members()).toContain(email)
    const { data } = (await app.v1('GET', `/users/${encodeURIComponent(userId)}/organizations`)).body
    expect(data).toMatchObject([{ source: 'invitation', lastSignInAt: expect.stringMatching(/Z$/) }])
  })

  test('somebody who is signed in already has one button to press', async () => {
    const email = uniqueEmail()
    await addPerson(app, email)
    const { browser, page } = await coming(email, await invite(email), await signedIn(email))
    expect(page.heading).toBe('Join Acme')
    expect((await browser.submit(page, '/u/invitation/join')).address).toContain('?code=')
  })

  test('without an invitation, or with another person’s, there is no way in', async () => {
    const [bob, ada] = [uniqueEmail(), uniqueEmail()]
    await addPerson(app, bob)
    const plain = await coming(bob, null)
    const refused = await plain.browser.submit(plain.page, '/u/login/password', { password })
    expect(refused.heading).toBe('You are not a member')
    const brought = await coming(bob, await invite(ada))
    const join = await brought.browser.submit(brought.page, '/u/login/password', { password })
    expect(join.text).toContain(`You’re signed in as ${bob}`)
    expect(join.html).toMatch(/<a href="\/authorize\/resume\?state=[^"]+">Decline<\/a>/)
    expect(join.html).not.toContain('action="/u/invitation/join"')
    expect(await members()).not.toContain(bob)
  })
})
