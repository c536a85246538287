// Clients that let in whoever has one of some roles, and nobody else (console.md 3.18).
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newBrowserless } from '../../support/browserless.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import {
  answered,
  asked,
  authorize,
  client,
  codeFor,
  cookieOf,
  type Person,
  person,
  refresh,
  type TestClient,
  tokensFor,
  type Words,
} from '../oauth/person-client.ts'
import { signedIn } from './console-browser.ts'
import { at, fine, join, organization } from './organization-callers.ts'

let app: TestApp
let shop: TestClient
let alice: Person
let bob: Person
let buyer: string
let serial = 0
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  serial += 1
  const grants = ['authorization_code', 'refresh_token', 'client_credentials', 'password']
  shop = await client(app, { name: 'Shop', organization_usage: 'allow', grant_types: grants })
  alice = await person(app, `alice-${serial}`)
  bob = await person(app, `bob-${serial}`)
  buyer = await role(`Buyer ${serial}`)
  alice = await give(alice)
})

const role = async (name: string): Promise<string> => fine(await app.v1('POST', '/roles', { body: { name } }), 201).id
/** What they held a moment ago counts anew, so that they sign in again. */
const give = async (who: Person, where: object = {}): Promise<Person> => {
  fine(await app.v1('POST', '/role-assignments', { body: { userId: who.id, roleId: buyer, ...where } }), 201)
  return { ...who, ...(await cookieOf(app, who.id)) }
}
const access = () => at('clients', shop.client_id, 'access')
const limit = async (roles: unknown = [buyer]) => app.v1('PATCH', access(), { body: { roles } })
const limited = async (roles?: unknown) => fine(await limit(roles), 200)
const offline = { scope: 'openid offline_access' }
const why = 'the client is limited to roles that the user does not have'
const failures = async ({ id }: Person) => {
  const { data } = (await app.v1('GET', `${at('users', id, 'events')}?type=user.sign_in_failed`)).body
  return data.map(({ changes }: { changes: { reason: string } }) => changes.reason)
}
const checkOf = async ({ id }: Person, more = '') => {
  const { body } = await app.v1('GET', `${at('users', id, 'sign-in-diagnosis')}?clientId=${shop.client_id}${more}`)
  return { ...body, check: body.checks.find(({ id: name }: { id: string }) => name === 'app') }
}

test('a limited client lets in whoever has the role, and tells it of the others why not', async () => {
  expect((await app.v1('GET', access())).body).toEqual({ roles: null, organizations: null })
  expect(await limited()).toEqual({
    roles: [{ id: buyer, name: `Buyer ${serial}` }],
    organizations: null,
  })
  expect((await app.v1('GET', access())).body.roles).toHaveLength(1)
  await codeFor(app, shop, alice)
  for (const prompt of ['none', 'consent']) {
    const answer = answered(await authorize(app, asked(shop, { prompt }), bob.cookie))
    expect(answer).toMatchObject({ error: 'access_denied', error_description: why })
  }
  // What a program asks silently is no try of the person.
  expect(await failures(bob)).toEqual(['role-missing'])
  await limited(null)
  await codeFor(app, shop, bob)
})

test('whoever signs in without the role reads why on the page, and the audit says so once', async () => {
  await limited()
  const browser = newBrowserless(app.url)
  const named = await browser.submit(await browser.open(`/authorize?${new URLSearchParams(asked(shop))}`), '/u/login', {
    identifier: bob.email,
  })
  const refused = await browser.submit(named, '/u/login/password', { password: 'correct horse battery 7' })
  expect(refused.text).toContain('Shop is for people with certain roles')
  await browser.open(refused.address)
  expect(await failures(bob)).toEqual(['role-missing'])
  const { status, body } = await app.anonymous('POST', '/oauth/token', {
    body: { grant_type: 'password', ...shop, username: bob.email, password: 'correct horse battery 7' },
  })
  expect([status, body.error_description]).toEqual([403, why])
  expect(await failures(bob)).toHaveLength(2)
})

test('a role counts in the organization that somebody signs in to, and in no other', async () => {
  const acme = await organization(app, `acme-${serial}`)
  const globex = await organization(app, `globex-${serial}`)
  for (const of of [acme, globex]) await join(app, of, bob.id)
  bob = await give(bob, { organizationId: acme.id })
  await limited()
  await codeFor(app, shop, bob, { organization: acme.id })
  for (const more of [{ organization: globex.id }, {}] as readonly Words[]) {
    expect(answered(await authorize(app, asked(shop, more), bob.cookie))).toMatchObject({ error_description: why })
  }
  expect((await checkOf(bob, `&organization=${acme.id}`)).check).toMatchObject({
    state: 'pass',
    facts: { hasRole: `Buyer ${serial}`, isHeldEverywhere: false },
  })
})

test('tokens are renewed as long as the role is held, and a machine needs none', async () => {
  const early = await tokensFor(app, shop, bob, offline)
  const until = new Date(app.clock.now().getTime() + 600_000).toISOString()
  const carol = await give(await person(app, `carol-${serial}`), { until })
  await limited()
  const [hers, alices] = await Promise.all([carol, alice].map((who) => tokensFor(app, shop, who, offline)))
  expect((await refresh(app, shop, early.refresh_token)).body.error).toBe('invalid_grant')
  const { refresh_token } = fine(await refresh(app, shop, hers.refresh_token), 200)
  app.clock.aheadMs += 700_000
  expect((await refresh(app, shop, refresh_token ?? hers.refresh_token)).body.error).toBe('invalid_grant')
  fine(await refresh(app, shop, alices.refresh_token), 200)
  const audience = app.app.directory.managementAudience
  fine(await app.api('POST', '/client-grants', { body: { client_id: shop.client_id, audience, scope: [] } }), 201)
  const { client_id, client_secret } = shop
  const body = { grant_type: 'client_credentials', client_id, client_secret, audience }
  fine(await app.anonymous('POST', '/oauth/token', { body }), 200)
})

test('where every role is gone nobody gets in, and the diagnosis names what is missing', async () => {
  await limited()
  expect(await checkOf(bob)).toMatchObject({
    canSignIn: false,
    nextStep: { kind: 'refused', reason: 'role-missing' },
    check: { state: 'fail', facts: { reason: 'role-missing', needsRoles: [`Buyer ${serial}`] } },
  })
  expect((await checkOf(alice)).check).toMatchObject({ state: 'pass', facts: { hasRole: `Buyer ${serial}` } })
  fine(await app.v1('DELETE', at('roles', buyer)), 204)
  expect((await app.v1('GET', access())).body).toEqual({ roles: [], organizations: null })
  expect(answered(await authorize(app, asked(shop), alice.cookie)).error).toBe('access_denied')
  expect((await checkOf(alice)).check).toMatchObject({ state: 'fail', facts: { needsRoles: [] } })
})

test.each([[[]], ['rol_1'], [['rol_none']], [[7]], [{}]])(
  'a client is not limited to %j, and the answer names the field',
  async (roles) => {
    const refused = await limit(roles)
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('roles')])
    expect((await app.v1('GET', access())).body).toEqual({ roles: null, organizations: null })
  },
)

test('limiting is in the audit once, and nobody does it without the permission or to a client that is not there', async () => {
  for (let time = 0; time < 2; time += 1) await limited()
  const { data } = (await app.v1('GET', '/audit/events?type=client.updated')).body
  const own = data.filter(({ subject }: { subject: { id: string } }) => subject.id === shop.client_id)
  expect(own).toMatchObject([{ changes: { after: { accessRoleIds: [buyer] } } }])
  expect((await app.v1('PATCH', at('clients', 'none', 'access'), { body: { roles: null } })).status).toBe(404)
  const { key } = fine(await app.v1('POST', '/keys', { body: { name: 'Few', permissions: ['read:clients'] } }), 201)
  const few = await app.anonymous('PATCH', `/api/v1${access()}`, {
    headers: { 'x-api-key': key },
    body: { roles: null },
  })
  expect(few.status).toBe(403)
})

test('AUZ-02 an operator opens it further only with a proof for that call and a reason, and narrows it without', async () => {
  const owner = await signedIn(app, 'owner', `owner-${serial}@example.com`)
  const packer = await role(`Packer ${serial}`)
  const bare = { headers: { 'x-step-up': '', 'x-reason': '' } }
  const set = (roles: unknown, more: object = bare) => owner.call('PATCH', access(), { body: { roles }, ...more })
  fine(await set([buyer, packer]), 200)
  fine(await set([buyer]), 200)
  const asked = { code: 'step_up_required', asksReason: true, weakens: ['roles'] }
  for (const wider of [[buyer, packer], [packer], null]) expect((await set(wider)).body).toMatchObject(asked)
  expect((await app.v1('GET', access())).body.roles).toHaveLength(1)
  fine(await set([packer], {}), 200)
  fine(await set(null, {}), 200)
})
