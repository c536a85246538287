import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DnsServer, startDnsServer } from '../../support/dns-server.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { at, boundKey, byCookie, fine, member, type Organization, organization } from './organization-callers.ts'

let app: TestApp
let dns: DnsServer
let acme: Organization
let globex: Organization
beforeAll(async () => {
  dns = await startDnsServer()
  app = await startTestApp()
  acme = await organization(app, 'acme')
  globex = await organization(app, 'globex')
})
afterAll(async () => {
  await app.close()
  await dns.close()
})

const domains = ({ id }: Organization, ...more: readonly string[]) => at('organizations', id, 'domains', ...more)
const add = async (of: Organization, domain: string) =>
  fine(await app.v1('POST', domains(of), { body: { domain } }), 201)
const lastEvent = async () => (await app.v1('GET', '/audit/events?pageSize=1')).body.data[0]

test('a domain is added unverified, with the record that would prove it, and listed by both APIs', async () => {
  const made = await add(acme, 'Acme.example.com')
  expect(made).toEqual({
    id: expect.stringMatching(/^ord_/),
    domain: 'acme.example.com',
    isVerified: false,
    verifiedBy: null,
    leadsToOrganization: true,
    verificationHost: `_ss-verification.${acme.id}.acme.example.com`,
    verificationText: expect.stringMatching(/^\S{32}$/),
    createdAt: expect.stringMatching(/Z$/),
  })
  expect(fine(await app.v1('GET', domains(acme)), 200).data).toEqual([made])
  const { body } = await app.api('GET', `/organizations/${acme.id}/discovery-domains`)
  expect(body.domains).toMatchObject([{ id: made.id, status: 'pending', verification_txt: made.verificationText }])
  expect(await lastEvent()).toMatchObject({ type: 'organization.domain_added', subject: { id: acme.id } })
  expect((await app.v1('POST', domains(acme), { body: { domain: 'acme.example.com' } })).status).toBe(409)
})

test.each(['no domain', 'example', '-.example.com', 'exämple.com'])('%j is no domain', async (domain) => {
  const refused = await app.v1('POST', domains(acme), { body: { domain } })
  expect([refused.status, Object.keys(refused.body.errors ?? {})]).toEqual([400, ['domain']])
})

test('the DNS proves a domain: no record and another text prove nothing', async () => {
  const made = await add(acme, 'proof.example.com')
  const verify = async () => fine(await app.v1('POST', domains(acme, made.id, 'verify')), 200)
  expect(await verify()).toMatchObject({ isVerified: false, dns: 'missing' })
  dns.records.set(made.verificationHost.toLowerCase(), ['v=spf1 -all', `${made.verificationText}x`])
  expect(await verify()).toMatchObject({ isVerified: false, dns: 'differs' })
  dns.records.set(made.verificationHost.toLowerCase(), ['v=spf1 -all', made.verificationText])
  expect(await verify()).toMatchObject({ isVerified: true, verifiedBy: 'dns', dns: 'matches' })
  expect(await lastEvent()).toMatchObject({
    type: 'organization.domain_changed',
    changes: { domain: 'proof.example.com', isVerified: true },
  })
  expect(await app.app.directory.stores.discoveryDomains.organizationOf('proof.example.com')).toBe(acme.id)
  dns.records.delete(made.verificationHost.toLowerCase())
  expect(await verify()).toMatchObject({ isVerified: true, dns: 'missing' })
})

test('a domain is kept without leading anybody, and removed; repeating is no fault', async () => {
  const made = await add(acme, 'quiet.example.com')
  const path = domains(acme, made.id)
  const changed = fine(await app.v1('PATCH', path, { body: { isVerified: true, leadsToOrganization: false } }), 200)
  expect(changed).toMatchObject({ isVerified: true, verifiedBy: 'word', leadsToOrganization: false })
  expect(await app.app.directory.stores.discoveryDomains.organizationOf('quiet.example.com')).toBeNull()
  fine(await app.v1('DELETE', path), 204)
  fine(await app.v1('DELETE', path), 204)
  expect((await app.v1('PATCH', path, { body: { isVerified: true } })).body).toMatchObject({
    status: 404,
    code: 'discovery_domain_not_found',
  })
})

test('who acts for one organization alone adds and proves its domains, and verifies none by their word', async () => {
  const made = await add(globex, 'globex.example.com')
  const olga = await member(app, acme, 'olga', true)
  for (const ours of [await boundKey(app, acme), await byCookie(app, olga, acme)]) {
    expect((await ours('GET', domains(globex))).status).toBe(404)
    expect((await ours('DELETE', domains(globex, made.id))).status).toBe(404)
    // The domain is named through the caller's own organization.
    expect((await ours('POST', domains(acme, made.id, 'verify'))).status).toBe(404)
    const own = fine(await ours('POST', domains(acme), { body: { domain: 'own.example.com' } }), 201)
    const refused = await ours('PATCH', domains(acme, own.id), { body: { isVerified: true } })
    expect(refused.body).toMatchObject({ status: 403, code: 'insufficient_scope' })
    dns.records.set(own.verificationHost.toLowerCase(), [own.verificationText])
    expect(fine(await ours('POST', domains(acme, own.id, 'verify')), 200)).toMatchObject({ isVerified: true })
    fine(await ours('DELETE', domains(acme, own.id)), 204)
  }
  expect(fine(await app.v1('GET', domains(globex)), 200).data).toEqual([made])
})

test('a key that reads users lists domains and changes none', async () => {
  const reader = await boundKey(app, acme, ['read:users'])
  fine(await reader('GET', domains(acme)), 200)
  expect((await reader('POST', domains(acme), { body: { domain: 'other.example.com' } })).status).toBe(403)
})

test('the domains of all organizations stand in one list, by the alphabet, and tell which two claim', async () => {
  const ours = [await add(acme, 'both.example.com'), await add(acme, 'aa.example.com')]
  const theirs = await add(globex, 'both.example.com')
  const verify = async (of: Organization, id: string) =>
    fine(await app.v1('PATCH', domains(of, id), { body: { isVerified: true } }), 200)
  await verify(acme, ours[0].id)
  const all = async (query = '') => fine(await app.v1('GET', `/domains${query}`), 200)
  const both = async () =>
    (await all('?pageSize=200')).data.filter(({ domain }: { domain: string }) => domain === 'both.example.com')
  expect(await both()).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ id: ours[0].id, isVerified: true, isDisputed: false }),
      expect.objectContaining({
        id: theirs.id,
        isDisputed: false,
        organization: expect.objectContaining({ id: globex.id }),
      }),
    ]),
  )
  await verify(globex, theirs.id)
  expect((await both()).map(({ isDisputed }: { isDisputed: boolean }) => isDisputed)).toEqual([true, true])
  const names = (await all('?pageSize=200')).data.map(({ domain }: { domain: string }) => domain)
  expect(names).toEqual(names.toSorted())
  const first = await all('?pageSize=1')
  expect(first.data[0].domain).toBe('aa.example.com')
  expect((await all(`?pageSize=1&cursor=${first.nextCursor}`)).data[0].domain).toBe(names[1])
  expect((await (await boundKey(app, acme))('GET', '/domains')).status).toBe(403)
})
