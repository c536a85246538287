import { useEffect, useRef } from 'react'
import { announce } from '../../../lib/announce.ts'
import { durationWords } from '../../../lib/duration-words.ts'
import { exactCount } from '../../../lib/format-count.ts'
import { t } from '../../../lib/text.ts'
import { isOpen, isRunning, type Job } from '../api/job.ts'

const announcedEveryMs = 10_000
const paceKnownAfterMs = 5_000

/** How far a job is, to see and, at most every ten seconds, to hear. */
export function JobProgress({ job }: { readonly job: Job }) {
  const words = progressInWords(job)
  useAnnounced(words, isOpen(job))
  const { total, secondsLeft } = job.progress
  const startedMs = job.startedAt === null ? 0 : Date.now() - new Date(job.startedAt).getTime()
  const hasPace = isRunning(job) && startedMs > paceKnownAfterMs
  const left = hasPace ? secondsLeft : null
  const aSecond = hasPace ? Math.round((finishedOf(job) * 1_000) / startedMs) : 0
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
      <progress
        aria-label={t('Progress')}
        max={total ?? 1}
        {...(total === null && isOpen(job) ? {} : { value: total === null ? 1 : finishedOf(job) })}
        className="h-2 w-40 appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
      />
      <p className="text-table tabular-nums">
        {words}
        {aSecond > 0 && <span className="text-muted"> · {t('{count} a second', { count: exactCount(aSecond) })}</span>}
        {left !== null && <span className="text-muted"> · {leftInWords(left)}</span>}
      </p>
    </div>
  )
}

function leftInWords(seconds: number): string {
  const duration = durationWords(Math.round(seconds / 60))
  return duration === null ? t('less than a minute left') : t('about {duration} left', { duration })
}

export function progressInWords(job: Job): string {
  const { total } = job.progress
  const skipped = job.bulk?.skipped ?? unchangedOf(job)
  const values = { done: finishedOf(job), total: total ?? 0, skipped, failed: job.bulk?.failed ?? job.progress.failed }
  if (job.status === 'scheduled') return t('Waits for its time')
  // What ended without having counted, as exports do, says by its state how it ended.
  if (total === null) return isOpen(job) ? t('Finding who is meant…') : '–'
  if (skipped > 0 && values.failed > 0) return t('{done} of {total}, {skipped} skipped, {failed} failed', values)
  if (skipped > 0) return t('{done} of {total}, {skipped} skipped', values)
  return values.failed > 0 ? t('{done} of {total}, {failed} failed', values) : t('{done} of {total}', values)
}

export function finishedOf({ bulk, progress, status, type }: Job): number {
  if (bulk !== null) return bulk.done + bulk.skipped + bulk.failed
  return progress.inserted + progress.updated + progress.failed + unchangedOf({ progress, status, type })
}

/** Whom an import left as they are: in none of its counts, and known at its end alone. */
function unchangedOf({ progress, status, type }: Pick<Job, 'progress' | 'status' | 'type'>): number {
  if (type !== 'users_import' || status !== 'completed' || progress.total === null) return 0
  return progress.total - progress.inserted - progress.updated - progress.failed
}

function useAnnounced(words: string, goesOn: boolean) {
  const last = useRef({ at: 0, words: '' })
  useEffect(() => {
    const { at, words: said } = last.current
    if (words === said || (goesOn && Date.now() - at < announcedEveryMs)) return
    last.current = { at: Date.now(), words }
    announce(words)
  }, [words, goesOn])
}
