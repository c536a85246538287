// The worker's side of a check: batch after batch, in the order of the file, so that the first of two records is the first.

import type { ConnectionStore } from '../connections/connection-store.ts'
import type { Job } from '../jobs/job.ts'
import type { JobStore } from '../jobs/job-store.ts'
import type { JobHandler } from '../jobs/run-jobs.ts'
import type { Clock } from '../kernel/clock.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { Sealer } from '../kernel/sealing.ts'
import { type CheckBatchDeps, checkBatch } from './check-batch.ts'
import { loadDestinations } from './destinations.ts'
import { namesConnections, shapeFrom } from './file-shape.ts'
import type { ImportFileStore } from './import-file-store.ts'
import type { ImportStore } from './import-store.ts'
import { unpackBatch } from './pack-batch.ts'
import { readBatch } from './read-batch.ts'

export interface CheckWorkDeps {
  readonly stores: {
    readonly jobs: JobStore
    readonly imports: ImportStore
    readonly importFiles: ImportFileStore
    readonly connections: ConnectionStore
  }
  readonly clock: Clock
  readonly publicUrl: string
  readonly sealer: Sealer
  change<Result>(work: (stores: CheckBatchDeps) => Promise<Result>): Promise<Result>
}

const checksAtOnce = 1

export function checkHandler(deps: CheckWorkDeps): JobHandler {
  return {
    kind: 'import-check',
    atOnce: checksAtOnce,
    work: (job, signal) => runCheck(deps, job, signal),
    giveUp: (job, failure) => finish(deps, job, failure),
  }
}

async function runCheck(deps: CheckWorkDeps, job: Job, signal: AbortSignal): Promise<void> {
  const { stores, sealer } = deps
  const { fileId, shape } = job.parameters as { readonly fileId: string; readonly shape: JsonObject }
  const as = { shape: shapeFrom(shape), emailVerified: null }
  const rules = { schema: 'export', mayChoose: namesConnections(as.shape.format) } as const
  const destinations = await loadDestinations(stores.connections, job.connection?.id ?? '', rules)
  if (destinations === null) return finish(deps, job, 'The connection was deleted.')
  let checked = 0
  for (let sequence = 0; !signal.aborted; ) {
    const stored = await stores.imports.nextBatch(fileId, sequence)
    if (stored === null) break
    sequence = stored.sequence
    const records = await unpackBatch(sealer, { jobId: fileId, sequence }, stored.records)
    checked += records.length
    const batch = await readBatch(deps, destinations, sequence, records, as)
    await deps.change((inside) => checkBatch(inside, job.id, batch))
  }
  if (signal.aborted) return
  await finish(deps, job, checked === job.progress.total ? null : 'The file was given up while it was checked.')
}

/** A check leaves no event at its end: it changed nobody, and its beginning said who asked for it. */
async function finish({ change, clock }: CheckWorkDeps, job: Job, failure: string | null): Promise<void> {
  await change(async ({ jobs, importFiles }) => {
    await importFiles.forgetSeen(job.id)
    await jobs.finish(job.id, failure === null ? 'completed' : 'failed', failure, clock.now())
  })
}
