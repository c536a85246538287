// From an app through the sign-in pages and back, as strict clients walk it.
import * as client from 'openid-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSignIn } from '../../../src/sign-ins/keep-sign-in.ts'
import { newBrowserless } from '../../support/browserless.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { asked, callback, client as newClient, type Person, person, type TestClient } from './person-client.ts'

let app: TestApp
let alice: Person
let web: TestClient

beforeAll(async () => {
  app = await startTestApp()
  alice = await person(app, 'alice')
  web = await newClient(app, { allowed_logout_urls: ['https://rp.test/bye'] })
})
afterAll(() => app.close())

/** Where the browser is sent after somebody typed what the pages ask for. */
async function signInAt(address: string): Promise<{ url: URL; browser: ReturnType<typeof newBrowserless> }> {
  const browser = newBrowserless(app.url)
  const first = await browser.open(address)
  const second = await browser.submit(first, '/u/login', { identifier: alice.email })
  const sent = await browser.send(second, '/u/login/password', { password: 'correct horse battery 7' })
  let location = sent.location
  while (location?.startsWith('/')) location = (await browser.request('GET', location)).location
  return { url: new URL(location as string), browser }
}

test('openid-client signs a person in, refreshes, asks who it is and signs out', async () => {
  const config = await client.discovery(new URL(app.url), web.client_id, web.client_secret, undefined, {
    execute: [client.allowInsecureRequests],
  })
  const verifier = client.randomPKCECodeVerifier()
  const [state, nonce] = [client.randomState(), client.randomNonce()]
  const address = client.buildAuthorizationUrl(config, {
    redirect_uri: callback,
    scope: 'openid profile email offline_access',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    max_age: '3600',
  })
  const { url, browser } = await signInAt(address.href)
  const tokens = await client.authorizationCodeGrant(config, url, {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    maxAge: 3_600,
  })
  expect(tokens.claims()).toMatchObject({ sub: alice.id, email: alice.email, nonce, amr: ['pwd'] })
  const renewed = await client.refreshTokenGrant(config, tokens.refresh_token as string)
  const info = await client.fetchUserInfo(config, renewed.access_token, alice.id)
  expect(info.email).toBe(alice.email)
  const end = client.buildEndSessionUrl(config, {
    id_token_hint: tokens.id_token as string,
    post_logout_redirect_uri: 'https://rp.test/bye',
  })
  expect((await browser.request('GET', end.href)).location).toBe('https://rp.test/bye')
  expect([...browser.cookies.keys()]).not.toContain('rollcall-session')
})

test('openid-client pushes its request and reads a hybrid answer', async () => {
  const hybrid = await newClient(app, { grant_types: ['authorization_code', 'implicit'] })
  const config = await client.discovery(new URL(app.url), hybrid.client_id, hybrid.client_secret, undefined, {
    execute: [
      client.allowInsecureRequests,
      client.useCodeIdTokenResponseType,
      client.enableDetachedSignatureResponseChecks,
    ],
  })
  const verifier = client.randomPKCECodeVerifier()
  const [state, nonce] = [client.randomState(), client.randomNonce()]
  const address = await client.buildAuthorizationUrlWithPAR(config, {
    redirect_uri: callback,
    scope: 'openid',
    response_type: 'code id_token',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  })
  const { url } = await signInAt(address.href)
  const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce }
  expect((await client.authorizationCodeGrant(config, url, checks)).claims()?.sub).toBe(alice.id)
})

test('a sign-in answers its own browser, for a moment, and while its session lives', async () => {
  const browser = newBrowserless(app.url)
  const first = await browser.open(`/authorize?${new URLSearchParams(asked(web))}`)
  const second = await browser.submit(first, '/u/login', { identifier: alice.email })
  const sent = await browser.send(second, '/u/login/password', { password: 'correct horse battery 7' })
  const resume = sent.location as string
  expect(resume).toMatch(/^\/authorize\/resume\?state=/)
  const answer = await browser.request('GET', resume)
  expect(answer.location).toMatch(/^https:\/\/rp\.test\/cb\?code=/)
  // Pressed twice, the browser throws the first answer away (RAC-13).
  const twice = await Promise.all([browser.request('GET', resume), browser.request('GET', resume)])
  for (const { location } of twice) expect(location).toMatch(/^https:\/\/rp\.test\/cb\?code=/)
  app.clock.aheadMs = 31_000
  try {
    const late = await browser.request('GET', resume)
    expect([late.status, late.location]).toEqual([400, null])
  } finally {
    app.clock.aheadMs = 0
  }
  await browser.request('GET', '/v2/logout')
  const out = await browser.request('GET', resume)
  expect([out.status, out.location]).toEqual([400, null])
})

test('an address that was taken from the client meanwhile is sent nothing', async () => {
  const moving = await newClient(app)
  const browser = newBrowserless(app.url)
  const first = await browser.open(`/authorize?${new URLSearchParams(asked(moving))}`)
  const second = await browser.submit(first, '/u/login', { identifier: alice.email })
  const sent = await browser.send(second, '/u/login/password', { password: 'correct horse battery 7' })
  await app.api('PATCH', `/clients/${moving.client_id}`, { body: { callbacks: ['https://rp.test/new'] } })
  const answer = await browser.request('GET', sent.location as string)
  expect([answer.status, answer.location]).toEqual([400, null])
})

test('a suspended person is told to the client in the vendor’s words', async () => {
  const bob = await person(app, 'bob')
  const browser = newBrowserless(app.url)
  const first = await browser.open(`/authorize?${new URLSearchParams(asked(web))}`)
  const id = new URL(first.address, app.url).searchParams.get('state') as string
  const { stores, clock } = app.app.directory
  const account = await stores.accounts.find(bob.id)
  await app.api('PATCH', `/users/${encodeURIComponent(bob.id)}`, { body: { blocked: true } })
  const signIn = await readSignIn(app.app.directory, id, browser.cookies.get('rollcall-sign-in') as string)
  if (signIn === null || account === null) throw new Error('no sign-in')
  const proofs = [{ factor: 'password', id: 'x', at: clock.now().toISOString() }] as const
  await stores.signIns.save(
    { ...signIn, userId: bob.id, securityVersion: account.securityVersion, proofs },
    clock.now(),
  )
  const answer = await browser.request('GET', `/authorize/resume?state=${id}`)
  const { searchParams } = new URL(answer.location as string)
  expect([searchParams.get('error'), searchParams.get('error_description'), searchParams.get('state')]).toEqual([
    'unauthorized',
    'user is blocked',
    'st',
  ])
})
