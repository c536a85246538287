import { Secret, TOTP } from 'otpauth'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sampleFactors } from '../../test/support/sample-factors.ts'
import { systemActor } from '../kernel/actor.ts'
import { sql } from '../storage/postgres/sql.ts'
import { checkTotp, confirmTotp, startTotp, totpClockSeconds, totpSeedFrom } from './totp.ts'

const label = { accountLabel: 'alice@example.com', issuer: 'Acme: Orders' }
const alice = 'auth0|alice'
let sample: Awaited<ReturnType<typeof sampleFactors>>
let deps: typeof sample.deps
beforeAll(async () => {
  sample = await sampleFactors()
  deps = sample.deps
})
beforeEach(async () => {
  // Every test a day later, so that none meets the steps of another.
  sample.clock.ms += 86_400_000
  sample.sent.length = 0
  await deps.authenticationMethods.removeAll(alice, [])
})

function codeOf(secret: string, secondsAhead = 0): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: sample.clock.ms + secondsAhead * 1000 })
}

async function enrolled(): Promise<string> {
  const { secret, methodId } = await startTotp(deps, { userId: alice }, label)
  expect(await confirmTotp(deps, systemActor, alice, methodId, codeOf(secret))).toBe(true)
  sample.clock.ms += 60_000
  return secret
}

describe('enrolling', () => {
  test('the app gets an address to scan, its QR code as SVG and the secret to type', async () => {
    const { uri, qrSvg, secret } = await startTotp(deps, { userId: alice }, label)
    expect(uri).toContain('otpauth://totp/Acme%20%20Orders:alice%40example.com?')
    expect(new URL(uri).searchParams.get('secret')).toBe(secret)
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(qrSvg).toMatch(/^<svg .*<\/svg>$/s)
  })

  test('an authenticator counts once its first code was shown, and the person is told', async () => {
    const { secret, methodId } = await startTotp(deps, { userId: alice }, label)
    expect(await checkTotp(deps, alice, codeOf(secret))).toBeNull()
    expect(await confirmTotp(deps, systemActor, alice, methodId, '000000')).toBe(false)
    expect(await confirmTotp(deps, systemActor, 'auth0|bob', methodId, codeOf(secret))).toBe(false)
    expect(await confirmTotp(deps, systemActor, alice, methodId, codeOf(secret))).toBe(true)
    expect(await confirmTotp(deps, systemActor, alice, methodId, codeOf(secret))).toBe(false)
    expect((await deps.authenticationMethods.factorsOf(alice)).factors.hasTotp).toBe(true)
    expect(sample.sent).toMatchObject([{ kind: 'factor-added', to: 'alice@example.com', values: { factor: 'totp' } }])
    expect((await sample.events(alice)).at(-1)).toBe('user.factor_enrolled')
  })

  test('the code that confirmed is spent', async () => {
    const { secret, methodId } = await startTotp(deps, { userId: alice }, label)
    await confirmTotp(deps, systemActor, alice, methodId, codeOf(secret))
    expect(await checkTotp(deps, alice, codeOf(secret))).toBeNull()
  })

  test('a new authenticator replaces the old one, and only when it is confirmed', async () => {
    const old = await enrolled()
    const { secret, methodId } = await startTotp(deps, { userId: alice }, label)
    expect(await checkTotp(deps, alice, codeOf(old))).not.toBeNull()
    await confirmTotp(deps, systemActor, alice, methodId, codeOf(secret))
    sample.clock.ms += 60_000
    expect(await checkTotp(deps, alice, codeOf(old))).toBeNull()
    expect(await checkTotp(deps, alice, codeOf(secret))).toBe(methodId)
  })

  test('an enrolment that was left lying for an hour cannot be finished', async () => {
    const { secret, methodId } = await startTotp(deps, { userId: alice }, label)
    sample.clock.ms += 3_600_000
    expect(await confirmTotp(deps, systemActor, alice, methodId, codeOf(secret))).toBe(false)
  })
})

describe('checking', () => {
  test('the present step and the one before are accepted, no other', async () => {
    const secret = await enrolled()
    expect(await checkTotp(deps, alice, codeOf(secret, -60))).toBeNull()
    expect(await checkTotp(deps, alice, codeOf(secret, 30))).toBeNull()
    expect(await checkTotp(deps, alice, codeOf(secret, -30))).not.toBeNull()
    expect(await checkTotp(deps, alice, codeOf(secret).replace(/(...)/, '$1 '))).not.toBeNull()
  })

  test('MFA-02 the same code counts once, also for 20 at the same time, and an earlier one no more', async () => {
    const secret = await enrolled()
    const code = codeOf(secret)
    const tries = await Promise.all(Array.from({ length: 20 }, () => checkTotp(deps, alice, code)))
    expect(tries.filter((methodId) => methodId !== null)).toHaveLength(1)
    expect(await checkTotp(deps, alice, codeOf(secret, -30))).toBeNull()
  })

  test('of a code that was refused support learns whether a clock is off, and spends nothing by asking', async () => {
    const secret = await enrolled()
    expect(await totpClockSeconds(deps, alice, codeOf(secret, 90))).toBe(90)
    expect(await totpClockSeconds(deps, alice, codeOf(secret, -300))).toBe(-300)
    expect(await totpClockSeconds(deps, alice, codeOf(secret, 3600))).toBeNull()
    expect(await totpClockSeconds(deps, 'auth0|bob', codeOf(secret))).toBeNull()
    expect(await totpClockSeconds(deps, alice, codeOf(secret))).toBe(0)
    expect(await checkTotp(deps, alice, codeOf(secret))).not.toBeNull()
  })

  test('nothing that is no code of hers counts', async () => {
    await enrolled()
    for (const code of ['', '12345', '1234567', 'abcdef', '１２３４５６']) {
      expect(await checkTotp(deps, alice, code)).toBeNull()
    }
    expect(await checkTotp(deps, 'auth0|bob', '123456')).toBeNull()
  })
})

test('CFG-02 a seed lies sealed for its own row: moved to another one it does not open', async () => {
  const secret = await enrolled()
  const [row] = await sample.database.rows<{ sealed_secret: Buffer }>(
    sql`SELECT sealed_secret FROM authentication_methods WHERE type = 'totp'`,
  )
  const seed = totpSeedFrom(secret) as Buffer
  expect(row?.sealed_secret.includes(seed)).toBe(false)
  expect(row?.sealed_secret.includes(secret)).toBe(false)
  await sample.database.change(sql`UPDATE authentication_methods SET id = 'totp|dev_moved' WHERE type = 'totp'`)
  await expect(checkTotp(deps, alice, codeOf(secret))).rejects.toThrow()
})

test('a seed is base32 of at least 80 bits, however it is grouped', () => {
  expect(totpSeedFrom('jbsw y3dp-ehpk 3pxp')?.equals(Buffer.from('48656c6c6f21deadbeef', 'hex'))).toBe(true)
  expect(totpSeedFrom('JBSWY3DPEHPK3PXP====')).toHaveLength(10)
  for (const text of ['', 'JBSWY3DP', 'JBSWY3DPEHPK3PX1', 'a'.repeat(300)]) expect(totpSeedFrom(text)).toBeNull()
})
