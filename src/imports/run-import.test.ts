import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/support/test-app.ts'
import type { Directory } from '../directory.ts'
import type { Job } from '../jobs/job.ts'
import { systemActor } from '../kernel/actor.ts'
import { createUser } from '../users/create-user.ts'
import type { ImportStore } from './import-store.ts'
import { unpackBatch } from './pack-batch.ts'
import { packRecords } from './raw-record.ts'
import { receiveUpload } from './receive-upload.ts'
import { importHandler } from './run-import.ts'
import { startImport } from './start-import.ts'

let app: TestApp
let directory: Directory
beforeAll(async () => {
  app = await startTestApp()
  directory = app.app.directory
  // Its worker would take the jobs that these tests work on themselves.
  await stopWorker()
})
afterAll(() => app.close())

async function stopWorker(): Promise<void> {
  const { jobs } = directory.stores
  ;(jobs as { lease: typeof jobs.lease }).lease = async () => null
}

async function queued(records: readonly object[], isUpsert = false): Promise<Job> {
  const connection = await directory.stores.connections.findDefaultDatabase()
  async function* file() {
    yield Buffer.from(JSON.stringify(records))
  }
  const upload = await receiveUpload(directory, systemActor, file(), null)
  if (upload === null || connection === null) throw new Error('nothing was queued')
  const settings = { connection, mayChooseConnection: false, schema: 'export', externalId: null } as const
  const job = await directory.change((deps) =>
    startImport(deps, systemActor, upload, { ...settings, isUpsert, wantsCompletionEmail: false }),
  )
  return job
}

/** The directory, with something that happens right after the first look for who is there. */
function interrupted(happens: () => Promise<void>): Directory {
  let isFirst = true
  const watched = (imports: ImportStore): ImportStore => ({
    ...imports,
    findMatches: async (offered) => {
      const matches = await imports.findMatches(offered)
      if (isFirst) {
        isFirst = false
        await happens()
      }
      return matches
    },
  })
  return {
    ...directory,
    change: (work) => directory.change((deps) => work({ ...deps, imports: watched(deps.imports) })),
  }
}

async function work(job: Job, deps = directory): Promise<Job> {
  await importHandler(deps, async () => true).work(job, new AbortController().signal)
  const finished = await directory.stores.jobs.find(job.id)
  if (finished === null) throw new Error('the job is gone')
  return finished
}

const signUp = (email: string) =>
  createUser(directory, systemActor, { connection: 'Username-Password-Authentication', email, mayLackPassword: true })

test('somebody who signs up while their record is being taken in is met, not doubled', async () => {
  const job = await queued([{ email: 'alice@example.com' }, { email: 'bob@example.com' }])
  const deps = interrupted(async () => void (await signUp('alice@example.com')))
  expect((await work(job, deps)).progress).toEqual({ total: 2, inserted: 1, updated: 0, failed: 1 })
  expect(await directory.stores.users.findByEmail('alice@example.com')).toHaveLength(1)
})

test('a stop between batches leaves the rest for whoever comes next', async () => {
  const records = Array.from({ length: 3_500 }, (_, n) => ({ email: `stop-${n}@example.com` }))
  const job = await queued(records)
  const stopping = new AbortController()
  const deps = interrupted(async () => stopping.abort())
  await importHandler(deps, async () => true).work(job, stopping.signal)
  const halfway = await directory.stores.jobs.find(job.id)
  expect(halfway).toMatchObject({ finishedAt: null })
  expect(halfway?.progress.inserted).toBeLessThan(3_500)
  expect(halfway?.progress.inserted).toBeGreaterThan(0)
  expect((await work(job)).progress).toEqual({ total: 3_500, inserted: 3_500, updated: 0, failed: 0 })
})

test('whoever asked and may not import any more takes in nobody further', async () => {
  const job = await queued(Array.from({ length: 3_500 }, (_, n) => ({ email: `lost-${n}@example.com` })))
  let asked = 0
  const untilNow = async () => {
    asked += 1
    return asked < 2
  }
  await importHandler(directory, untilNow).work(job, new AbortController().signal)
  const ended = await directory.stores.jobs.find(job.id)
  expect(ended).toMatchObject({ status: 'failed', failure: expect.stringContaining('may not import any more') })
  expect(ended?.progress.inserted).toBe(1_000)
})

test('two workers that both believe the job is theirs take in everybody once', async () => {
  const job = await queued(Array.from({ length: 2_500 }, (_, n) => ({ email: `both-${n}@example.com` })))
  await Promise.all([work(job), work(job)])
  const finished = await directory.stores.jobs.find(job.id)
  expect(finished?.progress).toEqual({ total: 2_500, inserted: 2_500, updated: 0, failed: 0 })
})

test('two files with the same people, side by side, take in everybody once', async () => {
  const people = Array.from({ length: 2_000 }, (_, n) => ({ email: `twin-${n}@example.com` }))
  const [one, other] = await Promise.all([queued(people), queued(people.toReversed())])
  const [first, second] = await Promise.all([work(one), work(other)])
  expect(first.progress.inserted + second.progress.inserted).toBe(2_000)
  expect(first.progress.failed + second.progress.failed).toBe(2_000)
})

test('an import whose connection is deleted before its turn goes with it', async () => {
  const { body } = await app.api('POST', '/connections', { body: { name: 'short-lived', strategy: 'auth0' } })
  const job = await queued([{ email: 'carol@example.com' }])
  await app.api('DELETE', `/connections/${body.id}`)
  const orphan = { ...job, connection: { id: body.id, name: 'short-lived' } }
  expect(await work(orphan)).toMatchObject({ status: 'failed', failure: 'The connection was deleted.' })
})

test('CFG-02 a batch that waits to be applied lies sealed: neither hashes nor seeds can be read in it', async () => {
  const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
  const job = await queued([{ email: 'sealed@example.com', mfa_factors: [{ totp: { secret } }] }])
  const stored = await directory.stores.imports.nextBatch(job.id, 0)
  const records = stored?.records ?? Buffer.alloc(0)
  expect(records[0]).toBe(1)
  expect(records.includes(Buffer.from([0x1f, 0x8b, 8]))).toBe(false)
  const elsewhere = { jobId: job.id, sequence: 2 }
  await expect(unpackBatch(directory.sealer, elsewhere, records)).rejects.toThrow()
  expect((await work(job)).progress).toMatchObject({ inserted: 1 })
})

test('a batch that an earlier version stored unsealed is still taken in', async () => {
  const job = await queued([{ email: 'earlier@example.com' }])
  const stored = await directory.stores.imports.nextBatch(job.id, 0)
  const at = { jobId: job.id, sequence: 1 }
  const records = await unpackBatch(directory.sealer, at, stored?.records ?? Buffer.alloc(0))
  expect(await unpackBatch(directory.sealer, at, gzipSync(packRecords(records)))).toEqual(records)
})
