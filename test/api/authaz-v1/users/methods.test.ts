import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { rememberBrowser } from '../../../../src/authentication-methods/remembered-browser.ts'
import { systemActor } from '../../../../src/kernel/actor.ts'
import { caller, startTestApp, type TestApp } from '../../../support/test-app.ts'
import { signedIn } from '../console-browser.ts'

let app: TestApp
let serial = 0
let id: string
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  serial += 1
  const body = {
    connection: 'Username-Password-Authentication',
    email: `alice${serial}@example.com`,
    email_verified: true,
    password: 'Correct-Horse-7-Battery',
  }
  id = encodeURIComponent((await app.api('POST', '/users', { body })).body.user_id)
})

const add = async (body: object) =>
  (await app.api('POST', `/users/${id}/authentication-methods`, { body })).body.id as string
const totp = { type: 'totp', name: 'App', totp_secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' }
const events = async () => (await app.v1('GET', `/users/${id}/events`)).body.data

test('200 the factors of a user are listed, with what is secret left out and addresses masked', async () => {
  await add(totp)
  await add({ type: 'phone', phone_number: '+44207183875044' })
  await add({ type: 'email', email: 'spare@example.com' })
  await app.api('POST', `/users/${id}/recovery-code-regeneration`)
  const { status, body, text } = await app.v1('GET', `/users/${id}/methods`)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    recoveryCodesLeft: 1,
    mustEnrolAgain: false,
    password: { isSet: true, changedAt: null },
  })
  expect(body.data).toMatchObject([
    { type: 'totp', name: 'App', destination: null, lastUsedAt: null, confirmedAt: expect.any(String) },
    { type: 'phone', destination: '••• 5044', delivery: 'sms' },
    { type: 'email', destination: 's•••@example.com' },
    { type: 'recovery-code' },
  ])
  expect(text).not.toMatch(/JBSWY|sealed|hash/)
  expect((await app.v1('GET', '/users/auth0%7Cnobody/methods')).status).toBe(404)
})

test('204 one factor is removed, once, and only from its own user', async () => {
  const method = encodeURIComponent(await add(totp))
  const kept = await add({ type: 'email', email: 'spare@example.com' })
  expect((await app.v1('DELETE', `/users/auth0%7Cnobody/methods/${method}`)).status).toBe(404)
  expect((await app.v1('DELETE', `/users/${id}/methods/${method}`)).status).toBe(204)
  const again = await app.v1('DELETE', `/users/${id}/methods/${method}`)
  expect([again.status, again.body.code]).toEqual([404, 'authentication_method_not_found'])
  const { body } = await app.v1('GET', `/users/${id}/methods`)
  expect(body.data.map((each: { id: string }) => each.id)).toEqual([kept])
})

test('204 S000-34 S000-35 S000-36 MFA-09 a reset leaves no factor and no code, marks the user and is audited', async () => {
  await add(totp)
  await app.api('POST', `/users/${id}/recovery-code-regeneration`)
  const answer = await app.v1('POST', `/users/${id}/mfa/reset`, { body: { reason: 'Lost phone, called back' } })
  expect([answer.status, answer.text]).toEqual([204, ''])
  const { body } = await app.v1('GET', `/users/${id}/methods`)
  expect(body).toMatchObject({ data: [], recoveryCodesLeft: 0, mustEnrolAgain: true })
  const [event] = await events()
  expect(event).toMatchObject({ type: 'user.mfa_reset', changes: { reason: 'Lost phone, called back' } })
})

test('204 a reset needs no body, and works for somebody without any factor', async () => {
  expect((await app.v1('POST', `/users/${id}/mfa/reset`)).status).toBe(204)
  expect((await app.v1('GET', `/users/${id}/methods`)).body.mustEnrolAgain).toBe(true)
  expect((await app.v1('POST', '/users/auth0%7Cnobody/mfa/reset')).status).toBe(404)
})

test('400 a reason is a text of at most 500 characters', async () => {
  for (const reason of ['', 7, 'x'.repeat(501)]) {
    const answer = await app.v1('POST', `/users/${id}/mfa/reset`, { body: { reason } })
    expect([answer.status, Object.keys(answer.body.errors)]).toEqual([400, ['reason']])
  }
})

test('S000-37 an authenticator that an administrator sets up afterwards ends the mark', async () => {
  await app.v1('POST', `/users/${id}/mfa/reset`)
  await add({ type: 'email', email: 'spare@example.com' })
  expect((await app.v1('GET', `/users/${id}/methods`)).body.mustEnrolAgain).toBe(true)
  await add(totp)
  expect((await app.v1('GET', `/users/${id}/methods`)).body.mustEnrolAgain).toBe(false)
})

test('403 a reset needs its own permission: support has it, an auditor sees and no more', async () => {
  const support = await signedIn(app, 'support')
  const asked = await support.call('POST', `/users/${id}/mfa/reset`)
  expect([asked.status, asked.body.code]).toEqual([403, 'caller_verification_required'])
  const other = { channel: 'other', kind: 'in-person', note: 'Came to the desk' }
  expect((await support.call('POST', `/users/${id}/caller-verifications`, { body: other })).status).toBe(201)
  expect((await support.call('POST', `/users/${id}/mfa/reset`)).status).toBe(204)
  const auditor = await signedIn(app, 'auditor')
  expect((await auditor.call('GET', `/users/${id}/methods`)).status).toBe(200)
  expect((await auditor.call('POST', `/users/${id}/mfa/reset`)).status).toBe(403)
  expect((await auditor.call('DELETE', `/users/${id}/methods/totp%7Cdev_any`)).status).toBe(403)
  const key = await app.v1('POST', '/keys', { body: { name: 'Updates', permissions: ['update:users'] } })
  const updates = caller(`${app.url}api/v1`, { 'x-api-key': key.body.key })
  expect((await updates('POST', `/users/${id}/mfa/reset`)).status).toBe(403)
})

test('204 the browsers that are spared the second factor are counted and forgotten, and the audit says how many', async () => {
  const { stores, clock } = app.app.directory
  const userId = decodeURIComponent(id)
  const { securityVersion } = (await stores.accounts.find(userId)) as { securityVersion: number }
  const browser = { userId, securityVersion, days: 30 }
  for (const _ of [1, 2]) await rememberBrowser({ ...stores, clock }, systemActor, browser)
  expect((await app.v1('GET', `/users/${id}/methods`)).body.rememberedBrowsers).toBe(2)
  expect((await app.v1('POST', `/users/${id}/browsers/forget`)).status).toBe(204)
  expect((await app.v1('GET', `/users/${id}/methods`)).body.rememberedBrowsers).toBe(0)
  expect((await events())[0]).toMatchObject({ type: 'user.browsers_forgotten', changes: { count: 2 } })
  expect((await app.v1('POST', '/users/auth0%7Cnobody/browsers/forget')).status).toBe(404)
})

test('200 the rules that ask for a second factor: of the application and of organizations, since when, and how long it may wait', async () => {
  const rules = async () => {
    const { status, body, text } = await app.v1('GET', `/users/${id}/mfa-rules`)
    expect(status, text).toBe(200)
    return body
  }
  expect(await rules()).toEqual({ isCompliant: false, data: [] })
  const { body: acme } = await app.v1('POST', '/organizations', { body: { name: 'acme', displayName: 'Acme' } })
  await app.v1('POST', `/organizations/${acme.id}/members`, { body: { userId: decodeURIComponent(id) } })
  expect((await rules()).data).toEqual([])
  await app.v1('PATCH', `/organizations/${acme.id}`, { body: { requiresMfa: true, mfaGraceDays: 7 } })
  await app.v1('PATCH', '/settings', { body: { mfaPolicy: 'required', mfaGraceDays: 0 } })
  const isMoment = expect.stringMatching(/^\d{4}-.*Z$/)
  const name = { id: acme.id, name: 'Acme' }
  expect(await rules()).toEqual({
    isCompliant: false,
    data: [
      { organization: null, since: isMoment, graceUntil: null },
      { organization: name, since: isMoment, graceUntil: isMoment },
    ],
  })
  await add(totp)
  expect((await rules()).isCompliant).toBe(true)
  await app.v1('PATCH', '/settings', { body: { mfaPolicy: 'optional' } })
  expect((await rules()).data).toEqual([expect.objectContaining({ organization: name })])
  expect((await app.v1('GET', '/users/auth0%7Cnobody/mfa-rules')).body.code).toBe('user_not_found')
})
