import type { Directory } from '../../directory.ts'
import type { RefusedRecord } from '../../imports/import-fault.ts'
import type { Job } from '../../jobs/job.ts'
import { jobEstimate } from '../../jobs/job-estimate.ts'

export function jobJson({ clock }: Pick<Directory, 'clock'>, job: Job) {
  const { id, kind, status, connection, progress, failure, createdAt, startedAt, finishedAt } = job
  const { percentage, secondsLeft } = jobEstimate(job, clock.now())
  return {
    id,
    type: kind.replace('-', '_'),
    status,
    connection: connection?.name ?? null,
    progress: { ...progress, percentage, secondsLeft },
    failure,
    createdAt,
    startedAt,
    finishedAt,
  }
}

export function refusedJson({ position, record, faults }: RefusedRecord) {
  return { line: position, user: record, errors: faults }
}
