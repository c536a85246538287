// From where people may sign in, as operators say it; what it does to doors is test/attacks/network-rules.test.ts.
import { BlockList } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../../src/kernel/actor.ts'
import { newBrowserless } from '../../support/browserless.ts'
import { mmdbFile } from '../../support/mmdb-file.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { signedIn } from './console-browser.ts'
import { fine, organization } from './organization-callers.ts'

let app: TestApp
const placesFiles = [mmdbFile({ '81.2.69.0/24': { country_code: 'GB' } })]
beforeAll(async () => {
  const trustedProxies = new BlockList()
  trustedProxies.addSubnet('127.0.0.0', 8, 'ipv4')
  app = await startTestApp({ trustedProxies, placesFiles })
})
afterAll(() => app.close())
afterEach(async () => {
  const { data } = fine(await app.v1('GET', '/network-rules?pageSize=200'), 200)
  for (const { id } of data) fine(await app.v1('DELETE', `/network-rules/${id}`), 204)
})

const add = (given: object, headers = {}) =>
  app.v1('POST', '/network-rules', { body: { effect: 'block', reason: 'Guessing passwords', ...given }, headers })
const preview = (given: object) => app.v1('POST', '/network-rules/preview', { body: { effect: 'block', ...given } })
const soon = () => new Date(app.clock.now().getTime() + 3_600_000).toISOString()

test('a rule is added, listed and removed, and the audit says what it was, by whom and why', async () => {
  const endsAt = soon()
  const rule = fine(await add({ network: '203.0.113.7/24', endsAt }), 201)
  expect(rule).toEqual({
    id: expect.stringMatching(/^nwr_/),
    organizationId: null,
    effect: 'block',
    network: '203.0.113.0/24',
    country: null,
    reason: 'Guessing passwords',
    createdBy: { kind: 'api-key', id: expect.any(String), name: expect.any(String) },
    createdAt: expect.stringMatching(/Z$/),
    endsAt,
  })
  expect(fine(await app.v1('GET', '/network-rules'), 200).data).toEqual([rule])
  fine(await app.v1('DELETE', `/network-rules/${rule.id}`), 204)
  expect((await app.v1('DELETE', `/network-rules/${rule.id}`)).body).toMatchObject({ code: 'network_rule_not_found' })
  const { data } = fine(await app.v1('GET', '/audit/events?type=network_rule.added,network_rule.removed'), 200)
  const changes = { rule: rule.id, effect: 'block', network: '203.0.113.0/24', endsAt }
  const subject = { kind: 'network', id: '203.0.113.0/24' }
  expect(data).toMatchObject([
    { type: 'network_rule.removed', changes },
    { type: 'network_rule.added', changes: { ...changes, reason: 'Guessing passwords' }, subject },
  ])
  // Why it was made is not why it was removed.
  expect(data[0].changes.reason).toBeUndefined()
})

test('rules come in pages; of everybody and of one organization by themselves', async () => {
  const acme = await organization(app, 'acme')
  for (const network of ['203.0.113.1', '203.0.113.2', '203.0.113.3']) fine(await add({ network }), 201)
  fine(await add({ country: 'GB', effect: 'allow', organizationId: acme.id }), 201)
  const networksOf = async (query: string) =>
    fine(await app.v1('GET', `/network-rules?${query}`), 200).data.map(
      ({ network, country }: { network: string; country: string }) => network ?? country,
    )
  expect(await networksOf('pageSize=200')).toEqual(['GB', '203.0.113.3/32', '203.0.113.2/32', '203.0.113.1/32'])
  expect(await networksOf(`organizationId=${acme.id}`)).toEqual(['GB'])
  const first = fine(await app.v1('GET', '/network-rules?scope=everybody&pageSize=2'), 200)
  expect(await networksOf(`scope=everybody&pageSize=2&cursor=${first.nextCursor}`)).toEqual(['203.0.113.1/32'])
})

test.each([
  [{ network: '::ffff:203.0.113.7' }, '203.0.113.7/32'],
  [{ network: '2001:db8:0:1::5' }, '2001:db8:0:1::/64'],
  [{ network: '2001:db8:0:1::5/128' }, '2001:db8:0:1::5/128'],
])('AUT-10 what is written as %j is kept as %s', async (given, network) => {
  expect(fine(await add(given), 201).network).toBe(network)
})

test.each([
  [{}, 'network'],
  [{ network: '203.0.113.7', country: 'GB' }, 'network'],
  [{ network: 'example.com' }, 'network'],
  [{ network: '203.0.113.0/33' }, 'network'],
  [{ country: 'gb' }, 'country'],
  [{ network: '203.0.113.7', effect: 'allow' }, 'organizationId'],
  [{ network: '203.0.113.7', effect: 'deny' }, 'effect'],
  [{ network: '203.0.113.7', reason: ' ' }, 'reason'],
  [{ network: '203.0.113.7', endsAt: 'tomorrow' }, 'endsAt'],
  [{ network: '203.0.113.7', endsAt: '2020-01-01T00:00:00Z' }, 'endsAt'],
])('400 a rule that cannot be as it is names what is wrong: %j', async (given, field) => {
  const { status, body } = await add(given)
  expect([status, Object.keys(body.errors)]).toEqual([400, [field]])
})

test('the preview tells how many sign-ins of the last 30 days a rule would have refused, and keeps nothing', async () => {
  const acme = await organization(app, 'acme-before')
  const { stores } = app.app.directory
  const signIn = (ip: string, more = {}) =>
    stores.audit.record({ ...systemActor, ip }, 'user.signed_in', { kind: 'user', id: 'auth0|alice' }, more)
  for (const ip of ['192.0.2.1', '192.0.2.1', '192.0.2.9', '81.2.69.7', '2001:db8:7::1']) await signIn(ip)
  await signIn('192.0.2.77', { organization: acme.id })
  await signIn('198.51.100.7', { organization: acme.id })
  const told = async (given: object) => fine(await preview(given), 200)
  const refused = async (given: object) => (await told(given)).signIns
  expect(await told({ network: '192.0.2.0/24' })).toEqual({ signIns: 4, isAtLeast: false, days: 30 })
  expect(await refused({ network: '192.0.2.1' })).toBe(2)
  expect(await refused({ network: '2001:db8:7::/48' })).toBe(1)
  expect(await refused({ country: 'GB' })).toBe(1)
  expect(await refused({ network: '203.0.113.0/24' })).toBe(0)
  const ofAcme = { organizationId: acme.id }
  expect(await refused({ ...ofAcme, network: '192.0.2.0/24' })).toBe(1)
  // Whoever comes from elsewhere is kept out by the first that is let in, and by no other.
  const letIn = { ...ofAcme, effect: 'allow', network: '198.51.100.0/24' }
  expect(await refused(letIn)).toBe(1)
  fine(await add({ ...letIn, network: '203.0.113.0/24' }), 201)
  expect(await refused(letIn)).toBe(0)
  expect(fine(await app.v1('GET', '/network-rules'), 200).data).toHaveLength(1)
})

test.each([
  [{}, 'network'],
  [{ network: 'example.com' }, 'network'],
  [{ country: 'gb' }, 'country'],
  [{ network: '203.0.113.7', effect: 'allow' }, 'organizationId'],
  [{ network: '203.0.113.7', reason: 'Guessing passwords' }, 'reason'],
])('400 of a rule that cannot be as it is nothing is told: %j', async (given, field) => {
  const { status, body } = await preview(given)
  expect([status, Object.keys(body.errors)]).toEqual([400, [field]])
})

test('404 an organization that is not there has no rules', async () => {
  for (const ask of [add, preview]) {
    expect((await ask({ network: '203.0.113.7', organizationId: 'org_nobody' })).body.code).toBe(
      'organization_not_found',
    )
  }
})

test('409 nobody keeps themselves out, by their address or their country, and an organization is nobody of the console', async () => {
  const from = { 'x-forwarded-for': '81.2.69.7' }
  for (const given of [{ network: '81.2.0.0/16' }, { network: '::ffff:81.2.69.7' }, { country: 'GB' }]) {
    const { status, body } = await add(given, from)
    expect([status, body.code, body.detail]).toEqual([409, 'own_network', expect.stringContaining('81.2.69.7')])
  }
  const globex = await organization(app, 'globex')
  fine(await add({ network: '81.2.69.7', organizationId: globex.id }, from), 201)
})

test('409 a rule that stands is not made twice', async () => {
  fine(await add({ network: '203.0.113.0/24' }), 201)
  expect((await add({ network: '203.0.113.9/24' })).body).toMatchObject({ status: 409, code: 'network_rule_exists' })
})

test('a rule that is over is not in the way of its renewal, and holds no place', async () => {
  const over = fine(await add({ network: '203.0.113.0/24', endsAt: soon() }), 201)
  fine(await add({ network: '198.51.100.0/24', endsAt: soon() }), 201)
  app.clock.aheadMs += 3_600_001
  const listed = async () => fine(await app.v1('GET', '/network-rules'), 200).data
  expect(await listed()).toHaveLength(2)
  const renewed = fine(await add({ network: '203.0.113.0/24' }), 201)
  expect(renewed.id).not.toBe(over.id)
  expect(await listed()).toEqual([renewed])
})

test('403 those who keep watch over sign-ins say it, and support looks at nothing of it', async () => {
  const body = { effect: 'block', network: '203.0.113.7', reason: 'Guessing passwords' }
  const support = await signedIn(app, 'support', 'support@example.com')
  expect((await support.call('GET', '/network-rules')).status).toBe(403)
  expect((await support.call('POST', '/network-rules', { body })).status).toBe(403)
  const meant = { effect: 'block', network: '203.0.113.7' }
  expect((await support.call('POST', '/network-rules/preview', { body: meant })).status).toBe(403)
  const security = await signedIn(app, 'security', 'security@example.com')
  const made = fine(await security.call('POST', '/network-rules', { body }), 201)
  expect(made.createdBy).toMatchObject({ kind: 'operator', name: expect.any(String) })
  const auditor = await signedIn(app, 'auditor', 'auditor@example.com')
  expect(fine(await auditor.call('GET', '/network-rules'), 200).data).toEqual([made])
  expect((await auditor.call('DELETE', `/network-rules/${made.id}`)).status).toBe(403)
})

test('an operator who removes a rule confirms it each time and says why, and one who adds it once in a while', async () => {
  const security = await signedIn(app, 'security', 'watch@example.com')
  const unproven = { 'x-step-up': '', 'x-reason': '' }
  const body = { effect: 'block', network: '203.0.113.7', reason: 'Guessing passwords' }
  const { id } = fine(await security.call('POST', '/network-rules', { body, headers: unproven }), 201)
  const remove = (headers: Record<string, string>) => security.call('DELETE', `/network-rules/${id}`, { headers })
  expect(await remove(unproven)).toMatchObject({
    status: 403,
    body: { code: 'step_up_required', methods: ['password'], asksReason: true },
  })
  expect((await remove({ 'x-reason': '' })).body).toMatchObject({
    status: 400,
    errors: { 'X-Reason': expect.anything() },
  })
  expect(fine(await app.v1('GET', '/network-rules'), 200).data).toHaveLength(1)
  fine(await remove({ 'x-reason': 'They%20moved' }), 204)
  const { data } = fine(await app.v1('GET', '/audit/events?type=network_rule.removed&pageSize=1'), 200)
  expect(data[0].changes).toMatchObject({ rule: id, reason: 'They moved' })
})

test('people of a country are kept out, and one rule that ends by itself lets them in again', async () => {
  fine(await add({ country: 'GB', endsAt: soon() }), 201)
  const open = async (ip: string) => (await newBrowserless(app.url, { 'x-forwarded-for': ip }).open('/u/login')).address
  expect(await open('81.2.69.7')).toContain('/u/refused')
  expect(await open('203.0.113.7')).not.toContain('/u/refused')
  app.clock.aheadMs += 3_600_001
  expect(await open('81.2.69.7')).not.toContain('/u/refused')
})

test('where the table of places is gone, the list and the log of each start tell of rules that name a country', async () => {
  const logged: string[] = []
  const stream = { write: (line: string) => void logged.push(line) }
  const blind = await startTestApp({}, { level: 'warn', stream })
  const warnings = () => logged.filter((line) => line.includes('PLACES_FILES'))
  try {
    const acme = await organization(blind, 'acme')
    const given = { effect: 'block', network: null, country: null, reason: 'Testing', endsAt: null } as const
    const { clock, change } = blind.app.directory
    const { kind, id, name } = systemActor
    const made = { ...given, createdBy: { kind, id, name }, createdAt: clock.now() }
    await change(async ({ networkRules }) => {
      await networkRules.insert({ ...made, id: 'nwr_1', organizationId: null, country: 'GB' })
      await networkRules.insert({ ...made, id: 'nwr_2', organizationId: acme.id, country: 'GB' })
      await networkRules.insert({
        ...made,
        id: 'nwr_3',
        organizationId: acme.id,
        country: 'NO',
        endsAt: made.createdAt,
      })
      await networkRules.insert({ ...made, id: 'nwr_4', organizationId: null, network: '203.0.113.0/24' })
    })
    const told = async (query: string) => fine(await blind.v1('GET', `/network-rules${query}`), 200).blindRules
    expect(await told('')).toBe(2)
    expect(await told('?scope=everybody&pageSize=1')).toBe(1)
    expect(await told(`?organizationId=${acme.id}`)).toBe(1)
    expect(warnings()).toEqual([])
    await blind.startTwin()
    expect(warnings()).toEqual([expect.stringContaining('"nwr_1","nwr_2"')])
  } finally {
    await blind.close()
  }
  fine(await add({ country: 'NO' }), 201)
  expect(fine(await app.v1('GET', '/network-rules'), 200).blindRules).toBe(0)
})

// Last, for the clock only goes forward.
test('the preview forgets what was longer ago than 30 days', async () => {
  const { stores } = app.app.directory
  await stores.audit.record({ ...systemActor, ip: '192.0.2.200' }, 'user.signed_in', {
    kind: 'user',
    id: 'auth0|alice',
  })
  const refused = async () => fine(await preview({ network: '192.0.2.200' }), 200).signIns
  app.clock.aheadMs += 29 * 86_400_000
  expect(await refused()).toBe(1)
  app.clock.aheadMs += 2 * 86_400_000
  expect(await refused()).toBe(0)
})
