import { afterAll, beforeAll, expect, test } from 'vitest'
import { sampleFamily } from '../../../../src/storage/conformance/token-families.ts'
import { caller, startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
let alice: string
let bob: string
let carol: string

beforeAll(async () => {
  app = await startTestApp()
  ;[alice, bob, carol] = (await Promise.all(['alice', 'bob', 'carol'].map(person))) as [string, string, string]
})
afterAll(() => app.close())

async function person(name: string): Promise<string> {
  const { body } = await app.api('POST', '/users', {
    body: {
      connection: 'Username-Password-Authentication',
      email: `${name}@example.com`,
      password: 'Correct-Horse-7-Battery',
    },
  })
  return body.user_id
}

async function organization(name: string): Promise<string> {
  return (await app.api('POST', '/organizations', { body: { name } })).body.id
}

async function role(name: string, owner_id?: string): Promise<string> {
  const body = owner_id === undefined ? { name } : { name, type: 'organization', owner_id }
  return (await app.api('POST', '/roles', { body })).body.id
}

const rolesOf = (id: string, user: string) => `/organizations/${id}/members/${encodeURIComponent(user)}/roles`
const ids = (items: { id: string }[]) => items.map(({ id }) => id)

test('204 members are added and removed, and repeating changes nothing', async () => {
  const id = await organization('joining')
  const path = `/organizations/${id}/members`
  for (const _ of [1, 2]) {
    const added = await app.api('POST', path, { body: { members: [alice, bob] } })
    expect([added.status, added.text]).toEqual([204, ''])
  }
  const listed = await app.api('GET', `${path}?include_totals=true`)
  expect(listed.body).toMatchObject({ start: 0, limit: 50, total: 2 })
  expect(listed.body.members[0]).toEqual({
    user_id: expect.any(String),
    email: expect.stringMatching(/^(alice|bob)@example.com$/),
    name: expect.any(String),
    picture: expect.stringContaining('http'),
  })
  for (const _ of [1, 2]) {
    expect((await app.api('DELETE', path, { body: { members: [alice] } })).status).toBe(204)
  }
  expect((await app.api('GET', path)).body.map((member: { user_id: string }) => member.user_id)).toEqual([bob])
  // The person themselves is still there (S000-67).
  expect((await app.api('GET', `/users/${encodeURIComponent(alice)}`)).status).toBe(200)
})

test('members come by checkpoint, and with the fields that were asked for', async () => {
  const id = await organization('paged')
  const path = `/organizations/${id}/members`
  for (const user of [alice, bob, carol]) await app.api('POST', path, { body: { members: [user] } })
  const first = await app.api('GET', `${path}?take=2&include_totals=true`)
  expect(first.body).toEqual({ members: expect.any(Array), next: expect.any(String) })
  const second = await app.api('GET', `${path}?take=2&from=${encodeURIComponent(first.body.next)}`)
  expect([...first.body.members, ...second.body.members].map(({ user_id }) => user_id)).toEqual([alice, bob, carol])
  expect((await app.api('GET', `${path}?fields=user_id`)).body[0]).toEqual({ user_id: alice })
  expect((await app.api('GET', `${path}?fields=password`)).status).toBe(400)
})

test('roles of members show when they are asked for, to callers who may read them', async () => {
  const id = await organization('with-roles')
  const path = `/organizations/${id}/members`
  const reader = await role('Reader of members')
  await app.api('POST', path, { body: { members: [alice] } })
  await app.api('POST', rolesOf(id, alice), { body: { roles: [reader] } })
  const asked = `${path}?fields=user_id,roles`
  expect((await app.api('GET', asked)).body).toEqual([
    { user_id: alice, roles: [{ id: reader, name: 'Reader of members' }] },
  ])
  expect((await app.api('GET', path)).body[0]).not.toHaveProperty('roles')
  const holders = await app.api('GET', `/organizations/${id}/roles/${reader}/members?take=10&fields=user_id`)
  expect(holders.body.members).toEqual([{ user_id: alice }])
  const narrow = caller(`${app.url}api/v2`, {
    authorization: `Bearer ${await app.token(['read:organization_members'])}`,
  })
  expect((await narrow('GET', asked)).body).toEqual([{ user_id: alice }])
  expect((await narrow('GET', rolesOf(id, alice))).status).toBe(403)
  expect((await narrow('POST', path, { body: { members: [bob] } })).status).toBe(403)
})

test('S003-126 S003-125 roles of a member hold in that organization alone', async () => {
  const [id, other] = [await organization('inside'), await organization('outside')]
  await app.api('POST', `/organizations/${id}/members`, { body: { members: [alice] } })
  const [tenantRole, ownRole, theirRole] = [
    await role('Everywhere'),
    await role('Inside', id),
    await role('Outside', other),
  ]
  const given = await app.api('POST', rolesOf(id, alice), { body: { roles: [tenantRole, ownRole] } })
  expect([given.status, given.text]).toEqual([204, ''])
  expect(ids((await app.api('GET', rolesOf(id, alice))).body).sort()).toEqual([tenantRole, ownRole].sort())
  expect((await app.api('GET', rolesOf(other, alice))).body).toEqual([])
  expect((await app.api('POST', rolesOf(id, alice), { body: { roles: [theirRole] } })).status).toBe(404)
})

test('S003-128 S003-130 the roles of a user and those of a member do not touch each other', async () => {
  const id = await organization('apart')
  await app.api('POST', `/organizations/${id}/members`, { body: { members: [bob] } })
  const both = await role('Both')
  const inner = await role('Inner only')
  const everywhere = `/users/${encodeURIComponent(bob)}/roles`
  await app.api('POST', everywhere, { body: { roles: [both] } })
  await app.api('POST', rolesOf(id, bob), { body: { roles: [both, inner] } })
  expect(ids((await app.api('GET', everywhere)).body)).toEqual([both])
  await app.api('DELETE', everywhere, { body: { roles: [both] } })
  expect(ids((await app.api('GET', rolesOf(id, bob))).body).sort()).toEqual([both, inner].sort())
  expect((await app.api('DELETE', rolesOf(id, bob), { body: { roles: [both] } })).status).toBe(204)
  const left = await app.api('GET', `${rolesOf(id, bob)}?include_totals=true&per_page=10`)
  expect(left.body).toMatchObject({ roles: [{ id: inner, name: 'Inner only' }], start: 0, limit: 10, total: 1 })
})

test('whoever leaves an organization loses their roles there', async () => {
  const id = await organization('leaving')
  const inner = await role('Left behind')
  await app.api('POST', `/organizations/${id}/members`, { body: { members: [carol] } })
  await app.api('POST', rolesOf(id, carol), { body: { roles: [inner] } })
  await app.api('DELETE', `/organizations/${id}/members`, { body: { members: [carol] } })
  expect((await app.api('GET', rolesOf(id, carol))).body).toEqual([])
})

test('P5 tokens for an organization end with the membership or a role in it, and other tokens live on', async () => {
  const [id, other] = [await organization('tokens'), await organization('other-tokens')]
  const reader = await role('Reader with tokens')
  const { body: client } = await app.api('POST', '/clients', { body: { name: 'Portal' } })
  const { tokenFamilies, accounts } = app.app.directory.stores
  const account = await accounts.find(bob)
  async function family(name: string, organizationId: string | null): Promise<() => Promise<boolean>> {
    const version = { securityVersion: account?.securityVersion ?? 0, clientId: client.client_id }
    await tokenFamilies.insert(sampleFamily(name, bob, { ...version, organizationId }))
    return async () => (await tokenFamilies.find(name))?.revokedAt === null
  }
  for (const each of [id, other]) await app.api('POST', `/organizations/${each}/members`, { body: { members: [bob] } })
  await app.api('POST', rolesOf(id, bob), { body: { roles: [reader] } })
  const [inside, elsewhere, nowhere] = [await family('in', id), await family('out', other), await family('none', null)]
  await app.api('DELETE', rolesOf(id, bob), { body: { roles: [reader] } })
  expect([await inside(), await elsewhere(), await nowhere()]).toEqual([false, true, true])
  await app.api('DELETE', `/organizations/${other}/members`, { body: { members: [bob] } })
  expect([await elsewhere(), await nowhere()]).toEqual([false, true])
})

test('404 one unknown person, role or organization and nothing is changed', async () => {
  const id = await organization('strict')
  const unknown = await app.api('POST', `/organizations/${id}/members`, { body: { members: [alice, 'auth0|none'] } })
  expect([unknown.status, unknown.body.message]).toEqual([404, 'One or more of the users do not exist.'])
  expect((await app.api('GET', `/organizations/${id}/members`)).body).toEqual([])
  expect((await app.api('POST', rolesOf(id, alice), { body: { roles: ['rol_none'] } })).status).toBe(404)
  const nowhere = await app.api('GET', '/organizations/org_0000000000000000/members')
  expect([nowhere.status, nowhere.body.message]).toEqual([404, 'No organization found by that id or name'])
  const nobody = await app.api('POST', '/organizations/org_0000000000000000/members', { body: { members: [alice] } })
  expect(nobody.status).toBe(404)
  expect((await app.api('POST', `/organizations/${id}/members`, { body: { members: [] } })).status).toBe(400)
})

test('S003-115 S003-116 S003-117 the organizations of a user are the present ones, paged by number', async () => {
  const dora = await person('dora')
  const path = `/users/${encodeURIComponent(dora)}/organizations`
  expect((await app.api('GET', path)).body).toEqual([])
  const made = await app.api('POST', '/organizations', {
    body: { name: 'shaped', display_name: 'Shaped', branding: { logo_url: 'https://example.com/a.png' } },
  })
  const second = await organization('second')
  for (const id of [made.body.id, second]) {
    await app.api('POST', `/organizations/${id}/members`, { body: { members: [dora] } })
  }
  const listed = await app.api('GET', `${path}?include_totals=true&per_page=1`)
  expect(listed.body).toMatchObject({ organizations: [made.body], start: 0, limit: 1, total: 2 })
  expect(ids((await app.api('GET', `${path}?page=1&per_page=1`)).body)).toEqual([second])
  await app.api('DELETE', `/organizations/${second}/members`, { body: { members: [dora] } })
  expect(ids((await app.api('GET', path)).body)).toEqual([made.body.id])
  expect((await app.api('GET', `/users/${encodeURIComponent('dora@example.com')}/organizations`)).status).toBe(400)
  expect((await app.api('GET', '/users/auth0%7Cnobody/organizations')).status).toBe(404)
})

test('the search finds the members of an organization, and whoever belongs to none', async () => {
  const id = await organization('searched')
  await app.api('POST', `/organizations/${id}/members`, { body: { members: [alice, carol] } })
  const found = async (q: string) => {
    const { status, body } = await app.api('GET', `/users?q=${encodeURIComponent(q)}&sort=email:1`)
    expect(status, q).toBe(200)
    return body.map(({ email }: { email: string }) => email.split('@')[0])
  }
  expect(await found(`organization_id:${id}`)).toEqual(['alice', 'carol'])
  expect(await found(`organization_id:"${id}" AND email:alice*`)).toEqual(['alice'])
  expect(await found('organization_id:org_unknown')).toEqual([])
  const erin = await person('erin')
  expect(await found(`NOT _exists_:organization_id AND user_id:"${erin}"`)).toEqual(['erin'])
  expect((await app.api('GET', '/users?q=organization_id:org*')).status).toBe(400)
})

test('a role is given before somebody joins, as the vendor allows, but never one that then makes an administrator', async () => {
  const id = await organization('early')
  const [plain, later] = [await role('Early reader'), await role('Early leader')]
  const permissions = [
    { resource_server_identifier: 'urn:rollcall:tenant-access', permission_name: 'tenant.access:write' },
  ]
  expect((await app.api('POST', rolesOf(id, carol), { body: { roles: [plain, later] } })).status).toBe(204)
  expect((await app.api('POST', `/roles/${later}/permissions`, { body: { permissions } })).status).toBe(201)
  const other = await organization('early-too')
  const refused = await app.api('POST', rolesOf(other, carol), { body: { roles: [plain, later] } })
  expect([refused.status, refused.body.message]).toEqual([404, expect.stringMatching(/add this person to it first/)])
  expect((await app.api('GET', rolesOf(other, carol))).body).toEqual([])
  const assignment = { userId: carol, roleId: later, organizationId: other }
  const byOurs = await app.v1('POST', '/role-assignments', { body: assignment })
  expect(byOurs.status, byOurs.text).toBe(404)

  await app.api('POST', `/organizations/${id}/members`, { body: { members: [carol] } })
  expect(ids((await app.api('GET', rolesOf(id, carol))).body)).toEqual([plain])
  expect((await app.api('POST', rolesOf(id, carol), { body: { roles: [later] } })).status).toBe(204)
  // Whoever is a member already loses nothing by being added again.
  await app.api('POST', `/organizations/${id}/members`, { body: { members: [carol] } })
  expect(ids((await app.api('GET', rolesOf(id, carol))).body).sort()).toEqual([plain, later].sort())
})
