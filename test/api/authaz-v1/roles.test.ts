import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { signedIn } from './console-browser.ts'

let app: TestApp
let alice: { id: string }
let billing: { id: string }
beforeAll(async () => {
  app = await startTestApp()
  alice = (await app.v1('POST', '/users', { body: { email: 'alice@example.com' } })).body
  billing = (await app.api('POST', '/roles', { body: { name: 'Billing', description: 'Sends invoices' } })).body
  await app.api('POST', '/roles', { body: { name: 'Support desk' } })
})
afterAll(() => app.close())

const ofAlice = (what: string) => app.v1('GET', `/users/${encodeURIComponent(alice.id)}/${what}`)
const assign = (method: string, body: unknown) => app.v1(method, '/role-assignments', { body })

test('GET /roles finds a role by part of its name', async () => {
  const found = await app.v1('GET', '/roles?search=BILL')
  const createdAt = expect.stringMatching(/Z$/)
  expect(found.body.data).toEqual([
    {
      id: billing.id,
      name: 'Billing',
      description: 'Sends invoices',
      createdAt,
      requiresMfa: false,
      mfaGraceUntil: null,
    },
  ])
  expect((await app.v1('GET', '/roles')).body.data).toHaveLength(2)
})

test('a role is assigned, shown with its name and scope, and unassigned', async () => {
  expect((await ofAlice('roles')).body.data).toEqual([])
  const given = await assign('POST', { userId: alice.id, roleId: billing.id })
  expect(given).toMatchObject({ status: 201, body: { userId: alice.id, roleId: billing.id, scope: 'global' } })
  expect((await ofAlice('roles')).body.data).toEqual([
    {
      roleId: billing.id,
      name: 'Billing',
      description: 'Sends invoices',
      scope: 'global',
      organization: null,
      assignedAt: expect.stringMatching(/Z$/),
      givenBy: { kind: 'api-key', id: expect.any(String), name: expect.any(String) },
      from: null,
      until: null,
    },
  ])
  expect((await assign('DELETE', { userId: alice.id, roleId: billing.id })).status).toBe(204)
  expect((await ofAlice('roles')).body.data).toEqual([])
})

test('a role with a term is on record all the while, and is held between its beginning and its end, at every door', async () => {
  const { clock } = app
  const hour = 3_600_000
  const inHours = (hours: number) => new Date(clock.now().getTime() + hours * hour).toISOString()
  const term = { from: inHours(1), until: inHours(3) }
  const given = await assign('POST', { userId: alice.id, roleId: billing.id, ...term })
  expect(given).toMatchObject({ status: 201, body: term })
  const path = `/users/${encodeURIComponent(alice.id)}`
  const held = async () => {
    const lists = await Promise.all([
      app.api('GET', `${path}/roles`),
      app.api('GET', `${path}/effective-roles`),
      app.api('GET', `/roles/${billing.id}/users`),
      app.v1('GET', `/users?role=${billing.id}`),
    ])
    const counts = lists.map(({ body }) => (body.roles ?? body.users ?? body.data ?? body).length)
    expect(new Set(counts).size, JSON.stringify(counts)).toBe(1)
    expect((await ofAlice('roles')).body.data).toMatchObject([{ roleId: billing.id, ...term }])
    return counts[0]
  }
  expect(await held()).toBe(0)
  clock.aheadMs += 2 * hour
  expect(await held()).toBe(1)
  clock.aheadMs += 2 * hour
  expect(await held()).toBe(0)
  clock.aheadMs -= 4 * hour
  await assign('DELETE', { userId: alice.id, roleId: billing.id })
})

test.each([
  ['an end before the beginning', { from: '2099-01-02T00:00:00Z', until: '2099-01-01T00:00:00Z' }, 'until'],
  ['an end in the past', { until: '2020-01-01T00:00:00Z' }, 'until'],
  ['a day without a time zone', { until: '2099-01-01T00:00:00' }, 'until'],
  ['a day that no calendar has', { from: '2099-02-30T00:00:00Z' }, 'from'],
])('400 for %s', async (_what, term, field) => {
  const { status, body } = await assign('POST', { userId: alice.id, roleId: billing.id, ...term })
  expect({ status, errors: Object.keys(body.errors) }).toEqual({ status: 400, errors: [field] })
  expect((await ofAlice('roles')).body.data).toEqual([])
})

test('GET /users/{id}/permissions says what each permission comes from', async () => {
  const identifier = 'https://invoices.example.com'
  await app.api('POST', '/resource-servers', {
    body: { identifier, name: 'Invoices', scopes: [{ value: 'read:invoices', description: 'Read them' }] },
  })
  const permissions = [{ resource_server_identifier: identifier, permission_name: 'read:invoices' }]
  await app.api('POST', `/roles/${billing.id}/permissions`, { body: { permissions } })
  await app.api('POST', `/users/${encodeURIComponent(alice.id)}/permissions`, { body: { permissions } })
  await assign('POST', { userId: alice.id, roleId: billing.id })
  expect((await ofAlice('permissions')).body.data).toEqual([
    {
      name: 'read:invoices',
      resourceServer: identifier,
      resourceServerName: 'Invoices',
      description: 'Read them',
      sources: [{ type: 'direct' }, { type: 'role', roleId: billing.id, roleName: 'Billing' }],
      sourceCount: 2,
    },
  ])
})

test('GET /users/{id}/permissions?anywhere=true names the organization in which a role is held, and at most twenty ways', async () => {
  const identifier = 'https://bills.example.com'
  await app.api('POST', '/resource-servers', {
    body: { identifier, name: 'Bills', scopes: [{ value: 'read:bills' }, { value: 'pay:bills' }] },
  })
  const permission = (permission_name: string) => ({ resource_server_identifier: identifier, permission_name })
  const clerk = (await app.api('POST', '/roles', { body: { name: 'Clerk' } })).body.id
  const permissions = [permission('read:bills'), permission('pay:bills')]
  await app.api('POST', `/roles/${clerk}/permissions`, { body: { permissions } })
  const { body: bob } = await app.v1('POST', '/users', { body: { email: 'bob.clerk@example.com' } })
  const path = `/users/${encodeURIComponent(bob.id)}`
  const tenants = `/applications/${(await app.v1('GET', '/application')).body.id}/tenants`
  const join = async (name: string) => {
    const { body } = await app.v1('POST', '/organizations', { body: { name, displayName: `The ${name}` } })
    await app.v1('POST', `${tenants}/${body.id}/users`, { body: { userId: bob.id } })
    const given = { userId: bob.id, roleId: clerk }
    expect((await app.v1('POST', `${tenants}/${body.id}/role-assignments`, { body: given })).status).toBeLessThan(300)
    return body.id
  }
  const acme = await join('acme')
  const held = async (query: string) => (await app.v1('GET', `${path}/permissions${query}`)).body.data
  expect(await held('')).toEqual([])
  const organization = { id: acme, name: 'acme', displayName: 'The acme' }
  const there = { type: 'role', roleId: clerk, roleName: 'Clerk', organization }
  const [paying, reading] = await held('?anywhere=true')
  expect(paying).toMatchObject({ name: 'pay:bills', resourceServerName: 'Bills', sources: [there], sourceCount: 1 })
  await app.api('POST', `${path}/permissions`, { body: { permissions: [permission('read:bills')] } })
  await app.v1('POST', '/role-assignments', { body: { userId: bob.id, roleId: clerk } })
  expect((await held('?anywhere=true'))[1]).toEqual({
    ...reading,
    sources: [{ type: 'direct' }, { type: 'role', roleId: clerk, roleName: 'Clerk' }, there],
    sourceCount: 3,
  })
  expect((await held(`?organization=${acme}`))[0]).toMatchObject({
    sources: [{ type: 'role', roleId: clerk, roleName: 'Clerk' }],
  })
  for (let count = 0; count < 20; count += 1) await join(`acme-${count}`)
  expect((await held('?anywhere=true'))[0]).toMatchObject({ sourceCount: 22, sources: { length: 20 } })
  await app.v1('PATCH', `/organizations/${acme}/users/${encodeURIComponent(bob.id)}`, { body: { isActive: false } })
  expect((await held('?anywhere=true'))[0].sourceCount).toBe(21)
  const both = await app.v1('GET', `${path}/permissions?anywhere=true&organization=${acme}`)
  expect(both.body).toMatchObject({ status: 400, errors: { anywhere: expect.anything() } })
  expect((await app.v1('GET', '/users/auth0%7Cnobody/permissions?anywhere=true')).status).toBe(404)
})

test('404 for a user or a role that is not there, and nothing is assigned', async () => {
  expect(await assign('POST', { userId: 'auth0|nobody', roleId: billing.id })).toMatchObject({
    status: 404,
    body: { code: 'user_not_found' },
  })
  expect(await assign('POST', { userId: alice.id, roleId: 'rol_none' })).toMatchObject({
    status: 404,
    body: { code: 'role_not_found' },
  })
  for (const what of ['roles', 'permissions']) {
    expect((await app.v1('GET', `/users/auth0%7Cnobody/${what}`)).status).toBe(404)
  }
})

test('400 without a role, and with a scope that there is not', async () => {
  expect(await assign('POST', { userId: alice.id })).toMatchObject({
    status: 400,
    body: { errors: { roleId: ['This is required.'] } },
  })
  expect((await assign('POST', { userId: alice.id, roleId: billing.id, organization: 'org_x' })).status).toBe(400)
})

test('PATCH /roles/{id}/mfa says whether its holders need a second factor, and the list finds the roles that ask', async () => {
  const rule = (body: object) => app.v1('PATCH', `/roles/${billing.id}/mfa`, { body })
  const { status, body } = await rule({ requiresMfa: true, mfaGraceDays: 7 })
  expect([status, body.requiresMfa]).toEqual([200, true])
  const graceDays = (Date.parse(body.mfaGraceUntil) - Date.now()) / 86_400_000
  expect(Math.round(graceDays)).toBe(7)
  expect((await app.v1('GET', '/roles?requiresMfa=true')).body.data).toMatchObject([{ name: 'Billing' }])
  expect((await app.v1('GET', `/roles/${billing.id}`)).body).toMatchObject({ requiresMfa: true })
  expect((await rule({ requiresMfa: false })).body).toMatchObject({ requiresMfa: false, mfaGraceUntil: null })
  expect((await app.v1('GET', '/roles?requiresMfa=true')).body.data).toEqual([])
  for (const wrong of [
    { requiresMfa: false, mfaGraceDays: 7 },
    { requiresMfa: true, mfaGraceDays: 91 },
  ]) {
    const refused = await rule(wrong)
    expect([refused.status, Object.keys(refused.body.errors)]).toEqual([400, ['mfaGraceDays']])
  }
  expect((await app.v1('PATCH', '/roles/rol_none/mfa', { body: { requiresMfa: true } })).status).toBe(404)
})

test('a role says which operator gave it as long as they are one, and keeps no name of theirs', async () => {
  const kim = await signedIn(app, 'admin', 'kim@example.com')
  const dan = (await app.v1('POST', '/users', { body: { email: 'dan@example.com' } })).body.id
  const rolesOfDan = async () => (await app.v1('GET', `/users/${encodeURIComponent(dan)}/roles`)).body.data
  const body = { userId: dan, roleId: billing.id }
  expect((await kim.call('POST', '/role-assignments', { body })).status).toBe(201)
  const [given] = await rolesOfDan()
  expect(given.givenBy).toMatchObject({ kind: 'operator', name: 'kim@example.com' })
  expect((await app.v1('DELETE', `/operators/${encodeURIComponent(given.givenBy.id)}`)).status).toBe(204)
  expect((await rolesOfDan())[0].givenBy).toEqual({ ...given.givenBy, name: null })
})
