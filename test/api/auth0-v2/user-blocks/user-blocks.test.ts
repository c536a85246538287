import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { defaultProtection } from '../../../../src/applications/attack-protection.ts'
import { guardAttempt } from '../../../../src/guards/guard-attempt.ts'
import { checkCredentials } from '../../../../src/sign-ins/check-credentials.ts'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

const connection = 'Username-Password-Authentication'
const password = 'Violet-Harbour-1'
const network = '203.0.113.7'

let app: TestApp
let serial = 0
let email: string
let path: string
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  serial += 1
  email = `bob${serial}@example.com`
  const { body } = await app.api('POST', '/users', { body: { connection, email, password } })
  path = `/user-blocks/${encodeURIComponent(body.user_id)}`
})

async function opens(given: string, ip = network): Promise<boolean> {
  const { directory } = app.app
  const caller = { ip, userAgent: null, requestId: null }
  const database = await directory.stores.connections.findByName(connection)
  const input = { connection: database, identifier: email, password: given, knownBrowserSecret: null }
  return (await checkCredentials(directory, caller, input)) !== null
}

async function lock(ip = network) {
  for (let count = 0; count < 10; count += 1) await opens('wrong password', ip)
}

const byIdentifier = (method: string, identifier = email) =>
  app.api(method, `/user-blocks?identifier=${encodeURIComponent(identifier)}`)
const userPath = () => path.replace('/user-blocks', '/users')
const eventTypes = async () =>
  (await app.v1('GET', `${userPath()}/events`)).body.data.map(({ type }: { type: string }) => type)

describe('blocks of a person', () => {
  test('N04 are none before somebody guessed too often', async () => {
    for (let count = 0; count < 9; count += 1) await opens('wrong password')
    expect(await app.api('GET', path)).toMatchObject({ status: 200, body: { blocked_for: [] } })
  })

  test('N04 are listed with the address they are for, IPv6 by its network', async () => {
    await lock()
    await lock('2001:db8::7')
    const { body } = await app.api('GET', `${path}?consider_brute_force_enablement=true`)
    expect(body.blocked_for).toHaveLength(2)
    expect(body.blocked_for).toContainEqual({ identifier: email, ip: network, connection })
    expect(body.blocked_for).toContainEqual({ identifier: email, ip: '2001:db8:0:0::/64', connection })
  })

  test('N04 name no address where the account is locked from everywhere', async () => {
    for (let octet = 1; octet <= 5; octet += 1) await lock(`203.0.113.${octet}`)
    const { body } = await app.api('GET', path)
    expect(body.blocked_for).toContainEqual({ identifier: email, connection })
  })

  test('S003-71 blocked:false does not lift a lock that guessing made', async () => {
    await lock()
    expect((await app.api('PATCH', userPath(), { body: { blocked: false } })).status).toBe(200)
    expect(await opens(password)).toBe(false)
  })

  test('S003-72 N05 204, and the right password opens the account again', async () => {
    await lock()
    expect(await opens(password)).toBe(false)
    expect((await app.api('DELETE', path)).status).toBe(204)
    expect(await opens(password)).toBe(true)
    expect((await eventTypes()).filter((type: string) => type === 'user.unlocked')).toHaveLength(1)
  })

  test('N05 204 where there was nothing to lift, without an event', async () => {
    expect((await app.api('DELETE', path)).status).toBe(204)
    expect(await eventTypes()).not.toContain('user.unlocked')
  })

  test('N04 N05 404 nobody', async () => {
    for (const method of ['GET', 'DELETE']) {
      expect(await app.api(method, '/user-blocks/auth0%7Cnobody')).toMatchObject({
        status: 404,
        body: { errorCode: 'inexistent_user' },
      })
    }
  })

  test('N04 N05 a suspended person stays suspended', async () => {
    await app.api('PATCH', userPath(), { body: { blocked: true } })
    await lock()
    await app.api('DELETE', path)
    expect((await app.api('GET', userPath())).body.blocked).toBe(true)
  })
})

describe('blocks by identifier', () => {
  test('N02 N03 lists and lifts what the identifier stands for, in any letter case', async () => {
    await lock()
    const blocks = [{ identifier: email.toUpperCase(), ip: network, connection }]
    expect((await byIdentifier('GET', email.toUpperCase())).body).toEqual({ blocked_for: blocks })
    expect((await byIdentifier('DELETE')).status).toBe(204)
    expect((await byIdentifier('GET')).body).toEqual({ blocked_for: [] })
    expect(await opens(password)).toBe(true)
  })

  test('N02 N03 finds people by username and phone number too', async () => {
    const named = { name: `named-${serial}`, strategy: 'auth0', options: { requires_username: true } }
    await app.api('POST', '/connections', { body: named })
    const identifiers = { username: `bobby${serial}`, phone_number: `+1555010${serial}` }
    const { body } = await app.api('POST', '/users', { body: { connection: named.name, password, ...identifiers } })
    const guard = { attempts: app.app.directory.stores.attempts, clock: app.app.directory.clock }
    const attempt = {
      act: 'password',
      account: body.user_id,
      ip: network,
      isKnownBrowser: false,
      protection: defaultProtection,
    } as const
    for (let count = 0; count < 10; count += 1) await guardAttempt(guard, attempt)
    for (const identifier of Object.values(identifiers)) {
      expect((await byIdentifier('GET', identifier)).body.blocked_for).toHaveLength(1)
    }
  })

  test('N02 N03 no fault for an identifier of nobody', async () => {
    expect(await byIdentifier('GET', 'nobody@example.com')).toMatchObject({ status: 200, body: { blocked_for: [] } })
    expect((await byIdentifier('DELETE', 'nobody@example.com')).status).toBe(204)
  })

  test('N02 N03 400 without an identifier', async () => {
    for (const method of ['GET', 'DELETE']) {
      for (const query of ['', '?identifier=', `?identifier=${'x'.repeat(256)}`]) {
        const answer = await app.api(method, `/user-blocks${query}`)
        expect(answer).toMatchObject({ status: 400, body: { errorCode: 'invalid_query_string' } })
      }
    }
  })
})

describe('who may', () => {
  test.each([
    ['GET', 'update:users', 403],
    ['GET', 'read:users', 200],
    ['DELETE', 'read:users', 403],
    ['DELETE', 'update:users', 204],
  ])('%s with %s is answered %d', async (method, scope, status) => {
    const headers = { authorization: `Bearer ${await app.token([scope])}` }
    for (const where of [path, `/user-blocks?identifier=${email}`]) {
      expect((await app.anonymous(method, `/api/v2${where}`, { headers })).status).toBe(status)
    }
  })
})

describe('blocked networks', () => {
  test('are 404 until too much was tried from them, and 204 lifts it', async () => {
    const ip = '198.51.100.9'
    const { directory } = app.app
    const guard = { attempts: directory.stores.attempts, clock: directory.clock }
    const attempt = { act: 'password', ip, isKnownBrowser: false, protection: defaultProtection } as const
    const isAllowed = async (account: string) => (await guardAttempt(guard, { ...attempt, account })).isAllowed
    expect((await app.api('GET', `/anomaly/blocks/ips/${ip}`)).status).toBe(404)
    for (let count = 0; count < 20; count += 1) await isAllowed(`auth0|${count}`)
    expect(await isAllowed('auth0|another')).toBe(false)
    expect((await app.api('GET', `/anomaly/blocks/ips/${ip}`)).status).toBe(200)
    expect((await app.api('DELETE', `/anomaly/blocks/ips/${ip}`)).status).toBe(204)
    expect((await app.api('GET', `/anomaly/blocks/ips/${ip}`)).status).toBe(404)
    expect(await isAllowed('auth0|another')).toBe(true)
  })

  test('400 for what is no address', async () => {
    for (const method of ['GET', 'DELETE']) {
      expect((await app.api(method, '/anomaly/blocks/ips/nowhere')).status).toBe(400)
    }
  })
})
