import { beforeAll, expect, test } from 'vitest'
import { sampleFactors } from '../../test/support/sample-factors.ts'
import { systemActor } from '../kernel/actor.ts'
import { sql } from '../storage/postgres/sql.ts'
import { makeRecoveryCodes, makeSingleRecoveryCode, spendRecoveryCode } from './recovery-codes.ts'

const alice = 'auth0|alice'
let sample: Awaited<ReturnType<typeof sampleFactors>>
let deps: typeof sample.deps
beforeAll(async () => {
  sample = await sampleFactors()
  deps = sample.deps
})

test('ten codes of 75 bits in groups of five letters are made, and only their hashes are kept', async () => {
  const codes = await makeRecoveryCodes(deps, systemActor, alice)
  expect(new Set(codes).size).toBe(10)
  for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){2}$/)
  const rows = await sample.database.rows(sql`SELECT hash::text FROM recovery_codes`)
  const kept = JSON.stringify(rows)
  for (const code of codes) {
    for (const form of [code, code.replaceAll('-', '')]) {
      expect(kept).not.toContain(Buffer.from(form).toString('hex'))
    }
  }
  expect((await deps.authenticationMethods.factorsOf(alice)).factors.recoveryCodesLeft).toBe(10)
})

test('as many are made as the settings say', async () => {
  await deps.settings.change({ recoveryCodeCount: 6 })
  expect(await makeRecoveryCodes(deps, systemActor, alice)).toHaveLength(6)
  await deps.settings.change({ recoveryCodeCount: 10 })
})

test('REC-14 a code counts once however it is typed, its use is told and recorded, and new codes end the old', async () => {
  const [first = '', second = '', third = ''] = await makeRecoveryCodes(deps, systemActor, alice)
  sample.sent.length = 0
  const typed = ` ${first.toLowerCase().replaceAll('-', ' ')} `
  expect(await spendRecoveryCode(deps, systemActor, alice, typed)).toBe(9)
  expect(await spendRecoveryCode(deps, systemActor, alice, first)).toBeNull()
  expect(sample.sent).toMatchObject([{ kind: 'recovery-code-used', to: 'alice@example.com', values: { left: 9 } }])
  expect((await sample.events(alice)).at(-1)).toBe('user.recovery_code_used')
  const tries = await Promise.all(Array.from({ length: 20 }, () => spendRecoveryCode(deps, systemActor, alice, second)))
  expect(tries.filter((left) => left !== null)).toEqual([8])
  expect(await spendRecoveryCode(deps, systemActor, 'auth0|bob', third)).toBeNull()
  await makeRecoveryCodes(deps, systemActor, alice)
  expect(await spendRecoveryCode(deps, systemActor, alice, third)).toBeNull()
})

test('a letter that was read for the digit it looks like is no fault', async () => {
  let code = ''
  while (!/[01]/.test(code)) code = await makeSingleRecoveryCode(deps, systemActor, alice)
  const misread = code.replaceAll('0', 'o').replaceAll('1', 'l')
  expect(await spendRecoveryCode(deps, systemActor, alice, misread)).toBe(0)
})

test('codes are made for nobody who is not there', async () => {
  const nobody = makeRecoveryCodes(deps, systemActor, 'auth0|nobody')
  await expect(nobody).rejects.toMatchObject({ code: 'user_not_found' })
})
