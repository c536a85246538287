// WEB-08: nobody guesses a secret of ours, or reads anything in one. Ten thousand of each kind are looked at as a guesser
// would, and then what the doors really hand out.
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apiKeyPrefix } from '../../src/api-keys/api-key.ts'
import { newClientSecret, openClientSecret } from '../../src/clients/client-secret.ts'
import { formToken } from '../../src/http/form-token.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { bearerSecret, prefixedId, randomText } from '../../src/kernel/ids.ts'
import { createSealer } from '../../src/kernel/sealing.ts'
import { newNonce } from '../../src/oauth/pages.ts'
import { csrfToken } from '../../src/sessions/csrf-token.ts'
import { newSessionSecret } from '../../src/sessions/open-session.ts'
import { knownBrowserSecret } from '../../src/sign-ins/known-browser.ts'
import { newBrowserSecret } from '../../src/sign-ins/sign-in.ts'
import { newFamilySecret, refreshTokenOf } from '../../src/token-families/refresh-token.ts'
import { newWebhookSecret } from '../../src/webhooks/webhook-secret.ts'
import { signedIn } from '../api/authaz-v1/console-browser.ts'
import {
  api,
  audience,
  client,
  codeFor,
  type Person,
  person,
  type TestClient,
  tokensFor,
} from '../api/oauth/person-client.ts'
import { addPerson, identified, password, uniqueEmail } from '../login/people.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

const howMany = 10_000
const bitsAtLeast = 128
const sealer = createSealer(randomBytes(32), 1)

/** The one of a family that was just opened. */
function newRefreshToken(): string {
  const id = prefixedId('rft')
  const token = refreshTokenOf(sealer, { id, sealedSecret: newFamilySecret(sealer, id) }, 1)
  if (token === null) throw new Error('a family with a secret has a token')
  return token
}

function drawnClientSecret(): string {
  const clientId = 'one'
  const secret = newClientSecret({ sealer, clientId, by: systemActor, now: new Date() })
  return openClientSecret(sealer, clientId, secret)
}

const kinds: readonly (readonly [name: string, make: () => string])[] = [
  ['the secret of a session', newSessionSecret],
  ['the secret of a browser that signs in', newBrowserSecret],
  ['the mark of a known browser', () => knownBrowserSecret(sealer, 'auth0|alice')],
  ['the CSRF token of a session', () => csrfToken(sealer, newSessionSecret())],
  ['the token of a form', () => formToken({ sealer }, newBrowserSecret(), 'sign-in')],
  ['a one-time secret: code, link, ticket', () => randomText(48)],
  ['a refresh token', newRefreshToken],
  ['an API key', () => bearerSecret(apiKeyPrefix)],
  ['the secret of a client', drawnClientSecret],
  ['the secret of a webhook', newWebhookSecret],
  ['the nonce of a page', newNonce],
]

/** Of the letters in one place, from how often each came (Shannon), with the correction of Miller and Madow. */
function bitsOfPlace(values: readonly string[], place: number): number {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value[place] ?? '', (counts.get(value[place] ?? '') ?? 0) + 1)
  const shares = [...counts.values()].map((count) => count / values.length)
  const plain = -shares.reduce((sum, share) => sum + share * Math.log2(share), 0)
  return plain + (counts.size - 1) / (2 * values.length * Math.LN2)
}

/** How far two neighbours in the order of the alphabet agree, at most, from `start` on. */
function longestSharedStart(values: readonly string[], start: number): number {
  const sorted = values.map((value) => value.slice(start)).toSorted()
  return Math.max(
    ...sorted.slice(1).map((value, place) => {
      const before = sorted[place] as string
      return [...value].findIndex((letter, at) => letter !== before[at])
    }),
  )
}

describe.each(kinds)('WEB-08 %s', (_name, make) => {
  const values = Array.from({ length: howMany }, make)
  const length = values[0]?.length ?? 0
  const bits = Array.from({ length }, (_, place) => bitsOfPlace(values, place))

  test('is never the same twice, and of one length', () => {
    expect(new Set(values).size).toBe(howMany)
    expect(new Set(values.map((value) => value.length)).size).toBe(1)
  })

  test(`has ${bitsAtLeast} bits or more that nobody knows`, () => {
    expect(Math.round(bits.reduce((sum, each) => sum + each, 0))).toBeGreaterThanOrEqual(bitsAtLeast)
  })

  test('counts nothing and tells no time', () => {
    // Where the same letters stand in all of them, it is a prefix.
    const start = bits.findIndex((each) => each > 1)
    // Of fifty million pairs the likest two share five letters; ten would be one chance in a thousand million.
    expect(longestSharedStart(values, start)).toBeLessThan(10)
    const rising = values.slice(1).filter((value, place) => value.slice(start) > (values[place] as string).slice(start))
    // Half of them, give or take six times the spread of chance.
    expect(Math.abs(rising.length - howMany / 2)).toBeLessThan(6 * Math.sqrt(howMany / 12))
  })

  test('is no JWT', () => {
    expect(values.filter((value) => value.startsWith('ey') && value.includes('.'))).toEqual([])
  })
})

describe('what the doors hand out', () => {
  let app: TestApp
  let alice: Person
  let web: TestClient
  beforeAll(async () => {
    app = await startTestApp({ rateLimit: null })
    alice = await person(app, 'alice')
    await api(app)
    web = await client(app)
  })
  afterAll(() => app.close())

  const code = '[A-Za-z0-9]{48}'
  const cookie = '[A-Za-z0-9]{43}'
  const mac = '[\\w-]{43}'

  test('WEB-08 cookies and forms of the sign-in pages', async () => {
    const email = uniqueEmail()
    await addPerson(app, email)
    const { browser, page } = await identified(app, email)
    expect(/name="token" value="([^"]+)"/.exec(page.html)?.[1]).toMatch(new RegExp(`^${mac}$`))
    await browser.send(page, '/u/login/password', { password })
    expect(browser.cookies.get('rollcall-session')).toMatch(new RegExp(`^${cookie}$`))
    expect(browser.cookies.get('rollcall-sign-in')).toMatch(new RegExp(`^${cookie}$`))
    // A nonce of 128 bits and what only we can make of it.
    expect(browser.cookies.get('rollcall-known-browser')).toMatch(/^[\w-]{64}$/)
  })

  test('WEB-08 codes and tokens', async () => {
    expect(await codeFor(app, web, alice)).toMatch(new RegExp(`^${code}$`))
    const { refresh_token } = await tokensFor(app, web, alice, { audience, scope: 'openid read:orders offline_access' })
    expect(refresh_token).toMatch(/^rc_rt_[\w-]{50,}$/)
    const grant = 'urn:ietf:params:oauth:grant-type:device_code'
    const tv = await client(app, { app_type: 'native', token_endpoint_auth_method: 'none', grant_types: [grant] })
    const device = await app.anonymous('POST', '/oauth/device/code', {
      body: { client_id: tv.client_id, scope: 'openid' },
    })
    expect(device.body.device_code).toMatch(/^[A-Za-z0-9]{40,}$/)
    expect(web.client_secret).toMatch(/^[A-Za-z0-9]{64}$/)
  })

  test('WEB-08 the session of an operator, its CSRF token and an API key', async () => {
    const olivia = await signedIn(app, 'owner')
    expect(olivia.cookie).toMatch(new RegExp(`^rollcall-console-session=${cookie}$`))
    expect(olivia.csrfToken).toMatch(new RegExp(`^${mac}$`))
    const { body } = await app.v1('POST', '/keys', { body: { name: 'Key', permissions: ['read:users'] } })
    expect(body.key).toMatch(new RegExp(`^${apiKeyPrefix}_${mac}$`))
  })
})
