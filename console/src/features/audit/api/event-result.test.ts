import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isFailure } from './event-result.ts'

test('the console calls the same events failures as the server', () => {
  const source = readFileSync(new URL('../../../../../src/audit/event-result.ts', import.meta.url), 'utf8')
  const types = [...source.matchAll(/^ {2}'([^']+)',$/gm)].map(([, type]) => type as string)
  expect(types.length).toBeGreaterThan(10)
  expect(types.filter((type) => !isFailure(type))).toEqual([])
  expect(isFailure('user.signed_in')).toBe(false)
})
