import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPerson } from '../../login/people.ts'
import { caller, startTestApp, type TestApp } from '../../support/test-app.ts'

const invoices = 'https://invoices.example.com'
const pay = { resourceServer: invoices, name: 'pay:invoices' }
const read = { resourceServer: invoices, name: 'read:invoices' }
const exactly = (count: number) => ({ count, isEstimate: false })
let app: TestApp
let people: Record<'alice' | 'bob' | 'carol', string>
let payer: string

beforeAll(async () => {
  app = await startTestApp()
  const add = (name: string) => addPerson(app, `${name}@example.com`)
  people = { alice: await add('alice'), bob: await add('bob'), carol: await add('carol') }
  const scopes = [{ value: 'read:invoices' }, { value: 'pay:invoices' }]
  await app.api('POST', '/resource-servers', { body: { identifier: invoices, name: 'Invoices', scopes } })
  payer = (await app.v1('POST', '/roles', { body: { name: 'Payer' } })).body.id
  await app.v1('PATCH', `/roles/${payer}/permissions`, { body: { add: [pay] } })
  const acme = (await app.api('POST', '/organizations', { body: { name: 'acme' } })).body.id
  for (const userId of [people.alice, people.bob]) {
    await app.v1('POST', `/organizations/${acme}/members`, { body: { userId } })
    await app.v1('POST', '/role-assignments', { body: { userId, roleId: payer, organizationId: acme } })
  }
  await app.v1('POST', '/role-assignments', { body: { userId: people.alice, roleId: payer } })
})
afterAll(() => app.close())

const role = async () => (await app.v1('GET', `/roles/${payer}`)).body
const change = (body: object, query = '') => app.v1('PATCH', `/roles/${payer}/permissions${query}`, { body })

test('roles are listed with what they give and how many hold them, and who holds one twice counts once', async () => {
  const { data } = (await app.v1('GET', '/roles?counts=true')).body
  expect(data).toMatchObject([{ id: payer, permissionCount: 1, memberCount: exactly(2) }])
  const one = await role()
  expect(one).toMatchObject({ permissionCount: 1, memberCount: exactly(2), everywhereCount: exactly(1) })
  expect(Date.parse(one.updatedAt)).toBeGreaterThan(Date.parse(one.createdAt))
  expect((await app.v1('GET', '/roles')).body.data[0]).not.toHaveProperty('memberCount')
})

test('a dry run tells what a change would add and take, and for how many, and changes nothing', async () => {
  const { status, body } = await change({ add: [pay, read], remove: [pay] }, '?dryRun=true')
  expect(status).toBe(200)
  expect(body).toEqual({ added: [read], removed: [pay], members: exactly(2) })
  expect(await role()).toMatchObject({ permissionCount: 1 })
  expect((await app.v1('PATCH', '/roles/rol_none/permissions?dryRun=true', { body: {} })).status).toBe(404)
})

test('a role is given to several at once, all of them or none, and by nobody who may not assign', async () => {
  const give = (userIds: readonly string[]) => app.v1('POST', `/roles/${payer}/users`, { body: { userIds } })
  expect((await give([people.carol, 'auth0|nobody'])).status).toBe(404)
  expect(await role()).toMatchObject({ memberCount: exactly(2) })
  expect((await give([people.carol, people.bob])).status).toBe(204)
  expect(await role()).toMatchObject({ memberCount: exactly(3) })
  expect((await give([])).status).toBe(400)
  const key = await app.v1('POST', '/keys', { body: { name: 'Reader', permissions: ['read:roles'] } })
  const other = caller(`${app.url}api/v1`, { 'x-api-key': key.body.key })
  expect((await other('POST', `/roles/${payer}/users`, { body: { userIds: [people.carol] } })).status).toBe(403)
})
