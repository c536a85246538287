import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { RollcallError } from '../../../../src/kernel/errors.ts'
import { type RunOffboardingsDeps, runOffboardings } from '../../../../src/offboarding/run-offboardings.ts'
import { eventually } from '../../../support/eventually.ts'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'
import {
  auditAbout,
  client,
  type Person,
  person,
  refresh,
  type TestClient,
  tokensFor,
} from '../../oauth/person-client.ts'
import { type ConsoleBrowser, signedIn } from '../console-browser.ts'

const minute = 60_000
const dayMinutes = 24 * 60
let app: TestApp
let web: TestClient
let alice: Person
let path: string
let serial = 0
beforeAll(async () => {
  app = await startTestApp()
  web = await client(app)
})
afterAll(() => app.close())
beforeEach(async () => {
  // Days have passed in other tests, and with them the credentials of this one.
  app.clock.aheadMs = 0
  serial += 1
  alice = await person(app, `alice${serial}`)
  path = `/users/${encodeURIComponent(alice.id)}`
})

const inMinutes = (minutes: number) => new Date(app.clock.now().getTime() + minutes * minute).toISOString()
const pass = (minutes: number) => {
  app.clock.aheadMs += minutes * minute
}
const schedule = (body: object) => app.v1('POST', `${path}/offboarding`, { body })
const offboarding = async () => (await app.v1('GET', `${path}/offboarding`)).body.offboarding
const types = () => auditAbout(app, alice.id)

test('an offboarding is shown, may be moved, and repeating it leaves no second event', async () => {
  expect(await offboarding()).toBeNull()
  const at = inMinutes(60)
  for (const _ of [1, 2]) {
    const { status, body } = await schedule({ at })
    expect([status, body.offboarding]).toMatchObject([200, { status: 'scheduled', at, deleteAfterDays: null }])
  }
  expect((await types()).filter((type) => type === 'user.offboarding_scheduled')).toHaveLength(1)
  const later = inMinutes(90)
  await schedule({ at: later, deleteAfterDays: 3 })
  expect((await app.v1('GET', path)).body).toMatchObject({ status: 'active', offboardingAt: later })
  expect(await offboarding()).toMatchObject({ at: later, deleteAfterDays: 3 })
})

test('one that was cancelled never happens, and there is nothing wrong with cancelling none', async () => {
  await schedule({ at: inMinutes(5) })
  for (const _ of [1, 2]) expect((await app.v1('DELETE', `${path}/offboarding`)).status).toBe(204)
  expect((await types()).filter((type) => type === 'user.offboarding_cancelled')).toHaveLength(1)
  pass(10)
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect((await app.v1('GET', path)).body).toMatchObject({ status: 'active', offboardingAt: null })
})

test('on its day the person is suspended, signed out for good and out of every organization, once', async () => {
  const { body: acme } = await app.api('POST', '/organizations', { body: { name: `acme-${serial}` } })
  await app.api('POST', `/organizations/${acme.id}/members`, { body: { members: [alice.id] } })
  const held = await tokensFor(app, web, alice, { scope: 'openid offline_access' })
  await schedule({ at: inMinutes(5), leaveOrganizations: true })
  pass(6)
  await eventually(async () => (await offboarding()).status === 'done')
  expect((await app.v1('GET', path)).body).toMatchObject({
    status: 'suspended',
    suspensionReason: 'Offboarding',
    offboardingAt: null,
  })
  expect((await app.api('GET', `/organizations/${acme.id}/members`)).body).toEqual([])
  await new Promise((resolve) => setTimeout(resolve, 1_200))
  const seen = (await types()).filter((type) => /offboarded|suspended|member_removed/.test(type))
  expect(seen.toSorted()).toEqual(['organization.member_removed', 'user.offboarded', 'user.suspended'])
  await app.v1('POST', `${path}/activate`, { body: {} })
  expect((await app.v1('GET', path)).body.status).toBe('active')
  expect((await refresh(app, web, held.refresh_token)).body.error).toBe('invalid_grant')
})

test('the account is deleted softly when its days are over', async () => {
  await schedule({ at: inMinutes(5), deleteAfterDays: 2 })
  pass(6)
  await eventually(async () => (await offboarding()).deleteAt !== null)
  pass(dayMinutes)
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect((await app.v1('GET', path)).status).toBe(200)
  pass(dayMinutes + 1)
  await eventually(async () => (await app.v1('GET', path)).status === 404)
  expect((await types())[0]).toBe('user.deleted')
})

test('activating calls the deletion off, even for somebody who is suspended again since', async () => {
  await schedule({ at: inMinutes(5), deleteAfterDays: 1 })
  pass(6)
  await eventually(async () => (await offboarding()).deleteAt !== null)
  await app.v1('POST', `${path}/activate`, { body: {} })
  expect(await offboarding()).toBeNull()
  await app.v1('POST', `${path}/suspend`, { body: {} })
  pass(2 * dayMinutes)
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect((await app.v1('GET', path)).body.status).toBe('suspended')
})

describe('it is refused', () => {
  test.each([
    ['for a day in the past', () => ({ at: inMinutes(-1) }), 400],
    ['without a day', () => ({ leaveOrganizations: true }), 400],
    ['with a deletion before it', () => ({ at: inMinutes(5), deleteAfterDays: -1 }), 400],
  ])('%s', async (_what, body, status) => {
    expect((await schedule(body())).status).toBe(status)
    expect(await offboarding()).toBeNull()
  })

  test('with a deletion, by whoever may delete nobody', async () => {
    const { body } = await app.v1('POST', '/keys', { body: { name: 'Desk', permissions: ['suspend:users'] } })
    const asDesk = (plan: object) =>
      app.anonymous('POST', `/api/v1${path}/offboarding`, { body: plan, headers: { 'x-api-key': body.key } })
    expect((await asDesk({ at: inMinutes(5), deleteAfterDays: 0 })).status).toBe(403)
    expect((await asDesk({ at: inMinutes(5) })).status).toBe(200)
  })

  test('AUZ-09 for the last administrator of an organization, when it is scheduled', async () => {
    await makeAdministrator()
    const { status, body } = await schedule({ at: inMinutes(5) })
    expect([status, body.code]).toEqual([409, 'last_administrator'])
    expect((await app.v1('GET', path)).body.offboardingAt).toBeNull()
    expect(await offboarding()).toBeNull()
  })
})

describe('an operator who schedules a deletion with it is asked what deleting asks', () => {
  let owner: ConsoleBrowser
  let proof: () => Promise<string>
  beforeEach(async () => {
    owner = await signedIn(app, 'owner', `owner${serial}@example.com`)
    proof = owner.confirm ?? (() => Promise.reject(new Error('who signed in just now confirms')))
    // The factor that signed them in was shown just now: what asks for one of late asks for nothing.
    owner.confirm = null
  })
  const withDeletion = () => ({ at: inMinutes(60), deleteAfterDays: 30 })
  const alone = (body: object, headers = {}) => owner.call('POST', `${path}/offboarding`, { body, headers })
  const together = (options: object, headers = {}, query = '') =>
    owner.call('POST', `/jobs${query}`, {
      body: { action: 'schedule-offboarding', selection: { ids: [alice.id] }, options },
      headers,
    })

  test('for one person: a reason, and a factor that is shown for it', async () => {
    const refused = await alone(withDeletion())
    expect(refused).toMatchObject({ status: 403, body: { code: 'step_up_required', asksReason: true } })
    const shown = { 'x-step-up': await proof() }
    expect((await alone(withDeletion(), shown)).status).toBe(400)
    expect(await offboarding()).toBeNull()
    const done = await alone(withDeletion(), { ...shown, 'x-reason': 'Left the company' })
    expect(done.status, done.text).toBe(200)
    const again = await alone(withDeletion(), { ...shown, 'x-reason': 'Left the company' })
    expect(again.body.code).toBe('step_up_required')
    const { data } = (await app.v1('GET', '/audit/events?type=user.offboarding_scheduled')).body
    expect(data[0].changes).toMatchObject({ deleteAfterDays: 30, reason: 'Left the company' })
  })

  test('for many at once: the same, and nothing to be told what would happen', async () => {
    expect((await together({ ...withDeletion(), reason: 'Left' })).body.code).toBe('step_up_required')
    const unexplained = await together(withDeletion(), { 'x-step-up': await proof() })
    expect(unexplained).toMatchObject({ status: 400, body: { errors: { 'options.reason': expect.anything() } } })
    expect((await together(withDeletion(), {}, '?dryRun=true')).status).toBe(200)
    const done = await together({ ...withDeletion(), reason: 'Left' }, { 'x-step-up': await proof() })
    expect(done.status, done.text).toBe(202)
  })

  test('and for nothing where the account stays', async () => {
    expect((await alone({ at: inMinutes(60) })).status).toBe(200)
    expect((await alone({ at: inMinutes(60), deleteAfterDays: null })).status).toBe(200)
    expect((await together({ at: inMinutes(90) })).status).toBe(202)
  })
})

test('AUZ-09 one that the database refuses on its day is recorded as failed, and nothing of it has happened', async () => {
  const { body: acme } = await app.api('POST', '/organizations', { body: { name: `kept-${serial}` } })
  await app.api('POST', `/organizations/${acme.id}/members`, { body: { members: [alice.id] } })
  const { directory } = app.app
  const at = new Date(app.clock.now().getTime() + 60 * minute)
  await directory.change((deps) =>
    deps.offboardings.schedule(alice.id, { at, leavesOrganizations: true, deleteAfterDays: 0 }, app.clock.now()),
  )
  const refusal = new RollcallError('last_administrator', 'You cannot remove the last administrator.')
  /** As the end of a transaction that breaks the guard. The clock is ours alone, so that no worker is faster. */
  const change: RunOffboardingsDeps['change'] = (work) =>
    directory.change(async (deps) => {
      const result = await work(deps)
      if ((await deps.offboardings.find(alice.id))?.status === 'done') throw refusal
      return result
    })
  const clock = { now: () => new Date(at.getTime() + 1) }
  const onFault = (fault: unknown) => {
    throw fault
  }
  await runOffboardings({ change, clock, onFault }, new AbortController().signal)
  expect(await offboarding()).toMatchObject({ status: 'failed', failure: refusal.message, deleteAt: null })
  expect((await app.v1('GET', path)).body).toMatchObject({ status: 'active', offboardingAt: null })
  expect((await app.api('GET', `/organizations/${acme.id}/members`)).body).toHaveLength(1)
  expect((await types()).filter((type) => /offboard|suspend|removed/.test(type))).toEqual(['user.offboarding_failed'])
})

test('RAC one that is moved to a later day while a try of it goes wrong waits for that day', async () => {
  const { directory } = app.app
  const at = new Date(app.clock.now().getTime() + 60 * minute)
  const later = new Date(at.getTime() + 60 * minute)
  const plan = { leavesOrganizations: false, deleteAfterDays: null }
  await directory.change((deps) => deps.offboardings.schedule(alice.id, { ...plan, at }, app.clock.now()))
  let isFirst = true
  /** The first transaction breaks at its end; before what went wrong is noted, somebody moves the day. */
  const change: RunOffboardingsDeps['change'] = async (work) => {
    if (!isFirst) return directory.change(work)
    isFirst = false
    const broken = directory.change(async (deps) => {
      await work(deps)
      throw new Error('the connection broke')
    })
    return broken.finally(() =>
      directory.change((deps) => deps.offboardings.schedule(alice.id, { ...plan, at: later }, app.clock.now())),
    )
  }
  const stop = new AbortController().signal
  const run = (time: Date) => runOffboardings({ change, clock: { now: () => time }, onFault: () => {} }, stop)
  await run(new Date(at.getTime() + 1))
  await run(new Date(at.getTime() + 30 * minute))
  expect((await app.v1('GET', path)).body).toMatchObject({ status: 'active', offboardingAt: later.toISOString() })
  await run(new Date(later.getTime() + 1))
  expect((await app.v1('GET', path)).body).toMatchObject({ status: 'suspended' })
})

async function makeAdministrator(): Promise<void> {
  const { body: organization } = await app.api('POST', '/organizations', { body: { name: `led-${serial}` } })
  const { body: role } = await app.api('POST', '/roles', { body: { name: `Leads ${serial}` } })
  const permissions = [
    { resource_server_identifier: 'urn:rollcall:tenant-access', permission_name: 'tenant.access:write' },
  ]
  const given = await app.api('POST', `/roles/${role.id}/permissions`, { body: { permissions } })
  if (given.status !== 201) throw new Error(given.text)
  await app.api('POST', `/organizations/${organization.id}/members`, { body: { members: [alice.id] } })
  const place = `/organizations/${organization.id}/members/${encodeURIComponent(alice.id)}/roles`
  const assigned = await app.api('POST', place, { body: { roles: [role.id] } })
  if (assigned.status !== 204) throw new Error(assigned.text)
}
