// The worker's side of an import: batches are read ahead and checked while others are being applied.
import { setTimeout as pause } from 'node:timers/promises'
import type { ConnectionStore } from '../connections/connection-store.ts'
import { actorOf, type Job } from '../jobs/job.ts'
import type { JobHandler } from '../jobs/run-jobs.ts'
import type { Clock } from '../kernel/clock.ts'
import { type ErrorCode, RollcallError } from '../kernel/errors.ts'
import type { Sealer } from '../kernel/sealing.ts'
import { type ApplyDeps, applyBatch, type ImportOrder, type ReadBatch } from './apply-batch.ts'
import { Applying } from './applying.ts'
import { type Destinations, loadDestinations } from './destinations.ts'
import { unpackBatch } from './pack-batch.ts'
import { type ReadAs, readBatch } from './read-batch.ts'
import { importSettings } from './start-import.ts'

type ImportStores = Omit<ApplyDeps, 'clock'> & { readonly connections: ConnectionStore }

export interface ImportWorkDeps {
  readonly stores: Pick<ImportStores, 'jobs' | 'imports' | 'importFiles' | 'connections'>
  readonly clock: Clock
  readonly publicUrl: string
  readonly sealer: Sealer
  change<Result>(work: (stores: ImportStores) => Promise<Result>): Promise<Result>
}

type MayGoOn = (job: Job) => Promise<boolean>

/** So long nobody takes a job that is paused; whoever resumes it says otherwise. */
const pausedMs = 10 * 365 * 24 * 60 * 60_000
/** Two side by side use two processors of the database; more only wait for each other. */
const batchesAtOnce = 2
const importsAtOnce = 2
const triesAtMost = 8
const firstRetryMs = 20
const mayPassByItself: ReadonlySet<ErrorCode> = new Set(['user_exists', 'busy', 'under_maintenance'])
/** `mayGoOn`: whether whoever asked for a job may still import. */
export function importHandler(deps: ImportWorkDeps, mayGoOn: MayGoOn): JobHandler {
  return {
    kind: 'users-import',
    atOnce: importsAtOnce,
    work: (job, signal) => runImport(deps, mayGoOn, job, signal),
    giveUp: (job, failure) => finish(deps, job, failure),
  }
}

async function runImport(deps: ImportWorkDeps, mayGoOn: MayGoOn, job: Job, signal: AbortSignal): Promise<void> {
  const { schema, mayChooseConnection, isUpsert, file } = importSettings(job)
  const rules = { schema, mayChoose: mayChooseConnection }
  const destinations = await loadDestinations(deps.stores.connections, job.connection?.id ?? '', rules)
  if (destinations === null) return finish(deps, job, 'The connection was deleted.')
  const { organizationId } = destinations.home
  const options = file?.options ?? null
  const order = { jobId: job.id, actor: actorOf(job), isUpsert, organizationId, options }
  const as = file === undefined ? null : { shape: file.shape, emailVerified: file.options.emailVerified }
  let isPaused = false
  let isRefused = false
  const applying = new Applying(batchesAtOnce)
  const newcomers = new Newcomers(deps)
  try {
    for await (const batch of readBatches(deps, job.id, destinations, as)) {
      await applying.roomFor(batch)
      if (signal.aborted) break
      isPaused = options !== null && (await deps.stores.importFiles.find(job.id))?.isPaused === true
      if (isPaused) break
      // They may have lost their office since.
      isRefused = !(await mayGoOn(job))
      if (isRefused) break
      const work = applyWithRetries(deps, order, batch)
      applying.add(
        batch,
        work.then((inserted) => newcomers.add(inserted)),
      )
    }
  } finally {
    await applying.end()
  }
  if (signal.aborted) return
  if (isPaused) {
    await deps.stores.jobs.release(job.id, new Date(deps.clock.now().getTime() + pausedMs), -1)
    // Resumed while it was being put down: nobody else would say so again.
    const isStill = (await deps.stores.importFiles.find(job.id))?.isPaused === true
    if (!isStill) await deps.stores.importFiles.wake(job.id, deps.clock.now())
    return
  }
  const refusal = `${job.createdBy.name} asked for this and may not import any more. Nobody else was taken in.`
  await finish(deps, job, isRefused ? refusal : null)
  await newcomers.end()
}

async function* readBatches(
  deps: ImportWorkDeps,
  jobId: string,
  destinations: Destinations,
  as: ReadAs | null,
): AsyncIterable<ReadBatch> {
  let sequence = 0
  for (;;) {
    const stored = await deps.stores.imports.nextBatch(jobId, sequence)
    if (stored === null) return
    sequence = stored.sequence
    const records = await unpackBatch(deps.sealer, { jobId, sequence }, stored.records)
    yield readBatch(deps, destinations, sequence, records, as)
  }
}

async function applyWithRetries(deps: ImportWorkDeps, order: ImportOrder, batch: ReadBatch): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await deps.change((stores) => applyBatch({ ...stores, clock: deps.clock }, order, batch))
    } catch (fault) {
      const mayPass = fault instanceof RollcallError && mayPassByItself.has(fault.code)
      if (!mayPass || attempt === triesAtMost) throw fault
      await pause(firstRetryMs * 2 ** attempt)
    }
  }
}

async function finish(deps: ImportWorkDeps, job: Job, failure: string | null): Promise<void> {
  const status = failure === null ? 'completed' : 'failed'
  await deps.change(async ({ jobs, audit }) => {
    const isFirst = await jobs.finish(job.id, status, failure, deps.clock.now())
    const finished = await jobs.find(job.id)
    if (!isFirst || finished === null) return
    const details = { ...finished.progress, status }
    await audit.record(actorOf(job), 'users.import_finished', { kind: 'job', id: job.id }, details)
  })
}

/** From so many new people on, the planner is told of them: soon, and again at the end. */
const manyInserted = 5_000

class Newcomers {
  readonly #deps: ImportWorkDeps
  #count = 0

  constructor(deps: ImportWorkDeps) {
    this.#deps = deps
  }

  async add(inserted: number): Promise<void> {
    const were = this.#count
    this.#count += inserted
    if (were < manyInserted && this.#count >= manyInserted) await this.#refresh()
  }

  async end(): Promise<void> {
    if (this.#count >= manyInserted) await this.#refresh()
  }

  #refresh(): Promise<void> {
    return this.#deps.change(({ imports }) => imports.refreshStatistics())
  }
}
