import { expect, test } from 'vitest'
import { breachLine } from '../../scripts/house/breach.mjs'
import { checkTranslations } from '../../scripts/house/translations.mjs'

test('a sentence with its German is in order', () => {
  expect(judge("t('Made by {name}')", "'Made by {name}': 'Von {name}',")).toEqual([])
})

test('a sentence without German is refused where it is said', () => {
  expect(judge("t('Save')", '')).toEqual([
    'console/src/app/page.tsx:1: translation: "Save" has no German: write it into console/src/texts/de/',
  ])
})

test('a sentence that is put together cannot be translated', () => {
  for (const said of [
    `t(\`Made by \${name}\`)`,
    't(sentence)',
    "tNodes('Made ' + by)",
    "tCount(2, one, '{count} users')",
  ]) {
    expect(judge(said, ''), said).toEqual([expect.stringContaining('needs its sentence as a literal')])
  }
})

test('German that nobody says is refused', () => {
  expect(judge('', "Save: 'Speichern',")).toEqual([
    'console/src/texts/de/page.ts:2: translation: "Save" is said nowhere any more: remove it',
  ])
})

test('placeholders must be the same in every language', () => {
  const other = [expect.stringContaining('has other placeholders at console/src/texts/de/page.ts:2')]
  expect(judge("t('Made by {name}')", "'Made by {name}': 'Von {nmae}',")).toEqual(other)
  expect(judge("t('Made by {name}')", "'Made by {name}': 'Gemacht',")).toEqual(other)
  expect(judge("tCount(n, '1 user', '{count} users')", "'{count} users': ['1 Benutzer', 'Benutzer'],")).toEqual(other)
})

test('a counted sentence needs both of its forms, and no other has two', () => {
  const counted = "tCount(n, '1 user', '{count} users')"
  expect(judge(counted, "'{count} users': ['1 Benutzer', '{count} Benutzer'],")).toEqual([])
  expect(judge(counted, "'{count} users': '{count} Benutzer',")).toEqual([expect.stringContaining('needs the pair')])
  expect(judge("t('Save')", "Save: ['Speichern', 'Sichern'],")).toEqual([expect.stringContaining('a single text')])
})

test('one sentence has one German, wherever it stands', () => {
  const found = checkTranslations([
    source('console/src/app/page.tsx', "t('Open')"),
    source('console/src/texts/de.ts', "import { a } from './de/a.ts'\nimport { b } from './de/b.ts'"),
    source('console/src/texts/de/a.ts', "export const a = { Open: 'Öffnen' }"),
    source('console/src/texts/de/b.ts', "export const b = { Open: 'Offen' }"),
  ])
  expect(found.map(breachLine)).toEqual([
    'console/src/texts/de/b.ts:1: translation: "Open" stands otherwise at console/src/texts/de/a.ts:1',
  ])
})

test('a catalogue that the language does not list is refused', () => {
  const found = checkTranslations([source('console/src/texts/de.ts', ''), source('console/src/texts/de/a.ts', '')])
  expect(found.map(({ file, sentence }) => [file, sentence])).toEqual([
    ['console/src/texts/de/a.ts', 'is not listed in console/src/texts/de.ts: nobody reads it'],
  ])
})

test('every code of the API has its German, and no other', () => {
  const found = checkTranslations([
    source('console/src/texts/de.ts', "import { problems } from './de/problems.ts'"),
    source('console/src/texts/de/problems.ts', "export const problems = { gone: 'Weg' }"),
    source('src/kernel/errors.ts', "export const errorKinds = {\n  user_not_found: 'not-found',\n} as const"),
  ])
  expect(found.map(({ sentence }) => sentence)).toEqual([
    'user_not_found has no German',
    'gone is no code of src/kernel/errors.ts: remove it',
  ])
})

/**
 * What is said of one page and its catalogue.
 * @param {string} said
 * @param {string} entries
 */
function judge(said, entries) {
  return checkTranslations([
    source('console/src/app/page.tsx', said),
    source('console/src/texts/de.ts', "import { page } from './de/page.ts'"),
    source('console/src/texts/de/page.ts', `export const page = {\n${entries}\n}`),
  ]).map(breachLine)
}

/**
 * @param {string} path
 * @param {string} text
 */
function source(path, text) {
  return { path, text }
}
