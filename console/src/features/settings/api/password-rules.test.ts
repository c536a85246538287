import { expect, test } from 'vitest'
import { passwordRules } from './password-rules.ts'
import { changedFields, defaultPolicy, policyChanges } from './policy-draft.ts'

const broken = (password: string, change: Partial<typeof defaultPolicy> = {}) =>
  passwordRules({ ...defaultPolicy, ...change })
    .filter(({ isKeptBy }) => isKeptBy?.(password) === false)
    .map(({ sentence }) => sentence)

test('a password keeps or breaks the rules of its level', () => {
  expect(broken('correct7horse', { level: 'none' })).toEqual([])
  expect(broken('abc', { level: 'low' })).toEqual(['At least 6 characters'])
  expect(broken('lowercase7', { level: 'fair' })).toEqual(['A lower-case letter, an upper-case letter and a digit'])
  expect(broken('lowercase7')).toHaveLength(1)
  expect(broken('Lowercase7')).toEqual([])
  expect(broken('Lowercaseee7', { level: 'excellent' })).toEqual(['No character more than twice in a row'])
})

test('a length of its own takes the place of the level’s', () => {
  expect(broken('Lowercase7', { minLength: '14' })).toEqual(['At least 14 characters'])
})

test('own words are compared without case', () => {
  expect(broken('Rollercoaster7', { usesDictionary: true, words: 'a\nROLLERCOASTER7' })).toEqual([
    'None of your 2 own words',
  ])
})

test('only what was changed is sent, in the words of the API', () => {
  const draft = { ...defaultPolicy, minLength: ' 14 ', words: 'acme, rollcall\n', remembers: true }
  expect(changedFields(defaultPolicy, draft)).toEqual(['minLength', 'words', 'remembers'])
  expect(policyChanges(defaultPolicy, draft)).toEqual({
    minLength: 14,
    dictionary: { enabled: false, words: ['acme', 'rollcall'] },
    history: { enabled: true, size: 5 },
  })
  expect(policyChanges({ ...defaultPolicy, minLength: '14' }, defaultPolicy)).toEqual({ minLength: null })
})
