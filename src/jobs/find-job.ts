import { RollcallError } from '../kernel/errors.ts'
import type { Job } from './job.ts'

/** The job, or `job_not_found`. An upload that is still arriving is nobody's to see yet. */
export function presentJob(job: Job | null): Job {
  if (job === null || job.status === 'receiving') throw new RollcallError('job_not_found', 'The job does not exist.')
  return job
}
