// What somebody holds in the name of an organization ends with their place in it, whatever it is and however far it got.
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  client,
  codeFor,
  type Person,
  person,
  redeem,
  refresh,
  type TestClient,
  userinfo,
} from '../api/oauth/person-client.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

let app: TestApp
let web: TestClient
let alice: Person
let organization: string
let serial = 0

beforeAll(async () => {
  app = await startTestApp({ rateLimit: null })
  web = await client(app, {
    organization_usage: 'require',
    grant_types: ['authorization_code', 'refresh_token'],
    refresh_token: { rotation_type: 'rotating', expiration_type: 'expiring' },
  })
})
beforeEach(async () => {
  serial += 1
  alice = await person(app, `alice${serial}`)
  const body = { name: `acme${serial}`, display_name: 'Acme' }
  organization = (await app.api('POST', '/organizations', { body })).body.id
  await app.api('POST', `/organizations/${organization}/members`, { body: { members: [alice.id] } })
})
afterAll(() => app.close())

const within = () => ({ organization, scope: 'openid offline_access' })

test.each([
  [
    'they are no member any more',
    () => app.api('DELETE', `/organizations/${organization}/members`, { body: { members: [alice.id] } }),
  ],
  ['the organization is deleted', () => app.api('DELETE', `/organizations/${organization}`)],
])('nothing of it opens or grows once %s', async (_what, end) => {
  const tokens = (await redeem(app, web, await codeFor(app, web, alice, within()))).body
  expect(decodeJwt(tokens.access_token).org_id).toBe(organization)
  expect((await userinfo(app, tokens.access_token)).status).toBe(200)
  const code = await codeFor(app, web, alice, within())
  expect((await end()).status).toBe(204)
  const late = await redeem(app, web, code)
  expect([late.status, late.body.error]).toEqual([400, 'invalid_grant'])
  expect((await refresh(app, web, tokens.refresh_token)).status).toBe(400)
  expect((await userinfo(app, tokens.access_token)).status).toBe(401)
  await expect(codeFor(app, web, alice, within())).rejects.toThrow()
})
