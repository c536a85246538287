// The modules of OpenID's Basic plan, under their public names, against a running server.
import { decodeProtectedHeader } from 'jose'
import * as oauth from 'oauth4webapi'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asked, authorize, callback, codeFor, type Person, person, redeem } from '../api/oauth/person-client.ts'
import { newBrowserless } from '../support/browserless.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { insecure, type RelyingParty, refusalOf, relyingParty, signInWith } from './relying-party.ts'

let app: TestApp
let party: RelyingParty
let alice: Person

beforeAll(async () => {
  app = await startTestApp()
  party = await relyingParty(app)
  const profile = { given_name: 'Alice', family_name: 'Adams', nickname: 'al', name: 'Alice Adams' }
  alice = await person(app, 'alice', profile)
})
afterAll(() => app.close())

const claimsOf = async (scope: string) => {
  const tokens = await signInWith(app, party, alice, { scope })
  const answer = await oauth.userInfoRequest(party.server, party.client, tokens.access_token, insecure)
  return oauth.processUserInfoResponse(party.server, party.client, alice.id, answer)
}

describe('the answer', () => {
  test('oidcc-server: a code is redeemed for an ID token and an access token', async () => {
    const tokens = await signInWith(app, party, alice)
    expect(oauth.getValidatedIdTokenClaims(tokens)).toMatchObject({ iss: app.url, sub: alice.id })
    expect(tokens.token_type).toBe('bearer')
  })

  test('oidcc-response-type-missing', async () => {
    const { response_type: _none, ...words } = asked(party.registered)
    const answer = await authorize(app, words, alice.cookie)
    expect(new URL(answer.headers.get('location') ?? app.url).searchParams.get('error')).toBe('invalid_request')
  })

  test('oidcc-idtoken-signature and oidcc-idtoken-rs256: the key is in the published set, named by kid', async () => {
    const { id_token: idToken = '' } = await signInWith(app, party, alice)
    const { alg, kid } = decodeProtectedHeader(idToken)
    const { keys } = (await app.anonymous('GET', '/.well-known/jwks.json')).body
    expect(alg).toBe('RS256')
    expect(keys.map((key: { kid: string }) => key.kid)).toContain(kid)
  })

  test('oidcc-nonce: it comes back in the ID token', async () => {
    const nonce = oauth.generateRandomNonce()
    const tokens = await signInWith(app, party, alice, { nonce }, { nonce })
    expect(oauth.getValidatedIdTokenClaims(tokens)?.nonce).toBe(nonce)
  })

  test('oidcc-alternate-code-path: state comes back unchanged, with the issuer', async () => {
    const state = 'a b&c=d%20"<>'
    const answer = await authorize(app, asked(party.registered, { state }), alice.cookie)
    const { searchParams } = new URL(answer.headers.get('location') as string)
    expect([searchParams.get('state'), searchParams.get('iss')]).toEqual([state, app.url])
  })
})

describe('userinfo', () => {
  const ask = async (init: RequestInit) => {
    const { access_token: token } = await signInWith(app, party, alice)
    const isBody = init.method === 'POST' && init.body !== undefined
    const headers = { ...init.headers, ...(isBody ? {} : { authorization: `Bearer ${token}` }) }
    const body = isBody ? { body: new URLSearchParams({ access_token: token }) } : {}
    return (await fetch(`${app.url}userinfo`, { ...init, headers, ...body })).json()
  }

  test('oidcc-userinfo-get', async () => {
    expect(await ask({ method: 'GET' })).toMatchObject({ sub: alice.id })
  })

  test('oidcc-userinfo-post-header', async () => {
    expect(await ask({ method: 'POST' })).toMatchObject({ sub: alice.id })
  })

  test('oidcc-userinfo-post-body', async () => {
    expect(await ask({ method: 'POST', body: '' })).toMatchObject({ sub: alice.id })
  })
})

describe('scopes', () => {
  test('oidcc-scope-profile', async () => {
    const claims = await claimsOf('openid profile')
    expect(claims).toMatchObject({ name: 'Alice Adams', given_name: 'Alice', family_name: 'Adams', nickname: 'al' })
    expect(claims).not.toHaveProperty('email')
  })

  test('oidcc-scope-email', async () => {
    expect(await claimsOf('openid email')).toMatchObject({ email: alice.email, email_verified: true })
  })

  test('oidcc-scope-address and oidcc-scope-phone are no fault where nothing is known', async () => {
    expect(await claimsOf('openid address')).toEqual({ sub: alice.id })
    expect(await claimsOf('openid phone')).toEqual({ sub: alice.id })
  })

  test('oidcc-scope-all', async () => {
    expect(await claimsOf('openid profile email address phone')).toMatchObject({ name: 'Alice Adams' })
  })
})

describe('parameters that change nothing for somebody who is signed in', () => {
  test.each([
    ['oidcc-display-page', { display: 'page' }],
    ['oidcc-display-popup', { display: 'popup' }],
    ['oidcc-ensure-request-with-unknown-parameter-succeeds', { extra: 'foobar' }],
    ['oidcc-login-hint', { login_hint: 'dan@example.com' }],
    ['oidcc-ui-locales', { ui_locales: 'se' }],
    ['oidcc-claims-locales', { claims_locales: 'se' }],
    ['oidcc-ensure-request-with-acr-values-succeeds', { acr_values: '1 2' }],
    ['oidcc-claims-essential', { claims: JSON.stringify({ userinfo: { name: { essential: true } } }) }],
  ])('%s', async (_module, words) => {
    const tokens = await signInWith(app, party, alice, words as Record<string, string>)
    expect(oauth.getValidatedIdTokenClaims(tokens)?.sub).toBe(alice.id)
  })

  test('oidcc-id-token-hint: the token of who is signed in', async () => {
    const { id_token: hint = '' } = await signInWith(app, party, alice)
    const tokens = await signInWith(app, party, alice, { id_token_hint: hint, prompt: 'none' })
    expect(oauth.getValidatedIdTokenClaims(tokens)?.sub).toBe(alice.id)
  })
})

describe('prompt and max_age', () => {
  test('oidcc-prompt-none-not-logged-in', async () => {
    expect(await refusalOf(app, party, undefined, { prompt: 'none' })).toBe('login_required')
  })

  test('oidcc-prompt-none-logged-in', async () => {
    const before = await signInWith(app, party, alice)
    const silent = await signInWith(app, party, alice, { prompt: 'none' })
    const [one, other] = [before, silent].map((tokens) => oauth.getValidatedIdTokenClaims(tokens))
    expect([one?.sub, one?.auth_time]).toEqual([other?.sub, other?.auth_time])
  })

  test('oidcc-prompt-login: the person is asked again, and auth_time moves', async () => {
    const { origin } = new URL(app.url)
    const asking = await authorize(app, asked(party.registered, { prompt: 'login' }), alice.cookie)
    expect(new URL(asking.headers.get('location') as string, origin).pathname).toBe('/u/login')
  })

  test('oidcc-max-age-1: who signed in longer ago is asked again', async () => {
    app.clock.aheadMs += 2_000
    const asking = await authorize(app, asked(party.registered, { max_age: '1' }), alice.cookie)
    expect(new URL(asking.headers.get('location') as string, app.url).pathname).toBe('/u/login')
    expect(await refusalOf(app, party, alice.cookie, { max_age: '1', prompt: 'none' })).toBe('login_required')
  })

  test('oidcc-max-age-10000: who signed in within it is not, and auth_time says when', async () => {
    const tokens = await signInWith(app, party, alice, { max_age: '10000' }, { maxAge: 10_000 })
    expect(oauth.getValidatedIdTokenClaims(tokens)?.auth_time).toEqual(expect.any(Number))
  })
})

describe('codes and redirects', () => {
  test('oidcc-codereuse: a code works once, and its replay ends what it gave', async () => {
    const code = await codeFor(app, party.registered, alice)
    const first = await redeem(app, party.registered, code)
    expect(first.status).toBe(200)
    expect(await redeem(app, party.registered, code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    const info = { headers: { authorization: `Bearer ${first.body.access_token}` } }
    expect((await app.anonymous('GET', '/userinfo', info)).status).toBe(401)
  })

  test('oidcc-codereuse-30seconds', async () => {
    const code = await codeFor(app, party.registered, alice)
    expect((await redeem(app, party.registered, code)).status).toBe(200)
    app.clock.aheadMs += 30_000
    expect(await redeem(app, party.registered, code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
  })

  test.each([
    ['oidcc-ensure-registered-redirect-uri', { redirect_uri: 'https://other.test/cb' }],
    ['oidcc-redirect-uri-query-added', { redirect_uri: `${callback}?foo=bar` }],
    ['oidcc-redirect-uri-query-mismatch', { redirect_uri: `${callback}?bar=foo` }],
  ])('%s: the server answers itself and sends nobody anywhere', async (_module, words) => {
    const { status, headers } = await authorize(app, asked(party.registered, words), alice.cookie)
    expect([status, headers.get('location')]).toEqual([400, null])
  })

  test('oidcc-redirect-uri-regfrag: an address with a fragment cannot be registered', async () => {
    const body = { name: 'Fragment', callbacks: [`${callback}#f`] }
    expect((await app.api('POST', '/clients', { body })).status).toBe(400)
  })

  test('oidcc-ensure-redirect-uri-in-authorization-request', async () => {
    const { redirect_uri: _none, ...words } = asked(party.registered)
    const { status, headers } = await authorize(app, words, alice.cookie)
    expect([status, headers.get('location')]).toEqual([400, null])
  })

  test('oidcc-unsigned-request-object-supported-correctly-or-rejected-as-unsupported', async () => {
    const request = `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`
    expect(await refusalOf(app, party, alice.cookie, { request })).toBe('request_not_supported')
  })
})

describe('the token endpoint', () => {
  test('oidcc-server-client-secret-post', async () => {
    const tokens = await signInWith(app, party, alice)
    expect(tokens.access_token).toEqual(expect.any(String))
  })

  test('oidcc-server-client-secret-basic', async () => {
    const { registered } = party
    const basic = { ...party, authentication: oauth.ClientSecretBasic(registered.client_secret) }
    expect((await signInWith(app, basic, alice)).access_token).toEqual(expect.any(String))
  })

  test('oidcc-refresh-token', async () => {
    const tokens = await signInWith(app, party, alice, { scope: 'openid offline_access' })
    const { server, client, authentication } = party
    const refreshed = await oauth.refreshTokenGrantRequest(
      server,
      client,
      authentication,
      tokens.refresh_token as string,
      insecure,
    )
    const renewed = await oauth.processRefreshTokenResponse(server, client, refreshed)
    const [one, other] = [tokens, renewed].map((each) => oauth.getValidatedIdTokenClaims(each))
    expect([one?.sub, one?.iss, one?.auth_time]).toEqual([other?.sub, other?.iss, other?.auth_time])
    expect(renewed.access_token).not.toBe(tokens.access_token)
  })

  test('oidcc-refresh-token of another client is worth nothing', async () => {
    const tokens = await signInWith(app, party, alice, { scope: 'openid offline_access' })
    const other = await relyingParty(app)
    const refused = await oauth.refreshTokenGrantRequest(
      other.server,
      other.client,
      other.authentication,
      tokens.refresh_token as string,
      insecure,
    )
    expect([refused.status, ((await refused.json()) as { error: string }).error]).toEqual([400, 'invalid_grant'])
  })
})

test('oidcc-prompt-login through the pages: a person who proves themselves again gets a later auth_time', async () => {
  const browser = newBrowserless(app.url)
  const [name, value] = alice.cookie.split('=') as [string, string]
  browser.cookies.set(name, value)
  const words = new URLSearchParams(asked(party.registered, { prompt: 'login' }))
  const first = await browser.open(`/authorize?${words}`)
  const second = await browser.submit(first, '/u/login', { identifier: alice.email })
  const sent = await browser.send(second, '/u/login/password', { password: 'correct horse battery 7' })
  const back = await browser.request('GET', sent.location as string)
  expect(back.location).toMatch(/^https:\/\/rp\.test\/cb\?code=/)
})
