// Isolated pools, by the ways in that are no password: each ends in the right organization, or on a page that says why not.
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../src/kernel/actor.ts'
import { createUser } from '../../src/users/create-user.ts'
import { client, type TestClient } from '../api/oauth/person-client.ts'
import { connect, openBrowser } from '../federation/browser.ts'
import { newBrowserless } from '../support/browserless.ts'
import { findMessages } from '../support/find-messages.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { startTestProvider, type TestProvider } from '../support/test-provider.ts'
import { askToJoin, openLink, proveByPassword, userPath } from './linking-people.ts'
import { password } from './people.ts'

let app: TestApp
let provider: TestProvider
let acme: string
let globex: string

beforeAll(async () => {
  provider = await startTestProvider()
  app = await startTestApp({ poolMode: 'isolated', outgoingAllow: ['localhost'] })
  acme = (await app.v1('POST', '/organizations', { body: { name: 'acme' } })).body.id
  globex = (await app.v1('POST', '/organizations', { body: { name: 'globex' } })).body.id
})
afterAll(async () => {
  await app.close()
  await provider.close()
})

async function enable(organizationId: string, connection_id: string): Promise<void> {
  const body = { connection_id, assign_membership_on_login: true }
  const enabled = await app.api('POST', `/organizations/${organizationId}/enabled_connections`, { body })
  expect(enabled.status, enabled.text).toBe(201)
}

const organizationsOf = async (id: string | null) =>
  (await app.api('GET', `/users/${encodeURIComponent(id ?? '')}/organizations`)).body.map(
    ({ name }: { name: string }) => name,
  )

test('somebody from the provider of one organization arrives there, and at no other one’s sign-in', async () => {
  provider.person = { sub: 'dan-there', email: 'dan@example.com', email_verified: true, name: 'Dan' }
  const connection = await connect(app, provider)
  await enable(acme, connection.id)
  const { clientId } = connection
  const elsewhere = await openBrowser(app, { clientId, organizationId: globex })
  const refused = await elsewhere.choose(connection.id)
  expect(refused).not.toContain(provider.issuer)
  const told = await elsewhere.get(refused)
  expect(told.status).toBe(200)
  expect(told.text).toContain('This way to sign in is not open here. Choose another one.')
  expect(told.text).not.toContain(connection.name)
  expect((await elsewhere.now()).userId).toBeNull()

  const closed = { assign_membership_on_login: false }
  const enabledPath = `/organizations/${acme}/enabled_connections/${connection.id}`
  expect((await app.api('PATCH', enabledPath, { body: closed })).status).toBe(200)
  const early = await openBrowser(app, { clientId, organizationId: acme })
  const sentBack = await early.comeBack(await provider.signIn(await early.choose(connection.id)))
  expect((await early.get(sentBack)).text).toContain('knows you, but you have no account here. Ask to be invited.')
  expect((await app.v1('GET', '/users?search=dan@example.com')).body.data).toEqual([])

  expect((await app.api('PATCH', enabledPath, { body: { assign_membership_on_login: true } })).status).toBe(200)
  const here = await openBrowser(app, { clientId, organizationId: acme })
  await here.comeBack(await provider.signIn(await here.choose(connection.id)))
  const signIn = await here.now()
  expect(await organizationsOf(signIn.userId)).toEqual(['acme'])
  const { data } = (await app.v1('GET', `/users/${encodeURIComponent(signIn.userId ?? '')}/events`)).body
  const added = data.filter(({ type }: { type: string }) => type === 'organization.member_added')
  expect(added).toMatchObject([{ changes: { organization: acme } }])
})

test('a code by mail signs in to the organization of its connection alone', async () => {
  const grant = 'http://auth0.com/oauth/grant-type/passwordless/otp'
  const own: TestClient = await client(app, { name: 'Acme Mail', grant_types: [grant] })
  const made = await app.api('POST', '/connections', {
    body: { name: 'email', strategy: 'email', enabled_clients: [own.client_id] },
  })
  await enable(acme, made.body.id)
  const email = 'carol@example.com'
  const { id } = await createUser(app.app.directory, systemActor, { connection: 'email', email, emailVerified: true })
  const attempt = async (to: string, given: object) => {
    await app.anonymous('POST', '/passwordless/start', {
      body: { ...own, connection: 'email', email: to, send: 'code' },
    })
    const [message] = await findMessages(app, to)
    const { code: otp } = (message?.values ?? {}) as { readonly code?: string }
    expect(otp).toMatch(/^\d+$/)
    const asked = { grant_type: grant, ...own, username: to, otp, realm: 'email', scope: 'openid', ...given }
    return app.anonymous('POST', '/oauth/token', { body: asked })
  }
  const other = await attempt(email, { organization: 'globex' })
  expect([other.status, other.body.error]).toEqual([403, 'invalid_grant'])
  const none = await attempt(email, {})
  expect([none.status, none.body.error, none.body.error_description]).toEqual([
    400,
    'invalid_request',
    expect.stringContaining('organization'),
  ])
  const newcomer = 'newcomer@example.com'
  expect((await attempt(newcomer, { organization: 'globex' })).status).toBe(403)
  expect((await app.v1('GET', '/users?search=newcomer')).body.data).toEqual([])
  const { status, body, text } = await attempt(email, { organization: 'acme' })
  expect(status, text).toBe(200)
  expect(decodeJwt(body.id_token)).toMatchObject({ sub: id, org_id: acme })
})

test('a device gets tokens of the organization that is named where its code is typed', async () => {
  const grant = 'urn:ietf:params:oauth:grant-type:device_code'
  const { client_id } = await client(app, {
    name: 'Living room TV',
    app_type: 'native',
    token_endpoint_auth_method: 'none',
    grant_types: [grant],
  })
  const email = 'erin@example.com'
  const ids: Record<string, string> = {}
  for (const connection of ['acme', 'globex']) {
    const input = { connection, email, password, emailVerified: true }
    ids[connection] = (await createUser(app.app.directory, systemActor, input)).id
  }
  const { body: device } = await app.anonymous('POST', '/oauth/device/code', { body: { client_id, scope: 'openid' } })
  const browser = newBrowserless(app.url)
  const typed = await browser.submit(await browser.open('/activate'), '/activate', { user_code: device.user_code })
  expect(typed.heading).toBe('Which organization is it?')
  const named = await browser.submit(typed, '/u/organization/name', { organization: 'globex' })
  const identified = await browser.submit(named, '/u/login', { identifier: email })
  const question = await browser.submit(identified, '/u/login/password', { password })
  await browser.submit(question, '/activate/confirm', { answer: 'allow' })
  const body = { grant_type: grant, device_code: device.device_code, client_id }
  const tokens = await app.anonymous('POST', '/oauth/token', { body })
  expect(tokens.status, tokens.text).toBe(200)
  expect(decodeJwt(tokens.body.id_token)).toMatchObject({ sub: ids.globex, org_id: globex })
})

test('two accounts of one organization are joined by who proves both, and one of another is not met there', async () => {
  const person = async (connection: string, email: string) => {
    const input = { connection, email, password, emailVerified: true }
    return { email, id: (await createUser(app.app.directory, systemActor, input)).id }
  }
  const frida = await person('acme', 'frida@example.com')
  const twin = await person('acme', 'frida.twin@example.com')
  const foreign = await person('globex', 'frida.globex@example.com')
  const { browser, page } = await openLink(app, await askToJoin(app, frida))
  const asked = await proveByPassword(browser, page, 'first', frida.email)
  expect(asked.text).toContain('Step 2 of 3')
  expect((await proveByPassword(browser, asked, 'other', foreign.email)).text).toContain('That didn’t work')
  const shown = await proveByPassword(browser, await browser.open('/u/link-identity/accounts'), 'other', twin.email)
  expect((await browser.submit(shown, '/u/link-identity/join')).heading).toBe('Your accounts are joined')
  const { identities } = (await app.v1('GET', userPath(frida))).body
  expect(identities).toHaveLength(2)
})
