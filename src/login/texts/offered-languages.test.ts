import { describe, expect, test } from 'vitest'
import { offeredLocales } from '../locale.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

const others = Object.entries(offeredLocales).filter(([locale]) => locale !== 'en')
/** One for each plural form that any of the languages has. */
const counts = [0, 1, 2, 3, 11, 100]

describe.each(others)('in %s', (_, texts) => {
  test('the pages say all that they say in English, about the same values', () => {
    expect(differences(en, texts)).toEqual([])
  })

  test('every count has its words', () => {
    const said = sayingsOf(texts).flatMap(([path, saying]) =>
      typeof saying === 'string' ? [] : counts.map((count) => [path, saying(count, count, count)] as const),
    )
    expect(said.filter(([, text]) => text === '' || /undefined|NaN|\[object/.test(text))).toEqual([])
  })
})

test.each([
  [0, 'الوثوق بهذا المتصفح لمدة 0 يوم'],
  [1, 'الوثوق بهذا المتصفح لمدة يوم واحد'],
  [2, 'الوثوق بهذا المتصفح لمدة يومين'],
  [3, 'الوثوق بهذا المتصفح لمدة 3 أيام'],
  [30, 'الوثوق بهذا المتصفح لمدة 30 يومًا'],
  [100, 'الوثوق بهذا المتصفح لمدة 100 يوم'],
])('Arabic has six forms: %d', (days, text) => {
  expect(ar.mfa.trust(days).replace(/[\u2066-\u2069]/g, '')).toBe(text)
})

test('French counts nothing in the singular and breaks no line before its double punctuation', () => {
  expect(fr.passwordRules.met(0, 2)).toBe('0 règle sur 2 respectée')
  expect(fr.passwordRules.met(2, 2)).toBe('2 règles sur 2 respectées')
  const breaking = sayingsOf(fr).filter(([, saying]) => / [?!;:»]|« /.test(said(saying)))
  expect(breaking.map(([path]) => path)).toEqual([])
})

test('what is Latin in Arabic is set apart, so that its own order stays', () => {
  const bare = sayingsOf(ar).filter(([, saying]) => typeof saying !== 'string' && values.some(isBareIn(said(saying))))
  expect(bare.map(([path]) => path)).toEqual([])
})

type Saying = string | ((...values: readonly unknown[]) => string)

/** As good as names, and counts all the same. */
const values = [7011, 7013, 7017]

function said(saying: Saying): string {
  return typeof saying === 'string' ? saying : saying(...values)
}

function isBareIn(text: string) {
  return (value: number) => text.replaceAll(`\u2068${value}\u2069`, '').includes(`${value}`)
}

/** What the pages say, by its path in the catalogue. */
function sayingsOf(part: object, path = ''): readonly (readonly [string, Saying])[] {
  return Object.entries(part).flatMap(([key, value]) =>
    typeof value === 'object' ? sayingsOf(value, `${path}${key}.`) : [[`${path}${key}`, value as Saying] as const],
  )
}

function differences(one: object, other: object): readonly string[] {
  const [ours, theirs] = [new Map(sayingsOf(one)), new Map(sayingsOf(other))]
  return [
    ...[...ours.keys()].filter((path) => !theirs.has(path)).map((path) => `${path} is missing`),
    ...[...theirs.keys()].filter((path) => !ours.has(path)).map((path) => `${path} is not English`),
    ...[...ours].flatMap(([path, saying]) => {
      const theirSaying = theirs.get(path)
      if (theirSaying === undefined || namesIn(saying) === namesIn(theirSaying)) return []
      return [`${path} says ${namesIn(theirSaying)} instead of ${namesIn(saying)}`]
    }),
  ]
}

/** Which of the values it names. */
function namesIn(saying: Saying): string {
  const text = said(saying)
  return values.filter((value) => text.includes(`${value}`)).join(' ') || 'nothing'
}
