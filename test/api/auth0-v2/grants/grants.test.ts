import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../../../../src/clients/client.ts'
import { giveConsent } from '../../../../src/consents/give-consent.ts'
import { systemActor } from '../../../../src/kernel/actor.ts'
import { newClient, newPerson } from '../../../support/newcomers.ts'
import { holdsTokens, isTaken } from '../../../support/signed-in.ts'
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

const orders = 'https://orders.example.com'
const allow = (userId: string, client: Client, audience: string, scope: string[]) =>
  app.app.directory.change((deps) => giveConsent(deps, systemActor, { userId, clientId: client.id, audience, scope }))
const list = async (query: Record<string, string>) =>
  (await app.api('GET', `/grants?${new URLSearchParams(query)}`)).body

test('grants are listed by user, client and audience, in pages with totals', async () => {
  const [alice, bob] = [await newPerson(app), await newPerson(app, 'bob')]
  await allow(alice, shop, orders, ['read:orders'])
  await allow(alice, shop, orders, ['write:orders'])
  // Of two of one moment either may come first.
  app.clock.aheadMs += 1_000
  await allow(alice, game, '', ['openid'])
  await allow(bob, shop, orders, ['read:orders'])
  const [first] = await list({ user_id: alice, client_id: shop.id })
  expect(first).toEqual({
    id: expect.any(String),
    clientID: shop.id,
    user_id: alice,
    audience: orders,
    scope: ['read:orders', 'write:orders'],
  })
  expect(await list({ user_id: alice, audience: orders })).toEqual([first])
  const page = await list({ user_id: alice, include_totals: 'true', per_page: '1', page: '1' })
  expect(page).toMatchObject({ start: 1, limit: 1, total: 2, grants: [{ clientID: game.id }] })
})

test('deleting a grant takes back the consent and what the client got by it, and nothing else', async () => {
  const alice = await newPerson(app)
  const { directory } = app.app
  await allow(alice, shop, orders, ['read:orders'])
  await allow(alice, game, orders, ['read:orders'])
  const [ends, stays] = [await holdsTokens(directory, alice, shop), await holdsTokens(directory, alice, game)]
  const [grant] = await list({ user_id: alice, client_id: shop.id })
  expect((await app.api('DELETE', `/grants/${grant.id}`)).status).toBe(204)
  expect((await app.api('DELETE', `/grants/${grant.id}`)).status).toBe(204)
  expect((await list({ user_id: alice })).map(({ clientID }: { clientID: string }) => clientID)).toEqual([game.id])
  expect([await isTaken(directory, ends), await isTaken(directory, stays)]).toEqual([false, true])
  const { body } = await app.v1('GET', `/users/${encodeURIComponent(alice)}/events`)
  expect(body.data.map(({ type }: { type: string }) => type)).toEqual([
    'user.consent_revoked',
    'user.consent_given',
    'user.consent_given',
    'user.created',
  ])
})

test('deleting the grants of a user takes back all of theirs', async () => {
  const [alice, bob] = [await newPerson(app), await newPerson(app, 'bob')]
  for (const client of [shop, game]) await allow(alice, client, orders, ['read:orders'])
  await allow(bob, shop, orders, ['read:orders'])
  expect((await app.api('DELETE', `/grants?user_id=${encodeURIComponent(alice)}`)).status).toBe(204)
  expect([await list({ user_id: alice }), (await list({ user_id: bob })).length]).toEqual([[], 1])
  expect((await app.api('DELETE', '/grants')).status).toBe(400)
})

test('403 grants need scopes of their own', async () => {
  const asking = async (method: string, path: string, scopes: readonly string[]) =>
    (await caller(`${app.url}api/v2`, { authorization: `Bearer ${await app.token(scopes)}` })(method, path)).status
  expect(await asking('GET', '/grants', ['read:users'])).toBe(403)
  expect(await asking('DELETE', '/grants/gra_x', ['read:grants'])).toBe(403)
  expect(await asking('DELETE', '/grants?user_id=x', ['read:grants'])).toBe(403)
  expect(await asking('DELETE', '/grants/gra_x', ['delete:grants'])).toBe(204)
})
