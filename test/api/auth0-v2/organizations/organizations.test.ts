import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const create = (body: Record<string, unknown>) => app.api('POST', '/organizations', { body })

test('201 an organization is created, found by id and name, changed, and 204 deleted', async () => {
  const made = await create({ name: 'acme', display_name: 'Acme', metadata: { tier: 'gold' } })
  expect([made.status, made.body]).toEqual([201, expect.objectContaining({ name: 'acme', display_name: 'Acme' })])
  const path = `/organizations/${made.body.id}`
  expect((await app.api('GET', path)).body).toEqual(made.body)
  expect((await app.api('GET', '/organizations/name/acme')).body).toEqual(made.body)
  const changed = await app.api('PATCH', path, { body: { display_name: 'Acme Corp' } })
  expect(changed.body).toMatchObject({ display_name: 'Acme Corp', metadata: { tier: 'gold' } })
  expect((await app.api('GET', '/organizations?include_totals=true')).body).toMatchObject({ total: 1, start: 0 })
  expect((await app.api('DELETE', path)).status).toBe(204)
  expect((await app.api('GET', path)).body).toEqual({
    statusCode: 404,
    error: 'Not Found',
    message: 'No organization found by that id or name',
  })
})

test('409 a name is taken once, and 400 a name that is none is refused by its field', async () => {
  await create({ name: 'taken' })
  expect((await create({ name: 'taken' })).status).toBe(409)
  const { status, body } = await create({ name: 'Not A Name' })
  expect([status, body.message]).toEqual([400, expect.stringContaining('name')])
})

test('a role of an organization and one of the whole application never show in each other’s lists', async () => {
  const { body: organization } = await create({ name: 'owner-of-roles' })
  const owned = { name: 'Operator', type: 'organization', owner_id: organization.id }
  const role = await app.api('POST', '/roles', { body: owned })
  expect([role.status, role.body]).toEqual([200, expect.objectContaining(owned)])
  expect((await app.api('POST', '/roles', { body: { name: 'Operator' } })).status).toBe(200)
  const ofOrganization = await app.api('GET', `/roles?type=organization&owner_id=${organization.id}`)
  expect(ofOrganization.body.map(({ id }: { id: string }) => id)).toEqual([role.body.id])
  const ofAll = (await app.api('GET', '/roles')).body.map(({ id }: { id: string }) => id)
  expect(ofAll).not.toContain(role.body.id)
})

test('404 a role of an organization cannot be given to a person everywhere', async () => {
  const { body: organization } = await create({ name: 'keeps-its-roles' })
  const { body: role } = await app.api('POST', '/roles', {
    body: { name: 'Inner', type: 'organization', owner_id: organization.id },
  })
  const { body: bob } = await app.api('POST', '/users', {
    body: {
      connection: 'Username-Password-Authentication',
      email: 'bob@example.com',
      password: 'Correct-Horse-7-Battery',
    },
  })
  const path = `/users/${encodeURIComponent(bob.user_id)}/roles`
  expect((await app.api('POST', path, { body: { roles: [role.id] } })).status).toBe(404)
  expect((await app.api('GET', path)).body).toEqual([])
})

test('404 a role of an unknown organization is refused, and deleting an organization takes its roles along', async () => {
  expect(
    (await app.api('POST', '/roles', { body: { name: 'x', type: 'organization', owner_id: 'org_0000000000000000' } }))
      .status,
  ).toBe(404)
  const { body: organization } = await create({ name: 'short-lived' })
  const { body: role } = await app.api('POST', '/roles', {
    body: { name: 'Gone', type: 'organization', owner_id: organization.id },
  })
  await app.api('DELETE', `/organizations/${organization.id}`)
  expect((await app.api('GET', `/roles/${role.id}`)).status).toBe(404)
})
