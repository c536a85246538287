import { expect, test } from 'vitest'
import { chooseLanguage, languageOf } from './locale.ts'

const nothing = { asked: null, chosen: null, acceptLanguage: null, standard: 'en' }

test.each([
  ['the app asked for German', { asked: 'nl de-AT', chosen: 'en', acceptLanguage: 'en' }, 'de'],
  ['the person chose German', { chosen: 'de', acceptLanguage: 'en' }, 'de'],
  ['the browser prefers German', { acceptLanguage: 'nl;q=0.9, en;q=0.5, de;q=0.8' }, 'de'],
  ['the browser prefers the Portuguese of Portugal', { acceptLanguage: 'pt-PT,pt;q=0.9,en;q=0.8' }, 'pt-BR'],
  ['the app asked as another provider writes it', { asked: 'pt_PT', acceptLanguage: 'de' }, 'pt-BR'],
  ['the browser prefers the Arabic of Egypt', { acceptLanguage: 'ar-EG, en;q=0.5' }, 'ar'],
  ['the browser refuses German', { acceptLanguage: 'de;q=0, nl' }, 'en'],
  ['the application is German', { standard: 'de' }, 'de'],
  ['nothing fits', { asked: 'nl', standard: 'nl' }, 'en'],
  ['the header is no header', { acceptLanguage: '__proto__, constructor;q=x,,;' }, 'en'],
])('when %s the page speaks %s', (_when, wishes, locale) => {
  expect(chooseLanguage({ ...nothing, ...wishes }).locale).toBe(locale)
})

test('the languages for looking at pages are longer and mirrored', () => {
  expect(languageOf('ar-XB')?.texts.direction).toBe('rtl')
  expect(languageOf('en-XA')?.texts.signIn.title('Acme').length).toBeGreaterThan('Sign in to Acme'.length * 1.3)
})
