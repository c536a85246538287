import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../../../../src/clients/client.ts'
import { spendRefreshToken } from '../../../../src/token-families/spend-refresh-token.ts'
import { newClient, newPerson } from '../../../support/newcomers.ts'
import { type HeldTokens, holdsTokens, isTaken } from '../../../support/signed-in.ts'
import { caller, startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
let shop: Client
let game: Client
beforeAll(async () => {
  app = await startTestApp()
  shop = await newClient(app, 'Shop')
  game = await newClient(app, 'Game')
})
afterAll(() => app.close())

const directory = () => app.app.directory
const at = (userId: string, rest = '') => `/users/${encodeURIComponent(userId)}${rest}`
const taken = (...held: HeldTokens[]) => Promise.all(held.map((each) => isTaken(directory(), each)))

test("S003-134 S003-137 a user's refresh tokens are listed by what they are for; the token itself is never shown", async () => {
  const [alice, bob] = [await newPerson(app), await newPerson(app, 'bob')]
  const { family, refreshToken } = await holdsTokens(directory(), alice, shop, { sessionId: 'ses_1' })
  await holdsTokens(directory(), bob, shop)
  const list = await app.api('GET', at(alice, '/refresh-tokens'))
  expect(list.body.tokens).toEqual([
    {
      id: family.id,
      user_id: alice,
      created_at: family.createdAt.toISOString(),
      idle_expires_at: null,
      expires_at: null,
      device: {
        initial_user_agent: family.initial.userAgent,
        initial_ip: '192.0.2.7',
        last_user_agent: family.last.userAgent,
        last_ip: '192.0.2.7',
      },
      client_id: shop.id,
      session_id: 'ses_1',
      rotating: true,
      resource_servers: [{ audience: 'https://orders.example.com', scopes: 'openid offline_access' }],
      refresh_token_metadata: null,
      last_exchanged_at: null,
    },
  ])
  expect(list.text).not.toContain(refreshToken)
  expect((await app.api('GET', `/refresh-tokens/${family.id}`)).body).toEqual(list.body.tokens[0])
})

test('S003-135 the list is an object with tokens and, while there are more, next', async () => {
  const alice = await newPerson(app)
  await holdsTokens(directory(), alice, shop)
  await holdsTokens(directory(), alice, game)
  const first = await app.api('GET', at(alice, '/refresh-tokens?take=1'))
  expect([Object.keys(first.body), first.body.tokens.length]).toEqual([['tokens', 'next'], 1])
  const next = encodeURIComponent(first.body.next)
  const second = await app.api('GET', at(alice, `/refresh-tokens?take=1&from=${next}`))
  expect([Object.keys(second.body), second.body.tokens.length]).toEqual([['tokens'], 1])
})

test('S003-136 deleting the refresh tokens of a user makes each of them useless', async () => {
  const [alice, bob] = [await newPerson(app), await newPerson(app, 'bob')]
  const held = [await holdsTokens(directory(), alice, shop), await holdsTokens(directory(), alice, game)]
  const other = await holdsTokens(directory(), bob, shop)
  const gone = await app.api('DELETE', at(alice, '/refresh-tokens'))
  expect([gone.status, gone.body]).toEqual([202, {}])
  expect((await app.api('GET', at(alice, '/refresh-tokens'))).body).toEqual({ tokens: [] })
  const use = { clientId: shop.id, keyThumbprint: null, origin: { ip: null, userAgent: null } }
  expect(await spendRefreshToken(directory(), held[0]?.refreshToken as string, use)).toBeNull()
  expect(await spendRefreshToken(directory(), other.refreshToken, use)).not.toBeNull()
})

test('tokens are listed by user and client, with fields of choice', async () => {
  const alice = await newPerson(app)
  await holdsTokens(directory(), alice, shop)
  const { family } = await holdsTokens(directory(), alice, game)
  const query = `user_id=${encodeURIComponent(alice)}&client_id=${game.id}&fields=id,client_id`
  const { body } = await app.api('GET', `/refresh-tokens?${query}`)
  expect(body).toEqual({ refresh_tokens: [{ id: family.id, client_id: game.id }] })
  expect((await app.api('GET', '/refresh-tokens')).status).toBe(400)
  expect((await app.api('GET', '/refresh-tokens?user_id=auth0%7Cnobody')).body).toEqual({ refresh_tokens: [] })
})

test('one refresh token is deleted by its id, and that again is no fault', async () => {
  const alice = await newPerson(app)
  const [ends, stays] = [await holdsTokens(directory(), alice, shop), await holdsTokens(directory(), alice, shop)]
  expect((await app.api('DELETE', `/refresh-tokens/${ends.family.id}`)).status).toBe(204)
  expect((await app.api('DELETE', `/refresh-tokens/${ends.family.id}`)).status).toBe(204)
  expect(await taken(ends, stays)).toEqual([false, true])
  expect((await app.api('GET', `/refresh-tokens/${ends.family.id}`)).body).toEqual({
    statusCode: 404,
    error: 'Not Found',
    message: 'The refresh token does not exist.',
  })
})

test('tokens are revoked by their ids, or by user, client and API', async () => {
  const alice = await newPerson(app)
  const bills = { audience: 'https://bills.example.com' }
  const a = await holdsTokens(directory(), alice, shop)
  const b = await holdsTokens(directory(), alice, shop, bills)
  const c = await holdsTokens(directory(), alice, game)
  const d = await holdsTokens(directory(), alice, game)
  const revoke = (body: unknown) => app.api('POST', '/refresh-tokens/revoke', { body })
  expect((await revoke({ ids: [d.family.id, 'rft_unknown'] })).status).toBe(202)
  expect(await taken(a, b, c, d)).toEqual([true, true, true, false])
  await revoke({ user_id: alice, client_id: shop.id, ...bills })
  expect(await taken(a, b, c)).toEqual([true, false, true])
  await revoke({ user_id: alice, client_id: shop.id })
  expect(await taken(a, c)).toEqual([false, true])
  await revoke({ user_id: alice })
  expect(await taken(c)).toEqual([false])
})

test.each([
  [{}],
  [{ ids: ['rft_1'], user_id: 'auth0|alice' }],
  [{ client_id: 'shop' }],
  [{ user_id: 'auth0|alice', audience: 'https://orders.example.com' }],
  [{ ids: [] }],
  [{ ids: Array.from({ length: 101 }, (_, place) => `rft_${place}`) }],
])('400 what is to be revoked must be said in one way: %j', async (body) => {
  const { status, body: answer } = await app.api('POST', '/refresh-tokens/revoke', { body })
  expect([status, answer.errorCode]).toEqual([400, 'invalid_body'])
})

test('metadata of a refresh token is set and cleared', async () => {
  const { family } = await holdsTokens(directory(), await newPerson(app), shop)
  const path = `/refresh-tokens/${family.id}`
  const noted = await app.api('PATCH', path, { body: { refresh_token_metadata: { desk: '4b' } } })
  expect([noted.status, noted.body.refresh_token_metadata]).toEqual([200, { desk: '4b' }])
  expect((await app.api('GET', path)).body.refresh_token_metadata).toEqual({ desk: '4b' })
  const cleared = await app.api('PATCH', path, { body: { refresh_token_metadata: null } })
  expect(cleared.body.refresh_token_metadata).toBeNull()
  expect((await app.api('PATCH', '/refresh-tokens/rft_unknown', { body: {} })).status).toBe(404)
})

test('403 each call needs its scope', async () => {
  const alice = await newPerson(app)
  const asking = async (method: string, path: string, scopes: readonly string[], body?: unknown) => {
    const call = caller(`${app.url}api/v2`, { authorization: `Bearer ${await app.token(scopes)}` })
    return (await call(method, path, body === undefined ? {} : { body })).status
  }
  expect(await asking('GET', at(alice, '/refresh-tokens'), ['read:sessions'])).toBe(403)
  expect(await asking('DELETE', at(alice, '/refresh-tokens'), ['delete:sessions'])).toBe(403)
  expect(await asking('GET', '/refresh-tokens?user_id=x', ['read:users'])).toBe(403)
  expect(await asking('PATCH', '/refresh-tokens/x', ['read:refresh_tokens'], {})).toBe(403)
  expect(await asking('POST', '/refresh-tokens/revoke', ['read:refresh_tokens'], { user_id: alice })).toBe(403)
  expect(await asking('DELETE', '/refresh-tokens/x', ['delete:refresh_tokens'])).toBe(204)
})
