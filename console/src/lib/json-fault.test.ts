import { expect, test } from 'vitest'
import { jsonFaultLine } from './json-fault.ts'

test('JSON has no fault', () => {
  for (const text of ['{}', '[]', ' {"a": [1, -2.5e3, {"b": null}], "c": "\\u00e4\\n"} ', 'true', '"x"']) {
    expect(jsonFaultLine(text), text).toBeNull()
  }
})

test('the line where reading stops is told', () => {
  const faults: [string, number][] = [
    ['{\n  "plan": "pro",\n  "seats": oops\n}', 3],
    ['{\n  "plan": "pro"\n  "seats": 2\n}', 3],
    ['{\n  "plan": "pro",\n}', 3],
    ["{\n  'plan': 1\n}", 2],
    ['{\n  "plan": ', 2],
    ['[1, 2', 1],
    ['{} {}', 1],
    ['{"a": [1}', 1],
  ]
  for (const [text, line] of faults) expect(jsonFaultLine(text), text).toBe(line)
})

test('it agrees with the browser on what is JSON', () => {
  for (const text of [
    '01',
    '1.',
    '.5',
    '"\t"',
    '{"a"}',
    '[,]',
    '',
    'nul',
    '{"a":1,,"b":2}',
    '[[]]',
    '{"a":{}}',
    '-0',
  ]) {
    expect(jsonFaultLine(text) === null, text).toBe(isJson(text))
  }
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
