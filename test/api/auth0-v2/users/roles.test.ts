import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { caller, startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
let serial = 0
/** A person of the test's own. */
let path: string

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

beforeEach(async () => {
  serial += 1
  const body = {
    connection: 'Username-Password-Authentication',
    email: `alice${serial}@example.com`,
    password: 'Correct-Horse-7-Battery',
  }
  path = `/users/${encodeURIComponent((await app.api('POST', '/users', { body })).body.user_id)}/roles`
})

async function role(name: string, description?: string): Promise<string> {
  const { status, body } = await app.api('POST', '/roles', { body: { name: `${name} ${serial}`, description } })
  expect(status).toBe(200)
  return body.id
}

const ids = async () => (await app.api('GET', path)).body.map(({ id }: { id: string }) => id)

test('204 S003-123 two roles are assigned in one call, and repeating the call is no fault', async () => {
  const roles = [await role('reader'), await role('writer')]
  for (const _ of [1, 2]) {
    const answer = await app.api('POST', path, { body: { roles } })
    expect([answer.status, answer.text]).toEqual([204, ''])
  }
  expect((await ids()).sort()).toEqual([...roles].sort())
})

test('200 S003-127 the list holds id, name and description of what is held now', async () => {
  const id = await role('editor', 'Edits articles')
  await app.api('POST', path, { body: { roles: [id] } })
  const item = { id, name: `editor ${serial}`, description: 'Edits articles', type: 'tenant' }
  expect((await app.api('GET', path)).body).toEqual([item])
  const page = await app.api('GET', `${path}?include_totals=true&per_page=1&page=0`)
  expect(page.body).toEqual({ roles: [item], start: 0, limit: 1, total: 1 })
  const beyond = await app.api('GET', `${path}?include_totals=true&per_page=1&page=5`)
  expect(beyond.body).toEqual({ roles: [], start: 5, limit: 1, total: 1 })
})

test('404 S003-124 one unknown role: nothing is assigned and no role is made', async () => {
  const known = await role('known')
  const { total } = (await app.api('GET', '/roles?include_totals=true')).body
  const answer = await app.api('POST', path, { body: { roles: [known, 'rol_aaaaaaaaaaaaaaaa'] } })
  expect(answer.status).toBe(404)
  expect(answer.body).toEqual({ statusCode: 404, error: 'Not Found', message: 'The role does not exist.' })
  expect(await ids()).toEqual([])
  expect((await app.api('GET', '/roles?include_totals=true')).body.total).toBe(total)
})

test('204 S003-129 two roles are removed at once and the third stays', async () => {
  const roles = [await role('one'), await role('two'), await role('three')]
  await app.api('POST', path, { body: { roles } })
  expect((await app.api('DELETE', path, { body: { roles: roles.slice(0, 2) } })).status).toBe(204)
  expect(await ids()).toEqual([roles[2]])
  expect((await app.api('DELETE', path, { body: { roles: roles.slice(0, 2) } })).status).toBe(204)
})

test('404 S003-126 S003-128 a role of an organization is given to nobody in the whole application', async () => {
  const { body: organization } = await app.api('POST', '/organizations', { body: { name: `acme-${serial}` } })
  const owned = { name: `Owned ${serial}`, type: 'organization', owner_id: organization.id }
  const { id } = (await app.api('POST', '/roles', { body: owned })).body
  const missing = { statusCode: 404, error: 'Not Found', message: 'The role does not exist.' }
  expect((await app.api('POST', path, { body: { roles: [id] } })).body).toEqual(missing)
  const users = [decodeURIComponent(path.split('/')[2] as string)]
  expect((await app.api('POST', `/roles/${id}/users`, { body: { users } })).body).toEqual(missing)
  expect(await ids()).toEqual([])
})

test('404 a role that does not exist cannot be removed either', async () => {
  const answer = await app.api('DELETE', path, { body: { roles: ['rol_aaaaaaaaaaaaaaaa'] } })
  expect(answer.body).toEqual({ statusCode: 404, error: 'Not Found', message: 'The role does not exist.' })
})

test('404 an unknown user, in every call', async () => {
  const nobody = '/users/auth0%7Cnobody/roles'
  const body = { roles: [await role('any')] }
  for (const [method, sent] of [['GET'], ['POST', body], ['DELETE', body]] as const) {
    const answer = await app.api(method, nobody, sent === undefined ? {} : { body: sent })
    expect(answer.body).toEqual({
      statusCode: 404,
      error: 'Not Found',
      message: 'The user does not exist.',
      errorCode: 'inexistent_user',
    })
  }
})

test.each([
  [{}, "Payload validation error: 'Missing required property: roles'."],
  [{ roles: [] }, "Payload validation error: 'Array is too short (0), minimum 1' on property roles"],
  [{ roles: [1] }, "Payload validation error: 'Expected type string but found type integer' on property roles[0]."],
  [{ roles: ['rol_1'], more: 1 }, "Payload validation error: 'Additional properties not allowed: more'."],
])('400 the body %j is refused', async (body, message) => {
  const answer = await app.api('POST', path, { body })
  expect(answer.body).toMatchObject({ statusCode: 400, error: 'Bad Request', errorCode: 'invalid_body' })
  expect(answer.body.message.startsWith(message)).toBe(true)
})

test('403 reading needs both scopes, assigning needs update:users', async () => {
  const reader = caller(`${app.url}api/v2`, { authorization: `Bearer ${await app.token(['read:users'])}` })
  const refused = await reader('GET', path)
  expect(refused.body).toMatchObject({
    statusCode: 403,
    message: 'Insufficient scope, expected all of: read:users,read:roles',
    errorCode: 'insufficient_scope',
  })
  expect((await reader('POST', path, { body: { roles: ['rol_1'] } })).status).toBe(403)
  const assigner = caller(`${app.url}api/v2`, { authorization: `Bearer ${await app.token(['update:users'])}` })
  expect((await assigner('POST', path, { body: { roles: [await role('given')] } })).status).toBe(204)
})
