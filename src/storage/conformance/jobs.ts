// What every store of jobs must do.
import { beforeAll, expect, test } from 'vitest'
import type { JobKind, NewJob } from '../../jobs/job.ts'
import type { JobStore } from '../../jobs/job-store.ts'

const at = (second: number) => new Date(Date.UTC(2026, 10, 21, 10, 0, second))

function job(id: string, kind: JobKind = 'users-import', second = 0): NewJob {
  return {
    id,
    kind,
    connectionId: null,
    parameters: { isUpsert: true },
    createdBy: { kind: 'client', id: 'cli_1', name: 'Importer' },
    createdAt: at(second),
    receivingUntil: null,
  }
}

/** `other` belongs to another application in the same storage; each `open` begins empty. */
export function jobStoreContract(open: () => Promise<{ jobs: JobStore; other: JobStore; connectionId: string }>): void {
  let jobs: JobStore
  let other: JobStore
  let connectionId: string
  beforeAll(async () => {
    const opened = await open()
    jobs = opened.jobs
    other = opened.other
    connectionId = opened.connectionId
  })

  test('find answers the job as it was inserted, waiting for a worker', async () => {
    await jobs.insert(job('job_new', 'verification-email'))
    expect(await jobs.find('job_new')).toEqual({
      id: 'job_new',
      kind: 'verification-email',
      status: 'pending',
      connection: null,
      parameters: { isUpsert: true },
      progress: { total: null, inserted: 0, updated: 0, failed: 0 },
      failure: null,
      createdBy: { kind: 'client', id: 'cli_1', name: 'Importer' },
      createdAt: at(0),
      startedAt: null,
      finishedAt: null,
    })
  })

  test('TEN-01 another application neither finds nor touches the job', async () => {
    await jobs.insert(job('job_wall', 'verification-email'))
    expect(await other.find('job_wall')).toBeNull()
    expect(await other.finish('job_wall', 'completed', null, at(1))).toBe(false)
    await other.remove('job_wall')
    expect(await jobs.find('job_wall')).not.toBeNull()
  })

  test('list answers the newest first in pages, by kind and status, without uploads that still arrive', async () => {
    await other.insert({
      ...job('list_1', 'users-import', 1),
      createdBy: { kind: 'client', id: 'cli_2', name: 'Other' },
    })
    await other.insert(job('list_2', 'users-export', 2))
    await other.insert({ ...job('list_3', 'users-import', 3), receivingUntil: at(50) })
    await other.insert(job('list_4', 'verification-email', 4))
    await other.finish('list_4', 'failed', 'Gone', at(5))
    const page = { kind: 'cursor', after: null, limit: 2, withTotal: false } as const
    const every = { kind: null, status: null }
    const first = await other.list(every, page)
    const rest = await other.list(every, { ...page, after: first.next })
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(['list_4', 'list_2', 'list_1'])
    const ids = async (filter: Parameters<JobStore['list']>[0]) =>
      (await other.list(filter, page)).items.map(({ id }) => id)
    expect(await ids({ kind: 'users-import', status: null })).toEqual(['list_1'])
    expect(await ids({ kind: null, status: 'failed' })).toEqual(['list_4'])
    expect(await ids({ kind: 'users-import', status: 'failed' })).toEqual([])
    expect(await ids({ kind: null, status: null, createdById: 'cli_2' })).toEqual(['list_1'])
  })

  test('a receiving job is leased by nobody until it was queued, which happens once', async () => {
    await jobs.insert({ ...job('job_upload'), receivingUntil: at(60) })
    expect(await jobs.find('job_upload')).toMatchObject({ status: 'receiving' })
    expect(await jobs.lease('users-import', at(1), at(6))).toBeNull()
    expect(await jobs.keepReceiving('job_upload', at(90))).toBe(true)
    const arrived = { connectionId, parameters: { schema: 'export' }, total: 7 }
    expect(await jobs.queue('job_upload', arrived)).toBe(true)
    expect(await jobs.queue('job_upload', arrived)).toBe(false)
    expect(await jobs.keepReceiving('job_upload', at(90))).toBe(false)
    expect(await jobs.lease('users-import', at(1), at(6))).toMatchObject({
      job: { id: 'job_upload', status: 'processing', connection: { id: connectionId }, progress: { total: 7 } },
      strikes: 1,
    })
    await jobs.remove('job_upload')
  })

  test('queueing for an unknown connection is refused', async () => {
    await jobs.insert({ ...job('job_lost'), receivingUntil: at(60) })
    const arrived = { connectionId: 'con_unknown', parameters: {}, total: 1 }
    await expect(jobs.queue('job_lost', arrived)).rejects.toMatchObject({ code: 'connection_not_found' })
    await jobs.remove('job_lost')
  })

  test('lease takes the oldest of a kind, for one holder at a time, until the lease ends', async () => {
    await jobs.insert(job('job_second', 'users-export', 2))
    await jobs.insert(job('job_first', 'users-export', 1))
    const leased = await Promise.all([1, 2, 3].map(() => jobs.lease('users-export', at(10), at(15))))
    const ids = leased.map((each) => each?.job.id ?? null).sort()
    expect(await jobs.isAnyDue(['users-export'], at(14))).toBe(false)
    expect(await jobs.isAnyDue(['users-export'], at(16))).toBe(true)
    expect(await jobs.isAnyDue(['users-import'], at(16))).toBe(false)
    expect(ids).toEqual(['job_first', 'job_second', null].sort())
    expect(await jobs.lease('users-export', at(14), at(19))).toBeNull()
    expect(await jobs.extendLease('job_second', at(30))).toBe(true)
    expect(await jobs.lease('users-export', at(16), at(21))).toMatchObject({ job: { id: 'job_first' }, strikes: 2 })
  })

  test('a released job waits until it may be taken again', async () => {
    await jobs.release('job_first', at(40), 3)
    expect(await jobs.find('job_first')).toMatchObject({ status: 'pending' })
    expect(await jobs.lease('users-export', at(39), at(44))).toMatchObject({ job: { id: 'job_second' } })
    expect(await jobs.lease('users-export', at(40), at(45))).toMatchObject({ job: { id: 'job_first' }, strikes: 6 })
  })

  test('counts add up, and getting further takes the strikes away', async () => {
    await jobs.count('job_first', { inserted: 3, updated: 2, failed: 1 })
    await jobs.count('job_first', { inserted: 1, updated: 0, failed: 0 })
    expect((await jobs.find('job_first'))?.progress).toEqual({ total: null, inserted: 4, updated: 2, failed: 1 })
    await jobs.release('job_first', at(0), 0)
    expect(await jobs.lease('users-export', at(42), at(47))).toMatchObject({ job: { id: 'job_first' }, strikes: 1 })
  })

  test('a job is finished once, and then leased, released and extended no more', async () => {
    expect(await jobs.finish('job_first', 'failed', 'It broke.', at(60))).toBe(true)
    expect(await jobs.finish('job_first', 'completed', null, at(61))).toBe(false)
    await jobs.release('job_first', at(0), 0)
    expect(await jobs.extendLease('job_first', at(90))).toBe(false)
    expect(await jobs.find('job_first')).toMatchObject({ status: 'failed', failure: 'It broke.', finishedAt: at(60) })
  })

  test('a job that is set for a time is leased by nobody before then', async () => {
    await jobs.insert({ ...job('job_later', 'users-bulk'), runAt: at(90) })
    expect(await jobs.find('job_later')).toMatchObject({ status: 'scheduled' })
    expect(await jobs.lease('users-bulk', at(89), at(94))).toBeNull()
    expect(await jobs.lease('users-bulk', at(90), at(95))).toMatchObject({
      job: { id: 'job_later', status: 'processing' },
    })
  })

  test('a completed job is reopened once, under the name of who asked for it, and a cancelled one never', async () => {
    const by = { kind: 'operator', id: 'op_1', name: 'Olivia' } as const
    expect(await jobs.reopen('job_later', by, at(91))).toBe(false)
    await jobs.finish('job_later', 'completed', null, at(92))
    expect(await jobs.reopen('job_later', by, at(93))).toBe(true)
    expect(await jobs.reopen('job_later', by, at(93))).toBe(false)
    expect(await jobs.find('job_later')).toMatchObject({ status: 'pending', createdBy: by, finishedAt: null })
    await jobs.finish('job_later', 'cancelled', null, at(94))
    expect(await jobs.reopen('job_later', by, at(95))).toBe(false)
  })

  test('sweep drops finished jobs, unanswered requests and abandoned uploads when their time is over', async () => {
    await jobs.insert({ ...job('job_left'), receivingUntil: at(70) })
    await jobs.insert(job('job_mail', 'verification-email', 59))
    await jobs.sweep({ finishedBefore: at(60), bulkFinishedBefore: at(60), now: at(70) })
    expect(await present(jobs, ['job_first', 'job_left', 'job_mail'])).toEqual(['job_first', 'job_left'])
    await jobs.sweep({ finishedBefore: at(61), bulkFinishedBefore: at(60), now: at(71) })
    expect(await present(jobs, ['job_first', 'job_left', 'job_second'])).toEqual(['job_second'])
  })
}

async function present(jobs: JobStore, ids: readonly string[]): Promise<string[]> {
  const found = await Promise.all(ids.map((id) => jobs.find(id)))
  return found.flatMap((job) => (job === null ? [] : [job.id]))
}
