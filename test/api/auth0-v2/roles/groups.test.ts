import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
const made = { user: '', role: '', organization: '' }

beforeAll(async () => {
  app = await startTestApp()
  const body = {
    connection: 'Username-Password-Authentication',
    email: 'alice@example.com',
    password: 'Correct-Horse-7-Battery',
  }
  made.user = encodeURIComponent((await app.api('POST', '/users', { body })).body.user_id)
  made.role = (await app.api('POST', '/roles', { body: { name: 'Reader' } })).body.id
  made.organization = (await app.api('POST', '/organizations', { body: { name: 'acme' } })).body.id
})
afterAll(() => app.close())

const lists = (user: string, role: string, organization: string) => [
  `/users/${user}/groups`,
  `/users/${user}/effective-roles/sources/groups`,
  `/roles/${role}/groups`,
  `/organizations/${organization}/groups`,
  `/organizations/${organization}/roles/${role}/groups`,
  `/organizations/${organization}/members/${user}/effective-roles/sources/groups`,
]

test('200 every list of groups is empty', async () => {
  for (const path of ['/groups', ...lists(made.user, made.role, made.organization)]) {
    const answer = await app.api('GET', `${path}?take=50`)
    expect([answer.status, answer.body], path).toEqual([200, { groups: [] }])
  }
  const counted = await app.api('GET', '/groups?include_totals=true&page=1&per_page=10')
  expect(counted.body).toEqual({ groups: [], start: 10, limit: 10, total: 0 })
})

test('404 of whom or what is not there there is no list', async () => {
  for (const path of lists('auth0%7Cnobody', 'rol_none', 'org_none')) {
    expect((await app.api('GET', path)).status, path).toBe(404)
  }
})

test('404 a role of another organization has no list here', async () => {
  const { id: owner_id } = (await app.api('POST', '/organizations', { body: { name: 'other' } })).body
  const { id } = (await app.api('POST', '/roles', { body: { name: 'Theirs', type: 'organization', owner_id } })).body
  expect((await app.api('GET', `/organizations/${owner_id}/roles/${id}/groups`)).status).toBe(200)
  expect((await app.api('GET', `/organizations/${made.organization}/roles/${id}/groups`)).status).toBe(404)
})

test('404 whoever gives something to a group reads why there is none', async () => {
  const answer = await app.api('POST', `/roles/${made.role}/groups`, { body: { groups: ['grp_1'] } })
  expect(answer.status).toBe(404)
  expect(answer.body.errorCode).toBe('operation_not_supported')
  expect(answer.body.message).toContain('There are no groups here')
})
