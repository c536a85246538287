import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { defaultSettings } from '../../../src/applications/settings.ts'
import { systemActor } from '../../../src/kernel/actor.ts'
import { caller, startTestApp, type TestApp } from '../../support/test-app.ts'

const totp = { type: 'totp', name: 'Phone', totp_secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' }

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  const made = []
  for (const name of ['alice', 'bob', 'carol']) {
    const body = {
      connection: 'Username-Password-Authentication',
      email: `${name}@example.com`,
      password: 'Correct-Horse-7-Battery',
    }
    made.push((await app.api('POST', '/users', { body })).body.user_id)
  }
  await app.api('POST', `/users/${encodeURIComponent(made[0])}/authentication-methods`, { body: totp })
})
afterEach(() => {
  app.clock.aheadMs = 0
})
afterAll(() => app.close())

const preview = (body: unknown) => app.v1('POST', '/settings/preview', { body })
const nothing = { enrolment: null, notAsked: null, factorLost: null, sessions: null, locks: null, auditLost: null }

test('a change that touches nobody has no effect to tell', async () => {
  expect((await preview({ displayName: 'Acme' })).body).toEqual(nothing)
  expect((await preview({ mfaPolicy: 'optional' })).body).toEqual(nothing)
})

test('requiring a second factor tells how many would be asked to enrol, and turning it off how many no longer', async () => {
  const required = await preview({ mfaPolicy: 'required', mfaGraceDays: 14 })
  expect(required.status).toBe(200)
  expect(required.body).toMatchObject({ enrolment: { people: 2, graceDays: 14 }, notAsked: null })
  expect((await preview({ mfaPolicy: 'off' })).body).toMatchObject({ enrolment: null, notAsked: { people: 1 } })
})

test('a factor that is taken away tells for how many it is the strongest', async () => {
  expect((await preview({ disabledFactors: ['totp'] })).body).toMatchObject({ factorLost: { people: 1 } })
  expect((await preview({ disabledFactors: ['email'] })).body).toMatchObject({ factorLost: { people: 0 } })
})

test('other lengths of sessions tell how many are open, and another limit how many accounts were locked', async () => {
  const told = await preview({
    sessionIdleMinutes: 60,
    bruteForce: { ...defaultSettings.bruteForce, mostAttempts: 5 },
  })
  expect(told.body).toMatchObject({ sessions: { open: 0, shortensIdle: true }, locks: { lastWeek: 0, wouldLock: 0 } })
})

test('another limit tells how many accounts it would have locked, by the wrong passwords of the last seven days', async () => {
  const { stores } = app.app.directory
  const asked = async (mostAttempts: number) =>
    (await preview({ bruteForce: { ...defaultSettings.bruteForce, mostAttempts } })).body.locks
  const fail = async (userId: string, reason: string) => {
    const from = { ...systemActor, ip: '203.0.113.7' }
    await stores.audit.record(from, 'user.sign_in_failed', { kind: 'user', id: userId }, { reason })
  }
  for (let tries = 0; tries < 3; tries += 1) await fail('auth0|alice', 'wrong_password')
  for (let tries = 0; tries < 5; tries += 1) await fail('auth0|bob', 'wrong_password')
  for (let tries = 0; tries < 9; tries += 1) await fail('auth0|carol', 'too_many_attempts')
  await stores.audit.record(systemActor, 'user.sign_in_failed', null, { reason: 'wrong_password' })
  expect(await asked(3)).toEqual({ lastWeek: 0, wouldLock: 2 })
  expect(await asked(5)).toEqual({ lastWeek: 0, wouldLock: 1 })
  expect(await asked(6)).toEqual({ lastWeek: 0, wouldLock: 0 })
  app.clock.aheadMs = 8 * 86_400_000
  expect(await asked(3)).toEqual({ lastWeek: 0, wouldLock: 0 })
})

test('whoever is exempt is not among those who would be asked to enrol', async () => {
  const required = async () => (await preview({ mfaPolicy: 'required' })).body.enrolment.people
  const before = await required()
  const [bob] = (await app.api('GET', '/users-by-email?email=bob@example.com')).body
  const path = `/users/${encodeURIComponent(bob.user_id)}`
  const endsAt = new Date(Date.now() + 14 * 86_400_000).toISOString()
  const granted = await app.v1('POST', `${path}/mfa-exemption`, { body: { reason: 'New phone comes', endsAt } })
  expect(granted.status, granted.text).toBe(200)
  expect(await required()).toBe(before - 1)
  await app.v1('POST', `${path}/suspend`, { body: { reason: 'Testing' } })
  expect(await required()).toBe(before - 1)
  await app.v1('POST', `${path}/activate`)
  app.clock.aheadMs = 15 * 86_400_000
  expect(await required()).toBe(before)
})

test('an audit that is kept for less tells how many events lose what they say with the next run', async () => {
  app.clock.aheadMs = 40 * 86_400_000
  const { data } = (await app.v1('GET', '/audit/events?pageSize=200')).body
  // One page holds them all.
  expect(data.length).toBeGreaterThan(5)
  expect(data.length).toBeLessThan(200)
  const kept = async (auditRetentionDays: number | null) => (await preview({ auditRetentionDays })).body.auditLost
  expect(await kept(30)).toEqual({ events: data.length })
  expect(await kept(60)).toEqual({ events: 0 })
  expect(await kept(null)).toBeNull()
})

test('nothing is saved, and what could not be saved is refused', async () => {
  expect((await app.v1('GET', '/settings')).body).toMatchObject({ mfaPolicy: 'optional', disabledFactors: [] })
  const refused = await preview({ mfaGraceDays: 400 })
  expect([refused.status, Object.keys(refused.body.errors)]).toEqual([400, ['mfaGraceDays']])
})

test('the defaults are told to whoever reads the settings, and neither to anybody else', async () => {
  expect((await app.v1('GET', '/settings/defaults')).body).toEqual(defaultSettings)
  const { body } = await app.v1('POST', '/keys', { body: { name: 'Reader', permissions: ['read:users'] } })
  const other = caller(`${app.url}api/v1`, { 'x-api-key': body.key })
  expect((await other('GET', '/settings/defaults')).status).toBe(403)
  expect((await other('POST', '/settings/preview', { body: {} })).status).toBe(403)
})
