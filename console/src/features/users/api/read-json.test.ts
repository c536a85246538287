import { expect, test } from 'vitest'
import { readJsonObject } from './read-json.ts'

test('an object is read, and nothing at all is an empty object', () => {
  expect(readJsonObject('{"plan": "pro"}')).toEqual({ value: { plan: 'pro' } })
  expect(readJsonObject('  ')).toEqual({ value: {} })
})

test('what is not an object is refused with the reason', () => {
  for (const text of ['[1]', '"x"', 'null', '3']) expect(readJsonObject(text)).toHaveProperty('fault')
})

test('a fault names its line', () => {
  const read = readJsonObject('{\n  "plan": "pro",\n  "seats": oops\n}')
  expect(read).toEqual({ fault: 'This is not valid JSON yet: look at line 3.' })
})
