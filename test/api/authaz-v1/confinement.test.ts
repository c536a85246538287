import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { administratorPermissions } from '../../../src/api/authaz-v1/administrator-permissions.ts'
import { namesOrganization } from '../../../src/api/authaz-v1/confinement.ts'
import type { GuardedRoute } from '../../../src/api/authaz-v1/route.ts'
import { routes } from '../../../src/api/authaz-v1/routes.ts'
import { type Answer, type Caller, startTestApp, type TestApp } from '../../support/test-app.ts'
import { client, tokensFor, userinfo } from '../oauth/person-client.ts'
import {
  at,
  bareCookie,
  boundKey,
  byCookie,
  byToken,
  fine,
  join,
  member,
  type Organization,
  organization,
  type Person,
  tokenOf,
} from './organization-callers.ts'

let app: TestApp
let acme: Organization
let globex: Organization
let alice: Person
let bob: Person
let carol: Person
let key: Caller
let token: string
let callers: Readonly<Record<string, Caller>>

beforeAll(async () => {
  app = await startTestApp()
  acme = await organization(app, 'acme')
  globex = await organization(app, 'globex')
  alice = await member(app, acme, 'alice', true)
  bob = await member(app, acme, 'bob')
  carol = await member(app, globex, 'carol', true)
  key = await boundKey(app, acme)
  token = await tokenOf(app, alice, acme)
  callers = { key, token: byToken(app, token), cookie: await byCookie(app, alice, acme) }
})
afterAll(() => app.close())

const guarded = routes.filter((route): route is GuardedRoute => route.access !== 'public')
const pathOf = (route: GuardedRoute, named: string) =>
  route.path.replace(/:(\w+)/g, (_, name: string) =>
    name === route.organization ? named : name === 'appId' ? app.app.directory.application.id : 'x',
  )
const people = (of: Organization, ...more: string[]) => at('organizations', of.id, 'users', ...more)
/** What may differ between two answers about what is not there. */
const seen = ({ status, body }: Answer) => ({ status, body: { ...body, instance: null, requestId: null } })

describe('TEN-01 every row of the table, by callers who act for one organization', () => {
  test('what names no organization is closed to them', async () => {
    const undeclared = guarded.filter((route) => route.organization === undefined)
    expect(undeclared.length).toBeGreaterThan(40)
    for (const route of undeclared) {
      for (const [name, call] of Object.entries(callers)) {
        const { status } = await call(route.method, pathOf(route, 'x'))
        expect([403, ...(name === 'cookie' ? [401] : [])], `${name} ${route.method} ${route.path}`).toContain(status)
      }
    }
  })

  test('what names another one is answered as one that does not exist', async () => {
    const named = guarded.filter(({ organization: scope }) => namesOrganization(scope))
    expect(named.length).toBeGreaterThan(15)
    for (const route of named) {
      for (const [name, call] of Object.entries(callers)) {
        const [theirs, random] = [
          await call(route.method, pathOf(route, globex.id)),
          await call(route.method, pathOf(route, 'org_NobodyNobody1234')),
        ]
        const where = `${name} ${route.method} ${route.path}`
        expect(seen(theirs), where).toEqual(seen(random))
        expect([404, 403, 401], where).toContain(theirs.status)
        // The key may do everything, so nothing but the organization can refuse it.
        if (name === 'key' && route.access !== 'signed-in') expect(theirs.status, where).toBe(404)
      }
    }
  })

  test('what shows people by themselves is open to a key for its own, and to no person', async () => {
    const both = guarded.filter((route) => route.organization === 'its-people')
    expect(both.filter(({ method, whilePaused }) => method !== 'GET' && whilePaused !== 'reads')).toEqual([])
    for (const route of both) {
      expect((await callers.token?.(route.method, pathOf(route, 'x')))?.status, route.path).toBe(403)
      expect((await callers.cookie?.(route.method, pathOf(route, 'x')))?.status, route.path).toBe(401)
    }
    const { body } = await key('GET', '/users')
    expect(body.data.map(({ id }: { id: string }) => id).toSorted()).toEqual([alice.id, bob.id].toSorted())
    expect((await key('GET', at('users', bob.id))).status).toBe(200)
    expect(seen(await key('GET', at('users', carol.id)))).toEqual(seen(await key('GET', at('users', 'auth0|nobody'))))
    expect((await key('GET', at('users', carol.id))).status).toBe(404)
    expect((await key('GET', `/users?q=organization_id:${globex.id}`)).status).toBe(403)
    const listed = async (named: string) => seen(await key('GET', `/users?organization=${named}`))
    expect(await listed(globex.id)).toMatchObject({ status: 404, body: { code: 'organization_not_found' } })
    expect([await listed(globex.id), await listed('globex')]).toEqual([await listed('nobody'), await listed('nobody')])
    expect((await listed('acme')).status).toBe(200)
  })
})

describe('inside their own organization', () => {
  test('a key, a token and a cookie reach its people, by its id and by its name', async () => {
    for (const [name, call] of Object.entries(callers)) {
      for (const place of [acme.id, acme.name]) {
        const { body } = await call('GET', at('organizations', place, 'users'))
        expect(
          body.data?.map(({ email }: { email: string }) => email),
          `${name} ${place}`,
        ).toEqual(['alice@example.com', 'bob@example.com'])
      }
    }
  })

  test('TEN-02 nobody of another organization can be named in a body or a path', async () => {
    for (const [name, call] of Object.entries(callers)) {
      for (const [method, path, body] of [
        ['GET', people(acme, carol.id), undefined],
        ['PATCH', people(acme, carol.id), { name: 'Mallory' }],
        ['POST', people(acme, carol.id, 'reset-mfa'), {}],
        ['POST', people(acme, carol.id, 'reset-password'), {}],
        ['POST', people(acme, carol.id, 'ask-recovery'), { reason: 'Lost' }],
        ['POST', people(acme, carol.id, 'unlock'), {}],
        ['GET', people(acme, carol.id, 'sign-in-diagnosis'), undefined],
        ['DELETE', people(acme, carol.id), undefined],
        ['POST', at('organizations', acme.id, 'members'), { userId: carol.id }],
        ['DELETE', at('organizations', acme.id, 'sessions', carol.sessionId), undefined],
      ] as const) {
        const theirs = await call(method, path, { body })
        const random = await call(method, path.replaceAll(encodeURIComponent(carol.id), 'auth0%7Cnobody'), {
          body: JSON.parse(JSON.stringify(body ?? null)?.replaceAll(carol.id, 'auth0|nobody')) ?? undefined,
        })
        expect(theirs.status, `${name} ${method} ${path}`).toBe(404)
        expect(seen(theirs)).toEqual(seen(random))
      }
    }
    expect(fine(await app.v1('GET', people(globex, carol.id)), 200)).toMatchObject({
      isActive: true,
      name: expect.anything(),
    })
  })

  test('an administrator may do what the list of permissions says and nothing more', async () => {
    const held = administratorPermissions(null)
    for (const { method, path, access, organization: scope } of guarded) {
      if (!namesOrganization(scope) || access === 'signed-in') continue
      if (access.some((permission) => held.has(permission))) continue
      const url = pathOf({ method, path, access, organization: scope } as GuardedRoute, acme.id)
      for (const call of [callers.token, callers.cookie]) {
        expect(await call?.(method, url), `${method} ${path}`).toMatchObject({
          status: 403,
          body: { code: 'insufficient_scope' },
        })
      }
    }
  })

  test('AUZ-02 an administrator gives no role that they do not hold there themselves', async () => {
    const identifier = 'https://billing.example.com/'
    const scopes = [{ value: 'pay:bills' }]
    fine(await app.api('POST', '/resource-servers', { body: { name: 'Billing', identifier, scopes } }), 201)
    const role = fine(await app.api('POST', '/roles', { body: { name: 'Payer' } }), 200)
    const permissions = [{ resource_server_identifier: identifier, permission_name: 'pay:bills' }]
    fine(await app.api('POST', `/roles/${role.id}/permissions`, { body: { permissions } }), 201)
    const assignments = `/applications/${app.app.directory.application.id}/tenants/acme/role-assignments`
    for (const userId of [alice.id, bob.id]) {
      const refused = await callers.token?.('POST', assignments, { body: { userId, roleId: role.id } })
      expect(refused).toMatchObject({ status: 403, body: { code: 'not_permitted' } })
    }
    expect((await key('POST', assignments, { body: { userId: bob.id, roleId: role.id } })).status).toBe(201)
    // Taking a role inside their own organization is their office.
    const taken = await callers.token?.('DELETE', assignments, { body: { userId: bob.id, roleId: role.id } })
    expect(taken?.status).toBe(204)
  })
})

describe('AUZ-11 a person who administers nothing', () => {
  test('is refused in their own organization and finds no other one, by token and by cookie', async () => {
    const cookie = await byCookie(app, bob, acme)
    expect((await cookie('GET', people(acme))).status).toBe(403)
    expect((await cookie('GET', people(globex))).status).toBe(404)
    const { body } = await cookie('GET', at('organizations', acme.id, 'session'))
    expect(body).toMatchObject({ user: { id: bob.id }, organization: { name: 'acme' }, isAdministrator: false })
    expect((await cookie('GET', at('organizations', globex.id, 'session'))).status).toBe(404)
    for (const path of [
      at('users', alice.id),
      at('users', alice.id, 'sessions'),
      at('users', alice.id, 'events'),
      at('users', alice.id, 'methods'),
    ]) {
      expect((await cookie('GET', path)).status, path).toBe(401)
    }
  })

  test('may do nothing from the moment they administer no more', async () => {
    const dan = await member(app, acme, 'dan', true)
    const [byHisToken, byHisCookie] = [byToken(app, await tokenOf(app, dan, acme)), await byCookie(app, dan, acme)]
    expect((await byHisToken('GET', people(acme))).status).toBe(200)
    expect((await byHisCookie('GET', people(acme))).status).toBe(200)
    fine(await app.v1('PATCH', people(acme, dan.id), { body: { isAdministrator: false } }), 200)
    expect([401, 403]).toContain((await byHisToken('GET', people(acme))).status)
    expect((await byHisCookie('GET', people(acme))).status).toBe(403)
    fine(await app.v1('DELETE', people(acme, dan.id)), 204)
    expect((await byHisToken('GET', people(acme))).status).toBe(401)
    expect((await byHisCookie('GET', people(acme))).status).toBe(401)
  })
})

describe('what a person shows', () => {
  test('WEB-03 a cookie alone changes nothing: not without the token, not from another site', async () => {
    const path = people(acme, bob.id)
    const body = { name: 'Mallory' }
    expect(await bareCookie(app, alice)('PATCH', path, { body })).toMatchObject({
      status: 403,
      body: { code: 'csrf_refused', detail: expect.stringContaining('/organizations/{id}/session') },
    })
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'x-csrf-token': 'x'.repeat(43) },
    ]) {
      expect((await callers.cookie?.('PATCH', path, { body, headers: headers as never }))?.status).toBe(403)
    }
    const elsewhere = { 'sec-fetch-site': 'cross-site' }
    expect((await callers.cookie?.('GET', path, { headers: elsewhere }))?.status).toBe(403)
    expect(fine(await app.v1('GET', path), 200).name).not.toBe('Mallory')
  })

  test('a sign-in without a second factor opens no organization that asks for one', async () => {
    fine(await app.v1('PATCH', at('organizations', globex.id), { body: { requiresMfa: true } }), 200)
    const cookie = bareCookie(app, carol)
    expect(await cookie('GET', people(globex))).toMatchObject({ status: 403, body: { code: 'step_up_required' } })
    fine(await app.v1('PATCH', at('organizations', globex.id), { body: { requiresMfa: false } }), 200)
    expect((await cookie('GET', people(globex))).status).toBe(200)
  })

  test('a token without the scope to write reads and does not write', async () => {
    const reader = byToken(app, await tokenOf(app, alice, acme, 'tenant.access:read'))
    expect((await reader('GET', people(acme))).status).toBe(200)
    expect((await reader('PATCH', people(acme, bob.id), { body: { name: 'Bob' } })).status).toBe(403)
  })

  test('a token for another API, of a program, made up or for another organization opens nothing', async () => {
    for (const wrong of [await app.token(), `${token}x`, 'a.b.c', 'nonsense']) {
      const { status, headers } = await byToken(app, wrong)('GET', people(acme))
      expect([status, headers.get('www-authenticate')]).toEqual([401, expect.stringContaining('Bearer')])
    }
    expect((await byToken(app, await tokenOf(app, carol, globex))('GET', people(acme))).status).toBe(404)
  })

  test('a key and a token together may do what both allow, where both reach', async () => {
    const { key: narrow } = fine(
      await app.v1('POST', '/keys', {
        body: { name: 'Reader', permissions: ['read:users'] },
      }),
      201,
    )
    const together = byToken(app, token, { 'x-api-key': narrow })
    expect((await together('GET', people(acme))).status).toBe(200)
    expect((await together('PATCH', people(acme, bob.id), { body: { name: 'Bob' } })).status).toBe(403)
    expect((await together('GET', people(globex))).status).toBe(404)
    // The key alone sees everybody; the person beside it narrows that to their organization.
    const { body } = await together('GET', '/users')
    expect(body.data.map(({ id }: { id: string }) => id).toSorted()).toEqual([alice.id, bob.id].toSorted())
    const otherKey = await boundKey(app, globex)
    const apart = await otherKey('GET', people(acme), { headers: { authorization: `Bearer ${token}` } })
    expect(apart.status).toBe(404)
    const wrongKey = byToken(app, token, { 'x-api-key': `rc_ak_${'x'.repeat(43)}` })
    expect((await wrongKey('GET', people(acme))).status).toBe(401)
    const wrongToken = await app.v1('GET', people(acme), { headers: { authorization: 'Bearer a.b.c' } })
    expect(wrongToken.status).toBe(401)
  })
})

test('TEN-10 who belongs to two organizations is seen by each with what is theirs', async () => {
  const [of, also] = [await organization(app, 'initech'), await organization(app, 'umbrella')]
  const erin = await member(app, of, 'erin')
  await join(app, also, erin.id)
  const theKey = await boundKey(app, of)
  const sessions = at('organizations', of.id, 'sessions')
  const listed = async () => fine(await theKey('GET', sessions), 200).data
  expect(await listed()).toEqual([])
  const spa = await client(app, { organization_usage: 'allow' })
  const [tokens, others] = [
    await tokensFor(app, spa, erin, { organization: of.id }),
    await tokensFor(app, spa, erin, { organization: also.id }),
  ]
  expect(await listed()).toMatchObject([{ session: { id: erin.sessionId }, user: { id: erin.id } }])
  fine(await theKey('DELETE', `${sessions}/${erin.sessionId}`), 204)
  expect(await listed()).toEqual([])
  expect((await userinfo(app, tokens.access_token)).status).toBe(401)
  expect((await userinfo(app, others.access_token)).status).toBe(200)
  expect((await theKey('GET', at('users', erin.id, 'organizations'))).status).toBe(403)
  fine(await theKey('DELETE', people(of, erin.id)), 204)
  expect((await theKey('GET', people(of, erin.id))).status).toBe(404)
  expect(fine(await app.v1('GET', people(also, erin.id)), 200)).toMatchObject({ isActive: true })
  expect((await bareCookie(app, erin)('GET', at('organizations', also.id, 'session'))).status).toBe(200)
})

test('TEN-10 a key of an organization sees of somebody shared what is theirs, and members who are inactive too', async () => {
  const [of, also] = [await organization(app, 'hooli'), await organization(app, 'stark')]
  const [frank, gina] = [await member(app, of, 'frank'), await member(app, of, 'gina')]
  await join(app, also, frank.id)
  for (const { id } of [frank, gina]) {
    fine(
      await app.v1('PATCH', at('users', id), { body: { appMetadata: { plan: 'gold' }, userMetadata: { a: 1 } } }),
      200,
    )
  }
  fine(await app.v1('POST', `${at('users', frank.id)}/suspend`, { body: { reason: 'Stark asked for it' } }), 200)
  const theKey = await boundKey(app, of)
  const own = fine(await theKey('GET', at('users', gina.id)), 200)
  expect(own).toMatchObject({ appMetadata: { plan: 'gold' }, signInCount: expect.any(Number) })
  const shared = await theKey('GET', at('users', frank.id))
  expect(shared.body).toMatchObject({
    id: frank.id,
    status: 'suspended',
    suspensionReason: null,
    appMetadata: null,
    userMetadata: null,
    lastIp: null,
    signInCount: null,
  })
  expect(shared.body.identities.map(({ profile }: { profile: unknown }) => profile)).toEqual([null])
  const list = await theKey('GET', '/users')
  expect(list.text).not.toContain('Stark asked')
  expect((await app.v1('GET', at('users', frank.id))).body).toMatchObject({ suspensionReason: 'Stark asked for it' })

  await app.app.directory.stores.memberships.setActive(of.id, gina.id, false, new Date())
  const ids = fine(await theKey('GET', '/users'), 200).data.map(({ id }: { id: string }) => id)
  expect(ids).toContain(gina.id)
  expect((await theKey('GET', at('users', gina.id))).status).toBe(200)
  fine(await theKey('DELETE', people(of, frank.id)), 204)
  expect((await theKey('GET', at('users', frank.id))).status).toBe(404)
})

test('TEN-01 inviting tells nobody who acts for one organization whether a client exists', async () => {
  const other = await client(app, { organization_usage: 'deny' })
  const invite = async (clientId: string) => {
    const body = { email: 'hank@example.com', clientId }
    const answer = seen(await key('POST', at('organizations', acme.id, 'invitations'), { body }))
    return JSON.stringify(answer).replaceAll(clientId, 'client')
  }
  expect(await invite(other.client_id)).toBe(await invite('nobody'))
})
