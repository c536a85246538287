import { useState } from 'react'
import { Button, buttonClasses } from '../../../components/ui/button.tsx'
import { useOfflineReason } from '../../../lib/connection.ts'
import { copyText } from '../../../lib/copy-text.ts'
import { usePermissions } from '../../../lib/permissions.ts'
import { t, tCount } from '../../../lib/text.ts'
import { toastProblem } from '../../../lib/toasts.ts'
import { permissionOf } from '../api/bulk-actions.ts'
import { isOpen, type Job } from '../api/job.ts'
import { failedIds, resultsFile } from '../api/job-queries.ts'
import { useJobChanges } from './use-job-changes.ts'

interface JobButtonsProps {
  readonly job: Job
  /** Begins the undo, and shows or says what comes of it. */
  readonly undo: (id: string) => Promise<unknown>
}

/** What can be done with a bulk job as it stands; what its action asks for is asked of this too. */
export function JobButtons({ job, undo }: JobButtonsProps) {
  const { bulk } = job
  const { stop, retry } = useJobChanges()
  const [isBusy, setIsBusy] = useState(false)
  const permissions = usePermissions()
  const offline = useOfflineReason()
  if (bulk === null) return null
  const mayAct = permissions.has(permissionOf[bulk.action])
  const run = (failure: string, change: () => Promise<unknown>) => () => {
    if (isBusy) return
    setIsBusy(true)
    change()
      .catch((error: unknown) => toastProblem(failure, error))
      .finally(() => setIsBusy(false))
  }
  const isEnded = !isOpen(job)
  return (
    <>
      {mayAct && !isEnded && (
        <Button
          aria-disabled={isBusy}
          disabledReason={offline}
          onClick={run(t("Couldn't stop the job."), () => stop(job.id))}
        >
          {job.status === 'scheduled' ? t('Call off') : t('Stop')}
        </Button>
      )}
      {mayAct && job.status === 'completed' && bulk.failed > 0 && (
        <Button
          tone="primary"
          aria-disabled={isBusy}
          disabledReason={offline}
          onClick={run(t("Couldn't repeat the job."), () => retry(job.id))}
        >
          {tCount(bulk.failed, 'Retry 1 failed', 'Retry {count} failed')}
        </Button>
      )}
      {mayAct && bulk.canUndo && (
        <Button
          aria-disabled={isBusy}
          disabledReason={offline}
          onClick={run(t("Couldn't undo it."), () => undo(job.id))}
        >
          {t('Undo')}
        </Button>
      )}
      {isEnded && (
        <a href={resultsFile(job.id)} download className={buttonClasses()}>
          {t('Download results (CSV)')}
        </a>
      )}
      {isEnded && bulk.failed > 0 && (
        <Button
          onClick={run(t("Couldn't load who failed."), async () =>
            copyText((await failedIds(job.id)).join('\n'), t('Failed IDs')),
          )}
        >
          {t('Copy failed IDs')}
        </Button>
      )}
    </>
  )
}
