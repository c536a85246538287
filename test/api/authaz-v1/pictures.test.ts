import { afterAll, beforeAll, expect, test } from 'vitest'
import { newBrowserless } from '../../support/browserless.ts'
import { caller, startTestApp, type TestApp } from '../../support/test-app.ts'
import { signedIn } from './console-browser.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const png = (note: string) => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from(note)])
const upload = (use: string, bytes: Buffer) =>
  app.v1('POST', '/settings/pictures', { body: { use, bytes: bytes.toString('base64') } })
const loginPage = async () => (await newBrowserless(app.url).open('/u/help')).html
const served = (name: string) => fetch(`${app.url}u/pictures/${name}`)

test('a logo for light and one for dark are shown on the sign-in pages, from our own origin', async () => {
  expect(await loginPage()).not.toContain('/u/pictures/')
  const light = await upload('logo', png('light'))
  expect(light.status, light.text).toBe(200)
  const { logoPicture } = light.body
  expect(logoPicture).toMatch(/^[\w-]{22}\.png$/)
  const { darkLogoPicture } = (await upload('dark-logo', png('dark'))).body
  const { faviconPicture } = (await upload('favicon', Buffer.from([0, 0, 1, 0, 1, 0]))).body
  const html = await loginPage()
  expect(html).toContain(`<img src="/u/pictures/${logoPicture}" alt="Rollcall">`)
  expect(html).toContain(`<source media="(prefers-color-scheme: dark)" srcset="/u/pictures/${darkLogoPicture}">`)
  expect(html).toContain(`<link rel="icon" href="/u/pictures/${faviconPicture}">`)
  const answer = await served(logoPicture)
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(png('light'))
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': expect.stringContaining('immutable'),
  })
})

test('another picture takes the place of the first, and what is shown nowhere is gone', async () => {
  const first = (await upload('logo', png('first'))).body.logoPicture
  const second = (await upload('logo', png('second'))).body.logoPicture
  expect([(await served(first)).status, (await served(second)).status]).toEqual([404, 200])
  const removed = await app.v1('DELETE', '/settings/pictures/logo')
  expect([removed.status, removed.body.logoPicture]).toEqual([200, null])
  expect((await served(second)).status).toBe(404)
  const { body } = await app.v1('GET', '/audit/events?type=settings.changed')
  expect(body.data[0]).toMatchObject({ changes: expect.objectContaining({ fields: ['logoPicture'] }) })
})

test.each([
  ['an SVG', 'logo', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), 'bytes'],
  ['a page', 'favicon', Buffer.from('<!doctype html><script>1</script>'), 'bytes'],
  ['an icon as a logo', 'logo', Buffer.from([0, 0, 1, 0, 1, 0]), 'bytes'],
  ['what is too large', 'logo', png('x'.repeat(201 * 1024)), 'bytes'],
  ['a use that is none', 'banner', png('x'), 'use'],
])('400 %s is no picture', async (_what, use, bytes, field) => {
  const { status, body } = await upload(use, bytes)
  expect([status, Object.keys(body.errors)]).toEqual([400, [field]])
})

test('400 what cannot be read or named, and 404 a picture that is not there', async () => {
  const broken = await app.v1('POST', '/settings/pictures', { body: { use: 'logo', bytes: 'no base64!' } })
  expect([broken.status, Object.keys(broken.body.errors)]).toEqual([400, ['bytes']])
  const nothing = await app.v1('DELETE', '/settings/pictures/banner')
  expect([nothing.status, Object.keys(nothing.body.errors)]).toEqual([400, ['use']])
  expect((await served('A'.repeat(22).concat('.png'))).status).toBe(404)
  expect((await served('..%2f..%2fetc%2fpasswd')).status).toBe(404)
  const named = await app.v1('PATCH', '/settings', { body: { logoPicture: 'mine.png' } })
  expect([named.status, Object.keys(named.body.errors)]).toEqual([400, ['logoPicture']])
})

test('a dark picture stands on light pages only where there is no other', async () => {
  const { darkLogoPicture } = (await upload('dark-logo', png('dark alone'))).body
  const logoUrl = 'https://cdn.example.com/logo.png'
  expect(await loginPage()).toContain(`<img src="/u/pictures/${darkLogoPicture}"`)
  expect((await app.v1('PATCH', '/settings', { body: { logoUrl } })).status).toBe(200)
  const html = await loginPage()
  expect(html).toContain(`<img src="${logoUrl}" alt="Rollcall" referrerpolicy="no-referrer">`)
  expect(html).toContain(`srcset="/u/pictures/${darkLogoPicture}"`)
  const whole = (await app.v1('GET', '/settings')).body
  expect((await app.v1('PATCH', '/settings', { body: { ...whole, displayName: 'Acme' } })).body).toEqual({
    ...whole,
    displayName: 'Acme',
  })
  const other = await app.v1('PATCH', '/settings', { body: { ...whole, darkLogoPicture: null } })
  expect([other.status, Object.keys(other.body.errors)]).toEqual([400, ['darkLogoPicture']])
  expect(other.text).toContain('/settings/pictures')
  await app.v1('PATCH', '/settings', { body: { logoUrl: null, displayName: 'Rollcall' } })
})

test('of two pictures that are uploaded at once both are kept', async () => {
  const [light, dark] = await Promise.all([upload('logo', png('one')), upload('dark-logo', png('other'))])
  const { logoPicture } = light.body
  const { darkLogoPicture } = dark.body
  expect([(await served(logoPicture)).status, (await served(darkLogoPicture)).status]).toEqual([200, 200])
})

test('403 who keeps watch over sign-ins changes no look', async () => {
  const { body } = await app.v1('POST', '/keys', {
    body: { name: 'security', permissions: ['update:security_settings'] },
  })
  const security = caller(`${app.url}api/v1`, { 'x-api-key': body.key })
  const given = { use: 'logo', bytes: png('mine').toString('base64') }
  expect((await security('POST', '/settings/pictures', { body: given })).status).toBe(403)
  const kim = await signedIn(app, 'support', 'kim@example.com')
  expect((await kim.call('DELETE', '/settings/pictures/logo')).status).toBe(403)
})

test('the pages have the corners and say the words of the settings, in their language and as plain text', async () => {
  const loginTexts = {
    en: { intro: 'For members of the club & friends', footer: 'Acme, Vienna' },
    de: { intro: 'Für Mitglieder', footer: 'Acme, Wien' },
  }
  const changed = await app.v1('PATCH', '/settings', { body: { cornerRadius: 0, loginTexts } })
  expect(changed.status, changed.text).toBe(200)
  const browser = newBrowserless(app.url)
  const page = await browser.open('/u/login')
  expect(page.text).toContain('For members of the club & friends')
  expect(page.html).toContain('club &amp; friends')
  expect(page.text).toContain('Acme, Vienna')
  const theme = /href="([^"]*\/theme\/[^"]+)"/.exec(page.html)?.[1] ?? ''
  expect(await (await fetch(new URL(theme, app.url))).text()).toContain('--radius: 0px')
  const german = await browser.submit(page, '/u/language', { locale: 'de' })
  expect([german.text.includes('Für Mitglieder'), german.text.includes('Acme, Wien')]).toEqual([true, true])
  expect((await fetch(new URL('1f5eff-16.css', new URL(theme, app.url)))).status).toBe(200)
  expect((await fetch(new URL('1f5eff-17.css', new URL(theme, app.url)))).status).toBe(404)
})

test.each([
  ['cornerRadius', { cornerRadius: 17 }, 'cornerRadius'],
  ['markup', { loginTexts: texts('<b>Acme</b>') }, 'loginTexts.en.footer'],
  ['too many words', { loginTexts: texts('x'.repeat(301)) }, 'loginTexts.en.footer'],
])('400 %s is refused by its name', async (_what, body, field) => {
  const answer = await app.v1('PATCH', '/settings', { body })
  expect([answer.status, Object.keys(answer.body.errors)]).toEqual([400, [field]])
})

function texts(footer: string) {
  return { en: { intro: null, footer }, de: { intro: null, footer: null } }
}
