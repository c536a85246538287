import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaultSettings } from '../../../src/applications/settings.ts'
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
afterAll(() => app.close())

const preview = (body: unknown) => app.v1('POST', '/settings/preview', { body })
const nothing = { enrolment: null, notAsked: null, factorLost: null, sessions: null, locks: null }

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
  expect(told.body).toMatchObject({ sessions: { open: 0, shortensIdle: true }, locks: { lastWeek: 0 } })
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
