import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  createRevocationCheck,
  type RevocationCheck,
  type RevocationCheckOptions,
} from '../../../packages/revocation-check/revocation-check.js'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { api, audience, client, cookieOf, type Person, person, type TestClient, tokensFor } from './person-client.ts'

let app: TestApp
let service: TestClient
let web: TestClient
let alice: Person
const closing: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  app = await startTestApp()
  alice = await person(app, 'alice')
  await api(app)
  service = await client(app, { name: 'Orders service', token_endpoint_auth_method: 'client_secret_basic' })
  web = await client(app)
})
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})
afterAll(() => app.close())

function follow(given: Partial<RevocationCheckOptions> = {}): RevocationCheck {
  const one = createRevocationCheck({
    feedUrl: `${app.url}oauth/revocations`,
    credentials: { clientId: service.client_id, clientSecret: service.client_secret },
    jwks: `${app.url}.well-known/jwks.json`,
    ...given,
  })
  closing.push(() => one.close())
  return one
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return `http://localhost:${(server.address() as AddressInfo).port}`
}

async function issued(who: Person = alice) {
  const { access_token, id_token } = await tokensFor(app, web, who, { audience, scope: 'openid read:orders' })
  const { kid } = decodeProtectedHeader(access_token)
  return { token: access_token, claims: decodeJwt(access_token), idClaims: decodeJwt(id_token), kid: kid as string }
}

const inNewBrowser = async () => ({ ...alice, ...(await cookieOf(app, alice.id)) })
const end = ({ sessionId }: Person) => app.api('DELETE', `/sessions/${sessionId}`)
const revoked = (one: RevocationCheck, claims: object) =>
  vi.waitFor(() => expect(one.isRevoked(claims as never)).toBe(true), { timeout: 5_000, interval: 5 })

test('a revoked token is refused within a second, and every other goes on', async () => {
  const one = follow()
  await one.ready
  const bystander = await issued()
  const delays: number[] = []
  for (let round = 0; round < 40; round += 1) {
    const who = await inNewBrowser()
    const { claims, kid } = await issued(who)
    expect(one.check(claims, kid)).toBe('fine')
    await end(who)
    const began = performance.now()
    await revoked(one, claims)
    delays.push(performance.now() - began)
    expect(one.check(bystander.claims, bystander.kid)).toBe('fine')
  }
  delays.sort((a, b) => a - b)
  const p99 = delays[Math.ceil(delays.length * 0.99) - 1] as number
  console.log(
    `revocation feed: p50 ${Math.round(delays[20] as number)} ms, p99 ${Math.round(p99)} ms of ${delays.length}`,
  )
  // The promise is one second; the machine of a test may be busy.
  expect(p99).toBeLessThan(2_000)
}, 120_000)

test('a suspended person, a deleted client and a changed grant are told apart from everybody else', async () => {
  const one = follow()
  await one.ready
  const bob = await person(app, 'bob')
  const { claims, idClaims } = await issued(bob)
  const machine = await client(app, { app_type: 'non_interactive' })
  const { client_id, client_secret } = machine
  const grant = (await app.api('POST', '/client-grants', { body: { client_id, audience, scope: ['read:orders'] } }))
    .body.id
  const words = { grant_type: 'client_credentials', client_id, client_secret, audience }
  const ofMachine = decodeJwt((await app.anonymous('POST', 'oauth/token', { body: words })).body.access_token)
  const others = await issued()
  for (const each of [claims, idClaims, ofMachine]) expect(one.check(each)).toBe('fine')
  await app.api('PATCH', `/users/${bob.id}`, { body: { blocked: true } })
  await app.api('DELETE', `/client-grants/${grant}`)
  for (const each of [claims, idClaims, ofMachine]) await revoked(one, each)
  for (const each of [others.claims, others.idClaims]) expect(one.check(each)).toBe('fine')
  await app.api('DELETE', `/clients/${client_id}`)
  await revoked(one, { ...ofMachine, aud: 'urn:another', iat: (ofMachine.iat as number) + 100 })
})

describe('it fails closed', () => {
  test('before the first state, and for what it cannot judge', async () => {
    const { claims } = await issued()
    const one = follow()
    expect(one.check(claims)).toBe('unknown')
    await one.ready
    expect(one.check(claims)).toBe('fine')
    for (const odd of [{}, { ...claims, iat: undefined }, { ...claims, iat: '1' }, { iat: claims.iat }]) {
      expect(one.isRevoked(odd)).toBe(true)
    }
    const old = { ...claims, iat: (claims.iat as number) - 1_000 }
    expect(one.check(old)).toBe('too-old')
    const ofMachine = { gty: 'client-credentials', azp: 'm', aud: audience, jti: 'x', iat: old.iat }
    expect(one.check(ofMachine)).toBe('fine')
    await one.close()
    expect(one.check(claims)).toBe('unknown')
  })

  test('three seconds after the server is gone, and opens again when it is back', async () => {
    let isAway = false
    const proxy = createServer((request, reply) => (isAway ? request.socket.destroy() : pass(request, reply)))
    const feed = await listen(proxy)
    const faults: unknown[] = []
    const one = follow({
      feedUrl: `${feed}/oauth/revocations`,
      issuer: app.url,
      onFault: (fault) => faults.push(fault),
    })
    await one.ready
    const { claims } = await issued()
    expect(one.check(claims)).toBe('fine')
    isAway = true
    proxy.closeAllConnections()
    const began = performance.now()
    await vi.waitFor(() => expect(one.check(claims)).toBe('unknown'), { timeout: 6_000, interval: 10 })
    expect(performance.now() - began).toBeLessThan(5_000)
    expect(faults.length).toBeGreaterThan(0)
    isAway = false
    await vi.waitFor(() => expect(one.check(claims)).toBe('fine'), { timeout: 6_000, interval: 10 })
  }, 30_000)

  test('while the server hangs', async () => {
    let hangs = false
    const feed = await listen(createServer((request, reply) => (hangs ? undefined : pass(request, reply))))
    const one = follow({ feedUrl: `${feed}/oauth/revocations`, issuer: app.url })
    await one.ready
    const { claims } = await issued()
    hangs = true
    const began = performance.now()
    await vi.waitFor(() => expect(one.check(claims)).toBe('unknown'), { timeout: 6_000, interval: 10 })
    expect(performance.now() - began).toBeLessThan(5_000)
  }, 30_000)

  function pass(request: IncomingMessage, reply: ServerResponse): void {
    const { authorization = '', 'if-none-match': known } = request.headers
    fetch(app.url + (request.url ?? '').slice(1), {
      headers: { authorization, ...(known === undefined ? {} : { 'if-none-match': known }) },
    })
      .then(async (answer) => {
        reply.writeHead(answer.status, { etag: answer.headers.get('etag') ?? '' }).end(await answer.text())
      })
      .catch(() => reply.destroy())
  }
})

describe('it believes nobody else', () => {
  const now = () => Math.floor(Date.now() / 1000)
  const empty = { sessions: [], families: [], users: [], clients: [], grants: [], keys: [], reach: 960 }
  const forgeries: readonly (readonly [string, object, object, boolean])[] = [
    ['of another key', {}, {}, true],
    ['of another type', { typ: 'at+jwt' }, {}, false],
    ['of another issuer', {}, { iss: 'https://evil.test/' }, false],
    ['of yesterday', {}, { iat: now() - 86_400, exp: now() - 86_340 }, false],
    ['of tomorrow', {}, { iat: now() + 86_400, exp: now() + 86_460 }, false],
    ['without an end', {}, { exp: undefined }, false],
    ['of an unknown key', { kid: 'other' }, {}, false],
  ]

  async function served(header: object, claims: object, isForeign: boolean) {
    const [right, foreign] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')])
    const jwks = { keys: [{ ...(await exportJWK(right.publicKey)), kid: 'right' }] }
    const token = await new SignJWT({ iss: 'https://rollcall.test/', iat: now(), exp: now() + 60, ...empty, ...claims })
      .setProtectedHeader({ alg: 'RS256', typ: 'revocations+jwt', kid: 'right', ...header })
      .sign(isForeign ? foreign.privateKey : right.privateKey)
    const feedUrl = await listen(createServer((_request, reply) => reply.end(token)))
    const faults: unknown[] = []
    const one = follow({ feedUrl, jwks, issuer: 'https://rollcall.test/', onFault: (fault) => faults.push(fault) })
    return { one, faults }
  }

  test.each(forgeries)('a state %s', async (_what, header, claims, isForeign) => {
    const { one, faults } = await served(header, claims, isForeign)
    await vi.waitFor(() => expect(faults.length).toBeGreaterThan(1))
    expect(one.check({ jti: 'rft_1.x', azp: 'web', sub: 'a', iat: now() })).toBe('unknown')
  })

  test('but a right one, whatever it says of all that came before', async () => {
    const before = now() - 10
    const { one } = await served({}, { all_before: before }, false)
    await one.ready
    const claims = { jti: 'rft_1.x', azp: 'web', sub: 'a' }
    expect(one.check({ ...claims, iat: before - 1 })).toBe('revoked')
    expect(one.check({ ...claims, iat: before })).toBe('revoked')
    expect(one.check({ ...claims, iat: before + 1 })).toBe('fine')
  })

  test('and no feed that is neither encrypted nor here', () => {
    expect(() => follow({ feedUrl: 'http://rollcall.example.com/oauth/revocations' })).toThrow('https://')
  })
})

describe('the middleware', () => {
  test.each(['Express', 'Fastify'])('refuses in %s, and lets through who shows nothing', async (framework) => {
    const one = follow()
    await one.ready
    const url = framework === 'Express' ? await expressApp(one) : await fastifyApp(one)
    const who = await inNewBrowser()
    const { token, claims } = await issued(who)
    const call = (authorization?: string) =>
      fetch(url, authorization === undefined ? {} : { headers: { authorization } })
    for (const fine of [undefined, `Bearer ${token}`, `DPoP ${token}`, 'Basic abc']) {
      expect((await call(fine)).status).toBe(200)
    }
    await end(who)
    await revoked(one, claims)
    for (const over of [`Bearer ${token}`, `bearer ${token}`, `DPoP ${token}`]) {
      const answer = await call(over)
      expect([answer.status, (await answer.json()) as object]).toMatchObject([401, { error: 'invalid_token' }])
      expect(answer.headers.get('www-authenticate')).toContain('invalid_token')
    }
    for (const odd of ['Bearer x', 'Bearer a.b.c', 'Bearer ..']) expect((await call(odd)).status).toBe(401)
    await one.close()
    const silent = await call(`Bearer ${(await issued()).token}`)
    expect([silent.status, silent.headers.get('retry-after')]).toEqual([503, '1'])
  })

  async function expressApp(one: RevocationCheck): Promise<string> {
    // Its types are none of our dependencies.
    const server = createRequire(import.meta.url)('express')()
    server.use(one.middleware)
    server.get('/', (_request: unknown, reply: { send(text: string): void }) => reply.send('hello'))
    return listen(createServer(server))
  }

  async function fastifyApp(one: RevocationCheck): Promise<string> {
    const server = Fastify()
    server.addHook('onRequest', one.middleware)
    server.get('/', async () => 'hello')
    closing.push(() => server.close())
    return server.listen({ port: 0, host: '127.0.0.1' })
  }
})
