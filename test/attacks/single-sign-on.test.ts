// Ways round an organization that asks for its own provider: another proof, another app, another door, an older token.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { byCookie, fine, join, type Organization, organization } from '../api/authaz-v1/organization-callers.ts'
import {
  answered,
  asked,
  authorize,
  callback,
  client,
  codeFor,
  type Person,
  person,
  redeem,
  refresh,
  type TestClient,
  tokensFor,
  type Words,
} from '../api/oauth/person-client.ts'
import { connect } from '../federation/browser.ts'
import { type Browserless, newBrowserless, type Shown } from '../support/browserless.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { startTestProvider, type TestProvider } from '../support/test-provider.ts'

const password = 'correct horse battery 7'

let app: TestApp
let provider: TestProvider
let shop: TestClient
let acme: Organization
let globex: Organization
let company: { readonly id: string }
/** An administrator of acme with a password of ours, whom the provider does not know. */
let alice: Person
let serial = 0

beforeAll(async () => {
  provider = await startTestProvider()
  app = await startTestApp({ outgoingAllow: ['localhost'] })
})
afterAll(async () => {
  await app.close()
  await provider.close()
})
beforeEach(async () => {
  serial += 1
  const grant_types = ['authorization_code', 'refresh_token', 'password']
  shop = await client(app, { name: 'Shop', organization_usage: 'allow', grant_types })
  company = await connect(app, provider, { enabled_clients: [shop.client_id] })
  acme = await organization(app, `acme-${serial}`)
  globex = await organization(app, `globex-${serial}`)
  const body = { connectionId: company.id, assignsMembership: true }
  fine(await app.v1('POST', `/organizations/${acme.id}/connections`, { body }), 201)
  alice = await person(app, `alice-${serial}`)
  await join(app, acme, alice.id, true)
  await join(app, globex, alice.id)
  provider.person = { sub: `bob-${serial}`, email: `bob-${serial}@company.example.com`, email_verified: true }
})

const enforce = async (requiresSingleSignOn = true) => {
  const body = { requiresSingleSignOn }
  fine(await app.v1('PATCH', `/organizations/${acme.id}/single-sign-on`, { body }), 200)
}
const toAcme = (more: Words = {}) => asked(shop, { organization: acme.id, ...more })
const begin = (browser: Browserless, words: Words = toAcme()) =>
  browser.open(`/authorize?${new URLSearchParams(words)}`)
const choosing = { organization_usage: 'require', organization_require_behavior: 'post_login_prompt' }
const offline = { scope: 'openid offline_access' }

/** From the page that names the company there and back, to wherever that leads. */
async function byCompany(browser: Browserless, page: Shown): Promise<Shown> {
  expect(page.address).toContain('/u/login/company')
  const [, link = ''] = /href="(\/u\/login\/federated[^"]+)"/.exec(page.html) ?? []
  const there = await browser.request('GET', link.replaceAll('&amp;', '&'))
  const { path, parameters } = await provider.signIn(there.location ?? '')
  const back = await browser.request('GET', `${path}?${parameters}`)
  return browser.open(back.location ?? '')
}
const parameterOf = ({ address }: Shown, name: string) => new URLSearchParams(address.split('?')[1]).get(name) ?? ''
const codeOf = (page: Shown) => parameterOf(page, 'code')
const stateOf = (page: Shown) => parameterOf(page, 'state')

test('by the provider a newcomer gets in, stays in, and has tokens renewed', async () => {
  await enforce()
  const browser = newBrowserless(app.url)
  const done = await byCompany(browser, await begin(browser, toAcme(offline)))
  const tokens = fine(await redeem(app, shop, codeOf(done)), 200)
  fine(await refresh(app, shop, tokens.refresh_token), 200)
  const silent = await begin(browser, toAcme({ prompt: 'none' }))
  expect(codeOf(silent)).not.toBe('')
  const rule = fine(await app.v1('GET', `/organizations/${acme.id}/single-sign-on`), 200)
  expect(rule).toMatchObject({
    connections: [{ connectionId: company.id }],
    membersWithout: { count: 1, isEstimate: false },
  })
})

test('whether an address has an account does not show: everybody is sent to the provider first', async () => {
  await enforce()
  const pages = []
  for (const login_hint of [alice.email, `nobody-${serial}@example.com`]) {
    const browser = newBrowserless(app.url)
    const page = await begin(browser, toAcme({ login_hint }))
    const forced = await browser.open(`/u/login/password?state=${stateOf(page)}`)
    const words = forced.text.replaceAll(login_hint, '').replace(/\w{4}-\w{4}/, '')
    pages.push([page.status, page.heading, forced.address.split('?')[0], words])
  }
  expect(pages[0]).toEqual(pages[1])
})

test('a session of a password counts for other organizations and apps, and not for this one', async () => {
  await enforce()
  await codeFor(app, shop, alice)
  await codeFor(app, shop, alice, { organization: globex.id })
  const silent = answered(await authorize(app, toAcme({ prompt: 'none' }), alice.cookie))
  expect(silent.error).toBe('login_required')
  const browser = newBrowserless(app.url)
  const [name = '', secret = ''] = alice.cookie.split('=')
  browser.cookies.set(name, secret)
  const page = await begin(browser)
  expect(page.heading).not.toContain('password')
  const done = await byCompany(browser, page)
  expect(done.address).toContain(new URL(callback).pathname)
})

test('who chooses the organization after a password begins anew at the provider', async () => {
  await enforce()
  fine(await app.api('PATCH', `/clients/${shop.client_id}`, { body: choosing }), 200)
  const browser = newBrowserless(app.url)
  const named = await browser.submit(await begin(browser, asked(shop)), '/u/login', { identifier: alice.email })
  const choice = await browser.submit(named, '/u/login/password', { password })
  const sent = await browser.submit(choice, '/u/organization', { organization: acme.id })
  expect(sent.address).toContain('/u/login/company')
  expect((await byCompany(browser, sent)).address).toContain(new URL(callback).pathname)
})

test('a program that takes the password itself gets nothing for the organization', async () => {
  await enforce()
  const ask = (more: Words = {}) =>
    app.anonymous('POST', '/oauth/token', {
      body: { grant_type: 'password', ...credentials(), username: alice.email, password, scope: 'openid', ...more },
    })
  const { status, body } = await ask({ organization: acme.id })
  expect([status, body.error, body.error_description]).toEqual([
    403,
    'access_denied',
    'the organization requires single sign-on by its own connection',
  ])
  fine(await ask(), 200)
  fine(await ask({ organization: globex.id }), 200)
})
const credentials = () => ({ client_id: shop.client_id, client_secret: shop.client_secret })

test('what was issued on a password is not renewed, nor is a code redeemed that waited', async () => {
  const before = await tokensFor(app, shop, alice, { organization: acme.id, ...offline })
  const elsewhere = await tokensFor(app, shop, alice, { organization: globex.id, ...offline })
  const code = await codeFor(app, shop, alice, { organization: acme.id, ...offline })
  await enforce()
  for (let time = 0; time < 2; time += 1) {
    expect((await refresh(app, shop, before.refresh_token)).body).toMatchObject({
      error: 'invalid_grant',
      error_description: 'The organization requires single sign-on by its own connection.',
    })
  }
  expect((await redeem(app, shop, code)).body.error).toBe('invalid_grant')
  fine(await refresh(app, shop, elsewhere.refresh_token), 200)
  // Refused it was not spent: it goes on where the rule is taken back.
  await enforce(false)
  fine(await refresh(app, shop, before.refresh_token), 200)
})

test('a token that was spent a moment ago is asked for the rule too before it is answered once more', async () => {
  const { refresh_token: spent } = await tokensFor(app, shop, alice, { organization: acme.id, ...offline })
  const { refresh_token: next } = fine(await refresh(app, shop, spent), 200)
  expect(fine(await refresh(app, shop, spent), 200).refresh_token).toBe(next)
  await enforce()
  for (const token of [spent, next]) {
    expect((await refresh(app, shop, token)).body).toMatchObject({
      error: 'invalid_grant',
      error_description: 'The organization requires single sign-on by its own connection.',
    })
  }
  await enforce(false)
  fine(await refresh(app, shop, next), 200)
})

test('another provider of the app leads nowhere', async () => {
  const other = await connect(app, provider, { enabled_clients: [shop.client_id] })
  await enforce()
  const browser = newBrowserless(app.url)
  const state = stateOf(await begin(browser))
  const there = await browser.request('GET', `/u/login/federated?state=${state}&connection=${other.id}`)
  expect(there.location).toBe(`/u/login?state=${state}`)
  const page = await browser.open(there.location ?? '')
  expect(page.address).toContain('/u/login/company')
  // What went wrong stands there, and the way on is the company's.
  expect(page.html).toContain('role="alert"')
  expect(page.html).toContain(`connection=${company.id}`)
})

test('a device that was allowed on a password gets nothing once the rule stands', async () => {
  const grant = 'urn:ietf:params:oauth:grant-type:device_code'
  const { client_id } = await client(app, {
    ...{ name: 'TV', app_type: 'native', token_endpoint_auth_method: 'none', grant_types: [grant] },
    ...choosing,
  })
  const device = fine(await app.anonymous('POST', '/oauth/device/code', { body: { client_id, scope: 'openid' } }), 200)
  const browser = newBrowserless(app.url)
  const typed = { user_code: device.user_code }
  const named = await browser.submit(await browser.open('/activate'), '/activate', typed)
  const known = await browser.submit(named, '/u/login', { identifier: alice.email })
  const choice = await browser.submit(known, '/u/login/password', { password })
  const question = await browser.submit(choice, '/u/organization', { organization: acme.id })
  await browser.submit(question, '/activate/confirm', { answer: 'allow' })
  await enforce()
  const body = { grant_type: grant, device_code: device.device_code, client_id }
  expect((await app.anonymous('POST', '/oauth/token', { body })).body.error).toBe('invalid_grant')
})

test('an administrator with a password is kept from the page of the organization, and told what to do', async () => {
  const cookie = await byCookie(app, alice, acme)
  await enforce()
  const { body } = await cookie('GET', `/organizations/${acme.id}/users`)
  expect(body).toMatchObject({ status: 403, code: 'single_sign_on_required' })
  const browser = newBrowserless(app.url)
  const [name = '', secret = ''] = alice.cookie.split('=')
  browser.cookies.set(name, secret)
  const page = await browser.open(`/u/start?proof=factor&to=${encodeURIComponent(`/org/${acme.name}/users`)}`)
  expect(page.address).toContain('/u/login/company')
})

test('of two who each take one of its connections away at once, one is refused', async () => {
  const other = await connect(app, provider, { enabled_clients: [shop.client_id] })
  fine(await app.v1('POST', `/organizations/${acme.id}/connections`, { body: { connectionId: other.id } }), 201)
  await enforce()
  const answers = await Promise.all([
    app.v1('DELETE', `/connections/${company.id}`),
    app.v1('DELETE', `/organizations/${acme.id}/connections/${other.id}`),
    app.v1('DELETE', `/connections/${other.id}`),
  ])
  const left = fine(await app.v1('GET', `/organizations/${acme.id}/single-sign-on`), 200).connections
  expect(left, JSON.stringify(answers.map(({ status }) => status))).toHaveLength(1)
})

test('the diagnosis says of whom the provider does not know that this is in the way', async () => {
  await enforce()
  const checked = async (id: string) => {
    const { body } = await app.v1(
      'GET',
      `/users/${encodeURIComponent(id)}/sign-in-diagnosis?clientId=${shop.client_id}&organization=${acme.id}`,
    )
    return { ...body, check: body.checks.find(({ id: name }: { id: string }) => name === 'organization') }
  }
  expect(await checked(alice.id)).toMatchObject({
    canSignIn: false,
    nextStep: { kind: 'refused', reason: 'single-sign-on' },
    check: { state: 'fail', facts: { reason: 'single-sign-on', organizationId: acme.id } },
  })
  const browser = newBrowserless(app.url)
  await byCompany(browser, await begin(browser))
  const { data } = (await app.v1('GET', `/organizations/${acme.id}/members`)).body
  const bob = data.find(({ email }: { email: string | null }) => email?.startsWith('bob-'))
  expect(await checked(bob.userId)).toMatchObject({
    canSignIn: true,
    check: { state: 'pass', facts: { asksSingleSignOn: true } },
  })
})
