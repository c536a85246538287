import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { rememberBrowser } from '../../../../src/authentication-methods/remembered-browser.ts'
import { systemActor } from '../../../../src/kernel/actor.ts'
import { registeredKey } from '../../../support/registered-key.ts'
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
    recoveryCodesMade: { count: 1, at: expect.any(String) },
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

test('204 a factor gets another name, by whoever may take it away, and the audit tells', async () => {
  const method = encodeURIComponent(await add(totp))
  const rename = (body: object, of = id) => app.v1('PATCH', `/users/${of}/methods/${method}`, { body })
  const named = async () => (await app.v1('GET', `/users/${id}/methods`)).body.data[0].name
  expect((await rename({ name: '  Work phone ' })).status).toBe(204)
  expect(await named()).toBe('Work phone')
  expect((await events())[0]).toMatchObject({ type: 'user.factor_updated', changes: { factor: 'totp' } })
  for (const name of ['', '  ', 'x'.repeat(101), 7]) {
    expect((await rename({ name })).body).toMatchObject({ status: 400, errors: { name: expect.anything() } })
  }
  expect((await rename({})).body).toMatchObject({ status: 400, errors: { name: expect.anything() } })
  expect((await rename({ name: 'Other' }, 'auth0%7Cnobody')).status).toBe(404)
  const looking = await signedIn(app, 'support_readonly')
  const refused = await looking.call('PATCH', `/users/${id}/methods/${method}`, { body: { name: 'Other' } })
  expect(refused.status).toBe(403)
  expect(await named()).toBe('Work phone')
  expect((await rename({ name: null })).status).toBe(204)
  expect(await named()).toBeNull()
  const spare = encodeURIComponent(await add({ type: 'email', email: 'spare@example.com' }))
  const hidden = await app.v1('PATCH', `/users/${id}/methods/${spare}`, { body: { name: '••• 4711' } })
  expect(hidden.body).toMatchObject({ status: 400, code: 'operation_not_supported' })
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

test('409 the only thing somebody can sign in with stays until there is another way, and a further one goes', async () => {
  const person = { connection: 'Username-Password-Authentication', email: `carol${serial}@example.com` }
  id = encodeURIComponent((await app.v1('POST', '/users', { body: person })).body.id)
  const [first, app2] = [await add(registeredKey('passkey')), await add(totp)]
  const remove = (method: string) => app.v1('DELETE', `/users/${id}/methods/${encodeURIComponent(method)}`)
  const only = async () =>
    (await app.v1('GET', `/users/${id}/methods`)).body.data
      .filter(({ isOnlyWayIn }: { isOnlyWayIn: boolean }) => isOnlyWayIn)
      .map((each: { id: string }) => each.id)
  expect(await only(), 'a code goes to the mailbox').toEqual([])
  await app.v1('PATCH', '/settings', { body: { allowsEmailCode: false } })
  try {
    expect(await only()).toEqual([first])
    const refused = await remove(first)
    expect([refused.status, refused.body.code]).toEqual([409, 'last_way_in'])
    expect(refused.body.detail).toContain('Add another way first, or reset the password.')
    expect((await remove(app2)).status, 'a second factor is no way in').toBe(204)
    const second = await add(registeredKey('passkey'))
    const both = await Promise.all([remove(first), remove(second)])
    expect(both.map(({ status }) => status).toSorted(), 'of two at once one stays').toEqual([204, 409])
    await app.api('PATCH', `/users/${id}`, { body: { password: 'Correct-Horse-7-Battery' } })
    expect(await only()).toEqual([])
    const [left] = (await app.v1('GET', `/users/${id}/methods`)).body.data
    expect((await remove(left.id)).status).toBe(204)
  } finally {
    await app.v1('PATCH', '/settings', { body: { allowsEmailCode: true } })
  }
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

test('a reset that asks for no enrolment turns protection down: it is confirmed by itself, with a reason, and ends no mark', async () => {
  const path = `/users/${id}/mfa/reset`
  const body = { requireEnrolment: false }
  const owner = await signedIn(app, 'owner')
  const told = await owner.call('POST', path, { body, headers: { 'x-step-up': '' } })
  expect(told).toMatchObject({ status: 403, body: { asksReason: true, weakens: ['requireEnrolment'] } })
  expect((await owner.call('POST', path, { body, headers: { 'x-reason': '' } })).status).toBe(400)
  await add(totp)
  expect((await owner.call('POST', path, { body })).status).toBe(204)
  const methods = async () => (await app.v1('GET', `/users/${id}/methods`)).body
  expect(await methods()).toMatchObject({ data: [], mustEnrolAgain: false })
  expect((await app.v1('POST', path)).status).toBe(204)
  expect((await app.v1('POST', path, { body })).status).toBe(204)
  expect((await methods()).mustEnrolAgain).toBe(true)
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

const soon = (days = 1) => new Date(Date.now() + days * 86_400_000).toISOString()
const exempt = (body: object) => app.v1('POST', `/users/${id}/mfa-exemption`, { body })

test('200 an exemption stands with the methods and in the list, the first to end first, and 204 it ends', async () => {
  const body = { reason: 'New phone comes', endsAt: soon(2) }
  const granted = await exempt(body)
  expect([granted.status, granted.body]).toMatchObject([200, { ...body, grantedBy: { kind: 'api-key' } }])
  expect((await app.v1('GET', `/users/${id}/methods`)).body.mfaExemption).toEqual(granted.body)
  const other = (await app.v1('POST', '/users', { body: { email: `bob${serial}@example.com` } })).body.id
  await app.v1('POST', `/users/${encodeURIComponent(other)}/mfa-exemption`, {
    body: { reason: 'On leave', endsAt: soon() },
  })
  const first = (await app.v1('GET', '/mfa-exemptions?pageSize=1')).body
  expect(first.data).toMatchObject([{ userId: other, email: `bob${serial}@example.com`, reason: 'On leave' }])
  const second = (await app.v1('GET', `/mfa-exemptions?cursor=${first.nextCursor}`)).body
  expect(second.data).toMatchObject([{ userId: decodeURIComponent(id), ...body }])
  expect((await app.v1('DELETE', `/users/${id}/mfa-exemption`)).status).toBe(204)
  expect((await app.v1('GET', `/users/${id}/methods`)).body.mfaExemption).toBeNull()
  expect((await events()).map(({ type }: { type: string }) => type).slice(0, 2)).toEqual([
    ...['user.mfa_exemption_ended', 'user.mfa_exempted'],
  ])
})

test.each([
  [{ endsAt: soon() }, 'reason'],
  [{ reason: ' ', endsAt: soon() }, 'reason'],
  [{ reason: 'No phone' }, 'endsAt'],
  [{ reason: 'No phone', endsAt: soon(-1) }, 'endsAt'],
  [{ reason: 'No phone', endsAt: soon(91) }, 'endsAt'],
  [{ reason: 'No phone', endsAt: 'next week' }, 'endsAt'],
])('400 an exemption without a reason or a time within 90 days names what is missing: %j', async (body, field) => {
  const { status, body: refused } = await exempt(body)
  expect([status, Object.keys(refused.errors)]).toEqual([400, [field]])
})

test('403 support exempts nobody: those who decide who needs a factor decide who needs none', async () => {
  const support = await signedIn(app, 'support', `support-exempt@example.com`)
  const body = { reason: 'New phone comes', endsAt: soon() }
  expect((await support.call('POST', `/users/${id}/mfa-exemption`, { body })).status).toBe(403)
  const security = await signedIn(app, 'security', `security-exempt@example.com`)
  expect((await security.call('POST', `/users/${id}/mfa-exemption`, { body })).status).toBe(200)
})

test('200 the rules that ask for a second factor: of the application, of organizations and of a role, since when, and how long it may wait', async () => {
  const rules = async () => {
    const { status, body, text } = await app.v1('GET', `/users/${id}/mfa-rules`)
    expect(status, text).toBe(200)
    return body
  }
  expect(await rules()).toEqual({ isCompliant: false, exemptUntil: null, data: [] })
  const { body: acme } = await app.v1('POST', '/organizations', { body: { name: 'acme', displayName: 'Acme' } })
  await app.v1('POST', `/organizations/${acme.id}/members`, { body: { userId: decodeURIComponent(id) } })
  expect((await rules()).data).toEqual([])
  await app.v1('PATCH', `/organizations/${acme.id}`, { body: { requiresMfa: true, mfaGraceDays: 7 } })
  await app.v1('PATCH', '/settings', { body: { mfaPolicy: 'required', mfaGraceDays: 0 } })
  const isMoment = expect.stringMatching(/^\d{4}-.*Z$/)
  const ofAcme = { by: 'organization', id: acme.id, name: 'Acme', since: isMoment, graceUntil: isMoment }
  const { body: billing } = await app.v1('POST', '/roles', { body: { name: 'Billing' } })
  await app.v1('PATCH', `/roles/${billing.id}/mfa`, { body: { requiresMfa: true, mfaGraceDays: 7 } })
  await app.v1('POST', '/role-assignments', { body: { userId: decodeURIComponent(id), roleId: billing.id } })
  const endsAt = soon()
  await exempt({ reason: 'New phone comes', endsAt })
  expect(await rules()).toEqual({
    isCompliant: false,
    exemptUntil: endsAt,
    data: [
      { by: 'application', id: expect.any(String), name: null, since: isMoment, graceUntil: null },
      ofAcme,
      { by: 'role', id: billing.id, name: 'Billing', since: isMoment, graceUntil: isMoment },
    ],
  })
  await add(totp)
  expect((await rules()).isCompliant).toBe(true)
  await app.v1('PATCH', '/settings', { body: { mfaPolicy: 'optional' } })
  expect((await rules()).data).toEqual([ofAcme, expect.objectContaining({ by: 'role' })])
  expect((await app.v1('GET', '/users/auth0%7Cnobody/mfa-rules')).body.code).toBe('user_not_found')
})
