// Jobs: work that goes on after the page was left. A bulk job does one thing to many users.
import type { BulkAction } from './bulk-actions.ts'

export const jobStatuses = ['scheduled', 'pending', 'processing', 'completed', 'failed', 'cancelled'] as const
export type JobStatus = (typeof jobStatuses)[number]
export const jobTypes = ['users_import', 'users_export', 'users_bulk', 'import_check', 'verification_email'] as const
export type JobType = (typeof jobTypes)[number]

export interface Job {
  readonly id: string
  readonly type: JobType
  readonly status: JobStatus
  readonly progress: {
    readonly inserted: number
    readonly updated: number
    readonly failed: number
    readonly total: number | null
    readonly percentage: number
    readonly secondsLeft: number | null
  }
  readonly bulk: BulkPart | null
  readonly failure: string | null
  readonly createdBy: { readonly kind: string; readonly id: string; readonly name: string }
  readonly createdAt: string
  readonly startedAt: string | null
  readonly finishedAt: string | null
}

export interface BulkPart {
  readonly action: BulkAction
  readonly reason: string | null
  readonly ticket: string | null
  readonly organizationId: string | null
  /** The organization goes once everybody in it is gone. */
  readonly endsOrganization: boolean
  readonly runAt: string | null
  readonly done: number
  readonly skipped: number
  readonly failed: number
  readonly canUndo: boolean
  readonly undoUntil: string | null
  readonly undoes: string | null
  readonly undoneBy: string | null
}

export type BulkOutcome = 'waiting' | 'done' | 'skipped' | 'failed'

export interface JobResult {
  readonly userId: string
  readonly label: string
  readonly email: string | null
  readonly outcome: BulkOutcome
  readonly reason: string | null
  readonly message: string | null
}

export interface BulkPreview {
  readonly meant: CountOf
  readonly willChange: CountOf
  readonly sessions: number
  readonly refreshTokens: number
  readonly apiKeys: number
  readonly skippedCount: number
  readonly skipped: readonly SkippedPerson[]
}

export interface SkippedPerson {
  readonly userId: string
  readonly label: string
  readonly reason: string
  readonly detail: string | null
}

interface CountOf {
  readonly count: number
  readonly isEstimate: boolean
}

export function isRunning({ status }: Pick<Job, 'status'>): boolean {
  return status === 'pending' || status === 'processing'
}

export function isOpen(job: Pick<Job, 'status'>): boolean {
  return isRunning(job) || job.status === 'scheduled'
}
