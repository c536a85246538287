import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
let id: string
let path: string
const connection = 'Username-Password-Authentication'

beforeAll(async () => {
  app = await startTestApp()
  const body = { connection, email: 'alice@example.com', password: 'Correct-Horse-7-Battery' }
  id = (await app.api('POST', '/users', { body })).body.user_id
  path = `/users/${encodeURIComponent(id)}`
})
afterAll(() => app.close())

test('tokens of other providers are nobody’s, and deleting one that is not there is no fault', async () => {
  expect((await app.api('GET', `${path}/connected-accounts?take=50`)).body).toEqual({ connected_accounts: [] })
  expect((await app.api('GET', `${path}/federated-connections-tokensets`)).body).toEqual([])
  const removed = await app.api('DELETE', `${path}/federated-connections-tokensets/unknown`)
  expect([removed.status, removed.text]).toEqual([204, ''])
  for (const list of ['connected-accounts', 'federated-connections-tokensets']) {
    expect((await app.api('GET', `/users/auth0%7Cnobody/${list}`)).status).toBe(404)
  }
})

test('clearing the devices somebody is known by forgets the browsers that were spared the second factor', async () => {
  const { rememberedBrowsers } = app.app.directory.stores
  const hash = Buffer.alloc(32, 1)
  const [createdAt, expiresAt] = [new Date(), new Date(Date.now() + 86_400_000)]
  const { securityVersion = 0 } = (await app.app.directory.stores.accounts.find(id)) ?? {}
  const origin = { ip: null, userAgent: null }
  await rememberedBrowsers.insert(hash, { userId: id, securityVersion, createdAt, expiresAt, origin })
  expect(await rememberedBrowsers.isRemembered(id, hash, new Date())).toBe(true)
  const clear = `${path}/risk-assessments/clear`
  const other = await app.api('POST', clear, { body: { connection: 'another', assessors: ['new-device'] } })
  expect(other.status).toBe(400)
  expect(await rememberedBrowsers.isRemembered(id, hash, new Date())).toBe(true)
  const cleared = await app.api('POST', clear, { body: { connection, assessors: ['new-device'] } })
  expect([cleared.status, cleared.text]).toEqual([204, ''])
  expect(await rememberedBrowsers.isRemembered(id, hash, new Date())).toBe(false)
  expect((await app.api('POST', clear, { body: { connection, assessors: ['weather'] } })).status).toBe(400)
  const nobody = '/users/auth0%7Cnobody/risk-assessments/clear'
  expect((await app.api('POST', nobody, { body: { connection, assessors: ['new-device'] } })).status).toBe(404)
})
