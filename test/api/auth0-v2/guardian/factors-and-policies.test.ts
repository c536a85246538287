import { afterAll, beforeAll, expect, test } from 'vitest'
import { caller, startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const enabled = async () => {
  const { body } = await app.api('GET', '/guardian/factors')
  return body.filter((factor: { enabled: boolean }) => factor.enabled).map(({ name }: { name: string }) => name)
}
const set = (name: string, isEnabled: boolean) =>
  app.api('PUT', `/guardian/factors/${name}`, { body: { enabled: isEnabled } })

test('200 the factors are listed as the vendor lists them, with those on that work here', async () => {
  const { status, body } = await app.api('GET', '/guardian/factors')
  expect(status).toBe(200)
  expect(body).toHaveLength(8)
  expect(body[0]).toEqual({ name: 'sms', enabled: false, trial_expired: false })
  expect(await enabled()).toEqual(['otp', 'email', 'webauthn-roaming', 'webauthn-platform', 'recovery-code'])
})

test('200 a factor that is switched off counts for nobody, until it is switched on', async () => {
  const { stores } = app.app.directory
  const body = { connection: 'Username-Password-Authentication', email: 'alice@example.com', email_verified: true }
  const user = await app.api('POST', '/users', { body: { ...body, password: 'Correct-Horse-7-Battery' } })
  const totp = { type: 'totp', totp_secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' }
  await app.api('POST', `/users/${encodeURIComponent(user.body.user_id)}/authentication-methods`, { body: totp })
  const factors = async () => (await stores.authenticationMethods.factorsOf(user.body.user_id)).factors
  for (const name of ['otp', 'email']) {
    expect((await set(name, false)).body).toEqual({ enabled: false })
    await set(name, false)
  }
  expect(await enabled()).toEqual(['webauthn-roaming', 'webauthn-platform', 'recovery-code'])
  expect(await factors()).toMatchObject({ hasTotp: false, email: null })
  await set('otp', true)
  await set('email', true)
  expect(await factors()).toMatchObject({ hasTotp: true, email: 'alice@example.com' })
})

test('200 a factor that no sign-in asks for is kept as it was switched, each by itself', async () => {
  const others = ['sms', 'push-notification', 'duo']
  for (const name of others) expect((await set(name, true)).body).toEqual({ enabled: true })
  expect(await enabled()).toEqual(expect.arrayContaining(others))
  expect((await app.app.directory.stores.settings.read()).disabledFactors).toEqual([])
  await set('push-notification', false)
  expect(await enabled()).not.toContain('push-notification')
  expect(await enabled()).toEqual(expect.arrayContaining(['sms', 'duo']))
  for (const name of others) await set(name, false)
  expect((await set('fax', true)).body.errorCode).toBe('invalid_uri')
})

test('200 the policy of all applications is the one that everybody needs a second factor', async () => {
  expect((await app.api('GET', '/guardian/policies')).body).toEqual([])
  const put = (body: unknown) => app.api('PUT', '/guardian/policies', { body })
  expect((await put(['all-applications'])).body).toEqual(['all-applications'])
  expect((await app.api('GET', '/guardian/policies')).body).toEqual(['all-applications'])
  expect((await app.app.directory.stores.settings.read()).mfaPolicy).toBe('required')
  expect((await put([])).body).toEqual([])
  expect((await app.app.directory.stores.settings.read()).mfaPolicy).toBe('optional')
  expect((await put(['confidence-score'])).body.errorCode).toBe('operation_not_supported')
  expect((await put(['sometimes'])).body.errorCode).toBe('invalid_body')
})

test('403 each call needs its own scope', async () => {
  const limited = caller(`${app.url}api/v2`, { authorization: `Bearer ${await app.token(['read:users'])}` })
  const calls = [
    ['GET', '/guardian/factors', 'read:guardian_factors'],
    ['PUT', '/guardian/factors/otp', 'update:guardian_factors'],
    ['GET', '/guardian/policies', 'read:mfa_policies'],
    ['PUT', '/guardian/policies', 'update:mfa_policies'],
  ] as const
  for (const [method, path, scope] of calls) {
    const answer = await limited(method, path, method === 'PUT' ? { body: {} } : {})
    expect(answer.status).toBe(403)
    expect(answer.body.message).toContain(scope)
  }
})
