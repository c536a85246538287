import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { t } from '../../../lib/text.ts'
import { toastDone, toastProblem } from '../../../lib/toasts.ts'
import { changedWithoutReason } from '../api/bulk-actions.ts'
import { countedAction } from '../api/bulk-words.ts'
import { isOpen, type Job } from '../api/job.ts'
import { failedIds, jobQuery } from '../api/job-queries.ts'
import { endOf } from '../api/watched-job.ts'
import { JobButtons } from './job-buttons.tsx'
import { finishedOf, JobProgress } from './job-progress.tsx'
import { useJobChanges } from './use-job-changes.ts'

interface BulkProgressProps {
  readonly jobId: string
  readonly onClose: () => void
  readonly onKeep: (ids: readonly string[]) => void
  /** It ended, and nobody is left to try again with. */
  readonly onAllDone: () => void
}

/** A job, watched where it was started. Whoever it failed with stays selected. */
export function BulkProgress({ jobId, onClose, onKeep, onAllDone }: BulkProgressProps) {
  const { data: job, isError, error, refetch } = useQuery(jobQuery(jobId))
  const { undo, showChangedUsers } = useJobChanges()
  const shown = job === undefined ? 0 : shownOf(job)
  useEffect(() => {
    if (shown > 0) showChangedUsers()
  }, [shown, showChangedUsers])
  const keep = useEffectEvent(onKeep)
  const end = useEffectEvent((isLeft: () => boolean) => {
    if (job === undefined || job.bulk === null) return
    const { bulk } = job
    const asked = endOf(job)
    if (asked === 'keep') {
      // By then others may be selected, and somebody may watch something else.
      failedIds(job.id)
        .then((ids) => isLeft() || keep(ids))
        .catch(
          (error: unknown) =>
            isLeft() || toastProblem(t("Couldn't load who failed. The selection is as it was."), error),
        )
    }
    if (asked === 'done') {
      const what = countedAction(bulk.action, bulk.done)
      const { skipped } = bulk
      const sentence =
        skipped === 0 ? t('Done: {what}.', { what }) : t('Done: {what}, {skipped} skipped.', { what, skipped })
      toastDone(sentence, bulk.canUndo ? () => undo(job.id) : undefined)
      onAllDone()
    }
  })
  // Once for each end: what is tried again ends once more.
  const endedAt = job === undefined || isOpen(job) ? null : job.finishedAt
  useEffect(() => {
    let isLeft = false
    if (endedAt !== null) end(() => isLeft)
    return () => {
      isLeft = true
    }
  }, [endedAt])
  if (job === undefined) {
    return isError ? (
      <ProblemNotice title={t("Couldn't load the job.")} error={error} onRetry={() => void refetch()} />
    ) : null
  }
  return (
    <div className="flex flex-wrap items-center gap-3">
      <JobProgress job={job} />
      <div className="flex flex-wrap items-center gap-2">
        <JobButtons job={job} undo={undo} />
        <Link to="/jobs/$jobId" params={{ jobId }} className="text-accent text-table hover:underline">
          {t('Open job')}
        </Link>
        {(isLong(job) || !isOpen(job)) && (
          <Button tone="quiet" onClick={onClose}>
            {t('Close')}
          </Button>
        )}
      </div>
      {isLong(job) && isOpen(job) && (
        <p className="w-full text-muted text-table">{t('It goes on if you leave this page.')}</p>
      )}
      {job.failure !== null && <p className="w-full text-danger text-table">{job.failure}</p>}
    </div>
  )
}

function isLong({ progress: { total } }: Job): boolean {
  return total === null || total > changedWithoutReason
}

/** How far rows are to be read again: one by one, and of a long job at each twentieth of it. */
function shownOf(job: Job): number {
  const { total } = job.progress
  const finished = finishedOf(job)
  return isLong(job) && isOpen(job) ? Math.floor((finished * 20) / (total ?? Number.POSITIVE_INFINITY)) : finished
}
