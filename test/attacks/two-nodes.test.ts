// What is decided on one process holds on the other from the next request on: SES-02, SES-03, SES-05, SES-06, AUT-13, and
// what works once works once on both together: OID-05, OID-09, MFA-02.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { systemActor } from '../../src/kernel/actor.ts'
import { checkCredentials } from '../../src/sign-ins/check-credentials.ts'
import { changePassword } from '../../src/users/change-password.ts'
import {
  asked,
  authorize,
  client,
  codeFor,
  cookieOf,
  type Person,
  person,
  redeem,
  refresh,
  type TestClient,
  tokensFor,
  userinfo,
} from '../api/oauth/person-client.ts'
import { addAuthenticator, codeFor as totpFor, waitForNextCode } from '../login/factors.ts'
import { password as usual } from '../login/people.ts'
import { newBrowserless } from '../support/browserless.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

let a: TestApp
let b: TestApp
let web: TestClient
let bob: Person
let serial = 0

beforeAll(async () => {
  a = await startTestApp({ rateLimit: null })
  b = { ...a, ...(await a.startTwin()) }
  web = await client(a, {
    grant_types: ['authorization_code', 'refresh_token'],
    refresh_token: { rotation_type: 'rotating', expiration_type: 'expiring' },
  })
})
beforeEach(async () => {
  serial += 1
  bob = await person(a, `bob${serial}`, { password: usual })
})
afterAll(() => a.close())

const offline = { scope: 'openid offline_access' }
const pathOf = ({ id }: Person) => `/users/${encodeURIComponent(id)}`

interface Held {
  readonly cookie: string
  readonly sessionId: string
  readonly code: string
  readonly access: string
  readonly refresh: string
}

/** One browser: its cookie, an open code, and tokens of both kinds. */
async function signedIn(who: Person): Promise<Held> {
  const browser = { ...who, ...(await cookieOf(a, who.id)) }
  const tokens = await tokensFor(a, web, browser, offline)
  const code = await codeFor(a, web, browser, offline)
  const { access_token: access, refresh_token } = tokens
  return { cookie: browser.cookie, sessionId: browser.sessionId, code, access, refresh: refresh_token }
}

/** What still opens on the other process, in words. */
async function aliveOn(app: TestApp, held: Held): Promise<readonly string[]> {
  const credentials = { client_id: web.client_id, client_secret: web.client_secret }
  const [info, introspected, silent] = await Promise.all([
    userinfo(app, held.access),
    app.anonymous('POST', '/oauth/introspect', { body: { ...credentials, token: held.access } }),
    authorize(app, asked(web, { prompt: 'none' }), held.cookie),
  ])
  const redeemed = await redeem(app, web, held.code)
  const refreshed = await refresh(app, web, held.refresh)
  if (redeemed.status !== 200) expect([redeemed.status, redeemed.body.error]).toEqual([400, 'invalid_grant'])
  if (refreshed.status !== 200) expect([refreshed.status, refreshed.body.error]).toEqual([400, 'invalid_grant'])
  if (info.status !== 200) expect(info.status).toBe(401)
  return [
    ...(info.status === 200 ? ['userinfo'] : []),
    ...(introspected.body.active === true ? ['introspection'] : []),
    ...(silent.headers.get('location')?.includes('code=') === true ? ['session'] : []),
    ...(redeemed.status === 200 ? ['code'] : []),
    ...(refreshed.status === 200 ? ['refresh token'] : []),
  ]
}

const everything = ['userinfo', 'introspection', 'session', 'code', 'refresh token']

test('what is held on one process opens on the other', async () => {
  expect(await aliveOn(b, await signedIn(bob))).toEqual(everything)
})

describe('everything dies on the other process', () => {
  const recovered = () =>
    changePassword(a.app.directory, systemActor, bob.id, 'brass kettle morning 5', { reason: 'recovery' })
  const byTicket = async () => {
    const made = await a.api('POST', '/tickets/password-change', { body: { user_id: bob.id } })
    const browser = newBrowserless(a.url)
    const page = await browser.open(made.body.ticket.replace(/#$/, ''))
    const done = await browser.send(page, '/u/reset-password', { password: 'brass kettle morning 5' })
    expect(done.location).toMatch(/^\/u\/reset-password\/done/)
  }
  test.each([
    [
      'SES-03 a password that an administrator set',
      () => a.api('PATCH', pathOf(bob), { body: { password: 'brass kettle morning 5' } }),
    ],
    ['SES-03 a reset by a ticket', byTicket],
    ['SES-03 a recovery', recovered],
    ['SES-05 AUT-13 a block', () => a.api('PATCH', pathOf(bob), { body: { blocked: true } })],
    ['SES-05 a suspension in the console', () => a.v1('POST', `${pathOf(bob)}/suspend`, { body: { reason: 'Left' } })],
    ['an address that changed', () => a.api('PATCH', pathOf(bob), { body: { email: `robert${serial}@example.com` } })],
    ['MFA-09 an MFA reset', () => a.v1('POST', `${pathOf(bob)}/mfa/reset`, { body: { reason: 'Lost' } })],
    ['SES-06 an end of all access', () => a.api('POST', `${pathOf(bob)}/revoke-access`, { body: {} })],
    ['being deleted', () => a.api('DELETE', pathOf(bob))],
  ])('after %s', async (_what, end) => {
    const held = await Promise.all([1, 2, 3].map(() => signedIn(bob)))
    await end()
    const alive = await Promise.all(held.map((each) => aliveOn(b, each)))
    expect(alive).toEqual([[], [], []])
  })

  test('SES-06 of one session that is deleted, and of no other', async () => {
    const [first, second] = [await signedIn(bob), await signedIn(bob)]
    expect((await a.api('DELETE', `/sessions/${first.sessionId}`)).status).toBe(202)
    expect(await aliveOn(b, first)).toEqual([])
    expect(await aliveOn(b, second)).toEqual(everything)
  })

  test('SES-06 of the refresh tokens of somebody, whose browsers go on', async () => {
    const held = await signedIn(bob)
    expect((await a.api('DELETE', `${pathOf(bob)}/refresh-tokens`)).status).toBe(202)
    expect(await aliveOn(b, held)).toEqual(['session', 'code'])
  })

  test('of a client that is deleted', async () => {
    const gone = await client(a, { grant_types: ['authorization_code', 'refresh_token'] })
    const tokens = await tokensFor(a, gone, bob, offline)
    await a.api('DELETE', `/clients/${gone.client_id}`)
    expect((await userinfo(b, tokens.access_token)).status).toBe(401)
    expect((await refresh(b, gone, tokens.refresh_token)).status).toBe(401)
  })
})

test('SES-02 only the session that changed the password goes on, under another cookie', async () => {
  const others = await Promise.all([1, 2].map(() => signedIn(bob)))
  const browser = newBrowserless(a.url)
  const page = await browser.open('/account/security')
  const named = await browser.submit(page, '/u/login', { identifier: bob.email })
  await browser.submit(named, '/u/login/password', { password: usual })
  const before = browser.cookies.get('rollcall-session')
  const form = await browser.open('/account/security/password')
  const typed = { current: usual, password: 'brass kettle morning 5' }
  expect((await browser.send(form, '/account/security/password', typed)).location).toBe('/account/security')
  const after = browser.cookies.get('rollcall-session')
  expect(after).toBeDefined()
  expect(after).not.toBe(before)
  const onB = newBrowserless(b.url)
  onB.cookies.set('rollcall-session', after as string)
  expect((await onB.open('/account')).address).toBe('/account')
  onB.cookies.set('rollcall-session', before as string)
  expect((await onB.open('/account')).address).not.toBe('/account')
  expect(await Promise.all(others.map((each) => aliveOn(b, each)))).toEqual([[], []])
})

describe('on both processes at once', () => {
  const both = <Result>(count: number, work: (app: TestApp, place: number) => Promise<Result>) =>
    Promise.all(Array.from({ length: count }, (_, place) => work(place % 2 === 0 ? a : b, place)))

  test('OID-05 one code gives one set of tokens at most, which is worth nothing once a replay was seen', async () => {
    const code = await codeFor(a, web, bob, offline)
    const answers = await both(50, (app) => redeem(app, web, code))
    const won = answers.filter(({ status }) => status === 200)
    expect(won.length).toBeLessThanOrEqual(1)
    for (const { body } of won) {
      expect((await userinfo(b, body.access_token)).status).toBe(401)
      expect((await refresh(b, web, body.refresh_token)).status).toBe(400)
    }
  })

  test('OID-09 one refresh token gives one branch', async () => {
    const { refresh_token: first } = await tokensFor(a, web, bob, offline)
    const answers = await both(50, (app) => refresh(app, web, first))
    const successors = new Set(answers.filter(({ status }) => status === 200).map(({ body }) => body.refresh_token))
    expect(successors.size).toBe(1)
    const [successor] = [...successors]
    const next = await refresh(b, web, successor)
    expect(next.status).toBe(200)
    a.clock.aheadMs += 60_000
    expect((await refresh(a, web, first)).status).toBe(400)
    expect((await refresh(b, web, next.body.refresh_token)).status).toBe(400)
  })

  test('MFA-02 one code of an authenticator opens one sign-in', async () => {
    const { secret } = await addAuthenticator(a, bob.id)
    waitForNextCode(a)
    const waiting = await both(10, async (app) => {
      // Both stand behind one public address, which is what a browser knows of them.
      const browser = newBrowserless(app.url, { 'sec-fetch-site': 'same-origin' })
      const page = await browser.open('/u/login')
      const named = await browser.submit(page, '/u/login', { identifier: bob.email })
      return { browser, page: await browser.submit(named, '/u/login/password', { password: usual }) }
    })
    const code = totpFor(a, secret)
    const sent = await Promise.all(
      waiting.map(({ browser, page }) => browser.send(page, '/u/mfa-otp-challenge', { code })),
    )
    expect(sent.filter(({ location }) => location === '/account')).toHaveLength(1)
    expect(waiting.filter(({ browser }) => browser.cookies.has('rollcall-session'))).toHaveLength(1)
  })

  test('AUT-07 three hundred passwords are ten evaluations, and the right one among them comes too late', async () => {
    const tried = await both(300, async ({ app: { directory } }, place) => {
      const connection = await directory.stores.connections.findDefaultDatabase()
      const input = { connection, identifier: bob.email, knownBrowserSecret: null }
      const given = { ...input, password: place === 250 ? usual : 'wrong password' }
      return checkCredentials(directory, { ip: '198.51.100.77', userAgent: null, requestId: null }, given)
    })
    expect(tried.filter((account) => account !== null)).toEqual([])
    const page = { kind: 'offset', offset: 0, limit: 100, withTotal: false } as const
    const { items } = await a.app.directory.stores.audit.listAbout(bob.id, page)
    const reasons = items.map(({ details }) => details.reason)
    expect(reasons.filter((reason) => reason === 'wrong_password')).toHaveLength(10)
  })
})

test('SES-12 idle and absolute limits end a session on both at the same moment', async () => {
  const settings = await a.app.directory.stores.settings.read()
  const minute = 60_000
  const signedInOn = async (app: TestApp, cookie: string) =>
    (await authorize(app, asked(web, { prompt: 'none' }), cookie)).headers.get('location')?.includes('code=') === true
  const start = a.clock.aheadMs
  try {
    const idle = await cookieOf(a, bob.id)
    a.clock.aheadMs = start + (settings.sessionIdleMinutes - 1) * minute
    const used = await cookieOf(a, bob.id)
    expect(await signedInOn(b, used.cookie)).toBe(true)
    a.clock.aheadMs = start + (settings.sessionIdleMinutes + 1) * minute
    expect(await Promise.all([a, b].map((app) => signedInOn(app, idle.cookie)))).toEqual([false, false])
    for (let elapsed = settings.sessionIdleMinutes; elapsed < settings.sessionAbsoluteMinutes; elapsed += 1_000) {
      a.clock.aheadMs = start + (settings.sessionIdleMinutes - 1 + elapsed - settings.sessionIdleMinutes) * minute
      expect(await signedInOn(b, used.cookie)).toBe(true)
    }
    a.clock.aheadMs = start + (settings.sessionIdleMinutes + settings.sessionAbsoluteMinutes) * minute
    expect(await Promise.all([a, b].map((app) => signedInOn(app, used.cookie)))).toEqual([false, false])
  } finally {
    a.clock.aheadMs = start
  }
})
