// Two accounts of one person become one where the person proves both (console.md 3.10).
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signedIn } from '../api/authaz-v1/console-browser.ts'
import { addRole } from '../e2e/people.ts'
import { newBrowserless } from '../support/browserless.ts'
import { findMessages } from '../support/find-messages.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { addAuthenticator, codeFor, waitForNextCode } from './factors.ts'
import {
  askToJoin,
  beginProof,
  bothProven,
  newPerson,
  openLink,
  type Person,
  proveByPassword,
  userPath,
} from './linking-people.ts'
import { identified, password, uniqueEmail } from './people.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
// All come from one address, which may try so much in a while.
beforeEach(() => {
  app.clock.aheadMs += 20 * 60_000
})
afterAll(() => app.close())

const userOf = async (person: Pick<Person, 'id'>) => (await app.v1('GET', userPath(person))).body
const identitiesOf = async (person: Person) =>
  (await userOf(person)).identities.map(
    ({ userId, provider: by }: { userId: string; provider: string }) => `${by}|${userId}`,
  )
const page = { kind: 'cursor', after: null, limit: 100, withTotal: false } as const
const eventsOf = async ({ id }: Person) => (await app.app.directory.stores.audit.listAbout(id, page)).items
const eventOf = async (person: Person, type: string) => (await eventsOf(person)).find((event) => event.type === type)

async function signsInAs(email: string): Promise<string> {
  const { browser, page } = await identified(app, email)
  const { location } = await browser.send(page, '/u/login/password', { password })
  const shown = await browser.open(location ?? '/account')
  return shown.heading
}

describe('who proves both accounts', () => {
  test('joins them by a press, is written to at both addresses, and signs in by either', async () => {
    const [alice, twin] = [await newPerson(app), await newPerson(app)]
    const acme = (await app.api('POST', '/organizations', { body: { name: 'acme' } })).body.id
    await app.api('POST', `/organizations/${acme}/members`, { body: { members: [twin.id] } })
    const { browser, page } = await openLink(app, await askToJoin(app, alice))
    expect(page.text).toContain(`Step 1 of 3: sign in to ${alice.email}`)
    const second = await proveByPassword(browser, page, 'first', alice.email)
    expect(second.text).toContain('Step 2 of 3')
    const third = await proveByPassword(browser, second, 'other', twin.email)
    expect(third.heading).toBe('Join these accounts?')
    for (const told of [alice.email, twin.email, 'acme']) expect(third.text).toContain(told)
    expect(browser.cookies.has('rollcall-session')).toBe(false)
    expect((await userOf(twin)).id).toBe(twin.id)

    const done = await browser.submit(third, '/u/link-identity/join')
    expect(done.heading).toBe('Your accounts are joined')
    expect(await identitiesOf(alice)).toEqual([alice.id, twin.id])
    expect((await app.v1('GET', userPath(twin))).body.mergedInto).toBe(alice.id)
    for (const { email } of [alice, twin]) {
      expect((await findMessages(app, email))[0]).toMatchObject({
        kind: 'identity-linked',
        values: { account: alice.email, other: twin.email },
      })
      expect(await signsInAs(email)).toBe('Profile')
    }
    expect(await eventOf(alice, 'user.identity_linked')).toMatchObject({
      actor: { kind: 'user', id: alice.id },
      details: { identity: twin.id, reason: 'Two accounts', askedBy: expect.any(String) },
    })
    const types = (await eventsOf(alice)).map(({ type }) => type)
    const steps = ['asked', 'opened', 'proven'].map((step) => `user.identity_link_${step}`)
    expect(types).toEqual(expect.arrayContaining(steps))
    expect((await browser.open('/u/link-identity/accounts')).heading).toBe('Nothing is being joined here')
  })

  test('shows the second factor of each, whatever the browser is trusted with', async () => {
    const [alice, twin] = [await newPerson(app), await newPerson(app)]
    const factors = {
      [alice.email]: await addAuthenticator(app, alice.id),
      [twin.email]: await addAuthenticator(app, twin.id),
    }
    const { browser, page } = await openLink(app, await askToJoin(app, alice))
    let shown = page
    for (const [proves, { email }] of [['first', alice] as const, ['other', twin] as const]) {
      const challenge = await proveByPassword(browser, shown, proves, email)
      expect(challenge.address).toMatch(/^\/u\/mfa-otp-challenge/)
      expect(challenge.html).not.toContain('trustBrowser')
      waitForNextCode(app)
      const action = challenge.address.split('?')[0] ?? ''
      shown = await browser.submit(challenge, action, { code: codeFor(app, factors[email]?.secret ?? '') })
    }
    expect(shown.heading).toBe('Join these accounts?')
  })
})

describe('nothing is joined', () => {
  test('where another account is proven than the one that was asked, or the same one twice', async () => {
    const [alice, carol] = [await newPerson(app), await newPerson(app)]
    const { browser, page } = await openLink(app, await askToJoin(app, alice))
    const begun = await beginProof(browser, page, 'first')
    const changed = await browser.open(begun.address.replace('/u/login/password', '/u/login/identifier'))
    const named = await browser.submit(changed, '/u/login', { identifier: carol.email })
    const wrong = await browser.submit(named, '/u/login/password', { password })
    expect(wrong.text).toContain('You signed in to another account')
    expect(wrong.text).toContain('Step 1 of 3')
    const second = await proveByPassword(browser, wrong, 'first', alice.email)
    const same = await proveByPassword(browser, second, 'other', alice.email)
    expect(same.text).toContain('That is the account that stays')
    expect(same.text).toContain('Step 2 of 3')
  })

  test('and nobody signs up where an account is to be proven', async () => {
    const alice = await newPerson(app)
    const { browser, page } = await openLink(app, await askToJoin(app, alice))
    const second = await proveByPassword(browser, page, 'first', alice.email)
    const begun = await beginProof(browser, second, 'other')
    expect(begun.html).not.toContain('/u/signup')
    const state = new URLSearchParams(begun.address.split('?')[1]).get('state') ?? ''
    const email = uniqueEmail()
    const { token } = hiddenOf(begun.html)
    const headers = { origin: new URL(app.url).origin, 'content-type': 'application/x-www-form-urlencoded' }
    const body = new URLSearchParams({ state, token, email, password }).toString()
    await browser.request('POST', '/u/signup', headers, body)
    expect((await app.v1('GET', `/users?search=${encodeURIComponent(email)}`)).body.data).toEqual([])
  })

  test('by a link that was replaced or withdrawn, which ends what was begun too', async () => {
    const [alice, twin] = [await newPerson(app), await newPerson(app)]
    const replaced = await askToJoin(app, alice)
    const link = await askToJoin(app, alice)
    expect((await newBrowserless(app.url).open(replaced)).status).toBe(400)
    const { browser, page } = await openLink(app, link)
    const second = await proveByPassword(browser, page, 'first', alice.email)
    const third = await proveByPassword(browser, second, 'other', twin.email)
    expect((await app.v1('DELETE', `${userPath(alice)}/identity-link`)).status).toBe(204)
    const over = await browser.submit(third, '/u/link-identity/join')
    expect(over.heading).toBe('Nothing is being joined here')
    expect((await userOf(twin)).id).toBe(twin.id)
  })

  test('where one of them changed since it was proven: it is to be proven again', async () => {
    const [alice, twin] = [await newPerson(app), await newPerson(app)]
    const { browser, page } = await bothProven(app, alice, twin)
    await app.v1('POST', `${userPath(twin)}/lockdown`, { body: { reason: 'Suspected compromise' } })
    const refused = await browser.submit(page, '/u/link-identity/join')
    expect(refused.text).toContain('nothing was joined')
    expect(refused.text).toContain('Step 2 of 3')
    expect(await identitiesOf(alice)).toEqual([alice.id])
    const refusal = await eventOf(alice, 'user.identity_link_refused')
    expect(refusal).toMatchObject({ actor: { id: alice.id }, details: { reason: 'link_unusable' } })
  })

  test('that would give roles which whoever asked may not give, and both stay as they were', async () => {
    const [alice, twin] = [await newPerson(app), await newPerson(app)]
    const role = await addRole(app, 'Payroll', 'Pays')
    expect((await app.api('POST', `${userPath(twin)}/roles`, { body: { roles: [role] } })).status).toBe(204)
    const { body: key } = await app.v1('POST', '/keys', { body: { name: 'Asks', permissions: ['merge:users'] } })
    const byKey: typeof app.v1 = (method, path, options) =>
      app.anonymous(method, `/api/v1${path}`, { ...options, headers: { 'x-api-key': key.key } })
    const { browser, page } = await openLink(app, await askToJoin(app, alice, byKey))
    const second = await proveByPassword(browser, page, 'first', alice.email)
    const third = await proveByPassword(browser, second, 'other', twin.email)
    expect(third.text).toContain('Payroll')
    const refused = await browser.submit(third, '/u/link-identity/join')
    expect(refused.text).toContain('roles that support may not move')
    expect((await userOf(twin)).id).toBe(twin.id)
    expect(await identitiesOf(alice)).toEqual([alice.id])
    expect((await app.v1('GET', `${userPath(alice)}/identity-link`)).body.request).not.toBeNull()
  })
})

function hiddenOf(html: string): { readonly token: string } {
  return { token: /name="token" value="([^"]*)"/.exec(html)?.[1] ?? '' }
}

test('an operator asks by the console, and support is told who did', async () => {
  const alice = await newPerson(app)
  const adam = await signedIn(app, 'admin', 'adam@example.com')
  await askToJoin(app, alice, adam.call)
  const { body } = await adam.call('GET', `${userPath(alice)}/identity-link`)
  expect(body.request).toMatchObject({ askedBy: 'adam@example.com', reason: 'Two accounts', openedAt: null })
})

test('a link works for a day, and what is begun behind it for half an hour', async () => {
  const alice = await newPerson(app)
  const { browser, page } = await openLink(app, await askToJoin(app, alice))
  app.clock.aheadMs += 30 * 60_000
  expect((await browser.submit(page, '/u/link-identity/first')).heading).toBe('Nothing is being joined here')
  const link = await askToJoin(app, alice)
  app.clock.aheadMs += 24 * 3_600_000
  expect((await newBrowserless(app.url).open(link)).heading).toBe('This link has expired')
  expect((await app.v1('GET', `${userPath(alice)}/identity-link`)).body).toEqual({ request: null })
})
