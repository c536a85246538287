import { beforeAll, describe, expect, test } from 'vitest'
import type { ConnectionStore } from '../../connections/connection-store.ts'
import type { Offboarding, OffboardingPlan, OffboardingStore } from '../../offboarding/offboarding.ts'
import type { UserStore } from '../../users/user-store.ts'
import { sampleConnection, samplePerson } from './sample-people.ts'

export interface OffboardingSubject {
  readonly offboardings: OffboardingStore
  readonly users: UserStore
  readonly connections: ConnectionStore
  /** The store of another application. */
  readonly elsewhere: OffboardingStore
  /** Runs the work in one transaction, over a store that belongs to it. */
  change<Result>(work: (offboardings: OffboardingStore) => Promise<Result>): Promise<Result>
}

export function offboardingStoreContract(makeSubject: () => Promise<OffboardingSubject>): void {
  let subject: OffboardingSubject
  beforeAll(async () => {
    subject = await makeSubject()
    await subject.connections.insert(sampleConnection('con_1'))
    for (const name of ['alice', 'bob', 'carol']) await subject.users.insert(samplePerson('con_1', name))
  })
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 12, minute))
  const plan = (minute: number, more: Partial<OffboardingPlan> = {}): OffboardingPlan => ({
    at: at(minute),
    leavesOrganizations: false,
    deleteAfterDays: null,
    ...more,
  })

  describe('offboardings', () => {
    test('one is kept as it was planned, noted on the person, replaced, and cancelled once', async () => {
      const { offboardings, users } = subject
      await offboardings.schedule('auth0|alice', plan(5, { leavesOrganizations: true, deleteAfterDays: 3 }), at(1))
      const expected = { status: 'scheduled', scheduledAt: at(1), deleteAt: null, failure: null }
      expect(await offboardings.find('auth0|alice')).toEqual({
        ...plan(5, { leavesOrganizations: true, deleteAfterDays: 3 }),
        ...expected,
        userId: 'auth0|alice',
      })
      await offboardings.schedule('auth0|alice', plan(7), at(1))
      expect((await users.find('auth0|alice'))?.offboardAt).toEqual(at(7))
      expect(await subject.elsewhere.find('auth0|alice')).toBeNull()
      expect(await subject.elsewhere.cancel('auth0|alice')).toBe(false)
      expect([await offboardings.cancel('auth0|alice'), await offboardings.cancel('auth0|alice')]).toEqual([
        true,
        false,
      ])
      expect((await users.find('auth0|alice'))?.offboardAt).toBeNull()
    })

    test('P6 of many who ask for what is due at once, one has it, and it is due no more when it is done', async () => {
      const { offboardings } = subject
      await offboardings.schedule('auth0|bob', plan(5), at(1))
      expect(await subject.change((inside) => inside.lockDue(at(4)))).toBeNull()
      const opened = Promise.withResolvers<void>()
      const first = subject.change(async (inside) => {
        const due = await inside.lockDue(at(5))
        await opened.promise
        await inside.finish('auth0|bob', at(9))
        return due
      })
      await new Promise((resolve) => setTimeout(resolve, 100))
      expect(await subject.change((inside) => inside.lockDue(at(5)))).toBeNull()
      opened.resolve()
      expect((await first)?.userId).toBe('auth0|bob')
      expect(await subject.change((inside) => inside.lockDue(at(8)))).toBeNull()
      const again = await subject.change((inside) => inside.lockDue(at(9)))
      expect(again).toMatchObject({ userId: 'auth0|bob', status: 'done', deleteAt: at(9) })
      expect(await offboardings.cancel('auth0|bob')).toBe(false)
      await offboardings.finish('auth0|bob', null)
    })

    test('what was put off is due later, each time more so, and what failed never again', async () => {
      const { offboardings } = subject
      const isDue = async (when: Date) => (await subject.change((inside) => inside.lockDue(when))) !== null
      await offboardings.schedule('auth0|carol', plan(5), at(1))
      const carols = (await offboardings.find('auth0|carol')) as Offboarding
      await offboardings.postpone(carols, at(5))
      expect([await isDue(at(5)), await isDue(at(6))]).toEqual([false, true])
      for (let tries = 0; tries < 4; tries += 1) await offboardings.postpone(carols, at(5))
      expect([await isDue(at(7)), await isDue(at(8))]).toEqual([false, true])
      expect(await offboardings.fail(carols, 'It cannot be.')).toBe(true)
      expect(await isDue(at(59))).toBe(false)
      expect(await offboardings.find('auth0|carol')).toMatchObject({ status: 'failed', failure: 'It cannot be.' })
      expect((await subject.users.find('auth0|carol'))?.offboardAt).toBeNull()
    })

    test('RAC a try of a plan that was moved meanwhile leaves the new one, whose day stands', async () => {
      const { offboardings } = subject
      const isDue = async (when: Date) => (await subject.change((inside) => inside.lockDue(when))) !== null
      await offboardings.schedule('auth0|carol', plan(5), at(1))
      const taken = (await offboardings.find('auth0|carol')) as Offboarding
      await offboardings.schedule('auth0|carol', plan(40), at(2))
      await offboardings.postpone(taken, at(5))
      expect(await offboardings.fail(taken, 'It cannot be.')).toBe(false)
      expect([await isDue(at(6)), await isDue(at(39)), await isDue(at(40))]).toEqual([false, false, true])
      expect(await offboardings.find('auth0|carol')).toMatchObject({ status: 'scheduled', at: at(40), failure: null })
      expect((await subject.users.find('auth0|carol'))?.offboardAt).toEqual(at(40))
    })
  })
}
