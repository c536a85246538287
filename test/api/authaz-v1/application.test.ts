import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, startTestApp, type TestApp } from '../../support/test-app.ts'
import {
  at,
  bareCookie,
  boundKey,
  byToken,
  fine,
  member,
  type Organization,
  organization,
  type Person,
  tokenOf,
} from './organization-callers.ts'

let app: TestApp
let north: Organization
let alice: Person
let key: Caller
let administrator: Caller

beforeAll(async () => {
  app = await startTestApp()
  north = await organization(app, 'north')
  alice = await member(app, north, 'alice', true)
  key = await boundKey(app, north)
  administrator = byToken(app, await tokenOf(app, alice, north, 'tenant.access:read'))
})
afterAll(() => app.close())

test('everybody who may call reads which application this is, and whether pools are isolated', async () => {
  const { id, name } = app.app.directory.application
  for (const call of [app.v1, key, administrator, bareCookie(app, alice)]) {
    expect(fine(await call('GET', '/application'), 200)).toEqual({ id, name, poolMode: 'shared' })
  }
  expect((await app.anonymous('GET', '/api/v1/application')).status).toBe(401)
})

test('a path takes the id of the application, or a name of it in any letter case, and says when it is another', async () => {
  const { id, name } = app.app.directory.application
  fine(await app.v1('PATCH', '/settings', { body: { displayName: 'Acme Accounts' } }), 200)
  const people = (application: string) => app.v1('GET', at('applications', application, 'tenants', 'north', 'users'))
  for (const named of [id, id.toUpperCase(), name, name.toUpperCase(), 'acme ACCOUNTS']) {
    expect((await people(named)).status, named).toBe(200)
  }
  expect(await people('elsewhere')).toMatchObject({ status: 404, body: { code: 'application_not_found' } })
})

test("TEN-02 who acts for one organization lists its roles and the application's, and nobody else's", async () => {
  const south = await organization(app, 'south')
  const { stores, clock } = app.app.directory
  const make = (id: string, name: string, organizationId: string | null) =>
    stores.roles.insert({ id, name, description: null, organizationId, createdAt: clock.now() })
  await make('rol_everywhere1', 'Reviewer everywhere', null)
  await make('rol_north000001', 'Reviewer of the north', north.id)
  await make('rol_south000001', 'Reviewer of the south', south.id)
  const named = async (call: Caller) =>
    fine(await call('GET', '/roles?search=reviewer'), 200)
      .data.map((role: { name: string }) => role.name)
      .toSorted()
  expect(await named(key)).toEqual(['Reviewer everywhere', 'Reviewer of the north'])
  expect(await named(administrator)).toEqual(['Reviewer everywhere', 'Reviewer of the north'])
  expect(await named(app.v1)).toEqual(['Reviewer everywhere'])
  const bob = byToken(app, await tokenOf(app, await member(app, north, 'bob'), north))
  expect((await bob('GET', '/roles')).status).toBe(403)
})

test('what is held inside an organization is found where the organization is named, and nowhere else', async () => {
  const identifier = 'https://billing.example.com/'
  await app.api('POST', '/resource-servers', {
    body: { name: 'Billing', identifier, scopes: [{ value: 'pay:bills' }] },
  })
  const { id: roleId } = fine(await app.api('POST', '/roles', { body: { name: 'Payer' } }), 200)
  const permissions = [{ resource_server_identifier: identifier, permission_name: 'pay:bills' }]
  fine(await app.api('POST', `/roles/${roleId}/permissions`, { body: { permissions } }), 201)
  const carol = await member(app, north, 'carol')
  const east = await organization(app, 'east')
  const body = { userId: carol.id, roleId, organizationId: 'north' }
  fine(await app.v1('POST', '/role-assignments', { body }), 201)
  const holders = async (call: Caller, more = '') =>
    fine(await call('GET', `/users?role=${roleId}${more}`), 200).data.map(({ id }: { id: string }) => id)
  expect(await holders(app.v1, '&organization=north')).toEqual([carol.id])
  expect(await holders(key)).toEqual([carol.id])
  expect([await holders(app.v1), await holders(app.v1, `&organization=${east.id}`)]).toEqual([[], []])
  const held = async (more = '') =>
    fine(await app.v1('GET', `${at('users', carol.id, 'permissions')}${more}`), 200).data
  expect(await held('?organization=north')).toMatchObject([
    { name: 'pay:bills', resourceServer: identifier, sources: [{ type: 'role', roleId, roleName: 'Payer' }] },
  ])
  expect([await held(), await held('?organization=east')]).toEqual([[], []])
})
