// What a rule asks for at one door is asked for at every other that does the same.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type ConsoleBrowser, signedIn, signedInAs } from '../api/authaz-v1/console-browser.ts'
import { heldBulkJob } from '../support/held-bulk-job.ts'
import { caller, startTestApp, type TestApp } from '../support/test-app.ts'

let app: TestApp
let acme: string
let support: ConsoleBrowser
let stale: ConsoleBrowser
let alice: string
let factor: string
let people = 0

beforeAll(async () => {
  app = await startTestApp()
  acme = (await app.v1('POST', '/organizations', { body: { name: 'acme' } })).body.id
  support = await signedIn(app, 'support')
  const admin = { email: 'olga@example.com', password: 'correct horse battery', role: 'admin' }
  stale = await signedInAs(app, (await app.v1('POST', '/operators', { body: admin })).body.id, 'stale')
})
afterAll(() => app?.close())
beforeEach(async () => {
  people += 1
  const connection = 'Username-Password-Authentication'
  const person = { connection, email: `alice${people}@example.com`, password: 'Correct-Horse-7-Battery' }
  const { user_id } = (await app.api('POST', '/users', { body: person })).body
  alice = encodeURIComponent(user_id)
  const joined = await app.v1('POST', `/organizations/${acme}/members`, { body: { userId: user_id } })
  if (joined.status >= 300) throw new Error(joined.text)
  const totp = { type: 'totp', name: 'App', totp_secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' }
  factor = encodeURIComponent((await app.api('POST', `/users/${alice}/authentication-methods`, { body: totp })).body.id)
})

/** Every way to one person's factors, by an operator. */
const ways: readonly (readonly [string, () => readonly [method: string, path: string, body?: object]])[] = [
  ['a reset', () => ['POST', `/users/${alice}/mfa/reset`, {}]],
  ['a factor that is taken', () => ['DELETE', `/users/${alice}/methods/${factor}`]],
  ['the page of an organization', () => ['POST', `/organizations/${acme}/users/${alice}/reset-mfa`]],
]

describe.each(ways)('MFA-08 factors are taken by %s', (_, way) => {
  const factors = async () => (await app.v1('GET', `/users/${alice}/methods`)).body.data.length
  const asked = (browser: ConsoleBrowser) => {
    const [method, path, body] = way()
    return browser.call(method, path, body === undefined ? {} : { body })
  }

  test('only by an operator who has shown their own lately', async () => {
    expect((await asked(stale)).body).toMatchObject({ status: 403, code: 'step_up_required' })
    expect(await factors()).toBe(1)
  })

  test('by support only once the caller is verified, and the audit says how', async () => {
    expect((await asked(support)).body).toMatchObject({ status: 403, code: 'caller_verification_required' })
    expect(await factors()).toBe(1)
    const seen = { channel: 'other', kind: 'in-person', note: 'Came to the desk' }
    const verified = await support.call('POST', `/users/${alice}/caller-verifications`, { body: seen })
    expect(verified.status, verified.text).toBe(201)
    expect((await asked(support)).status).toBe(204)
    expect(await factors()).toBe(0)
    const [newest] = (await app.v1('GET', `/users/${alice}/events?type=user.mfa_reset,user.factor_removed`)).body.data
    expect(newest.changes.callerVerification).toMatchObject([{ id: verified.body.id }])
  })
})

describe('AUZ-04 a job is repeated', () => {
  const finished = async (action: string) => {
    const job = (await app.v1('POST', '/jobs', { body: { action, selection: { ids: [decodeURIComponent(alice)] } } }))
      .body
    await expect.poll(async () => (await app.v1('GET', `/jobs/${job.id}`)).body.status).toBe('completed')
    return job.id as string
  }

  test.each(['reset-mfa', 'delete'])('with the factor that beginning it takes: %s', async (action) => {
    const refused = await stale.call('POST', `/jobs/${await finished(action)}/retry`)
    expect(refused.body, refused.text).toMatchObject({ status: 403, code: 'step_up_required' })
  })

  test('by nobody who verifies each caller before they reset factors', async () => {
    const refused = await support.call('POST', `/jobs/${await finished('reset-mfa')}/retry`)
    expect(refused.body, refused.text).toMatchObject({ status: 403, code: 'not_permitted' })
  })

  test('AUZ-13 after an approval by whoever asked for it, or by somebody who needs none', async () => {
    const { stores, clock } = app.app.directory
    const { job } = await heldBulkJob(app, 'delete', [{ userId: decodeURIComponent(alice), version: null }], {
      isHard: true,
      isApproved: true,
    })
    await stores.jobs.finish(job.id, 'completed', null, clock.now())
    const body = { name: 'Erases', permissions: ['delete:users'] }
    const erases = caller(`${app.url}api/v1`, { 'x-api-key': (await app.v1('POST', '/keys', { body })).body.key })
    const refused = await erases('POST', `/jobs/${job.id}/retry`)
    expect(refused.body, refused.text).toMatchObject({ status: 403, code: 'insufficient_scope' })
  })

  test('AUZ-13 by somebody who needs no approval, and from then on without one', async () => {
    const { stores, clock } = app.app.directory
    const { job } = await heldBulkJob(app, 'delete', [{ userId: decodeURIComponent(alice), version: null }], {
      isHard: true,
      isApproved: true,
      approvedPeople: 1,
    })
    const now = clock.now()
    await stores.bulk.settle(job.id, [1], { outcome: 'failed', reason: 'busy', message: 'Try again.', at: now })
    await stores.jobs.finish(job.id, 'completed', null, now)
    const again = await app.v1('POST', `/jobs/${job.id}/retry`)
    expect(again.status, again.text).toBe(202)
    expect((await stores.bulk.find(job.id))?.options).toMatchObject({ isHard: true, isApproved: false })
  })
})

test.each([
  [25, 202],
  [26, 403],
])('AUZ-04 a job on %i is undone with the factor that the opposite takes: %i', async (many, status) => {
  const { stores, clock } = app.app.directory
  const everybody = Array.from({ length: many }, (_, n) => ({ userId: `auth0|nobody${n}`, version: null }))
  const { job } = await heldBulkJob(app, 'suspend', everybody)
  const done = { outcome: 'done', reason: null, message: null, at: clock.now() } as const
  const positions = everybody.map((_, n) => n + 1)
  await stores.bulk.settle(job.id, positions, done)
  await stores.jobs.finish(job.id, 'completed', null, clock.now())
  const undone = await stale.call('POST', `/jobs/${job.id}/undo`)
  expect(undone.status, undone.text).toBe(status)
  if (status === 403) expect(undone.body.code).toBe('step_up_required')
})

test('AUZ-04 an operator is removed with a proof for it, by a review of access too', async () => {
  const body = { email: 'sid@example.com', password: 'correct horse battery', role: 'support' }
  const { id } = (await app.v1('POST', '/operators', { body })).body
  const owner = await signedIn(app, 'owner')
  const review = { kept: { operatorIds: [], holdings: [] }, removed: { operatorIds: [id], holdings: [] } }
  for (const [method, path, more] of [
    ['DELETE', `/operators/${id}`, {}],
    ['POST', '/access/reviews', { body: review }],
  ] as const) {
    const shownLately = await owner.call(method, path, { ...more, headers: { 'x-step-up': '' } })
    expect(shownLately.body, path).toMatchObject({ status: 403, code: 'step_up_required' })
  }
  expect((await owner.call('POST', '/access/reviews', { body: review })).status).toBe(201)
})

test('AUD-12 whoever sees addresses masked finds none by asking for one after another', async () => {
  const reader = await signedIn(app, 'support_readonly')
  const auditor = await signedIn(app, 'auditor')
  const path = `/users/${alice}/events?ip=127.0.0.1`
  for (const masked of [reader, support]) {
    expect((await masked.call('GET', path)).body).toMatchObject({
      status: 403,
      code: 'not_permitted',
      errors: { ip: [expect.stringContaining('masked')] },
    })
  }
  const { pass } = (await support.call('POST', `/users/${alice}/reveals`)).body
  expect((await support.call('GET', path, { headers: { 'x-reveal': pass } })).status).toBe(200)
  expect((await auditor.call('GET', path)).status).toBe(200)
})

describe('AUZ-02 nobody lets a program have what they do not hold', () => {
  const program = async () =>
    (await app.api('POST', '/clients', { body: { name: 'Program', app_type: 'non_interactive' } })).body.client_id
  const withScopes = async (...scopes: string[]) =>
    caller(`${app.url}api/v2`, { authorization: `Bearer ${await app.token(scopes)}` })
  const withPermissions = async (...permissions: string[]) => {
    const made = await app.v1('POST', '/keys', { body: { name: 'Narrow', permissions } })
    return caller(`${app.url}api/v1`, { 'x-api-key': made.body.key })
  }
  const grant = { scope: ['read:users'], subject_type: 'client' }
  const management = () => `${app.url}api/v2/`

  test('by a grant, new or changed, of the Management API or of tenant administration', async () => {
    const client_id = await program()
    const maker = await withScopes('create:client_grants', 'update:client_grants', 'read:roles')
    for (const asked of [
      { audience: management(), ...grant },
      { audience: management(), ...grant, scope: [], allow_all_scopes: true },
      { audience: 'urn:rollcall:tenant-access', ...grant, scope: ['tenant.access:write'] },
    ]) {
      const refused = await maker('POST', '/client-grants', { body: { client_id, ...asked } })
      expect(refused.status, refused.text).toBe(403)
    }
    const own = await maker('POST', '/client-grants', {
      body: { client_id, audience: management(), ...grant, scope: ['read:roles', 'read:of_no_meaning'] },
    })
    expect(own.status, own.text).toBe(201)
    const path = `/client-grants/${own.body.id}`
    const more = await maker('PATCH', path, { body: { scope: ['read:roles', 'delete:users'] } })
    expect(more.status, more.text).toBe(403)
    expect((await maker('PATCH', path, { body: { allow_all_scopes: true } })).status).toBe(403)
    expect((await maker('PATCH', path, { body: { scope: [] } })).status).toBe(200)
  })

  test('by a key of the console API that may change clients alone', async () => {
    const key = await withPermissions('read:clients', 'create:clients', 'update:clients')
    const path = `/clients/${await program()}/grants`
    for (const scopes of [['read:users'], ['create:user_tickets'], ['update:client_grants']]) {
      const refused = await key('POST', path, { body: { audience: management(), scopes } })
      expect(refused.body, refused.text).toMatchObject({ status: 403, code: 'not_permitted' })
    }
    const made = await key('POST', '/clients', {
      body: { name: 'Much', machine: true, audience: management(), scopes: 'all' },
    })
    expect(made.body, made.text).toMatchObject({ status: 403, code: 'not_permitted' })
  })

  test('and an operator confirms it as they do a key, new or not', async () => {
    const scopes = ['read:users']
    const grants = `/clients/${await program()}/grants`
    for (const [path, body] of [
      ['/keys', { name: 'Key', permissions: scopes }],
      ['/clients', { name: 'Reads', machine: true, scopes }],
      [grants, { audience: management(), scopes }],
    ] as const) {
      const refused = await stale.call('POST', path, { body })
      expect(refused.body, path).toMatchObject({ status: 403, code: 'step_up_required' })
    }
    expect((await stale.call('POST', '/clients', { body: { name: 'App' } })).status).toBe(201)
  })

  test('by a new secret of a program that may do more', async () => {
    const strong = (
      await app.v1('POST', '/clients', {
        body: { name: 'Erases', machine: true, audience: management(), scopes: ['delete:users'] },
      })
    ).body.client_id
    const admin = await signedIn(app, 'admin', 'adam@example.com')
    expect((await admin.call('POST', `/clients/${strong}/secrets`, { body: { name: 'Mine' } })).status).toBe(403)
    expect((await admin.call('POST', `/clients/${strong}/rotate-secret`, { body: {} })).status).toBe(403)
    const rotates = await withScopes('update:client_keys')
    expect((await rotates('POST', `/clients/${strong}/rotate-secret`)).status).toBe(403)
    expect((await rotates('POST', `/clients/${await program()}/rotate-secret`)).status).toBe(200)
    const changes = await withScopes('update:clients', 'update:client_keys')
    const chosen = await changes('PATCH', `/clients/${strong}`, {
      body: { client_secret: 'chosen-by-somebody-else-'.repeat(3) },
    })
    expect(chosen.status, chosen.text).toBe(403)
    const otherWay = { body: { token_endpoint_auth_method: 'client_secret_basic' } }
    expect((await changes('PATCH', `/clients/${strong}`, otherWay)).status).toBe(403)
    expect((await changes('PATCH', `/clients/${strong}`, { body: { description: 'Erases' } })).status).toBe(200)
  })

  test('and what a program may have is taken away by whoever lacks it', async () => {
    const id = await program()
    const all = { client_id: id, audience: management(), allow_all_scopes: true, scope: [] }
    const grant = await app.api('POST', '/client-grants', { body: all })
    expect(grant.status, grant.text).toBe(201)
    const narrows = await withScopes('update:client_grants')
    const narrowed = await narrows('PATCH', `/client-grants/${grant.body.id}`, { body: { scope: ['read:users'] } })
    expect([narrowed.status, narrowed.body.scope], narrowed.text).toEqual([200, ['read:users']])
  })
})
