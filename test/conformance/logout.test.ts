// The modules of OpenID's RP-initiated logout plan, under their public names.
import * as oauth from 'oauth4webapi'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { asked, authorize, cookieOf, type Person, person } from '../api/oauth/person-client.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { type RelyingParty, relyingParty, signInWith } from './relying-party.ts'

const bye = 'https://rp.test/bye'

let app: TestApp
let party: RelyingParty
let alice: Person
let hint: string

beforeAll(async () => {
  app = await startTestApp()
  party = await relyingParty(app, { allowed_logout_urls: [bye] })
  alice = await person(app, 'alice')
})
afterAll(() => app.close())

beforeEach(async () => {
  alice = { ...alice, ...(await cookieOf(app, alice.id)) }
  hint = (await signInWith(app, party, alice)).id_token ?? ''
})

function logout(words: Readonly<Record<string, string>>) {
  const address = party.server.end_session_endpoint as string
  const query = new URLSearchParams(words)
  return app.anonymous('GET', `/${address.slice(app.url.length)}?${query}`, { headers: { cookie: alice.cookie } })
}

const isSignedIn = async () => {
  const { headers } = await authorize(app, asked(party.registered, { prompt: 'none' }), alice.cookie)
  return new URL(headers.get('location') as string).searchParams.has('code')
}

test('oidcc-rp-initiated-logout: with a hint the person is signed out and returns, with their state', async () => {
  const state = oauth.generateRandomState()
  const { status, headers } = await logout({ id_token_hint: hint, post_logout_redirect_uri: bye, state })
  expect([status, headers.get('location')]).toEqual([303, `${bye}?state=${state}`])
  expect(await isSignedIn()).toBe(false)
})

test('oidcc-rp-initiated-logout-no-state', async () => {
  const { headers } = await logout({ id_token_hint: hint, post_logout_redirect_uri: bye })
  expect(headers.get('location')).toBe(bye)
})

test('oidcc-rp-initiated-logout-no-id-token-hint: the person is asked, and is signed in meanwhile', async () => {
  const { status, headers } = await logout({ client_id: party.registered.client_id, post_logout_redirect_uri: bye })
  expect([status, headers.get('location')]).toEqual([200, null])
  expect(await isSignedIn()).toBe(true)
})

test('oidcc-rp-initiated-logout-no-params', async () => {
  const { status, headers } = await logout({})
  expect([status, headers.get('location')]).toEqual([200, null])
})

test('oidcc-rp-initiated-logout-no-post-logout-redirect-uri', async () => {
  const { status, headers } = await logout({ id_token_hint: hint })
  expect([status, headers.get('location')]).toEqual([200, null])
  expect(await isSignedIn()).toBe(false)
})

test.each([
  ['oidcc-rp-initiated-logout-bad-post-logout-redirect-uri', 'https://evil.test/'],
  ['oidcc-rp-initiated-logout-query-added-to-post-logout-redirect-uri', `${bye}?foo=bar`],
])('%s: nobody is sent there', async (_module, address) => {
  const { headers } = await logout({ id_token_hint: hint, post_logout_redirect_uri: address })
  expect(headers.get('location')).toBeNull()
})

test.each([
  ['oidcc-rp-initiated-logout-bad-id-token-hint', () => 'not.a.token'],
  ['oidcc-rp-initiated-logout-modified-id-token-hint', () => `${hint.slice(0, -4)}AAAA`],
])('%s: nobody is signed out or sent anywhere', async (_module, bad) => {
  const { headers } = await logout({ id_token_hint: bad(), post_logout_redirect_uri: bye })
  expect(headers.get('location')).toBeNull()
  expect(await isSignedIn()).toBe(true)
})
