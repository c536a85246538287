import { beforeEach, expect, test } from 'vitest'
import {
  actorWith,
  browser,
  goodPassword,
  type SampleDirectory,
  sampleDirectory,
} from '../../test/support/sample-operators.ts'
import { testDatabase } from '../../test/support/test-database.ts'
import { findSession } from './find-session.ts'
import { forgetEnded } from './forget-ended.ts'
import { type SignInInput, signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'

const attemptsAtMost = 10
const windowMinutes = 15

const opened = testDatabase()
let directory: SampleDirectory
beforeEach(async () => {
  directory = await sampleDirectory(opened)
  await directory.add('alice@example.com', 'owner')
})

function trySignIn(input: Partial<SignInInput> = {}, ip: string | null = browser.ip) {
  const complete = { email: 'alice@example.com', password: goodPassword, previousSecret: null, ...input }
  return signIn(directory, { ...browser, ip }, complete)
}

const wrong = { password: 'a wrong password' }

async function codeOf(attempt: Promise<unknown>): Promise<string> {
  return attempt.then(
    () => 'signed in',
    (fault: { code: string }) => fault.code,
  )
}

test('the right password opens a session, whatever the letter case of the address', async () => {
  const { secret, operator } = await trySignIn({ email: 'ALICE@Example.com' })
  expect(operator.email).toBe('alice@example.com')
  expect(await findSession({ ...directory.stores, clock: directory.clock }, secret)).toMatchObject({ operator })
  expect(await directory.eventTypes()).toEqual(['operator.created', 'operator.signed_in'])
})

test('AUT-01 a wrong password and an unknown address are refused alike', async () => {
  const one = await trySignIn(wrong).catch((fault: Error) => fault)
  const other = await trySignIn({ ...wrong, email: 'dan@example.com' }).catch((fault: Error) => fault)
  expect(one).toMatchObject({ code: 'invalid_credentials' })
  expect({ ...(other as Error), message: (other as Error).message }).toEqual({
    ...(one as Error),
    message: (one as Error).message,
  })
})

test('AUT-02 an unknown address is answered no sooner than a wrong password', async () => {
  const took = async (email: string) => {
    const startedAt = performance.now()
    await trySignIn({ ...wrong, email }, null).catch(() => undefined)
    return performance.now() - startedAt
  }
  const strangers: number[] = []
  for (let round = 0; round < 5; round += 1) strangers.push(await took(`stranger${round}@example.com`))
  // A hash at the recommended cost takes tens of milliseconds, the refusal without one about two.
  expect(strangers.sort((one, next) => one - next)[2]).toBeGreaterThan(8)
})

test('AUT-06 after ten attempts the right password is refused too, until the window ends', async () => {
  for (let count = 0; count < attemptsAtMost; count += 1) {
    expect(await codeOf(trySignIn(wrong))).toBe('invalid_credentials')
  }
  await expect(trySignIn()).rejects.toMatchObject({ code: 'rate_limited', retryAfterSeconds: 15 * 60 })
  directory.clock.passMinutes(windowMinutes)
  expect(await codeOf(trySignIn())).toBe('signed in')
})

test('AUT-07 thirty wrong passwords at once are ten tries, and the right one after them is none', async () => {
  const codes = await Promise.all(Array.from({ length: 30 }, () => codeOf(trySignIn(wrong))))
  expect(codes.filter((code) => code === 'invalid_credentials')).toHaveLength(attemptsAtMost)
  expect(codes.filter((code) => code === 'rate_limited')).toHaveLength(30 - attemptsAtMost)
  expect(await codeOf(trySignIn())).toBe('rate_limited')
})

test('an unknown address is limited as a known one is', async () => {
  const stranger = { ...wrong, email: 'dan@example.com' }
  for (let count = 0; count < attemptsAtMost; count += 1) await codeOf(trySignIn(stranger))
  expect(await codeOf(trySignIn(stranger))).toBe('rate_limited')
})

test('a success gives the account its attempts back', async () => {
  for (let count = 0; count < attemptsAtMost - 1; count += 1) await codeOf(trySignIn(wrong))
  expect(await codeOf(trySignIn())).toBe('signed in')
  expect(await codeOf(trySignIn(wrong))).toBe('invalid_credentials')
})

test('DOS-07 whoever guesses from elsewhere does not lock the owner out', async () => {
  for (let count = 0; count < attemptsAtMost + 5; count += 1) await codeOf(trySignIn(wrong, '198.51.100.1'))
  expect(await codeOf(trySignIn({}, '198.51.100.1'))).toBe('rate_limited')
  expect(await codeOf(trySignIn())).toBe('signed in')
})

test('DOS-08 a flood of refusals leaves one line in the audit, not one each', async () => {
  for (let count = 0; count < attemptsAtMost + 5; count += 1) await codeOf(trySignIn(wrong))
  const failures = (await directory.eventTypes()).filter((type) => type === 'operator.sign_in_failed')
  expect(failures).toHaveLength(attemptsAtMost + 1)
})

test('SES-01 signing in again in the same browser ends the session before', async () => {
  const first = await trySignIn()
  const second = await trySignIn({ previousSecret: first.secret })
  const deps = { ...directory.stores, clock: directory.clock }
  expect(await findSession(deps, first.secret)).toBeNull()
  expect(await findSession(deps, second.secret)).not.toBeNull()
})

test('SES-12 a session ends after fifteen idle minutes', async () => {
  const deps = { ...directory.stores, clock: directory.clock }
  const { secret } = await trySignIn()
  directory.clock.passMinutes(14)
  expect(await findSession(deps, secret)).not.toBeNull()
  directory.clock.passMinutes(14)
  expect(await findSession(deps, secret)).not.toBeNull()
  directory.clock.passMinutes(15)
  expect(await findSession(deps, secret)).toBeNull()
})

test('SES-12 a session that is used all the time ends after eight hours', async () => {
  const deps = { ...directory.stores, clock: directory.clock }
  const { secret } = await trySignIn()
  for (let minutes = 0; minutes < 8 * 60 - 10; minutes += 10) {
    directory.clock.passMinutes(10)
    expect(await findSession(deps, secret)).not.toBeNull()
  }
  directory.clock.passMinutes(10)
  expect(await findSession(deps, secret)).toBeNull()
})

test('SES-11 a secret that is none opens nothing', async () => {
  const deps = { ...directory.stores, clock: directory.clock }
  for (const secret of ['', 'x', 'a'.repeat(4096), '%00', "' OR true --"]) {
    expect(await findSession(deps, secret)).toBeNull()
  }
})

test('signing out ends the session at once and is recorded once', async () => {
  const { secret } = await trySignIn()
  for (let count = 0; count < 2; count += 1) {
    await directory.change((deps) => signOut(deps, actorWith('owner'), secret))
  }
  expect(await findSession({ ...directory.stores, clock: directory.clock }, secret)).toBeNull()
  expect((await directory.eventTypes()).filter((type) => type === 'operator.signed_out')).toHaveLength(1)
})

test('forgetEnded removes ended sessions and leaves the others', async () => {
  const { session } = await trySignIn()
  directory.clock.passMinutes(5 * 60)
  const later = await trySignIn()
  directory.clock.passMinutes(4 * 60)
  await forgetEnded({ ...directory.stores, clock: directory.clock })
  expect(await directory.stores.operatorSessions.find(session.secretHash)).toBeNull()
  expect(await directory.stores.operatorSessions.find(later.session.secretHash)).not.toBeNull()
})
