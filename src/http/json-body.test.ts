import { describe, expect, test } from 'vitest'
import type { RollcallError } from '../kernel/errors.ts'
import { parseJsonBody } from './json-body.ts'

const fieldOf = (text: string): string | undefined => {
  try {
    parseJsonBody(text)
    return undefined
  } catch (fault) {
    return (fault as RollcallError).details[0]?.field
  }
}

describe('what is stored is what was sent', () => {
  test.each([
    ['{"a":[1,2.5,-3,0.1,1e3,12345678901234]}'],
    ['{"a":0.30000000000000004}'],
    ['{"a":1.10}'],
    ['{"a":"9007199254740993 is text"}'],
    ['{"text":"say \\"a\\": b","more":{"\\"a\\":":1}}'],
    ['{"a":{"b":1},"c":{"b":2}}'],
  ])('%s is taken as it is', (text) => {
    expect(parseJsonBody(text)).toEqual(JSON.parse(text))
  })

  test.each([
    ['9007199254740993'],
    ['-0'],
    ['1e131071'],
    ['1e400000'],
    ['0.1234567890123456789'],
    ['123456789012345678901234567890'],
  ])('INJ-06 the number %s would change and is refused with its field', (number) => {
    expect(fieldOf(`{"outer":{"n":${number}}}`)).toBe('n')
  })

  test('INJ-06 a key given twice is refused instead of picking one', () => {
    expect(fieldOf('{"a":1,"a":2}')).toBe('body')
    expect(fieldOf('{"x":{"a":1,"\\u0061":2}}')).toBe('body')
  })

  test('INJ-06 characters that cannot be stored are refused with the path of their field', () => {
    expect(fieldOf('{"a":{"b":["x","y\\u0000"]}}')).toBe('a.b[1]')
    expect(fieldOf('{"a":"\\ud800"}')).toBe('a')
    expect(fieldOf('{"k\\u0000":1}')).toMatch(/^k/)
  })

  test('INJ-06 6,000 levels are refused without overflowing the stack', () => {
    expect(fieldOf(`{"a":${'['.repeat(6_000)}${']'.repeat(6_000)}}`)).toMatch(/^a\[0\]/)
  })

  test('INJ-05 a key named __proto__ stays data and changes no other object', () => {
    const body = parseJsonBody('{"m":{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}}')
    expect(Object.keys((body as { m: object }).m)).toEqual(['__proto__', 'constructor'])
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
  })
})

test('text that is no JSON is refused as the body, and an empty body is none', () => {
  expect(fieldOf('{"a":')).toBe('body')
  expect(parseJsonBody('')).toBeUndefined()
})
