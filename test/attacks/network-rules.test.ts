// Ways round a network that nobody may sign in from: every door, every grant, another spelling, a forged header, another
// server.
import { BlockList } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { systemActor } from '../../src/kernel/actor.ts'
import { addNetworkRule } from '../../src/network-rules/add-network-rule.ts'
import { fine, join, type Organization, organization } from '../api/authaz-v1/organization-callers.ts'
import {
  answered,
  asked,
  authorize,
  callback,
  client,
  codeFor,
  type Person,
  pair,
  person,
  redeem,
  refresh,
  type TestClient,
  tokensFor,
  type Words,
} from '../api/oauth/person-client.ts'
import { connect } from '../federation/browser.ts'
import { begin, mailed, withoutIds } from '../login/people.ts'
import { newBrowserless, type Shown } from '../support/browserless.ts'
import { findMessages } from '../support/find-messages.ts'
import { startTestApp, type TestApp, type TwinApp } from '../support/test-app.ts'
import { startTestProvider } from '../support/test-provider.ts'

const password = 'correct horse battery 7'
const blocked = '198.51.100.9'
const office = '203.0.113.7'
const home = '192.0.2.44'
const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code'
const otpGrant = 'http://auth0.com/oauth/grant-type/passwordless/otp'
const realmGrant = 'http://auth0.com/oauth/grant-type/password-realm'

let app: TestApp
let twin: TwinApp
let shop: TestClient
let spa: TestClient
let alice: Person
let acme: Organization
let serial = 0
const standing: string[] = []

beforeAll(async () => {
  const trustedProxies = new BlockList()
  trustedProxies.addSubnet('127.0.0.0', 8, 'ipv4')
  app = await startTestApp({ trustedProxies, outgoingAllow: ['localhost'] })
  twin = await app.startTwin()
  const grant_types = [
    'authorization_code',
    'refresh_token',
    'password',
    realmGrant,
    otpGrant,
    deviceGrant,
    'client_credentials',
  ]
  shop = await client(app, { name: 'Shop', organization_usage: 'allow', grant_types })
  spa = await client(app, {
    ...{ name: 'Single page', app_type: 'spa', token_endpoint_auth_method: 'none', organization_usage: 'allow' },
    ...{ grant_types: ['authorization_code', 'refresh_token'] },
  })
})
afterAll(() => app.close())
beforeEach(async () => {
  serial += 1
  alice = await person(app, `alice-${serial}`)
  acme = await organization(app, `acme-${serial}`)
  await join(app, acme, alice.id)
})
afterEach(async () => {
  for (const id of standing.splice(0)) fine(await app.v1('DELETE', `/network-rules/${id}`), 204)
  // Guesses of other tests are no longer counted.
  app.clock.aheadMs += 16 * 60_000
})

async function rule(given: object): Promise<string> {
  const body = { effect: 'block', reason: 'Guessing passwords', ...given }
  const { id } = fine(await app.v1('POST', '/network-rules', { body }), 201)
  standing.push(id)
  return id
}
const from = (ip: string) => ({ 'x-forwarded-for': ip })
const credentials = () => ({ client_id: shop.client_id, client_secret: shop.client_secret })
const token = (body: object, ip: string) => app.anonymous('POST', '/oauth/token', { body, headers: from(ip) })
const failures = async (userId: string) =>
  (await app.v1('GET', `/users/${encodeURIComponent(userId)}/events?pageSize=200`)).body.data.filter(
    ({ type, changes }: { type: string; changes: { reason?: string } }) =>
      type === 'user.sign_in_failed' && changes.reason === 'network_blocked',
  )
const offline = { scope: 'openid offline_access' }
const challenged = pair()
const challenge = { code_challenge: challenged.challenge, code_challenge_method: 'S256' }
async function tokensOfSpa(more: Words = {}) {
  const code = await codeFor(app, spa, alice, { ...offline, ...challenge, ...more })
  const grant = { grant_type: 'authorization_code', redirect_uri: callback, code, code_verifier: challenged.verifier }
  return fine(await token({ ...grant, client_id: spa.client_id }, home), 200)
}

test('every page of signing in, signing up and coming back is one page for everybody, with a reference that support finds', async () => {
  const id = await rule({ network: '198.51.100.0/24' })
  const doors = [
    '/u/login',
    '/u/start',
    '/u/account-recovery',
    '/u/reset-password/request',
    '/u/reset-password?ticket=nothing',
    '/u/invitation?ticket=nothing',
    '/account',
    '/activate',
    `/authorize?${new URLSearchParams(asked(shop))}`,
    `/authorize?${new URLSearchParams(asked(shop, { login_hint: alice.email }))}`,
    `/authorize?${new URLSearchParams(asked(shop, { login_hint: 'nobody@example.com' }))}`,
    `/authorize?${new URLSearchParams(asked(shop, { screen_hint: 'signup' }))}`,
  ]
  for (const door of doors) {
    const page = await newBrowserless(app.url, from(blocked)).open(door)
    expect([door, page.address.split('?')[0], page.heading]).toEqual([
      door,
      '/u/refused',
      'You can’t sign in from here',
    ])
    const [reference = ''] = /[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(page.text) ?? []
    const found = fine(await app.v1('GET', `/sign-ins/${reference}`), 200)
    expect(found.signIn ?? found).toMatchObject({ lastFailure: 'network_blocked' })
  }
  const events = fine(
    await app.v1('GET', `/audit/events?type=user.sign_in_failed&ip=${blocked}&pageSize=200`),
    200,
  ).data
  // Each is found by its reference, and the audit is told once a minute (DOS-08).
  expect(events).toHaveLength(1)
  expect(events[0].changes).toMatchObject({ reason: 'network_blocked', why: 'blocked', rule: id })
})

test('AUT-01 the page for a name that exists and for one that does not is the same', async () => {
  await rule({ network: blocked })
  const pages = []
  for (const login_hint of [alice.email, `nobody-${serial}@example.com`]) {
    const page = await newBrowserless(app.url, from(blocked)).open(
      `/authorize?${new URLSearchParams(asked(shop, { login_hint }))}`,
    )
    pages.push(withoutIds(page.html, login_hint))
  }
  expect(pages[0]).toBe(pages[1])
})

test('a sign-in that began elsewhere goes no further from there, whatever step it is at', async () => {
  await rule({ network: blocked })
  const { browser, page } = await begin(app)
  const named = await browser.submit(page, '/u/login', { identifier: alice.email })
  const refused = await browser.open(named.address, from(blocked))
  expect(refused.address).toContain('/u/refused')
  const sent = await browser.send(named, '/u/login/password', { password }, from(blocked))
  expect(sent.location).toContain('/u/refused')
  expect(browser.cookies.has('rollcall-session')).toBe(false)
  // From where it began it goes on.
  await browser.submit(await browser.open(named.address), '/u/login/password', { password })
  expect(browser.cookies.has('rollcall-session')).toBe(true)
})

test('a session of before opens nothing from there: no code, silent or not, and no page of the account', async () => {
  await rule({ network: blocked })
  const silent = await app.anonymous('GET', `/authorize?${new URLSearchParams(asked(shop, { prompt: 'none' }))}`, {
    headers: { cookie: alice.cookie, ...from(blocked) },
  })
  expect(answered(silent)).toMatchObject({ error: 'access_denied' })
  const browser = newBrowserless(app.url, from(blocked))
  const [name = '', secret = ''] = alice.cookie.split('=')
  browser.cookies.set(name, secret)
  for (const door of ['/account', `/authorize?${new URLSearchParams(asked(shop))}`]) {
    expect((await browser.open(door)).address).toContain('/u/refused')
  }
  const told = await failures(alice.id)
  expect(told).toHaveLength(1)
  expect(told[0]).toMatchObject({ ip: blocked })
  expect(answered(await authorize(app, asked(shop, { prompt: 'none' }), alice.cookie)).code).toBeDefined()
})

test('DOS-08 whoever is kept out fills no log: one line a minute for each rule and network, silent or not', async () => {
  const wide = await rule({ network: '2001:db8:9:9::/64' })
  const narrow = await rule({ network: blocked })
  const told = async (id: string) =>
    fine(await app.v1('GET', '/audit/events?type=user.sign_in_failed&pageSize=200'), 200).data.filter(
      ({ changes }: { changes: { rule?: string } }) => changes.rule === id,
    )
  const silently = async (one: TestClient, ip: string) => {
    const query = new URLSearchParams(asked(one, { prompt: 'none', ...challenge }))
    return answered(await app.anonymous('GET', `/authorize?${query}`, { headers: from(ip) })).error
  }
  for (const one of [shop, shop, spa]) expect(await silently(one, blocked)).toBe('access_denied')
  expect(await told(narrow)).toHaveLength(1)
  for (const ip of ['2001:db8:9:9::1', '2001:db8:9:9::2:1', '2001:db8:9:9:3:4:5:6']) {
    expect(await silently(shop, ip)).toBe('access_denied')
    expect((await token({ ...credentials(), grant_type: deviceGrant, device_code: 'any' }, ip)).status).toBe(403)
  }
  expect(await told(wide)).toHaveLength(1)
  app.clock.aheadMs += 60_001
  await silently(shop, blocked)
  expect(await told(narrow)).toHaveLength(2)
})

test('DOS-08 neither the sign-in pages nor passwords of programs write more than one line a minute', async () => {
  const narrow = await rule({ network: blocked })
  const inside = await rule({ network: office, organizationId: acme.id })
  const told = async (id: string) =>
    fine(await app.v1('GET', '/audit/events?type=user.sign_in_failed&pageSize=200'), 200).data.filter(
      ({ changes }: { changes: { rule?: string } }) => changes.rule === id,
    )
  const byPage = async () => (await newBrowserless(app.url, from(blocked)).open('/u/login')).heading
  for (const _ of [1, 2, 3]) expect(await byPage()).toBe('You can’t sign in from here')
  expect(await told(narrow)).toHaveLength(1)
  const grant = { ...credentials(), grant_type: 'password', username: alice.email, password, organization: acme.id }
  for (const _ of [1, 2, 3]) expect((await token(grant, office)).status).toBe(403)
  expect(await told(inside)).toHaveLength(1)
  app.clock.aheadMs += 60_001
  await byPage()
  await token(grant, office)
  expect([await told(narrow), await told(inside)].map(({ length }) => length)).toEqual([2, 2])
})

test('every grant that stands for a person is refused there, before anything is spent or guessed', async () => {
  const tokens = await tokensFor(app, shop, alice, offline)
  const publicTokens = await tokensOfSpa()
  const code = await codeFor(app, shop, alice, offline)
  await rule({ network: blocked })
  const grants: readonly Words[] = [
    { grant_type: 'password', username: alice.email, password },
    { grant_type: 'password', username: alice.email, password: 'wrong' },
    { grant_type: 'password', username: 'nobody@example.com', password },
    { grant_type: realmGrant, realm: 'Username-Password-Authentication', username: alice.email, password },
    { grant_type: otpGrant, realm: 'email', username: alice.email, otp: '123456' },
    { grant_type: deviceGrant, device_code: 'anything' },
    { grant_type: 'authorization_code', code, redirect_uri: 'https://rp.test/cb' },
    { grant_type: 'refresh_token', refresh_token: tokens.refresh_token },
  ]
  for (const grant of grants) {
    const { status, body } = await token({ ...credentials(), ...grant }, blocked)
    expect([grant, status, body.error]).toEqual([grant, 403, 'access_denied'])
  }
  const renewal = { grant_type: 'refresh_token', refresh_token: publicTokens.refresh_token, client_id: spa.client_id }
  expect((await token(renewal, blocked)).status).toBe(403)
  fine(await redeem(app, shop, code), 200)
  fine(await refresh(app, shop, tokens.refresh_token), 200)
  fine(await token(renewal, home), 200)
  fine(await app.v1('GET', `/users/${encodeURIComponent(alice.id)}/locks`), 200)
})

describe('where an app takes other ways too, both are asked', () => {
  const takes = async (signInMethods: readonly string[] | null) =>
    fine(await app.v1('PATCH', `/clients/${shop.client_id}`, { body: { signInMethods } }), 200)
  const browserFrom = (ip: string, cookie = '') => {
    const browser = newBrowserless(app.url, from(ip))
    const [name = '', secret = ''] = cookie.split('=')
    if (cookie !== '') browser.cookies.set(name, secret)
    return browser
  }
  const opening = (more: Words = {}) => `/authorize?${new URLSearchParams(asked(shop, more))}`
  /** The page with its form sent elsewhere. */
  const forged = (page: Shown, to: string): Shown => ({
    ...page,
    html: page.html.replace(/<form method="post" action="[^"]*"/, `<form method="post" action="${to}"`),
  })
  beforeEach(() => rule({ network: blocked }))
  afterEach(() => takes(null))

  test('of the password of a program, a silent sign-in and a device', async () => {
    await takes(['email-code'])
    const grant = { ...credentials(), grant_type: 'password', username: alice.email, password, scope: 'openid' }
    const bySilence = async (ip: string) =>
      answered(
        await app.anonymous('GET', opening({ prompt: 'none' }), { headers: { cookie: alice.cookie, ...from(ip) } }),
      ).error
    const started = await app.anonymous('POST', '/oauth/device/code', {
      body: { scope: 'openid', ...credentials() },
      headers: from(home),
    })
    const byDevice = async (ip: string) => {
      const browser = browserFrom(ip, alice.cookie)
      const page = await browser.open('/activate')
      if (page.address.startsWith('/u/refused')) return '/u/refused'
      const next = await browser.submit(page, '/activate', { user_code: fine(started, 200).user_code })
      return next.address.split('?')[0]
    }
    expect([(await token(grant, blocked)).body.error, await bySilence(blocked), await byDevice(blocked)]).toEqual([
      'access_denied',
      'access_denied',
      '/u/refused',
    ])
    expect([(await token(grant, home)).body.error, await bySilence(home), await byDevice(home)]).toEqual([
      'unauthorized_client',
      'login_required',
      '/u/login',
    ])
  })

  test('of a passkey', async () => {
    await takes(['password'])
    const to = '/u/login/passkey'
    const elsewhere = browserFrom(home)
    const page = await elsewhere.open(opening())
    const refused = await elsewhere.submit(forged(page, to), to, { credential: '{}' })
    expect([refused.address.includes('/cb'), elsewhere.cookies.has('rollcall-session')]).toEqual([false, false])
    await takes(['passkey'])
    const sent = await elsewhere.send(forged(page, to), to, { credential: '{}' }, from(blocked))
    expect(sent.location).toContain('/u/refused')
    expect((await browserFrom(blocked).open(opening())).address).toContain('/u/refused')
  })

  test('of what is renewed the network alone: which ways an app takes is asked when people sign in', async () => {
    await takes(null)
    const { refresh_token } = await tokensFor(app, shop, alice, offline)
    await takes(['passkey'])
    const renewal = { ...credentials(), grant_type: 'refresh_token', refresh_token }
    expect((await token(renewal, blocked)).body.error).toBe('access_denied')
    fine(await token(renewal, home), 200)
  })

  test('of the way back from another provider the network alone: which providers lead to an app its connections say', async () => {
    const provider = await startTestProvider()
    try {
      await takes(['passkey'])
      provider.person = { sub: `bob-${serial}`, email: `bob-${serial}@company.example.com`, email_verified: true }
      // The clock here runs ahead, and what the provider signs is of this moment.
      const iat = Math.floor(app.clock.now().getTime() / 1000)
      provider.lies = { idToken: { iat, exp: iat + 300 } }
      const { id } = await connect(app, provider, { enabled_clients: [shop.client_id] })
      const back = async (ip: string) => {
        const browser = browserFrom(home)
        const state = new URLSearchParams((await browser.open(opening())).address.split('?')[1]).get('state')
        const there = await browser.request('GET', `/u/login/federated?state=${state}&connection=${id}`)
        const { path, parameters } = await provider.signIn(there.location ?? '')
        const { location } = await browser.request('GET', `${path}?${parameters}`, from(ip))
        return [(await browser.open(location ?? '', from(ip))).address, browser.cookies.has('rollcall-session')]
      }
      expect(await back(blocked)).toEqual([expect.stringContaining('/u/refused'), false])
      expect(await back(home)).toEqual([expect.stringMatching(/^\/cb\?code=/), true])
    } finally {
      await provider.close()
    }
  })
})

test('doors of programs are shut there: sign-up, forgotten passwords, codes by mail, devices, second factors', async () => {
  await rule({ network: blocked })
  const connection = 'Username-Password-Authentication'
  const email = `new-${serial}@example.com`
  const doors = {
    '/dbconnections/signup': { connection, email, password },
    '/dbconnections/change_password': { connection, email: alice.email },
    '/passwordless/start': { connection: 'email', email: alice.email, send: 'code', ...credentials() },
    '/oauth/device/code': { scope: 'openid', ...credentials() },
    '/mfa/challenge': { mfa_token: 'anything' },
  }
  for (const [door, body] of Object.entries(doors)) {
    const answer = await app.anonymous('POST', door, {
      body: { client_id: shop.client_id, ...body },
      headers: from(blocked),
    })
    expect([door, answer.status, answer.body.error ?? answer.body.code]).toEqual([door, 403, 'access_denied'])
  }
  expect(await findMessages(app, alice.email)).toEqual([])
  expect((await app.api('GET', `/users-by-email?email=${email}`)).body).toEqual([])
})

test('a link that was mailed opens nothing from there, and is not spent by it', async () => {
  fine(
    await app.v1('POST', `/users/${encodeURIComponent(alice.id)}/messages`, { body: { kind: 'reset-password' } }),
    204,
  )
  const { link } = await mailed(app, alice.email)
  const { pathname, search, hash } = new URL(link)
  await rule({ network: blocked })
  const refused = await newBrowserless(app.url, from(blocked)).open(`${pathname}${search}${hash}`)
  expect(refused.address).toContain('/u/refused')
  expect((await newBrowserless(app.url).open(`${pathname}${search}`)).address).toContain(pathname)
})

test('operators are kept out of the console too, and the key of the command line goes on', async () => {
  await rule({ network: blocked })
  const page = await newBrowserless(app.url, from(blocked)).open('/console/u/login')
  expect(page.address).toContain('/console/u/refused')
  expect((await newBrowserless(app.url).open('/console/u/login')).address).toContain('/console/u/login')
  expect((await app.v1('GET', '/network-rules', { headers: from(blocked) })).status).toBe(200)
})

test.each([
  ['::ffff:198.51.100.9', true],
  ['::ffff:c633:6409', true],
  ['2001:db8:9:9:1234::7', true],
  ['2001:db8:9:a::7', false],
])('AUT-10 another spelling or a neighbour of a blocked address, %s, is refused: %s', async (ip, isRefused) => {
  await rule({ network: blocked })
  await rule({ network: '2001:db8:9:9::1' })
  const page = await newBrowserless(app.url, from(ip)).open('/u/login')
  expect(page.address.includes('/u/refused')).toBe(isRefused)
})

test("an organization's networks are asked for of its people alone, at the pages and when tokens are renewed", async () => {
  const inAcme = await tokensOfSpa({ organization: acme.id })
  const outside = await tokensOfSpa()
  const byServer = await tokensFor(app, shop, alice, { organization: acme.id, ...offline })
  await rule({ effect: 'allow', network: '203.0.113.0/24', organizationId: acme.id })
  const ask = (ip: string, more: Words = {}) =>
    app.anonymous('GET', `/authorize?${new URLSearchParams(asked(spa, { prompt: 'none', ...challenge, ...more }))}`, {
      headers: { cookie: alice.cookie, ...from(ip) },
    })
  expect(answered(await ask(home, { organization: acme.id }))).toMatchObject({ error: 'access_denied' })
  expect(answered(await ask(office, { organization: acme.id })).code).toBeDefined()
  expect(answered(await ask(home)).code).toBeDefined()
  const page = await newBrowserless(app.url, from(home)).open(
    `/authorize?${new URLSearchParams(asked(spa, { organization: acme.id, ...challenge }))}`,
  )
  expect(page.text).toContain('sign in from certain networks only')
  const renew = (one: TestClient, refresh_token: string, ip: string) =>
    token(
      { grant_type: 'refresh_token', refresh_token, client_id: one.client_id, ...(one === shop ? credentials() : {}) },
      ip,
    )
  expect((await renew(spa, inAcme.refresh_token, home)).body.error).toBe('access_denied')
  fine(await renew(spa, inAcme.refresh_token, office), 200)
  fine(await renew(spa, outside.refresh_token, home), 200)
  // A server of its own calls from where no person is: they were asked when they signed in.
  fine(await renew(shop, byServer.refresh_token, home), 200)
  await rule({ network: home, organizationId: acme.id })
  expect((await renew(shop, byServer.refresh_token, home)).body.error).not.toBeUndefined()
  const typed = { grant_type: 'password', username: alice.email, password, organization: acme.id }
  expect((await token({ ...credentials(), ...typed }, '192.0.2.99')).body.error).toBe('access_denied')
})

test("a code that is redeemed where its organization's people may not be is answered as a renewal is, and is spent", async () => {
  const code = await codeFor(app, spa, alice, { organization: acme.id, ...challenge })
  const id = await rule({ effect: 'allow', network: '203.0.113.0/24', organizationId: acme.id })
  const grant = { grant_type: 'authorization_code', redirect_uri: callback, client_id: spa.client_id }
  const redeemed = (ip: string) => token({ ...grant, code, code_verifier: challenged.verifier }, ip)
  const refused = await redeemed(home)
  expect([refused.status, refused.body.error]).toEqual([403, 'access_denied'])
  expect(await failures(alice.id)).toMatchObject([{ ip: home, changes: { why: 'outside', rule: id } }])
  expect((await redeemed(office)).body.error).toBe('invalid_grant')
})

test('the check of the network says which rule it is, since when and why, for where somebody came from last', async () => {
  const id = await rule({ network: '192.0.2.0/24' })
  const { browser, page } = await begin(app)
  await browser.open(page.address, from(home))
  const diagnosis = async () =>
    fine(await app.v1('GET', `/users/${encodeURIComponent(alice.id)}/sign-in-diagnosis`), 200)
  const cookie = new Map([alice.cookie.split('=') as [string, string]])
  const there = newBrowserless(app.url, from(home))
  for (const [name, value] of cookie) there.cookies.set(name, value)
  await there.open('/account')
  const found = await diagnosis()
  expect(found).toMatchObject({ canSignIn: false, nextStep: { kind: 'refused', reason: 'network_blocked' } })
  const check = found.checks.find((one: { id: string }) => one.id === 'network')
  expect(check).toMatchObject({
    state: 'fail',
    facts: {
      ip: home,
      rule: id,
      why: 'blocked',
      network: '192.0.2.0/24',
      said: 'Guessing passwords',
      organizationId: null,
    },
  })
})

test('a header that nobody trusted wrote gets round nothing, and keeps nobody out', async () => {
  const plain = await startTestApp()
  const { directory } = plain.app
  const input = { organizationId: null, effect: 'block', country: null, reason: 'Testing', endsAt: null } as const
  const add = (network: string) => directory.change((deps) => addNetworkRule(deps, systemActor, { ...input, network }))
  try {
    await add(blocked)
    directory.networkGate.forget()
    const pretending = await newBrowserless(plain.url, from(blocked)).open('/u/login')
    expect(pretending.address).not.toContain('/u/refused')
    await add('127.0.0.0/8')
    directory.networkGate.forget()
    const hiding = await newBrowserless(plain.url, from(home)).open('/u/login')
    expect(hiding.address).toContain('/u/refused')
  } finally {
    await plain.close()
  }
})

test('a rule that another server made counts here a moment later, and so does its end', async () => {
  const open = async () => (await newBrowserless(twin.url, from(blocked)).open('/u/login')).address
  expect(await open()).not.toContain('/u/refused')
  await rule({ network: blocked })
  await expect.poll(open, { timeout: 10_000 }).toContain('/u/refused')
  fine(await app.v1('DELETE', `/network-rules/${standing.pop()}`), 204)
  await expect.poll(open, { timeout: 10_000 }).not.toContain('/u/refused')
})
