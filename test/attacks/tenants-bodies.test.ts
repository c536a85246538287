// Ids of another tenant in bodies, and what one tenant does to somebody who is in both. What is refused leaves nothing: the
// rows that could have changed are held against themselves before and after.
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../src/kernel/actor.ts'
import { createRole } from '../../src/roles/create-role.ts'
import {
  at,
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
} from '../api/authaz-v1/organization-callers.ts'
import { client, tokensFor, userinfo } from '../api/oauth/person-client.ts'
import { addAuthenticator } from '../login/factors.ts'
import { type Answer, type Caller, startTestApp, type TestApp } from '../support/test-app.ts'

let app: TestApp
let acme: Organization
let globex: Organization
let alice: Person
let bob: Person
let carol: Person
let callers: Readonly<Record<string, Caller>>

beforeAll(async () => {
  app = await startTestApp({ databasePool: 4 })
  acme = await organization(app, 'acme')
  globex = await organization(app, 'globex')
  alice = await member(app, acme, 'alice', true)
  bob = await member(app, acme, 'bob')
  carol = await member(app, globex, 'carol', true)
  callers = {
    key: await boundKey(app, acme),
    token: byToken(app, await tokenOf(app, alice, acme)),
    cookie: await byCookie(app, alice, acme),
  }
})
afterAll(() => app.close())

const changed = [
  'users',
  'identities',
  'organizations',
  'organization_members',
  'member_roles',
  'role_assignments',
  'roles',
  'role_permissions',
  'invitations',
  'mail_messages',
  'sessions',
  'authentication_methods',
  'recovery_codes',
  'api_keys',
  'token_families',
] as const

/** A key notes its own use, also of a call that was refused. */
const whenUsed = "'{last_used_at,last_used_ip}'::text[]"

async function snapshot(): Promise<Readonly<Record<string, unknown>>> {
  const database = new pg.Client(app.connection)
  await database.connect()
  try {
    const rows: Record<string, unknown> = {}
    for (const table of changed) {
      const { rows: found } = await database.query(`SELECT to_jsonb(t) - ${whenUsed} AS row FROM ${table} t ORDER BY 1`)
      rows[table] = found
    }
    return rows
  } finally {
    await database.end()
  }
}

/** What may differ between two answers about what is not there. */
const told = ({ status, body }: Answer, ...ids: readonly string[]) =>
  ids.reduce(
    (rest, id) => rest.replaceAll(id, 'ID'),
    JSON.stringify([status, { ...body, instance: null, requestId: null }]),
  )

test('TEN-02 ids of another tenant in a body are ids of nobody to whoever is confined to one, and nothing is done', async () => {
  const there = { name: 'Theirs', organizationId: globex.id }
  const role = await app.app.directory.change((deps) => createRole(deps, systemActor, there))
  const billing = { name: 'Billing', identifier: 'https://billing.example.com/', scopes: [{ value: 'pay:bills' }] }
  fine(await app.api('POST', '/resource-servers', { body: billing }), 201)
  const paying = [{ resource_server_identifier: billing.identifier, permission_name: 'pay:bills' }]
  fine(await app.api('POST', `/roles/${role.id}/permissions`, { body: { permissions: paying } }), 201)
  const nobody = 'auth0|000000000000000000000000'
  const noRole = `rol_${'0'.repeat(role.id.length - 4)}`
  const noOrganization = `org_${'0'.repeat(globex.id.length - 4)}`
  const tenants = at('applications', app.app.directory.application.id, 'tenants', acme.id)
  const invited = { email: 'guest@example.com' }
  const before = await snapshot()
  for (const [method, path, theirs, random] of [
    ['POST', `${tenants}/role-assignments`, { userId: bob.id, roleId: role.id }, { userId: bob.id, roleId: noRole }],
    ['POST', `${tenants}/role-assignments`, { userId: carol.id, roleId: role.id }, { userId: nobody, roleId: role.id }],
    [
      'DELETE',
      `${tenants}/role-assignments`,
      { userId: carol.id, roleId: role.id },
      { userId: nobody, roleId: noRole },
    ],
    ['POST', `${tenants}/users`, { userId: carol.id }, { userId: nobody }],
    ['POST', at('organizations', acme.id, 'members'), { userId: carol.id }, { userId: nobody }],
    [
      'POST',
      at('organizations', acme.id, 'invitations'),
      { ...invited, roleIds: [role.id] },
      { ...invited, roleIds: [noRole] },
    ],
    [
      'POST',
      '/keys',
      { name: 'Wider', permissions: ['read:users'], organizationId: globex.id },
      { name: 'Wider', permissions: ['read:users'], organizationId: noOrganization },
    ],
    [
      'POST',
      '/role-assignments',
      { userId: carol.id, roleId: role.id, organizationId: globex.id },
      { userId: nobody, roleId: noRole, organizationId: noOrganization },
    ],
  ] as const) {
    for (const [name, call] of Object.entries(callers)) {
      const [met, missed] = [await call(method, path, { body: theirs }), await call(method, path, { body: random })]
      const place = `${name}: ${method} ${path}`
      const ids = [carol.id, nobody, role.id, noRole, globex.id, noOrganization]
      expect([place, told(met, ...ids)]).toEqual([place, told(missed, ...ids)])
      if (name === 'key' && path.includes(acme.id))
        expect([place, [400, 404]]).toEqual([place, expect.arrayContaining([met.status])])
      expect([place, met.status]).toEqual([place, expect.toSatisfy((status) => [400, 401, 403, 404].includes(status))])
    }
  }
  expect(await snapshot()).toEqual(before)
}, 60_000)

test('TEN-06 usernames, and the names of programs, roles and connections, are each tenant’s own or the application’s', async () => {
  const separate = await startTestApp({ poolMode: 'isolated' })
  try {
    for (const name of ['initech', 'umbrella']) {
      const of = await organization(separate, name)
      const options = { requires_username: true }
      const database = { name: `${name}-staff`, strategy: 'auth0', options }
      const { id: connection_id } = fine(await separate.api('POST', '/connections', { body: database }), 201)
      const enabling = { body: { connection_id, assign_membership_on_login: true } }
      fine(await separate.api('POST', `/organizations/${of.id}/enabled_connections`, enabling), 201)
      const dan = {
        connection: `${name}-staff`,
        email: 'dan@example.com',
        username: 'dan',
        password: 'violet harbour lantern 42',
      }
      fine(await separate.api('POST', '/users', { body: dan }), 201)
      expect((await separate.api('POST', '/users', { body: dan })).status).toBe(409)
      fine(await separate.api('POST', '/clients', { body: { name: 'Portal' } }), 201)
      const role = { name: 'Accountant', organizationId: of.id }
      await separate.app.directory.change((deps) => createRole(deps, systemActor, role))
    }
    const { body } = await separate.v1('GET', '/users?search=dan')
    const places = body.data.map(({ organization: { name } }: { organization: Organization }) => name)
    expect(places.toSorted()).toEqual(['initech', 'umbrella'])
    // The names of connections are the application's, and whoever makes them runs it.
    const again = await separate.api('POST', '/connections', { body: { name: 'initech-staff', strategy: 'auth0' } })
    expect(again.status).toBe(409)
  } finally {
    await separate.close()
  }
}, 60_000)

/** Somebody who is in both, with tokens for each. */
async function shared(name: string) {
  const who = await member(app, acme, name)
  await join(app, globex, who.id)
  const spa = await client(app, { name: `Portal of ${name}`, organization_usage: 'allow' })
  const here = await tokensFor(app, spa, who, { organization: acme.id })
  const there = await tokensFor(app, spa, who, { organization: globex.id })
  const works = async (tokens: { readonly access_token: string }) =>
    (await userinfo(app, tokens.access_token)).status === 200
  return { who, worksHere: () => works(here), worksThere: () => works(there) }
}

test('TEN-10 whoever one organization blocks goes on in the other, with their session and tokens', async () => {
  for (const [name, call] of Object.entries(callers)) {
    const { who, worksHere, worksThere } = await shared(`blocked-by-${name}`)
    expect([await worksHere(), await worksThere()]).toEqual([true, true])
    const path = at('organizations', acme.id, 'users', who.id)
    fine(await call('PATCH', path, { body: { isActive: false } }), 200)
    expect([name, await worksHere(), await worksThere()]).toEqual([name, false, true])
    const sessions = at('users', who.id, 'sessions')
    expect(fine(await app.v1('GET', sessions), 200).data).toMatchObject([{ id: who.sessionId }])
    expect(fine(await app.v1('GET', at('users', who.id)), 200)).toMatchObject({ status: 'active' })
    expect(fine(await app.v1('GET', at('organizations', globex.id, 'users', who.id)), 200).isActive).toBe(true)
    const spa = await client(app, { name: `Again for ${name}`, organization_usage: 'allow' })
    await expect(tokensFor(app, spa, who, { organization: acme.id })).rejects.toThrow('no code')
    expect(await tokensFor(app, spa, who, { organization: globex.id })).toMatchObject({
      access_token: expect.any(String),
    })
  }
}, 60_000)

test('TEN-10 one organization does not reset the second factor that the other relies on, and nothing of it is lost', async () => {
  const { who, worksHere, worksThere } = await shared('two-factors')
  await addAuthenticator(app, who.id)
  const before = await snapshot()
  for (const [name, call] of Object.entries(callers)) {
    for (const path of [
      at('organizations', acme.id, 'users', who.id, 'reset-mfa'),
      at('organizations', globex.id, 'users', who.id, 'reset-mfa'),
      at('users', who.id, 'mfa', 'reset'),
    ]) {
      const refused = await call('POST', path, { body: {} })
      expect([name, path, refused.status]).toEqual([
        name,
        path,
        expect.toSatisfy((status) => [401, 403, 404, 409].includes(status)),
      ])
    }
  }
  const refused = await callers.key?.('POST', at('organizations', acme.id, 'users', who.id, 'reset-mfa'))
  expect(refused).toMatchObject({ status: 409, body: { code: 'belongs_elsewhere' } })
  expect(refused?.text).not.toContain('globex')
  expect(fine(await app.v1('GET', at('users', who.id, 'methods')), 200).data).not.toEqual([])
  expect([await worksHere(), await worksThere()]).toEqual([true, true])
  expect(await snapshot()).toEqual(before)
}, 60_000)
