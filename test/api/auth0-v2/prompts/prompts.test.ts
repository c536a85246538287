import { afterAll, beforeAll, expect, test } from 'vitest'
import { caller, startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

test('200 settings are kept over what the pages do, and null brings that back', async () => {
  const fresh = { universal_login_experience: 'new', identifier_first: true, webauthn_platform_first_factor: false }
  expect((await app.api('GET', '/prompts')).body).toEqual(fresh)
  const changed = await app.api('PATCH', '/prompts', { body: { identifier_first: false } })
  expect([changed.status, changed.body]).toEqual([200, { ...fresh, identifier_first: false }])
  await app.api('PATCH', '/prompts', { body: { identifier_first: null } })
  expect((await app.api('GET', '/prompts')).body).toEqual(fresh)
  expect((await app.api('PATCH', '/prompts', { body: { identifier_last: true } })).status).toBe(400)
})

test.each([
  ['/prompts/login/custom-text/en', { login: { title: 'Welcome', description: 'To Acme' } }],
  ['/prompts/login/partials', { login: { 'form-content-start': '<p>Hello</p>' } }],
])('%s is kept whole, and an empty object takes it away', async (path, body) => {
  const get = async () => (await app.api('GET', path)).body
  expect(await get()).toEqual({})
  expect((await app.api('PUT', path, { body })).status).toBe(200)
  expect(await get()).toEqual(body)
  await app.api('PUT', path, { body: { other: { title: 'x' } } })
  expect(await get()).toEqual({ other: { title: 'x' } })
  await app.api('PUT', path, { body: {} })
  expect(await get()).toEqual({})
})

test('texts of one language are not those of another', async () => {
  await app.api('PUT', '/prompts/login/custom-text/de', { body: { login: { title: 'Willkommen' } } })
  expect((await app.api('GET', '/prompts/login/custom-text/en')).body).toEqual({})
  expect((await app.api('GET', '/prompts/login-id/custom-text/de')).body).toEqual({})
})

test.each([
  ['GET', '/prompts/no-such-prompt/custom-text/en', 'prompt'],
  ['PUT', '/prompts/login/custom-text/klingon', 'language'],
  ['GET', '/prompts/consent/partials', 'prompt'],
])('400 %s %s', async (method, path, field) => {
  const { status, body } = await app.api(method, path, method === 'PUT' ? { body: {} } : {})
  expect([status, body.errorCode, body.message]).toEqual([
    400,
    'invalid_uri',
    expect.stringContaining(`on property ${field}`),
  ])
})

test('every screen is rendered in the standard way, and none in another', async () => {
  expect((await app.api('GET', '/prompts/rendering')).body).toEqual([])
  expect((await app.api('GET', '/prompts/rendering?include_totals=true')).body).toMatchObject({ configs: [], total: 0 })
  const path = '/prompts/login/screen/login/rendering'
  expect((await app.api('GET', path)).body).toMatchObject({ screen: 'login', rendering_mode: 'standard' })
  const { status, body } = await app.api('PATCH', path, { body: { rendering_mode: 'advanced' } })
  expect([status, body.errorCode]).toEqual([404, 'operation_not_supported'])
})

test('403 each call needs its own scope', async () => {
  const limited = caller(`${app.url}api/v2`, { authorization: `Bearer ${await app.token(['read:prompts'])}` })
  expect((await limited('GET', '/prompts')).status).toBe(200)
  expect((await limited('PATCH', '/prompts', { body: {} })).body.message).toContain('update:prompts')
})
