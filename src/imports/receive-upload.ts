// Receiving: an upload is cut into batches and stored as it arrives, never whole in memory. Until all of it is here the
// job is nobody's: an upload that breaks off leaves nothing.
import type { JobStore } from '../jobs/job-store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import { prefixedId } from '../kernel/ids.ts'
import type { Sealer } from '../kernel/sealing.ts'
import type { ImportStore } from './import-store.ts'
import { openUpload } from './open-upload.ts'
import { packBatch } from './pack-batch.ts'
import type { RawRecord } from './raw-record.ts'
import { splitRecords } from './split-records.ts'

export interface ReceiveDeps {
  readonly stores: { readonly jobs: JobStore; readonly imports: ImportStore }
  readonly clock: Clock
  readonly sealer: Sealer
}

export interface ReceivedUpload {
  readonly jobId: string
  readonly total: number
}

const batchRecords = 1_000
const batchBytes = 4 * 1024 * 1024
/** A sender who stores nothing new for so long has gone. */
const patienceMs = 10 * 60_000

/** Stores an upload, cut by `split`. Null for an empty one; `import_too_large` beyond `maxBytes`. */
export async function receiveUpload(
  { stores: { jobs, imports }, clock, sealer }: ReceiveDeps,
  actor: Actor,
  upload: AsyncIterable<Buffer>,
  maxBytes: number | null,
  split: (text: AsyncIterable<Buffer>) => AsyncIterable<RawRecord[]> = splitRecords,
): Promise<ReceivedUpload | null> {
  const jobId = prefixedId('job')
  await jobs.insert({
    id: jobId,
    kind: 'users-import',
    connectionId: null,
    parameters: {},
    createdBy: { kind: actor.kind, id: actor.id, name: actor.name },
    createdAt: clock.now(),
    receivingUntil: patientUntil(clock),
  })
  try {
    let total = 0
    let sequence = 0
    for await (const records of batches(split(openUpload(upload, maxBytes)))) {
      sequence += 1
      total += records.length
      if (!(await jobs.keepReceiving(jobId, patientUntil(clock)))) throw uploadGivenUp()
      await imports.keepBatch(jobId, { sequence, records: await packBatch(sealer, { jobId, sequence }, records) })
    }
    if (total > 0) return { jobId, total }
    await jobs.remove(jobId)
    return null
  } catch (fault) {
    await jobs.remove(jobId)
    throw fault
  }
}

function patientUntil(clock: Clock): Date {
  return new Date(clock.now().getTime() + patienceMs)
}

export function uploadGivenUp(): RollcallError {
  return new RollcallError('busy', 'The upload paused for too long and was given up. Send the file again.')
}

async function* batches(chunks: AsyncIterable<RawRecord[]>): AsyncIterable<RawRecord[]> {
  let batch: RawRecord[] = []
  let bytes = 0
  for await (const chunk of chunks) {
    for (const record of chunk) {
      batch.push(record)
      bytes += record.content.length
      if (batch.length < batchRecords && bytes < batchBytes) continue
      yield batch
      batch = []
      bytes = 0
    }
  }
  if (batch.length > 0) yield batch
}
