import { afterAll, beforeAll, expect, test } from 'vitest'
import { previewScreens } from '../../../src/http/login-preview.ts'
import { caller, startTestApp, type TestApp } from '../../support/test-app.ts'
import { at, boundKey, fine, type Organization, organization } from './organization-callers.ts'

let app: TestApp
let acme: Organization
beforeAll(async () => {
  app = await startTestApp()
  acme = await organization(app, 'acme')
})
afterAll(() => app.close())

const page = { screen: 'identifier', theme: 'light', locale: 'en' }
const draw = async (body: object) => fine(await app.v1('POST', '/settings/login-preview', { body }), 200).html
const drawOfAcme = async (body: object) =>
  fine(await app.v1('POST', `${at('organizations', acme.id)}/branding/preview`, { body: { ...page, ...body } }), 200)
    .html

test('every page is drawn, in the language that was asked for or that of the settings', async () => {
  for (const screen of previewScreens) expect(await draw({ ...page, screen }), screen).toMatch(/<h1>[^<]+<\/h1>/)
  for (const [locale, spoken] of [
    ['pt-BR', 'pt-BR'],
    ['tlh', 'en'],
  ]) {
    expect(await draw({ ...page, locale })).toContain(`<html lang="${spoken}"`)
  }
})

test('a page is drawn as unsaved settings would have it, and nothing is kept or written down', async () => {
  const before = (await app.v1('GET', '/settings')).body
  const events = async () => (await app.v1('GET', '/audit/events?type=settings.changed')).body.data.length
  const written = await events()
  const look = { displayName: 'Acme', pageLayout: 'split', backgroundColor: '#0b1f3a', accentColor: '#8a1f5c' }
  const loginTexts = { en: { intro: 'For <members>', footer: null }, de: { intro: null, footer: null } }
  const refused = await app.v1('POST', '/settings/login-preview', { body: { ...page, loginTexts } })
  expect([refused.status, Object.keys(refused.body.errors)]).toEqual([400, ['loginTexts.en.intro']])
  const html = await draw({ ...page, ...look })
  expect(html).toContain('Sign in to Acme')
  expect(html).toContain('class="split backed" inert')
  expect((await app.v1('GET', '/settings')).body).toEqual(before)
  expect(await events()).toBe(written)
})

test('its style sheets hold the theme that was asked for, whatever the browser is set to', async () => {
  for (const [theme, other] of [
    ['light', 'dark'],
    ['dark', 'light'],
  ] as const) {
    const html: string = await draw({ ...page, theme, backgroundColor: '#f0f4ff', darkBackgroundColor: '#0b1f3a' })
    const addresses = [...html.matchAll(/rel="stylesheet" href="([^"]+)"/g)].map(([, address = '']) => address)
    expect(addresses).toHaveLength(3)
    const sheets = await Promise.all(addresses.map(async (address) => (await fetch(new URL(address, app.url))).text()))
    expect(sheets.join('\n')).not.toContain('prefers-color-scheme')
    expect(sheets[0]).toContain(`color-scheme: ${theme};`)
    expect(sheets[2]).toContain(`@media ${theme === 'light' ? 'all' : 'not all'} {\n:root { --bg: #f0f4ff;`)
    expect(html).not.toContain(`-${other}.css`)
  }
})

test.each([
  ['accentColor', { accentColor: '#ffee00' }, 'accentColor'],
  ['a colour that is none', { backgroundColor: 'red;}body{' }, 'backgroundColor'],
  ['a screen that is none', { screen: '../login' }, 'screen'],
  ['a picture that was not uploaded', { backgroundPicture: 'x.png' }, 'backgroundPicture'],
  ['what is no look', { mfaPolicy: 'off' }, 'mfaPolicy'],
])('400 %s is refused by its name', async (_what, body, field) => {
  const answer = await app.v1('POST', '/settings/login-preview', { body: { ...page, ...body } })
  expect([answer.status, Object.keys(answer.body.errors)]).toEqual([400, [field]])
})

test('an organization’s pages are drawn in its own colour, and nothing of another origin is loaded', async () => {
  const logoUrl = 'https://cdn.example.com/acme.png'
  await app.v1('PATCH', '/settings', { body: { pageLayout: 'split', accentColor: '#112233' } })
  expect(await drawOfAcme({})).toContain('/theme/112233-6-light.css')
  const html = await drawOfAcme({ logoUrl, accentColor: '#654321' })
  expect(html).toContain('/theme/654321-6-light.css')
  expect(html).not.toContain('cdn.example.com')
  expect(html).toContain('class="split"')
  await app.v1('PATCH', '/settings', { body: { pageLayout: 'centered', accentColor: '#1f5eff' } })
})

test('a logo of another origin is named where it is left out, whose ever it is', async () => {
  const logoUrl = 'https://cdn.example.com/logo.png'
  const leftOut = async () =>
    fine(await app.v1('POST', `${at('organizations', acme.id)}/branding/preview`, { body: page }), 200).leftOut
  expect(await leftOut()).toEqual([])
  await app.v1('PATCH', '/settings', { body: { logoUrl } })
  expect(await leftOut()).toEqual(['logo'])
  const logo = { use: 'logo', bytes: Buffer.from('89504e470d0a1a0a', 'hex').toString('base64') }
  fine(await app.v1('POST', '/settings/pictures', { body: logo }), 200)
  expect(await leftOut()).toEqual([])
  fine(await app.v1('DELETE', '/settings/pictures/logo'), 200)
  await app.v1('PATCH', '/settings', { body: { logoUrl: null } })
})

test('403 and 404 nobody draws what they may not read, nor the pages of another organization', async () => {
  const { body } = await app.v1('POST', '/keys', { body: { name: 'reader', permissions: ['read:users'] } })
  const reader = caller(`${app.url}api/v1`, { 'x-api-key': body.key })
  expect((await reader('POST', '/settings/login-preview', { body: page })).status).toBe(403)
  expect((await app.anonymous('POST', '/api/v1/settings/login-preview', { body: page })).status).toBe(401)
  const globex = await organization(app, 'globex')
  fine(await app.v1('PATCH', at('organizations', acme.id, 'branding'), { body: { accentColor: '#0a1b2c' } }), 200)
  const bound = await boundKey(app, globex, ['read:users'])
  const own = await bound('POST', at('organizations', globex.id, 'branding', 'preview'), { body: page })
  expect([own.status, own.text.includes('0a1b2c')]).toEqual([200, false])
  const other = await bound('POST', at('organizations', acme.id, 'branding', 'preview'), { body: page })
  expect(other.status).toBe(404)
  expect(other.text).not.toContain('0a1b2c')
})
