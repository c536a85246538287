import { RollcallError } from '../kernel/errors.ts'
import type { BulkJob } from './bulk-job.ts'

export function presentBulk(bulk: BulkJob | null): BulkJob {
  if (bulk === null) throw new RollcallError('job_not_found', 'There is no bulk job of this id.')
  return bulk
}

/** What a job in its state does not allow. */
export function jobEnded(message: string): RollcallError {
  return new RollcallError('job_state', message)
}
