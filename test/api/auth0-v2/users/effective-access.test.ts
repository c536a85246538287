import { afterAll, beforeAll, expect, test } from 'vitest'
import { caller, startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
let path: string
const orders = 'https://orders.example.com'
const bills = 'https://bills.example.com'
const roles = { reader: '', writer: '' }

beforeAll(async () => {
  app = await startTestApp()
  const scopes = ['read:things', 'write:things', 'drop:things'].map((value) => ({ value, description: `May ${value}` }))
  for (const [name, identifier] of [
    ['Orders', orders],
    ['Bills', bills],
  ]) {
    await app.api('POST', '/resource-servers', { body: { name, identifier, scopes } })
  }
  const body = {
    connection: 'Username-Password-Authentication',
    email: 'alice@example.com',
    password: 'Correct-Horse-7-Battery',
  }
  path = `/users/${encodeURIComponent((await app.api('POST', '/users', { body })).body.user_id)}`
  roles.reader = await role('Reader', [reference(orders, 'read:things'), reference(bills, 'read:things')])
  roles.writer = await role('Writer', [reference(orders, 'read:things'), reference(orders, 'write:things')])
  await app.api('POST', `${path}/roles`, { body: { roles: [roles.reader, roles.writer] } })
  const permissions = [reference(orders, 'read:things'), reference(orders, 'drop:things')]
  await app.api('POST', `${path}/permissions`, { body: { permissions } })
})
afterAll(() => app.close())

const reference = (resource_server_identifier: string, permission_name: string) => ({
  resource_server_identifier,
  permission_name,
})

async function role(name: string, permissions: object[]): Promise<string> {
  const { id } = (await app.api('POST', '/roles', { body: { name } })).body
  await app.api('POST', `/roles/${id}/permissions`, { body: { permissions } })
  return id
}

const on = (identifier: string, more = '') => `resource_server_identifier=${encodeURIComponent(identifier)}${more}`

test('effective roles tell that each is held directly, by checkpoint', async () => {
  const first = (await app.api('GET', `${path}/effective-roles?take=1`)).body
  const second = (await app.api('GET', `${path}/effective-roles?take=1&from=${first.next}`)).body
  expect([...first.roles, ...second.roles]).toHaveLength(2)
  expect([...first.roles, ...second.roles]).toContainEqual({
    id: roles.reader,
    name: 'Reader',
    description: '',
    type: 'tenant',
    sources: ['direct'],
  })
  expect(second).not.toHaveProperty('next')
})

test('effective permissions are those on one API, each with the kinds of ways it is held', async () => {
  const { body } = await app.api('GET', `${path}/effective-permissions?${on(orders)}`)
  const sources = body.permissions.map((each: { permission_name: string; sources: string[] }) => [
    each.permission_name,
    each.sources,
  ])
  expect(sources).toEqual([
    ['drop:things', ['direct']],
    ['read:things', ['direct', 'roles']],
    ['write:things', ['roles']],
  ])
  expect(body.permissions[0]).toEqual({
    ...reference(orders, 'drop:things'),
    description: 'May drop:things',
    resource_server_name: 'Orders',
    sources: ['direct'],
  })
  const onBills = (await app.api('GET', `${path}/effective-permissions?${on(bills)}`)).body.permissions
  expect(onBills).toMatchObject([{ ...reference(bills, 'read:things'), sources: ['roles'] }])
  const unknown = await app.api('GET', `${path}/effective-permissions?${on('https://unknown.example.com')}`)
  expect([unknown.status, unknown.body]).toEqual([200, { permissions: [] }])
  const first = (await app.api('GET', `${path}/effective-permissions?${on(orders, '&take=2')}`)).body
  const second = await app.api('GET', `${path}/effective-permissions?${on(orders, `&take=2&from=${first.next}`)}`)
  expect([first.permissions.length, second.body.permissions.length]).toEqual([2, 1])
})

test('the roles that give a permission are named, and no other', async () => {
  const giving = async (identifier: string, name: string) => {
    const query = on(identifier, `&permission_name=${encodeURIComponent(name)}`)
    const { body } = await app.api('GET', `${path}/effective-permissions/sources/effective-roles?${query}`)
    return body.roles.map(({ name: role }: { name: string }) => role).sort()
  }
  expect(await giving(orders, 'read:things')).toEqual(['Reader', 'Writer'])
  expect(await giving(orders, 'write:things')).toEqual(['Writer'])
  expect(await giving(bills, 'read:things')).toEqual(['Reader'])
  expect(await giving(bills, 'write:things')).toEqual([])
  expect(await giving(orders, 'drop:things')).toEqual([])
})

test('400 which API, and which permission, must be said', async () => {
  const refused = async (url: string) => (await app.api('GET', url)).body
  expect(await refused(`${path}/effective-permissions`)).toMatchObject({
    statusCode: 400,
    errorCode: 'invalid_query_string',
    message: expect.stringContaining('resource_server_identifier'),
  })
  const sources = `${path}/effective-permissions/sources/effective-roles`
  expect((await refused(`${sources}?${on(orders)}`)).message).toContain('permission_name')
})

test('404 for an unknown user, and 403 without the scopes', async () => {
  const calls = [
    '/effective-roles',
    `/effective-permissions?${on(orders)}`,
    `/effective-permissions/sources/effective-roles?${on(orders, '&permission_name=read:things')}`,
  ]
  const narrow = caller(`${app.url}api/v2`, { authorization: `Bearer ${await app.token(['read:roles'])}` })
  for (const call of calls) {
    expect((await app.api('GET', `/users/auth0%7Cnobody${call}`)).body.errorCode, call).toBe('inexistent_user')
    expect((await narrow('GET', `${path}${call}`)).status, call).toBe(403)
  }
})
