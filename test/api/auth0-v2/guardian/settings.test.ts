import { afterAll, beforeAll, expect, test } from 'vitest'
import { caller, startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const get = async (path: string) => (await app.api('GET', `/guardian/factors${path}`)).body
const put = (path: string, body: unknown) => app.api('PUT', `/guardian/factors${path}`, { body })
const patch = (path: string, body: unknown) => app.api('PATCH', `/guardian/factors${path}`, { body })

test('200 settings of text messages are kept, and both of their paths show the same', async () => {
  expect(await get('/sms/providers/twilio')).toEqual({})
  const twilio = { from: '123456789', auth_token: 'a very secret token', sid: 'AC1' }
  expect((await put('/sms/providers/twilio', twilio)).body).toEqual(twilio)
  expect(await get('/phone/providers/twilio')).toEqual({ ...twilio, messaging_service_sid: null })
  expect(await get('/phone/selected-provider')).toEqual({ provider: 'auth0' })
  await put('/phone/selected-provider', { provider: 'phone-message-hook' })
  expect(await get('/sms/selected-provider')).toEqual({ provider: 'phone-message-hook' })
  const templates = { enrollment_message: 'Test {{code}}', verification_message: 'Verify {{code}}' }
  await put('/sms/templates', templates)
  expect(await get('/phone/templates')).toEqual(templates)
  expect(await get('/phone/message-types')).toEqual({ message_types: [] })
  await put('/phone/message-types', { message_types: ['voice'] })
  expect(await get('/phone/message-types')).toEqual({ message_types: ['voice'] })
})

test('200 settings of pushes are kept, and what proves us to a service is not shown', async () => {
  expect(await get('/push-notification/selected-provider')).toEqual({ provider: 'guardian' })
  await put('/push-notification/selected-provider', { provider: 'direct' })
  expect(await get('/push-notification/selected-provider')).toEqual({ provider: 'direct' })
  const apns = { sandbox: false, bundle_id: 'com.example.app', p12: 'secret bytes' }
  expect((await put('/push-notification/providers/apns', apns)).body).toEqual({
    sandbox: false,
    bundle_id: 'com.example.app',
  })
  await patch('/push-notification/providers/apns', { sandbox: true })
  expect(await get('/push-notification/providers/apns')).toEqual({
    bundle_id: 'com.example.app',
    sandbox: true,
    enabled: true,
  })
  expect((await put('/push-notification/providers/fcm', { server_key: 'abc123' })).body).toEqual({})
  expect((await patch('/push-notification/providers/fcmv1', { server_credentials: '{}' })).body).toEqual({})
  expect(await get('/push-notification/providers/sns')).toEqual({})
  const sns = { aws_access_key_id: 'AKIA', aws_secret_access_key: 'very secret', aws_region: 'eu-west-1' }
  const seen = { aws_access_key_id: 'AKIA', aws_region: 'eu-west-1' }
  expect((await put('/push-notification/providers/sns', sns)).body).toEqual(seen)
  expect(await get('/push-notification/providers/sns')).toEqual(seen)
  const moved = { ...seen, aws_region: 'eu-north-1' }
  expect((await patch('/push-notification/providers/sns', { aws_region: 'eu-north-1' })).body).toEqual(moved)
})

test('200 settings of Duo are kept, a part of them can be changed, and PUT replaces them whole', async () => {
  expect(await get('/duo/settings')).toEqual({})
  await put('/duo/settings', { ikey: 'I', skey: 'S', host: 'api.example.com' })
  expect((await patch('/duo/settings', { skey: 'T' })).body).toEqual({ ikey: 'I', skey: 'T', host: 'api.example.com' })
  await put('/duo/settings', { host: 'api.example.com' })
  expect(await get('/duo/settings')).toEqual({ host: 'api.example.com' })
})

test('CFG-02 no secret among them lies readable in the database or in the audit', async () => {
  await put('/sms/providers/twilio', { auth_token: 'canary-of-twilio' })
  await put('/duo/settings', { skey: 'canary-of-duo' })
  await put('/push-notification/providers/sns', { aws_secret_access_key: 'canary-of-sns' })
  const { vendorDocuments, audit } = app.app.directory.stores
  expect(JSON.stringify(await vendorDocuments.list('guardian'))).not.toContain('canary')
  const { items } = await audit.listAbout('guardian/duo', { kind: 'offset', offset: 0, limit: 9, withTotal: false })
  expect(items[0]).toMatchObject({ type: 'settings.changed', details: { fields: ['host', 'skey'] } })
})

test('400 what no schema names is refused', async () => {
  for (const [path, body] of [
    ['/sms/providers/twilio', { token: 'x' }],
    ['/phone/message-types', { message_types: ['fax'] }],
    ['/phone/selected-provider', {}],
    ['/push-notification/selected-provider', { provider: 'pigeon' }],
  ] as const) {
    expect((await put(path, body)).body.errorCode, path).toBe('invalid_body')
  }
})

test('200 userVerification decides how a security key is asked for', async () => {
  const path = '/webauthn-roaming/settings'
  expect(await get(path)).toEqual({ userVerification: 'preferred', overrideRelyingParty: false })
  expect((await put(path, { userVerification: 'required' })).body).toEqual({ userVerification: 'required' })
  expect((await app.app.directory.stores.settings.read()).securityKeyVerification).toBe('required')
  await put(path, { overrideRelyingParty: false })
  expect(await get(path)).toEqual({ userVerification: 'required', overrideRelyingParty: false })
})

test('400 another relying party than the host of the public URL is refused', async () => {
  const host = new URL(app.url).hostname
  for (const kind of ['webauthn-roaming', 'webauthn-platform']) {
    const other = { overrideRelyingParty: true, relyingPartyIdentifier: 'example.com' }
    const refused = await put(`/${kind}/settings`, other)
    expect(refused).toMatchObject({ status: 400, body: { errorCode: 'operation_not_supported' } })
    expect(refused.body.message).toContain(host)
    await put(`/${kind}/settings`, { overrideRelyingParty: true, relyingPartyIdentifier: host })
    expect(await get(`/${kind}/settings`)).toMatchObject({ overrideRelyingParty: true, relyingPartyIdentifier: host })
  }
})

test('403 settings are read and changed with the scopes of factors', async () => {
  const limited = caller(`${app.url}api/v2`, { authorization: `Bearer ${await app.token(['read:users'])}` })
  const path = '/guardian/factors/duo/settings'
  expect((await limited('GET', path)).body.message).toContain('read:guardian_factors')
  expect((await limited('PUT', path, { body: {} })).body.message).toContain('update:guardian_factors')
})
