// Whatever a browser or a program sends to pages and to OAuth, nothing of it is our fault: no answer of 500, nothing of
// the inside, no session for somebody who is nobody. FUZZ_REQUESTS=500 sends that many to each route.
import { Agent, request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formToken } from '../../src/http/form-token.ts'
import { tokenSubject } from '../../src/login/visit.ts'
import { client, person, type TestClient } from '../api/oauth/person-client.ts'
import { oddTexts, type Random, seededRandom } from '../faults/malformed-requests.ts'
import { begin } from '../login/people.ts'
import { type Route, routesOf } from '../support/routes-of.ts'
import { signedIn } from '../support/signed-in.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

const perRoute = Number(process.env.FUZZ_REQUESTS ?? 20)
const atOnce = 8

let app: TestApp
let routes: readonly Route[]
let own: TestClient
let signedInCookie: string
let sealed: string
const agent = new Agent({ keepAlive: true, maxSockets: atOnce })

beforeAll(async () => {
  app = await startTestApp({ rateLimit: null })
  own = await client(app, { grant_types: ['password', 'authorization_code', 'refresh_token'] })
  const alice = await person(app, 'alice')
  signedInCookie = `rollcall-session=${(await signedIn(app.app.directory, alice.id)).secret}`
  sealed = app.app.directory.sealer.seal('not json', ['flash']).toString('base64url')
  routes = routesOf(app).filter(({ path }) => !path.startsWith('/api/'))
})
afterAll(async () => {
  agent.destroy()
  await app.close()
})

const names = [
  ...'state ticket token from locale to client_id user_code answer identifier password code credential'.split(' '),
  ...'redirect_uri response_type response_mode scope audience nonce code_challenge code_challenge_method'.split(' '),
  ...'prompt max_age acr_values organization invitation login_hint ui_locales connection request_uri'.split(' '),
  ...'id_token_hint post_logout_redirect_uri returnTo grant_type refresh_token code_verifier client_secret'.split(' '),
  ...'client_assertion client_assertion_type device_code mfa_token otp oob_code binding_code recovery_code'.split(' '),
  ...'email name username realm current session_id app do codes saved __proto__ constructor unheard_of'.split(' '),
]
const paths = ['%', '%00', '%c0%af', '..%2f..', 'x'.repeat(3_000), '%ED%A0%80']

interface Sent {
  readonly method: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: string | null
}

const encoded = (text: string) => encodeURIComponent(text.toWellFormed().slice(0, 1_500))

async function made(route: Route, random: Random): Promise<Sent> {
  const { browser, signIn } = await shared()
  const browserSecret = browser.cookies.get('rollcall-sign-in') as string
  const state = random.pick([signIn.id, signIn.id, '', encoded(random.pick(oddTexts))])
  const token = formToken(app.app.directory, browserSecret, tokenSubject(state === '' ? null : state))
  const fields: [string, string][] = [
    ...(random.below(5) === 0
      ? []
      : ([
          ['state', state],
          ['token', token],
        ] as [string, string][])),
    ...(random.below(2) === 0 ? [] : ([['client_id', own.client_id]] as [string, string][])),
    ...Array.from({ length: 1 + random.below(4) }, (): [string, string] => [
      random.pick(names),
      encoded(random.pick(oddTexts)),
    ]),
  ]
  const written = fields.map(([name, value]) => `${name}${random.pick(['', '', '', '[]', '[a]'])}=${value}`).join('&')
  const isInQuery = route.method === 'GET'
  const path = route.path.replace(/:[a-z]+/g, () => random.pick(paths)) + (isInQuery ? `?${written}` : '')
  const type = random.pick([
    'application/x-www-form-urlencoded',
    'application/x-www-form-urlencoded',
    'application/json',
  ])
  const json = JSON.stringify(
    Object.fromEntries(fields.map(([name, value]) => [name, random.pick([value, 7, null, []])])),
  )
  return {
    method: route.method,
    path: path.slice(0, 8_000),
    headers: {
      'sec-fetch-site': random.pick(['same-origin', 'same-origin', 'cross-site']),
      cookie: random.pick(cookies(browserSecret)),
      ...random.pick(credentials()),
      ...(isInQuery ? {} : { 'content-type': type }),
    },
    body: isInQuery ? null : type === 'application/json' ? random.pick([json, json, '[', 'null', '[]']) : written,
  }
}

const cookies = (browserSecret: string): readonly string[] => [
  `rollcall-sign-in=${browserSecret}; ${signedInCookie}`,
  `rollcall-sign-in=${browserSecret}`,
  `rollcall-sign-in=${browserSecret}; rollcall-form=${sealed}; rollcall-reset-ticket=${sealed}`,
  `rollcall-sign-in=${'A'.repeat(43)}; rollcall-session=${'A'.repeat(43)}; rollcall-form=${'A'.repeat(3_000)}`,
  'rollcall-session=x; rollcall-session=y; =; ;;; rollcall-sign-in=%00; rollcall-form="',
  '',
]

const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` })
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const credentials = (): readonly Record<string, string>[] => [
  {},
  {},
  basic('\0:\0'),
  basic('%00:x'),
  basic(`${'x'.repeat(5_000)}:y`),
  basic('%zz'),
  { authorization: `Bearer ${part({ alg: 'RS256', kid: '\0' })}.${part({ sub: '\0' })}.AAAA` },
  { authorization: 'DPoP x.y.z', dpop: `${part({ alg: 'ES256', typ: 'dpop+jwt' })}.${part({ jti: '\0' })}.AAAA` },
  { dpop: 'null.null.null' },
]

let begun: ReturnType<typeof begin> | null = null
/** One sign-in for many requests: most of them leave it where it is. */
const shared = () => {
  begun ??= begin(app)
  return begun
}

function send({ method, path, headers, body }: Sent): Promise<{ status: number; text: string; cookies: string[] }> {
  const { port, host } = new URL(app.url)
  const length = body === null ? {} : { 'content-length': Buffer.byteLength(body) }
  return new Promise((resolve, reject) => {
    const call = request(
      { host: '127.0.0.1', port, method, path, agent, headers: { host, ...headers, ...length } },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk) => chunks.push(chunk))
        answer.on('end', () =>
          resolve({
            status: answer.statusCode as number,
            text: Buffer.concat(chunks).toString(),
            cookies: answer.headers['set-cookie'] ?? [],
          }),
        )
      },
    )
    call.on('error', reject)
    call.end(body ?? undefined)
  })
}

const leaks = /\n\s+at |node_modules|\.ts:\d|file:\/\/|syntax error at|invalid input syntax|duplicate key|violates/i

test('there are routes of every kind', () => {
  const found = routes.map(({ method, path }) => `${method} ${path}`)
  expect(found).toEqual(
    expect.arrayContaining([
      'POST /oauth/token',
      'GET /authorize/resume',
      'POST /u/login/password',
      'POST /console/u/login/password',
      'POST /account/security/password',
      'POST /activate/confirm',
    ]),
  )
})

test('G1 G2 WEB nothing that is sent to any of them is answered with a fault of ours, or signs anybody in', async () => {
  const faults: unknown[] = []
  const work = routes.flatMap((route, place) => Array.from({ length: perRoute }, (_, turn) => ({ route, place, turn })))
  const waiting = work.values()
  const lane = async () => {
    for (const { route, place, turn } of waiting) {
      // Nothing may be asked of a feed that waits for news.
      if (route.path.endsWith('/revocations')) continue
      const sent = await made(route, seededRandom(place * 10_007 + turn))
      const { status, text, cookies: set } = await send(sent)
      const isFault = status >= 500 || leaks.test(text)
      const opens =
        set.some((line) => /^rollcall-(console-)?session=[^;]/.test(line)) &&
        !sent.headers.cookie?.includes(signedInCookie)
      if (isFault || opens) faults.push({ status, text: text.slice(0, 300), ...sent, body: sent.body?.slice(0, 300) })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  expect(faults.slice(0, 5)).toEqual([])
  expect((await app.anonymous('GET', '/health/ready')).status).toBe(200)
}, 600_000)
