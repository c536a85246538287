import type { JsonObject } from '../kernel/json.ts'
import type { ListOrder } from '../kernel/list-order.ts'
import type { Page, PageRequest } from '../kernel/page.ts'
import type { Job, JobCounts, JobKind, JobOwner, JobStatus, NewJob } from './job.ts'

/** Absence is `null` or `false`. */
export interface JobStore {
  find(id: string): Promise<Job | null>
  /** Newest first unless asked otherwise, of one kind or status or of all, but for uploads that are still arriving. */
  list(filter: JobFilter, page: PageRequest, order?: ListOrder<'created'>): Promise<Page<Job>>
  insert(job: NewJob): Promise<void>
  /** Keeps the upload of a receiving job from being given up before then. */
  keepReceiving(id: string, until: Date): Promise<boolean>
  /** A receiving job has arrived whole and waits for a worker. An unknown connection is `connection_not_found`. */
  queue(id: string, arrived: ArrivedJob): Promise<boolean>
  /** Whether `lease` would find one of these kinds. */
  isAnyDue(kinds: readonly JobKind[], now: Date): Promise<boolean>
  /** The oldest job of a kind that nobody holds becomes the caller's until `until`. */
  lease(kind: JobKind, now: Date, until: Date): Promise<LeasedJob | null>
  /** False when the job is gone or finished. */
  extendLease(id: string, until: Date): Promise<boolean>
  /** Hands the job back, with so many strikes more or fewer; nobody takes it before `notBefore`. */
  release(id: string, notBefore: Date, strikes: number): Promise<void>
  /** The job got further: what spoke against it is forgotten. */
  count(id: string, counts: JobCounts): Promise<void>
  /** False when it was finished before, or is gone. */
  finish(id: string, status: 'completed' | 'failed' | 'cancelled', failure: string | null, at: Date): Promise<boolean>
  /** A job that was completed waits for a worker again, asked for by this one; false when it is not in that state. */
  reopen(id: string, by: JobOwner, at: Date): Promise<boolean>
  remove(id: string): Promise<void>
  /** Drops what is past keeping; answers how many. */
  sweep(limits: SweepLimits): Promise<number>
}

export interface JobFilter {
  readonly kind: JobKind | null
  readonly status: JobStatus | null
  /** Of whoever asked for them. */
  readonly createdById?: string | null
}

export interface ArrivedJob {
  readonly connectionId: string | null
  readonly parameters: JsonObject
  readonly total: number
}

export interface LeasedJob {
  readonly job: Job
  /** Since the job last got further, this lease included: one for each lease, and what `release` added. */
  readonly strikes: number
}

export interface SweepLimits {
  /** Finished jobs, and requests for mail, older than this. */
  readonly finishedBefore: Date
  /** Bulk jobs, whose results people come back to. */
  readonly bulkFinishedBefore: Date
  /** Uploads that nobody keeps any more. */
  readonly now: Date
}
