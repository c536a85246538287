import { afterAll, beforeAll, expect, test } from 'vitest'
import { caller, startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
const people: string[] = []

beforeAll(async () => {
  app = await startTestApp()
  for (const name of ['alice', 'bob', 'carol']) {
    const body = {
      connection: 'Username-Password-Authentication',
      email: `${name}@example.com`,
      name,
      password: 'Correct-Horse-7-Battery',
    }
    people.push((await app.api('POST', '/users', { body })).body.user_id)
  }
})
afterAll(() => app.close())

async function role(name: string): Promise<string> {
  return `/roles/${(await app.api('POST', '/roles', { body: { name } })).body.id}`
}

test('200 a role is given to several people, who are listed with what identifies them', async () => {
  const path = await role('Shared')
  const given = await app.api('POST', `${path}/users`, { body: { users: people } })
  expect([given.status, given.body]).toEqual([200, {}])
  const { body } = await app.api('GET', `${path}/users`)
  expect(body).toHaveLength(3)
  expect(body).toContainEqual({
    user_id: people[0],
    email: 'alice@example.com',
    picture: expect.stringContaining('http'),
    name: 'alice',
  })
})

test('200 the people page by number and by checkpoint, whatever else is sent', async () => {
  const path = await role('Paged')
  await app.api('POST', `${path}/users`, { body: { users: people } })
  const page = (await app.api('GET', `${path}/users?include_totals=true&per_page=2&page=1`)).body
  expect(page).toMatchObject({ start: 2, limit: 2, total: 3 })
  expect(page.users).toHaveLength(1)
  const first = (await app.api('GET', `${path}/users?include_totals=true&per_page=50&take=2`)).body
  const second = (await app.api('GET', `${path}/users?take=2&from=${first.next}`)).body
  const ids = [...first.users, ...second.users].map(({ user_id }: { user_id: string }) => user_id)
  expect(ids.sort()).toEqual([...people].sort())
  expect(Object.keys(second)).toEqual(['users'])
})

test('404 an unknown role, and one unknown person among known ones gives the role to nobody', async () => {
  const nothing = await app.api('POST', '/roles/rol_aaaaaaaaaaaaaaaa/users', { body: { users: people } })
  expect(nothing.body).toEqual({ statusCode: 404, error: 'Not Found', message: 'The role does not exist.' })
  expect((await app.api('GET', '/roles/rol_aaaaaaaaaaaaaaaa/users')).status).toBe(404)
  const path = await role('Nobodys')
  const answer = await app.api('POST', `${path}/users`, { body: { users: [people[0], 'auth0|nobody'] } })
  const message = 'One or more of the users do not exist.'
  expect(answer.body).toEqual({ statusCode: 404, error: 'Not Found', message })
  expect((await app.api('GET', `${path}/users`)).body).toEqual([])
})

test('200 a deleted role is held by nobody', async () => {
  const path = await role('Doomed')
  await app.api('POST', `${path}/users`, { body: { users: people } })
  await app.api('DELETE', path)
  for (const id of people) {
    const held = (await app.api('GET', `/users/${encodeURIComponent(id)}/roles`)).body
    expect(held.map(({ name }: { name: string }) => name)).not.toContain('Doomed')
  }
})

test('403 listing people needs both scopes', async () => {
  const reader = caller(`${app.url}api/v2`, { authorization: `Bearer ${await app.token(['read:roles'])}` })
  expect((await reader('GET', `${await role('Closed')}/users`)).body).toMatchObject({
    statusCode: 403,
    message: 'Insufficient scope, expected all of: read:users,read:roles',
  })
})
