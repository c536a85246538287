// What people set of themselves, by their own token or when they sign up, never holds what only an administrator may set.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isOwnAccountScope } from '../../src/access-tokens/grantable-scope.ts'
import { managementScopes } from '../../src/resource-servers/management-scopes.ts'
import { client, type Person, person, type TestClient, tokensFor } from '../api/oauth/person-client.ts'
import { begin, mailed, password, uniqueEmail } from '../login/people.ts'
import { type Caller, caller, startTestApp, type TestApp } from '../support/test-app.ts'

const connection = 'Username-Password-Authentication'

let app: TestApp
let spa: TestClient
let bob: Person
let asBob: Caller
let asBobOnV1: Caller
let roleId: string

beforeAll(async () => {
  app = await startTestApp({ rateLimit: null })
  spa = await client(app, { grant_types: ['authorization_code'] })
  bob = await person(app, 'bob', { email_verified: false, user_metadata: { color: 'blue' } })
  roleId = (await app.api('POST', '/roles', { body: { name: 'Owner' } })).body.id
  const ownScopes = managementScopes.map(({ name }) => name).filter(isOwnAccountScope)
  const asked = { audience: `${app.url}api/v2/`, scope: ['openid', ...ownScopes].join(' ') }
  const { access_token: token } = await tokensFor(app, spa, bob, asked)
  asBob = caller(`${app.url}api/v2`, { authorization: `Bearer ${token}` })
  asBobOnV1 = caller(`${app.url}api/v1`, { authorization: `Bearer ${token}` })
})
afterAll(() => app.close())

const forbidden = [
  { app_metadata: { plan: 'gold' } },
  { email_verified: true },
  { blocked: false },
  { identities: [{ user_id: 'auth0|alice' }] },
  { 'identities[0].user_id': 'auth0|alice' },
  { 'user_metadata.color': 'red', 'app_metadata.plan': 'gold' },
  { user_metadata: { 'app_metadata.plan': 'gold' } },
  { roles: ['Owner'] },
  { permissions: ['read:users'] },
  { user_id: 'auth0|alice' },
  { password: 'brass kettle morning 7' },
]

test.each(forbidden)('AUZ-06 a person cannot set %j of themselves by their own token', async (body) => {
  const path = `/users/${encodeURIComponent(bob.id)}`
  const before = await app.api('GET', path)
  // What nobody can set is a fault of the body.
  expect([400, 403]).toContain((await asBob('PATCH', path, { body })).status)
  expect([401, 403]).toContain((await asBobOnV1('PATCH', path, { body })).status)
  expect((await app.api('GET', path)).text).toBe(before.text)
})

test('AUZ-06 a person gives themselves no role and no permission', async () => {
  const path = `/users/${encodeURIComponent(bob.id)}`
  const permissions = [{ resource_server_identifier: `${app.url}api/v2/`, permission_name: 'read:users' }]
  const tries = [
    await asBob('POST', `${path}/roles`, { body: { roles: [roleId] } }),
    await asBob('POST', `/roles/${roleId}/users`, { body: { users: [bob.id] } }),
    await asBob('POST', `${path}/permissions`, { body: { permissions } }),
  ]
  expect(tries.map(({ status }) => status)).toEqual([403, 403, 403])
  expect((await app.api('GET', `${path}/roles`)).body).toEqual([])
  expect((await app.api('GET', `${path}/permissions`)).body).toEqual([])
})

const extras: readonly (readonly [string, unknown])[] = [
  ['app_metadata', { plan: 'gold' }],
  ['email_verified', true],
  ['roles', ['Owner']],
  ['permissions', ['read:users']],
  ['user_id', 'chosen'],
  ['blocked', true],
  ['identities', [{ user_id: 'auth0|alice' }]],
  ['user_metadata.plan', 'gold'],
]

test.each(extras)('AUZ-06 whoever signs up with %s gets nothing of it', async (name, value) => {
  const email = uniqueEmail()
  const given = { client_id: spa.client_id, connection, email, password, [name]: value }
  const { status, body } = await app.anonymous('POST', '/dbconnections/signup', { body: given })
  expect([200, 400]).toContain(status)
  if (status === 200) expect(body).toEqual({ _id: expect.any(String), email, email_verified: false })
  await hasNoRights(email)
})

test('AUZ-06 nobody signs up in a connection of another client', async () => {
  const other = await client(app)
  const made = await app.api('POST', '/connections', {
    body: { name: 'Of-others', strategy: 'auth0', enabled_clients: [other.client_id] },
  })
  expect(made.status).toBe(201)
  const email = uniqueEmail()
  const given = { client_id: spa.client_id, connection: 'Of-others', email, password }
  const { status, body } = await app.anonymous('POST', '/dbconnections/signup', { body: given })
  expect([status, body.code]).toEqual([400, 'invalid_connection'])
  expect((await app.api('GET', `/users-by-email?email=${email}`)).body).toEqual([])
})

test('AUZ-06 the form of the sign-up page takes what it asks for and nothing else', async () => {
  const { browser, signIn } = await begin(app, { clientId: spa.client_id })
  const email = uniqueEmail()
  const form = await browser.open(`/u/signup?state=${signIn.id}`)
  const chosen = Object.fromEntries(extras.map(([name, value]) => [name, JSON.stringify(value)]))
  const more = { connection: 'Of-others', email_verified: 'true', ...chosen }
  const sent = await browser.send(form, '/u/signup', { email, password, name: 'Grace', ...more })
  const shown = await browser.open(sent.location ?? '')
  await hasNoRights(email)
  // The code from the mail, and nothing in a form, is what proves the address.
  const { code } = await mailed(app, email)
  await browser.send(shown, '/u/signup/confirm', { code })
  expect((await app.api('GET', `/users-by-email?email=${email}`)).body).toHaveLength(1)
  await hasNoRights(email, true)
})

async function hasNoRights(email: string, isVerified = false): Promise<void> {
  const { body: found } = await app.api('GET', `/users-by-email?email=${encodeURIComponent(email)}`)
  for (const user of found) {
    expect(user.email_verified).toBe(isVerified)
    expect(user).not.toHaveProperty('app_metadata.plan')
    expect(user).not.toHaveProperty('user_metadata.plan')
    expect(user.blocked ?? false).toBe(false)
    expect(user.user_id).not.toContain('chosen')
    expect(user.identities).toEqual([expect.objectContaining({ connection, isSocial: false })])
    const path = `/users/${encodeURIComponent(user.user_id)}`
    expect((await app.api('GET', `${path}/roles`)).body).toEqual([])
    expect((await app.api('GET', `${path}/permissions`)).body).toEqual([])
  }
}
