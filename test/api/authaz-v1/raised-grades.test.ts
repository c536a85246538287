// An owner makes acts on people ask for more than they do by themselves, and never for less (console.md 1.8).
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { raisableActs } from '../../../src/applications/action-grades.ts'
import { enrolAuthenticator } from '../../support/operator-factors.ts'
import { type Answer, startTestApp, type TestApp } from '../../support/test-app.ts'
import { type ConsoleBrowser, password, signedInAs } from './console-browser.ts'

let app: TestApp
let owner: ConsoleBrowser
let support: ConsoleBrowser
let code: () => string

beforeAll(async () => {
  app = await startTestApp()
  owner = await signedInAs(app, await operator('owner'))
})
afterAll(() => app.close())

beforeEach(async () => {
  await raise({})
  const id = await operator('support')
  code = await enrolAuthenticator(app, id)
  support = await signedInAs(app, id, 'stale')
})

let serial = 0
async function operator(role: string): Promise<string> {
  serial += 1
  return (await app.v1('POST', '/operators', { body: { email: `o${serial}@example.com`, password, role } })).body.id
}

async function person(): Promise<string> {
  serial += 1
  return (await app.v1('POST', '/users', { body: { email: `p${serial}@example.com` } })).body.id
}

const builtIn = Object.fromEntries(raisableActs.map((act) => [act, null]))

/** These, and no other. */
async function raise(grades: object): Promise<void> {
  const body = { raisedGrades: { ...builtIn, ...grades } }
  const { status, text } = await owner.call('PATCH', '/settings', { body })
  if (status !== 200) throw new Error(text)
}

const reason = { 'x-reason': 'Testing' }

async function proven(): Promise<string> {
  const { proof } = support.keep(await support.call('POST', '/session/step-up', { body: { code: code() } })).body
  return proof
}

const suspend = async (headers = {}, body = {}): Promise<Answer> =>
  support.call('POST', `/users/${await person()}/suspend`, { body, headers })

const missingReason = { status: 400, body: { errors: { 'X-Reason': [expect.stringContaining('Say why')] } } }

test('an act that nobody raised is done at once, and API keys are never asked', async () => {
  expect((await suspend()).status).toBe(200)
  await raise({ suspend: 'T3' })
  expect((await app.v1('POST', `/users/${await person()}/suspend`, { body: {} })).status).toBe(200)
})

test('raised to T2, it asks for a factor of the last ten minutes, and for a reason beside the call or in it', async () => {
  await raise({ suspend: 'T2' })
  expect((await suspend(reason)).body).toMatchObject({ code: 'step_up_required', methods: ['totp'], asksReason: true })
  await proven()
  expect(await suspend()).toMatchObject(missingReason)
  expect(await suspend({}, { reason: ' ' })).toMatchObject({ status: 400 })
  expect((await suspend(reason)).status).toBe(200)
  expect((await suspend({}, { reason: 'Fraud' })).status).toBe(200)
  app.clock.aheadMs += 11 * 60_000
  expect((await suspend(reason)).body.code).toBe('step_up_required')
})

test('raised to T3, a factor that was shown lately is not enough, and a proof is good for one act', async () => {
  await raise({ suspend: 'T3' })
  const proof = await proven()
  expect((await suspend(reason)).body.code).toBe('step_up_required')
  expect(await suspend({ 'x-step-up': proof })).toMatchObject(missingReason)
  expect((await suspend({ ...reason, 'x-step-up': proof })).status).toBe(200)
  expect((await suspend({ ...reason, 'x-step-up': proof })).body.code).toBe('step_up_required')
})

test('what asks for a factor by itself asks for it every time once it is raised', async () => {
  await raise({ 'reset-mfa': 'T3' })
  const proof = await proven()
  const reset = async (headers = {}) =>
    support.call('POST', `/users/${await person()}/mfa/reset`, { body: { reason: 'Lost phone' }, headers })
  expect((await reset()).body.code).toBe('step_up_required')
  // The policy asks support to verify the caller, which is refused later than a missing proof.
  expect((await reset({ 'x-step-up': proof })).body.code).not.toBe('step_up_required')
})

test.each([
  ['unlock', 'POST', async () => `/users/${await person()}/unlock`],
  ['activate', 'POST', async () => `/users/${await person()}/activate`],
  ['revoke-sessions', 'POST', async () => `/users/${await person()}/sessions/revoke`],
  ['revoke-session', 'DELETE', async () => `/users/${await person()}/sessions/none`],
  ['suspend', 'POST', async () => `/users/${await person()}/offboarding`],
])('%s asks for more wherever it is done: %s', async (act, method, pathOf) => {
  await raise({ [act]: 'T3' })
  const body = { at: new Date(app.clock.now().getTime() + 86_400_000).toISOString() }
  const path = await pathOf()
  const given = path.endsWith('/offboarding') ? { body } : method === 'POST' ? { body: {} } : {}
  expect((await support.call(method, path, given)).body.code).toBe('step_up_required')
})

test('a job does not get round it, nor does its undo', async () => {
  const ids = [await person()]
  const start = (action: string, headers = {}, options = {}) =>
    support.call('POST', '/jobs', { body: { action, selection: { ids }, options }, headers })
  const undone = (await start('suspend')).body.id
  expect(undone).toEqual(expect.any(String))
  await raise({ suspend: 'T3', activate: 'T2' })
  for (const action of ['suspend', 'activate']) expect((await start(action)).body.code).toBe('step_up_required')
  expect((await support.call('POST', `/jobs/${undone}/undo`)).body.code).toBe('step_up_required')
  expect((await support.call('POST', `/jobs/${undone}/retry`)).body.code).toBe('step_up_required')
  const dry = await support.call('POST', '/jobs?dryRun=true', { body: { action: 'suspend', selection: { ids } } })
  expect(dry.status, dry.text).toBe(200)
  const proof = await proven()
  expect(await start('suspend', { 'x-step-up': proof })).toMatchObject(missingReason)
  expect((await start('suspend', { 'x-step-up': proof }, { reason: 'Fraud' })).status).toBe(202)
})

test('no act goes below what it asks for by itself: the refusal names it', async () => {
  const set = (raisedGrades: object) => owner.call('PATCH', '/settings', { body: { raisedGrades } })
  for (const [act, grade] of [
    ['suspend', 'T0'],
    ['suspend', 'T1'],
    ['reset-mfa', 'T2'],
    ['merge', 'T4'],
  ] as const) {
    const refused = await set({ [act]: grade })
    expect(refused.status, `${act} ${grade}`).toBe(400)
    expect(Object.keys(refused.body.errors)).toEqual([`raisedGrades.${act}`])
  }
  expect((await set({ delete: 'T3' })).status).toBe(400)
})

test('an owner alone sets it: neither an admin nor a key, who may send back what they read', async () => {
  const admin = await signedInAs(app, await operator('admin'))
  for (const change of [
    (body: object) => admin.call('PATCH', '/settings', { body }),
    (body: object) => app.v1('PATCH', '/settings', { body }),
  ]) {
    expect(await change({ raisedGrades: { suspend: 'T2' } })).toMatchObject({
      status: 403,
      body: { code: 'not_permitted' },
    })
    expect((await change({ raisedGrades: {} })).status).toBe(200)
  }
})

test('raising asks for a factor of late, lowering for one of its own and a reason; the audit tells from what to what', async () => {
  const id = await operator('owner')
  const codeOf = await enrolAuthenticator(app, id)
  const browser = await signedInAs(app, id, 'stale')
  const set = (raisedGrades: object, headers = {}) =>
    browser.call('PATCH', '/settings', { body: { raisedGrades }, headers })
  expect((await set({ suspend: 'T3' })).body.code).toBe('step_up_required')
  const { proof } = browser.keep(await browser.call('POST', '/session/step-up', { body: { code: codeOf() } })).body
  expect((await set({ suspend: 'T3' })).status).toBe(200)
  expect((await set({ suspend: 'T2' })).body).toMatchObject({ code: 'step_up_required', weakens: ['raisedGrades'] })
  expect(await set({ suspend: null }, { 'x-step-up': proof })).toMatchObject(missingReason)
  expect((await set({ suspend: null }, { ...reason, 'x-step-up': proof })).status).toBe(200)
  const { data } = (await app.v1('GET', '/audit/events?type=settings.changed&pageSize=2')).body
  expect(data.map(({ changes }: { changes: object }) => changes)).toMatchObject([
    { before: { raisedGrades: { suspend: 'T3' } }, after: { raisedGrades: {} } },
    { before: { raisedGrades: {} }, after: { raisedGrades: { suspend: 'T3' } } },
  ])
})

test('a change of some acts leaves what another owner set of others', async () => {
  const set = (raisedGrades: object) => owner.call('PATCH', '/settings', { body: { raisedGrades } })
  await raise({ suspend: 'T2', unlock: 'T2' })
  const other = await signedInAs(app, await operator('owner'))
  await other.call('PATCH', '/settings', { body: { raisedGrades: { merge: 'T3' } } })
  expect((await set({ suspend: 'T3', unlock: null })).body.raisedGrades).toEqual({ suspend: 'T3', merge: 'T3' })
  expect((await set({})).body.raisedGrades).toEqual({ suspend: 'T3', merge: 'T3' })
})

test('what does two acts at once asks as much as the heavier of them', async () => {
  await raise({ suspend: 'T2', 'revoke-sessions': 'T3' })
  await proven()
  expect((await suspend(reason)).status).toBe(200)
  expect((await suspend(reason, { revokeSessions: true })).body.code).toBe('step_up_required')
})

test('a lock-down asks for no less than what it is made of', async () => {
  await raise({ suspend: 'T3' })
  const id = await person()
  const body = { reason: 'Fraud' }
  const lock = (headers = {}) => owner.call('POST', `/users/${id}/lockdown`, { body, headers })
  expect((await lock({ 'x-step-up': '' })).body.code).toBe('step_up_required')
  expect((await lock()).status).toBe(200)
})

test('whoever is signed in is told what was raised', async () => {
  await raise({ unlock: 'T2' })
  expect((await support.call('GET', '/session')).body.raisedGrades).toEqual({ unlock: 'T2' })
})
