import { expect, test } from 'vitest'
import { firstLanguageTag } from './language-tag.ts'

test('the first language counts, where it is a language tag', () => {
  expect(firstLanguageTag(['fr', 'de'])).toBe('fr')
  expect(firstLanguageTag(['pt-BR'])).toBe('pt-BR')
  expect(firstLanguageTag([])).toBeNull()
  expect(firstLanguageTag(['', 'de'])).toBeNull()
  expect(firstLanguageTag(['<b>', 'de'])).toBeNull()
  expect(firstLanguageTag(['abcdefghi'])).toBeNull()
})
