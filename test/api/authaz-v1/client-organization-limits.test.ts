// Clients that let in whoever comes from one of some organizations, and nobody else (console.md 3.18).
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
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
import { at, boundKey, fine, join, type Organization, organization } from './organization-callers.ts'

let app: TestApp
let shop: TestClient
let acme: Organization
let globex: Organization
let alice: Person
let bob: Person
let carol: Person
let serial = 0
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  serial += 1
  const grants = ['authorization_code', 'refresh_token', 'password']
  shop = await client(app, { name: 'Shop', organization_usage: 'allow', grant_types: grants })
  ;[acme, globex] = [await organization(app, `acme-${serial}`), await organization(app, `globex-${serial}`)]
  alice = await person(app, `alice-${serial}`)
  bob = await person(app, `bob-${serial}`)
  carol = await person(app, `carol-${serial}`)
  for (const who of [alice, carol]) await join(app, acme, who.id)
  for (const who of [bob, carol]) await join(app, globex, who.id)
})

const access = () => at('clients', shop.client_id, 'access')
const limit = (body: object) => app.v1('PATCH', access(), { body })
const limited = async (organizations: unknown = [acme.id]) => fine(await limit({ organizations }), 200)
const offline = { scope: 'openid offline_access' }
const why = 'the client is limited to organizations that the user does not come from'
const refusedTo = async (who: Person, more: Words = {}) =>
  answered(await authorize(app, asked(shop, more), who.cookie)).error_description
/** What they held a moment ago counts anew, so that they sign in again. */
const anew = async (who: Person): Promise<Person> => ({ ...who, ...(await cookieOf(app, who.id)) })
const checkOf = async ({ id }: Person, more = '') => {
  const { body } = await app.v1('GET', `${at('users', id, 'sign-in-diagnosis')}?clientId=${shop.client_id}${more}`)
  return { ...body, check: body.checks.find(({ id: name }: { id: string }) => name === 'app') }
}
const failures = async ({ id }: Person) => {
  const { data } = (await app.v1('GET', `${at('users', id, 'events')}?type=user.sign_in_failed`)).body
  return data.map(({ changes }: { changes: { reason: string } }) => changes.reason)
}

test('a limited client lets in whoever comes to one of its organizations, or for themselves and belongs to one', async () => {
  expect(await limited()).toEqual({ roles: null, organizations: [{ id: acme.id, name: acme.name, displayName: null }] })
  expect((await app.v1('GET', access())).body.organizations).toHaveLength(1)
  await codeFor(app, shop, alice)
  await codeFor(app, shop, alice, { organization: acme.id })
  await codeFor(app, shop, carol, { organization: acme.id })
  expect(await refusedTo(bob)).toBe(why)
  expect(await refusedTo(bob, { organization: globex.id })).toBe(why)
  expect(await refusedTo(bob, { prompt: 'none' })).toBe(why)
  await limited([acme.id, globex.id])
  await codeFor(app, shop, bob)
  await limited(null)
  await codeFor(app, shop, await person(app, `dan-${serial}`))
})

describe('attack cases: what does not open an app that is limited to organizations', () => {
  test('TEN-10 belonging to one of them, for whoever comes to another', async () => {
    await limited()
    expect(await refusedTo(carol, { organization: globex.id })).toBe(why)
  })

  test('TEN-10 a membership that was deactivated, or of an organization that is suspended', async () => {
    await limited()
    fine(await app.v1('PATCH', at('organizations', acme.id, 'users', carol.id), { body: { isActive: false } }), 200)
    expect(await refusedTo(await anew(carol))).toBe(why)
    fine(await app.v1('POST', `${at('organizations', acme.id)}/suspend`, { body: { reason: 'Unpaid' } }), 200)
    expect(await refusedTo(await anew(alice))).toBe(why)
  })

  test('TEN-10 the grant of a password, and tokens that are renewed after somebody left', async () => {
    const early = await tokensFor(app, shop, bob, offline)
    const alices = await tokensFor(app, shop, alice, offline)
    await limited()
    expect((await refresh(app, shop, early.refresh_token)).body).toMatchObject({ error: 'invalid_grant' })
    const { refresh_token } = fine(await refresh(app, shop, alices.refresh_token), 200)
    const words = { username: bob.email, password: 'correct horse battery 7' }
    const direct = await app.anonymous('POST', '/oauth/token', { body: { grant_type: 'password', ...shop, ...words } })
    expect([direct.status, direct.body.error_description]).toEqual([403, why])
    fine(await app.v1('DELETE', at('organizations', acme.id, 'members', alice.id)), 204)
    const late = await refresh(app, shop, refresh_token ?? alices.refresh_token)
    expect(late.body.error).toBe('invalid_grant')
  })

  test('AUZ-02 a role of the limit without the organization, and the organization without the role', async () => {
    const role = fine(await app.v1('POST', '/roles', { body: { name: `Buyer ${serial}` } }), 201).id
    fine(await app.v1('POST', '/role-assignments', { body: { userId: bob.id, roleId: role } }), 201)
    fine(await limit({ roles: [role], organizations: [acme.id] }), 200)
    expect(await refusedTo(await anew(bob))).toBe(why)
    expect(await refusedTo(alice)).toMatch(/limited to roles/)
    fine(await app.v1('POST', '/role-assignments', { body: { userId: alice.id, roleId: role } }), 201)
    await codeFor(app, shop, await anew(alice))
  })

  test('TEN-10 a key that is bound to an organization, which limits and opens no app', async () => {
    const bound = await boundKey(app, globex)
    expect((await bound('PATCH', access(), { body: { organizations: [globex.id] } })).status).toBe(403)
    expect((await app.v1('GET', access())).body.organizations).toBeNull()
  })

  test('AUZ-02 an operator who opens it further without a proof for that call and a reason', async () => {
    const owner = await signedIn(app, 'owner', `owner-${serial}@example.com`)
    const bare = { headers: { 'x-step-up': '', 'x-reason': '' } }
    const set = (organizations: unknown, more: object = bare) =>
      owner.call('PATCH', access(), { body: { organizations }, ...more })
    fine(await set([acme.id, globex.id]), 200)
    fine(await set([acme.id]), 200)
    const demanded = { code: 'step_up_required', asksReason: true, weakens: ['organizations'] }
    for (const wider of [[acme.id, globex.id], [globex.id], null]) {
      expect((await set(wider)).body).toMatchObject(demanded)
    }
    fine(await set(null, {}), 200)
  })
})

test('a deleted organization leaves the list, and where none is left nobody gets in, and the diagnosis says why', async () => {
  await limited([acme.id, globex.id])
  fine(await app.v1('DELETE', at('organizations', globex.id)), 204)
  expect((await app.v1('GET', access())).body.organizations.map(({ id }: Organization) => id)).toEqual([acme.id])
  expect(await refusedTo(await anew(bob))).toBe(why)
  expect(await checkOf(bob)).toMatchObject({
    canSignIn: false,
    nextStep: { kind: 'refused', reason: 'organization-not-let-in' },
    check: { state: 'fail', facts: { reason: 'organization-not-let-in', organizations: 1 } },
  })
  expect((await checkOf(alice)).check).toMatchObject({ state: 'pass', facts: { isOfOrganization: true } })
  fine(await app.v1('DELETE', at('organizations', acme.id)), 204)
  expect((await app.v1('GET', access())).body).toEqual({ roles: null, organizations: [] })
  expect(await refusedTo(await anew(alice))).toBe(why)
  expect((await checkOf(alice)).check).toMatchObject({ state: 'fail', facts: { organizations: 0 } })
  for (const { id } of [globex, acme]) {
    const { data } = fine(await app.v1('GET', `/audit/events?type=organization.deleted&subject=${id}`), 200)
    expect(data).toMatchObject([{ changes: { clients: [shop.client_id] } }])
  }
})

test('an organization that went while it was being listed is not counted', async () => {
  await app.app.directory.change(async ({ clients }) => {
    const found = await clients.findForChange(shop.client_id)
    if (found !== null) await clients.save({ ...found, accessOrganizationIds: [acme.id, 'org_gone'] })
  })
  expect((await checkOf(bob)).check).toMatchObject({ state: 'fail', facts: { organizations: 1 } })
})

test('whoever signs in from elsewhere reads why on the page, and the audit says so once', async () => {
  await limited()
  const browser = newBrowserless(app.url)
  const named = await browser.submit(await browser.open(`/authorize?${new URLSearchParams(asked(shop))}`), '/u/login', {
    identifier: bob.email,
  })
  const refused = await browser.submit(named, '/u/login/password', { password: 'correct horse battery 7' })
  expect(refused.text).toContain('Shop is for people of certain organizations')
  await browser.open(refused.address)
  expect(await failures(bob)).toEqual(['organization-not-let-in'])
})

test('what is left out stays, and the audit tells what was changed', async () => {
  const role = fine(await app.v1('POST', '/roles', { body: { name: `Packer ${serial}` } }), 201).id
  fine(await limit({ roles: [role] }), 200)
  await limited()
  expect((await app.v1('GET', access())).body).toMatchObject({
    roles: [{ id: role }],
    organizations: [{ id: acme.id }],
  })
  const { data } = (await app.v1('GET', `/audit/events?type=client.updated&subject=${shop.client_id}`)).body
  expect(data[0].changes).toMatchObject({
    fields: ['accessOrganizationIds'],
    after: { accessOrganizationIds: [acme.id] },
  })
})

test.each([[[]], ['org_1'], [['org_none']], [[7]], [Array.from({ length: 201 }, (_, n) => `org_${n}`)]])(
  'a client is not limited to the organizations %j, and the answer names the field',
  async (organizations) => {
    const refused = await limit({ organizations })
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('organizations')])
  },
)
