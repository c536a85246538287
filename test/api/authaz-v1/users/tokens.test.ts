import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../../../../src/clients/client.ts'
import { giveConsent } from '../../../../src/consents/give-consent.ts'
import { systemActor } from '../../../../src/kernel/actor.ts'
import { newClient, newPerson } from '../../../support/newcomers.ts'
import { holdsTokens, isTaken, signedIn } from '../../../support/signed-in.ts'
import { caller, startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
let shop: Client
beforeAll(async () => {
  app = await startTestApp()
  shop = await newClient(app, 'Shop')
})
afterAll(() => app.close())

const directory = () => app.app.directory
const at = (userId: string, rest: string) => `/users/${encodeURIComponent(userId)}/${rest}`
const allow = (userId: string) =>
  directory().change((deps) =>
    giveConsent(deps, systemActor, { userId, clientId: shop.id, audience: '', scope: ['openid', 'email'] }),
  )
const keyWith = async (...permissions: string[]) => {
  const { body } = await app.v1('POST', '/keys', { body: { name: 'Other', permissions } })
  return caller(`${app.url}api/v1`, { 'x-api-key': body.key })
}

test('refresh tokens are listed with app and device, and one is revoked without the others', async () => {
  const [alice, bob] = [await newPerson(app), await newPerson(app, 'bob')]
  const first = await holdsTokens(directory(), alice, shop)
  app.clock.aheadMs += 1000
  const second = await holdsTokens(directory(), alice, shop)
  const { body } = await app.v1('GET', at(alice, 'refresh-tokens'))
  expect(body.data.map(({ id }: { id: string }) => id)).toEqual([second.family.id, first.family.id])
  expect(body.data[0]).toMatchObject({
    client: { id: shop.id, name: 'Shop' },
    device: 'Chrome on Windows',
    ip: '192.0.2.7',
    scope: ['openid', 'offline_access'],
    lastUsedAt: null,
  })
  expect(JSON.stringify(body)).not.toContain(second.refreshToken)
  // Under another person's address it is nobody's.
  expect((await app.v1('DELETE', at(bob, `refresh-tokens/${first.family.id}`))).status).toBe(404)
  expect((await app.v1('DELETE', at(alice, `refresh-tokens/${first.family.id}`))).status).toBe(204)
  expect((await app.v1('DELETE', at(alice, `refresh-tokens/${first.family.id}`))).status).toBe(404)
  expect(await isTaken(directory(), first)).toBe(false)
  expect(await isTaken(directory(), second)).toBe(true)
})

test('those of one session are listed alone', async () => {
  const alice = await newPerson(app)
  const { session } = await signedIn(directory(), alice)
  const { family } = await holdsTokens(directory(), alice, shop, { sessionId: session.id })
  await holdsTokens(directory(), alice, shop)
  const listed = async (sessionId: string) =>
    (await app.v1('GET', at(alice, `refresh-tokens?sessionId=${sessionId}`))).body.data
  expect(await listed(session.id)).toMatchObject([{ id: family.id, sessionId: session.id }])
  expect(await listed('another')).toEqual([])
})

test('all tokens of a person end at once, and those of others live on', async () => {
  const [alice, bob] = [await newPerson(app), await newPerson(app, 'bob')]
  const held = [await holdsTokens(directory(), alice, shop), await holdsTokens(directory(), alice, shop)]
  const other = await holdsTokens(directory(), bob, shop)
  const answer = await app.v1('POST', at(alice, 'refresh-tokens/revoke'))
  expect(answer).toMatchObject({ status: 200, body: { revoked: 2 } })
  for (const one of held) expect(await isTaken(directory(), one)).toBe(false)
  expect(await isTaken(directory(), other)).toBe(true)
  expect((await app.v1('GET', at(alice, 'refresh-tokens'))).body.data).toEqual([])
})

test('what a person allowed an app is listed, and taking it back ends the tokens that came of it', async () => {
  const [alice, bob] = [await newPerson(app), await newPerson(app, 'bob')]
  await allow(alice)
  const held = await holdsTokens(directory(), alice, shop, { audience: null })
  const [grant] = (await app.v1('GET', at(alice, 'grants'))).body.data
  expect(grant).toMatchObject({ client: { id: shop.id, name: 'Shop' }, audience: null, scope: ['openid', 'email'] })
  expect((await app.v1('DELETE', at(bob, `grants/${grant.id}`))).status).toBe(404)
  expect(await isTaken(directory(), held)).toBe(true)
  expect((await app.v1('DELETE', at(alice, `grants/${grant.id}`))).status).toBe(204)
  expect(await isTaken(directory(), held)).toBe(false)
  expect((await app.v1('GET', at(alice, 'grants'))).body.data).toEqual([])
})

test("a person's keys are theirs alone in the list, and a revoked one is gone", async () => {
  const [alice, bob] = [await newPerson(app), await newPerson(app, 'bob')]
  const secrets: string[] = []
  for (const userId of [alice, bob]) {
    const body = { name: `Key of ${userId}`, permissions: ['read:users'], userId }
    secrets.push((await app.v1('POST', '/keys', { body })).body.key)
  }
  const { data } = (await app.v1('GET', at(alice, 'keys'))).body
  expect(data).toMatchObject([{ name: `Key of ${alice}`, userId: alice }])
  expect(JSON.stringify(data)).not.toContain(secrets[0])
  expect((await app.v1('DELETE', `/keys/${data[0].id}`)).status).toBe(204)
  expect((await app.v1('GET', at(alice, 'keys'))).body.data).toEqual([])
})

test('whoever may only look revokes nothing, and who may not see sessions sees no tokens', async () => {
  const alice = await newPerson(app)
  const { family } = await holdsTokens(directory(), alice, shop)
  const looks = await keyWith('read:sessions')
  expect((await looks('GET', at(alice, 'refresh-tokens'))).status).toBe(200)
  expect((await looks('DELETE', at(alice, `refresh-tokens/${family.id}`))).status).toBe(403)
  expect((await looks('POST', at(alice, 'refresh-tokens/revoke'))).status).toBe(403)
  expect((await looks('GET', at(alice, 'keys'))).status).toBe(403)
  const stranger = await keyWith('read:users')
  for (const what of ['refresh-tokens', 'grants', 'keys']) {
    expect((await stranger('GET', at(alice, what))).status, what).toBe(403)
  }
  expect((await app.v1('GET', at('auth0|nobody', 'refresh-tokens'))).status).toBe(404)
})
