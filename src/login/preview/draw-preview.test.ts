import { expect, test } from 'vitest'
import { type ApplicationSettings, defaultSettings } from '../../applications/settings.ts'
import { type LoginPreview, previewScreens } from '../../http/login-preview.ts'
import { offeredLocales } from '../locale.ts'
import { themes } from '../theme.ts'
import { drawPreview } from './draw-preview.ts'

const publicUrl = 'https://id.example.com/'
const draw = (screen: LoginPreview['screen'], settings: Partial<ApplicationSettings> = {}) =>
  drawPreview({
    screen,
    theme: 'light',
    locale: 'en',
    settings: { ...defaultSettings, ...settings },
    publicUrl,
  }).html

test('nobody learns from a preview whose addresses may sign up', () => {
  const shown = draw('sign-up', { signUpDomains: ['secret.example'], isSignUpOpen: false })
  expect(shown).not.toContain('secret.example')
  expect(shown).toBe(draw('sign-up', { signUpDomains: [] }))
})

test.each([
  ['too-many-tries', '<a class="button" href="">Try again</a>'],
  ['fault', '<a class="button" href="">Try again</a>'],
  ['maintenance', '<a class="button primary" href="">Try again</a>'],
  ['link-unusable', '<a class="button primary" href="/u/reset-password/request">Send a new link</a>'],
  ['link-expired', '<form method="post" action="/u/reset-password/renew" novalidate>'],
  ['sign-in-expired', '<form method="post" action="/u/login/again" novalidate>'],
  ['refused', '<form method="post" action="/u/login/restart" novalidate>'],
] as const)('the page %s shows the next step that the page itself has', (screen, next) => {
  expect(draw(screen)).toContain(next)
})

test.each(Object.keys(offeredLocales))(
  'every page is drawn in %s and either theme, with nothing that runs',
  (locale) => {
    for (const screen of previewScreens) {
      for (const theme of themes) {
        const { html } = drawPreview({ screen, theme, locale, settings: defaultSettings, publicUrl })
        const which = `${screen}, ${theme}`
        expect(html, which).toContain(`<html lang="${locale}"`)
        expect(html, which).toMatch(/<h1>[^<]+<\/h1>/)
        expect(html, which).not.toMatch(/<script|<noscript|autofocus|<style|\sstyle=|\son\w+=/)
        expect(html, which).toMatch(/<body[^>]* inert>/)
        expect(html, which).not.toMatch(/undefined|\[object/)
      }
    }
  },
)

test('the buttons that a script adds stand where it adds them', () => {
  const codes = draw('codes')
  expect(codes).toContain('<div><button class="button">Copy</button></div>')
  expect(codes).toContain('<div><button class="button">Print</button></div>')
  const passkey = draw('passkey-factor')
  const [form = ''] = /<form [^>]*data-passkey.*?<\/form>/s.exec(passkey) ?? []
  expect(form).toMatch(/\s<button class="button primary">[^<]+<\/button><\/form>$/)
})
