import { queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'
import type { PageSize } from '../../../lib/list-address.ts'
import { exportTimeZone } from '../../../lib/time-zone.ts'
import type { BulkOrder, BulkTarget } from './bulk-actions.ts'
import { type BulkOutcome, type BulkPreview, isOpen, isRunning, type Job, type JobResult } from './job.ts'
import type { JobsSearch } from './job-search.ts'

export interface JobPage<Row> {
  readonly data: readonly Row[]
  readonly nextCursor: string | null
}

const jobsKey = ['jobs']
export const jobListKey = [...jobsKey, 'list']
export const jobPageSize: PageSize = 50
export const resultPageSize = 100
const runningEveryMs = 700
const waitingEveryMs = 5_000

export function jobListQuery({ type, status, after: cursor, size: pageSize = jobPageSize, sort }: JobsSearch = {}) {
  const asked = { type, status, sort, pageSize, cursor }
  return queryOptions({
    queryKey: [...jobListKey, asked],
    queryFn: ({ signal }) => call<JobPage<Job>>('GET', `/jobs${queryString(asked)}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.data.some(isOpen) ? waitingEveryMs : false),
  })
}

/** One's own, the newest first: for the badge and the bell. */
export function ownJobsQuery(operatorId: string) {
  const asked = { createdBy: operatorId, pageSize: jobPageSize }
  return queryOptions({
    queryKey: [...jobListKey, 'own', asked],
    queryFn: ({ signal }) => call<JobPage<Job>>('GET', `/jobs${queryString(asked)}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.data.some(isOpen) ? waitingEveryMs : false),
  })
}

/** The list as it is narrowed, as a table for spreadsheets. */
export const jobExportPath = ({ type, status }: JobsSearch) =>
  `/jobs/export${queryString({ type, status, timezone: exportTimeZone() })}`

export function jobQuery(id: string) {
  return queryOptions({
    queryKey: [...jobsKey, 'one', id],
    queryFn: ({ signal }) => call<Job>('GET', `/jobs/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: ({ state: { data } }) => {
      if (data === undefined || isRunning(data)) return runningEveryMs
      return data.status === 'scheduled' ? waitingEveryMs : false
    },
  })
}

export interface ResultsAsked {
  readonly outcome?: BulkOutcome | undefined
  readonly after?: string | undefined
}

/** Read again whenever the job got further. */
export function resultsQuery(id: string, { outcome, after }: ResultsAsked, moved: number) {
  const query = queryString({ outcome, cursor: after, pageSize: resultPageSize })
  return queryOptions({
    queryKey: [...jobsKey, 'results', id, outcome ?? '', after ?? '', moved],
    queryFn: ({ signal }) =>
      call<JobPage<JobResult>>('GET', `/jobs/${encodeURIComponent(id)}/results${query}`, { signal }),
  })
}

export function previewQuery(order: BulkOrder | null) {
  return queryOptions({
    queryKey: [...jobsKey, 'preview', order],
    queryFn: ({ signal }) => call<BulkPreview>('POST', '/jobs?dryRun=true', { body: order, signal }),
    enabled: order !== null,
    // What was told is what is confirmed: it does not change under the reader's eyes.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
}

export const startJob = (order: BulkOrder) => call<Job>('POST', '/jobs', { body: order })
/** Asks another owner or admin; whoever asked carries it out once it was approved. */
export async function askForErasures(selection: BulkTarget, reason: string): Promise<void> {
  await call('POST', '/approvals', { body: { action: 'erase-users', selection, reason } })
}
export const retryJob = (id: string, reason: string) =>
  call<Job>('POST', `/jobs/${encodeURIComponent(id)}/retry`, { reason })
export const stopJob = (id: string) => call<Job>('POST', `/jobs/${encodeURIComponent(id)}/cancel`)
export const undoJob = (id: string, reason: string) =>
  call<Job>('POST', `/jobs/${encodeURIComponent(id)}/undo`, { reason })

export function resultsFile(id: string): string {
  return `/api/v1/jobs/${encodeURIComponent(id)}/results.csv`
}

/** Every id with which it failed. */
export async function failedIds(id: string): Promise<readonly string[]> {
  const ids: string[] = []
  for (let cursor: string | undefined; ; ) {
    const query = queryString({ outcome: 'failed', pageSize: 200, cursor })
    const page: JobPage<JobResult> = await call('GET', `/jobs/${encodeURIComponent(id)}/results${query}`)
    ids.push(...page.data.map(({ userId }) => userId))
    if (page.nextCursor === null) return ids
    cursor = page.nextCursor
  }
}
