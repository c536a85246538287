import { expect, test } from 'vitest'
import { checkPassword, type PasswordLevel, type PasswordPolicy } from '../passwords/password-policy.ts'
import { passwordRules } from './password-rules.ts'
import { en } from './texts/en.ts'

const passwords = [
  '',
  'short',
  'aaaaaaaaaaaa',
  'violet harbour',
  'Violet harbour 42',
  'ВерныйПароль7',
  '密码密码密码密码密码',
  'ABCDEFGHIJ12',
  'abcdefg1!',
  'Aab1!bbb2c',
  '🔑🔑a🔑🔑B🔑🔑1',
  'aB3\ncD4\neF5',
]

test.each<PasswordLevel>(['none', 'low', 'fair', 'good', 'excellent'])(
  'what the script checks as it is typed is what the level %s asks for',
  (level) => {
    const dictionary = { enabled: false, words: [] }
    const policy: PasswordPolicy = {
      level,
      dictionary,
      noPersonalInfo: false,
      history: { enabled: false, size: 0 },
      expiryDays: null,
    }
    const patterns = passwordRules(en, policy).map(({ pattern }) => new RegExp(pattern ?? '', 'su'))
    for (const password of passwords) {
      const follows = patterns.every((pattern) => pattern.test(password))
      expect(follows, password).toBe(isTaken(password, policy))
    }
  },
)

test('what the server alone can check is told too: common passwords, and earlier ones where there are any', () => {
  const policy: PasswordPolicy = {
    level: 'none',
    dictionary: { enabled: true, words: [] },
    noPersonalInfo: true,
    history: { enabled: true, size: 5 },
    expiryDays: null,
  }
  const told = (hadOthers: boolean) => passwordRules(en, policy, hadOthers).map(({ text }) => text)
  const { length, noPersonal, notCommon } = en.passwordRules
  expect(told(true)).toEqual([length(1), noPersonal, notCommon, 'Not one of your last 5.'])
  expect(told(false)).toEqual([length(1), noPersonal, notCommon])
})

function isTaken(password: string, policy: PasswordPolicy): boolean {
  try {
    checkPassword(password, policy, {}, null)
    return true
  } catch {
    return false
  }
}
