import { expect, test } from 'vitest'
import type { Filter } from '../kernel/filter.ts'
import { faultOf, parseSample } from './sample-fields.ts'
import { SearchError } from './search-error.ts'
import { maxSearchCharacters, maxSearchDepth } from './search-limits.ts'

/** A repeatable stream of numbers below `bound` (Park and Miller's generator). */
function numbersFrom(seed: number): (bound: number) => number {
  let state = seed
  return (bound) => {
    state = (state * 48_271) % 2_147_483_647
    return state % bound
  }
}

function millisecondsOf(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

/** Reading is quick when one of three tries is: a busy machine slows some of them, a slow parser all. */
function expectQuick(text: string): void {
  const isQuick = [1, 2, 3].some(() => millisecondsOf(() => readOrRefuse(text)) < 50)
  expect(isQuick, text.slice(0, 40)).toBe(true)
}

/** Fails on anything but a filter or a designed refusal. */
function readOrRefuse(text: string): Filter | SearchError {
  try {
    return parseSample(text)
  } catch (error) {
    if (error instanceof SearchError) return error
    throw new Error(`${JSON.stringify(text)} broke the parser`, { cause: error })
  }
}

test('INJ-03 every hostile search is refused at once', () => {
  const hostile = [
    '(',
    ')',
    '(((a)',
    '('.repeat(5000),
    `${'('.repeat(5000)}a${')'.repeat(5000)}`,
    `${'('.repeat(4000)}a${')'.repeat(4000)}`,
    Array(10_000).fill('a').join(' OR '),
    'a OR '.repeat(1600),
    'NOT '.repeat(2000),
    '-'.repeat(8000),
    '!'.repeat(8000),
    '*a',
    '/(a+)+$/',
    'name:/(a+)+$/',
    'a~2',
    '[* TO *]',
    'a^9e9',
    'a\\',
    'email:',
    ':x',
    '"',
    '*)(uid=*',
    '\\2a',
    'userName sw ""',
  ]
  for (const text of hostile) {
    let fault: SearchError | undefined
    const elapsed = millisecondsOf(() => {
      fault = faultOf(text)
    })
    expect(fault?.code, text.slice(0, 40)).toBe('invalid_search')
    expect(fault?.message.length, text.slice(0, 40)).toBeLessThan(300)
    expect(elapsed, text.slice(0, 40)).toBeLessThan(500)
  }
})

test("INJ-01 another language's quotes and comments stay one literal text", () => {
  for (const text of ["'", "';", '$$', '%', '_', "'--", "';select", 'a%b_c']) {
    expect(parseSample(`name:${text}`)).toMatchObject({ kind: 'equals', alternatives: [text] })
  }
})

test('INJ-14 no repeated sign makes reading slow', () => {
  const units = [
    'a',
    '\\',
    '\\*',
    '*',
    'a*',
    '"',
    '" ',
    '(',
    ')',
    '[',
    '[a TO b] ',
    ':',
    '0',
    '1.',
    '1e',
    '-',
    '- ',
    '.',
  ]
  for (const prefix of [
    '',
    'name:',
    'logins_count:',
    'created_at:',
    'user_metadata.',
    'app_metadata.n:',
    '_exists_:',
  ]) {
    for (const unit of [...units, '2024-', '😀', '\u3000', '&', '|', '/', '>', '\0', '\ud800']) {
      for (const size of [maxSearchCharacters, 50_000]) {
        const text =
          prefix + unit.repeat(Math.ceil((size - prefix.length) / unit.length)).slice(0, size - prefix.length)
        expect(
          quickest(() => readOrRefuse(text)),
          `${prefix}${unit}`,
        ).toBeLessThan(50)
      }
    }
  }
})

/** What is slow is done again: the machine may be busy with something else. */
function quickest(run: () => unknown): number {
  let best = millisecondsOf(run)
  for (let again = 0; best >= 50 && again < 3; again += 1) best = Math.min(best, millisecondsOf(run))
  return best
}

const grammar = [
  ...[
    'AND',
    'OR',
    'NOT',
    'TO',
    '_exists_:name',
    '&&',
    '||',
    '!',
    '(',
    '(',
    ')',
    ')',
    'alice',
    'bob',
    '*',
    '-bob',
    '+bob',
  ],
  ...[
    'email:alice',
    'name:(a b)',
    'logins_count:13',
    'created_at:2024-01',
    'email_verified:true',
    'user_metadata.a:13',
  ],
  ...['app_metadata.b.c:>=1', 'logins_count:[1 TO 5]', 'created_at:[2024 TO *}', '"alice smith"', 'name:ab*', 'name:'],
]
const signs = [
  ...['!', '+', '-', '(', ')', '[', ']', '{', '}', '"', ':', '*', '\\', '/', '~', '^', '?', '.', '>=', '<', '&', '|'],
  ...['\0', '\ud800', 'é', '😀', '\t', 'name:', 'logins_count:', 'created_at:', ...Array(12).fill(' ')],
]

test('INJ-03 five thousand random texts are each a well-formed filter or a refusal within its text', () => {
  const next = numbersFrom(20_240_131)
  let read = 0
  for (let round = 0; round < 5000; round += 1) {
    const alphabet = round % 2 === 0 ? grammar : [...grammar, ...signs]
    const words = Array.from({ length: 1 + next(8) }, () => alphabet[next(alphabet.length)])
    const text = words.join(round % 2 === 0 ? ' ' : '')
    const result = readOrRefuse(text)
    expectQuick(text)
    if (result instanceof SearchError) {
      expect(result.position >= 0 && result.position <= text.length, text).toBe(true)
      expect(result.message.isWellFormed(), text).toBe(true)
    } else {
      read += 1
      expect(isWellFormed(result, 0), text).toBe(true)
    }
  }
  expect(read).toBeGreaterThan(500)
})

/** What filter.ts promises to storage. */
function isWellFormed(filter: Filter, depth: number): boolean {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.parts.length > 1 && filter.parts.every((part) => isWellFormed(part, depth + 1))
    case 'not':
      return isWellFormed(filter.part, depth + 1)
    case 'exists':
      return depth <= 3 * maxSearchDepth
    case 'equals':
      return filter.alternatives.length > 0 && filter.alternatives.every((value) => value !== '' && value !== null)
    case 'matches':
      return filter.field.wildcards && filter.pieces.length > 1 && filter.pieces.slice(1, -1).every((p) => p !== '')
    case 'range':
      return filter.from !== null || filter.to !== null
    case 'known-as':
      return filter.pieces.length > 0 && filter.pieces.join('') !== ''
  }
}

test('any text comes through quotes and through escapes unchanged', () => {
  const next = numbersFrom(7)
  const letters = [
    ...' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
    '\t',
    '\n',
    'é',
    '😀',
    '\u3000',
    'A',
    'z',
    '0',
    'AND',
    'TO',
  ]
  for (let round = 0; round < 2000; round += 1) {
    const value = Array.from({ length: 1 + next(8) }, () => letters[next(letters.length)]).join('')
    const expected = { kind: 'equals', alternatives: [value] }
    expect(parseSample(`name:"${value.replace(/["\\]/g, '\\$&')}"`), value).toMatchObject(expected)
    if (value === 'AND') continue
    expect(parseSample(`name:${value.replace(/[^\p{L}\p{N}]/gu, '\\$&')}`), value).toMatchObject(expected)
  }
})

test('random operators without parentheses mean what splitting at OR and then at AND means', () => {
  const next = numbersFrom(99)
  const names = ['alice', 'bob', 'carol', 'dan']
  for (let round = 0; round < 500; round += 1) {
    const clauses = Array.from({ length: 2 + next(6) }, () => `${['', 'NOT '][next(2)]}${names[next(4)]}`)
    const text = clauses.reduce((left, clause) => `${left} ${['AND', 'OR'][next(2)]} ${clause}`)
    const filter = parseSample(text)
    for (let present = 0; present < 16; present += 1) {
      const isPresent = (name: string) => (present & (1 << names.indexOf(name))) !== 0
      const isTrue = (clause: string) => (clause.startsWith('NOT ') ? !isPresent(clause.slice(4)) : isPresent(clause))
      const expected = text.split(' OR ').some((part) => part.split(' AND ').every(isTrue))
      expect(holds(filter, isPresent), text).toBe(expected)
    }
  }
})

function holds(filter: Filter, isPresent: (name: string) => boolean): boolean {
  if (filter.kind === 'and') return filter.parts.every((part) => holds(part, isPresent))
  if (filter.kind === 'or') return filter.parts.some((part) => holds(part, isPresent))
  if (filter.kind === 'not') return !holds(filter.part, isPresent)
  if (filter.kind === 'known-as') return isPresent(filter.pieces.join('*'))
  throw new Error(`not in this language: ${filter.kind}`)
}
