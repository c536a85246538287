import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAuthenticator } from '../../../login/factors.ts'
import { addPerson, uniqueEmail } from '../../../login/people.ts'
import { caller, startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const at = (userId: string, rest = 'required-actions') => `/users/${encodeURIComponent(userId)}/${rest}`
const nothing = {
  verifyEmail: false,
  enrolMfa: false,
  newRecoveryCodes: false,
  acceptTerms: false,
  updateProfile: false,
  changePassword: false,
}
const change = (userId: string, body: object) => app.v1('PATCH', at(userId), { body })

test('AUZ-14 what is asked of somebody is told, changed one by one and called off, with one event a change', async () => {
  const userId = await addPerson(app, uniqueEmail())
  expect((await app.v1('GET', at(userId))).body).toEqual(nothing)
  expect((await change(userId, { changePassword: true, enrolMfa: true })).body).toEqual({
    ...nothing,
    changePassword: true,
    enrolMfa: true,
  })
  expect((await change(userId, { enrolMfa: false })).body).toEqual({ ...nothing, changePassword: true })
  // Repeating is no fault and leaves no event.
  expect((await change(userId, { changePassword: true })).status).toBe(200)
  const { data } = (await app.v1('GET', at(userId, 'events?type=user.required_actions_changed'))).body
  expect(data).toHaveLength(2)
  expect(data[0].changes).toMatchObject({
    before: { requiredActions: ['enrol-mfa', 'change-password'] },
    after: { requiredActions: ['change-password'] },
  })
})

test('what could never be done, or is done already, is refused with the field', async () => {
  const verified = await addPerson(app, uniqueEmail())
  const refused = await change(verified, { verifyEmail: true })
  expect(refused).toMatchObject({ status: 400 })
  expect(refused.text).toContain('verifyEmail')
  const { id } = (await app.v1('POST', '/users', { body: { email: uniqueEmail() } })).body
  expect((await change(id, { changePassword: true })).status).toBe(400)
  expect((await change(id, { verifyEmail: true })).body).toMatchObject({ verifyEmail: true })
  expect((await app.v1('GET', at(id))).body).toMatchObject({ verifyEmail: true, changePassword: false })
  expect((await app.v1('GET', at('auth0|nobody'))).status).toBe(404)
  // Terms that have no address, and a profile of which nothing is asked.
  expect((await change(verified, { acceptTerms: true })).body.errors).toHaveProperty('acceptTerms')
  const { settings } = app.app.directory.stores
  const { signUpFields } = await settings.read()
  const off = { name: 'off', givenName: 'off', familyName: 'off', phoneNumber: 'off' } as const
  await settings.change({ signUpFields: off, termsUrl: 'https://acme.example.com/terms' })
  expect((await change(verified, { updateProfile: true })).body.errors).toHaveProperty('updateProfile')
  expect((await change(verified, { acceptTerms: true })).body).toEqual({ ...nothing, acceptTerms: true })
  expect((await change(verified, { acceptTerms: false })).body).toEqual(nothing)
  await settings.change({ signUpFields, termsUrl: null })
  // Codes stand in for a factor.
  const withoutFactor = await change(verified, { newRecoveryCodes: true })
  expect(withoutFactor.body.errors).toHaveProperty('newRecoveryCodes')
  await addAuthenticator(app, verified)
  expect((await change(verified, { newRecoveryCodes: true })).body).toEqual({ ...nothing, newRecoveryCodes: true })
  expect((await app.v1('GET', at(verified, 'methods'))).body).toMatchObject({
    newCodesAsked: true,
    recoveryCodesLeft: 10,
    recoveryCodesMade: { count: 10, at: expect.any(String) },
  })
})

test('a profile of which nothing is left to ask is not asked for, nor stands in the way of whoever was asked', async () => {
  const phoneNumber = `+4915${String(Math.floor(Math.random() * 1e9)).padStart(9, '0')}`
  const userId = await addPerson(app, uniqueEmail())
  const { settings } = app.app.directory.stores
  const { signUpFields } = await settings.read()
  await settings.change({ signUpFields: { ...signUpFields, name: 'off', phoneNumber: 'optional' } })
  try {
    const step = async () => (await app.v1('GET', at(userId, 'sign-in-diagnosis'))).body.nextStep
    expect((await change(userId, { updateProfile: true })).body).toMatchObject({ updateProfile: true })
    expect(await step()).toMatchObject({ kind: 'profile' })
    const proven = { phone_number: phoneNumber, phone_verified: true }
    expect((await app.api('PATCH', `/users/${encodeURIComponent(userId)}`, { body: proven })).status).toBe(200)
    expect(await step()).not.toMatchObject({ kind: 'profile' })
    expect((await change(userId, { updateProfile: false })).body).toEqual(nothing)
    expect((await change(userId, { updateProfile: true })).body.errors).toHaveProperty('updateProfile')
  } finally {
    await settings.change({ signUpFields })
  }
})

test('whoever may only look changes nothing', async () => {
  const userId = await addPerson(app, uniqueEmail())
  const { body } = await app.v1('POST', '/keys', { body: { name: 'Reader', permissions: ['read:users'] } })
  const reader = caller(`${app.url}api/v1`, { 'x-api-key': body.key })
  expect((await reader('GET', at(userId))).status).toBe(200)
  expect((await reader('PATCH', at(userId), { body: { changePassword: true } })).status).toBe(403)
})

test('check 18 of the diagnosis tells what waits', async () => {
  const userId = await addPerson(app, uniqueEmail())
  await change(userId, { changePassword: true })
  const { checks } = (await app.v1('GET', at(userId, 'sign-in-diagnosis'))).body
  const check = checks.find(({ id }: { id: string }) => id === 'required-action')
  expect(check).toMatchObject({ state: 'warn', facts: { action: 'change-password' } })
  await change(userId, { changePassword: false, updateProfile: true })
  const again = (await app.v1('GET', at(userId, 'sign-in-diagnosis'))).body
  expect(again.nextStep).toMatchObject({ kind: 'profile' })
  expect(again.checks.find(({ id }: { id: string }) => id === 'required-action')).toMatchObject({
    state: 'warn',
    facts: { action: 'update-profile' },
  })
})
