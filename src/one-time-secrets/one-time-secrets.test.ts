import { beforeAll, expect, test } from 'vitest'
import { type SampleSessions, sampleSessions } from '../../test/support/sample-sessions.ts'
import { codeMinutes, codeTriesAtMost, consumeCode, issueCode } from './one-time-code.ts'
import { consumeSecret, issueSecret, oneTimeHash, peekSecret } from './one-time-secret.ts'

const person = { userId: 'auth0|alice', securityVersion: 1 }
let sample: SampleSessions
beforeAll(async () => {
  sample = await sampleSessions()
})
const secrets = () => ({ oneTimeSecrets: sample.stores.oneTimeSecrets, clock: sample.clock })
const codes = () => ({ oneTimeCodes: sample.stores.oneTimeCodes, clock: sample.clock, sealer: sample.sealer })
const newCode = () => issueCode(codes(), { purpose: 'passwordless', person })
const wrongFor = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

test('P6 a secret works once, for its purpose, and says what it was made for', async () => {
  const input = { purpose: 'password-reset', lifetimeSeconds: 60, person, payload: { place: 'here' } } as const
  const secret = await issueSecret(secrets(), input)
  expect(await consumeSecret(secrets(), 'unlock', secret)).toBeNull()
  expect(await peekSecret(secrets(), 'password-reset', secret)).toMatchObject({ ...person, payload: { place: 'here' } })
  expect(await consumeSecret(secrets(), 'password-reset', secret)).toMatchObject({
    ...person,
    payload: { place: 'here' },
  })
  expect(await consumeSecret(secrets(), 'password-reset', secret)).toBeNull()
  expect(await peekSecret(secrets(), 'password-reset', secret)).toBeNull()
})

test('a secret ends after its lifetime', async () => {
  const secret = await issueSecret(secrets(), { purpose: 'unlock', lifetimeSeconds: 60 })
  sample.clock.ms += 60_000
  expect(await consumeSecret(secrets(), 'unlock', secret)).toBeNull()
})

test('a change that fails leaves the secret unspent', async () => {
  const secret = await issueSecret(secrets(), { purpose: 'unlock', lifetimeSeconds: 60 })
  const failing = sample.change(async (deps) => {
    await consumeSecret(deps, 'unlock', secret)
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await consumeSecret(secrets(), 'unlock', secret)).not.toBeNull()
})

test('the same letters hash differently for each purpose', () => {
  expect(oneTimeHash('unlock', 'secret')).not.toEqual(oneTimeHash('invitation', 'secret'))
})

test('a code has six digits, and is taken however they are grouped', async () => {
  const { id, code } = await newCode()
  expect(code).toMatch(/^\d{6}$/)
  expect(await consumeCode(codes(), 'passwordless', id, ` ${code.slice(0, 3)}-${code.slice(3)} `)).toMatchObject(person)
  expect(await consumeCode(codes(), 'passwordless', id, code)).toBeNull()
})

test('MFA-02 a code bears a few tries; then the right digits are too late', async () => {
  const { id, code } = await newCode()
  for (let tries = 0; tries < codeTriesAtMost; tries += 1) {
    expect(await consumeCode(codes(), 'passwordless', id, wrongFor(code))).toBeNull()
  }
  expect(await consumeCode(codes(), 'passwordless', id, code)).toBeNull()
})

test('MFA-02 the digits of one code open no other, and none after ten minutes', async () => {
  const [one, two] = [await newCode(), await newCode()]
  if (one.code !== two.code) expect(await consumeCode(codes(), 'passwordless', two.id, one.code)).toBeNull()
  expect(await consumeCode(codes(), 'second-factor-email', one.id, one.code)).toBeNull()
  sample.clock.ms += codeMinutes * 60_000
  expect(await consumeCode(codes(), 'passwordless', two.id, two.code)).toBeNull()
})
