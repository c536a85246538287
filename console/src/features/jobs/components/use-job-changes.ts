import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { withStepUp } from '../../../lib/step-up.ts'
import { t, tCount } from '../../../lib/text.ts'
import { toastDone, toastProblem } from '../../../lib/toasts.ts'
import { countedAction } from '../api/bulk-words.ts'
import { isOpen, type Job } from '../api/job.ts'
import { jobListKey, jobQuery, retryJob, stopJob, undoJob } from '../api/job-queries.ts'

const askedEveryMs = 500

/** What changes a job, and what is read again because of it. */
export function useJobChanges() {
  const client = useQueryClient()
  const keep = useCallback(
    (job: Job) => {
      client.setQueryData(jobQuery(job.id).queryKey, job)
      void client.invalidateQueries({ queryKey: jobListKey })
      return job
    },
    [client],
  )
  /** Lists and pages of people show what a job did to them. */
  const showChangedUsers = useCallback(() => {
    void client.invalidateQueries({ queryKey: ['users'] })
    void client.invalidateQueries({ queryKey: jobListKey })
  }, [client])
  const startUndo = useCallback(
    async (id: string) => {
      const undoing = keep(await withStepUp((reason) => undoJob(id, reason)))
      void client.invalidateQueries({ queryKey: jobQuery(id).queryKey })
      return undoing
    },
    [client, keep],
  )
  /** Waits until it is undone, and says so: nobody looks at that job. */
  const undo = useCallback(
    async (id: string) => {
      let job = await startUndo(id)
      while (isOpen(job)) {
        await new Promise((resolve) => window.setTimeout(resolve, askedEveryMs))
        job = await client.fetchQuery({ ...jobQuery(job.id), staleTime: 0 })
      }
      showChangedUsers()
      const { action, done, skipped, failed } = job.bulk ?? { action: 'activate', done: 0, skipped: 0, failed: 0 }
      const what = countedAction(action, done)
      if (failed > 0 || job.status !== 'completed') {
        const sentence = t('Undone: {what}, {skipped} skipped, {failed} failed. Open Jobs to try again.', {
          what,
          skipped,
          failed,
        })
        return toastProblem(sentence, null)
      }
      toastDone(
        skipped === 0
          ? t('Undone: {what}.', { what })
          : t('Undone: {what}. {skipped}', {
              what,
              skipped: tCount(
                skipped,
                '1 was changed since and is left as it is.',
                '{count} were changed since and are left as they are.',
              ),
            }),
      )
    },
    [client, startUndo, showChangedUsers],
  )
  return {
    undo,
    startUndo,
    showChangedUsers,
    stop: async (id: string) => keep(await stopJob(id)),
    retry: async (id: string) => keep(await withStepUp((reason) => retryJob(id, reason))),
  }
}
