import { expect, test } from 'vitest'
import { firstLanguageTag, languageAlone } from './language-tag.ts'

test('the first language counts, where it is a language tag', () => {
  expect(firstLanguageTag(['fr', 'de'])).toBe('fr')
  expect(firstLanguageTag(['pt-BR'])).toBe('pt-BR')
  expect(firstLanguageTag([])).toBeNull()
  expect(firstLanguageTag(['', 'de'])).toBeNull()
  expect(firstLanguageTag(['<b>', 'de'])).toBeNull()
  expect(firstLanguageTag(['abcdefghi'])).toBeNull()
})

test.each([
  ['de-AT', 'de'],
  ['pt_PT', 'pt'],
  ['ZH-Hant-TW', 'zh'],
  ['fr', 'fr'],
  ['', ''],
])('the language of "%s" alone is "%s"', (tag, language) => {
  expect(languageAlone(tag)).toBe(language)
})
