import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, startTestApp, type TestApp } from '../../support/test-app.ts'
import {
  api,
  audience,
  auditAbout,
  client,
  codeFor,
  cookieOf,
  type Person,
  pair,
  person,
  redeem,
  refresh,
  type TestClient,
  tokensFor,
  userinfo,
} from './person-client.ts'

let app: TestApp
let alice: Person
let web: TestClient
let other: TestClient
let orders: TestClient

beforeAll(async () => {
  app = await startTestApp()
  alice = await person(app, 'alice')
  await api(app, { allow_offline_access: true })
  web = await client(app)
  other = await client(app, { name: 'Other app' })
  orders = await client(app, { name: 'Orders API', app_type: 'resource_server', resource_server_identifier: audience })
})
afterAll(() => app.close())

const ask = (path: string, one: Partial<TestClient>, words: object) =>
  app.anonymous('POST', path, { body: { client_id: one.client_id, client_secret: one.client_secret, ...words } })
const introspect = async (one: TestClient, token: string, more: object = {}) =>
  (await ask('oauth/introspect', one, { token, ...more })).body
const revoke = (one: Partial<TestClient>, token: string, more: object = {}) =>
  ask('oauth/revoke', one, { token, ...more })
const offline = { scope: 'openid email offline_access read:orders', audience }
const tokens = () => tokensFor(app, web, alice, offline)
const dead = { active: false }

async function machineToken(): Promise<{ machine: TestClient; token: string; grant: string }> {
  const machine = await client(app, { name: 'Machine', app_type: 'non_interactive' })
  const body = { client_id: machine.client_id, audience, scope: ['read:orders', 'write:orders'] }
  const grant = (await app.api('POST', '/client-grants', { body })).body.id
  const words = { grant_type: 'client_credentials', audience }
  return { machine, grant, token: (await ask('oauth/token', machine, words)).body.access_token }
}

describe('a token is introspected', () => {
  test('by its client and by the API it is for, with what it may do now', async () => {
    const { access_token } = await tokens()
    const state = {
      active: true,
      iss: app.url,
      aud: [audience, `${app.url}userinfo`],
      client_id: web.client_id,
      token_type: 'Bearer',
      iat: expect.any(Number),
      exp: expect.any(Number),
      sub: alice.id,
      scope: 'openid email read:orders offline_access',
      sid: alice.sessionId,
    }
    const seen = await introspect(web, access_token)
    expect({ ...seen, scope: seen.scope.split(' ').sort() }).toEqual({ ...state, scope: state.scope.split(' ').sort() })
    expect(await introspect(orders, access_token)).toEqual(seen)
    expect(await introspect(orders, access_token, { token_type_hint: 'refresh_token' })).toEqual(seen)
  })

  test('a refresh token, by its client, and asking spends nothing', async () => {
    const { refresh_token } = await tokens()
    const state = await introspect(web, refresh_token)
    expect(state).toMatchObject({ active: true, sub: alice.id, client_id: web.client_id })
    expect(await introspect(orders, refresh_token)).toEqual(dead)
    const renewed = await refresh(app, web, refresh_token)
    expect(renewed.status).toBe(200)
  })

  test('a spent refresh token is dead, and asking about it is no misuse', async () => {
    const rotating = await client(app, { refresh_token: { rotation_type: 'rotating', expiration_type: 'expiring' } })
    const { refresh_token: first } = await tokensFor(app, rotating, alice, offline)
    const { refresh_token: second } = (await refresh(app, rotating, first)).body
    expect(await introspect(rotating, first)).toEqual(dead)
    expect((await introspect(rotating, second)).active).toBe(true)
    expect((await refresh(app, rotating, second)).status).toBe(200)
  })

  test('a machine’s token, under its grant as it stands', async () => {
    const { machine, token, grant } = await machineToken()
    const state = {
      active: true,
      sub: `${machine.client_id}@clients`,
      aud: audience,
      scope: 'read:orders write:orders',
    }
    expect(await introspect(orders, token)).toMatchObject(state)
    await app.api('PATCH', `/client-grants/${grant}`, { body: { scope: ['read:orders'] } })
    expect((await introspect(orders, token)).scope).toBe('read:orders')
    await app.api('DELETE', `/client-grants/${grant}`)
    expect(await introspect(orders, token)).toEqual(dead)
  })

  test('SES-05 a suspended person’s tokens are dead for whoever asks after the answer', async () => {
    const bob = await person(app, 'bob')
    const { access_token, refresh_token } = await tokensFor(app, web, bob, offline)
    await app.api('PATCH', `/users/${bob.id}`, { body: { blocked: true } })
    for (const token of [access_token, refresh_token]) expect(await introspect(web, token)).toEqual(dead)
    expect((await userinfo(app, access_token)).status).toBe(401)
    expect((await refresh(app, web, refresh_token)).body.error).toBe('invalid_grant')
  })
})

describe('OID-16 introspection and revocation ask who is there', () => {
  const strangers: readonly (readonly [string, () => Partial<TestClient>])[] = [
    ['nobody', () => ({})],
    ['a wrong secret', () => ({ ...web, client_secret: 'wrong' })],
    ['no secret', () => ({ client_id: web.client_id })],
  ]
  test.each(strangers)('401 for %s', async (_who, one) => {
    const { access_token } = await tokens()
    for (const path of ['oauth/introspect', 'oauth/revoke']) {
      const { status, body } = await ask(path, one(), { token: access_token })
      expect([status, body.error]).toEqual([401, 'invalid_client'])
    }
    expect((await userinfo(app, access_token)).status).toBe(200)
  })

  test('401 for a public client that introspects', async () => {
    const spa = await client(app, { app_type: 'spa', token_endpoint_auth_method: 'none' })
    const answer = await ask('oauth/introspect', { client_id: spa.client_id }, { token: 'x' })
    expect([answer.status, answer.body.error]).toEqual([401, 'invalid_client'])
  })

  test('the token of another client is no token, and revoking it changes nothing', async () => {
    const { access_token, refresh_token } = await tokens()
    for (const token of [access_token, refresh_token]) {
      expect(await introspect(other, token)).toEqual(dead)
      const answer = await revoke(other, token)
      expect([answer.status, answer.text]).toEqual([200, ''])
    }
    expect((await userinfo(app, access_token)).status).toBe(200)
    expect((await refresh(app, web, refresh_token)).status).toBe(200)
  })

  test('what is no token at all is answered like one that is over', async () => {
    const { id_token, refresh_token } = await tokens()
    const forged = `${refresh_token.slice(0, -6)}AAAAAA`
    for (const token of ['x', 'a.b.c', 'rc_rt_x', id_token, forged]) {
      expect(await introspect(web, token)).toEqual(dead)
      expect((await revoke(web, token)).status).toBe(200)
    }
    for (const path of ['oauth/introspect', 'oauth/revoke']) expect((await ask(path, web, {})).status).toBe(400)
    expect((await refresh(app, web, refresh_token)).status).toBe(200)
  })
})

describe('a client gives back a token', () => {
  async function expectAllDead({ access_token, refresh_token }: Record<string, string>): Promise<void> {
    for (const token of [access_token, refresh_token]) expect(await introspect(web, token as string)).toEqual(dead)
    expect((await userinfo(app, access_token as string)).status).toBe(401)
    expect((await refresh(app, web, refresh_token as string)).body.error).toBe('invalid_grant')
  }

  test('the refresh token ends its access tokens, and the person’s history says so', async () => {
    const held = await tokens()
    expect((await revoke(web, held.refresh_token)).status).toBe(200)
    await expectAllDead(held)
    expect((await auditAbout(app, alice.id))[0]).toBe('user.tokens_revoked')
    expect((await revoke(web, held.refresh_token)).status).toBe(200)
  })

  test('the access token ends its refresh token', async () => {
    const held = await tokens()
    expect((await revoke(web, held.access_token, { token_type_hint: 'access_token' })).status).toBe(200)
    await expectAllDead(held)
  })

  test('by form and HTTP Basic too', async () => {
    const held = await tokens()
    const basic = Buffer.from(`${web.client_id}:${web.client_secret}`).toString('base64')
    const answer = await app.anonymous('POST', 'oauth/revoke', {
      raw: new URLSearchParams({ token: held.refresh_token }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: `Basic ${basic}` },
    })
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, '*'])
    await expectAllDead(held)
  })

  test('of one authorization; what came of another goes on', async () => {
    const [one, two] = [await tokens(), await tokens()]
    await revoke(web, one.refresh_token)
    expect((await userinfo(app, two.access_token)).status).toBe(200)
  })

  test('a public client its own', async () => {
    const spa = await client(app, { app_type: 'native', token_endpoint_auth_method: 'none' })
    const { verifier, challenge } = pair()
    const code = await codeFor(app, spa, alice, {
      ...offline,
      code_challenge: challenge,
      code_challenge_method: 'S256',
    })
    const answer: Answer = await redeem(app, { ...spa, client_secret: '' }, code, { code_verifier: verifier })
    const { access_token, refresh_token } = answer.body
    expect((await revoke({ client_id: spa.client_id }, refresh_token)).status).toBe(200)
    expect((await userinfo(app, access_token)).status).toBe(401)
  })

  test('a machine’s token cannot be given back, which is said', async () => {
    const { machine, token } = await machineToken()
    const { status, body } = await revoke(machine, token)
    expect([status, body.error]).toEqual([400, 'unsupported_token_type'])
    expect((await revoke(web, token)).status).toBe(200)
    expect((await introspect(orders, token)).active).toBe(true)
  })
})

test('where the API enforces roles, no scope shows whose role has ended, of either token', async () => {
  const identifier = 'urn:enforcing'
  const clerk = await person(app, 'dan')
  await api(app, { identifier, enforce_policies: true, allow_offline_access: true })
  const { body: role } = await app.api('POST', '/roles', { body: { name: 'Clerk' } })
  const permissions = [{ resource_server_identifier: identifier, permission_name: 'read:orders' }]
  await app.api('POST', `/roles/${role.id}/permissions`, { body: { permissions } })
  const until = new Date(app.clock.now().getTime() + 60_000).toISOString()
  const given = await app.v1('POST', '/role-assignments', { body: { userId: clerk.id, roleId: role.id, until } })
  expect(given.status, given.text).toBe(201)
  const asked = { scope: 'openid offline_access read:orders', audience: identifier }
  const { access_token, refresh_token } = await tokensFor(
    app,
    web,
    { ...clerk, ...(await cookieOf(app, clerk.id)) },
    asked,
  )
  const scopes = async () => [(await introspect(web, access_token)).scope, (await introspect(web, refresh_token)).scope]
  expect(await scopes()).toEqual([expect.stringContaining('read:orders'), expect.stringContaining('read:orders')])
  app.clock.aheadMs += 61_000
  for (const scope of await scopes()) expect(scope.split(' ').toSorted()).toEqual(['offline_access', 'openid'])
})
