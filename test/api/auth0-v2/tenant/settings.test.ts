import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { defaultSettings } from '../../../../src/applications/settings.ts'
import { caller, startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
beforeEach(async () => {
  const { settings, vendorDocuments } = app.app.directory.stores
  await settings.change(defaultSettings)
  for (const kind of ['branding', 'tenant-settings'] as const) {
    for (const { name } of await vendorDocuments.list(kind)) await vendorDocuments.remove({ kind, name })
  }
})
afterAll(() => app.close())

const get = async (query = '') => (await app.api('GET', `/tenants/settings${query}`)).body
const change = (body: object) => app.api('PATCH', '/tenants/settings', { body })
const ours = async () => (await app.v1('GET', '/settings')).body
const refusal = async (body: object) => {
  const answer = await change(body)
  return [answer.status, answer.body.errorCode, answer.body.message]
}

test('200 before anybody set anything they are our settings in the vendor’s words', async () => {
  expect(await get()).toEqual({
    friendly_name: 'Rollcall',
    allowed_logout_urls: [],
    enabled_locales: ['en'],
    flags: {},
    session_lifetime: 168,
    idle_session_lifetime: 72,
  })
})

test('200 what Rollcall has is obeyed, and both doors say the same', async () => {
  const body = {
    friendly_name: 'Acme',
    picture_url: 'https://acme.example.com/logo.svg',
    support_email: 'help@example.com',
    support_url: 'https://acme.example.com/help',
    default_audience: 'https://orders.example.com/',
    enabled_locales: ['de', 'en', 'zgh'],
    allowed_logout_urls: ['https://acme.example.com/bye', 'http://localhost:3000'],
    session_lifetime: 24,
    idle_session_lifetime: 2,
  }
  const { status, body: answered } = await change(body)
  expect([status, answered]).toEqual([200, { ...body, flags: {} }])
  expect(await get()).toEqual(answered)
  expect(await ours()).toMatchObject({
    displayName: 'Acme',
    logoUrl: 'https://acme.example.com/logo.svg',
    supportEmail: 'help@example.com',
    supportUrl: 'https://acme.example.com/help',
    defaultAudience: 'https://orders.example.com/',
    defaultLocale: 'de',
    allowedLogoutUrls: body.allowed_logout_urls,
    sessionAbsoluteMinutes: 1_440,
    sessionIdleMinutes: 120,
  })
  await app.v1('PATCH', '/settings', {
    body: { displayName: 'Acme & Co', logoUrl: null, defaultLocale: 'en', sessionIdleMinutes: 90 },
  })
  expect(await get()).toMatchObject({
    friendly_name: 'Acme & Co',
    enabled_locales: ['en', 'de', 'zgh'],
    idle_session_lifetime: 1.5,
  })
  expect(await get()).not.toHaveProperty('picture_url')
})

test('an empty text takes away what it stands for, and a name becomes what it was', async () => {
  await change({ friendly_name: 'Acme', support_email: 'help@example.com', default_audience: 'https://a.example.com/' })
  const { body } = await change({ friendly_name: '', support_email: '', default_audience: '', picture_url: '' })
  expect(body).toMatchObject({ friendly_name: 'Rollcall' })
  for (const name of ['support_email', 'default_audience', 'picture_url']) expect(body).not.toHaveProperty(name)
})

test('200 what Rollcall does not have is kept, change by change, until null takes it away', async () => {
  const flags = { enable_sso: true, revoke_refresh_token_grant: false }
  await change({ flags, default_directory: 'people', device_flow: { charset: 'digits', mask: '***-***' } })
  const { body } = await change({ flags: { enable_sso: false }, device_flow: null, ephemeral_session_lifetime: 5 })
  expect(body).toMatchObject({
    flags: { enable_sso: false, revoke_refresh_token_grant: false },
    default_directory: 'people',
    ephemeral_session_lifetime: 5,
  })
  expect(body).not.toHaveProperty('device_flow')
  expect(await get()).toEqual(body)
})

test('lifetimes come in minutes too, but not both ways at once', async () => {
  const body = { session_lifetime_in_minutes: 90, idle_ephemeral_session_lifetime_in_minutes: 30 }
  expect((await change(body)).body).toMatchObject({ session_lifetime: 1.5, idle_ephemeral_session_lifetime: 0.5 })
  const both = { session_lifetime: 1, session_lifetime_in_minutes: 60 }
  expect(await refusal(both)).toEqual([400, 'invalid_body', expect.stringContaining('session_lifetime_in_minutes')])
})

test.each([
  [{ friendly_name: 'Acme <b>' }, 'friendly_name'],
  [{ picture_url: 'http://acme.example.com/logo.png' }, 'picture_url'],
  [{ support_email: 'help' }, 'support_email'],
  [{ idle_session_lifetime_in_minutes: 1 }, 'idle_session_lifetime'],
  [{ allowed_logout_urls: ['http://acme.example.com/bye'] }, 'allowed_logout_urls'],
  [{ enabled_locales: ['klingon'] }, 'enabled_locales[0]'],
  [{ enabled_locales: [] }, 'enabled_locales'],
  [{ flags: { no_such_flag: true } }, 'flags'],
  [{ no_such_setting: 1 }, 'no_such_setting'],
])('400 %j is refused by the name it was sent under, and nothing changes', async (body, field) => {
  const before = await get()
  expect(await refusal({ default_directory: 'people', ...body })).toEqual([
    400,
    'invalid_body',
    expect.stringContaining(field),
  ])
  expect(await get()).toEqual(before)
})

test('fields are chosen, and strangers among them refused', async () => {
  expect(await get('?fields=friendly_name,flags')).toEqual({ friendly_name: 'Rollcall', flags: {} })
  expect(await get('?fields=flags&include_fields=false')).not.toHaveProperty('flags')
  expect(await get('?fields=root_key')).toMatchObject({ statusCode: 400 })
})

test('403 each call needs its own scope', async () => {
  const limited = caller(`${app.url}api/v2`, { authorization: `Bearer ${await app.token(['read:users'])}` })
  expect((await limited('GET', '/tenants/settings')).body.message).toContain('read:tenant_settings')
  expect((await limited('PATCH', '/tenants/settings', { body: {} })).body.message).toContain('update:tenant_settings')
})

test('after /v2/logout without a client a browser goes to an address of the tenant, and to no other', async () => {
  await change({ allowed_logout_urls: ['https://acme.example.com/bye'] })
  const leave = (to: string) => app.anonymous('GET', `/v2/logout?returnTo=${encodeURIComponent(to)}`)
  const { status, headers } = await leave('https://acme.example.com/bye')
  expect([status, headers.get('location')]).toEqual([303, 'https://acme.example.com/bye'])
  for (const other of [
    'https://acme.example.com/bye/',
    'https://evil.example.com/',
    'https://acme.example.com/bye?x=1',
  ])
    expect((await leave(other)).status).toBe(400)
})
