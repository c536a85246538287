import { setTimeout as pause } from 'node:timers/promises'
import type { Api } from './api.ts'
import { CommandFailure, ServerGone } from './failure.ts'
import type { Progress } from './progress-bar.ts'

export interface ImportJob {
  readonly id: string
  readonly status: 'pending' | 'processing' | 'completed' | 'failed'
  readonly failure: string | null
  readonly progress: {
    readonly total: number | null
    readonly inserted: number
    readonly updated: number
    readonly failed: number
  }
}

/** Waits until the job is finished, whatever becomes of the server in between, short of a minute without it. */
export async function followJob(api: Api, jobId: string, progress: Progress): Promise<ImportJob> {
  const leave = () => {
    progress.end()
    progress.note(`The import ${jobId} goes on in the server.`)
    process.exit(interruptedExitCode)
  }
  process.once('SIGINT', leave)
  try {
    progress.begin({ label: 'Importing', unit: 'rows', total: null })
    for (let waitMs = pollAtFirstMs; ; waitMs = Math.min(2 * waitMs, pollAtLastMs)) {
      const job = await askUntilBack(api, jobId, progress)
      const { inserted, updated, failed, total } = job.progress
      progress.at(inserted + updated + failed, total ?? undefined)
      if (job.status === 'completed' || job.status === 'failed') return job
      await pause(waitMs)
    }
  } finally {
    process.off('SIGINT', leave)
  }
}

const interruptedExitCode = 130
const pollAtFirstMs = 50
const pollAtLastMs = 1_000
const giveUpAfterMs = 60_000
const retryAtFirstMs = 250
const retryAtLastMs = 4_000

async function askUntilBack(api: Api, jobId: string, progress: Progress): Promise<ImportJob> {
  const giveUpAt = Date.now() + giveUpAfterMs
  for (let waitMs = retryAtFirstMs; ; waitMs = Math.min(2 * waitMs, retryAtLastMs)) {
    try {
      const job = await api.get<ImportJob>(`/jobs/${encodeURIComponent(jobId)}`)
      if (waitMs > retryAtFirstMs) progress.note('The server is back.')
      return job
    } catch (fault) {
      if (!(fault instanceof ServerGone)) throw fault
      if (Date.now() >= giveUpAt) {
        throw new CommandFailure(`${fault.message} The import ${jobId} goes on when Rollcall runs again.`)
      }
      if (waitMs === retryAtFirstMs) progress.note('The server does not answer. Waiting a minute for it to come back.')
      await pause(Math.max(waitMs, fault.retryAfterMs))
    }
  }
}
