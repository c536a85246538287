// The promise of revocation (security.md P4): after the revoking call returned on one process, no request that starts
// later succeeds on any other. Requests run before, during and after; only those that started after are counted.
import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signedIn } from '../support/signed-in.ts'
import type { Answer, Caller } from '../support/test-app.ts'
import { startTwoProcesses, type TwoProcesses } from './two-processes.ts'

const requestsLeast = Number(process.env.REVOCATION_REQUESTS ?? 2_000)
const roundsOfEach = 5
const atOnce = 12
const callback = 'https://rp.test/cb'

let two: TwoProcesses
let admin: string
let audience: string
let introspector: ClientSecret

interface ClientSecret {
  readonly client_id: string
  readonly client_secret: string
}

beforeAll(async () => {
  two = await startTwoProcesses()
  audience = `${two.publicUrl}api/v2/`
  const machine = { name: 'Administration', machine: true, audience, scopes: 'all' }
  const made = await two.a('POST', 'api/v1/clients', { headers: { 'x-api-key': two.apiKey }, body: machine })
  admin = (await tokenOf(made.body)).access_token
  introspector = await newClient({ app_type: 'resource_server', resource_server_identifier: audience })
})
afterAll(() => two.stop())

const secretOf = ({ client_id, client_secret }: ClientSecret) => ({ client_id, client_secret })
const post = (at: Caller, path: string, body: object) => at('POST', path, { body })
const manage = (method: string, path: string, body?: unknown) =>
  two.a(method, `api/v2${path}`, {
    headers: { authorization: `Bearer ${admin}` },
    ...(body === undefined ? {} : { body }),
  })

async function done(answer: Promise<Answer>): Promise<Answer> {
  const { status, text } = await answer
  if (status >= 300) throw new Error(`${status} ${text}`)
  return answer
}

async function newClient(given: object): Promise<ClientSecret> {
  return (await done(manage('POST', '/clients', { name: 'An app', callbacks: [callback], ...given }))).body
}

async function tokenOf(client: ClientSecret) {
  const words = { grant_type: 'client_credentials', ...secretOf(client), audience }
  return (await done(post(two.a, 'oauth/token', words))).body
}

interface Held {
  readonly userId: string
  readonly sessionId: string
  readonly client: ClientSecret
  readonly token: string
  readonly refreshToken: string
}

/** Somebody who is signed in to an app, which may read their account and go on without them. */
async function somebody(): Promise<Held> {
  const email = `${randomBytes(6).toString('hex')}@example.com`
  const body = {
    connection: 'Username-Password-Authentication',
    email,
    password: 'correct horse battery 7',
    email_verified: true,
  }
  const userId = (await done(manage('POST', '/users', body))).body.user_id as string
  return held(userId, await newClient({ app_type: 'regular_web' }))
}

async function held(userId: string, client: ClientSecret): Promise<Held> {
  const { session, secret } = await signedIn(two.directory, userId)
  const verifier = randomBytes(32).toString('base64url')
  const asked = new URLSearchParams({
    client_id: client.client_id,
    redirect_uri: callback,
    response_type: 'code',
    scope: 'openid read:current_user offline_access',
    audience,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  const sent = await two.a('GET', `authorize?${asked}`, { headers: { cookie: `rollcall-session=${secret}` } })
  const code = new URL(sent.headers.get('location') ?? '').searchParams.get('code')
  const words = { grant_type: 'authorization_code', redirect_uri: callback, code, code_verifier: verifier }
  const { access_token, refresh_token } = (await done(post(two.a, 'oauth/token', { ...words, ...secretOf(client) })))
    .body
  return { userId, sessionId: session.id, client, token: access_token, refreshToken: refresh_token }
}

type Attempt = () => Promise<boolean>

/** Every door that a person's tokens open; true where it opened. */
function doorsOf({ userId, client, token, refreshToken }: Held): readonly Attempt[] {
  const headers = { authorization: `Bearer ${token}` }
  const own = `api/v2/users/${encodeURIComponent(userId)}/enrollments`
  const introspect = (at: Caller, one: ClientSecret, what: string) => async () =>
    (await post(at, 'oauth/introspect', { ...secretOf(one), token: what })).body.active === true
  const isOk = (answer: Promise<Answer>) => answer.then(({ status }) => status === 200)
  return [
    () => isOk(two.b('GET', 'userinfo', { headers })),
    () => isOk(two.b('GET', own, { headers })),
    introspect(two.b, introspector, token),
    () => isOk(two.a('GET', 'userinfo', { headers })),
    introspect(two.b, client, refreshToken),
    () =>
      isOk(
        post(two.b, 'oauth/token', {
          grant_type: 'refresh_token',
          ...secretOf(client),
          refresh_token: refreshToken,
        }),
      ),
    () => isOk(two.a('GET', own, { headers })),
    introspect(two.a, introspector, token),
  ]
}

interface Count {
  readonly before: number
  readonly after: number
  readonly acceptedAfter: number
}

/** Knocks at the doors all the time, while the revoking call is made, and until so many knocks came after it. */
async function knock(doors: readonly Attempt[], revoke: () => Promise<unknown>, atLeast: number): Promise<Count> {
  let revokedAt = Number.POSITIVE_INFINITY
  let [before, after, acceptedAfter, turn] = [0, 0, 0, 0]
  const knocker = async () => {
    while (after < atLeast) {
      const startedAt = performance.now()
      const isOpen = await (doors[turn++ % doors.length] as Attempt)()
      if (startedAt <= revokedAt) before += isOpen ? 1 : 0
      else {
        after += 1
        acceptedAfter += isOpen ? 1 : 0
      }
    }
  }
  const knocking = Array.from({ length: atOnce }, knocker)
  await new Promise((resolve) => setTimeout(resolve, 100))
  await revoke()
  revokedAt = performance.now()
  await Promise.all(knocking)
  return { before, after, acceptedAfter }
}

const ends: readonly (readonly [string, (one: Held) => Promise<unknown>])[] = [
  ['SES-05 a person is suspended', ({ userId }) => done(manage('PATCH', `/users/${userId}`, { blocked: true }))],
  ['SES-06 a session is ended', ({ sessionId }) => done(manage('DELETE', `/sessions/${sessionId}`))],
  ['SES-06 a refresh token is revoked', (one) => done(manage('DELETE', `/refresh-tokens/${familyOf(one)}`))],
  [
    'SES-02 a password is changed',
    ({ userId }) => done(manage('PATCH', `/users/${userId}`, { password: 'another battery 8 staple' })),
  ],
  ['SES-09 a client is deleted', ({ client }) => done(manage('DELETE', `/clients/${client.client_id}`))],
]

const familyOf = ({ token }: Held) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).jti.split('.')[0]

const total = { after: 0, accepted: 0 }

test.each(ends)(
  '%s on one process: no request that starts later opens any door on any process',
  async (_what, end) => {
    const each = Math.ceil(requestsLeast / (ends.length + 1) / roundsOfEach)
    for (let round = 0; round < roundsOfEach; round += 1) {
      const one = await somebody()
      const doors = doorsOf(one)
      for (const door of doors) expect(await door()).toBe(true)
      const { before, after, acceptedAfter } = await knock(doors, () => end(one), each)
      expect(before).toBeGreaterThan(0)
      expect(acceptedAfter).toBe(0)
      total.after += after
      total.accepted += acceptedAfter
    }
  },
  300_000,
)

test('SES-09 a machine whose grant is taken away, or that is deleted, is refused on every process', async () => {
  const each = Math.ceil(requestsLeast / (ends.length + 1) / roundsOfEach)
  for (let round = 0; round < roundsOfEach; round += 1) {
    const client = await newClient({ app_type: 'non_interactive' })
    const made = { client_id: client.client_id, audience, scope: ['read:roles'] }
    const grant = (await done(manage('POST', '/client-grants', made))).body.id
    const { access_token: token } = await tokenOf(client)
    const headers = { authorization: `Bearer ${token}` }
    const isActive = (at: Caller) => async () =>
      (await post(at, 'oauth/introspect', { ...secretOf(introspector), token })).body.active === true
    const isOpen = (at: Caller) => async () => (await at('GET', 'api/v2/roles', { headers })).status === 200
    const doors = [isOpen(two.b), isActive(two.b), isOpen(two.a), isActive(two.a)]
    const path = round % 2 === 0 ? `/client-grants/${grant}` : `/clients/${client.client_id}`
    const { before, after, acceptedAfter } = await knock(doors, () => done(manage('DELETE', path)), each)
    expect(before).toBeGreaterThan(0)
    expect(acceptedAfter).toBe(0)
    total.after += after
    total.accepted += acceptedAfter
  }
}, 300_000)

test('SES-06 what hangs on another session goes on', async () => {
  const one = await somebody()
  const other = await held(one.userId, one.client)
  await done(manage('DELETE', `/sessions/${one.sessionId}`))
  for (const door of doorsOf(other)) expect(await door()).toBe(true)
})

test('SES-09 a rotated secret opens nothing, and tokens that were issued before live on', async () => {
  const client = await newClient({ app_type: 'non_interactive' })
  await done(manage('POST', '/client-grants', { client_id: client.client_id, audience, scope: ['read:roles'] }))
  const { access_token } = await tokenOf(client)
  await done(manage('POST', `/clients/${client.client_id}/rotate-secret`))
  await expect(tokenOf(client)).rejects.toThrow('401')
  const headers = { authorization: `Bearer ${access_token}` }
  expect((await two.b('GET', 'api/v2/roles', { headers })).status).toBe(200)
})

test('P4 the figure: late acceptances among all requests that started after', () => {
  console.log(`revocation: ${total.accepted} late acceptances of ${total.after} requests on two processes`)
  expect(total.accepted).toBe(0)
  expect(total.after).toBeGreaterThanOrEqual(requestsLeast)
})
