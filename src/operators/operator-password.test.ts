import { expect, test } from 'vitest'
import { checkOperatorPassword } from './operator-password.ts'

function codeOf(password: string, email = 'alice@example.com'): string | null {
  try {
    checkOperatorPassword(password, email)
    return null
  } catch (fault) {
    return (fault as { code: string }).code
  }
}

test('AUT-19 fifteen characters are enough and fourteen are not, counted as people count', () => {
  expect(codeOf('correct horse b')).toBeNull()
  expect(codeOf('correct horse ')).toBe('password_too_weak')
  expect(codeOf('🦊🐢🦆🐳🦉🐙🦋🐝🐞🐌🦂🐍🦎🐊')).toBe('password_too_weak')
})

test('AUT-19 no mixture of letters, digits and signs is asked for', () => {
  expect(codeOf('fifteen or more letters')).toBeNull()
})

test('a password that everybody tries first, or of hardly any different characters, is refused', () => {
  expect(codeOf('qwertyuiop1234567890')).toBe('password_too_common')
  expect(codeOf('aaaaaaaaaaaaaaaaaaaa')).toBe('password_too_common')
})

test('a password that holds the address, or what stands before the @, is refused in any letter case', () => {
  expect(codeOf('my name is Alice, really')).toBe('password_contains_user_info')
  expect(codeOf('ALICE@example.com 2026')).toBe('password_contains_user_info')
  expect(codeOf('major jo is here now', 'jo@example.com')).toBeNull()
})

test('AUT-19 a megabyte is refused without being judged', () => {
  expect(codeOf('x'.repeat(1_000_000))).toBe('invalid_input')
})
