import { expect, test } from 'vitest'
import { parseStrictJson } from './strict-json.ts'

test.each([
  '{"a":"x:\\"y\\\\","b":[1,{"c:":":"}]}',
  '{"a":-5,"b":0.1,"c":1.10,"d":1e3,"e":0.30000000000000004,"f":1234567890123456}',
  '{"a":100000000000000000000}',
  '{"a":"\\u00fc\\ud83d\\ude00"}',
  '{"a":{"a":{"a":1}},"b":[{"a":1},{"a":2}]}',
  ' [ ] ',
  '"text"',
])('%s is read as JSON.parse reads it', (text) => {
  expect(parseStrictJson(text)).toEqual(JSON.parse(text))
})

test.each([
  ['{"a":1,"a":2}', 'The same key stands twice in one object'],
  ['{"b":{"a":1,"\\u0061":2}}', 'The same key stands twice in one object'],
  ['{"a":12345678901234567890}', 'The number 12345678901234567890 cannot be kept exactly; send it as text'],
  ['[0.1234567890123456789]', 'The number 0.1234567890123456789 cannot be kept exactly; send it as text'],
  ['{"a":1e400}', 'The number 1e400 cannot be kept exactly; send it as text'],
  ['{"a":-0}', 'The number -0 cannot be kept exactly; send it as text'],
  ['{"a":"\\u0000"}', 'Text holds the character U+0000, which cannot be stored'],
  ['{"\\ud800":1}', 'Text holds half a surrogate pair, which cannot be stored'],
  ['{"a":', 'Not valid JSON'],
  [`${'['.repeat(100)}${']'.repeat(100)}`, 'Nested too deep, maximum 64 levels'],
])('%s is refused', (text, message) => {
  expect(() => parseStrictJson(text)).toThrow(message)
})

test('a key that means something to JavaScript is a key like any other', () => {
  const value = parseStrictJson('{"__proto__":{"isAdmin":true},"constructor":1}') as object
  expect(Object.keys(value)).toEqual(['__proto__', 'constructor'])
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
})
