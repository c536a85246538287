import { type ListPlace, readListPlace } from '../../../lib/list-address.ts'
import { type BulkOutcome, type JobStatus, type JobType, jobStatuses, jobTypes } from './job.ts'

const outcomes: readonly BulkOutcome[] = ['waiting', 'done', 'skipped', 'failed']

/** What narrows the results of a job, as it stands in the address. */
export function readResultsSearch(raw: Record<string, unknown>): {
  readonly outcome?: BulkOutcome
  readonly after?: string
} {
  const outcome = outcomes.find((one) => one === raw.outcome)
  const { after } = readListPlace(raw)
  return { ...(outcome && { outcome }), ...(after !== undefined && { after }) }
}

/** What narrows the list of jobs, and how it is shown. */
export interface JobsSearch extends ListPlace {
  readonly type?: JobType | undefined
  readonly status?: JobStatus | undefined
}

export function readJobsSearch(raw: Record<string, unknown>): JobsSearch {
  const type = jobTypes.find((one) => one === raw.type)
  const status = jobStatuses.find((one) => one === raw.status)
  return { ...(type && { type }), ...(status && { status }), ...readListPlace(raw, ['created']) }
}
