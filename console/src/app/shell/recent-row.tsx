import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../components/ui/button.tsx'
import { TimeStamp } from '../../components/ui/time-stamp.tsx'
import { useOfflineReason } from '../../lib/connection.ts'
import { canUndo, type RecentAction, undoAction, whyNotUndone } from '../../lib/recent-actions.ts'
import { t } from '../../lib/text.ts'

interface RecentRowProps {
  readonly action: RecentAction
  readonly onUndone: () => void
}

/** What was done, and the way back where there is one. Why that is closed stands where it was asked for. */
export function RecentRow({ action: { id, sentence, at }, onUndone }: RecentRowProps) {
  const queryClient = useQueryClient()
  const [isBusy, setIsBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const offline = useOfflineReason()

  async function undo() {
    if (isBusy) return
    setIsBusy(true)
    setFailure(null)
    try {
      await undoAction(id)
      // Whatever the page shows of it may be of before.
      void queryClient.invalidateQueries()
      onUndone()
    } catch (error) {
      setFailure(`${t("Couldn't undo it.")} ${whyNotUndone(error)}`.trim())
    } finally {
      setIsBusy(false)
    }
  }

  return (
    <li className="border-line border-b py-2 text-table">
      <div className="flex items-center justify-between gap-3">
        <span className="min-w-0 [overflow-wrap:anywhere]">{sentence}</span>
        <span className="flex shrink-0 items-center gap-2 text-meta text-muted">
          <TimeStamp at={at} />
          {canUndo(id) && (
            <Button
              aria-label={t('Undo: {sentence}', { sentence })}
              aria-disabled={isBusy}
              disabledReason={offline}
              onClick={() => void undo()}
            >
              {t('Undo')}
            </Button>
          )}
        </span>
      </div>
      {failure !== null && (
        <p role="alert" className="text-danger">
          {failure}
        </p>
      )}
    </li>
  )
}
