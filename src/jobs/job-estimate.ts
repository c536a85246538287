import type { Job } from './job.ts'

export interface JobEstimate {
  readonly percentage: number
  /** Null before there is a pace to judge by. */
  readonly secondsLeft: number | null
}

/** How far a job is and how long it will still take at the pace so far. */
export function jobEstimate({ status, progress, startedAt }: Job, now: Date): JobEstimate {
  if (status === 'completed') return { percentage: 100, secondsLeft: 0 }
  const done = progress.inserted + progress.updated + progress.failed
  if (progress.total === null || progress.total === 0 || done === 0) return { percentage: 0, secondsLeft: null }
  const percentage = Math.floor((done / progress.total) * 100)
  if (startedAt === null) return { percentage, secondsLeft: null }
  const secondsSpent = Math.max(0, now.getTime() - startedAt.getTime()) / 1000
  return { percentage, secondsLeft: Math.ceil((secondsSpent / done) * (progress.total - done)) }
}
