import { beforeAll, expect, test } from 'vitest'
import { type SampleSessions, sampleSessions } from '../../test/support/sample-sessions.ts'
import { type HeldTokens, holdsTokens } from '../../test/support/signed-in.ts'
import type { Client } from '../clients/client.ts'
import type { OpenFamilyInput } from './open-family.ts'
import { type SpendRefreshTokenInput, type SpentRefreshToken, spendRefreshToken } from './spend-refresh-token.ts'

const alice = 'auth0|alice'
let sample: SampleSessions
beforeAll(async () => {
  sample = await sampleSessions()
})

const held = (given: Partial<OpenFamilyInput> = {}, client: Client = sample.shop) =>
  holdsTokens(sample, alice, client, given)
const spend = (token: string, given: Partial<SpendRefreshTokenInput> = {}) =>
  spendRefreshToken(sample, token, {
    clientId: 'shop',
    keyThumbprint: null,
    origin: { ip: '192.0.2.9', userAgent: 'Another' },
    ...given,
  })
const present = (spent: SpentRefreshToken | null): SpentRefreshToken => {
  if (spent === null) throw new Error('the token was not taken')
  return spent
}
const familyOf = ({ family }: HeldTokens) => sample.stores.tokenFamilies.find(family.id)
const pass = (seconds: number) => {
  sample.clock.ms += seconds * 1000
}
const reuses = async () => {
  const events = await sample.eventsAbout(alice)
  return events.filter(({ type }) => type === 'user.refresh_token_reused')
}

test('a refresh token is answered by the next one, which is taken in its turn', async () => {
  const rt0 = await held()
  const first = present(await spend(rt0.refreshToken))
  expect(first.family).toMatchObject({ id: rt0.family.id, generation: 1, last: { ip: '192.0.2.9' } })
  expect(first.refreshToken).not.toBe(rt0.refreshToken)
  const second = present(await spend(first.refreshToken))
  expect(second.family.generation).toBe(2)
  expect(new Set([rt0.refreshToken, first.refreshToken, second.refreshToken]).size).toBe(3)
})

test('P7 a retry in the leeway gets the same successor, byte for byte, and makes no second branch', async () => {
  const rt0 = await held()
  const first = present(await spend(rt0.refreshToken))
  pass(10)
  expect(present(await spend(rt0.refreshToken)).refreshToken).toBe(first.refreshToken)
  expect(await familyOf(rt0)).toMatchObject({ generation: 1, revokedAt: null })
})

test('OID-08 a spent token that comes again later ends the family, its successor too, and the person is told', async () => {
  const [before, told] = [(await reuses()).length, (await sample.messages()).length]
  const rt0 = await held({ sessionId: 'ses_1' })
  const first = present(await spend(rt0.refreshToken))
  pass(11)
  expect(await spend(rt0.refreshToken)).toBeNull()
  expect((await familyOf(rt0))?.revokedAt).toEqual(sample.clock.now())
  expect(await spend(first.refreshToken)).toBeNull()
  expect(await spend(rt0.refreshToken)).toBeNull()
  const events = await reuses()
  expect(events).toHaveLength(before + 1)
  expect(events.at(-1)).toMatchObject({
    actor: { kind: 'client', id: 'shop' },
    ip: '192.0.2.9',
    details: { client: 'shop', refreshToken: rt0.family.id, session: 'ses_1' },
  })
  expect((await sample.messages()).slice(told)).toEqual([{ kind: 'tokens-misused', userId: alice }])
})

test('OID-08 in the leeway only the direct predecessor is spared', async () => {
  const rt0 = await held()
  const first = present(await spend(rt0.refreshToken))
  present(await spend(first.refreshToken))
  expect(await spend(rt0.refreshToken)).toBeNull()
  expect((await familyOf(rt0))?.revokedAt).not.toBeNull()
})

test('OID-09 of 50 at the same time all get the same successor: one branch', async () => {
  const rt0 = await held()
  const tries = await Promise.all(Array.from({ length: 50 }, () => spend(rt0.refreshToken)))
  const successors = new Set(tries.map((spent) => spent?.refreshToken))
  expect(successors.size).toBe(1)
  expect(await familyOf(rt0)).toMatchObject({ generation: 1, revokedAt: null })
  const [successor] = successors
  expect(present(await spend(successor as string)).family.generation).toBe(2)
})

test('OID-09 of 50 replays at the same time one event and one message come', async () => {
  const rt0 = await held()
  present(await spend(rt0.refreshToken))
  pass(60)
  const [before, told] = [(await reuses()).length, (await sample.messages()).length]
  const tries = await Promise.all(Array.from({ length: 50 }, () => spend(rt0.refreshToken)))
  expect(tries.every((spent) => spent === null)).toBe(true)
  expect([(await reuses()).length - before, (await sample.messages()).length - told]).toEqual([1, 1])
})

test('another client, or one without the key, gets nothing and harms nothing', async () => {
  const bound = await held({ keyThumbprint: 'thumb' })
  expect(await spend(bound.refreshToken)).toBeNull()
  expect(await spend(bound.refreshToken, { keyThumbprint: 'other' })).toBeNull()
  expect(await spend(bound.refreshToken, { keyThumbprint: 'thumb', clientId: 'office' })).toBeNull()
  expect(await familyOf(bound)).toMatchObject({ generation: 0, revokedAt: null })
  present(await spend(bound.refreshToken, { keyThumbprint: 'thumb' }))
})

test('what is no token, or was made up from one, is nothing and harms nothing', async () => {
  const rt0 = await held()
  const other = await held()
  const bytes = Buffer.from(rt0.refreshToken.slice(6), 'base64url')
  const again = (change: (copy: Buffer) => void) => {
    const copy = Buffer.from(bytes)
    change(copy)
    return `rc_rt_${copy.toString('base64url')}`
  }
  const ofOther = again((copy) => copy.write(other.family.id, 36, 'latin1'))
  const ofLater = again((copy) => copy.writeUInt32BE(1, 32))
  const flipped = again((copy) => copy.writeUInt8(copy.readUInt8(0) ^ 1, 0))
  const ofNobody = again((copy) => copy.write('\0\u00ff|', 40, 'latin1'))
  const made = ['', 'rc_rt_', 'rc_rt_AAAA', rt0.refreshToken.slice(6), `${rt0.refreshToken}=`, `${rt0.refreshToken} `]
  for (const token of [...made, ofOther, ofLater, ofNobody, flipped, `rc_rt_${'A'.repeat(4_000)}`]) {
    expect(await spend(token)).toBeNull()
  }
  for (const each of [rt0, other]) expect(await familyOf(each)).toMatchObject({ generation: 0, revokedAt: null })
})

test('a client that keeps a secret may keep its token; what is public rotates whatever was set', async () => {
  const settings = { refresh_token: { rotation_type: 'non-rotating' } }
  const office: Client = { ...sample.office, settings }
  const shop: Client = { ...sample.shop, settings }
  const kept = await held({}, office)
  const use = { clientId: 'office' }
  expect(present(await spend(kept.refreshToken, use)).refreshToken).toBe(kept.refreshToken)
  pass(60)
  expect(present(await spend(kept.refreshToken, use)).refreshToken).toBe(kept.refreshToken)
  expect(await familyOf(kept)).toMatchObject({ generation: 0, lastExchangedAt: sample.clock.now() })
  expect((await held({}, shop)).family.rotates).toBe(true)
  expect((await held({}, sample.office)).family.rotates).toBe(true)
})

test('a family ends after its idle time, and at the latest after its absolute time', async () => {
  const daySeconds = 86_400
  const idle = await held()
  pass(7 * daySeconds)
  expect(await spend(idle.refreshToken)).toBeNull()
  let { refreshToken, family } = await held()
  expect(family.expiresAt?.getTime()).toBe(sample.clock.ms + 30 * daySeconds * 1000)
  for (let days = 0; days < 29; days += 1) {
    pass(daySeconds)
    refreshToken = present(await spend(refreshToken)).refreshToken
  }
  pass(daySeconds)
  expect(await spend(refreshToken)).toBeNull()
})

test('SES-05 P5 a token is refused as soon as its person is blocked or moved on', async () => {
  const [one, two] = [await held(), await held()]
  const person = await sample.stores.users.find(alice)
  if (person === null) throw new Error('alice is missing')
  await sample.stores.users.save({ ...person, isBlocked: true })
  expect(await spend(one.refreshToken)).toBeNull()
  await sample.stores.users.save({ ...person, isBlocked: false })
  const spent = present(await spend(one.refreshToken))
  await sample.stores.users.endGrantsOf(alice)
  expect(await spend(spent.refreshToken)).toBeNull()
  expect(await spend(one.refreshToken)).toBeNull()
  expect(await spend(two.refreshToken)).toBeNull()
})
