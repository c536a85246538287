// What an access token of a person holds and opens, by the settings of the API it is for.
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caller, startTestApp, type TestApp } from '../../support/test-app.ts'
import {
  answered,
  api,
  asked,
  authorize,
  client,
  codeFor,
  cookieOf,
  type Person,
  pair,
  person,
  redeem,
  type TestClient,
  tokensFor,
  type Words,
} from './person-client.ts'

let app: TestApp
let alice: Person
let web: TestClient

beforeAll(async () => {
  app = await startTestApp()
  alice = await person(app, 'alice')
  web = await client(app)
})
afterAll(() => app.close())

/** In a browser of this moment: what somebody may do ends their earlier sessions when it changes. */
const tokensNow = async (more: Words, one = web) =>
  tokensFor(app, one, { ...alice, ...(await cookieOf(app, alice.id)) }, more)

const pick = ({ client_id, client_secret }: TestClient) => ({ client_id, client_secret })

describe('an API that enforces roles', () => {
  const identifier = 'https://rbac.example.com/'
  const scope = 'openid read:orders write:orders'
  const ask = () => tokensNow({ audience: identifier, scope })
  const own = (path: string) => `/users/${encodeURIComponent(alice.id)}${path}`
  const permission = (name: string) => [{ permission_name: name, resource_server_identifier: identifier }]

  test('gets what the person was given, directly or by a role, and hears of it', async () => {
    await api(app, { identifier, enforce_policies: true, token_dialect: 'access_token_authz' })
    const none = await ask()
    expect([none.scope, decodeJwt(none.access_token).permissions]).toEqual(['openid', []])
    await app.api('POST', own('/permissions'), { body: { permissions: permission('read:orders') } })
    const some = await ask()
    expect([some.scope, decodeJwt(some.access_token).permissions]).toEqual(['openid read:orders', ['read:orders']])
    const role = (await app.api('POST', '/roles', { body: { name: 'Writer' } })).body.id
    await app.api('POST', `/roles/${role}/permissions`, { body: { permissions: permission('write:orders') } })
    await app.api('POST', own('/roles'), { body: { roles: [role] } })
    const both = await ask()
    expect(both.scope).toBe(scope)
    expect((decodeJwt(both.access_token).permissions as string[]).sort()).toEqual(['read:orders', 'write:orders'])
  })

  test('says nothing of permissions where its tokens carry none', async () => {
    await api(app, { identifier: 'urn:plain', enforce_policies: true })
    const { scope: given, access_token } = await tokensNow({ audience: 'urn:plain', scope })
    expect(given).toBe('openid')
    expect(decodeJwt(access_token)).not.toHaveProperty('permissions')
  })
})

describe('an API that is not open to every client', () => {
  const ask = async (audience: string) =>
    answered(
      await authorize(
        app,
        asked(web, { audience, scope: 'openid read:orders write:orders' }),
        (await cookieOf(app, alice.id)).cookie,
      ),
    )

  test('refuses clients that were not granted it, and limits those that were', async () => {
    const policy = (name: string) => ({ subject_type_authorization: { user: { policy: name } } })
    await api(app, { identifier: 'urn:granted', ...policy('require_client_grant') })
    expect(await ask('urn:granted')).toMatchObject({ error: 'access_denied' })
    const grant = { client_id: web.client_id, audience: 'urn:granted', scope: ['read:orders'], subject_type: 'user' }
    expect((await app.api('POST', '/client-grants', { body: grant })).status).toBe(201)
    expect((await tokensNow({ audience: 'urn:granted', scope: 'openid read:orders write:orders' })).scope).toBe(
      'openid read:orders',
    )
    await api(app, { identifier: 'urn:closed', ...policy('deny_all') })
    expect(await ask('urn:closed')).toMatchObject({ error: 'access_denied' })
  })
})

describe('how long it lives', () => {
  test('fifteen minutes, unless somebody set it for the API', async () => {
    await api(app, { identifier: 'urn:usual' })
    expect((await tokensNow({ audience: 'urn:usual' })).expires_in).toBe(900)
    await api(app, { identifier: 'urn:hour', token_lifetime: 3_600 })
    const { expires_in, access_token } = await tokensNow({ audience: 'urn:hour' })
    const { iat = 0, exp = 0 } = decodeJwt(access_token)
    expect([expires_in, exp - iat]).toEqual([3_600, 3_600])
  })

  test('in a browser as long as its life for the web', async () => {
    const spa = await client(app, { app_type: 'spa', token_endpoint_auth_method: 'client_secret_post' })
    await api(app, { identifier: 'urn:web', token_lifetime: 7_200, token_lifetime_for_web: 600 })
    const { challenge, verifier } = pair()
    const proof = { code_challenge: challenge, code_challenge_method: 'S256' }
    const someone = { ...alice, ...(await cookieOf(app, alice.id)) }
    const code = await codeFor(app, spa, someone, { audience: 'urn:web', ...proof })
    expect((await redeem(app, spa, code, { code_verifier: verifier })).body.expires_in).toBe(600)
    expect((await tokensNow({ audience: 'urn:web' })).expires_in).toBe(7_200)
  })

  test('no longer than the app has it, for people and for the app itself, where that is the shorter', async () => {
    const grant_types = ['authorization_code', 'refresh_token', 'client_credentials']
    const short = await client(app, { grant_types })
    const limit = async (accessTokenMinutes: number | null) =>
      expect((await app.v1('PATCH', `/clients/${short.client_id}`, { body: { accessTokenMinutes } })).status).toBe(200)
    await api(app, { identifier: 'urn:short', token_lifetime: 600 })
    const grant = { client_id: short.client_id, audience: 'urn:short', scope: ['read:orders'] }
    expect((await app.api('POST', '/client-grants', { body: grant })).status).toBe(201)
    const own = { grant_type: 'client_credentials', audience: 'urn:short', ...pick(short) }
    const lives = async () => {
      const person = await tokensNow({ audience: 'urn:short', scope: 'openid offline_access' }, short)
      const renewed = { grant_type: 'refresh_token', refresh_token: person.refresh_token, ...pick(short) }
      const others = [renewed, own].map((body) => app.anonymous('POST', '/oauth/token', { body }))
      const { iat = 0, exp = 0 } = decodeJwt(person.access_token)
      return [person.expires_in, exp - iat, ...(await Promise.all(others)).map(({ body }) => body.expires_in)]
    }
    expect(await lives()).toEqual([600, 600, 600, 600])
    await limit(5)
    expect(await lives()).toEqual([300, 300, 300, 300])
    await limit(60)
    expect(await lives()).toEqual([600, 600, 600, 600])
    await limit(5)
    expect((await tokensNow({}, short)).expires_in, 'for no API').toBe(300)
    await limit(null)
    expect((await tokensNow({}, short)).expires_in).toBe(900)
  })
})

describe('on our own API a person has a say over their own account alone', () => {
  test('whatever they ask for', async () => {
    const scope = 'openid read:current_user update:current_user_metadata read:users delete:users'
    const body = await tokensNow({ audience: `${app.url}api/v2/`, scope })
    expect(body.scope).toBe('openid read:current_user update:current_user_metadata')
    const theirs = caller(`${app.url}api/v2`, { authorization: `Bearer ${body.access_token}` })
    expect((await theirs('GET', '/users')).status).toBe(403)
    expect((await theirs('GET', '/roles')).status).toBe(403)
    expect((await theirs('POST', '/users', { body: {} })).status).toBe(403)
  })

  test('401 with a token for another API', async () => {
    await api(app, { identifier: 'urn:other' })
    const { access_token } = await tokensNow({ audience: 'urn:other', scope: 'openid read:orders' })
    const theirs = caller(`${app.url}api/v2`, { authorization: `Bearer ${access_token}` })
    expect((await theirs('GET', '/users')).status).toBe(401)
  })
})
