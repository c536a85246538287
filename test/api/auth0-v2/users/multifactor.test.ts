import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { spendRecoveryCode } from '../../../../src/authentication-methods/recovery-codes.ts'
import { isRememberedBrowser, rememberBrowser } from '../../../../src/authentication-methods/remembered-browser.ts'
import { startTotp } from '../../../../src/authentication-methods/totp.ts'
import { systemActor } from '../../../../src/kernel/actor.ts'
import { caller, startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
let serial = 0
let userId: string
/** Of a person of the test's own. */
let path: string

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  serial += 1
  const body = {
    connection: 'Username-Password-Authentication',
    email: `alice${serial}@example.com`,
    password: 'Correct-Horse-7-Battery',
  }
  userId = (await app.api('POST', '/users', { body })).body.user_id
  path = `/users/${encodeURIComponent(userId)}`
})

const phone = { type: 'phone', name: 'Mobile', phone_number: '+44207183875044' }
const totp = { type: 'totp', name: 'App', totp_secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' }
const add = async (...bodies: object[]) => {
  for (const body of bodies)
    expect((await app.api('POST', `${path}/authentication-methods`, { body })).status).toBe(201)
}
const types = async () =>
  (await app.api('GET', `${path}/authentication-methods`)).body.map(({ type }: { type: string }) => type)

test('204 S003-87 S003-88 all authenticators go at once: app, e-mail, phone and recovery codes', async () => {
  await add(totp, phone, { type: 'email', email: 'spare@example.com' })
  await app.api('POST', `${path}/recovery-code-regeneration`)
  const answer = await app.api('DELETE', `${path}/authenticators`)
  expect([answer.status, answer.text]).toEqual([204, ''])
  expect(await types()).toEqual([])
  expect((await app.api('DELETE', '/users/auth0%7Cnobody/authenticators')).status).toBe(204)
})

test('204 the scope of the documentation and the one of the error text both open it', async () => {
  for (const scope of ['remove:authenticators', 'delete:guardian_enrollments']) {
    const limited = caller(`${app.url}api/v2`, { authorization: `Bearer ${await app.token([scope])}` })
    expect((await limited('DELETE', `${path}/authenticators`)).status).toBe(204)
    expect((await limited('POST', `${path}/recovery-code-regeneration`)).status).toBe(403)
  }
})

test('200 S003-89 S003-91 the first confirmed enrollment is given, in a list', async () => {
  expect((await app.api('GET', `${path}/enrollments`)).body).toEqual([])
  await add(phone, totp)
  const { status, body } = await app.api('GET', `${path}/enrollments`)
  expect(status).toBe(200)
  expect(body).toEqual([
    {
      id: expect.stringMatching(/^phone\|dev_/),
      status: 'confirmed',
      type: 'phone',
      auth_method: 'sms',
      name: 'Mobile',
      phone_number: 'XXXXXXXXXXX5044',
      enrolled_at: expect.stringMatching(/Z$/),
    },
  ])
  expect((await app.api('GET', '/users/auth0%7Cnobody/enrollments')).status).toBe(404)
})

test('200 S003-90 an enrollment that was not finished is not given', async () => {
  const label = { accountLabel: 'alice', issuer: 'Acme' }
  await app.app.directory.change((deps) => startTotp(deps, { userId }, label))
  expect((await app.api('GET', `${path}/enrollments`)).body).toEqual([])
  expect((await app.api('GET', `${path}/authentication-methods`)).body).toMatchObject([{ confirmed: false }])
})

test('200 the one new recovery code replaces the old ones', async () => {
  await add(totp)
  const codes: string[] = []
  for (const _ of [1, 2]) {
    const { status, body } = await app.api('POST', `${path}/recovery-code-regeneration`)
    expect(status).toBe(200)
    expect(body.recovery_code).toMatch(/^[A-Z0-9]{24}$/)
    codes.push(body.recovery_code)
  }
  const spend = (code = '') => app.app.directory.change((deps) => spendRecoveryCode(deps, systemActor, userId, code))
  expect(await spend(codes[0])).toBeNull()
  expect(await spend(codes[1])).toBe(0)
  expect(await types()).toEqual(['totp', 'recovery-code'])
})

test('404 nobody has an enrollment', async () => {
  const answer = await app.api('POST', '/users/auth0%7Cnobody/recovery-code-regeneration')
  expect([answer.status, answer.body.message]).toEqual([404, 'Enrollment not found.'])
})

test('204 S003-113 every remembered browser is forgotten', async () => {
  const { directory } = app.app
  const deps = { ...directory.stores, clock: directory.clock }
  const remember = () => rememberBrowser(deps, systemActor, { userId, securityVersion: 1, days: 30 })
  const browsers = [await remember(), await remember()]
  for (const browser of browsers) expect(await isRememberedBrowser(deps, userId, browser)).toBe(true)
  const answer = await app.api('POST', `${path}/multifactor/actions/invalidate-remember-browser`)
  expect([answer.status, answer.text]).toEqual([204, ''])
  for (const browser of browsers) expect(await isRememberedBrowser(deps, userId, browser)).toBe(false)
})

test('204 S003-111 the authenticator app of a provider goes, and nothing else', async () => {
  await add(totp, phone)
  expect((await app.api('DELETE', `${path}/multifactor/duo`)).status).toBe(204)
  expect(await types()).toEqual(['totp', 'phone'])
  expect((await app.api('DELETE', `${path}/multifactor/google-authenticator`)).status).toBe(204)
  expect(await types()).toEqual(['phone'])
  expect((await app.api('DELETE', `${path}/multifactor/sms`)).status).toBe(400)
  expect((await app.api('DELETE', '/users/auth0%7Cnobody/multifactor/duo')).status).toBe(404)
})
