import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { caller, startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
let serial = 0
/** The domains of an organization of the test's own. */
let path: string
let id: string

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

beforeEach(async () => {
  serial += 1
  id = (await app.api('POST', '/organizations', { body: { name: `acme-${serial}` } })).body.id
  path = `/organizations/${id}/discovery-domains`
})

test('201 a domain is added, pending until somebody says otherwise, and found by id and by name', async () => {
  const added = await app.api('POST', path, { body: { domain: 'Acme.Example.com' } })
  expect(added.status).toBe(201)
  expect(added.body).toEqual({
    id: expect.stringMatching(/^ord_\w+$/),
    domain: 'acme.example.com',
    status: 'pending',
    use_for_organization_discovery: true,
    verification_txt: expect.any(String),
    verification_host: `_ss-verification.${id}.acme.example.com`,
  })
  expect((await app.api('GET', `${path}/${added.body.id}`)).body).toEqual(added.body)
  expect((await app.api('GET', `${path}/name/ACME.example.com`)).body).toEqual(added.body)
  const changed = await app.api('PATCH', `${path}/${added.body.id}`, { body: { status: 'verified' } })
  expect([changed.status, changed.body]).toEqual([200, { ...added.body, status: 'verified' }])
  const quiet = await app.api('PATCH', `${path}/${added.body.id}`, { body: { use_for_organization_discovery: false } })
  expect(quiet.body).toMatchObject({ status: 'verified', use_for_organization_discovery: false })
})

test('domains are listed by checkpoint and 204 removed, twice without a fault', async () => {
  const ids: string[] = []
  for (const domain of ['b.example.com', 'a.example.com']) {
    ids.push((await app.api('POST', path, { body: { domain, status: 'verified' } })).body.id)
  }
  const first = (await app.api('GET', `${path}?take=1`)).body
  const second = (await app.api('GET', `${path}?take=1&from=${first.next}`)).body
  const listed = [...first.domains, ...second.domains].map((each: { id: string }) => each.id)
  expect([listed, second.next]).toEqual([ids, undefined])
  for (const _ of [1, 2]) expect((await app.api('DELETE', `${path}/${ids[0]}`)).status).toBe(204)
  expect((await app.api('GET', path)).body.domains.map((each: { id: string }) => each.id)).toEqual([ids[1]])
})

test('409 twice in one organization; another one may name the same domain', async () => {
  const body = { domain: 'twice.example.com' }
  expect((await app.api('POST', path, { body })).status).toBe(201)
  expect((await app.api('POST', path, { body })).status).toBe(409)
  const other = (await app.api('POST', '/organizations', { body: { name: `other-${serial}` } })).body.id
  expect((await app.api('POST', `/organizations/${other}/discovery-domains`, { body })).status).toBe(201)
})

test.each(['no', 'no dots', 'alice@example.com', 'https://example.com', '-a.example.com', 'exämple.com', 'a..b'])(
  '400 %s is no domain',
  async (domain) => {
    const answer = await app.api('POST', path, { body: { domain } })
    expect([answer.status, answer.body.errorCode]).toEqual([400, 'invalid_body'])
  },
)

test('404 the domain of one organization is not found in another, and an unknown organization has none', async () => {
  const { body: added } = await app.api('POST', path, { body: { domain: 'mine.example.com' } })
  const other = (await app.api('POST', '/organizations', { body: { name: `other-${serial}` } })).body.id
  const theirs = `/organizations/${other}/discovery-domains`
  expect((await app.api('GET', `${theirs}/${added.id}`)).status).toBe(404)
  expect((await app.api('GET', `${theirs}/name/mine.example.com`)).status).toBe(404)
  expect((await app.api('PATCH', `${theirs}/${added.id}`, { body: { status: 'verified' } })).status).toBe(404)
  expect((await app.api('DELETE', `${theirs}/${added.id}`)).status).toBe(204)
  expect((await app.api('GET', `${path}/${added.id}`)).body.status).toBe('pending')
  expect((await app.api('GET', '/organizations/org_none/discovery-domains')).status).toBe(404)
})

test('403 reading is no leave to change', async () => {
  const reader = caller(`${app.url}api/v2`, {
    authorization: `Bearer ${await app.token(['read:organization_discovery_domains'])}`,
  })
  expect((await reader('GET', path)).status).toBe(200)
  expect((await reader('POST', path, { body: { domain: 'x.example.com' } })).status).toBe(403)
  expect((await reader('DELETE', `${path}/ord_x`)).status).toBe(403)
})
