import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../../test/support/test-database.ts'
import { prefixedId } from '../kernel/ids.ts'
import { postgresJobs } from '../storage/postgres/jobs.ts'
import type { Job } from './job.ts'
import type { JobStore } from './job-store.ts'
import { type JobHandler, startJobs } from './run-jobs.ts'

let jobs: JobStore
const clock = { aheadMs: 0, now: () => new Date(Date.now() + clock.aheadMs) }
beforeEach(async () => {
  const { database, applicationId } = await testDatabase()
  jobs = postgresJobs(database, applicationId)
  clock.aheadMs = 0
})

async function queued(): Promise<string> {
  const id = prefixedId('job')
  const createdBy = { kind: 'system', id: 'system', name: 'Rollcall' } as const
  const createdAt = clock.now()
  await jobs.insert({
    id,
    kind: 'users-export',
    connectionId: null,
    parameters: {},
    createdBy,
    createdAt,
    receivingUntil: null,
  })
  return id
}

function handler(work: JobHandler['work'], atOnce = 1): JobHandler {
  return {
    kind: 'users-export',
    atOnce,
    work,
    giveUp: async (job, failure) => void (await jobs.finish(job.id, 'failed', failure, clock.now())),
  }
}

const finishIt = async (job: Job) => void (await jobs.finish(job.id, 'completed', null, clock.now()))

async function ended(id: string): Promise<Job> {
  for (;;) {
    const job = await jobs.find(id)
    if (job?.finishedAt) return job
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

function start(handlers: JobHandler[], faults: unknown[] = []) {
  return startJobs({ jobs, clock, handlers, onFault: (fault) => faults.push(fault) })
}

test('a job that was queued before the start is found, and one queued later begins as soon as it is told', async () => {
  const early = await queued()
  const worker = start([handler(finishIt)])
  expect((await ended(early)).status).toBe('completed')
  const tookMs: number[] = []
  // The quickest of three: a busy machine slows some of them, waiting for the next look all.
  for (let tries = 0; tries < 3; tries += 1) {
    const late = await queued()
    const since = Date.now()
    worker.wake()
    expect((await ended(late)).status).toBe('completed')
    tookMs.push(Date.now() - since)
  }
  expect(Math.min(...tookMs)).toBeLessThan(900)
  await worker.stop()
})

test('one that nobody tells of is found within a second or so', async () => {
  const worker = start([handler(finishIt)])
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect((await ended(await queued())).status).toBe('completed')
  await worker.stop()
})

test('no job is worked on twice at a time, and no more of a kind than it allows', async () => {
  const seen: string[] = []
  let running = 0
  let most = 0
  const slow = async (job: Job) => {
    seen.push(job.id)
    running += 1
    most = Math.max(most, running)
    await new Promise((resolve) => setTimeout(resolve, 30))
    running -= 1
    await finishIt(job)
  }
  const ids = await Promise.all(Array.from({ length: 8 }, queued))
  const workers = [start([handler(slow, 2)]), start([handler(slow, 2)])]
  await Promise.all(ids.map(ended))
  await Promise.all(workers.map((worker) => worker.stop()))
  expect(seen.toSorted()).toEqual(ids.toSorted())
  expect(most).toBeLessThanOrEqual(4)
})

test('a job whose work throws is tried again later, and given up when it gets no further', async () => {
  const faults: unknown[] = []
  const worker = start([handler(() => Promise.reject(new Error('broken')))], faults)
  const id = await queued()
  const time = setInterval(() => {
    clock.aheadMs += 2_000
    worker.wake()
  }, 20)
  const job = await ended(id)
  clearInterval(time)
  await worker.stop()
  expect([job.status, job.failure]).toEqual(['failed', 'It was tried again and again and got no further.'])
  expect(faults).toHaveLength(6)
})

test('stopping waits for the next safe place, and another worker goes on from there', async () => {
  const id = await queued()
  const begun = Promise.withResolvers<void>()
  let isBetween = false
  const first = start([
    handler(async (_job, signal) => {
      begun.resolve()
      while (!signal.aborted) {
        isBetween = false
        await new Promise((resolve) => setTimeout(resolve, 20))
        isBetween = true
      }
    }),
  ])
  await begun.promise
  await first.stop()
  expect(isBetween).toBe(true)
  expect(await jobs.find(id)).toMatchObject({ status: 'pending' })
  const second = start([handler(finishIt)])
  expect((await ended(id)).status).toBe('completed')
  await second.stop()
})

test('the job of a worker that died is taken over when its lease ends', async () => {
  const id = await queued()
  await jobs.lease('users-export', clock.now(), new Date(clock.now().getTime() + 3_000))
  const worker = start([handler(finishIt)])
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(await jobs.find(id)).toMatchObject({ status: 'processing' })
  clock.aheadMs = 3_001
  worker.wake()
  expect((await ended(id)).status).toBe('completed')
  await worker.stop()
})

test('stopping while a sweep is under way does not wait until the next one is due', async () => {
  const sweeping = Promise.withResolvers<void>()
  const swept = Promise.withResolvers<void>()
  const slow: JobStore = {
    ...jobs,
    sweep: async () => {
      sweeping.resolve()
      await swept.promise
      return 0
    },
  }
  const worker = startJobs({ jobs: slow, clock, handlers: [handler(finishIt)], onFault: () => undefined })
  await sweeping.promise
  const stopped = worker.stop()
  swept.resolve()
  await stopped
}, 3_000)
