// What every store of caller verifications must do: a code is tried a few times and fits once, and what it proves counts
// for one agent, about one person, for a while.
import { createHash } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import {
  type CallerVerification,
  type CallerVerificationStore,
  codeTriesAtMost,
} from '../../caller-verification/caller-verification.ts'
import { at } from './sample-times.ts'
import type { TwoApplications } from './two-applications.ts'

const hashOf = (code: string) => createHash('sha256').update(code).digest()
const alice = 'auth0|alice'
const bob = 'auth0|bob'
const kim = { kind: 'operator', id: 'auth0|kim', name: 'Kim' } as const

export function callerVerificationStoreContract(open: () => Promise<TwoApplications>): void {
  let store: CallerVerificationStore
  let elsewhere: CallerVerificationStore
  let serial = 0
  beforeAll(async () => {
    const applications = await open()
    store = applications.stores.callerVerifications
    elsewhere = applications.elsewhere.callerVerifications
  })

  async function started(given: Partial<CallerVerification> = {}): Promise<CallerVerification> {
    serial += 1
    const made: CallerVerification = {
      id: `cv_${serial}`,
      userId: alice,
      channel: 'email',
      kind: null,
      note: null,
      agent: kim,
      channelChangedAt: null,
      startedAt: at(0),
      validUntil: at(10),
      verifiedAt: null,
      ...given,
    }
    await store.insert(made, made.channel === 'other' ? null : hashOf('123456'))
    return made
  }

  const seen = (given: Partial<CallerVerification>) =>
    started({ channel: 'other', kind: 'id-document', note: 'Passport', verifiedAt: at(0), ...given })
  const check = (id: string, code = '123456', given: { readonly userId?: string; readonly agentId?: string } = {}) =>
    store.check(
      { id, userId: alice, agentId: kim.id, codeHash: hashOf(code), ...given },
      codeTriesAtMost,
      at(1),
      at(16),
    )

  test('TEN-04 it is found as it was started, by its agent and for its person alone, until it runs out', async () => {
    const made = await started({ channelChangedAt: at(0) })
    expect(await store.find(made.id, alice, kim.id, at(9))).toEqual(made)
    expect(await store.find(made.id, alice, kim.id, at(10))).toBeNull()
    expect(await store.find(made.id, bob, kim.id, at(1))).toBeNull()
    expect(await store.find(made.id, alice, 'auth0|sam', at(1))).toBeNull()
    expect(await elsewhere.find(made.id, alice, kim.id, at(1))).toBeNull()
    const asked = { id: made.id, userId: alice, agentId: kim.id, codeHash: hashOf('123456') }
    expect(await elsewhere.check(asked, codeTriesAtMost, at(1), at(16))).toBeNull()
    expect(await elsewhere.listStanding(alice, kim.id, at(1))).toEqual([])
  })

  test('a code fits once, of many at once for one, and stands from then on', async () => {
    const { id } = await started()
    expect(await store.listStanding(alice, kim.id, at(1))).toEqual([])
    const many = await Promise.all(Array.from({ length: 8 }, () => check(id)))
    const won = many.filter((each) => each !== null)
    expect(won).toEqual([expect.objectContaining({ id, verifiedAt: at(1), validUntil: at(16) })])
    expect((await store.listStanding(alice, kim.id, at(15))).map((each) => each.id)).toEqual([id])
    expect(await store.listStanding(alice, kim.id, at(16))).toEqual([])
    expect(await store.listStanding(alice, 'auth0|sam', at(2))).toEqual([])
    expect(await store.listStanding(bob, kim.id, at(2))).toEqual([])
  })

  test('after so many tries, also at once, the right code fits no more', async () => {
    const [one, other] = [await started(), await started()]
    await Promise.all(Array.from({ length: codeTriesAtMost }, () => check(one.id, '000000')))
    expect(await check(one.id)).toBeNull()
    for (let tries = 1; tries < codeTriesAtMost; tries += 1) expect(await check(other.id, '000000')).toBeNull()
    expect(await check(other.id)).toMatchObject({ id: other.id })
  })

  test("no code fits for another person, for another agent, or once it has run out; that is not the agent's try", async () => {
    const { id } = await started()
    for (let tries = 0; tries < codeTriesAtMost; tries += 1) {
      expect(await check(id, '123456', { userId: bob })).toBeNull()
      expect(await check(id, '123456', { agentId: 'auth0|sam' })).toBeNull()
    }
    const asked = { id, userId: alice, agentId: kim.id, codeHash: hashOf('123456') }
    expect(await store.check(asked, codeTriesAtMost, at(10), at(25))).toBeNull()
    expect(await check(id)).toMatchObject({ id })
  })

  test('what was seen without a code stands at once, and no code fits it', async () => {
    const { id } = await seen({ userId: bob, validUntil: at(15) })
    expect(await check(id, '', { userId: bob })).toBeNull()
    expect(await store.listStanding(bob, kim.id, at(1))).toMatchObject([
      { id, kind: 'id-document', note: 'Passport', agent: kim },
    ])
  })

  test('those that stand are listed by how long they do, the longest first, and a few at most', async () => {
    const agent = { ...kim, id: 'auth0|sam', name: 'Sam' }
    for (let minute = 20; minute < 32; minute += 1) await seen({ agent, validUntil: at(minute) })
    const standing = await store.listStanding(alice, agent.id, at(1))
    expect(standing.map(({ validUntil }) => validUntil)).toEqual(Array.from({ length: 10 }, (_, back) => at(31 - back)))
  })

  test('what ran out before is forgotten, and only that, and only here', async () => {
    const [gone, kept] = [await started({ validUntil: at(5) }), await started({ validUntil: at(6) })]
    await elsewhere.removeEnded(at(6))
    expect(await store.find(gone.id, alice, kim.id, at(4))).not.toBeNull()
    await store.removeEnded(at(6))
    expect(await store.find(gone.id, alice, kim.id, at(4))).toBeNull()
    expect(await store.find(kept.id, alice, kim.id, at(4))).not.toBeNull()
  })
}
