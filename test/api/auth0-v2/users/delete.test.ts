import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

const connection = 'Username-Password-Authentication'
const password = 'Correct-Horse-7-Battery'
let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

async function person(email: string): Promise<{ id: string; path: string }> {
  const { status, body } = await app.api('POST', '/users', { body: { connection, email, password } })
  expect(status).toBe(201)
  return { id: body.user_id, path: `/users/${encodeURIComponent(body.user_id)}` }
}

test('204 S003-7 a deleted user is gone from everywhere', async () => {
  const { id, path } = await person('alice@example.com')
  const answer = await app.api('DELETE', path)
  expect([answer.status, answer.text]).toEqual([204, ''])
  expect((await app.api('GET', path)).status).toBe(404)
  expect((await app.api('GET', '/users-by-email?email=alice@example.com')).body).toEqual([])
  expect((await app.api('GET', `/users?q=user_id:"${id}"`)).body).toEqual([])
  expect((await app.api('GET', '/users?include_totals=true')).body).toMatchObject({ users: [], total: 0 })
  expect((await app.api('PATCH', path, { body: { name: 'x' } })).status).toBe(404)
})

test('204 S003-8 the same e-mail makes another person, with nothing of the old one', async () => {
  const old = await person('bob@example.com')
  await app.api('PATCH', old.path, { body: { app_metadata: { plan: 'gold' } } })
  await app.api('DELETE', old.path)
  const again = await person('bob@example.com')
  expect(again.id).not.toBe(old.id)
  expect((await app.api('GET', again.path)).body).not.toHaveProperty('app_metadata')
})

test('204 roles and permissions go with the person', async () => {
  const { id, path } = await person('carol@example.com')
  const { body: role } = await app.api('POST', '/roles', { body: { name: 'editor' } })
  await app.api('POST', `${path}/roles`, { body: { roles: [role.id] } })
  expect((await app.api('GET', `/roles/${role.id}/users`)).body).toHaveLength(1)
  expect((await app.api('DELETE', path)).status).toBe(204)
  expect((await app.api('GET', `/roles/${role.id}/users`)).body).toEqual([])
  const again = { connection, email: 'carol@example.com', password, user_id: id }
  expect((await app.api('POST', '/users', { body: again })).status).toBe(201)
  expect((await app.api('GET', `${path}/roles`)).body).toEqual([])
})

test('204 nobody to delete is no fault', async () => {
  expect((await app.api('DELETE', '/users/auth0%7Cnobody')).status).toBe(204)
})

test('204 of two who delete at once neither fails', async () => {
  const { path } = await person('dan@example.com')
  const answers = await Promise.all(Array.from({ length: 8 }, () => app.api('DELETE', path)))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]))
})

test.each(['', 'nobody', 'auth0'])('4xx DELETE /users/%s deletes nobody', async (id) => {
  const { path } = await person('safe@example.com')
  expect([400, 404]).toContain((await app.api('DELETE', `/users/${id}`)).status)
  expect((await app.api('DELETE', '/users')).status).toBe(404)
  expect((await app.api('GET', path)).status).toBe(200)
  await app.api('DELETE', path)
})

test('403 delete:users is needed', async () => {
  const { path } = await person('kept@example.com')
  const authorization = `Bearer ${await app.token(['read:users', 'update:users'])}`
  const { status, body } = await app.anonymous('DELETE', `api/v2${path}`, { headers: { authorization } })
  expect([status, body.message]).toEqual([403, 'Insufficient scope, expected any of: delete:users'])
  expect((await app.api('GET', path)).status).toBe(200)
})
