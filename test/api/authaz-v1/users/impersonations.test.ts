import { decodeJwt } from 'jose'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sessionHash } from '../../../../src/sessions/session.ts'
import { newBrowserless } from '../../../support/browserless.ts'
import { findMessages } from '../../../support/find-messages.ts'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'
import { bearer, implicitToken } from '../../tenant-admin/tenants.ts'
import { type ConsoleBrowser, signedIn } from '../console-browser.ts'

let app: TestApp
let adam: ConsoleBrowser
let serial = 0
let id: string
let email: string
beforeAll(async () => {
  app = await startTestApp()
  adam = await signedIn(app, 'admin', 'adam@example.com')
})
afterAll(() => app.close())
beforeEach(async () => {
  serial += 1
  email = `alice${serial}@example.com`
  const connection = 'Username-Password-Authentication'
  const body = { connection, email, name: 'Alice', email_verified: true, password: 'Correct-Horse-7-Battery' }
  id = (await app.api('POST', '/users', { body })).body.user_id
  await set('on')
})

const set = (impersonation: string) => app.v1('PATCH', '/settings', { body: { impersonation } })
const path = () => `/users/${encodeURIComponent(id)}/impersonations`
const start = (by: ConsoleBrowser, more: object = {}) =>
  by.call('POST', path(), { body: { reason: 'User request', ...more } })
const events = async () => {
  const page = { kind: 'cursor', after: null, limit: 10, withTotal: false } as const
  return (await app.app.directory.stores.audit.listAbout(id, page)).items
}

/** As the console's form: the browser gets a cookie or a page of refusal. */
async function open(ticket: string, site = 'same-origin') {
  const answer = await app.anonymous('POST', '/u/impersonate', {
    raw: new URLSearchParams({ ticket }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': site },
  })
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith('rollcall-session=')) ?? null
  return { answer, cookie: cookie?.split(';', 1)[0] ?? null }
}
const sessionOf = async (cookie: string | null) =>
  app.app.directory.stores.sessions.findBySecret(
    sessionHash((cookie ?? '').replace('rollcall-session=', '')),
    app.clock.now(),
  )

test('it is off until somebody turns it on, and never for who is suspended', async () => {
  await set('off')
  expect((await start(adam)).body.code).toBe('not_permitted')
  await set('on')
  await app.v1('POST', `/users/${encodeURIComponent(id)}/suspend`, { body: {} })
  expect((await start(adam)).body.code).toBe('not_permitted')
  const kim = await signedIn(app, 'support', 'kim@example.com')
  expect((await start(kim)).body.code).toBe('insufficient_scope')
  expect((await app.v1('POST', path(), { body: { reason: 'x' } })).status).toBe(403)
  expect((await start(adam, { reason: ' ' })).status).toBe(400)
  expect((await adam.call('POST', path(), { body: {} })).status).toBe(400)
})

test('the ticket opens one session of 15 minutes, once, from our own pages, and says who acts', async () => {
  const { body } = await start(adam)
  expect(body.action).toBe(`${app.url}u/impersonate`)
  expect((await open(body.ticket, 'cross-site')).cookie).toBeNull()
  const all = await Promise.all([open(body.ticket), open(body.ticket), open(body.ticket)])
  expect(all.filter(({ cookie }) => cookie !== null)).toHaveLength(1)
  const cookie = all.find((each) => each.cookie !== null)?.cookie ?? null
  const session = await sessionOf(cookie)
  expect(session).toMatchObject({ userId: id, methods: [], impersonator: { name: 'adam@example.com' } })
  const { data } = (await app.v1('GET', `/users/${encodeURIComponent(id)}/sessions`)).body
  expect(data).toMatchObject([{ impersonatedBy: { name: 'adam@example.com' } }])
  expect(session?.expiresAt.getTime()).toBe((session?.createdAt.getTime() ?? 0) + 15 * 60_000)
  expect((await events()).slice(0, 2)).toMatchObject([
    { type: 'user.impersonated', actor: { kind: 'operator', name: 'adam@example.com' }, subject: { id } },
    { type: 'user.impersonation_started', details: { reason: 'User request' } },
  ])
  expect((await app.v1('GET', `/users/${encodeURIComponent(id)}`)).body.loginsCount ?? 0).toBe(0)
  app.clock.aheadMs += 15 * 60_000
  expect(await sessionOf(cookie)).toBeNull()
  const late = await start(await signedIn(app, 'admin', 'ada@example.com'))
  app.clock.aheadMs += 61_000
  expect((await open(late.body.ticket)).cookie).toBeNull()
})

test('nothing of the account is changed or shown in it, and it is stopped as the operator', async () => {
  const adm = await signedIn(app, 'admin', `admin${serial}@example.com`)
  const { cookie } = await open((await start(adm)).body.ticket)
  const browser = newBrowserless(app.url)
  browser.cookies.set('rollcall-session', (cookie as string).split('=')[1] as string)
  const account = await browser.open('/account')
  expect(account.text).toContain('is looking at this as Alice')
  for (const closed of ['/account/security/password', '/account/email']) {
    expect((await browser.open(closed)).text).toContain('Not while impersonating')
  }
  const changed = await browser.submit(account, '/account/profile', { name: 'Mallory' })
  expect([changed.status, changed.heading]).toEqual([403, 'Not while impersonating'])
  expect((await app.v1('GET', `/users/${encodeURIComponent(id)}`)).body.name).toBe('Alice')
  const stopped = await browser.submit(account, '/account/sign-out', {})
  expect(stopped.text).toContain('You stopped impersonating')
  expect(await sessionOf(cookie)).toBeNull()
  expect((await events())[0]).toMatchObject({ actor: { kind: 'operator' } })
})

test('RFC 8693 §4.1 tokens say who acts, end with the session and are not refreshed', async () => {
  const callback = 'https://app.example.com/callback'
  const made = await app.api('POST', '/clients', {
    body: { name: `App ${serial}`, app_type: 'regular_web', callbacks: [callback] },
  })
  const { client_id: clientId, client_secret: secret } = made.body
  expect(
    (await start(await signedIn(app, 'admin', `ada${serial}@example.com`), { clientId })).body.errors,
  ).toHaveProperty('clientId')
  const adm = await signedIn(app, 'admin', `admin${serial}@example.com`)
  const { cookie } = await open((await start(adm)).body.ticket)
  const asked = new URLSearchParams({
    client_id: clientId,
    redirect_uri: callback,
    response_type: 'code',
    scope: 'openid offline_access',
    prompt: 'none',
  })
  const answer = await app.anonymous('GET', `/authorize?${asked}`, { headers: { cookie: cookie as string } })
  const code = new URL(answer.headers.get('location') as string).searchParams.get('code') as string
  const tokens = await app.anonymous('POST', '/oauth/token', {
    body: {
      grant_type: 'authorization_code',
      client_id: clientId,
      client_secret: secret,
      code,
      redirect_uri: callback,
    },
  })
  expect(tokens.status, tokens.text).toBe(200)
  expect(tokens.body.refresh_token).toBeUndefined()
  expect(tokens.body.expires_in).toBeLessThanOrEqual(15 * 60)
  const operator = (await sessionOf(cookie))?.impersonator?.id
  for (const token of [tokens.body.access_token, tokens.body.id_token]) {
    expect(decodeJwt(token)).toMatchObject({ sub: id, act: { sub: operator } })
    expect(decodeJwt(token).exp).toBeLessThanOrEqual(Math.ceil((app.clock.now().getTime() + 15 * 60_000) / 1000))
  }
  expect((await events())[0]).toMatchObject({ type: 'user.tokens_issued', details: { impersonator: operator } })
  const audience = `${app.url}api/v2/`
  const grant = { client_id: clientId, audience, scope: ['update:users'] }
  expect((await app.api('POST', '/client-grants', { body: grant })).status).toBe(201)
  const own = await app.anonymous('POST', '/oauth/token', {
    body: { grant_type: 'client_credentials', client_id: clientId, client_secret: secret, audience },
  })
  expect(own.status, own.text).toBe(200)
  const bob = (await app.v1('POST', '/users', { body: { email: `bob${serial}@example.com` } })).body.id
  const linked = await bearer(app, own.body.access_token)('POST', `/v2/users/${encodeURIComponent(bob)}/identities`, {
    body: { link_with: tokens.body.id_token },
  })
  expect(linked.body, 'OID-20 no proof of who is there').toMatchObject({ statusCode: 400 })
  expect(linked.text).toContain('acts as the person')
})

test('AUD-01 no token of it changes the account or administers an organization in the name of the person', async () => {
  const acme = (await app.v1('POST', '/organizations', { body: { name: `acme${serial}` } })).body.id
  await app.v1('POST', `/organizations/${acme}/members`, { body: { userId: id } })
  const people = `/organizations/${acme}/users`
  await app.v1('PATCH', `${people}/${encodeURIComponent(id)}`, { body: { isAdministrator: true } })
  const adm = await signedIn(app, 'admin', `admin${serial}@example.com`)
  const cookie = (await open((await start(adm)).body.ticket)).cookie as string
  const ofTenants = await implicitToken(app, { cookie }, acme)
  expect(decodeJwt(ofTenants).scope ?? '').not.toContain('tenant.access')
  const asAdministrator = bearer(app, ofTenants)
  for (const path of [`/v1${people}`, `/${acme}/admin/users`]) {
    expect((await asAdministrator('GET', path)).status, path).toBe(403)
  }
  const own = { audience: `${app.url}api/v2/`, scope: 'openid read:current_user update:current_user_metadata' }
  const ofAccount = await implicitToken(app, { cookie }, acme, own)
  expect(decodeJwt(ofAccount).scope).toBe('openid read:current_user')
  const changed = await bearer(app, ofAccount)('PATCH', `/v2/users/${encodeURIComponent(id)}`, {
    body: { user_metadata: { colour: 'red' } },
  })
  expect(changed.status).toBe(403)
})

test('RAC-08 nobody accepts an invitation as somebody else', async () => {
  const acme = (await app.v1('POST', '/organizations', { body: { name: `acme${serial}` } })).body.id
  const invited = await app.v1('POST', `/organizations/${acme}/invitations`, { body: { email } })
  expect(invited.status, invited.text).toBe(201)
  const message = (await findMessages(app, email)).find(({ kind }) => kind === 'invitation')
  const { link } = (message as { values: unknown }).values as { link: string }
  const adm = await signedIn(app, 'admin', `admin${serial}@example.com`)
  const { cookie } = await open((await start(adm)).body.ticket)
  const browser = newBrowserless(app.url)
  browser.cookies.set('rollcall-session', (cookie as string).split('=')[1] as string)
  const page = await browser.open(`/u/invitation${new URL(link).search}`)
  await browser.submit(page, '/u/invitation', { do: 'accept' })
  expect(await app.app.directory.stores.memberships.isMember(acme, id, app.clock.now())).toBe(false)
})

test('the person hears of it where the setting says so', async () => {
  await set('told')
  const adm = await signedIn(app, 'admin', `admin${serial}@example.com`)
  await start(adm)
  expect((await findMessages(app, email)).map(({ kind }) => kind)).toContain('impersonated')
})

test('AUZ-04 support acts as people once an owner let it, as nobody of its rank or above, and no longer once it is off', async () => {
  const owner = await signedIn(app, 'owner', `olivia${serial}@example.com`)
  const kim = await signedIn(app, 'support', `kim${serial}@example.com`)
  const may = async () => (await kim.call('GET', '/session')).body.permissions.includes('impersonate:users')
  const letSupport = (by: ConsoleBrowser) => by.call('PATCH', '/settings', { body: { supportImpersonates: true } })
  expect((await app.v1('PATCH', '/settings', { body: { supportImpersonates: true } })).body.code).toBe('not_permitted')
  expect((await start(kim)).body.code).toBe('insufficient_scope')
  const admin = await signedIn(app, 'admin', `ada.${serial}@example.com`)
  expect((await letSupport(admin)).body.code, 'an admin asks an owner').toBe('not_permitted')
  const { confirm } = owner
  owner.confirm = null
  expect((await letSupport(owner)).body.code, 'what weakens is confirmed each time').toBe('step_up_required')
  owner.confirm = confirm
  expect((await letSupport(owner)).status).toBe(200)
  expect(await may()).toBe(true)
  const { holders } = (await admin.call('GET', '/session/access?permission=impersonate:users')).body
  expect(holders.map(({ role }: { role: string }) => role)).toContain('support')
  const again = { permission: 'impersonate:users', reason: 'A ticket' }
  const asked = await kim.call('POST', '/session/access-requests', { body: again })
  expect(asked.body.errors, 'who has it asks for nothing').toHaveProperty('permission')
  const { body, status, text } = await start(kim)
  expect(status, text).toBe(201)
  const { cookie } = await open(body.ticket)
  expect(await sessionOf(cookie)).toMatchObject({ userId: id, impersonator: { name: `kim${serial}@example.com` } })
  expect((await events()).slice(0, 2)).toMatchObject([
    { type: 'user.impersonated', actor: { kind: 'operator', name: `kim${serial}@example.com` }, subject: { id } },
    { type: 'user.impersonation_started', details: { reason: 'User request' } },
  ])
  expect((await start(kim, { reason: ' ' })).status).toBe(400)
  for (const [role, isRefused] of ranks) {
    const other = `${role}.${serial}@example.com`
    await signedIn(app, role, other)
    const userId = (await app.v1('POST', '/users', { body: { email: other } })).body.id
    const tried = await kim.call('POST', `/users/${encodeURIComponent(userId)}/impersonations`, {
      body: { reason: 'x' },
    })
    expect([role, tried.body.code ?? null]).toEqual([role, isRefused ? 'not_permitted' : null])
    const words = 'You cannot act as this person: they work here in your role or a higher one.'
    if (isRefused) expect(tried.body.detail).toBe(words)
  }
  const who = (await owner.call('GET', '/access/who-can?permission=impersonate%3Ausers')).body.programs
  expect(who).toContainEqual(expect.objectContaining({ name: `kim${serial}@example.com`, through: 'support' }))
  await set('off')
  expect(await may()).toBe(false)
  const on = { body: { impersonation: 'on' } }
  for (const by of [admin.call('PATCH', '/settings', on), app.v1('PATCH', '/settings', on)]) {
    expect((await by).body.code, 'what an owner let support do comes back by an owner alone').toBe('not_permitted')
  }
  expect(await may()).toBe(false)
  expect((await owner.call('PATCH', '/settings', on)).status).toBe(200)
  expect(await may()).toBe(true)
  expect((await app.v1('PATCH', '/settings', { body: { supportImpersonates: false } })).status).toBe(200)
  expect((await start(kim)).body.code).toBe('insufficient_scope')
})

const ranks = [
  ['owner', true],
  ['admin', true],
  ['security', true],
  ['support', true],
  ['support_readonly', false],
] as const
