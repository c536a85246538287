// What every store of requests for approval must do: the same is asked for once, decided once and carried out once.
import { beforeAll, describe, expect, test } from 'vitest'
import { type Approval, usableHours } from '../../approvals/approval.ts'
import type { ApprovalDecision, ApprovalStore } from '../../approvals/approval-store.ts'
import type { PageRequest } from '../../kernel/page.ts'
import { at } from './sample-times.ts'
import { everyPage, type TwoApplications } from './two-applications.ts'

const adam = { id: 'auth0|adam', name: 'Adam' }
const olivia = { id: 'auth0|olivia', name: 'Olivia' }
const approved: ApprovalDecision = { status: 'approved', by: olivia, reason: null }
const all: PageRequest = { kind: 'offset', offset: 0, limit: 200, withTotal: true }
const waitsMinutes = 60

export function approvalStoreContract(open: () => Promise<TwoApplications>): void {
  let approvals: ApprovalStore
  let elsewhere: ApprovalStore
  let serial = 0
  beforeAll(async () => {
    const applications = await open()
    approvals = applications.stores.approvals
    elsewhere = applications.elsewhere.approvals
  })

  function request(given: Partial<Approval> = {}): Approval {
    serial += 1
    const requestedAt = given.requestedAt ?? at(serial)
    return {
      id: `apv_${serial}`,
      action: 'erase-user',
      subject: { kind: 'user', id: `auth0|${serial}` },
      input: {},
      reason: 'They asked for it',
      requestedBy: adam,
      requestedAt,
      expiresAt: new Date(requestedAt.getTime() + waitsMinutes * 60_000),
      aloneFrom: null,
      status: 'pending',
      decidedBy: null,
      decidedAt: null,
      decisionReason: null,
      usedAt: null,
      ...given,
    }
  }

  async function asked(given: Partial<Approval> = {}): Promise<Approval> {
    const made = request(given)
    await approvals.insert(made)
    return made
  }

  test('TEN-04 what was asked for is found as it was, and by no other application', async () => {
    const made = await asked({ input: { role: 'support' }, aloneFrom: at(30) })
    expect(await approvals.find(made.id, made.requestedAt)).toEqual(made)
    expect(await approvals.find('apv_none', made.requestedAt)).toBeNull()
    expect(await elsewhere.find(made.id, made.requestedAt)).toBeNull()
    expect(await elsewhere.decide(made.id, approved, made.requestedAt)).toBeNull()
    expect((await elsewhere.list(null, all, made.requestedAt)).items).toEqual([])
    expect((await approvals.find(made.id, made.requestedAt))?.status).toBe('pending')
  })

  test('of many who ask for the same at once one does; another act, or another subject, is another matter', async () => {
    const subject = { kind: 'user', id: 'auth0|shared' } as const
    const many = await Promise.allSettled(Array.from({ length: 8 }, () => asked({ subject })))
    expect(many.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const refused of many.filter((each) => each.status === 'rejected')) {
      expect(refused.reason).toMatchObject({ code: 'approval_waiting' })
    }
    await asked({ subject, action: 'remove-operator' })
    await asked({ subject: { kind: 'operator', id: subject.id } })
  })

  test('it can be asked for again once it was decided or has run out', async () => {
    const { subject, id, requestedAt } = await asked()
    await expect(asked({ subject, requestedAt })).rejects.toMatchObject({ code: 'approval_waiting' })
    await approvals.decide(id, { status: 'denied', by: olivia, reason: 'No' }, requestedAt)
    const second = await asked({ subject, requestedAt })
    const third = await asked({ subject, requestedAt: second.expiresAt })
    expect(await approvals.find(second.id, second.expiresAt)).toMatchObject({ status: 'expired' })
    expect(await approvals.find(third.id, third.requestedAt)).toMatchObject({ status: 'pending' })
  })

  test('of many who decide at once one does, in time, and the others are told nothing', async () => {
    const { id, requestedAt } = await asked()
    const statuses = ['approved', 'denied', 'cancelled'] as const
    const decisions = Array.from({ length: 9 }, (_, place) => ({
      status: statuses[place % 3] as (typeof statuses)[number],
      by: { id: `auth0|${place}`, name: `Operator ${place}` },
      reason: `Reason ${place}`,
    }))
    const many = await Promise.all(decisions.map((decision) => approvals.decide(id, decision, requestedAt)))
    const won = many.filter((each) => each !== null)
    expect(won).toHaveLength(1)
    expect(await approvals.find(id, requestedAt)).toEqual(won[0])
    const { status, by, reason } = decisions[many.findIndex((each) => each !== null)] as ApprovalDecision
    expect(won[0]).toMatchObject({ status, decidedBy: by, decisionReason: reason, decidedAt: requestedAt })
    const late = await asked()
    expect(await approvals.decide(late.id, approved, late.expiresAt)).toBeNull()
  })

  test('what waited too long has expired for whoever looks', async () => {
    const { id, requestedAt, expiresAt } = await asked()
    const idsOf = async (status: Approval['status'], now: Date) =>
      (await approvals.list(status, all, now)).items.map((each) => each.id)
    expect(await idsOf('pending', requestedAt)).toContain(id)
    expect(await idsOf('expired', requestedAt)).not.toContain(id)
    expect(await idsOf('pending', expiresAt)).not.toContain(id)
    expect(await idsOf('expired', expiresAt)).toContain(id)
    expect((await approvals.find(id, expiresAt))?.status).toBe('expired')
  })

  test('lists are newest first, of all or of one status, and their cursors belong to them', async () => {
    const made = []
    for (let count = 0; count < 5; count += 1) made.push(await asked())
    const now = made.at(-1)?.requestedAt ?? at(0)
    const whole = await approvals.list(null, all, now)
    expect(whole.total?.count).toBe(whole.items.length)
    const paged = await everyPage(2, (page) => approvals.list(null, page, now))
    expect(paged).toEqual(whole.items)
    const times = paged.map(({ requestedAt }) => requestedAt.getTime())
    expect(times).toEqual(times.toSorted((one, other) => other - one))
    const { next } = await approvals.list(null, { kind: 'cursor', after: null, limit: 2, withTotal: false }, now)
    const foreign = { kind: 'cursor', after: next, limit: 2, withTotal: false } as const
    await expect(approvals.list('pending', foreign, now)).rejects.toMatchObject({ code: 'invalid_cursor' })
    await expect(elsewhere.list(null, foreign, now)).rejects.toMatchObject({ code: 'invalid_cursor' })
  })

  describe('what is about many', () => {
    const as = { action: 'erase-users', by: adam.id } as const
    const ofMany = (mark: string) =>
      asked({
        action: 'erase-users',
        subject: { kind: 'users', id: mark },
        input: { selection: { ids: ['auth0|alice', 'auth0|bob'] }, people: 2 },
      })

    test('whom it is about is told of one, and left out of lists', async () => {
      const made = await ofMany('listed')
      expect((await approvals.find(made.id, made.requestedAt))?.input).toEqual(made.input)
      const { items } = await approvals.list('pending', all, made.requestedAt)
      expect(items.find(({ id }) => id === made.id)?.input).toEqual({ selection: {}, people: 2 })
    })

    test('what is about many is carried out once, by whoever asked, after it was approved', async () => {
      const { id, requestedAt: now } = await ofMany('used')
      expect(await approvals.use(id, as, now)).toBeNull()
      await approvals.decide(id, approved, now)
      expect(await approvals.use(id, { ...as, by: olivia.id }, now)).toBeNull()
      expect(await approvals.use(id, { ...as, action: 'export-users' }, now)).toBeNull()
      expect(await elsewhere.use(id, as, now)).toBeNull()
      const many = await Promise.all(Array.from({ length: 8 }, () => approvals.use(id, as, now)))
      expect(many.filter((each) => each !== null)).toHaveLength(1)
      // Whom it was about is forgotten with that.
      expect(await approvals.find(id, now)).toMatchObject({ usedAt: now, status: 'approved', input: { people: 2 } })
      expect((await approvals.find(id, now))?.input).not.toHaveProperty('selection')
    })

    test('what was approved too long ago, or denied, or is about one person is carried out by nobody', async () => {
      const late = await ofMany('late')
      await approvals.decide(late.id, approved, late.requestedAt)
      const after = new Date(late.requestedAt.getTime() + usableHours * 3_600_000)
      expect(await approvals.use(late.id, as, after)).toBeNull()
      const denied = await ofMany('denied')
      await approvals.decide(denied.id, { ...approved, status: 'denied' }, denied.requestedAt)
      expect(await approvals.use(denied.id, as, denied.requestedAt)).toBeNull()
      const ofOne = await asked()
      await approvals.decide(ofOne.id, approved, ofOne.requestedAt)
      expect(await approvals.use(ofOne.id, { ...as, action: 'erase-user' }, ofOne.requestedAt)).toBeNull()
    })
  })
}
