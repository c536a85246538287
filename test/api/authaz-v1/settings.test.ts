import { afterAll, beforeAll, expect, test } from 'vitest'
import { caller, startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const read = async () => (await app.v1('GET', '/settings')).body
const change = (body: unknown) => app.v1('PATCH', '/settings', { body })

test('settings are read with their defaults, changed one by one, and kept', async () => {
  expect(await read()).toMatchObject({ displayName: 'Rollcall', mfaPolicy: 'optional', sessionIdleMinutes: 4_320 })
  const changed = await change({ displayName: 'Acme', supportEmail: 'help@example.com', disabledFactors: ['email'] })
  expect([changed.status, changed.body]).toEqual([200, await read()])
  await change({ mfaPolicy: 'required', supportEmail: null })
  expect(await read()).toMatchObject({
    displayName: 'Acme',
    mfaPolicy: 'required',
    supportEmail: null,
    disabledFactors: ['email'],
  })
})

test.each([
  ['accentColor', '#ffff00'],
  ['accentColor', 'red'],
  ['displayName', '<b>Acme</b>'],
  ['displayName', ' '],
  ['logoUrl', 'http://acme.example.com/logo.png'],
  ['supportUrl', 'javascript:alert(1)'],
  ['supportEmail', 'nobody'],
  ['defaultLocale', 'english'],
  ['sessionIdleMinutes', 0],
  ['sessionAbsoluteMinutes', 1.5],
  ['accessTokenMinutes', 100_000],
  ['mfaPolicy', 'sometimes'],
  ['disabledFactors', ['smoke']],
  ['mostSessions', 0],
  ['keptSessionDays', 366],
  ['recoveryCodeCount', 4],
  ['factorOrder', ['totp', 'passkey']],
  ['factorOrder', ['totp', 'totp', 'email', 'recovery-code']],
  ['callerVerificationFor', ['everything']],
  ['signUpDomains', ['@example.com']],
  ['signUpFields', 'all of them'],
  ['termsUrl', 'http://acme.example.com/terms'],
  ['unheardOf', true],
])('400 a setting that is none is refused by its name: %s %j', async (name, value) => {
  const before = await read()
  const { status, body } = await change({ [name]: value })
  const named = Object.keys(body.errors ?? {}).map((field) => field.replace(/\[\d+\]$/, ''))
  expect([status, named]).toEqual([400, [name]])
  expect(await read()).toEqual(before)
})

test('403 each part needs its permission', async () => {
  const withOnly = async (...permissions: string[]) => {
    const { body } = await app.v1('POST', '/keys', { body: { name: permissions.join(' '), permissions } })
    return caller(`${app.url}api/v1`, { 'x-api-key': body.key })
  }
  const reader = await withOnly('read:settings')
  expect((await reader('GET', '/settings')).status).toBe(200)
  expect((await reader('PATCH', '/settings', { body: { mfaPolicy: 'off' } })).status).toBe(403)
  const security = await withOnly('update:security_settings')
  expect((await security('GET', '/settings')).status).toBe(403)
  expect((await security('PATCH', '/settings', { body: { rememberBrowserDays: 0 } })).status).toBe(200)
  const refused = await security('PATCH', '/settings', { body: { rememberBrowserDays: 7, displayName: 'Mine' } })
  expect([refused.status, refused.body.detail]).toEqual([403, expect.stringContaining('displayName')])
  expect(await read()).toMatchObject({ rememberBrowserDays: 0 })
  const data = await security('PATCH', '/settings', { body: { auditRetentionDays: 1 } })
  expect([data.status, data.body.detail]).toEqual([403, expect.stringContaining('auditRetentionDays')])
})
