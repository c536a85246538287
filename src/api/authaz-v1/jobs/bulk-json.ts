// Jobs on this wire, and what is told of those that change many users.
import { Type } from 'typebox'
import { type BulkJob, type BulkResult, bulkActions, bulkOutcomes, undoableUntil } from '../../../bulk/bulk-job.ts'
import { skipReasons } from '../../../bulk/skip-reason.ts'
import type { Directory } from '../../../directory.ts'
import { type Job, jobKinds, jobStatuses } from '../../../jobs/job.ts'
import { jobEstimate } from '../../../jobs/job-estimate.ts'
import { closed, count, flag, named, orNull, text, textOrNull, timestamp, timestampOrNull } from '../answers.ts'

const bulkPart = closed({
  action: Type.Enum([...bulkActions]),
  reason: textOrNull,
  ticket: textOrNull,
  roleId: textOrNull,
  organizationId: textOrNull,
  // The organization goes once everybody in it is gone.
  endsOrganization: flag,
  runAt: timestampOrNull,
  done: count,
  skipped: count,
  failed: count,
  canUndo: flag,
  undoUntil: timestampOrNull,
  undoes: textOrNull,
  undoneBy: textOrNull,
})

/** `bulk` is null for a job of another type. */
export const jobRecord = closed(
  {
    id: text,
    type: Type.Enum(jobKinds.map((kind) => kind.replace('-', '_'))),
    status: Type.Enum([...jobStatuses]),
    connection: textOrNull,
    progress: closed({
      inserted: count,
      updated: count,
      failed: count,
      total: orNull(count),
      percentage: count,
      secondsLeft: orNull(count),
    }),
    bulk: orNull(bulkPart),
    failure: textOrNull,
    createdBy: named,
    createdAt: timestamp,
    startedAt: timestampOrNull,
    finishedAt: timestampOrNull,
  },
  'JobRecord',
)

const total = closed({ count, isEstimate: flag })

export const bulkPreview = closed(
  {
    meant: total,
    willChange: total,
    sessions: count,
    refreshTokens: count,
    apiKeys: count,
    skippedCount: count,
    skipped: Type.Array(closed({ userId: text, label: text, reason: Type.Enum([...skipReasons]), detail: textOrNull })),
  },
  'BulkPreview',
)

export const bulkResult = closed({
  userId: text,
  label: text,
  email: textOrNull,
  outcome: Type.Enum([...bulkOutcomes]),
  reason: textOrNull,
  message: textOrNull,
  at: timestampOrNull,
})

export function jobJson({ clock }: Pick<Directory, 'clock'>, job: Job, bulk: BulkJob | null = null) {
  const { id, kind, status, connection, progress, failure, createdBy, createdAt, startedAt, finishedAt } = job
  // Whoever is skipped is a step forward too.
  const moved = { ...job, progress: { ...progress, updated: progress.updated + (bulk?.skipped ?? 0) } }
  const { percentage, secondsLeft } = jobEstimate(moved, clock.now())
  return {
    id,
    type: kind.replace('-', '_'),
    status,
    connection: connection?.name ?? null,
    progress: { ...progress, percentage, secondsLeft },
    bulk: bulk === null ? null : bulkJson(bulk, clock.now()),
    failure,
    createdBy,
    createdAt,
    startedAt,
    finishedAt,
  }
}

function bulkJson(bulk: BulkJob, now: Date) {
  const { action, options, runAt, done, skipped, failed, undoes, undoneBy } = bulk
  const { reason, ticket, roleId, organizationId, endsOrganization } = options
  const undoUntil = undoableUntil(bulk)
  const canUndo = undoUntil !== null && undoUntil >= now
  return {
    action,
    reason,
    ticket,
    roleId,
    organizationId,
    endsOrganization,
    runAt,
    done,
    skipped,
    failed,
    canUndo,
    undoUntil,
    undoes,
    undoneBy,
  }
}

export function resultJson({ position: _, ...result }: BulkResult) {
  return result
}
