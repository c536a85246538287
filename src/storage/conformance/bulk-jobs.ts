// What every store of bulk jobs must do.
import { beforeAll, expect, test } from 'vitest'
import { type BulkAction, noBulkOptions } from '../../bulk/bulk-job.ts'
import type { BulkStore, NewBulkJob } from '../../bulk/bulk-store.ts'
import type { JobStore } from '../../jobs/job-store.ts'

const at = (second: number) => new Date(Date.UTC(2026, 10, 21, 10, 0, second))
const page = { kind: 'cursor', after: null, limit: 2, withTotal: false } as const

export interface OpenedBulkStore {
  readonly bulk: BulkStore
  readonly jobs: JobStore
  /** Of another application in the same storage. */
  readonly other: BulkStore
  /** People that are there, in the order of their ids, with their names; all made at `at(0)`. */
  readonly people: readonly { readonly id: string; readonly name: string }[]
}

export function bulkStoreContract(open: () => Promise<OpenedBulkStore>): void {
  let bulk: BulkStore
  let jobs: JobStore
  let other: BulkStore
  let ids: string[]
  let names: string[]
  beforeAll(async () => {
    const opened = await open()
    bulk = opened.bulk
    jobs = opened.jobs
    other = opened.other
    ids = opened.people.map(({ id }) => id)
    names = opened.people.map(({ name }) => name)
  })

  async function made(id: string, more: Partial<NewBulkJob> = {}, userIds: readonly string[] = ids): Promise<string> {
    await jobs.insert({
      id,
      kind: 'users-bulk',
      connectionId: null,
      parameters: {},
      createdBy: { kind: 'operator', id: 'op_1', name: 'Olivia' },
      createdAt: at(0),
      receivingUntil: null,
    })
    const action: BulkAction = 'suspend'
    await bulk.insert({ id, action, options: noBulkOptions, collect: null, runAt: null, undoes: null, ...more })
    await bulk.addPeople(
      id,
      userIds.map((userId) => ({ userId, version: null })),
    )
    return id
  }

  const done = { outcome: 'done', reason: null, message: null, at: at(5) } as const
  const failed = { outcome: 'failed', reason: 'busy', message: 'Try again.', at: at(6) } as const

  test('find answers the job as it was inserted; everybody is there once, in order', async () => {
    const id = await made('job_1', { undoes: 'job_0', runAt: at(9) }, [...ids, ...ids])
    await bulk.endCollecting(id)
    expect(await bulk.find(id)).toEqual({
      id,
      action: 'suspend',
      options: noBulkOptions,
      status: 'pending',
      createdBy: { kind: 'operator', id: 'op_1', name: 'Olivia' },
      finishedAt: null,
      total: ids.length,
      done: 0,
      skipped: 0,
      failed: 0,
      runAt: at(9),
      undoes: 'job_0',
      undoneBy: null,
    })
    expect((await bulk.ofJobs([id, 'job_none'])).map((each) => each.id)).toEqual([id])
    expect((await bulk.listWaiting(id, 10)).map(({ userId }) => userId)).toEqual(ids)
  })

  test('TEN-01 another application finds nothing of it', async () => {
    expect(await other.find('job_1')).toBeNull()
    expect(await other.ofJobs(['job_1'])).toEqual([])
    expect(await other.take('job_1', [1])).toEqual([])
    expect((await other.listResults('job_1', null, page)).items).toEqual([])
    expect((await other.factsOf(ids, noBulkOptions, at(1))).size).toBe(0)
  })

  test('somebody is taken until what came of them is settled, which is counted', async () => {
    const id = await made('job_2')
    expect(await bulk.take(id, [1])).toMatchObject([{ userId: ids[0], position: 1 }])
    await bulk.settle(id, [1], done)
    expect(await bulk.take(id, [1])).toEqual([])
    await bulk.settle(id, [2], failed)
    expect(await bulk.find(id)).toMatchObject({ done: 1, failed: 1, skipped: 0 })
    expect((await bulk.listWaiting(id, 10)).map(({ position }) => position)).toEqual([3])
  })

  test('several are taken and settled at once, without those whom somebody settled before', async () => {
    const id = await made('job_10')
    await bulk.settle(id, [2], failed)
    expect((await bulk.take(id, [3, 2, 1])).map(({ position }) => position)).toEqual([1, 3])
    await bulk.settle(id, [1, 3], done)
    expect(await bulk.find(id)).toMatchObject({ done: 2, failed: 1, skipped: 0 })
    expect(await bulk.listWaiting(id, 10)).toEqual([])
    await bulk.settle(id, [], done)
    expect(await bulk.find(id)).toMatchObject({ done: 2 })
  })

  test('whoever was left as the last administrator is taken again, nobody else is, and none of a job that was stopped', async () => {
    const id = await made('job_12')
    const left = { ...failed, outcome: 'skipped', reason: 'last_administrator' } as const
    await bulk.settle(id, [1], done)
    await bulk.settle(id, [2], left)
    await bulk.settle(id, [3], { ...left, reason: 'not_found' })
    expect(await other.takeLastAdministrators(id)).toBeNull()
    expect(await bulk.takeLastAdministrators(id)).toEqual([{ userId: ids[1], position: 2, version: null }])
    expect(await bulk.find(id)).toMatchObject({ done: 1, skipped: 1 })
    expect((await bulk.take(id, [1, 2, 3])).map(({ position }) => position)).toEqual([2])
    await bulk.stop(id)
    expect(await bulk.takeLastAdministrators(id)).toBeNull()
  })

  test('results come in pages in the order of the selection, by outcome, with what people are called', async () => {
    const first = await bulk.listResults('job_2', null, page)
    expect(first.items.map(({ label, outcome }) => [label, outcome])).toEqual([
      [names[0], 'done'],
      [names[1], 'failed'],
    ])
    const rest = await bulk.listResults('job_2', null, { ...page, after: first.next })
    expect(rest.items.map(({ userId }) => userId)).toEqual([ids[2]])
    const { items } = await bulk.listResults('job_2', 'failed', page)
    expect(items).toMatchObject([{ userId: ids[1], reason: 'busy', message: 'Try again.', at: at(6) }])
  })

  test('who was postponed comes after everybody else, and who failed waits again once it is repeated', async () => {
    const id = await made('job_3')
    expect(await bulk.postpone(id, 1)).toBe(1)
    expect((await bulk.listWaiting(id, 10)).map(({ position }) => position)).toEqual([2, 3, 1])
    await bulk.settle(id, [2], failed)
    expect(await bulk.retryFailed(id)).toBe(1)
    expect(await bulk.find(id)).toMatchObject({ failed: 0 })
    expect(await bulk.take(id, [2])).toMatchObject([{ userId: ids[1], version: null }])
    expect(await bulk.listWaiting(id, 10)).toMatchObject([{ tries: 0 }, { tries: 0 }, { position: 1, tries: 1 }])
  })

  test('whoever failed and is repeated must still have the version that was asked for', async () => {
    const id = await made('job_9', {}, [])
    const [userId = ''] = ids
    await bulk.addPeople(id, [{ userId, version: 99 }])
    await bulk.settle(id, [1], failed)
    await bulk.retryFailed(id)
    expect(await bulk.take(id, [1])).toMatchObject([{ userId, version: 99 }])
  })

  test('an approval that is withdrawn changes nothing else of what was asked for', async () => {
    const options = { ...noBulkOptions, isHard: true, isApproved: true, approvedPeople: 3 }
    const id = await made('job_11', { action: 'delete', options })
    await bulk.withdrawApproval(id)
    expect((await bulk.find(id))?.options).toEqual({ ...options, isApproved: false })
  })

  test('of a job that was stopped nobody is taken', async () => {
    const id = await made('job_4')
    await bulk.stop(id)
    expect(await bulk.take(id, [1])).toEqual([])
  })

  test('whoever was changed is listed with the version they were left with, and undone by one job alone', async () => {
    const id = await made('job_5')
    await bulk.settle(id, [1], done)
    await bulk.settle(id, [2], failed)
    await bulk.settle(id, [3], done)
    const facts = await bulk.factsOf(ids, noBulkOptions, at(1))
    const left = (n: number) => ({
      userId: ids[n] as string,
      position: n + 1,
      version: facts.get(ids[n] as string)?.version,
    })
    expect(await bulk.listChanged(id, -1, 1)).toEqual([left(0)])
    expect(await bulk.listChanged(id, 1, 5)).toEqual([left(2)])
    expect(await bulk.noteUndone(id, 'job_6')).toBe(true)
    expect(await bulk.noteUndone(id, 'job_7')).toBe(false)
    expect(await bulk.find(id)).toMatchObject({ undoneBy: 'job_6' })
  })

  test('who matches is found in pages, without those who came later, and the question is then forgotten', async () => {
    const id = await made('job_8', { collect: { filter: null, asOf: at(1) } }, [])
    const asked = await bulk.toCollect(id)
    expect(asked).toEqual({ filter: null, asOf: at(1) })
    if (asked === null) return
    expect(await bulk.matching(asked, at(1), null, 2)).toEqual(ids.slice(0, 2))
    expect(await bulk.matching(asked, at(1), ids[1] ?? '', 2)).toEqual(ids.slice(2))
    expect(await bulk.matching({ filter: null, asOf: at(-1) }, at(1), null, 2)).toEqual([])
    await bulk.endCollecting(id)
    expect(await bulk.toCollect(id)).toBeNull()
  })
}
