import { afterAll, beforeAll, expect, test } from 'vitest'
import { caller, startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

test.each([
  ['POST', '/actions/actions', 'Rollcall runs no code of its tenants.'],
  ['PATCH', '/actions/triggers/post-login/bindings', 'Rollcall runs no code of its tenants.'],
  ['POST', '/rules', 'Rollcall runs no code of its tenants.'],
  ['GET', '/rules/rul_1', 'Rollcall runs no code of its tenants.'],
  ['PUT', '/rules-configs/key', 'Rollcall runs no code of its tenants.'],
  ['POST', '/hooks', 'Rollcall runs no code of its tenants.'],
  ['POST', '/flows/vault/connections', 'Rollcall runs no code of its tenants.'],
  ['POST', '/forms', 'There is no editor for forms.'],
  ['POST', '/log-streams', 'Rollcall streams its events to nobody'],
  ['POST', '/custom-domains', 'PUBLIC_URL'],
  ['POST', '/network-acls', 'decided in front of it'],
  ['POST', '/branding/phone/providers', 'no text messages'],
])('404 %s %s says why it is not there', async (method, path, why) => {
  const { status, body } = await app.api(method, path, method === 'GET' ? {} : { body: {} })
  expect(status).toBe(404)
  expect(body).toEqual({
    statusCode: 404,
    error: 'Not Found',
    message: expect.stringMatching(/^This operation is not available on this server\. /),
    errorCode: 'operation_not_supported',
  })
  expect(body.message).toContain(why)
})

test.each([
  ['/rules', '', []],
  ['/rules', '?include_totals=true&page=2&per_page=10', { rules: [], start: 20, limit: 10, total: 0 }],
  ['/event-streams', '?take=10', { eventStreams: [] }],
  ['/log-streams', '', []],
  ['/custom-domains', '?take=10', []],
  ['/actions/actions', '?page=1', { actions: [], total: 0, page: 1, per_page: 20 }],
  ['/actions/triggers', '', { triggers: [] }],
  ['/token-exchange-profiles', '?take=10', { token_exchange_profiles: [] }],
])('200 %s%s is an empty list in the shape that SDKs read', async (path, query, list) => {
  const { status, body } = await app.api('GET', path + query)
  expect([status, body]).toEqual([200, list])
})

test('403 an empty list needs its scope all the same', async () => {
  const limited = caller(`${app.url}api/v2`, { authorization: `Bearer ${await app.token(['read:users'])}` })
  expect((await limited('GET', '/rules')).body.message).toContain('read:rules')
})

test.each([
  ['/supplemental-signals', { akamai_enabled: false }, { akamai_enabled: true }],
  ['/risk-assessments/settings', { enabled: false }, { enabled: true }],
  ['/risk-assessments/settings/new-device', { remember_for: 0 }, { remember_for: 30 }],
])('%s takes back what it shows, and nothing else', async (path, shown, other) => {
  expect((await app.api('GET', path)).body).toEqual(shown)
  expect((await app.api('PATCH', path, { body: shown })).body).toEqual(shown)
  const { status, body } = await app.api('PATCH', path, { body: other })
  expect([status, body.errorCode]).toEqual([400, 'operation_not_supported'])
})
