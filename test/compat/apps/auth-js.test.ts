// The vendor's SDK for servers, as its frameworks' SDKs use it: over https, and without a browser where people are asked.
import { AuthClient, type AuthClientOptions } from '@auth0/auth0-auth-js'
import { exportPKCS8 } from 'jose'
import { TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { api, audience, callback, client, type Person, person, type TestClient } from '../../api/oauth/person-client.ts'
import { keyClient, newKey } from '../../api/oauth/signing-client.ts'
import { mailed } from '../../login/people.ts'
import { type Browserless, newBrowserless } from '../../support/browserless.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

const password = 'correct horse battery 7'
const bye = 'https://rp.test/bye'
const database = 'Username-Password-Authentication'
const passwordlessGrant = 'http://auth0.com/oauth/grant-type/passwordless/otp'
const directGrants = [
  'password',
  'http://auth0.com/oauth/grant-type/password-realm',
  passwordlessGrant,
  'http://auth0.com/oauth/grant-type/mfa-otp',
  'http://auth0.com/oauth/grant-type/mfa-recovery-code',
]

let app: TestApp
let alice: Person
let web: TestClient

beforeAll(async () => {
  app = await startTestApp({ https: 'self-signed' })
  alice = await person(app, 'alice')
  await api(app)
  web = await client(app, {
    grant_types: ['authorization_code', 'refresh_token', 'client_credentials', ...directGrants],
    allowed_logout_urls: [bye],
  })
})
afterAll(() => app?.close())

function sdk(one: Pick<TestClient, 'client_id'> = web, more: Partial<AuthClientOptions> = {}): AuthClient {
  return new AuthClient({
    domain: new URL(app.url).host,
    clientId: one.client_id,
    ...('client_secret' in one ? { clientSecret: one.client_secret as string } : {}),
    authorizationParams: { redirect_uri: callback, audience, scope: 'openid profile email offline_access' },
    ...more,
  })
}

/** Where the browser comes out after the person typed what the pages ask for. */
async function signInAt(address: URL, browser: Browserless): Promise<URL> {
  const first = await browser.open(address.href)
  const second = await browser.submit(first, '/u/login', { identifier: alice.email })
  const { address: back } = await browser.submit(second, '/u/login/password', { password })
  return new URL(back, callback)
}

test('signs a person in, refreshes, asks who it is, gives the token back and signs out', async () => {
  const auth = sdk()
  const browser = newBrowserless(app.url)
  const { authorizationUrl, codeVerifier } = await auth.buildAuthorizationUrl()
  const tokens = await auth.getTokenByCode(await signInAt(authorizationUrl, browser), { codeVerifier })
  expect(tokens.claims).toMatchObject({ sub: alice.id, email: alice.email })
  const refreshed = await auth.getTokenByRefreshToken({ refreshToken: tokens.refreshToken as string })
  expect(refreshed.accessToken).not.toBe(tokens.accessToken)
  const { accessToken } = refreshed
  expect(await auth.getUserInfo({ accessToken, expectedSubject: alice.id })).toMatchObject({ email: alice.email })
  const refreshToken = refreshed.refreshToken ?? (tokens.refreshToken as string)
  await auth.revokeToken({ token: refreshToken })
  await expect(auth.getTokenByRefreshToken({ refreshToken })).rejects.toThrow()
  const leave = await auth.buildLogoutUrl({ returnTo: bye })
  // It brings no ID token, so the person is asked.
  const question = await browser.open(leave.href)
  expect(question.heading).toBe('Sign out?')
  expect((await browser.send(question, '/oidc/logout')).location).toBe(bye)
  expect((await browser.open(authorizationUrl.href)).address).toContain('/u/login?')
})

test('pushes its request, and proves itself by a key', async () => {
  const key = await newKey('RS256')
  const auth = sdk(
    { client_id: (await keyClient(app, key)).client_id },
    { clientAssertionSigningKey: await exportPKCS8(key.privateKey), clientAssertionSigningAlg: 'RS256' },
  )
  const pushed = await auth.buildAuthorizationUrl({ pushedAuthorizationRequests: true })
  expect(pushed.authorizationUrl.searchParams.has('request_uri')).toBe(true)
  const back = await signInAt(pushed.authorizationUrl, newBrowserless(app.url))
  expect((await auth.getTokenByCode(back, pushed)).claims).toMatchObject({ sub: alice.id })
})

test('gets tokens for itself', async () => {
  const granted = await app.api('POST', '/client-grants', {
    body: { client_id: web.client_id, audience, scope: ['read:orders'] },
  })
  expect(granted.status, granted.text).toBe(201)
  expect((await sdk().getTokenByClientCredentials({ audience })).scope).toBe('read:orders')
})

test('signs somebody up, and in with their password', async () => {
  const auth = sdk()
  const made = await auth.database.signUp({ connection: database, email: 'bob@example.com', password })
  expect(made).toMatchObject({ email: 'bob@example.com', emailVerified: false })
  const tokens = await auth.getTokenByPassword({ username: 'bob@example.com', password, scope: 'openid email' })
  expect(tokens.claims).toMatchObject({ email: 'bob@example.com' })
  const wrong = auth.getTokenByPassword({ username: 'bob@example.com', password: 'something else' })
  await expect(wrong).rejects.toMatchObject({ cause: { error: 'invalid_grant' } })
  expect(await auth.database.changePassword({ connection: database, email: 'bob@example.com' })).toMatch(/email/i)
})

test('signs somebody in by a code from the mail', async () => {
  const connection = { name: 'email', strategy: 'email', enabled_clients: [web.client_id] }
  expect((await app.api('POST', '/connections', { body: connection })).status).toBe(201)
  const auth = sdk()
  await auth.passwordless.sendEmail({ email: 'carol@example.com', send: 'code' })
  const { code } = await mailed(app, 'carol@example.com')
  const tokens = await auth.getTokenByPasswordlessEmail({ email: 'carol@example.com', code, scope: 'openid email' })
  expect(tokens.claims).toMatchObject({ email: 'carol@example.com', email_verified: true })
})

test('enrols an authenticator where a second factor is asked for, and signs in with it', async () => {
  // A proven mailbox would be a factor already.
  const dan = await person(app, 'dan', { email_verified: false })
  const set = await app.v1('PATCH', '/settings', { body: { mfaPolicy: 'required', mfaGraceDays: 0 } })
  expect(set.status, set.text).toBe(200)
  const auth = sdk()
  const credentials = { username: dan.email, password, scope: 'openid email' }
  const { mfa_token: mfaToken } = await mfaRequired(auth.getTokenByPassword(credentials))
  const enrolled = await auth.mfa.enrollAuthenticator({ authenticatorTypes: ['otp'], mfaToken })
  if (enrolled.authenticatorType !== 'otp') throw new Error('another authenticator was enrolled')
  const totp = new TOTP({ secret: enrolled.secret })
  const otp = totp.generate({ timestamp: app.clock.now().getTime() })
  const tokens = await auth.mfa.verify({ mfaToken, factorType: 'otp', otp })
  expect(tokens.accessToken).toBeTruthy()
})

async function mfaRequired(asked: Promise<unknown>): Promise<{ readonly mfa_token: string }> {
  const fault = await asked.then(
    () => null,
    (refusal: { readonly cause?: { readonly error: string; readonly mfa_token: string } }) => refusal,
  )
  expect(fault?.cause).toMatchObject({ error: 'mfa_required' })
  return fault?.cause as { readonly mfa_token: string }
}
