// The worker: takes waiting jobs, a lane for each that may run at once, and hands them to the handler of their kind. The
// lanes wake when they are told, and one look a second, for all of them, finds what other servers queued or left behind.
import type { Clock } from '../kernel/clock.ts'
import { pause } from '../kernel/pause.ts'
import { Bell } from './bell.ts'
import type { Job, JobKind } from './job.ts'
import type { JobStore, LeasedJob } from './job-store.ts'

export interface JobHandler {
  readonly kind: JobKind
  /** How many jobs of this kind this process works on side by side. */
  readonly atOnce: number
  /** Works until the job is finished, or stops at the next safe place when the signal says so. */
  work(job: Job, signal: AbortSignal): Promise<void>
  /** Finishes a job that was tried too often. */
  giveUp(job: Job, failure: string): Promise<void>
}

export interface JobWorkerOptions {
  readonly jobs: JobStore
  readonly clock: Clock
  readonly handlers: readonly JobHandler[]
  readonly onFault: (fault: unknown) => void
}

export interface JobWorker {
  /** Something was queued just now. */
  wake(): void
  /** Takes nothing new, lets what is in hand come to its next safe place, and hands it back. */
  stop(): Promise<void>
}

const pollMs = 1_000
/** How soon another server takes over after this one was killed. */
const leaseMs = 3_000
const renewMs = 1_000
/**
 * A worker that dies with a job counts against it a little, for it may have been killed; a fault counts much. Whatever
 * gets further begins anew.
 */
const strikesAtMost = 24
const strikesOfFault = 4
const firstRetryMs = 500
const sweepEveryMs = 10 * 60_000
const keepFinishedMs = 24 * 60 * 60_000
const keepBulkMs = 30 * 24 * 60 * 60_000

export function startJobs(options: JobWorkerOptions): JobWorker {
  const stopping = new AbortController()
  const bell = new Bell()
  const lanes = options.handlers.flatMap((handler) =>
    Array.from({ length: handler.atOnce }, () => runLane(options, handler, bell, stopping.signal)),
  )
  const looking = lookOut(options, bell, stopping.signal)
  const sweeping = runSweeps(options, bell, stopping.signal)
  return {
    wake: () => bell.ring(),
    stop: async () => {
      stopping.abort()
      bell.ring()
      await Promise.all([...lanes, looking, sweeping])
    },
  }
}

async function runLane(options: JobWorkerOptions, handler: JobHandler, bell: Bell, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const rung = bell.next()
    const leased = await leaseNext(options, handler.kind)
    if (leased !== null) await workOn(options, handler, leased, stop)
    else await rung
  }
}

async function lookOut(options: JobWorkerOptions, bell: Bell, stop: AbortSignal): Promise<void> {
  const { jobs, clock, handlers, onFault } = options
  const kinds = handlers.map(({ kind }) => kind)
  while (!stop.aborted) {
    await pause(pollMs, stop)
    try {
      if (await jobs.isAnyDue(kinds, clock.now())) bell.ring()
    } catch (fault) {
      onFault(fault)
    }
  }
}

async function leaseNext({ jobs, clock, onFault }: JobWorkerOptions, kind: JobKind): Promise<LeasedJob | null> {
  const now = clock.now()
  try {
    return await jobs.lease(kind, now, after(now, leaseMs))
  } catch (fault) {
    onFault(fault)
    return null
  }
}

async function workOn(
  options: JobWorkerOptions,
  handler: JobHandler,
  { job, strikes }: LeasedJob,
  stop: AbortSignal,
): Promise<void> {
  const { jobs, clock, onFault } = options
  const lost = new AbortController()
  const renewal = setInterval(() => renew(options, job.id, lost), renewMs)
  try {
    if (strikes > strikesAtMost) {
      await handler.giveUp(job, 'It was tried again and again and got no further.')
      return
    }
    await handler.work(job, AbortSignal.any([stop, lost.signal]))
    if (stop.aborted) await jobs.release(job.id, clock.now(), -1)
  } catch (fault) {
    onFault(fault)
    const retryAt = after(clock.now(), firstRetryMs * 2 ** (strikes / strikesOfFault))
    await jobs.release(job.id, retryAt, strikesOfFault - 1).catch(onFault)
  } finally {
    clearInterval(renewal)
  }
}

/** A lease that cannot be renewed because the job is gone ends the work on it. */
function renew({ jobs, clock, onFault }: JobWorkerOptions, id: string, lost: AbortController): void {
  jobs.extendLease(id, after(clock.now(), leaseMs)).then((isOurs) => {
    if (!isOurs) lost.abort()
  }, onFault)
}

async function runSweeps({ jobs, clock, onFault }: JobWorkerOptions, bell: Bell, stop: AbortSignal): Promise<void> {
  let nextSweepAt = 0
  while (!stop.aborted) {
    // Asked for before the sweep, so that being told to stop meanwhile is heard.
    const rung = bell.next(sweepEveryMs)
    const now = clock.now()
    if (now.getTime() >= nextSweepAt) {
      nextSweepAt = now.getTime() + sweepEveryMs
      const finishedBefore = after(now, -keepFinishedMs)
      await jobs.sweep({ now, finishedBefore, bulkFinishedBefore: after(now, -keepBulkMs) }).catch(onFault)
    }
    await rung
  }
}

function after(time: Date, ms: number): Date {
  return new Date(time.getTime() + ms)
}
