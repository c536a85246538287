// What a person may do to their own account with a token of the Management API, as an app in a browser asks for one.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, caller, startTestApp, type TestApp } from '../../../support/test-app.ts'
import { client, type Person, person, type TestClient, tokensFor } from '../../oauth/person-client.ts'

let app: TestApp
let program: TestClient
let alice: Person
let bob: Person

beforeAll(async () => {
  app = await startTestApp()
  program = await client(app)
  alice = await person(app, 'alice', { user_metadata: { theme: 'dark' }, app_metadata: { plan: 'gold' } })
  bob = await person(app, 'bob')
})
afterAll(() => app.close())

const own = async (scope: string): Promise<Caller> => {
  const asked = { audience: `${app.url}api/v2/`, scope: `openid ${scope}` }
  return bearing((await tokensFor(app, program, alice, asked)).access_token)
}
const bearing = (token: string) => caller(`${app.url}api/v2`, { authorization: `Bearer ${token}` })
const pathOf = ({ id }: Person) => `/users/${encodeURIComponent(id)}`
const foreign = {
  statusCode: 403,
  error: 'Forbidden',
  message: 'User to be acted on does not match subject in bearer token.',
  errorCode: 'not_permitted',
}

describe('read:current_user', () => {
  test('200 the whole profile, or the fields that are asked for', async () => {
    const theirs = await own('read:current_user')
    const { status, body } = await theirs('GET', pathOf(alice))
    expect(status).toBe(200)
    expect(body).toEqual((await app.api('GET', pathOf(alice))).body)
    expect((await theirs('GET', `${pathOf(alice)}?fields=user_metadata`)).body).toEqual({
      user_metadata: { theme: 'dark' },
    })
  })

  test('403 S003-96 somebody else, whether they are there or not', async () => {
    const theirs = await own('read:current_user')
    for (const path of [pathOf(bob), `${pathOf(bob)}?fields=email`, '/users/auth0%7Cnobody'])
      expect((await theirs('GET', path)).body).toEqual(foreign)
  })

  test('403 lists, and changes of the own account', async () => {
    const theirs = await own('read:current_user')
    for (const path of ['/users', `/users-by-email?email=${alice.email}`])
      expect((await theirs('GET', path)).status).toBe(403)
    const body = { user_metadata: { theme: 'light' } }
    expect((await theirs('PATCH', pathOf(alice), { body })).body).toMatchObject({ errorCode: 'insufficient_scope' })
    expect((await theirs('DELETE', pathOf(alice))).status).toBe(403)
  })
})

describe('update:current_user_metadata', () => {
  test('200 the own user_metadata is merged', async () => {
    const theirs = await own('update:current_user_metadata')
    const body = { user_metadata: { colour: 'blue' } }
    const changed = await theirs('PATCH', pathOf(alice), { body })
    expect([changed.status, changed.body.user_metadata]).toEqual([200, { theme: 'dark', colour: 'blue' }])
    await theirs('PATCH', pathOf(alice), { body: { user_metadata: { colour: null } } })
    expect((await app.api('GET', pathOf(alice))).body.user_metadata).toEqual({ theme: 'dark' })
  })

  test.each([
    ['app_metadata', { app_metadata: { plan: 'free' } }],
    ['app_metadata beside user_metadata', { user_metadata: {}, app_metadata: { plan: 'free' } }],
    ['the name', { name: 'Alice' }],
    ['the password', { password: 'another correct horse 8' }],
    ['the e-mail address', { email: 'carol@example.com' }],
    ['whether it is proven', { email_verified: true }],
    ['whether it is blocked', { blocked: false }],
  ])('403 AUZ-14 %s', async (_what, body) => {
    const before = (await app.api('GET', pathOf(alice))).body
    const theirs = await own('update:current_user_metadata')
    const answer = await theirs('PATCH', pathOf(alice), { body })
    expect([answer.status, answer.body.errorCode]).toEqual([403, 'insufficient_scope'])
    expect((await app.api('GET', pathOf(alice))).body).toEqual(before)
  })

  test('403 S003-96 somebody else’s', async () => {
    const theirs = await own('update:current_user_metadata')
    const body = { user_metadata: { theme: 'dark' } }
    expect((await theirs('PATCH', pathOf(bob), { body })).body).toEqual(foreign)
    expect((await app.api('GET', pathOf(bob))).body).not.toHaveProperty('user_metadata')
  })
})

describe('in a token of a program “current user” is nobody', () => {
  test.each(['read:current_user', 'update:current_user_metadata'])('403 %s', async (scope) => {
    const theirs = bearing(await app.token([scope]))
    for (const [method, body] of [
      ['GET', undefined],
      ['PATCH', { user_metadata: {} }],
    ] as const) {
      const answer = await theirs(method, pathOf(alice), body === undefined ? {} : { body })
      expect([answer.status, answer.body.errorCode]).toEqual([403, 'insufficient_scope'])
    }
  })

  test('403 the words name every scope that opens the door', async () => {
    const theirs = bearing(await app.token(['read:roles']))
    expect((await theirs('GET', pathOf(alice))).body.message).toBe(
      'Insufficient scope, expected any of: read:users,read:current_user,read:user_idp_tokens',
    )
  })

  test('and it is left alone with it at once, when its other scopes are taken away', async () => {
    const audience = `${app.url}api/v2/`
    const machine = { name: 'Machine', machine: true, audience, scopes: ['read:users', 'read:current_user'] }
    const { client_id, client_secret } = (await app.v1('POST', '/clients', { body: machine })).body
    const grant = { grant_type: 'client_credentials', client_id, client_secret, audience }
    const theirs = bearing((await app.anonymous('POST', '/oauth/token', { body: grant })).body.access_token)
    expect((await theirs('GET', pathOf(alice))).status).toBe(200)
    const [{ id }] = (await app.api('GET', `/client-grants?client_id=${client_id}`)).body
    await app.api('PATCH', `/client-grants/${id}`, { body: { scope: ['read:current_user'] } })
    expect((await theirs('GET', pathOf(alice))).status).toBe(403)
  })
})
