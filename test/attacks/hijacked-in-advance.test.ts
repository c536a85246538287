// Somebody signs up with bob's address before bob does, and waits. Whatever bob does later to come in, nothing that the
// other one set up opens the account afterwards.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemActor } from '../../src/kernel/actor.ts'
import { linkIdentity } from '../../src/users/link-identity.ts'
import { auditAbout, client, refresh } from '../api/oauth/person-client.ts'
import { addAuthenticator } from '../login/factors.ts'
import { begin, identified, mailed, password, uniqueEmail } from '../login/people.ts'
import type { Browserless, Shown } from '../support/browserless.ts'
import { holdsTokens } from '../support/signed-in.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ rateLimit: null })
})
afterAll(() => app.close())

const mallorysPassword = 'mallory waits for nobody 7'
const path = (userId: string) => `/users/${encodeURIComponent(userId)}`

interface Waiting {
  readonly email: string
  readonly userId: string
  readonly browser: Browserless
  /** Where a code that bob got would have to be typed. */
  readonly confirm: Shown
}

async function mallorySignsUp(): Promise<Waiting> {
  const email = uniqueEmail()
  const { browser, signIn } = await begin(app)
  const page = await browser.open(`/u/signup?state=${signIn.id}`)
  const confirm = await browser.submit(page, '/u/signup', { email, password: mallorysPassword })
  expect(confirm.address).toMatch(/^\/u\/signup\/confirm/)
  const [user] = (await app.api('GET', `/users-by-email?email=${email}`)).body
  return { email, userId: user.user_id, browser, confirm }
}

/** All that somebody who is signed in could leave behind in the account. */
async function mallorySettlesIn({ email, userId }: Waiting) {
  const { directory } = app.app
  const { browser, page } = await identified(app, email)
  await browser.send(page, '/u/login/password', { password: mallorysPassword })
  const web = await client(app, { grant_types: ['authorization_code', 'refresh_token'] })
  const kept = await directory.stores.clients.find(web.client_id)
  if (kept === null) throw new Error('the client is gone')
  const tokens = await holdsTokens(directory, userId, kept)
  await addAuthenticator(app, userId)
  const mallory = (
    await app.api('POST', '/users', {
      body: { connection: 'Username-Password-Authentication', email: uniqueEmail(), password: mallorysPassword },
    })
  ).body
  await directory.change((deps) => linkIdentity(deps, systemActor, userId, mallory.user_id))
  return { browser, web, tokens, malloryId: mallory.user_id as string }
}

async function opens(email: string, given: string): Promise<boolean> {
  const { browser, page } = await identified(app, email)
  const sent = await browser.send(page, '/u/login/password', { password: given })
  return !(sent.location ?? '').startsWith('/u/login/password')
}

async function bobResets(email: string): Promise<void> {
  const { browser } = await begin(app)
  const request = await browser.open('/u/reset-password/request')
  await browser.submit(request, '/u/reset-password/request', { email })
  const { link } = await mailed(app, email)
  const page = await browser.open(link.replace(/#$/, ''))
  await browser.submit(page, '/u/reset-password', { password })
}

async function bobUsesACode(email: string): Promise<void> {
  const { browser, page } = await identified(app, email)
  const typing = await browser.submit(page, '/u/login/code/send')
  const { code } = await mailed(app, email)
  const done = await browser.send(typing, '/u/login/code', { code })
  expect(done.location).toBe('/account')
}

describe.each([
  ['a reset', bobResets, false],
  ['a code by mail', bobUsesACode, true],
])('when bob comes by %s', (_how, bobComes, signsIn) => {
  test("the other one's password opens nothing any more", async () => {
    const { email, userId } = await mallorySignsUp()
    await bobComes(email)
    expect(await opens(email, mallorysPassword)).toBe(false)
    expect((await app.api('GET', path(userId))).body.email_verified).toBe(true)
  })

  test('nothing that was set up in the account before is left', async () => {
    const waiting = await mallorySignsUp()
    const { email, userId } = waiting
    const { browser, web, tokens, malloryId } = await mallorySettlesIn(waiting)
    expect((await app.api('GET', path(userId))).body.identities).toHaveLength(2)
    const methods = (await app.api('GET', `${path(userId)}/authentication-methods`)).body
    expect(methods.length).toBeGreaterThan(0)
    await bobComes(email)
    const user = (await app.api('GET', path(userId))).body
    expect(user.identities).toHaveLength(1)
    expect(user.multifactor ?? []).toEqual([])
    expect((await app.api('GET', `${path(userId)}/authentication-methods`)).body).toEqual([])
    expect((await app.api('GET', `${path(userId)}/sessions`)).body.sessions).toHaveLength(signsIn ? 1 : 0)
    expect((await refresh(app, web, tokens.refreshToken)).status).toBe(400)
    expect((await browser.open('/account')).address).toMatch(/^\/u\/login/)
    // The other one has their own account back, and it is another.
    expect((await app.api('GET', path(malloryId))).status).toBe(200)
    expect((await auditAbout(app, userId)).filter((type) => type === 'user.claimed')).toHaveLength(1)
  })
})

test('whoever types the code where they typed the password keeps it, also after asking for another code', async () => {
  const { email, browser, confirm } = await mallorySignsUp()
  app.clock.aheadMs += 60_000
  const typing = await browser.submit(confirm, '/u/signup/resend')
  const { code } = await mailed(app, email)
  const done = await browser.send(typing, typing.address.split('?')[0] as string, { code })
  expect(done.location).toBe('/account')
  expect(await opens(email, mallorysPassword)).toBe(true)
})

test('a code that bob got is worth nothing in another browser', async () => {
  const { email, confirm } = await mallorySignsUp()
  const { code } = await mailed(app, email)
  const { browser } = await begin(app)
  const sent = await browser.send(confirm, '/u/signup/confirm', { code })
  expect(sent.status).toBe(403)
})

test('an account that an administrator made keeps its password when its mailbox is proven', async () => {
  const email = uniqueEmail()
  const body = { connection: 'Username-Password-Authentication', email, password }
  const made = await app.api('POST', '/users', { body })
  await addAuthenticator(app, made.body.user_id)
  await bobResets(email)
  expect((await app.api('GET', `${path(made.body.user_id)}/authentication-methods`)).body).not.toEqual([])
})

test('signing up again with the address is answered as for any other, and changes no password', async () => {
  const { email } = await mallorySignsUp()
  const { browser, signIn } = await begin(app)
  const page = await browser.open(`/u/signup?state=${signIn.id}`)
  const confirm = await browser.submit(page, '/u/signup', { email, password })
  expect(confirm.address).toMatch(/^\/u\/signup\/confirm/)
  expect(await opens(email, password)).toBe(false)
  expect((await mailed(app, email)).kind).toBe('already-registered')
})
