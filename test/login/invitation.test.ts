import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createInvitation } from '../../src/invitations/create-invitation.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { type Browserless, newBrowserless, type Shown } from '../support/browserless.ts'
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

async function invite(inviteeEmail: string, lifetimeSeconds?: number): Promise<string> {
  const input = { organizationId, inviterName: 'Grace Hopper', inviteeEmail, lifetimeSeconds: lifetimeSeconds ?? 0 }
  const { ticket } = await app.app.directory.change((deps) => createInvitation(deps, systemActor, input))
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
    await invite(email)
    const { link } = await mailed(app, email)
    const page = await browser.open(link)
    expect([page.address, page.heading]).toEqual(['/u/invitation', 'Join Acme'])
    expect(page.text).toContain('Grace Hopper invited you to join Acme.')
    const done = await accept(browser, page)
    expect(done.heading).toBe('You are a member now')
    expect(await members()).toContain(email)
    expect((await browser.open(link)).heading).toBe('This link doesn’t work')
  })

  test('whoever is signed in as another is asked to switch, and does not see whose account it is', async () => {
    const [ada, bob] = [uniqueEmail(), uniqueEmail()]
    await addPerson(app, ada)
    await addPerson(app, bob)
    const browser = await signedIn(bob)
    await invite(ada)
    const page = await browser.open((await mailed(app, ada)).link)
    expect(page.text).toContain('You’re signed in with another account.')
    const forced = await browser.submit(page, '/u/invitation', { do: 'accept' })
    expect(forced.text).toContain('You’re signed in with another account.')
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

  test('one that ran out says so and whom to ask', async () => {
    const email = uniqueEmail()
    await invite(email, 60)
    const { link } = await mailed(app, email)
    app.clock.aheadMs += 61_000
    const page = await newBrowserless(app.url).open(link)
    expect([page.status, page.heading]).toEqual([400, 'This link has expired'])
    expect(page.text).toContain('Ask the people who sent it for a new one.')
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
    await addPerson(app, email)
    const { browser, page } = await coming(email, await invite(email))
    const join = await browser.submit(page, '/u/login/password', { password })
    expect(join.heading).toBe('Join Acme')
    const sent = await browser.send(join, '/u/invitation/join')
    expect(sent.location).toMatch(/^\/authorize\/resume\?state=/)
    expect((await browser.open(sent.location ?? '')).address).toContain(`${new URL(callback).pathname}?code=`)
    expect(await members()).toContain(email)
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
    expect(join.text).toContain('You’re signed in with another account.')
    expect(join.html).not.toContain('action="/u/invitation/join"')
    expect(await members()).not.toContain(bob)
  })
})
