// Wherever somebody names where to go next, the browser stays here or goes to what was registered: OID-13, OID-14, OID-03.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  asked,
  authorize,
  client,
  cookieOf,
  type Person,
  person,
  type TestClient,
  tokensFor,
} from '../api/oauth/person-client.ts'
import { begin, password } from '../login/people.ts'
import { newBrowserless } from '../support/browserless.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

const back = 'https://rp.test/bye'

let app: TestApp
let web: TestClient
let alice: Person

beforeAll(async () => {
  app = await startTestApp({ rateLimit: null })
  web = await client(app, { allowed_logout_urls: [back], initiate_login_uri: 'https://rp.test/start' })
  alice = await person(app, 'alice', { password })
})
beforeEach(() => {
  app.clock.aheadMs += 60_000
})
afterAll(() => app.close())

const plain = [
  '//evil.test',
  '/\\evil.test',
  '\\\\evil.test',
  'https:evil.test',
  'https:/evil.test',
  'https://evil.test',
  'HTTPS://EVIL.TEST',
  '/\t/evil.test',
  '/\n/evil.test',
  ' //evil.test',
  'https://rp.test@evil.test',
  'https://rp.test.evil.test/bye',
  'https://rp.test/bye/../../evil',
  'https://rp.test:8443/bye',
  'http://rp.test/bye',
  'https://rp.test/bye#@evil.test',
  'https://rp.test/bye?next=//evil.test',
  'javascript:alert(1)',
  'data:text/html,x',
  '/account/../../evil.test',
  '/account//evil.test',
  '/account/\\evil.test',
  '/console@evil.test',
  '/account?next=https://evil.test#x',
]
/** As they are, and as they are after one more decoding. */
const targets = [...plain, ...plain.map((target) => encodeURIComponent(target))]

/** Whether a browser that is sent there leaves for somewhere nobody registered. */
function leadsAway(location: string | null): boolean {
  if (location === null) return false
  const url = new URL(location, app.url)
  if (url.origin === new URL(app.url).origin) return false
  return !location.startsWith(`${back}?`) && location !== back && !location.startsWith('https://rp.test/cb?')
}

const hinted = async () => (await tokensFor(app, web, await again())).id_token as string
async function again(): Promise<Person> {
  return { ...alice, ...(await cookieOf(app, alice.id)) }
}

const doors: Readonly<Record<string, (target: string) => Promise<string | null>>> = {
  'the older logout': async (target) =>
    (
      await app.anonymous('GET', `/v2/logout?${new URLSearchParams({ client_id: web.client_id, returnTo: target })}`)
    ).headers.get('location'),
  'the older logout without a client': async (target) =>
    (await app.anonymous('GET', `/v2/logout?${new URLSearchParams({ returnTo: target })}`)).headers.get('location'),
  'the logout of the standard': async (target) => {
    const words = { client_id: web.client_id, post_logout_redirect_uri: target }
    return (await app.anonymous('GET', `/oidc/logout?${new URLSearchParams(words)}`)).headers.get('location')
  },
  'the start of the pages': async (target) =>
    (
      await app.anonymous('GET', `/u/start?${new URLSearchParams({ to: target })}`, {
        headers: { cookie: alice.cookie },
      })
    ).headers.get('location'),
  'the start of the console': async (target) =>
    (await app.anonymous('GET', `/console/u/start?${new URLSearchParams({ to: target })}`)).headers.get('location'),
  'an address to come back to': async (target) =>
    (await authorize(app, { ...asked(web), redirect_uri: target }, alice.cookie)).headers.get('location'),
  'the page that is over': async (target) => {
    const { html } = await newBrowserless(app.url).open(
      `/u/reset-password/done?client_id=${encodeURIComponent(target)}`,
    )
    const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, address = '']) => address)
    return links.find((address) => leadsAway(address) && !address.startsWith('https://rp.test/start')) ?? null
  },
}

describe.each(Object.entries(doors))('OID-13 %s', (_what, door) => {
  test('leads nowhere that nobody registered', async () => {
    for (const target of targets) {
      const location = await door(target)
      expect([target, location, leadsAway(location)]).toEqual([target, location, false])
    }
  })
})

test('OID-13 with the hint of a session that ends, too', async () => {
  const hint = await hinted()
  for (const target of targets) {
    const words = { id_token_hint: hint, post_logout_redirect_uri: target }
    const { headers, status } = await app.anonymous('GET', `/oidc/logout?${new URLSearchParams(words)}`)
    expect([target, status, headers.get('location')]).toEqual([target, 400, null])
  }
  const fine = await app.anonymous(
    'GET',
    `/oidc/logout?${new URLSearchParams({ id_token_hint: hint, post_logout_redirect_uri: back })}`,
  )
  expect(fine.headers.get('location')).toBe(back)
})

test('OID-13 what was asked for before somebody signed in is a page of ours, whatever was asked for', async () => {
  for (const target of targets) {
    const browser = newBrowserless(app.url)
    const start = await browser.open(`/u/start?${new URLSearchParams({ to: target })}`)
    const named = await browser.submit(start, '/u/login', { identifier: alice.email })
    const done = await browser.send(named, '/u/login/password', { password })
    expect([target, leadsAway(done.location)]).toEqual([target, false])
    expect(done.location).toMatch(/^\/(account|console)/)
    app.clock.aheadMs += 1_000
  }
})

describe('OID-14 words that are meant to be read as more words', () => {
  const smuggled = '&redirect_uri=https://evil.test&scope=openid%20admin&client_id=x&response_type=token'
  test.each(['login_hint', 'ui_locales', 'state', 'nonce', 'screen_hint', 'connection', 'acr_values'])(
    'in %s change nothing of what was asked for',
    async (name) => {
      for (const value of [smuggled, encodeURIComponent(smuggled)]) {
        const { headers } = await authorize(app, { ...asked(web), [name]: value }, alice.cookie)
        const location = headers.get('location') ?? ''
        expect(leadsAway(location)).toBe(false)
        if (!location.startsWith('https://rp.test/cb?')) continue
        const answer = new URL(location).searchParams
        expect(answer.get('access_token')).toBeNull()
        if (name === 'state') expect(answer.get('state')).toBe(value)
      }
    },
  )

  test('in a name that is typed stay what was typed', async () => {
    const { browser, page, signIn } = await begin(app, {
      clientId: web.client_id,
      request: { redirectUri: 'https://rp.test/cb' },
    })
    await browser.submit(page, '/u/login', { identifier: `alice${smuggled}` })
    const now = await app.app.directory.stores.signIns.findByReference(signIn.reference)
    expect(now?.identifier).toBe(`alice${smuggled}`)
    expect(now?.goal).toEqual(signIn.goal)
  })
})

describe('OID-03 addresses that cannot be registered', () => {
  const bad = [
    'javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'https://*.com/cb',
    'https://*',
    'https://user:pass@rp.test/cb',
    'https://rp.test/cb#fragment',
    '/cb',
    '//rp.test/cb',
    'rp.test/cb',
    'https://rp.test/c\nb',
    '',
  ]
  const fields = ['callbacks', 'allowed_logout_urls', 'web_origins', 'allowed_origins']
  test.each(fields)('as %s, when a client is made or changed', async (field) => {
    for (const address of bad) {
      const made = await app.api('POST', '/clients', { body: { name: 'Bad', app_type: 'spa', [field]: [address] } })
      expect([field, address, made.status]).toEqual([field, address, 400])
      const changed = await app.api('PATCH', `/clients/${web.client_id}`, { body: { [field]: [back, address] } })
      expect([field, address, changed.status]).toEqual([field, address, 400])
    }
  })
})
