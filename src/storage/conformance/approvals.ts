// What every store of requests for approval must do.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Approval } from '../../approvals/approval.ts'
import type { ApprovalStore } from '../../approvals/approval-store.ts'
import type { TraceStore } from '../../seals/trace-store.ts'

export interface ApprovalSubjects {
  readonly approvals: ApprovalStore
  readonly traces: TraceStore
  /** Another application's store over the same rows. */
  readonly elsewhere: ApprovalStore
}

const at = (hour: number) => new Date(Date.UTC(2026, 10, 21, hour))
const firstPage = { kind: 'cursor', after: null, limit: 50, withTotal: false } as const
const adam = { id: 'auth0|adam', name: 'adam' }
const olivia = { id: 'auth0|olivia', name: 'olivia' }

export function approvalStoreContract(open: () => Promise<ApprovalSubjects>): void {
  let subject: ApprovalSubjects
  let serial = 0
  beforeAll(async () => {
    subject = await open()
  })

  function erasure(more: Partial<Approval> = {}): Approval {
    serial += 1
    return {
      id: `apv_${serial}`,
      action: 'erase-users',
      subject: { kind: 'users', id: `mark-${serial}` },
      input: { people: 2, isEstimate: false, selection: { ids: ['auth0|alice', 'auth0|bob'] } },
      reason: 'Asked to be forgotten',
      requestedBy: adam,
      requestedAt: at(1),
      expiresAt: at(25),
      aloneFrom: null,
      status: 'pending',
      decidedBy: null,
      decidedAt: null,
      decisionReason: null,
      usedAt: null,
      ...more,
    }
  }
  async function asked(more: Partial<Approval> = {}): Promise<string> {
    const made = erasure(more)
    await subject.approvals.insert(made)
    return made.id
  }
  const approve = (id: string) => subject.approvals.decide(id, { status: 'approved', by: olivia, reason: null }, at(2))
  const asAdam = { action: 'erase-users', by: adam.id } as const

  describe('asking', () => {
    test('a request comes back as it was asked, and to no other application', async () => {
      const made = erasure()
      await subject.approvals.insert(made)
      expect(await subject.approvals.find(made.id, at(2))).toEqual(made)
      expect(await subject.elsewhere.find(made.id, at(2))).toBeNull()
    })

    test('the same waits once, and a list leaves out the ids', async () => {
      const made = erasure({ subject: { kind: 'users', id: 'twice' } })
      await subject.approvals.insert(made)
      await expect(subject.approvals.insert({ ...made, id: 'apv_twice' })).rejects.toMatchObject({
        code: 'approval_waiting',
      })
      const { items } = await subject.approvals.list('pending', firstPage, at(2))
      const listed = items.find(({ id }) => id === made.id)
      expect(listed?.input).toEqual({ people: 2, isEstimate: false, selection: {} })
    })
  })

  describe('use', () => {
    test('notes once that whoever asked carried out what was approved', async () => {
      const id = await asked()
      await approve(id)
      expect(await subject.approvals.use(id, asAdam, at(3))).toMatchObject({ id, usedAt: at(3), status: 'approved' })
      expect(await subject.approvals.use(id, asAdam, at(4))).toBeNull()
      expect(await subject.approvals.find(id, at(4))).toMatchObject({
        usedAt: at(3),
        input: { people: 2, isEstimate: false },
      })
      expect((await subject.approvals.find(id, at(4)))?.input).not.toHaveProperty('selection')
    })

    test('of two at once one wins', async () => {
      const id = await asked()
      await approve(id)
      const both = await Promise.all([1, 2].map(() => subject.approvals.use(id, asAdam, at(3))))
      expect(both.filter((used) => used !== null)).toHaveLength(1)
    })

    test('is refused before anybody approved, after a no, for others, for another act, elsewhere and a day later', async () => {
      const waiting = await asked()
      expect(await subject.approvals.use(waiting, asAdam, at(3))).toBeNull()
      const denied = await asked()
      await subject.approvals.decide(denied, { status: 'denied', by: olivia, reason: null }, at(2))
      expect(await subject.approvals.use(denied, asAdam, at(3))).toBeNull()
      const id = await asked()
      await approve(id)
      expect(await subject.approvals.use(id, { ...asAdam, by: olivia.id }, at(3))).toBeNull()
      expect(await subject.approvals.use(id, { ...asAdam, action: 'export-users' }, at(3))).toBeNull()
      expect(await subject.elsewhere.use(id, asAdam, at(3))).toBeNull()
      expect(await subject.approvals.use(id, asAdam, at(26))).toBeNull()
      expect(await subject.approvals.use(id, asAdam, at(25))).not.toBeNull()
    })

    test('is nothing for an act that is done as it is decided', async () => {
      const id = await asked({ action: 'erase-user', subject: { kind: 'user', id: 'auth0|carol' }, input: {} })
      await approve(id)
      expect(await subject.approvals.use(id, { action: 'erase-user', by: adam.id }, at(3))).toBeNull()
    })
  })

  test('whoever is erased is taken out of the lists that were asked about, and others stay', async () => {
    const id = await asked()
    const bob = { id: 'auth0|bob', identifiers: [], organizationId: null }
    await subject.traces.forget([bob], { mode: 'anonymise' })
    expect(await listed(id)).toEqual(['auth0|alice', 'auth0|bob'])
    await subject.traces.forget([bob], { mode: 'erase', tombstone: 'erased_1' })
    expect(await listed(id)).toEqual(['auth0|alice'])
  })

  async function listed(id: string) {
    const selection = (await subject.approvals.find(id, at(2)))?.input.selection as { readonly ids: unknown }
    return selection.ids
  }
}
