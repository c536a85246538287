import type { AuditStore } from '../audit/audit-event.ts'
import { streamTable, type TableColumn } from '../imports/stream-table.ts'
import type { Job } from '../jobs/job.ts'
import type { JobFilter, JobStore } from '../jobs/job-store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { BulkJob } from './bulk-job.ts'
import type { BulkStore } from './bulk-store.ts'

export interface StreamJobsDeps {
  readonly stores: { readonly jobs: Pick<JobStore, 'list'>; readonly bulk: Pick<BulkStore, 'ofJobs'> }
  change<Result>(work: (stores: { readonly audit: AuditStore }) => Promise<Result>): Promise<Result>
}

/** Imports, exports and bulk changes as they are narrowed, newest first. */
export function streamJobs(
  { stores, change }: StreamJobsDeps,
  actor: Actor,
  filter: JobFilter,
  time: (moment: Date) => string,
): AsyncIterable<string> {
  return streamTable({
    columns,
    time,
    page: async (request) => {
      const { items, ...page } = await stores.jobs.list(filter, request)
      const bulk = new Map((await stores.bulk.ofJobs(items.map(({ id }) => id))).map((each) => [each.id, each]))
      return { ...page, items: items.map((job) => ({ job, bulk: bulk.get(job.id) })) }
    },
    record: (step, details) => {
      const narrowedBy = Object.entries(filter).flatMap(([name, value]) => (value === null ? [] : [name]))
      return change(({ audit }) =>
        audit.record(actor, `list.export_${step}`, null, { list: 'jobs', narrowedBy, ...details }),
      )
    },
  })
}

interface JobRow {
  readonly job: Job
  readonly bulk: BulkJob | undefined
}

const columns: readonly TableColumn<JobRow>[] = [
  { title: 'id', read: ({ job }) => job.id },
  { title: 'type', read: ({ job }) => job.kind },
  { title: 'action', read: ({ bulk }) => bulk?.action },
  { title: 'status', read: ({ job }) => job.status },
  { title: 'started_by', read: ({ job }) => job.createdBy.name },
  { title: 'total', read: ({ job }) => job.progress.total },
  { title: 'done', read: ({ job: { progress }, bulk }) => bulk?.done ?? progress.inserted + progress.updated },
  { title: 'skipped', read: ({ bulk }) => bulk?.skipped },
  { title: 'failed', read: ({ job, bulk }) => bulk?.failed ?? job.progress.failed },
  { title: 'failure', read: ({ job }) => job.failure },
  { title: 'created', read: ({ job }) => job.createdAt },
  { title: 'started', read: ({ job }) => job.startedAt },
  { title: 'finished', read: ({ job }) => job.finishedAt },
]
