// Roles of the whole application and roles inside one organization, in every list there is.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
let alice: string
let acme: string
/** Everywhere; of acme alone; given both ways. */
const roles = { tenant: '', owned: '', both: '' }

beforeAll(async () => {
  app = await startTestApp()
  const body = {
    connection: 'Username-Password-Authentication',
    email: 'alice@example.com',
    password: 'Correct-Horse-7-Battery',
  }
  alice = (await app.api('POST', '/users', { body })).body.user_id
  acme = (await app.api('POST', '/organizations', { body: { name: 'acme' } })).body.id
  await app.api('POST', `/organizations/${acme}/members`, { body: { members: [alice] } })
  roles.tenant = await role({ name: 'Everywhere' })
  roles.owned = await role({ name: 'Of acme', type: 'organization', owner_id: acme })
  roles.both = await role({ name: 'Both ways' })
  await app.api('POST', `/roles/${roles.tenant}/users`, { body: { users: [alice] } })
  await app.api('POST', ofUser('roles'), { body: { roles: [roles.both] } })
  await app.api('POST', ofMember('roles'), { body: { roles: [roles.owned, roles.both] } })
})
afterAll(() => app.close())

async function role(body: object): Promise<string> {
  return (await app.api('POST', '/roles', { body })).body.id
}

const ofUser = (what: string) => `/users/${encodeURIComponent(alice)}/${what}`
const ofMember = (what: string) => `/organizations/${acme}/members/${encodeURIComponent(alice)}/${what}`

async function idsIn(path: string): Promise<string[]> {
  const { status, body } = await app.api('GET', path)
  expect(status, path).toBe(200)
  const items: { id?: string; user_id?: string }[] = body.roles ?? body.users ?? body.members ?? body
  return items.map(({ id, user_id }) => id ?? (user_id as string)).sort()
}

test('S003-128 what somebody holds everywhere shows no role that they hold in an organization alone', async () => {
  const everywhere = [roles.tenant, roles.both].sort()
  expect(await idsIn(ofUser('roles'))).toEqual(everywhere)
  expect(await idsIn(`${ofUser('roles')}?include_totals=true`)).toEqual(everywhere)
  expect(await idsIn(`${ofUser('effective-roles')}?take=50`)).toEqual(everywhere)
})

test('S003-125 what somebody holds in an organization shows no role that they hold everywhere alone', async () => {
  const inside = [roles.owned, roles.both].sort()
  expect(await idsIn(ofMember('roles'))).toEqual(inside)
  expect(await idsIn(`${ofMember('effective-roles')}?take=50`)).toEqual(inside)
  const asked = `/organizations/${acme}/members?fields=user_id,roles`
  const [member] = (await app.api('GET', asked)).body
  expect(member.roles.map(({ id }: { id: string }) => id).sort()).toEqual(inside)
})

test('S003-126 who holds a role is told apart for the application and for the organization', async () => {
  expect(await idsIn(`/roles/${roles.tenant}/users`)).toEqual([alice])
  expect(await idsIn(`/roles/${roles.both}/users`)).toEqual([alice])
  expect(await idsIn(`/roles/${roles.owned}/users`)).toEqual([])
  expect(await idsIn(`/organizations/${acme}/roles/${roles.tenant}/members?take=50`)).toEqual([])
  expect(await idsIn(`/organizations/${acme}/roles/${roles.owned}/members?take=50`)).toEqual([alice])
  expect(await idsIn(`/organizations/${acme}/roles/${roles.both}/members?take=50`)).toEqual([alice])
})

test('the list of roles shows those of an organization to whoever asks for that organization', async () => {
  const everywhere = [roles.tenant, roles.both].sort()
  expect(await idsIn('/roles')).toEqual(everywhere)
  expect(await idsIn('/roles?type=tenant')).toEqual(everywhere)
  expect(await idsIn('/roles?name_filter=acme')).toEqual([])
  expect(await idsIn(`/roles?type=organization&owner_id=${acme}`)).toEqual([roles.owned])
  expect(await idsIn('/roles?type=organization&owner_id=org_other')).toEqual([])
})

test('S003-130 a role that was given both ways is taken each way by itself', async () => {
  const shared = await role({ name: 'Taken' })
  const body = { roles: [shared] }
  await app.api('POST', ofUser('roles'), { body })
  await app.api('POST', ofMember('roles'), { body })
  await app.api('DELETE', ofUser('roles'), { body })
  expect(await idsIn(ofUser('roles'))).not.toContain(shared)
  expect(await idsIn(ofUser('effective-roles'))).not.toContain(shared)
  expect(await idsIn(`/roles/${shared}/users`)).toEqual([])
  expect(await idsIn(ofMember('roles'))).toContain(shared)
  expect(await idsIn(ofMember('effective-roles'))).toContain(shared)
  await app.api('POST', ofUser('roles'), { body })
  await app.api('DELETE', ofMember('roles'), { body })
  expect(await idsIn(ofMember('roles'))).not.toContain(shared)
  expect(await idsIn(`/organizations/${acme}/roles/${shared}/members?take=50`)).toEqual([])
  expect(await idsIn(ofUser('roles'))).toContain(shared)
})
