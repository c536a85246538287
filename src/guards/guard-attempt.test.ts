import { beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/support/test-database.ts'
import { defaultProtection } from '../applications/attack-protection.ts'
import { systemActor } from '../kernel/actor.ts'
import { postgresSettings } from '../storage/postgres/application-settings.ts'
import { postgresApplications } from '../storage/postgres/applications.ts'
import { postgresAttempts } from '../storage/postgres/attempts.ts'
import { postgresAudit } from '../storage/postgres/audit.ts'
import type { Attempt } from './guard.ts'
import { giveBackAttempt, guardAttempt } from './guard-attempt.ts'
import { liftLocks } from './lift-locks.ts'
import { listLocks } from './list-locks.ts'

const opened = testDatabase()
let made = 0
let deps: ReturnType<typeof depsOf>
beforeEach(async () => {
  const { database } = await opened
  made += 1
  const empty = { id: `app_guard_${made}`, name: 'Empty', poolMode: 'shared' } as const
  deps = depsOf(database, (await postgresApplications(database).insert(empty)).number)
})

function depsOf(database: Awaited<typeof opened>['database'], number: number) {
  const clock = {
    time: Date.UTC(2026, 10, 21, 10),
    now: () => new Date(clock.time),
    pass: (seconds: number) => {
      clock.time += seconds * 1000
    },
  }
  const settings = postgresSettings(database, number)
  return { clock, settings, attempts: postgresAttempts(database, number), audit: postgresAudit(database, number) }
}

const bob = {
  act: 'password',
  account: 'auth0|bob' as string | null,
  ip: '203.0.113.7' as string | null,
  isKnownBrowser: false as boolean,
  protection: defaultProtection,
} satisfies Attempt

async function allowedOf(attempts: readonly Attempt[]): Promise<number> {
  let allowed = 0
  for (const attempt of attempts) if ((await guardAttempt(deps, attempt)).isAllowed) allowed += 1
  return allowed
}

const repeat = (attempt: Attempt, count: number) => Array<Attempt>(count).fill(attempt)
const ipOf = (number: number) => `198.51.${Math.floor(number / 250)}.${(number % 250) + 1}`

describe('passwords', () => {
  test('AUT-06 after ten wrong ones the right one is refused there, but not elsewhere and not in a known browser', async () => {
    expect(await allowedOf(repeat(bob, 10))).toBe(10)
    expect(await guardAttempt(deps, bob)).toEqual({
      isAllowed: false,
      isFirstRefusal: true,
      scope: 'account',
      retryAfterSeconds: 900,
    })
    expect(await guardAttempt(deps, bob)).toMatchObject({ isFirstRefusal: false })
    expect(await guardAttempt(deps, { ...bob, isKnownBrowser: true })).toMatchObject({ isAllowed: true })
    expect(await guardAttempt(deps, { ...bob, ip: '203.0.113.8' })).toMatchObject({ isAllowed: true })
    deps.clock.pass(900)
    expect(await guardAttempt(deps, bob)).toMatchObject({ isAllowed: true })
  })

  test('AUT-07 of three hundred at once ten are evaluated', async () => {
    const verdicts = await Promise.all(repeat(bob, 300).map((attempt) => guardAttempt(deps, attempt)))
    expect(verdicts.filter(({ isAllowed }) => isAllowed)).toHaveLength(10)
    expect(verdicts.filter(({ isFirstRefusal }) => isFirstRefusal)).toHaveLength(1)
    expect(await guardAttempt(deps, { ...bob, ip: '203.0.113.8' })).toMatchObject({ isAllowed: true })
  })

  test('P8 a thousand tries from a hundred networks are fifty evaluations an hour', async () => {
    const tries = Array.from({ length: 1_000 }, (_, index) => ({ ...bob, ip: ipOf(index % 100) }))
    expect(await allowedOf(tries)).toBe(50)
    deps.clock.pass(3_600)
    expect(await allowedOf(tries.slice(0, 100))).toBe(50)
  })

  test('DOS-07 who is locked everywhere still has ten tries in a known browser, and no more', async () => {
    await allowedOf(Array.from({ length: 100 }, (_, index) => ({ ...bob, ip: ipOf(index % 20) })))
    expect(await guardAttempt(deps, { ...bob, ip: '192.0.2.1' })).toMatchObject({ isAllowed: false, scope: 'account' })
    expect(await allowedOf(repeat({ ...bob, isKnownBrowser: true }, 30))).toBe(10)
  })

  test('AUT-10 two hundred addresses of one /64 count as one', async () => {
    const tries = Array.from({ length: 200 }, (_, index) => ({ ...bob, ip: `2001:db8:0:1::${index.toString(16)}` }))
    expect(await allowedOf(tries)).toBe(10)
  })

  test("AUT-10 two hundred /64 of one /48 meet the account's limit", async () => {
    const tries = Array.from({ length: 200 }, (_, index) => ({ ...bob, ip: `2001:db8:0:${index.toString(16)}::1` }))
    expect(await allowedOf(tries)).toBe(50)
  })

  test('AUT-10 a /48 has a ceiling over all its networks', async () => {
    const tries = Array.from({ length: 600 }, (_, index) => ({
      ...bob,
      account: `auth0|${index}`,
      ip: `2001:db8:0:${index.toString(16)}::1`,
    }))
    expect(await allowedOf(tries)).toBe(500)
    expect(await guardAttempt(deps, { ...bob, ip: '2001:db8:1::1' })).toMatchObject({ isAllowed: true })
  })

  test('a network that failed a hundred times gets one more after 864 s, and the refusal says it is the network', async () => {
    const accounts = Array.from({ length: 20 }, (_, index) => ({ ...bob, account: `auth0|${index}` }))
    expect(await allowedOf(Array.from({ length: 200 }, (_, index) => accounts[index % 20] as Attempt))).toBe(100)
    expect(await guardAttempt(deps, accounts[0] as Attempt)).toMatchObject({ scope: 'network', retryAfterSeconds: 864 })
    deps.clock.pass(864)
    expect(await allowedOf(repeat(accounts[0] as Attempt, 5))).toBe(1)
  })

  test('whoever tries one password on many accounts is slow after twenty', async () => {
    const tries = Array.from({ length: 320 }, (_, index) => ({ ...bob, account: `auth0|${index}` }))
    expect(await allowedOf(tries)).toBe(20)
    // Those who began go on; only new accounts wait.
    expect(await guardAttempt(deps, tries[3] as Attempt)).toMatchObject({ isAllowed: true })
    expect(await guardAttempt(deps, tries[40] as Attempt)).toMatchObject({ scope: 'network', retryAfterSeconds: 180 })
  })

  test('a success gives back what was counted: a large office signs in all day from one address', async () => {
    for (let person = 0; person < 150; person += 1) {
      const attempt = { ...bob, account: `auth0|${person}` }
      expect(await guardAttempt(deps, attempt)).toMatchObject({ isAllowed: true })
      await giveBackAttempt(deps, attempt)
    }
  })

  test('a success here does not give back what was guessed elsewhere', async () => {
    await allowedOf(Array.from({ length: 49 }, (_, index) => ({ ...bob, ip: ipOf(index % 7) })))
    expect(await guardAttempt(deps, bob)).toMatchObject({ isAllowed: true })
    await giveBackAttempt(deps, bob)
    expect(await allowedOf(repeat({ ...bob, ip: ipOf(99) }, 5))).toBe(1)
  })
})

describe('other acts', () => {
  test('MFA-04 fifteen second factors an hour and account, from however many networks, known browser or not', async () => {
    const tries = Array.from({ length: 320 }, (_, index) => ({
      ...bob,
      act: 'second-factor' as const,
      ip: ipOf(index % 20),
      isKnownBrowser: index % 2 === 0,
    }))
    expect(await allowedOf(tries)).toBe(15)
    expect(await guardAttempt(deps, tries[0] as Attempt)).toMatchObject({ scope: 'account', retryAfterSeconds: 3_600 })
  })

  test('DOS-06 an address gets five mails an hour, a network asks for three hundred', async () => {
    const mail = { ...bob, act: 'mail-request' as const }
    expect(await allowedOf(repeat(mail, 100))).toBe(5)
    expect(
      await allowedOf(Array.from({ length: 320 }, (_, index) => ({ ...mail, account: `${index}@example.com` }))),
    ).toBe(295)
  })

  test('DOS-06 of a thousand sign-ups from one network fifty go on, then one every 1.2 s', async () => {
    const signUp = { ...bob, act: 'sign-up' as const, account: null }
    expect(await allowedOf(repeat(signUp, 1_000))).toBe(50)
    deps.clock.pass(1.2)
    expect(await allowedOf(repeat(signUp, 10))).toBe(1)
  })

  test('AUT-12 of wrong secrets mixed over all doors the sum is bounded', async () => {
    const acts = ['password', 'second-factor', 'code'] as const
    const tries = Array.from({ length: 300 }, (_, index) => ({ ...bob, act: acts[index % 3] ?? 'code' }))
    expect(await allowedOf(tries)).toBe(10 + 15 + 10)
  })

  test('each act has limits of its own, and none is without', async () => {
    const bounds = { code: 10, passkey: 300, 'caller-prompt': 5, 'user-code': 10, 'one-time-link': 300 } as const
    for (const [act, most] of Object.entries(bounds)) {
      expect([act, await allowedOf(repeat({ ...bob, act: act as Attempt['act'] }, 400))]).toEqual([act, most])
    }
  })

  test('callers without an address are one network', async () => {
    const nowhere = { ...bob, act: 'user-code' as const, account: null, ip: null }
    expect(await allowedOf(repeat(nowhere, 20))).toBe(10)
  })
})

describe('locks', () => {
  const actor = { ...systemActor, name: 'Support' }

  test('are listed with their network and their end, and none before they are spent', async () => {
    await allowedOf(repeat(bob, 9))
    expect(await listLocks(deps, 'auth0|bob')).toEqual([])
    await allowedOf([bob, { ...bob, ip: '2001:db8::1' }])
    expect(await listLocks(deps, 'auth0|bob')).toMatchObject([
      { act: 'password', network: '203.0.113.7', until: new Date(deps.clock.time + 900_000) },
    ])
    deps.clock.pass(900)
    expect(await listLocks(deps, 'auth0|bob')).toEqual([])
  })

  test('AUT-06 are lifted by whoever may, once and with one event', async () => {
    await allowedOf(Array.from({ length: 320 }, (_, index) => ({ ...bob, ip: ipOf(Math.floor(index / 10)) })))
    expect(await liftLocks(deps, actor, 'auth0|bob')).toBe(6)
    expect(await liftLocks(deps, actor, 'auth0|bob')).toBe(0)
    expect(await guardAttempt(deps, { ...bob, ip: ipOf(0) })).toMatchObject({ isAllowed: true })
    const events = await deps.audit.listAbout('auth0|bob', { kind: 'offset', offset: 0, limit: 9, withTotal: false })
    expect(events.items).toMatchObject([{ type: 'user.unlocked', details: { acts: ['password'] } }])
  })

  test('MFA-04 of passwords alone can be lifted, and guesses at the second factor stay counted', async () => {
    await allowedOf(repeat(bob, 10))
    await allowedOf(repeat({ ...bob, act: 'second-factor' }, 15))
    await liftLocks(deps, actor, 'auth0|bob', ['password'])
    expect(await listLocks(deps, 'auth0|bob')).toMatchObject([{ act: 'second-factor', network: null }])
  })

  test('of others stay as they are', async () => {
    await allowedOf(repeat(bob, 10))
    await liftLocks(deps, actor, 'auth0|carol')
    expect(await listLocks(deps, 'auth0|bob')).toHaveLength(1)
  })
})
