import type { BulkOutcome } from './job.ts'

const outcomes: readonly BulkOutcome[] = ['waiting', 'done', 'skipped', 'failed']

/** What narrows the results of a job, as it stands in the address. */
export function readResultsSearch(raw: Record<string, unknown>): {
  readonly outcome?: BulkOutcome
  readonly after?: string
} {
  const outcome = outcomes.find((one) => one === raw.outcome)
  return { ...(outcome && { outcome }), ...readJobsSearch(raw) }
}

export function readJobsSearch({ after }: Record<string, unknown>): { readonly after?: string } {
  return typeof after === 'string' && after !== '' ? { after } : {}
}
