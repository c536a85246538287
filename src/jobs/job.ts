// Jobs: work that outlives its request. This folder owns a job's life: queued, leased by a worker, finished, forgotten.
// What a kind of job does is the business of its handler.
import type { Actor } from '../kernel/actor.ts'
import type { JsonObject } from '../kernel/json.ts'

export const jobKinds = ['users-import', 'users-export', 'verification-email', 'users-bulk', 'import-check'] as const
export type JobKind = (typeof jobKinds)[number]

export const jobStatuses = [
  'receiving',
  'scheduled',
  'pending',
  'processing',
  'completed',
  'failed',
  'cancelled',
] as const

/**
 * `receiving` while an upload is still arriving: no worker touches it, and an upload that breaks off leaves nothing.
 * `scheduled` until its time has come and a worker takes it.
 */
export type JobStatus = (typeof jobStatuses)[number]

export interface Job {
  readonly id: string
  readonly kind: JobKind
  readonly status: JobStatus
  readonly connection: { readonly id: string; readonly name: string } | null
  readonly parameters: JsonObject
  readonly progress: JobProgress
  /** Why the job as a whole failed, in a sentence for whoever asked for it. */
  readonly failure: string | null
  readonly createdBy: JobOwner
  readonly createdAt: Date
  readonly startedAt: Date | null
  readonly finishedAt: Date | null
}

export interface JobProgress extends JobCounts {
  /** Null until it is known. */
  readonly total: number | null
}

export interface JobCounts {
  readonly inserted: number
  readonly updated: number
  readonly failed: number
}

export type JobOwner = Pick<Actor, 'kind' | 'id' | 'name'>

export type NewJob = Pick<Job, 'id' | 'kind' | 'parameters' | 'createdBy' | 'createdAt'> & {
  readonly connectionId: string | null
  /** For a job whose upload is still arriving: when it is given up, if nothing more arrives. Null: it waits for a worker. */
  readonly receivingUntil: Date | null
  /** Nobody takes it before then. Left out or null: at once. */
  readonly runAt?: Date | null
}

/** The owner again as an actor: what a worker does is recorded under the name of who asked for it. */
export function actorOf(job: Job): Actor {
  return { ...job.createdBy, permissions: new Set(), ip: null, userAgent: null, requestId: null }
}
