import type { Job } from '../jobs/job.ts'
import type { JobStore } from '../jobs/job-store.ts'
import type { JobHandler } from '../jobs/run-jobs.ts'
import type { Clock } from '../kernel/clock.ts'

export interface ExportWorkDeps {
  readonly stores: { readonly jobs: JobStore }
  readonly clock: Clock
}

/** An export is ready as soon as it is asked for: its file is made by the download. */
export function exportHandler({ stores: { jobs }, clock }: ExportWorkDeps): JobHandler {
  const finish = async (job: Job, failure: string | null) => {
    await jobs.finish(job.id, failure === null ? 'completed' : 'failed', failure, clock.now())
  }
  return { kind: 'users-export', atOnce: 1, work: (job) => finish(job, null), giveUp: finish }
}
