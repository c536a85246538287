import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hiddenFields } from '../../support/browserless.ts'
import { type Answer, startTestApp, type TestApp } from '../../support/test-app.ts'
import {
  auditAbout,
  client,
  cookieOf,
  type Person,
  person,
  type TestClient,
  tokensFor,
  type Words,
} from './person-client.ts'

let app: TestApp
let alice: Person
let web: TestClient

const after = 'https://rp.test/bye'

beforeAll(async () => {
  app = await startTestApp()
  alice = await person(app, 'alice')
  web = await client(app, { allowed_logout_urls: [after] })
})
afterAll(() => app.close())
beforeEach(async () => {
  alice = { ...alice, ...(await cookieOf(app, alice.id)) }
})

const get = (path: string, words: Words, cookie: string | null = alice.cookie): Promise<Answer> =>
  app.anonymous('GET', `${path}?${new URLSearchParams(words)}`, cookie === null ? {} : { headers: { cookie } })
const isSignedIn = async (who = alice) => {
  const { stores, clock } = app.app.directory
  return (await stores.sessions.find(who.sessionId, clock.now())) !== null
}
const hint = async () => (await tokensFor(app, web, alice)).id_token as string

describe('GET /oidc/logout', () => {
  test('with an ID token of the session signs out, and returns', async () => {
    const words = { id_token_hint: await hint(), post_logout_redirect_uri: after, state: 'a b' }
    const { status, headers } = await get('/oidc/logout', words)
    expect([status, headers.get('location')]).toEqual([303, `${after}?state=a+b`])
    expect(headers.getSetCookie()).toEqual([expect.stringMatching(/^rollcall-session=; Path=\/; Max-Age=0; HttpOnly/)])
    expect(await isSignedIn()).toBe(false)
    expect(await auditAbout(app, alice.id)).toContain('user.signed_out')
  })

  test('takes an expired one too', async () => {
    const id_token_hint = await hint()
    app.clock.aheadMs = 11 * 3_600_000
    try {
      expect((await get('/oidc/logout', { id_token_hint, post_logout_redirect_uri: after })).status).toBe(303)
    } finally {
      app.clock.aheadMs = 0
    }
    expect(await isSignedIn()).toBe(false)
  })

  test('without one asks the person first', async () => {
    const words = { client_id: web.client_id, post_logout_redirect_uri: after, state: 's' }
    const page = await get('/oidc/logout', words)
    expect([page.status, page.text.includes('Sign out?')]).toEqual([200, true])
    expect(await isSignedIn()).toBe(true)
    // Browsers hold the redirect that answers the form to the page's policy.
    expect(page.headers.get('content-security-policy')).toContain(`form-action 'self' ${new URL(after).origin};`)
    const fields = hiddenFields(page.text, '/oidc/logout')
    const post = (given: Words) =>
      app.anonymous('POST', '/oidc/logout', {
        raw: new URLSearchParams(given).toString(),
        headers: { cookie: alice.cookie, 'content-type': 'application/x-www-form-urlencoded' },
      })
    await post({ ...fields, form_token: 'x' })
    await post(words)
    expect(await isSignedIn()).toBe(true)
    const { status, headers } = await post(fields)
    expect([status, headers.get('location')]).toEqual([303, `${after}?state=s`])
    expect(await isSignedIn()).toBe(false)
  })

  test('asks too when the token is of another session or of somebody else', async () => {
    const bob = await person(app, `bob${Date.now()}`)
    for (const id_token_hint of [await hint(), (await tokensFor(app, web, bob)).id_token]) {
      const other = { ...alice, ...(await cookieOf(app, alice.id)) }
      const page = await get('/oidc/logout', { id_token_hint }, other.cookie)
      expect(page.text).toContain('Sign out?')
      expect(await isSignedIn(other)).toBe(true)
    }
  })

  test('has nothing to ask where nobody is signed in', async () => {
    const words = { client_id: web.client_id, post_logout_redirect_uri: after }
    expect((await get('/oidc/logout', words, null)).headers.get('location')).toBe(after)
    expect((await get('/oidc/logout', {}, null)).text).toContain('You are signed out')
  })

  test('JWT-04 400 an access token, a token of somebody else, or no token for a hint', async () => {
    const { access_token, id_token } = await tokensFor(app, web, alice)
    const other = await client(app)
    const wrong: Words[] = [
      { id_token_hint: access_token },
      { id_token_hint: 'x' },
      { id_token_hint: `${id_token}x` },
      { id_token_hint: id_token, client_id: other.client_id },
    ]
    for (const words of wrong) expect((await get('/oidc/logout', words)).status).toBe(400)
    expect(await isSignedIn()).toBe(true)
  })
})

describe('GET /v2/logout', () => {
  test('signs out and returns', async () => {
    const { status, headers } = await get('/v2/logout', { client_id: web.client_id, returnTo: after, federated: '' })
    expect([status, headers.get('location')]).toEqual([303, after])
    expect(headers.getSetCookie()).toEqual([expect.stringContaining('rollcall-session=; Path=/; Max-Age=0')])
    expect(await isSignedIn()).toBe(false)
  })

  test('says so where there is nowhere to return to', async () => {
    expect((await get('/v2/logout', {})).text).toContain('You are signed out')
    expect(await isSignedIn()).toBe(false)
  })
})

describe('OID-13 400 an address to return to that is not registered', () => {
  test.each([
    '//evil',
    '/\\evil',
    'https:evil',
    '%2f%2fevil',
    '/%09/evil',
    'https://rp.test@evil',
    'javascript:alert(1)',
    'https://rp.test/bye/',
    'https://rp.test/bye?x',
    'https://evil.test/',
    '/console/',
  ])('%s', async (address) => {
    for (const spelling of [address, encodeURIComponent(address)]) {
      const older = await get('/v2/logout', { client_id: web.client_id, returnTo: spelling })
      const words = { client_id: web.client_id, post_logout_redirect_uri: spelling }
      const newer = await get('/oidc/logout', words)
      for (const { status, headers } of [older, newer]) expect([status, headers.get('location')]).toEqual([400, null])
    }
    expect(await isSignedIn()).toBe(true)
  })

  test('one of another client, or of no client', async () => {
    const other = await client(app)
    expect((await get('/v2/logout', { client_id: other.client_id, returnTo: after })).status).toBe(400)
    expect((await get('/v2/logout', { returnTo: after })).status).toBe(400)
    expect((await get('/oidc/logout', { post_logout_redirect_uri: after })).status).toBe(400)
    expect((await get('/v2/logout', { client_id: 'nobody', returnTo: after })).status).toBe(400)
  })
})
