import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createLocalJWKSet, decodeJwt, type JWTPayload, jwtVerify } from 'jose'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { renewSession } from '../../../src/sessions/renew-session.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { client, cookieOf, type Person, person, type TestClient, tokensFor, userinfo } from './person-client.ts'

let app: TestApp
let alice: Person
const receivers: Receiver[] = []

beforeAll(async () => {
  app = await startTestApp({ outgoingAllow: ['localhost'] })
  alice = await person(app, 'alice')
})
afterEach(async () => {
  app.clock.aheadMs = 0
  for (const receiver of receivers.splice(0)) await receiver.stop()
})
afterAll(() => app.close())

type Behaviour = (request: IncomingMessage, reply: ServerResponse) => void
interface Receiver {
  readonly url: string
  /** The tokens that came, as they came. */
  readonly tokens: string[]
  behaves: Behaviour
  stop(): Promise<void>
  start(): Promise<void>
}

const takes: Behaviour = (_request, reply) => reply.writeHead(200).end()

/** A relying party under test control. */
async function receiver(behaves: Behaviour = takes): Promise<Receiver> {
  let server: Server
  let port = 0
  const tokens: string[] = []
  const one: Receiver = {
    get url() {
      return `http://localhost:${port}/backchannel`
    },
    tokens,
    behaves,
    start: async () => {
      server = createServer(async (request, reply) => {
        let text = ''
        for await (const chunk of request) text += chunk
        tokens.push(new URLSearchParams(text).get('logout_token') ?? '')
        one.behaves(request, reply)
      })
      await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
      port = (server.address() as AddressInfo).port
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  await one.start()
  receivers.push(one)
  return one
}

/** A client that wants to be told, and a browser in which alice has signed in to it. */
async function signedInAt({
  url,
}: Receiver): Promise<{ one: TestClient; who: Person; id_token: string; access_token: string }> {
  const one = await client(app, { oidc_logout: { backchannel_logout_urls: [url] } })
  const who = { ...alice, ...(await cookieOf(app, alice.id)) }
  return { one, who, ...(await tokensFor(app, one, who)) }
}

const signOut = (idToken: string, cookie: string) =>
  app.anonymous('GET', `oidc/logout?${new URLSearchParams({ id_token_hint: idToken })}`, { headers: { cookie } })

/** And a moment more, in which the worker notes what came of it: by the clock as it stands. */
async function arrived(one: Receiver, count = 1): Promise<void> {
  await vi.waitFor(() => expect(one.tokens.length).toBeGreaterThanOrEqual(count), { timeout: 10_000, interval: 50 })
  await new Promise((resolve) => setTimeout(resolve, 400))
}

async function verified(token: string, audience: string): Promise<JWTPayload> {
  const keys = createLocalJWKSet((await app.anonymous('GET', '.well-known/jwks.json')).body)
  const { payload } = await jwtVerify(token, keys, { issuer: app.url, audience, typ: 'logout+jwt' })
  return payload
}

const event = 'http://schemas.openid.net/event/backchannel-logout'

test('SES-10 whoever signs out at one client is signed out at it by a logout token', async () => {
  const one = await receiver()
  const { one: web, who, id_token } = await signedInAt(one)
  expect((await signOut(id_token, who.cookie)).status).toBe(200)
  await arrived(one)
  const claims = await verified(one.tokens[0] as string, web.client_id)
  expect(claims).toEqual({
    iss: app.url,
    aud: web.client_id,
    sub: alice.id,
    sid: who.sessionId,
    iat: expect.any(Number),
    exp: (claims.iat as number) + 120,
    jti: expect.any(String),
    events: { [event]: {} },
  })
  expect(claims).not.toHaveProperty('nonce')
})

test('SES-10 without a hint the person is asked, and nobody is told before', async () => {
  const one = await receiver()
  const { who } = await signedInAt(one)
  const asked = await app.anonymous('GET', 'oidc/logout', { headers: { cookie: who.cookie } })
  expect([asked.status, asked.text.includes('Sign out?')]).toEqual([200, true])
  await new Promise((resolve) => setTimeout(resolve, 1_200))
  expect(one.tokens).toEqual([])
})

test('SES-10 a session that an administrator ends, and one whose client used the older setting', async () => {
  const one = await receiver()
  const older = await client(app, { oidc_backchannel_logout: { backchannel_logout_urls: [one.url] } })
  const who = { ...alice, ...(await cookieOf(app, alice.id)) }
  await tokensFor(app, older, who)
  expect((await app.api('DELETE', `/sessions/${who.sessionId}`)).status).toBe(202)
  await arrived(one)
  expect((await verified(one.tokens[0] as string, older.client_id)).sid).toBe(who.sessionId)
})

test('SES-10 a client that answers with a fault is told again, with a token of its own', async () => {
  const one = await receiver((_request, reply) => reply.writeHead(500).end('stack trace'))
  const { one: web, who, id_token } = await signedInAt(one)
  await signOut(id_token, who.cookie)
  await arrived(one)
  one.behaves = takes
  app.clock.aheadMs += 6_000
  await arrived(one, 2)
  const [first, second] = await Promise.all(one.tokens.map((token) => verified(token, web.client_id)))
  expect(first?.sid).toBe(second?.sid)
  expect(first?.jti).not.toBe(second?.jti)
  app.clock.aheadMs += 3_600_000
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect(one.tokens).toHaveLength(2)
})

test('SES-10 a client that was away is told when it is back', async () => {
  const one = await receiver()
  const { who, id_token } = await signedInAt(one)
  await one.stop()
  await signOut(id_token, who.cookie)
  await new Promise((resolve) => setTimeout(resolve, 1_200))
  await one.start()
  app.clock.aheadMs += 20_000
  await arrived(one)
})

test('SES-10 a client that never answers holds up no other', async () => {
  const unanswered = new Set<ServerResponse>()
  let atOnce = 0
  const neverAnswers: Behaviour = (_request, reply) => {
    reply.on('close', () => unanswered.delete(reply))
    atOnce = Math.max(atOnce, unanswered.add(reply).size)
  }
  const [one, other] = [await receiver(neverAnswers), await receiver(neverAnswers)]
  const both = { ...alice, ...(await cookieOf(app, alice.id)) }
  for (const { url } of [one, other]) {
    const web = await client(app, { oidc_logout: { backchannel_logout_urls: [url] } })
    await tokensFor(app, web, both)
  }
  await app.api('DELETE', `/sessions/${both.sessionId}`)
  await Promise.all([arrived(one), arrived(other)])
  // The second was told while the first still held its call open.
  expect(atOnce).toBe(2)
})

test('SES-10 what a process took and died with comes from another', async () => {
  const one = await receiver()
  const { logoutNotices } = app.app.directory.stores
  const { one: web } = await signedInAt(one)
  const now = app.clock.now()
  // Taken in the same moment, as by a process that is killed before it sends.
  await app.app.directory.change(async (deps) => {
    await deps.logoutNotices.queue([{ id: 'ses_killed', userId: alice.id, clientIds: [web.client_id] }], now)
    await deps.logoutNotices.take(10, now, new Date(now.getTime() + 30_000))
  })
  await new Promise((resolve) => setTimeout(resolve, 1_200))
  expect(one.tokens).toEqual([])
  app.clock.aheadMs += 31_000
  await arrived(one)
  expect((await verified(one.tokens[0] as string, web.client_id)).sid).toBe('ses_killed')
  expect(await logoutNotices.take(10, app.clock.now(), app.clock.now())).toEqual([])
})

test('a redirect is not followed, and after a day nobody tries any more, which the audit tells', async () => {
  const elsewhere = await receiver()
  const one = await receiver((_request, reply) => reply.writeHead(307, { location: elsewhere.url }).end())
  const { one: web, who, id_token } = await signedInAt(one)
  await signOut(id_token, who.cookie)
  await arrived(one)
  app.clock.aheadMs += 24 * 3_600_000
  await arrived(one, 2)
  const page = { kind: 'offset', offset: 0, limit: 20, withTotal: false } as const
  await vi.waitFor(async () => {
    const events = (await app.app.directory.stores.audit.listAbout(web.client_id, page)).items
    const untold = events.find(({ type }) => type === 'client.logout_untold')
    expect(untold?.details).toMatchObject({ session: who.sessionId, fault: expect.stringContaining('answered 307') })
  })
  app.clock.aheadMs += 24 * 3_600_000
  await new Promise((resolve) => setTimeout(resolve, 1_200))
  expect([one.tokens.length, elsewhere.tokens.length]).toEqual([2, 0])
})

describe('SES-10 sessions that end with what their person was', () => {
  const told = async (one: Receiver, count: number) => {
    await arrived(one, count)
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    return Promise.all(one.tokens.map(async (token) => decodeJwt(token).sid))
  }

  async function twoBrowsers(name: string) {
    const one = await receiver()
    const web = await client(app, { oidc_logout: { backchannel_logout_urls: [one.url] } })
    const first = await person(app, name)
    const second = { ...first, ...(await cookieOf(app, first.id)) }
    for (const who of [first, second]) await tokensFor(app, web, who)
    return { one, first, second }
  }

  test.each<[string, string, (id: string) => Promise<unknown>]>([
    ['suspended', 'bob', (id) => app.api('PATCH', `/users/${id}`, { body: { blocked: true } })],
    ['deleted', 'carol', (id) => app.api('DELETE', `/users/${id}`)],
    ['given a password', 'dan', (id) => app.api('PATCH', `/users/${id}`, { body: { password: 'another battery 8' } })],
  ])('of somebody who is %s, each once', async (_what, name, end) => {
    const { one, first, second } = await twoBrowsers(name)
    await end(first.id)
    expect((await told(one, 2)).sort()).toEqual([first.sessionId, second.sessionId].sort())
    await end(first.id)
    expect(await told(one, 2)).toHaveLength(2)
  })

  test('but not the one in which they changed it', async () => {
    const { one, first, second } = await twoBrowsers('erin')
    await app.app.directory.change(async (deps) => {
      const session = await deps.sessions.hold(first.sessionId, deps.clock.now())
      const securityVersion = await deps.users.endGrantsOf(first.id)
      if (session !== null) await renewSession(deps, session, { methods: [], securityVersion })
    })
    expect(await told(one, 1)).toEqual([second.sessionId])
  })
})

test('JWT-04 a logout token opens nothing and is no hint', async () => {
  const one = await receiver()
  const { who, id_token } = await signedInAt(one)
  await signOut(id_token, who.cookie)
  await arrived(one)
  const [token = ''] = one.tokens
  expect((await userinfo(app, token)).status).toBe(401)
  const other = { ...alice, ...(await cookieOf(app, alice.id)) }
  expect((await signOut(token, other.cookie)).status).toBe(400)
})
