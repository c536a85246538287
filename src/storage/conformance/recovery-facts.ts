// What every store must do that tells what is on record of those who asked for recovery: as it was when they asked, of
// their own pool, and never more than a page needs.
import { randomBytes } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { type Actor, systemActor } from '../../kernel/actor.ts'
import { earlierAtMost, earlierDays } from '../../recovery/recovery-fact-store.ts'
import { sampleConnection, samplePerson } from './sample-people.ts'
import type { Stores, TwoApplications } from './two-applications.ts'

const began = Date.now()
/** The database says when an event happened: what is recorded below lies between the first minutes. */
const at = (minute: number) => new Date(began + minute * 60_000)
const daysAgo = (days: number) => at(-days * 24 * 60)
const longAgo = daysAgo(300)
const alice = 'auth0|alice'
const asAlice: Actor = { ...systemActor, kind: 'user', id: alice, name: 'Alice', ip: '192.0.2.7', userAgent: 'Firefox' }

export function recoveryFactStoreContract(open: () => Promise<TwoApplications>): void {
  let applications: TwoApplications
  let stores: Stores
  let serial = 0
  beforeAll(async () => {
    applications = await open()
    stores = applications.stores
    const about = { kind: 'user', id: alice } as const
    await stores.audit.record(asAlice, 'user.signed_in', about)
    await stores.audit.record(systemActor, 'user.email_changed', about)
  })

  async function asked(email: string, given: { userId?: string; userAgent?: string; createdAt?: Date } = {}) {
    serial += 1
    const { userId = null, userAgent = 'Firefox', createdAt = at(5) } = given
    const origin = { ip: '203.0.113.7', userAgent, createdAt }
    const claim = { context: 'Lost', lost: ['phone'] as const, phoneNumber: null, organizationId: null }
    const filed = { id: `rrq_${serial}`, email, userId, ...claim, ...origin }
    // Each time as if the one before had been settled.
    return (await stores.recoveryRequests.file(filed, randomBytes(32), createdAt)).request.id
  }

  const factsOf = async (id: string) => (await stores.recoveryFacts.factsOf([id])).get(id)

  test('of somebody on record it tells who they are, their last sign-in and the change of their address', async () => {
    expect(await factsOf(await asked('alice@example.com', { userId: alice }))).toEqual({
      personName: 'Alice',
      lastSignInAt: expect.any(Date),
      lastSignInIp: '192.0.2.7',
      isKnownDevice: true,
      earlierRequests: 0,
      emailChangedAt: expect.any(Date),
    })
    const strange = await factsOf(await asked('alice2@example.com', { userId: alice, userAgent: 'curl' }))
    expect(strange).toMatchObject({ isKnownDevice: false })
  })

  test('of nobody it tells nothing, and what came after the request does not count', async () => {
    const nothing = {
      personName: null,
      lastSignInAt: null,
      lastSignInIp: null,
      isKnownDevice: null,
      earlierRequests: 0,
      emailChangedAt: null,
    }
    expect(await factsOf(await asked('nobody@example.com'))).toEqual(nothing)
    const before = await asked('early@example.com', { userId: alice, createdAt: at(-5) })
    expect(await factsOf(before)).toEqual({ ...nothing, personName: 'Alice' })
  })

  test('requests for the same address before it are counted, so far back and so many', async () => {
    const ids: string[] = []
    for (let count = 0; count <= earlierAtMost + 2; count += 1) {
      ids.push(await asked('often@example.com', { createdAt: at(count) }))
      const last = ids.at(-1) as string
      await stores.recoveryRequests.decide(last, denied(at(count)), longAgo)
    }
    const facts = await stores.recoveryFacts.factsOf(ids)
    expect(ids.map((id) => facts.get(id)?.earlierRequests)).toEqual(
      ids.map((_, before) => Math.min(before, earlierAtMost)),
    )
    const old = await asked('seldom@example.com', { createdAt: daysAgo(earlierDays + 1) })
    await stores.recoveryRequests.decide(old, denied(at(0)), longAgo)
    expect((await factsOf(await asked('seldom@example.com')))?.earlierRequests).toBe(0)
  })

  test('TEN-04 people are found by their whole address, in their own pool and application alone', async () => {
    await stores.connections.insert(sampleConnection('con_2'))
    await stores.users.insert({ ...samplePerson('con_2', 'alice2'), email: 'alice@example.com' })
    const find = (emails: readonly string[], organizationId: string | null = null) =>
      stores.recoveryFacts.findPeople(emails, organizationId)
    const one = { email: 'alice@example.com', userId: alice, name: 'Alice' }
    expect(await find(['alice@example.com', 'lice@example.com', '%'])).toEqual([
      one,
      { ...one, userId: 'auth0|alice2', name: 'Alice2' },
    ])
    expect(await find([])).toEqual([])
    expect(await find(['alice@example.com'], 'org_other')).toEqual([])
    const { recoveryFacts } = applications.elsewhere
    expect(await recoveryFacts.findPeople(['alice@example.com'], null)).toEqual([])
    expect((await recoveryFacts.factsOf([await asked('walls@example.com')])).size).toBe(0)
  })
}

const denied = (time: Date) => ({
  status: 'denied' as const,
  at: time,
  decidedBy: { kind: 'operator', id: 'opr_1', name: 'Sam' },
  evidence: { method: 'manager', note: null } as const,
  reason: null,
  linkEmail: null,
})
