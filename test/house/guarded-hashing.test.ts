// Every place that compares what somebody typed with a secret comes through the guard first (security.md 5.6): a new one is
// unknown here until somebody has looked at it.
import { globSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, test } from 'vitest'

const root = new URL('../../', import.meta.url)
const files = globSync('src/**/*.ts', { cwd: root })
  .filter((path) => !path.endsWith('.test.ts') && !path.startsWith('src/storage/conformance/'))
  .map((path) => ({ path, text: readFileSync(new URL(path, root), 'utf8') }))

/** What compares, and where it is. */
const comparisons: Readonly<Record<string, string>> = {
  verifyPassword: 'src/passwords/verify-password.ts',
  verifyNobody: 'src/passwords/verify-password.ts',
  checkTotp: 'src/authentication-methods/totp.ts',
  confirmTotp: 'src/authentication-methods/totp.ts',
  spendRecoveryCode: 'src/authentication-methods/recovery-codes.ts',
  checkAssertion: 'src/authentication-methods/passkeys.ts',
  consumeCode: 'src/one-time-secrets/one-time-code.ts',
}

/** What counts a try, before anything is compared. */
const guards = ['guardAttempt(', 'guardSecondFactor(', 'countSecondFactorTry(']

/** Who compares without counting, and why that is no guess. */
const spared: Readonly<Record<string, string>> = {
  'src/passwords/password-history.ts':
    'a new password is compared with earlier ones, by whoever proved a way to set it',
  'src/sign-ins/choose-new-password.ts':
    'a new password is compared with the present one, by whoever proved who they are in this sign-in',
}

const callers = files.flatMap(({ path, text }) => {
  const called = Object.entries(comparisons).filter(
    ([name, home]) =>
      home !== path && new RegExp(`\\b(?<!\\.)${name}\\(`).test(text) && importedFiles(path, text).includes(home),
  )
  return called.length === 0 ? [] : [{ path, text, called: called.map(([name]) => name) }]
})

test('every comparison is found', () => {
  const found = new Set(callers.flatMap(({ called }) => called))
  expect([...found].sort()).toEqual(Object.keys(comparisons).sort())
})

test('who compares has counted before', () => {
  const uncounted = callers.filter(({ path, text }) => {
    const isGuarded = guards.some((guard) => text.includes(guard))
    return !isGuarded && spared[path] === undefined
  })
  expect(uncounted.map(({ path, called }) => `${path}: ${called}`)).toEqual([])
})

test('nobody is spared who does not compare any more', () => {
  expect(Object.keys(spared).filter((path) => !callers.some((caller) => caller.path === path))).toEqual([])
})

test('passwords are verified in one place, whatever door they come by', () => {
  const verifying = callers.filter(({ called }) => called.includes('verifyPassword') || called.includes('verifyNobody'))
  expect(verifying.map(({ path }) => path).sort()).toEqual([
    'src/passwords/password-history.ts',
    'src/sign-ins/check-credentials.ts',
    'src/sign-ins/choose-new-password.ts',
  ])
})

/** Below `verifyPassword`: each hashes what is typed, and none of them counts. */
const inner = ['src/passwords/argon2.ts', 'src/passwords/verify-foreign-hash.ts']

test('nothing but the folder of passwords hashes a password by itself', () => {
  const strangers = files.flatMap(({ path, text }) => {
    const hashes = importedFiles(path, text).filter((home) => inner.includes(home))
    return path.startsWith('src/passwords/') ? [] : hashes.map((home) => `${path} imports ${home}`)
  })
  const packages = files.flatMap(({ path, text }) =>
    /(?:from|import\() ?['"](?:@node-rs\/argon2|bcrypt|bcryptjs)['"]/.test(text) && !path.startsWith('src/passwords/')
      ? [path]
      : [],
  )
  expect([...strangers, ...packages]).toEqual([])
})

/** Types alone compare nothing. */
function importedFiles(path: string, text: string): string[] {
  const declared = [...text.matchAll(/^import (?!type )[^'"]*from '(\.[^']+)'/gms)]
  return declared.map(([, specifier = '']) => posix.join(posix.dirname(path), specifier))
}
