// What a request claims of itself, such as for which host it is and whose address it has, is believed by nobody:
// REC-01, AUT-08.
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { client, type TestClient } from '../api/oauth/person-client.ts'
import { addPerson, begin, identified, password, uniqueEmail } from '../login/people.ts'
import { findMessages } from '../support/find-messages.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

let app: TestApp
let own: TestClient
beforeAll(async () => {
  app = await startTestApp({ rateLimit: null })
  own = await client(app, { grant_types: ['password', 'authorization_code'] })
})
afterAll(() => app.close())

const claims: readonly Readonly<Record<string, string>>[] = [
  { host: 'evil.test' },
  { 'x-forwarded-host': 'evil.test' },
  { 'x-original-host': 'evil.test' },
  { 'x-forwarded-server': 'evil.test' },
  { forwarded: 'host=evil.test;proto=https;for=203.0.113.1' },
  { 'x-forwarded-proto': 'http', 'x-forwarded-port': '8443', 'x-forwarded-host': 'evil.test' },
  { 'x-original-url': '//evil.test/u/login', 'x-rewrite-url': '//evil.test/u/login' },
]

/** As it stands, so that even the host can be another. Answers head and body as text. */
function sendRaw(line: string, headers: Readonly<Record<string, string>>, body = ''): Promise<string> {
  const { port, host } = new URL(app.url)
  const all = {
    host,
    connection: 'close',
    ...(body === '' ? {} : { 'content-length': String(body.length) }),
    ...headers,
  }
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1', () =>
      socket.write(`${[line, ...head].join('\r\n')}\r\n\r\n${body}`),
    )
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk
    })
    socket.on('end', () => resolve(text))
    socket.on('error', reject)
  })
}

const json = { 'content-type': 'application/json' }
const reset = (email: string) =>
  JSON.stringify({ client_id: own.client_id, connection: 'Username-Password-Authentication', email })

/** Every door that writes to somebody, or says where it is. */
const doors: readonly (readonly [
  line: string,
  more: Readonly<Record<string, string>>,
  body: (email: string) => string,
])[] = [
  ['GET /.well-known/openid-configuration HTTP/1.1', {}, () => ''],
  ['GET /u/login HTTP/1.1', {}, () => ''],
  ['GET /account HTTP/1.1', {}, () => ''],
  ['GET /activate HTTP/1.1', {}, () => ''],
  ['GET /console/u/login HTTP/1.1', {}, () => ''],
  ['GET /authorize?client_id=nobody HTTP/1.1', {}, () => ''],
  ['GET /v2/logout HTTP/1.1', {}, () => ''],
  ['GET /u/reset-password?ticket=0123456789abcdef0123 HTTP/1.1', {}, () => ''],
  ['POST /dbconnections/change_password HTTP/1.1', json, reset],
  [
    'POST /passwordless/start HTTP/1.1',
    json,
    (email) => JSON.stringify({ client_id: own.client_id, connection: 'email', email }),
  ],
  ['POST http://evil.test/dbconnections/change_password HTTP/1.1', json, reset],
  ['GET http://evil.test/.well-known/openid-configuration HTTP/1.1', {}, () => ''],
]

describe('REC-01 another host', () => {
  test.each(doors)('is nowhere in the answer to %s', async (line, more, body) => {
    for (const claim of claims) {
      const answer = await sendRaw(line, { ...more, ...claim }, body(uniqueEmail()))
      expect(answer).toMatch(/^HTTP\/1\.1 [234]/)
      expect([claim, answer.includes('evil.test')]).toEqual([claim, false])
    }
  })

  test('is in no mail, by whatever door it was asked for', async () => {
    for (const claim of claims) {
      const email = uniqueEmail()
      await addPerson(app, email)
      await sendRaw('POST /dbconnections/change_password HTTP/1.1', { ...json, ...claim }, reset(email))
      const { browser } = await begin(app)
      const page = await browser.open('/u/reset-password/request')
      const { host: _host, ...rest } = claim
      await browser.send(page, '/u/reset-password/request', { email }, rest)
      const { page: typing, browser: another } = await identified(app, email)
      await another.send(typing, '/u/login/code/send', {}, rest)
      const messages = await findMessages(app, email)
      expect(messages.map(({ kind }) => kind).sort()).toEqual(['reset-password', 'reset-password', 'sign-in-code'])
      for (const { values } of messages) {
        const text = JSON.stringify(values)
        expect(text).not.toContain('evil.test')
        for (const [address] of text.matchAll(/https?:\/\/[^"]+/g)) expect(address.startsWith(app.url)).toBe(true)
      }
    }
  })

  test('makes no form of ours one of theirs', async () => {
    const { browser, page } = await begin(app)
    const foreign = [
      ['origin', 'https://evil.test'],
      ['origin', 'null'],
      ['sec-fetch-site', 'cross-site'],
      ['sec-fetch-site', 'same-site'],
      ['sec-fetch-site', 'none'],
    ] as const
    for (const [name, value] of foreign) {
      const sent = await browser.send(page, '/u/login', { identifier: 'x' }, { [name]: value })
      expect([name, value, sent.status]).toEqual([name, value, 403])
    }
  })
})

describe('AUT-08 without a trusted proxy another address', () => {
  const named = (place: number): Readonly<Record<string, string>> => {
    const ip = `203.0.113.${place}`
    return {
      'x-forwarded-for': ip,
      'x-real-ip': ip,
      forwarded: `for=${ip}`,
      'true-client-ip': ip,
      'cf-connecting-ip': ip,
      'x-client-ip': ip,
      'auth0-forwarded-for': ip,
    }
  }
  const atPage = async (email: string, given: string, place: number) => {
    const { browser, page } = await identified(app, email)
    const sent = await browser.send(page, '/u/login/password', { password: given }, named(place))
    return sent.location === '/account'
  }
  const atGrant = async (email: string, given: string, place: number) => {
    const { client_id, client_secret } = own
    const body = { grant_type: 'password', client_id, client_secret, username: email, password: given }
    return (await app.anonymous('POST', '/oauth/token', { headers: named(place), body })).status === 200
  }

  test.each([
    ['the page', atPage],
    ['the password grant', atGrant],
  ])('is no other network at %s', async (_door, tries) => {
    const email = uniqueEmail()
    const userId = await addPerson(app, email)
    for (let place = 1; place <= 10; place += 1) expect(await tries(email, 'wrong password', place)).toBe(false)
    expect(await tries(email, password, 99)).toBe(false)
    const { blocked_for: blocks } = (await app.api('GET', `/user-blocks/${encodeURIComponent(userId)}`)).body
    expect(blocks.map(({ ip }: { ip: string }) => ip)).toEqual(['127.0.0.1'])
    const page = { kind: 'offset', offset: 0, limit: 50, withTotal: false } as const
    const { items } = await app.app.directory.stores.audit.listAbout(userId, page)
    const addresses = items.filter(({ type }) => type === 'user.sign_in_failed').map(({ ip }) => ip)
    expect(new Set(addresses)).toEqual(new Set(['127.0.0.1']))
    app.clock.aheadMs += 3_600_000
  })
})
