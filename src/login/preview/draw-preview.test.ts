import { expect, test } from 'vitest'
import { type ApplicationSettings, defaultSettings } from '../../applications/settings.ts'
import type { LoginPreview } from '../../http/login-preview.ts'
import { drawPreview } from './draw-preview.ts'

const draw = (screen: LoginPreview['screen'], settings: Partial<ApplicationSettings> = {}) =>
  drawPreview({
    screen,
    theme: 'light',
    locale: 'en',
    settings: { ...defaultSettings, ...settings },
    publicUrl: 'https://id.example.com/',
  })

test('nobody learns from a preview whose addresses may sign up', () => {
  const shown = draw('sign-up', { signUpDomains: ['secret.example'], isSignUpOpen: false })
  expect(shown).not.toContain('secret.example')
  expect(shown).toBe(draw('sign-up', { signUpDomains: [] }))
})
