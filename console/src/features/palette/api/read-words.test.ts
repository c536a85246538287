import { expect, test } from 'vitest'
import { readWords } from './read-words.ts'

test('words that begin with an act are the act and whom it is about', () => {
  expect(readWords('suspend ada@')).toMatchObject({ verb: 'suspend', words: 'ada@', scope: 'all' })
  expect(readWords(' Reset MFA ada@example.com ')).toMatchObject({ verb: 'reset-mfa', words: 'ada@example.com' })
  expect(readWords('revoke sessions ada')).toMatchObject({ verb: 'revoke-sessions', words: 'ada' })
  expect(readWords('unlock ada@')).toMatchObject({ verb: 'unlock', words: 'ada@' })
  expect(readWords('suspended people')).toMatchObject({ verb: null, words: 'suspended people' })
})

test('who has and who can ask about a right', () => {
  expect(readWords('who has admin')).toMatchObject({ held: 'admin', verb: null })
  expect(readWords('Who can users:delete?')).toMatchObject({ held: 'users:delete' })
})

test('the first character narrows to commands, organizations or people', () => {
  expect(readWords('> dark')).toMatchObject({ scope: 'commands', words: 'dark' })
  expect(readWords('#acme')).toMatchObject({ scope: 'organizations', words: 'acme' })
  expect(readWords('@ada')).toMatchObject({ scope: 'people', words: 'ada' })
})

test('an address of a network is told from a phone number and a time', () => {
  expect(readWords('192.0.2.7').ip).toBe('192.0.2.7')
  expect(readWords('2001:db8::1').ip).toBe('2001:db8::1')
  for (const text of ['192.0.2.700', '10:30', '+44 1234', 'add', 'users:delete']) expect(readWords(text).ip).toBeNull()
})
