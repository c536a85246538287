import { afterAll, beforeAll, expect, test } from 'vitest'
import { sampleFamily } from '../../../../src/storage/conformance/token-families.ts'
import { caller, startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
let alice: string
let clientId: string

beforeAll(async () => {
  app = await startTestApp()
  const body = {
    connection: 'Username-Password-Authentication',
    email: 'alice@example.com',
    password: 'Correct-Horse-7-Battery',
  }
  alice = (await app.api('POST', '/users', { body })).body.user_id
  clientId = (await app.api('POST', '/clients', { body: { name: 'Phone', app_type: 'native' } })).body.client_id
})
afterAll(() => app.close())

async function device(id: string, rotates: boolean): Promise<void> {
  const { tokenFamilies, accounts } = app.app.directory.stores
  const securityVersion = (await accounts.find(alice))?.securityVersion ?? 0
  const endless = { createdAt: new Date(), idleExpiresAt: null, expiresAt: null }
  await tokenFamilies.insert(sampleFamily(id, alice, { securityVersion, clientId, rotates, ...endless }))
}

const of = (more = '') => `/device-credentials?user_id=${encodeURIComponent(alice)}${more}`

test('the refresh tokens of a person are listed as devices, by kind and by client, and end when they are deleted', async () => {
  await device('rotating', true)
  await device('still', false)
  const listed = await app.api('GET', of('&include_totals=true'))
  expect(listed.body).toMatchObject({ start: 0, limit: 50, total: 2 })
  expect(listed.body.device_credentials).toContainEqual({
    id: 'rotating',
    device_name: 'First',
    type: 'rotating_refresh_token',
    user_id: alice,
    client_id: clientId,
  })
  const ids = async (more: string) => (await app.api('GET', of(more))).body.map((each: { id: string }) => each.id)
  expect(await ids('&type=refresh_token')).toEqual(['still'])
  expect(await ids('&type=rotating_refresh_token')).toEqual(['rotating'])
  expect(await ids('&type=public_key')).toEqual([])
  expect(await ids('&client_id=another')).toEqual([])
  expect((await app.api('GET', of('&fields=id&type=refresh_token'))).body).toEqual([{ id: 'still' }])
  expect((await app.api('GET', of('&fields=secret'))).status).toBe(400)
  for (const _ of [1, 2]) expect((await app.api('DELETE', '/device-credentials/still')).status).toBe(204)
  expect(await ids('')).toEqual(['rotating'])
  expect((await app.app.directory.stores.tokenFamilies.find('still'))?.revokedAt).not.toBeNull()
})

test('where nobody is named, nobody’s devices are told', async () => {
  expect((await app.api('GET', '/device-credentials?include_totals=true')).body).toEqual({
    device_credentials: [],
    start: 0,
    limit: 50,
    total: 0,
  })
})

test('a program adds no device and ends none in the name of “current user”', async () => {
  const body = { device_name: 'Phone', type: 'public_key', value: 'dmFsdWU=', device_id: 'device-1' }
  const added = await app.api('POST', '/device-credentials', { body })
  expect([added.status, added.body.message]).toEqual([401, 'Missing authentication'])
  await device('kept', true)
  const narrow = caller(`${app.url}api/v2`, {
    authorization: `Bearer ${await app.token(['delete:current_user_device_credentials'])}`,
  })
  expect((await narrow('DELETE', '/device-credentials/kept')).status).toBe(403)
  expect((await app.app.directory.stores.tokenFamilies.find('kept'))?.revokedAt).toBeNull()
})
