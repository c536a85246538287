import { afterAll, beforeAll, expect, test } from 'vitest'
import { themePath } from '../../../src/login/assets.ts'
import { newBrowserless } from '../../support/browserless.ts'
import { caller, startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const png = (note: string) => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from(note)])
const change = (body: object) => app.v1('PATCH', '/settings', { body })
const upload = (bytes: Buffer) =>
  app.v1('POST', '/settings/pictures', { body: { use: 'background', bytes: bytes.toString('base64') } })
const page = async (path = '/u/help') => (await newBrowserless(app.url).open(path)).html
const plain = { pageLayout: 'centered', backgroundColor: null, darkBackgroundColor: null }

test('pages are as they ever were until somebody chooses a layout or a background', async () => {
  const html = await page()
  expect(html).toContain('<body>')
  expect(html).not.toContain('layout.css')
  expect((await app.v1('GET', '/settings')).body).toMatchObject({ ...plain, backgroundPicture: null })
})

test('a background has the text that can be read on it, in the theme that it was chosen for', async () => {
  expect((await change({ backgroundColor: '#F0F4FF', darkBackgroundColor: '#0b1f3a' })).status).toBe(200)
  const html = await page()
  expect(html).toContain('<body class="backed">')
  const theme = /href="([^"]*\/theme\/[^"]+)"/.exec(html)?.[1] ?? ''
  expect(theme).toContain('1f5eff-6-f0f4ff-0b1f3a.css')
  const css = await (await fetch(new URL(theme, app.url))).text()
  expect(css).toContain('@media (prefers-color-scheme: light) {\n:root { --bg: #f0f4ff; --on-bg: #16191f;')
  expect(css).toContain('--bg: #0b1f3a; --on-bg: #ffffff;')
  await change(plain)
})

test('the panel of the other layout holds the logo, and the form comes behind it', async () => {
  expect((await change({ pageLayout: 'split' })).status).toBe(200)
  for (const path of ['/u/login', '/u/help', '/u/reset-password/request', '/u/nothing-here', '/authorize']) {
    const html = await page(path)
    expect(html, path).toContain('<body class="split">')
    expect(html.indexOf('class="brand"'), path).toBeLessThan(html.indexOf('<main>'))
  }
  await change(plain)
})

test('a picture is behind every page, from our own origin, and is gone once it is removed', async () => {
  const { status, body } = await upload(png('x'.repeat(400 * 1024)))
  expect(status).toBe(200)
  const html = await page()
  expect(html).toContain(`<img class="backdrop" src="/u/pictures/${body.backgroundPicture}" alt="" loading="lazy">`)
  expect(html).toContain('<body class="backed pictured">')
  const served = await fetch(`${app.url}u/pictures/${body.backgroundPicture}`)
  expect(Object.fromEntries(served.headers)).toMatchObject({
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': expect.stringContaining('immutable'),
  })
  const back = await change({ backgroundPicture: 'other.png' })
  expect([back.status, Object.keys(back.body.errors)]).toEqual([400, ['backgroundPicture']])
  expect((await app.v1('DELETE', '/settings/pictures/background')).body.backgroundPicture).toBeNull()
  expect((await fetch(served.url)).status).toBe(404)
})

test.each([
  ['an SVG with a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')],
  ['an SVG behind a mark', Buffer.from('\ufeff<?xml version="1.0"?><svg onload="1"/>')],
  ['a page', Buffer.from('<!doctype html><script>1</script>')],
  ['a GIF that is a script as well', Buffer.from('GIF89a/*<svg>*/=1;alert(1)')],
  ['an icon', Buffer.from([0, 0, 1, 0, 1, 0])],
  ['what is too large', png('x'.repeat(501 * 1024))],
])('400 %s is no background', async (_what, bytes) => {
  const { status, body } = await upload(bytes)
  expect([status, Object.keys(body.errors)]).toEqual([400, ['bytes']])
})

test('a picture that carries markup as well is a picture and nothing else', async () => {
  const { backgroundPicture } = (await upload(png('<script>alert(1)</script>'))).body
  const { headers } = await fetch(`${app.url}u/pictures/${backgroundPicture}`)
  expect([headers.get('content-type'), headers.get('x-content-type-options')]).toEqual(['image/png', 'nosniff'])
  await app.v1('DELETE', '/settings/pictures/background')
})

test.each([
  ['backgroundColor', '#7a7a7a', '#767676'],
  ['darkBackgroundColor', '#2e8b57', '#2c8554'],
  ['accentColor', '#ffee00', '#807700'],
])(
  '400 a %s that text cannot be read on comes back with the nearest one that will do',
  async (name, color, nearest) => {
    const { status, body } = await change({ [name]: color })
    expect([status, Object.keys(body.errors)]).toEqual([400, [name]])
    expect(body.errors[name][0]).toContain(`The nearest that will do is ${nearest}.`)
    expect((await change({ [name]: nearest })).status).toBe(200)
    await change({ ...plain, accentColor: '#1f5eff' })
  },
)

test.each([
  ['backgroundColor', '#fff;}b'],
  ['backgroundColor', 'red;}body{display:none}'],
  ['backgroundColor', '#12345g'],
  ['darkBackgroundColor', '#fff'],
  ['darkBackgroundColor', '#123456\n'],
  ['accentColor', 'url(x)'],
  ['pageLayout', 'sideways'],
])('400 %s takes no %j', async (name, value) => {
  const { status, body } = await change({ [name]: value })
  expect([status, Object.keys(body.errors)]).toEqual([400, [name]])
})

test.each(['1f5eff-6-red;}body{-none', '1f5eff-6-none-%7d%7d', '1f5eff-6-none', 'url(x)-6', '1f5eff-6-none-none-blue'])(
  'nothing from the address %s comes into a style sheet',
  async (name) => {
    const known = themePath({
      accentColor: '#1f5eff',
      cornerRadius: 6,
      backgroundColor: null,
      darkBackgroundColor: null,
    })
    const address = new URL(known, app.url)
    expect((await fetch(address)).status).toBe(200)
    expect((await fetch(new URL(`./${name}.css`, address))).status).toBe(404)
  },
)

test('403 who keeps watch over sign-ins changes no layout and no background', async () => {
  const { body } = await app.v1('POST', '/keys', {
    body: { name: 'security', permissions: ['update:security_settings'] },
  })
  const security = caller(`${app.url}api/v1`, { 'x-api-key': body.key })
  for (const changes of [{ pageLayout: 'split' }, { backgroundColor: '#f0f4ff' }, { darkBackgroundColor: '#0b1f3a' }]) {
    expect((await security('PATCH', '/settings', { body: changes })).status).toBe(403)
  }
})
