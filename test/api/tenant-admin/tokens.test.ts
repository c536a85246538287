import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newBrowserless } from '../../support/browserless.ts'
import { type Caller, startTestApp, type TestApp } from '../../support/test-app.ts'
import { answered, asked, authorize, client, cookieOf, type Person, person } from '../oauth/person-client.ts'
import {
  audience,
  bearer,
  both,
  codeTokens,
  fine,
  implicitToken,
  machineToken,
  type Tenant,
  tenant,
} from './tenants.ts'

let app: TestApp
let acme: Tenant
let globex: Tenant
let machine: Caller
let alice: Person

beforeAll(async () => {
  app = await startTestApp()
  acme = await tenant(app, 'acme')
  globex = await tenant(app, 'globex')
  machine = bearer(app, await machineToken(app))
  alice = await administrator('alice', acme)
})
afterAll(() => app.close())

const users = (of: Tenant) => `/${of.id}/admin/users`
const user = (of: Tenant, id: string) => `${users(of)}/${encodeURIComponent(id)}`
const attach = (of: Tenant, email: string, role: string) => machine('POST', users(of), { body: { email, role } })

let made = 0
async function somebody(name: string): Promise<Person> {
  return person(app, `${name}${++made}`)
}

async function administrator(name: string, of: Tenant, role = 'admin'): Promise<Person> {
  const who = await somebody(name)
  fine(await attach(of, who.email, role), 200)
  return who
}

describe('S001-3 a bearer token of the authorization endpoint opens the tenant it was made for', () => {
  test('by the implicit flow, in the fragment, for scopes alone', async () => {
    const one = await client(app, {
      name: 'Try it out',
      app_type: 'spa',
      grant_types: ['implicit'],
      organization_usage: 'allow',
    })
    const words = asked(one, { response_type: 'token', scope: both, organization: 'acme' })
    // As somebody with a browser who is signed in nowhere.
    const browser = newBrowserless(app.url)
    const first = await browser.open(`/authorize?${new URLSearchParams(words)}`)
    const second = await browser.submit(first, '/u/login', { identifier: alice.email })
    const sent = await browser.send(second, '/u/login/password', { password: 'correct horse battery 7' })
    let location = sent.location
    while (location?.startsWith('/')) location = (await browser.request('GET', location)).location
    expect(location).toMatch(/^https:\/\/rp\.test\/cb#/)
    const { access_token, token_type, scope, expires_in } = Object.fromEntries(
      new URLSearchParams(new URL(location as string).hash.slice(1)),
    )
    expect([token_type, scope, expires_in]).toEqual(['Bearer', both, '900'])
    const call = bearer(app, access_token as string)
    expect((await call('GET', users(acme))).body).toMatchObject([{ id: alice.id, tenantRole: 'admin' }])
  })

  test('by code and PKCE', async () => {
    const { access_token, scope } = await codeTokens(app, alice, acme.id, { audience })
    expect(scope).toBe(both)
    const call = bearer(app, access_token)
    expect((await call('GET', users(acme))).status).toBe(200)
    const { status, body } = await call('POST', users(acme), { body: { email: 'carol0@example.com', role: 'member' } })
    expect([status, body.tenantRole]).toEqual([201, 'member'])
  })

  test('whatever API the application has as its default, unless that one knows these scopes', async () => {
    const own = 'https://shop.example.com/'
    const made = { name: 'Shop', identifier: own, scopes: [{ value: 'read:shop' }] }
    const { id } = fine(await app.api('POST', '/resource-servers', { body: made }), 201)
    fine(await app.api('PATCH', '/tenants/settings', { body: { default_audience: own } }), 200)
    const audienceOf = (token: string) =>
      JSON.parse(Buffer.from(token.split('.')[1] as string, 'base64url').toString()).aud
    try {
      expect(audienceOf(await implicitToken(app, alice, acme.id))).toBe(audience)
      expect(audienceOf(await implicitToken(app, alice, acme.id, { scope: 'read:shop' }))).toBe(own)
      const scopes = [{ value: 'tenant.access:read' }]
      fine(await app.api('PATCH', `/resource-servers/${id}`, { body: { scopes } }), 200)
      expect(audienceOf(await implicitToken(app, alice, acme.id))).toBe(own)
    } finally {
      fine(await app.api('PATCH', '/tenants/settings', { body: { default_audience: '' } }), 200)
    }
  })

  test('only for clients that may have tokens that way', async () => {
    const one = await client(app, { app_type: 'spa', organization_usage: 'allow' })
    const words = asked(one, { response_type: 'token', scope: both, organization: acme.id })
    expect(answered(await authorize(app, words, alice.cookie)).error).toBe('unauthorized_client')
  })
})

describe('no token, and none that is good, is 401 with a challenge', () => {
  test('S001-3 nothing, another scheme, and no token at all', async () => {
    const none: readonly Record<string, string>[] = [{}, { authorization: 'Basic YTpi' }]
    for (const sent of none) {
      const bare = await app.anonymous('GET', `/api${users(acme)}`, { headers: sent })
      expect([bare.status, bare.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="Rollcall"'])
      expect(bare.headers.get('content-type')).toContain('application/problem+json')
    }
    for (const authorization of ['Bearer', 'Bearer a.b.c', 'Bearer a b', `Bearer ${'x'.repeat(9_000)}`]) {
      const { status, headers } = await app.anonymous('GET', `/api${users(acme)}`, { headers: { authorization } })
      expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="Rollcall", error="invalid_token"'])
    }
  })

  test('an ID token, a token of another API, and a key or cookie of another', async () => {
    const { id_token } = await codeTokens(app, alice, acme.id, { audience, scope: `openid ${both}` })
    const profile = await codeTokens(app, alice, acme.id, { scope: 'openid profile' })
    for (const token of [id_token as string, profile.access_token, await app.token()]) {
      expect((await bearer(app, token)('GET', users(acme))).status).toBe(401)
    }
    const headers = { 'x-api-key': app.apiKey, cookie: alice.cookie }
    expect((await app.anonymous('GET', `/api${users(acme)}`, { headers })).status).toBe(401)
  })

  test('one that has expired', async () => {
    const call = bearer(app, (await codeTokens(app, alice, acme.id)).access_token)
    expect((await call('GET', users(acme))).status).toBe(200)
    app.clock.aheadMs = 901_000
    try {
      expect((await call('GET', users(acme))).status).toBe(401)
    } finally {
      app.clock.aheadMs = 0
    }
  })

  test('one whose session was ended, or whose person was blocked', async () => {
    const dan = await administrator('dan', acme)
    const ended = bearer(app, (await codeTokens(app, dan, acme.id)).access_token)
    expect((await ended('GET', users(acme))).status).toBe(200)
    fine(await app.v1('POST', `/users/${encodeURIComponent(dan.id)}/sessions/revoke`), 204)
    expect((await ended('GET', users(acme))).status).toBe(401)
    const blocked = bearer(app, (await codeTokens(app, await cookieOf(app, dan.id), acme.id)).access_token)
    expect((await blocked('GET', users(acme))).status).toBe(200)
    fine(await app.api('PATCH', `/users/${encodeURIComponent(dan.id)}`, { body: { blocked: true } }), 200)
    expect((await blocked('GET', users(acme))).status).toBe(401)
  })

  test("a machine's whose grant was taken away", async () => {
    const token = await machineToken(app)
    const call = bearer(app, token)
    expect((await call('GET', users(acme))).status).toBe(200)
    const client_id = JSON.parse(Buffer.from(token.split('.')[1] as string, 'base64url').toString()).azp
    const [grant] = fine(await app.api('GET', `/client-grants?client_id=${client_id}`), 200)
    fine(await app.api('DELETE', `/client-grants/${grant.id}`), 204)
    expect((await call('GET', users(acme))).status).toBe(401)
  })
})

describe('a token without the scope is 403', () => {
  const calls: readonly (readonly [string, 'GET' | 'POST' | 'PUT' | 'DELETE', boolean, string])[] = [
    ['S001-2 the list', 'GET', false, 'tenant.access:read'],
    ['S001-21 one user', 'GET', true, 'tenant.access:read'],
    ['S001-16 POST', 'POST', false, 'tenant.access:write'],
    ['S001-25 PUT', 'PUT', true, 'tenant.access:write'],
    ['S001-31 DELETE', 'DELETE', true, 'tenant.access:write'],
  ]
  test.each(calls)('%s', async (_what, method, isOne, scope) => {
    const other = both.split(' ').filter((name) => name !== scope)
    const holders = [
      await machineToken(app, other),
      (await codeTokens(app, alice, acme.id, { scope: other.join(' ') })).access_token,
    ]
    const path = isOne ? user(acme, alice.id) : users(acme)
    for (const token of holders) {
      // Told before anything of the body is read.
      const { status, body, headers } = await bearer(app, token)(method, path, method === 'GET' ? {} : { raw: '{' })
      expect([status, body.code]).toEqual([403, 'insufficient_scope'])
      expect(headers.get('www-authenticate')).toBe(
        `Bearer realm="Rollcall", error="insufficient_scope", scope="${scope}"`,
      )
    }
    expect((await machine('GET', user(acme, alice.id))).body.tenantRole).toBe('admin')
  })
})

describe('a person may what a role in that organization lets them, now', () => {
  test('S001-2 S001-16 a member has a token without these scopes', async () => {
    const bob = await administrator('bob', acme, 'member')
    const { access_token, scope } = await codeTokens(app, bob, acme.id, { scope: `openid ${both}`, audience })
    expect(scope).toBe('openid')
    for (const method of ['GET', 'POST'])
      expect((await bearer(app, access_token)(method, users(acme))).status).toBe(403)
  })

  test('a role of the whole application does not count', async () => {
    const carol = await administrator('carol', acme, 'member')
    const [role] = fine(await app.api('GET', '/roles?name_filter=admin'), 200)
    fine(await app.api('POST', `/users/${encodeURIComponent(carol.id)}/roles`, { body: { roles: [role.id] } }), 204)
    const { access_token } = await codeTokens(app, await cookieOf(app, carol.id), acme.id, { audience })
    expect((await bearer(app, access_token)('GET', users(acme))).status).toBe(403)
  })

  test('whoever is demoted, deactivated or removed may nothing from that moment on', async () => {
    const { memberships } = app.app.directory.stores
    const losses: readonly ((id: string) => Promise<unknown>)[] = [
      (id) => machine('PUT', user(acme, id), { body: { role: 'member' } }),
      (id) => machine('DELETE', user(acme, id)),
      (id) => memberships.setActive(acme.id, id, false, new Date()),
    ]
    for (const lose of losses) {
      const dan = await administrator('dan', acme)
      const call = bearer(app, await implicitToken(app, dan, acme.id))
      expect((await call('GET', users(acme))).status).toBe(200)
      await lose(dan.id)
      for (const method of ['GET', 'POST']) expect([401, 403]).toContain((await call(method, users(acme))).status)
    }
  })

  test('rights that end end by the clock alone', async () => {
    const dan = await administrator('dan', acme, 'member')
    const [role] = fine(await app.api('GET', '/roles?name_filter=admin'), 200)
    const { memberRoles } = app.app.directory.stores
    const endsAt = new Date(Date.now() + 60_000)
    await memberRoles.assign(acme.id, dan.id, [role.id], new Date(), { startsAt: null, endsAt })
    const call = bearer(app, (await codeTokens(app, dan, acme.id)).access_token)
    expect((await call('GET', users(acme))).status).toBe(200)
    app.clock.aheadMs = 61_000
    try {
      expect((await call('GET', users(acme))).status).toBe(403)
    } finally {
      app.clock.aheadMs = 0
    }
  })

  test('a token for no organization opens none', async () => {
    const one = await client(app, { app_type: 'spa', grant_types: ['implicit'], organization_usage: 'allow' })
    const words = asked(one, { response_type: 'token', scope: both })
    const { access_token, scope } = answered(await authorize(app, words, alice.cookie))
    expect(scope).toBeUndefined()
    for (const path of [users(acme), '//admin/users']) {
      expect([403, 404]).toContain((await bearer(app, access_token as string)('GET', path)).status)
    }
  })
})

test('AUZ-02 who administers a tenant gives the roles whose permissions they hold there, and no other', async () => {
  const orders = 'https://orders.example.com/'
  const api = { name: 'Orders', identifier: orders, scopes: [{ value: 'write:orders' }] }
  fine(await app.api('POST', '/resource-servers', { body: api }), 201)
  const role = fine(await app.api('POST', '/roles', { body: { name: 'Seller' } }), 200)
  const permissions = [{ resource_server_identifier: orders, permission_name: 'write:orders' }]
  const call = bearer(app, (await codeTokens(app, alice, acme.id)).access_token)
  const sent = { body: { email: 'seller@example.com', role: 'seller' } }
  fine(await app.api('POST', `/roles/${role.id}/permissions`, { body: { permissions } }), 201)
  const refused = await call('POST', users(acme), sent)
  expect([refused.status, refused.body.code]).toEqual([403, 'not_permitted'])
  expect(fine(await app.api('GET', '/users-by-email?email=seller@example.com'), 200)).toEqual([])
  const bob = await administrator('bob', acme, 'member')
  const promoted = await call('PUT', user(acme, bob.id), { body: { role: 'Seller' } })
  expect([promoted.status, promoted.body.code]).toEqual([403, 'not_permitted'])
  expect((await machine('GET', user(acme, bob.id))).body.tenantRole).toBe('member')
  fine(await call('PUT', user(acme, bob.id), { body: { role: 'admin' } }), 200)
  fine(await app.api('DELETE', `/roles/${role.id}/permissions`, { body: { permissions } }), 204)
  fine(await call('POST', users(acme), sent), 201)
})

describe('TEN-01 for whoever acts in one organization every other one does not exist', () => {
  test('whatever is asked of it, by id or by name', async () => {
    const call = bearer(app, (await codeTokens(app, alice, acme.id)).access_token)
    const bob = await administrator('bob', globex)
    const told = ({ requestId, instance, ...rest }: Record<string, unknown>) => rest
    const body = { email: 'dan@example.com', role: 'admin' }
    const probes: readonly (readonly [string, string, object?])[] = [
      ['GET', ''],
      ['GET', '?pageSize=5000'],
      ['POST', '', body],
      ['POST', '', { nothing: true }],
      ['GET', `/${encodeURIComponent(bob.id)}`],
      ['PUT', `/${encodeURIComponent(bob.id)}`, { role: 'member' }],
      ['DELETE', `/${encodeURIComponent(bob.id)}`],
    ]
    for (const [method, rest, sent] of probes) {
      const options = sent === undefined ? {} : { body: sent }
      const answers = await Promise.all(
        [globex.id, globex.name, 'org_0000000000000000', 'nobody'].map((id) =>
          call(method, `/${id}/admin/users${rest}`, options),
        ),
      )
      for (const { status, body: problem } of answers) {
        expect([status, told(problem)]).toEqual([404, told((answers[3] as { body: Record<string, unknown> }).body)])
      }
    }
    expect((await machine('GET', user(globex, bob.id))).body.tenantRole).toBe('admin')
    expect(fine(await machine('GET', users(globex)), 200)).toHaveLength(1)
  })

  test("and in one's own, people of the other answer as nobody does", async () => {
    const call = bearer(app, (await codeTokens(app, alice, acme.id)).access_token)
    const bob = await administrator('bob', globex)
    const told = ({ requestId, instance, ...rest }: Record<string, unknown>) => rest
    for (const [method, sent] of [['GET'], ['PUT', { role: 'member' }], ['DELETE']] as const) {
      const options = sent === undefined ? {} : { body: sent }
      const [foreign, unknown] = await Promise.all(
        [bob.id, 'auth0|000000000000000000000000'].map((id) => call(method, user(acme, id), options)),
      )
      expect([foreign?.status, told(foreign?.body)]).toEqual([404, told(unknown?.body)])
    }
  })

  test('TEN-10 a name that another organization shows too is not changed by one of them', async () => {
    const call = bearer(app, (await codeTokens(app, alice, acme.id)).access_token)
    const bob = await administrator('bob', globex)
    const { email } = bob
    // Attached without a word about where else they are.
    const attached = await call('POST', users(acme), { body: { email, role: 'member', name: 'Mallory' } })
    expect(fine(attached, 200)).toMatchObject({ id: bob.id, name: email })
    const renamed = await call('PUT', user(acme, bob.id), { body: { role: null, name: 'Mallory' } })
    expect([renamed.status, renamed.body.code]).toEqual([409, 'belongs_elsewhere'])
    fine(await call('DELETE', user(acme, bob.id)), 204)
    expect((await machine('GET', user(globex, bob.id))).body).toMatchObject({ name: email, tenantRole: 'admin' })
  })
})

test('WEB-10 pages of any origin may call, and no cookie counts', async () => {
  const origin = 'https://app.example.com'
  const { status, headers } = await app.anonymous('OPTIONS', `/api${user(acme, alice.id)}`, { headers: { origin } })
  expect([status, headers.get('access-control-allow-origin')]).toEqual([204, '*'])
  expect(headers.get('access-control-allow-methods')).toBe('GET, PUT, DELETE')
  expect(headers.get('access-control-allow-credentials')).toBeNull()
})

test('what was done names who did it, and in which organization', async () => {
  const call = bearer(app, (await codeTokens(app, alice, acme.id)).access_token)
  const { id } = fine(await call('POST', users(acme), { body: { email: 'dan9@example.com', role: 'member' } }), 201)
  const page = { kind: 'offset', offset: 0, limit: 50, withTotal: false } as const
  const { items } = await app.app.directory.stores.audit.listAbout(id, page)
  const types = items.map(({ type }) => type)
  expect(types.toSorted()).toEqual(['organization.member_added', 'organization.role_assigned', 'user.created'])
  for (const { actor, type, details } of items) {
    expect([actor.kind, actor.id]).toEqual(['user', alice.id])
    if (type !== 'user.created') expect(details.organization).toBe(acme.id)
  }
})
