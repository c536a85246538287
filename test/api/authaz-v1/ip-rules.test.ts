import { BlockList } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { forgetIpRules } from '../../../src/ip-rules/forget-ip-rules.ts'
import { addPerson, identified, password } from '../../login/people.ts'
import { newBrowserless } from '../../support/browserless.ts'
import { caller, startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  const trustedProxies = new BlockList()
  trustedProxies.addSubnet('127.0.0.0', 8, 'ipv4')
  app = await startTestApp({ trustedProxies })
  await app.v1('PATCH', '/settings', { body: { grantsIpRules: true } })
})
afterAll(() => app.close())

const from = (ip: string) => newBrowserless(app.url, { 'x-forwarded-for': ip })
const check = async (ip: string) => (await app.v1('GET', `/ip-rules/check?ip=${encodeURIComponent(ip)}`)).status
const encoded = encodeURIComponent

async function signIn(email: string, ip: string) {
  const { browser, page } = await identified(app, email, { browser: from(ip) })
  await browser.submit(page, '/u/login/password', { password })
  return browser
}

const ruleEvents = async (id: string) =>
  (await app.v1('GET', `/users/${encoded(id)}/events?pageSize=200`)).body.data.filter(({ type }: { type: string }) =>
    type.startsWith('ip_rule.'),
  )

test('nobody asks, nothing is granted: it is off until it is switched on', async () => {
  await app.v1('PATCH', '/settings', { body: { grantsIpRules: false } })
  const dan = await addPerson(app, 'dan@example.com')
  await signIn('dan@example.com', '192.0.2.40')
  expect(await check('192.0.2.40')).toBe(403)
  expect(await ruleEvents(dan)).toEqual([])
  await app.v1('PATCH', '/settings', { body: { grantsIpRules: true } })
})

test('a sign-in grants its network, which is listed as JSON and as lines, and recorded', async () => {
  const alice = await addPerson(app, 'alice@example.com')
  await signIn('alice@example.com', '192.0.2.7')
  await signIn('alice@example.com', '192.0.2.7')
  await signIn('alice@example.com', '2001:db8:7:7::1')
  const { body } = await app.v1('GET', '/ip-rules?pageSize=2')
  expect(body.data).toHaveLength(2)
  expect(body.data[0]).toEqual({
    id: expect.stringMatching(/^ipr_/),
    userId: alice,
    sessionId: expect.stringMatching(/^ses_/),
    network: '2001:db8:7:7::/64',
    grantedAt: expect.stringMatching(/Z$/),
    expiresAt: expect.stringMatching(/Z$/),
    organizationId: null,
  })
  const rest = await app.v1('GET', `/ip-rules?pageSize=2&cursor=${body.nextCursor}`)
  expect(rest.body.data).toHaveLength(1)
  const lines = await app.v1('GET', '/ip-rules', { headers: { accept: 'text/plain' } })
  expect(lines.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(lines.text).toBe('192.0.2.7/32\n2001:db8:7:7::/64\n')
  const granted = await ruleEvents(alice)
  expect(granted).toHaveLength(3)
  expect(granted[0]).toMatchObject({ type: 'ip_rule.granted', changes: { network: '2001:db8:7:7::/64' } })
})

test('the check takes an address in any of its spellings, and refuses what is none', async () => {
  expect(await Promise.all(['192.0.2.7', '::ffff:192.0.2.7', '::ffff:c000:207'].map(check))).toEqual([204, 204, 204])
  expect(await Promise.all(['192.0.2.8', '2001:db8:7:8::1', '::'].map(check))).toEqual([403, 403, 403])
  expect(await Promise.all(['nonsense', '192.0.2.7/24', ''].map(check))).toEqual([400, 400, 400])
  expect((await app.v1('GET', '/ip-rules/check')).status).toBe(400)
})

test('the header of a proxy counts with a key that may read rules, and with nothing else', async () => {
  const headers = { 'x-original-ip': '192.0.2.7' }
  expect((await app.v1('GET', '/ip-rules/check', { headers })).status).toBe(204)
  expect((await app.v1('GET', '/ip-rules/check', { headers: { 'x-real-ip': '192.0.2.7' } })).status).toBe(204)
  expect((await app.anonymous('GET', '/api/v1/ip-rules/check', { headers })).status).toBe(401)
  const { body } = await app.v1('POST', '/keys', { body: { name: 'Other', permissions: ['read:users'] } })
  const other = caller(`${app.url}api/v1`, { 'x-api-key': body.key })
  expect((await other('GET', '/ip-rules/check', { headers })).status).toBe(403)
  expect((await other('GET', '/ip-rules')).status).toBe(403)
})

test('a session takes its rule along once it acts elsewhere; an address alone moves nothing', async () => {
  const bob = await addPerson(app, 'bob@example.com')
  const home = await signIn('bob@example.com', '192.0.2.20')
  await from('192.0.2.21').open('/u/login')
  expect(await Promise.all(['192.0.2.20', '192.0.2.21'].map(check))).toEqual([204, 403])
  await home.open('/account', { 'x-forwarded-for': '192.0.2.21' })
  expect(await Promise.all(['192.0.2.20', '192.0.2.21'].map(check))).toEqual([403, 204])
  expect((await ruleEvents(bob))[0]).toMatchObject({
    type: 'ip_rule.granted',
    changes: { network: '192.0.2.21/32', previousNetwork: '192.0.2.20/32' },
  })
})

test('S002-25 revoked sessions close their networks at once, in the same change', async () => {
  const carol = await addPerson(app, 'carol@example.com')
  for (const ip of ['192.0.2.30', '192.0.2.31']) await signIn('carol@example.com', ip)
  await app.v1('POST', `/users/${encoded(carol)}/sessions/revoke`)
  expect(await Promise.all(['192.0.2.30', '192.0.2.31'].map(check))).toEqual([403, 403])
  const [revoked] = await ruleEvents(carol)
  expect(revoked).toMatchObject({ type: 'ip_rule.revoked', actor: { kind: 'api-key' } })
  expect(revoked.changes.networks.sort()).toEqual(['192.0.2.30/32', '192.0.2.31/32'])
})

test('S002-25 a suspended or deleted person has no network, and a worker records what ended without an act', async () => {
  const erin = await addPerson(app, 'erin@example.com')
  await signIn('erin@example.com', '192.0.2.50')
  await app.v1('POST', `/users/${encoded(erin)}/suspend`, { body: {} })
  expect(await check('192.0.2.50')).toBe(403)
  await Promise.all([forgetIpRules(app.app.directory), forgetIpRules(app.app.directory)])
  const events = await ruleEvents(erin)
  expect(events.map(({ type }: { type: string }) => type)).toEqual(['ip_rule.revoked', 'ip_rule.granted'])
  expect(events[0]).toMatchObject({ actor: { kind: 'system' }, changes: { networks: ['192.0.2.50/32'] } })
  const frank = await addPerson(app, 'frank@example.com')
  await signIn('frank@example.com', '192.0.2.51')
  await app.v1('DELETE', `/users/${encoded(frank)}?hard=true`)
  expect(await check('192.0.2.51')).toBe(403)
})

test('an organization asks for its members, and its own key sees those rules alone', async () => {
  await app.v1('PATCH', '/settings', { body: { grantsIpRules: false } })
  const { body: acme } = await app.api('POST', '/organizations', { body: { name: 'acme' } })
  const path = `/organizations/${acme.id}/ip-rules`
  expect((await app.v1('GET', path)).body).toEqual({ grantsIpRules: false })
  expect((await app.v1('PATCH', path, { body: { grantsIpRules: true } })).body).toEqual({ grantsIpRules: true })
  expect((await app.v1('PATCH', '/organizations/org_none/ip-rules', { body: { grantsIpRules: true } })).status).toBe(
    404,
  )
  const grace = await addPerson(app, 'grace@example.com')
  await app.v1('POST', `/organizations/${acme.id}/members`, { body: { userId: grace } })
  await signIn('grace@example.com', '192.0.2.60')
  await signIn('alice@example.com', '192.0.2.61')
  expect(await Promise.all(['192.0.2.60', '192.0.2.61'].map(check))).toEqual([204, 403])
  const keyOf = async (organizationId: string) => {
    const { body } = await app.v1('POST', '/keys', {
      body: { name: 'Fence', permissions: ['read:ip_rules'], organizationId },
    })
    return caller(`${app.url}api/v1`, { 'x-api-key': body.key })
  }
  const { body: globex } = await app.api('POST', '/organizations', { body: { name: 'globex' } })
  const [own, foreign] = await Promise.all([acme.id, globex.id].map(keyOf))
  if (own === undefined || foreign === undefined) throw new Error('no keys')
  expect((await own('GET', '/ip-rules')).body.data).toMatchObject([{ userId: grace, organizationId: acme.id }])
  expect((await own('GET', '/ip-rules/check?ip=192.0.2.60')).status).toBe(204)
  expect((await foreign('GET', '/ip-rules')).body.data).toEqual([])
  expect((await foreign('GET', '/ip-rules/check?ip=192.0.2.60')).status).toBe(403)
  await app.v1('DELETE', `/organizations/${acme.id}/members/${encoded(grace)}`)
  expect(await check('192.0.2.60')).toBe(403)
})
