// A job that is watched where it was begun. It is no part of the selection: rows are ticked and unticked meanwhile.
import type { BulkTarget } from './bulk-actions.ts'
import { isOpen, type Job } from './job.ts'

export interface WatchedJob {
  readonly jobId: string
  /** Who was selected when it began, or since only those it failed with are. */
  readonly target: BulkTarget
}

/** Where nobody is watched, null. */
export interface JobWatch {
  readonly watched: WatchedJob | null
  readonly onWatch: (watched: WatchedJob | null) => void
}

/** Whether the same are selected as when it began; whoever was selected since stays selected. */
export function isOfSelection({ target }: WatchedJob, selected: BulkTarget): boolean {
  return JSON.stringify(target) === JSON.stringify(selected)
}

/** More than these are tried again by the job's own button, and are not carried along as a selection. */
const keptAtMost = 1_000

/** What its end asks for: those it failed with are kept, nothing is left to do, or it stays in sight with its buttons. */
export function endOf(job: Pick<Job, 'status' | 'bulk'>): 'keep' | 'done' | 'stay' {
  const { status, bulk } = job
  if (bulk === null || isOpen(job)) return 'stay'
  if (bulk.failed > 0) return bulk.failed <= keptAtMost ? 'keep' : 'stay'
  return status === 'completed' ? 'done' : 'stay'
}
