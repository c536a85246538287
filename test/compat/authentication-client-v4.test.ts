// The vendor's Node SDK, unmodified, signs people up and in with what they type into a program of the operator's own.
import { AuthApiError, AuthenticationClient } from 'auth0-v4'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findMessages } from '../support/find-messages.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

const connection = 'Username-Password-Authentication'
const password = 'violet harbour lantern 42'
const grant = (name: string) => `http://auth0.com/oauth/grant-type/${name}`

let app: TestApp
let sdk: AuthenticationClient

beforeAll(async () => {
  app = await startTestApp()
  const grant_types = ['password', grant('password-realm'), grant('passwordless/otp'), 'refresh_token']
  const made = await app.api('POST', '/clients', { body: { name: 'SDK', app_type: 'regular_web', grant_types } })
  const { client_id: clientId, client_secret: clientSecret } = made.body
  await app.api('POST', '/connections', { body: { name: 'email', strategy: 'email', enabled_clients: [clientId] } })
  sdk = new AuthenticationClient({
    domain: new URL(app.url).host,
    clientId,
    clientSecret,
    // The SDK speaks https only. Nothing here asks for ID tokens: it wants those of an https issuer.
    fetch: (address: string | URL | Request, init?: RequestInit) =>
      fetch(String(address).replace(/^https:/, 'http:'), init),
  } as never)
})
afterAll(() => app.close())

const faultOf = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (thrown) => thrown,
  )

describe('auth0 4 AuthenticationClient', () => {
  test('database.signUp, changePassword and oauth.passwordGrant', async () => {
    const email = 'alice@example.com'
    const signedUp = await sdk.database.signUp({ connection, email, password, given_name: 'Alice' })
    expect(signedUp.data).toMatchObject({ email, email_verified: false, given_name: 'Alice' })
    const forgot = await sdk.database.changePassword({ connection, email })
    expect(forgot.data).toBe("We've just sent you an email to reset your password.")
    expect((await findMessages(app, email)).map(({ kind }) => kind).toSorted()).toEqual([
      'reset-password',
      'verify-email',
    ])
    const granted = await sdk.oauth.passwordGrant({
      username: email,
      password,
      realm: connection,
      scope: 'offline_access',
    })
    expect(granted.data).toMatchObject({ token_type: 'Bearer', refresh_token: expect.any(String) })
    const { refresh_token = '' } = granted.data
    expect((await sdk.oauth.refreshTokenGrant({ refresh_token })).status).toBe(200)
  })

  test('a wrong password and one that is too weak are errors that the SDK knows', async () => {
    const wrong = await faultOf(sdk.oauth.passwordGrant({ username: 'nobody@example.com', password }))
    expect(wrong).toBeInstanceOf(AuthApiError)
    expect(wrong).toMatchObject({
      statusCode: 403,
      error: 'invalid_grant',
      error_description: 'Wrong email or password.',
    })
    const weak = await faultOf(sdk.database.signUp({ connection, email: 'bob@example.com', password: '1' }))
    expect(weak).toBeInstanceOf(AuthApiError)
    expect(weak).toMatchObject({ statusCode: 400, error: 'invalid_password' })
  })

  test('passwordless.sendEmail and loginWithEmail', async () => {
    const email = 'carol@example.com'
    await sdk.passwordless.sendEmail({ email, send: 'code' })
    const [message] = await findMessages(app, email)
    const { code = '' } = (message?.values ?? {}) as { readonly code?: string }
    const { data } = await sdk.passwordless.loginWithEmail({ email, code, scope: 'email' } as never)
    expect(decodeJwt(data.access_token).sub).toMatch(/^email\|/)
    expect(await faultOf(sdk.passwordless.loginWithEmail({ email, code }))).toMatchObject({ error: 'invalid_grant' })
  })
})
