// Connections of every kind are kept and answered as they were given, also those that nobody signs in by here.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

test.each<[string, object]>([
  [
    'sms',
    { template: 'Code: @@password@@', totp: { time_step: 300, length: 6 }, twilio_sid: 'AC1', twilio_token: 'T' },
  ],
  ['email', { email: { subject: 'Hi', body: '<p>@@password@@</p>' }, authParams: { scope: 'openid' } }],
  ['google-oauth2', { client_id: 'g', client_secret: 's', email: true, calendar: true, allowed_audiences: ['a'] }],
  ['github', { client_id: 'g', client_secret: 's', read_org: true }],
  ['facebook', { client_id: 'f', client_secret: 's', public_profile: true }],
  ['oauth1', { consumer_key: 'k', consumer_secret: 's', scripts: { fetchUserProfile: 'function () {}' } }],
  ['oauth2', { authorizationURL: 'https://idp.example.com/a', customHeaders: { Authorization: 'Basic x' } }],
  [
    'oidc',
    { client_id: 'c', discovery_url: 'https://idp.example.com', oidc_metadata: { issuer: 'https://x.example' } },
  ],
  ['okta', { client_id: 'c', domain: 'example.okta.com', domain_aliases: ['example.com'] }],
  [
    'samlp',
    { signInEndpoint: 'https://idp.example.com/sso', signing_key: { key: 'k', cert: 'c' }, fieldsMap: { a: ['b'] } },
  ],
  ['pingfederate', { pingFederateBaseUrl: 'https://ping.example.com', signSAMLRequest: true }],
  ['waad', { tenant_domain: 'example.com', client_id: 'c', client_secret: 's', ext_groups: true }],
  ['adfs', { adfs_server: 'https://adfs.example.com', api_enable_users: false }],
  ['ad', { ips: ['192.0.2.1'], tenant_domain: 'example.com', strategy_version: 2 }],
])('200 a connection of strategy %s comes back as it was given', async (strategy, options) => {
  const given = { strategy, options, is_domain_connection: true, realms: [`realm-${strategy}`], metadata: { a: 'b' } }
  const made = await app.api('POST', '/connections', { body: { name: `kind-${strategy}`, ...given } })
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject(given)
  const path = `/connections/${made.body.id}`
  expect((await app.api('GET', path)).body).toEqual(made.body)
  const again = await app.api('PATCH', path, { body: { options: made.body.options } })
  expect(again.body).toEqual(made.body)
})

test('200 a company’s provider has no button unless it asks for one, and is called as its connection', async () => {
  const body = { name: 'acme', strategy: 'oidc', options: { client_id: 'c' } }
  const made = (await app.api('POST', '/connections', { body })).body
  expect(made).toMatchObject({ show_as_button: false, display_name: 'acme', options: { type: 'back_channel' } })
  const changes = { show_as_button: true, display_name: 'Acme' }
  expect((await app.api('PATCH', `/connections/${made.id}`, { body: changes })).body).toMatchObject(changes)
})

test('200 of one connection some fields are always told', async () => {
  const { id } = (await app.api('POST', '/connections', { body: { name: 'some', strategy: 'auth0' } })).body
  const { body } = await app.api('GET', `/connections/${id}?fields=name&include_fields=true`)
  expect(Object.keys(body).sort()).toEqual([
    'authentication',
    'connected_accounts',
    'id',
    'is_domain_connection',
    'name',
  ])
})

test('200 nothing is copied from directories: the lists are empty', async () => {
  const directories = await app.api('GET', '/connections-directory-provisionings?take=50')
  expect(directories.body).toEqual({ directory_provisionings: [] })
  expect((await app.api('GET', '/connections-scim-configurations')).body).toEqual({ scim_configurations: [] })
})

test.each([
  ['GET', 'status', 'agent'],
  ['GET', 'keys', 'keys'],
  ['POST', 'keys/rotate', 'keys'],
  ['GET', 'scim-configuration', 'SCIM'],
  ['POST', 'scim-configuration/tokens', 'SCIM'],
  ['GET', 'directory-provisioning', 'directory'],
  ['PUT', 'directory-provisioning/synchronized-groups', 'directory'],
])('404 %s %s of a connection says why there is none', async (method, below, reason) => {
  const { status, body } = await app.api(method, `/connections/con_aaaaaaaaaaaaaaaa/${below}`)
  expect([status, body.errorCode]).toEqual([404, 'operation_not_supported'])
  expect(body.message).toContain(reason)
})
