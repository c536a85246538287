import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { defaultSettings } from '../../../../src/applications/settings.ts'
import { caller, startTestApp, type TestApp } from '../../../support/test-app.ts'
import { theme } from './theme.ts'

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

const get = async () => (await app.api('GET', '/branding')).body
const change = (body: object) => app.api('PATCH', '/branding', { body })
const ours = async () => (await app.v1('GET', '/settings')).body
const picture = async () => (await app.api('GET', '/tenants/settings')).body.picture_url

describe('branding', () => {
  test('200 its colour and logo are those of the settings', async () => {
    expect(await get()).toEqual({ colors: { primary: '#1f5eff' } })
    const logo = 'https://acme.example.com/logo.svg'
    const { status, body } = await change({ colors: { primary: '#036' }, logo_url: logo })
    expect([status, body]).toEqual([200, { colors: { primary: '#003366' }, logo_url: logo }])
    expect(await ours()).toMatchObject({ accentColor: '#003366', logoUrl: logo })
    await app.v1('PATCH', '/settings', { body: { accentColor: '#124816', logoUrl: null } })
    expect(await get()).toEqual({ colors: { primary: '#124816' } })
  })

  test('400 a colour on which nobody reads white text is refused, and says so', async () => {
    const { status, body } = await change({ colors: { primary: '#ffee00' } })
    expect([status, body.errorCode]).toEqual([400, 'invalid_body'])
    expect(body.message).toContain('too light for white text')
    expect(body.message).toContain('colors.primary')
  })

  test.each([
    [{ colors: { primary: 'red' } }, 'colors.primary'],
    [{ logo_url: 'http://acme.example.com/logo.svg' }, 'logo_url'],
    [{ font: { url: 'javascript:alert(1)' } }, 'font.url'],
    [{ colour: '#003366' }, 'colour'],
  ])('400 %j', async (body, field) => {
    const answer = await change(body)
    expect([answer.status, answer.body.errorCode, answer.body.message]).toEqual([
      400,
      'invalid_body',
      expect.stringContaining(field),
    ])
  })

  test('the rest is kept until null takes it away', async () => {
    const gradient = { type: 'linear-gradient', start: '#ffffff', end: '#000000', angle_deg: 35 }
    const rest = {
      favicon_url: 'https://acme.example.com/icon.png',
      font: { url: 'https://acme.example.com/font.woff' },
    }
    await change({ colors: { page_background: gradient }, ...rest })
    expect(await get()).toEqual({ colors: { primary: '#1f5eff', page_background: gradient }, ...rest })
    await change({ colors: { page_background: null }, favicon_url: null, font: null })
    expect(await get()).toEqual({ colors: { primary: '#1f5eff' } })
  })

  test('the logo of the pages counts before that of the tenant, and neither is lost', async () => {
    const [page, tenant] = ['https://acme.example.com/page.svg', 'https://acme.example.com/tenant.svg']
    await app.api('PATCH', '/tenants/settings', { body: { picture_url: tenant } })
    expect(await get()).toMatchObject({ logo_url: tenant })
    await change({ logo_url: page })
    expect([await picture(), (await ours()).logoUrl]).toEqual([tenant, page])
    await app.api('PATCH', '/tenants/settings', { body: { picture_url: tenant } })
    expect((await ours()).logoUrl).toBe(page)
    await change({ logo_url: null })
    expect([await picture(), (await ours()).logoUrl]).toEqual([tenant, tenant])
  })
})

describe('the template of the sign-in pages', () => {
  const path = '/branding/templates/universal-login'

  test('is set, replaced, read back and taken away', async () => {
    expect((await app.api('GET', path)).status).toBe(404)
    expect((await app.api('PUT', path, { body: { template: '<html>1</html>' } })).status).toBe(201)
    expect((await app.api('PUT', path, { body: { template: '<html>2</html>' } })).status).toBe(204)
    expect((await app.api('GET', path)).body).toEqual({ body: '<html>2</html>' })
    expect((await app.api('DELETE', path)).status).toBe(204)
    expect((await app.api('GET', path)).body).toMatchObject({
      message: 'Template does not exist.',
      errorCode: 'inexistent_template',
    })
  })
})

describe('the theme', () => {
  const id = async () => (await app.api('GET', '/branding/themes/default')).body.themeId

  test('is one, made, read by its id and as the default, replaced and deleted', async () => {
    expect((await app.api('GET', '/branding/themes/default')).status).toBe(404)
    const made = await app.api('POST', '/branding/themes', { body: theme })
    expect([made.status, made.body]).toEqual([
      200,
      { ...theme, displayName: 'Unnamed Theme', themeId: expect.any(String) },
    ])
    expect((await app.api('POST', '/branding/themes', { body: theme })).body).toMatchObject({ statusCode: 409 })
    const path = `/branding/themes/${await id()}`
    expect((await app.api('GET', path)).body).toEqual(made.body)
    const body = { ...theme, displayName: 'Dark', widget: { ...theme.widget, logo_position: 'none' } }
    expect((await app.api('PATCH', path, { body })).body).toEqual({ ...body, themeId: made.body.themeId })
    expect((await app.api('GET', '/branding/themes/default')).body).toMatchObject({ displayName: 'Dark' })
    expect((await app.api('DELETE', path)).status).toBe(204)
    for (const method of ['GET', 'DELETE']) expect((await app.api(method, path)).status).toBe(404)
  })

  test('another id finds nothing', async () => {
    await app.api('POST', '/branding/themes', { body: theme })
    for (const [method, doing] of [
      ['GET', 'retrieving'],
      ['PATCH', 'updating'],
      ['DELETE', 'deleting'],
    ] as const) {
      const options = method === 'PATCH' ? { body: theme } : {}
      expect((await app.api(method, '/branding/themes/other', options)).body).toEqual({
        statusCode: 404,
        error: 'Not Found',
        message: `There was an error ${doing} branding settings: invalid theme ID`,
        errorCode: 'theme_not_found',
      })
    }
  })

  test('400 a part that is missing, and a size beyond its limit', async () => {
    const { fonts: _, ...less } = theme
    expect((await app.api('POST', '/branding/themes', { body: less })).body.message).toContain('fonts')
    const wide = { ...theme, borders: { ...theme.borders, input_border_weight: 4 } }
    expect((await app.api('POST', '/branding/themes', { body: wide })).body.message).toContain('input_border_weight')
  })
})

test('403 each call needs its own scope', async () => {
  const limited = caller(`${app.url}api/v2`, { authorization: `Bearer ${await app.token(['read:branding'])}` })
  expect((await limited('GET', '/branding')).status).toBe(200)
  expect((await limited('PATCH', '/branding', { body: {} })).body.message).toContain('update:branding')
  expect((await limited('DELETE', '/branding/templates/universal-login')).body.message).toContain('delete:branding')
})
