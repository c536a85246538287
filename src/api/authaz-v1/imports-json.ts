import { Type } from 'typebox'
import type { Directory } from '../../directory.ts'
import type { RefusedRecord } from '../../imports/import-fault.ts'
import type { Job } from '../../jobs/job.ts'
import { jobEstimate } from '../../jobs/job-estimate.ts'
import { closed, count, named, orNull, text, textOrNull, timestamp, timestampOrNull } from './answers.ts'

export const jobRecord = closed(
  {
    id: text,
    type: Type.Enum(['users_import', 'users_export', 'verification_email']),
    status: Type.Enum(['receiving', 'pending', 'processing', 'completed', 'failed']),
    connection: textOrNull,
    progress: closed({
      inserted: count,
      updated: count,
      failed: count,
      total: orNull(count),
      percentage: count,
      secondsLeft: orNull(count),
    }),
    failure: textOrNull,
    createdBy: named,
    createdAt: timestamp,
    startedAt: timestampOrNull,
    finishedAt: timestampOrNull,
  },
  'JobRecord',
)

/** The record as it was sent, without its secrets; null where it could not be read. */
export const refusedRecord = closed({
  line: count,
  user: Type.Unknown(),
  errors: Type.Array(closed({ code: text, message: text, path: Type.Optional(text) })),
})

export function jobJson({ clock }: Pick<Directory, 'clock'>, job: Job) {
  const { id, kind, status, connection, progress, failure, createdBy, createdAt, startedAt, finishedAt } = job
  const { percentage, secondsLeft } = jobEstimate(job, clock.now())
  return {
    id,
    type: kind.replace('-', '_'),
    status,
    connection: connection?.name ?? null,
    progress: { ...progress, percentage, secondsLeft },
    failure,
    createdBy,
    createdAt,
    startedAt,
    finishedAt,
  }
}

export function refusedJson({ position, record, faults }: RefusedRecord) {
  return { line: position, user: record, errors: faults }
}
