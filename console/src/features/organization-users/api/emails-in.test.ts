import { expect, test } from 'vitest'
import { emailsIn } from './emails-in.ts'

test('addresses are read from lines, commas and brackets, each once', () => {
  expect(emailsIn('ada@example.com\n<Bob@example.com>; ada@example.com, "carol@example.com"')).toEqual([
    'ada@example.com',
    'bob@example.com',
    'carol@example.com',
  ])
  expect(emailsIn('  \n ')).toEqual([])
})
