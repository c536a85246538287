// Organizations through which nobody gets in for a while, and how long a sign-in to one counts (console.md 3.15).
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newBrowserless, type Shown } from '../../support/browserless.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import {
  answered,
  asked,
  authorize,
  callback,
  client,
  codeFor,
  redeem,
  refresh,
  tokensFor,
  userinfo,
} from '../oauth/person-client.ts'
import {
  at,
  boundKey,
  byCookie,
  byToken,
  fine,
  join,
  member,
  type Organization,
  organization,
  type Person,
  tokenOf,
} from './organization-callers.ts'

let app: TestApp
let acme: Organization
let globex: Organization
let alice: Person
let serial = 0
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  serial += 1
  acme = await organization(app, `acme-${serial}`)
  globex = await organization(app, `globex-${serial}`)
  alice = await member(app, acme, `alice-${serial}`, true)
  await join(app, globex, alice.id, true)
})

const suspend = (of: Organization, body: unknown = { reason: 'Unpaid' }) =>
  app.v1('POST', at('organizations', of.id, 'suspend'), { body })
const activate = (of: Organization) => app.v1('POST', at('organizations', of.id, 'activate'))
const people = (of: Organization) => at('organizations', of.id, 'users')
const forMembers = () =>
  client(app, { organization_usage: 'allow', grant_types: ['authorization_code', 'refresh_token'] })
const offline = 'openid offline_access'

test('what was issued for a suspended organization ends and stays ended; what is of another goes on', async () => {
  const one = await forMembers()
  const here = await tokensFor(app, one, alice, { organization: acme.id, scope: offline })
  const there = await tokensFor(app, one, alice, { organization: globex.id, scope: offline })
  const code = await codeFor(app, one, alice, { organization: acme.id })
  const byAdministrator = byToken(app, await tokenOf(app, alice, acme))
  fine(await byAdministrator('GET', people(acme)), 200)
  expect(fine(await suspend(acme), 200)).toMatchObject({ id: acme.id, suspension: { reason: 'Unpaid' } })
  expect((await byAdministrator('GET', people(acme))).status).toBe(401)
  expect((await userinfo(app, here.access_token)).status).toBe(401)
  expect((await refresh(app, one, here.refresh_token)).body.error).toBe('invalid_grant')
  expect((await redeem(app, one, code)).body.error).toBe('invalid_grant')
  fine(await userinfo(app, there.access_token), 200)
  fine(await refresh(app, one, there.refresh_token), 200)
  expect(fine(await activate(acme), 200)).toMatchObject({ suspension: null })
  expect((await refresh(app, one, here.refresh_token)).body.error).toBe('invalid_grant')
  fine(await userinfo(app, (await tokensFor(app, one, alice, { organization: acme.id })).access_token), 200)
})

test('nobody signs in to a suspended organization, and the app is told why', async () => {
  const one = await forMembers()
  fine(await suspend(acme), 200)
  for (const prompt of ['consent', 'none']) {
    const words = asked(one, { organization: acme.id, prompt })
    expect(answered(await authorize(app, words, alice.cookie))).toMatchObject({
      error: 'access_denied',
      error_description: 'the organization is suspended',
    })
  }
  fine(await activate(acme), 200)
  await codeFor(app, one, alice, { organization: acme.id })
})

test('keys and administrators of a suspended organization are refused until it is active again', async () => {
  const key = await boundKey(app, acme)
  const cookie = await byCookie(app, alice, acme)
  fine(await key('GET', people(acme)), 200)
  fine(await suspend(acme), 200)
  expect((await key('GET', people(acme))).status).toBe(401)
  expect((await cookie('GET', people(acme))).body).toMatchObject({ status: 403, code: 'not_permitted' })
  fine(await activate(acme), 200)
  fine(await key('GET', people(acme)), 200)
  fine(await cookie('GET', people(acme)), 200)
})

test('each suspension is in the audit once, with its reason', async () => {
  const events = async () => {
    const types = 'type=organization.suspended&type=organization.activated'
    const { data } = fine(await app.v1('GET', `/audit/events?${types}`), 200)
    const own = data.filter(({ subject }: { subject: { id: string } }) => subject.id === acme.id)
    return own.map(({ type, changes }: { type: string; changes: { reason?: string } }) => [type, changes.reason])
  }
  for (const reason of ['Unpaid', 'Unpaid', 'Fraud']) fine(await suspend(acme, { reason }), 200)
  for (let time = 0; time < 2; time += 1) fine(await activate(acme), 200)
  expect(await events()).toEqual([
    ['organization.activated', undefined],
    ['organization.suspended', 'Fraud'],
    ['organization.suspended', 'Unpaid'],
  ])
})

test('an organization takes a sign-in for proven as long as it says, and what was issued for it as long', async () => {
  const one = await forMembers()
  fine(await app.v1('PATCH', at('organizations', acme.id), { body: { sessionMinutes: 60 } }), 200)
  const cookie = await byCookie(app, alice, acme)
  const here = await tokensFor(app, one, alice, { organization: acme.id, scope: offline })
  const there = await tokensFor(app, one, alice, { organization: globex.id, scope: offline })
  app.clock.aheadMs += 59 * 60_000
  const renewed = fine(await refresh(app, one, here.refresh_token), 200)
  fine(await cookie('GET', people(acme)), 200)
  app.clock.aheadMs += 2 * 60_000
  expect((await userinfo(app, renewed.access_token)).status).toBe(401)
  expect((await refresh(app, one, renewed.refresh_token ?? here.refresh_token)).body.error).toBe('invalid_grant')
  expect((await cookie('GET', people(acme))).body).toMatchObject({ status: 403, code: 'sign_in_too_old' })
  fine(await refresh(app, one, there.refresh_token), 200)
  const silent = { organization: acme.id, prompt: 'none' }
  expect(answered(await authorize(app, asked(one, silent), alice.cookie)).error).toBe('login_required')
  await codeFor(app, one, alice, { organization: globex.id })
  fine(await app.v1('PATCH', at('organizations', acme.id), { body: { sessionMinutes: null } }), 200)
  fine(await cookie('GET', people(acme)), 200)
  await codeFor(app, one, alice, { organization: acme.id })
})

test('an app says it as well, for organizations and without, and the shorter time counts', async () => {
  const one = await forMembers()
  const limit = (path: string, sessionMinutes: number | null) => app.v1('PATCH', path, { body: { sessionMinutes } })
  fine(await limit(at('organizations', acme.id), 60), 200)
  fine(await limit(at('clients', one.client_id), 120), 200)
  const here = await tokensFor(app, one, alice, { organization: acme.id, scope: offline })
  const there = await tokensFor(app, one, alice, { organization: globex.id, scope: offline })
  const alone = await tokensFor(app, one, alice, { scope: offline })
  const silently = async (more: Record<string, string> = {}) =>
    answered(await authorize(app, asked(one, { prompt: 'none', ...more }), alice.cookie)).error
  app.clock.aheadMs += 61 * 60_000
  expect((await userinfo(app, here.access_token)).status).toBe(401)
  expect(await silently({ organization: acme.id })).toBe('login_required')
  expect([await silently({ organization: globex.id }), await silently()]).toEqual([undefined, undefined])
  const renewed = [fine(await refresh(app, one, there.refresh_token), 200)]
  renewed.push(fine(await refresh(app, one, alone.refresh_token), 200))
  app.clock.aheadMs += 60 * 60_000
  for (const tokens of renewed) {
    expect((await userinfo(app, tokens.access_token)).status).toBe(401)
    expect((await refresh(app, one, tokens.refresh_token)).body.error).toBe('invalid_grant')
  }
  expect(await silently({ organization: globex.id })).toBe('login_required')
  expect(await silently()).toBe('login_required')
  // Neither does a longer time of one make up for the other's.
  fine(await limit(at('organizations', acme.id), null), 200)
  expect(await silently({ organization: acme.id })).toBe('login_required')
  fine(await limit(at('clients', one.client_id), null), 200)
  expect([await silently({ organization: acme.id }), await silently()]).toEqual([undefined, undefined])
})

test('whoever chooses an organization that asks for a younger sign-in signs in again, for it', async () => {
  fine(await app.v1('PATCH', at('organizations', acme.id), { body: { sessionMinutes: 60 } }), 200)
  const one = await client(app, {
    ...{ organization_usage: 'require', organization_require_behavior: 'post_login_prompt' },
    callbacks: [callback],
  })
  const browser = newBrowserless(app.url)
  const begin = () => browser.open(`/authorize?${new URLSearchParams(asked(one))}`)
  const signIn = async (page: Shown) => {
    const named = await browser.submit(page, '/u/login', { identifier: alice.email })
    return browser.submit(named, '/u/login/password', { password: 'correct horse battery 7' })
  }
  const choosing = await signIn(await begin())
  const taken = await browser.send(choosing, '/u/organization', { organization: acme.id })
  expect(taken.location).toMatch(/^\/authorize\/resume/)
  await browser.request('GET', taken.location ?? '')
  app.clock.aheadMs += 61 * 60_000
  const again = await browser.submit(await begin(), '/u/organization', { organization: acme.id })
  expect(again.address).toMatch(/^\/u\/login\?/)
  const named = await browser.submit(again, '/u/login', { identifier: alice.email })
  const done = await browser.send(named, '/u/login/password', { password: 'correct horse battery 7' })
  const { location } = await browser.request('GET', done.location ?? '')
  expect(location).toMatch(/^https:\/\/rp\.test\/cb\?code=/)
})

test('the list says when somebody last signed in to an organization, and not of others they belong to', async () => {
  const lastOf = async (of: Organization) =>
    (await app.v1('GET', `/organizations?search=${of.id}`)).body.data.map(
      ({ lastSignInAt }: { lastSignInAt: string | null }) => lastSignInAt,
    )
  const browser = newBrowserless(app.url)
  const words = asked(await forMembers(), { organization: acme.id })
  const named = await browser.submit(await browser.open(`/authorize?${new URLSearchParams(words)}`), '/u/login', {
    identifier: alice.email,
  })
  expect(await lastOf(acme)).toEqual([null])
  const done = await browser.send(named, '/u/login/password', { password: 'correct horse battery 7' })
  expect(done.location).toMatch(/^\/authorize\/resume/)
  const [at] = await lastOf(acme)
  expect(Math.abs(Date.parse(at) - app.clock.now().getTime())).toBeLessThan(60_000)
  expect(await lastOf(globex)).toEqual([null])
})

test('the list is exported as it is narrowed, and the audit says by what and how many there were', async () => {
  fine(
    await app.v1('PATCH', at('organizations', acme.id), { body: { displayName: '=SUM(1)', requiresMfa: true } }),
    200,
  )
  const { text, headers, status } = await app.v1('GET', `/organizations/export?search=${acme.id}&requiresMfa=true`)
  expect([status, headers.get('content-disposition')]).toEqual([200, 'attachment; filename="organizations.csv"'])
  const [head, ...lines] = text.trimEnd().split('\r\n')
  expect(head).toBe('id,name,display_name,status,members,administrators,mfa_enforced,sso,last_sign_in,created')
  expect(lines).toEqual([expect.stringContaining(`${acme.id},${acme.name},'=SUM(1),Active,1,1,true,,,`)])
  const { data } = (await app.v1('GET', '/audit/events?type=list.export_finished')).body
  const about = { list: 'organizations', narrowedBy: ['requiresMfa', 'search'], records: 1, complete: true }
  expect(data[0].changes).toMatchObject(about)
  const empty = await app.v1('GET', '/organizations/export?isSuspended=true&search=nothing-like-it')
  expect(empty.text.trimEnd().split('\r\n')).toHaveLength(1)
  expect((await app.v1('GET', '/organizations/export?pageSize=5')).status).toBe(400)
  const { key } = fine(await app.v1('POST', '/keys', { body: { name: 'Few', permissions: ['read:users'] } }), 201)
  const few = await app.anonymous('GET', '/api/v1/organizations/export', { headers: { 'x-api-key': key } })
  expect(few.status).toBe(403)
})

test('suspended organizations are a list of their own', async () => {
  fine(await suspend(acme), 200)
  const listed = async (isSuspended: boolean) =>
    (await app.v1('GET', `/organizations?isSuspended=${isSuspended}`)).body.data.map(({ id }: Organization) => id)
  expect(await listed(true)).toContain(acme.id)
  expect(await listed(true)).not.toContain(globex.id)
  expect(await listed(false)).not.toContain(acme.id)
})

test.each([[{}], [{ reason: '' }], [{ reason: 'x'.repeat(501) }], [{ reason: 7 }]])(
  'an organization is not suspended by %j, and the answer names the field',
  async (body) => {
    const refused = await suspend(acme, body)
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('reason')])
  },
)

test('nobody suspends an organization that is not there, without the permission, or for one organization alone', async () => {
  expect((await suspend({ id: 'org_none', name: 'none' })).body).toMatchObject({ status: 404 })
  const bound = await boundKey(app, acme)
  const path = at('organizations', acme.id, 'suspend')
  expect((await bound('POST', path, { body: { reason: 'Unpaid' } })).body).toMatchObject({ code: 'not_permitted' })
  const { key } = fine(await app.v1('POST', '/keys', { body: { name: 'Few', permissions: ['update:users'] } }), 201)
  const headers = { 'x-api-key': key }
  const refused = await app.anonymous('POST', `/api/v1${path}`, { headers, body: { reason: 'Unpaid' } })
  expect(refused.body).toMatchObject({ status: 403, code: 'insufficient_scope' })
  expect((await app.v1('GET', at('organizations', acme.id))).body.suspension).toBeNull()
})
