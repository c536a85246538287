// What every store of recovery requests must do: each step is taken once, in its turn.
import { randomBytes } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { ConnectionStore } from '../../connections/connection-store.ts'
import type { RecoveryAsking, RecoveryAskingStore } from '../../recovery/recovery-asking.ts'
import type { RecoveryRequest } from '../../recovery/recovery-request.ts'
import type { RecoveryRequestStore } from '../../recovery/recovery-request-store.ts'
import type { UserStore } from '../../users/user-store.ts'
import { all } from './sample-pages.ts'
import { sampleConnection, samplePerson } from './sample-people.ts'
import { at } from './sample-times.ts'

export interface RecoveryRequestStoreSubject {
  readonly recoveryRequests: RecoveryRequestStore
  readonly connections: ConnectionStore
  readonly users: UserStore
  readonly askings: RecoveryAskingStore
  /** Another application's stores over the same rows. */
  readonly elsewhere: RecoveryRequestStore
  readonly askedElsewhere: RecoveryAskingStore
}

const longAgo = new Date(Date.UTC(2026, 0, 1))
const alice = 'auth0|alice'
const decidedBy = { kind: 'operator', id: 'opr_1', name: 'Sam' }
const evidence = { method: 'manager', note: null } as const

export function recoveryRequestStoreContract(open: () => Promise<RecoveryRequestStoreSubject>): void {
  let subject: RecoveryRequestStoreSubject
  let store: RecoveryRequestStore
  let serial = 0

  beforeAll(async () => {
    subject = await open()
    store = subject.recoveryRequests
    await subject.connections.insert(sampleConnection('con_people'))
    await subject.users.insert(samplePerson('con_people', 'alice'))
  })

  async function file(
    email = `person${++serial}@example.com`,
    browserHash = randomBytes(32),
    createdAt = at(0),
    organizationId: string | null = null,
  ) {
    serial += 1
    const request = {
      id: `rrq_${serial}`,
      email,
      organizationId,
      userId: alice,
      context: 'Lost',
      lost: ['phone'] as const,
      phoneNumber: null,
      ip: '203.0.113.7',
      userAgent: null,
      createdAt,
    }
    return store.file(request, browserHash, longAgo)
  }

  const decide = (id: string, status: 'approved' | 'denied') =>
    store.decide(id, { status, at: at(1), decidedBy, evidence, reason: null, linkEmail: null }, longAgo)

  /** Approved, opened in a browser, and the browser's hash. */
  async function opened(): Promise<{ readonly request: RecoveryRequest; readonly hash: Buffer }> {
    const { request } = await file()
    await decide(request.id, 'approved')
    const hash = randomBytes(32)
    await store.open(request.id, { browserHash: hash, securityVersion: 3, until: at(30) })
    return { request, hash }
  }

  test('what is filed is found, by its number for people, and by no other application', async () => {
    const { request, isNew } = await file()
    expect(isNew).toBe(true)
    expect(request).toMatchObject({ status: 'pending', timesAsked: 1, lost: ['phone'], number: expect.any(Number) })
    expect(await store.find(request.id)).toEqual(request)
    expect(await store.findByNumber(request.number)).toEqual(request)
    expect((await store.list({ number: request.number, statuses: ['pending'] }, all)).items).toEqual([request])
    expect((await store.list({ number: request.number, statuses: ['denied'] }, all)).items).toEqual([])
    expect(await subject.elsewhere.find(request.id)).toBeNull()
    expect(await subject.elsewhere.findByNumber(request.number)).toBeNull()
    expect((await subject.elsewhere.list({}, all)).items).toEqual([])
  })

  test('of many who ask at once for one address one files and the others join', async () => {
    const many = await Promise.all(Array.from({ length: 8 }, () => file('shared@example.com')))
    expect(many.filter(({ isNew }) => isNew)).toHaveLength(1)
    expect(new Set(many.map(({ request }) => request.id)).size).toBe(1)
    expect((await store.find(many[0]?.request.id ?? ''))?.timesAsked).toBe(8)
  })

  test('what nobody’s browser asked takes from the first that asks what it lacks, and from no later one', async () => {
    const [email, hash, nobody] = ['filled@example.com', randomBytes(32), { ip: null, userAgent: null }]
    const filed = { email, organizationId: null, userId: alice, createdAt: at(0) }
    const empty = { ...filed, ...nobody, context: null, lost: [], phoneNumber: null }
    const own = {
      context: 'Own words',
      lost: ['phone'],
      phoneNumber: null,
      ip: '203.0.113.7',
      userAgent: null,
    } as const
    const other = { ...own, context: 'Others', lost: ['password'], phoneNumber: '+49 1', ip: '203.0.113.9' } as const
    const ask = (id: string, given: typeof empty | typeof own | typeof other) =>
      store.file({ ...empty, ...given, id: `rrq_filled_${id}` }, hash, longAgo)
    const first = await ask('1', empty)
    expect([first.isNew, first.isOriginNew]).toEqual([true, false])
    const joined = await ask('2', empty)
    expect([joined.isNew, joined.isOriginNew, joined.request.ip]).toEqual([false, false, null])
    const filled = await ask('3', own)
    expect([filled.isNew, filled.isOriginNew]).toEqual([false, true])
    expect(filled.request).toMatchObject({ id: first.request.id, ...own })
    for (const later of [other, empty]) {
      const { request, isOriginNew } = await ask('4', later)
      expect([isOriginNew, request]).toEqual([false, expect.objectContaining(own)])
    }
    expect(await file('known@example.com')).toMatchObject({ isNew: true, isOriginNew: true })
    expect(await file('known@example.com')).toMatchObject({ isNew: false, isOriginNew: false })
  })

  test('TEN-06 two people with one address in two isolated pools each have a request of their own', async () => {
    const ofOne = await file('twin@example.com', randomBytes(32), at(0), 'org_1')
    const ofOther = await file('twin@example.com', randomBytes(32), at(0), 'org_2')
    expect([ofOne.isNew, ofOther.isNew]).toEqual([true, true])
    expect((await file('twin@example.com', randomBytes(32), at(0), 'org_1')).request.id).toBe(ofOne.request.id)
  })

  test('only browsers that asked look at it, and at most ten of them', async () => {
    const hashes = Array.from({ length: 11 }, () => randomBytes(32))
    const filed = []
    for (const hash of hashes) filed.push(await file('browsers@example.com', hash))
    const id = filed[0]?.request.id ?? ''
    const seen = await Promise.all(hashes.map((hash) => store.findForBrowser(id, hash)))
    expect(seen.map((request) => request !== null)).toEqual([...Array(10).fill(true), false])
  })

  test('what waits of a person is found by them, until it was decided or ran out', async () => {
    const { request } = await file()
    const waiting = await store.findPendingOf(alice, longAgo)
    expect(waiting?.userId).toBe(alice)
    expect(await subject.elsewhere.findPendingOf(alice, longAgo)).toBeNull()
    expect(await store.findPendingOf('auth0|nobody', longAgo)).toBeNull()
    expect(await store.findPendingOf(alice, request.createdAt)).toBeNull()
  })

  test('TEN-10 each organization asks once for a request and is told of its own newest alone', async () => {
    const { askings, askedElsewhere } = subject
    const ask = (id: string, organization: string, minutes: number): RecoveryAsking => ({
      organization: { id: organization, name: organization },
      askedBy: { kind: 'user', id, name: id },
      reason: 'Lost',
      wasAttached: false,
      askedAt: at(minutes),
    })
    const [first, second] = [(await file()).request, (await file()).request]
    const [one, other] = [ask('auth0|dan', 'org_1', 2), ask('auth0|carol', 'org_2', 1)]
    const mark = Buffer.from('keyed mark')
    expect([await askings.add(first.id, one, [mark]), await askings.add(first.id, one, [])]).toEqual([true, false])
    expect(await askings.add(first.id, other, [])).toBe(true)
    expect(await askings.listOf([first.id, second.id])).toEqual(new Map([[first.id, [other, one]]]))
    expect(await askings.askersOf(first.id)).toEqual([
      { askedBy: other.askedBy, addresses: [] },
      { askedBy: one.askedBy, addresses: [mark] },
    ])
    expect(await askedElsewhere.askersOf(first.id)).toEqual([])
    const newest = async (organization: string) => (await askings.newestOf(organization, [alice])).get(alice)
    expect(await newest('org_1')).toEqual({ askedAt: at(2), status: 'pending', createdAt: first.createdAt })
    await decide(first.id, 'denied')
    await askings.add(second.id, { ...one, askedAt: at(3) }, [])
    expect([(await newest('org_1'))?.status, (await newest('org_2'))?.status]).toEqual(['pending', 'denied'])
    expect(await newest('org_3')).toBeUndefined()
    expect(await askedElsewhere.listOf([first.id])).toEqual(new Map())
    expect(await askedElsewhere.newestOf('org_1', [alice])).toEqual(new Map())
  })

  const taker = (id: string) => ({ kind: 'operator', id, name: id })

  test('of two who take a request at once one has it, from nobody and then from whoever has it', async () => {
    const { request } = await file()
    const take = (from: string | null, to: string | null) =>
      store.assign(request.id, from, to === null ? null : taker(to), longAgo)
    const both = await Promise.all([take(null, 'opr_1'), take(null, 'opr_2')])
    const [taken] = both.filter((one) => one !== null)
    expect(both.filter((one) => one === null)).toHaveLength(1)
    const had = taken?.assignee?.id as string
    expect(await take('opr_3', 'opr_4')).toBeNull()
    expect((await take(had, 'opr_3'))?.assignee).toEqual(taker('opr_3'))
    expect((await take('opr_3', null))?.assignee).toBeNull()
    expect(await subject.elsewhere.assign(request.id, null, taker('opr_1'), longAgo)).toBeNull()
    await decide(request.id, 'denied')
    expect(await take(null, 'opr_1')).toBeNull()
    const old = await file()
    expect(await store.assign(old.request.id, null, taker('opr_1'), at(0))).toBeNull()
  })

  test('the queue is searched by who has a request and by what speaks against it', async () => {
    const [mine, theirs, free] = [await file(), await file(), await file()].map(({ request }) => request.id)
    await store.assign(mine as string, null, taker('opr_me'), longAgo)
    await store.assign(theirs as string, null, taker('opr_other'), longAgo)
    await store.noteSignals(mine as string, ['new-device', 'asked-before'])
    const found = async (query: Parameters<typeof store.list>[0]) =>
      (await store.list(query, { ...all, limit: 500 })).items.map(({ id }) => id)
    expect(await found({ assigneeId: 'opr_me' })).toEqual([mine])
    expect(await found({ assigneeIdNot: 'opr_me' })).toEqual([theirs])
    expect(await found({ assigneeId: null })).toContain(free)
    expect(await found({ assigneeId: null })).not.toContain(mine)
    expect(await found({ signals: ['other-country', 'asked-before'] })).toEqual([mine])
    expect(await found({ signals: ['address-changed'] })).toEqual([])
  })

  test('a decision is taken once, and in time', async () => {
    const { request } = await file()
    const [one, other] = await Promise.all([decide(request.id, 'approved'), decide(request.id, 'denied')])
    expect([one, other].filter((decided) => decided !== null)).toHaveLength(1)
    expect(await store.find(request.id)).toMatchObject({ decidedBy, evidence, decidedAt: at(1) })
    const old = await file()
    const late = { status: 'approved', at: at(1), decidedBy, evidence, reason: null, linkEmail: null } as const
    expect(await store.decide(old.request.id, late, at(0))).toBeNull()
  })

  test('a link that waits is taken once, when it is due, and not after it was stopped or dropped', async () => {
    const due = async () => {
      const { request } = await file()
      await decide(request.id, 'approved')
      expect(await store.noteLinkDue(request.id, at(20))).toMatchObject({ linkDueAt: at(20), linkSentAt: null })
      return request.id
    }
    const [taken, stopped, dropped] = [await due(), await due(), await due()]
    const pending = (await file()).request.id
    expect(await store.noteLinkDue(pending, at(20))).toBeNull()
    expect(await store.listDue(at(19), 10)).toEqual([])
    expect(await store.takeDue(taken, at(19))).toBeNull()
    expect((await store.listDue(at(20), 10)).map(({ id }) => id).toSorted()).toEqual(
      [taken, stopped, dropped].toSorted(),
    )
    expect(await store.listDue(at(20), 2)).toHaveLength(2)
    expect(await subject.elsewhere.listDue(at(20), 10)).toEqual([])
    await store.stop(stopped, at(20))
    expect(await store.dropDue(dropped)).toMatchObject({ linkDueAt: null })
    const both = await Promise.all([1, 2].map(() => store.takeDue(taken, at(20))))
    expect(both.filter((request) => request !== null)).toHaveLength(1)
    expect([await store.takeDue(stopped, at(20)), await store.takeDue(dropped, at(20))]).toEqual([null, null])
    expect(await store.dropDue(taken)).toBeNull()
    expect(await store.listDue(at(20), 10)).toEqual([])
  })

  test('one that waited too long makes room for the next', async () => {
    const { request } = await file('old@example.com', randomBytes(32), longAgo)
    const next = await file('old@example.com')
    expect(next.isNew).toBe(true)
    expect((await store.find(request.id))?.status).toBe('expired')
    const waiting = await file('waiting@example.com', randomBytes(32), longAgo)
    await store.expire(longAgo)
    expect((await store.find(waiting.request.id))?.status).toBe('expired')
    expect((await store.list({ statuses: ['expired'] }, all)).total?.count).toBe(2)
  })

  test('finishing goes step by step in the browser that opened it, in time', async () => {
    const { request, hash } = await opened()
    expect(await store.finish(request.id, hash, at(2))).toBe(false)
    expect(await store.notePassword(request.id, randomBytes(32), at(2))).toBe(false)
    expect(await store.notePassword(request.id, hash, at(31))).toBe(false)
    const both = await Promise.all([1, 2].map(() => store.notePassword(request.id, hash, at(2))))
    expect(both.toSorted()).toEqual([false, true])
    await store.noteSecurityVersion(request.id, 5)
    await store.noteEnrolling(request.id, 'totp_1')
    expect(await store.findFinishing(hash, at(3))).toMatchObject({
      userId: alice,
      securityVersion: 5,
      enrollingMethodId: 'totp_1',
      request: { id: request.id, passwordSetAt: at(2) },
    })
    expect(await store.findFinishing(hash, at(30))).toBeNull()
    expect(await store.finish(request.id, hash, at(4))).toBe(true)
    expect(await store.finish(request.id, hash, at(4))).toBe(false)
    expect(await store.find(request.id)).toMatchObject({ status: 'finished', finishedAt: at(4) })
  })

  test('what a passkey has to answer is kept for the browser that opened it, in time, and taken once', async () => {
    const { request, hash } = await opened()
    const { id } = request
    expect(await store.noteChallenge(id, hash, 'one', at(2))).toBe(false)
    await store.notePassword(id, hash, at(2))
    expect(await store.findFinishing(hash, at(3))).toMatchObject({ enrollingChallenge: null })
    expect(await store.noteChallenge(id, randomBytes(32), 'one', at(3))).toBe(false)
    expect(await store.noteChallenge(id, hash, 'one', at(31))).toBe(false)
    expect(await store.noteChallenge(id, hash, 'one', at(3))).toBe(true)
    expect(await store.noteChallenge(id, hash, 'two', at(3))).toBe(true)
    expect(await store.findFinishing(hash, at(3))).toMatchObject({ enrollingChallenge: 'two' })
    expect(await store.takeChallenge(id, hash, 'one', at(4))).toBe(false)
    expect(await store.takeChallenge(id, randomBytes(32), 'two', at(4))).toBe(false)
    expect(await store.takeChallenge(id, hash, 'two', at(31))).toBe(false)
    const both = await Promise.all([1, 2].map(() => store.takeChallenge(id, hash, 'two', at(4))))
    expect(both.toSorted()).toEqual([false, true])
    await store.noteChallenge(id, hash, 'three', at(5))
    await store.noteLinkSent(id, at(6))
    await store.open(id, { browserHash: hash, securityVersion: 1, until: at(30) })
    expect(await store.findFinishing(hash, at(7))).toMatchObject({ enrollingChallenge: null })
  })

  test("what was settled long ago is forgotten, whichever way, and nothing that waits or is another application's", async () => {
    const kept = [(await file(undefined, undefined, at(0))).request.id]
    const denied = (await file()).request.id
    await decide(denied, 'denied')
    await subject.elsewhere.removeSettled(at(5))
    await store.removeSettled(at(1))
    expect(await store.find(denied)).not.toBeNull()
    await store.removeSettled(at(2))
    expect(await store.find(denied)).toBeNull()
    expect(await store.find(kept[0] as string)).not.toBeNull()
  })

  test('it can be stopped until the password is set, and a new link begins anew', async () => {
    const stopped = await opened()
    expect(await store.stop(stopped.request.id, at(2))).toMatchObject({ status: 'stopped' })
    expect(await store.findFinishing(stopped.hash, at(2))).toBeNull()
    expect(await store.noteLinkSent(stopped.request.id, at(2))).toBeNull()
    const late = await opened()
    await store.notePassword(late.request.id, late.hash, at(2))
    expect(await store.stop(late.request.id, at(3))).toBeNull()
    expect(await store.noteLinkSent(late.request.id, at(4))).toMatchObject({ linkSentAt: at(4), passwordSetAt: null })
    expect(await store.findFinishing(late.hash, at(4))).toBeNull()
  })
}
