import { describe, expect, it } from 'vitest'
import { checkPassword, type PasswordLevel, type PasswordPerson, type PasswordPolicy } from './password-policy.ts'

const nobody: PasswordPerson = {}

function policyOf(changes: Partial<PasswordPolicy>): PasswordPolicy {
  return {
    level: 'none',
    dictionary: { enabled: false, words: [] },
    noPersonalInfo: false,
    history: { enabled: false, size: 5 },
    expiryDays: null,
    ...changes,
  }
}

const weak = { code: 'password_too_weak', message: 'PasswordStrengthError: Password is too weak' }
const common = { code: 'password_too_common', message: 'PasswordDictionaryError: Password is too common' }
const personal = {
  code: 'password_contains_user_info',
  message: 'PasswordNoUserInfoError: Password contains user information',
}

function verdict(
  password: string,
  policy: PasswordPolicy,
  person = nobody,
  serviceName: string | null = null,
): unknown {
  try {
    checkPassword(password, policy, person, serviceName)
    return 'allowed'
  } catch (refusal) {
    return refusal
  }
}

describe('a password of level', () => {
  const levels: ReadonlyArray<readonly [PasswordLevel, readonly string[], readonly string[]]> = [
    ['none', ['a', '1', ' ', '😀'], []],
    ['low', ['abcdef', '      ', '😀😀😀😀😀😀'], ['abcde', '😀😀😀😀😀']],
    ['fair', ['abcdeF12', 'Grün1234'], ['abcdeF1', 'abcdefg1', 'ABCDEFG1', 'abcdefGH', 'abcdef1!', 'ABCDEF1!']],
    [
      'good',
      ['abcdeF12', 'abcdef1!', 'ABCDEF1!', 'abcdeFG!', 'пароль1!'],
      ['abcdeF1', 'abcdefg1', 'abcdefGH', '123456!!'],
    ],
    [
      'excellent',
      ['abcdeFgh12', 'aabbccDD11', 'abcdef12!!'],
      ['abcdeFg12', 'abcdefgh12', 'abcccdeF12', 'abcdeFG111', 'abcdeF😀😀😀1'],
    ],
  ]

  it.each(levels)('%s', (level, allowed, refused) => {
    for (const password of allowed)
      expect([password, verdict(password, policyOf({ level }))]).toEqual([password, 'allowed'])
    for (const password of refused) expect(verdict(password, policyOf({ level }))).toMatchObject(weak)
  })

  it('with a length of its own keeps that instead of the level’s', () => {
    expect(verdict('abcdeF12', policyOf({ level: 'good', minLength: 9 }))).toMatchObject(weak)
    expect(verdict('abcdeF123', policyOf({ level: 'good', minLength: 9 }))).toBe('allowed')
    expect(verdict('aB1', policyOf({ level: 'good', minLength: 3 }))).toBe('allowed')
    expect(verdict('abc', policyOf({ level: 'none', minLength: 4 }))).toMatchObject(weak)
  })

  it('AUT-19 of 15 code points is counted in code points and in the form that is hashed', () => {
    const policy = policyOf({ level: 'none', minLength: 15 })
    expect(verdict('😀'.repeat(14), policy)).toMatchObject(weak)
    expect(verdict('😀'.repeat(15), policy)).toBe('allowed')
    expect(verdict('e\u0301'.repeat(14), policy)).toMatchObject(weak)
    for (const count of [64, 256, 1024]) expect(verdict('😀'.repeat(count), policy)).toBe('allowed')
  })

  it('in a script without case can reach every level', () => {
    expect(verdict('パスワードabcdefg1', policyOf({ level: 'excellent' }))).toBe('allowed')
  })

  it('says in its details what is missing', () => {
    expect(verdict('abc', policyOf({ level: 'low' }))).toMatchObject({
      details: [{ field: 'password', message: 'password: must have 6 characters or more' }],
    })
    expect(verdict('abcdefgh', policyOf({ level: 'good' }))).toMatchObject({
      details: [{ message: expect.stringContaining('three of these: lower-case letter') }],
    })
  })
})

describe('what cannot be a password', () => {
  it.each(['', 'a\0b', '\ud800', 'x'.repeat(1025), 'x'.repeat(1024 * 1024)])(
    'AUT-19 is refused by every policy as wrong input, quickly (%#)',
    (password) => {
      const startedAt = performance.now()
      expect(verdict(password, policyOf({}))).toMatchObject({ code: 'invalid_input', details: [{ field: 'password' }] })
      expect(performance.now() - startedAt).toBeLessThan(500)
    },
  )
})

describe('the dictionary', () => {
  const policy = policyOf({ level: 'none', dictionary: { enabled: true, words: ['Acme-Rockets', 'caf\u00e9 Ａ'] } })

  it.each(['acme-rockets', 'ACME-ROCKETS', 'Acme-Rockets', 'CAFE\u0301 a'])('refuses its word as %s', (password) => {
    expect(verdict(password, policy)).toMatchObject(common)
  })

  it.each([
    'password',
    'Password1',
    'P@ssw0rd',
    'Passw0rd!',
    'Welcome123!',
    'Qwerty123',
    '123456789',
    '1Qaz2wsx',
    'Rollcall2026!',
  ])('refuses %s, which everybody tries, without being told', (password) => {
    expect(verdict(password, policy)).toMatchObject(common)
  })

  it('compares whole passwords: a word inside a longer one is allowed', () => {
    expect(verdict('acme-rockets to the moon', policy)).toBe('allowed')
    expect(verdict('my password is long', policy)).toBe('allowed')
  })

  it('refuses nothing while it is off', () => {
    const off = policyOf({ dictionary: { enabled: false, words: ['acme'] } })
    expect(verdict('acme', off)).toBe('allowed')
    expect(verdict('password', off)).toBe('allowed')
  })
})

describe('personal information', () => {
  const policy = policyOf({ noPersonalInfo: true })
  const alice: PasswordPerson = {
    name: 'Alice Van Der Meer',
    username: 'wonder_42',
    nickname: 'Ali-Cat',
    email: 'a.vdm+news@example.com',
    metadataNames: ['Łucja', 'Bo'],
  }

  it.each([
    ['the name', 'xxAlice Van Der Meerxx'],
    ['a part of the name', 'xxALICExx'],
    ['a short part of the name', '12Meer34'],
    ['the username', 'my-Wonder_42!'],
    ['the nickname', 'ali-cat99'],
    ['the mailbox', 'a.vdm+news99'],
    ['a part of the mailbox', 'goodNEWS2day'],
    ['a name from metadata', 'xxŁUCJAxx'],
    ['a name composed otherwise', 'xxＡＬＩＣＥxx'],
  ])('is refused: %s', (_, password) => {
    expect(verdict(password, policy, alice)).toMatchObject(personal)
  })

  it('is neither the mail provider nor a name of two letters', () => {
    expect(verdict('example.com rocks', policy, alice)).toBe('allowed')
    expect(verdict('bonobo-a-go', policy, alice)).toBe('allowed')
  })

  it('is nothing where nothing is known, or the rule is off', () => {
    expect(verdict('anything', policy, { name: null, username: '', email: null })).toBe('allowed')
    expect(verdict('anything', policy, nobody)).toBe('allowed')
    expect(verdict('alice', policyOf({}), alice)).toBe('allowed')
  })
})

describe('several broken rules', () => {
  it('are told one at a time: strength, then dictionary, then personal information', () => {
    const strict = policyOf({
      level: 'low',
      dictionary: { enabled: true, words: ['alice', 'alice-alice'] },
      noPersonalInfo: true,
    })
    const alice = { name: 'Alice' }
    expect(verdict('alice', strict, alice)).toMatchObject(weak)
    expect(verdict('Alice-Alice', strict, alice)).toMatchObject(common)
    expect(verdict('Alice in chains', strict, alice)).toMatchObject(personal)
  })
})
