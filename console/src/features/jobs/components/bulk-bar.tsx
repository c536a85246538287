// What can be done with the users that are selected: the bar below a list, and its progress while it runs.
import { useNavigate } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Menu, MenuItem } from '../../../components/ui/menu.tsx'
import { announce } from '../../../lib/announce.ts'
import { useOfflineReason } from '../../../lib/connection.ts'
import { needsFromOwner, usePermissions } from '../../../lib/permissions.ts'
import { useEscape } from '../../../lib/shortcuts.ts'
import { t } from '../../../lib/text.ts'
import { useFitsTable } from '../../../lib/use-media-query.ts'
import {
  type BulkAction,
  type BulkTarget,
  bulkActions,
  commonActions,
  isDangerous,
  permissionOf,
} from '../api/bulk-actions.ts'
import { actionLabel } from '../api/bulk-words.ts'
import type { Job } from '../api/job.ts'
import { isOfSelection, type JobWatch } from '../api/watched-job.ts'
import { BulkProgress } from './bulk-progress.tsx'

export interface BulkBarProps extends JobWatch {
  readonly target: BulkTarget
  /** "3 users selected"; announced when it changes. */
  readonly summary: string
  readonly onClear: () => void
  /** Keeps these alone, such as those with whom it failed. */
  readonly onKeep: (ids: readonly string[]) => void
  /** Behind the summary, such as "Select all 1,204 that match". */
  readonly more?: ReactNode
  /** At the end, such as an export. */
  readonly end?: ReactNode
}

/** What begins at once is watched in the bar, whoever is selected meanwhile; what waits for its time has a page of its own. */
export function BulkBar({ target, summary, onClear, onKeep, more, end, watched, onWatch }: BulkBarProps) {
  const [action, setAction] = useState<BulkAction | null>(null)
  const navigate = useNavigate()
  useEffect(() => announce(summary), [summary])
  useEscape(() => watched === null && onClear())
  const started = (job: Job) => {
    setAction(null)
    if (job.status !== 'scheduled') return onWatch({ jobId: job.id, target })
    onClear()
    void navigate({ to: '/jobs/$jobId', params: { jobId: job.id } })
  }
  return (
    <section
      aria-label={t('Selection')}
      className="layer-shadow sticky bottom-3 z-20 grid gap-2 rounded-card border border-line bg-raised px-4 py-2.5"
    >
      {watched !== null ? (
        <BulkProgress
          key={watched.jobId}
          jobId={watched.jobId}
          onClose={() => onWatch(null)}
          onKeep={(ids) => {
            if (!isOfSelection(watched, target)) return
            onKeep(ids)
            onWatch({ ...watched, target: { ids } })
          }}
          onAllDone={() => {
            onWatch(null)
            if (isOfSelection(watched, target)) onClear()
          }}
        />
      ) : (
        <>
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-table">
            <p className="font-semibold">{summary}</p>
            {more}
            <Button tone="quiet" onClick={onClear}>
              {t('Clear')}
            </Button>
          </div>
          <div className="flex flex-wrap items-center gap-2">
            <BulkButtons onChoose={setAction} />
            {end && <div className="ms-auto">{end}</div>}
          </div>
        </>
      )}
      {action !== null && (
        <Suspense>
          <ReviewDialog action={action} target={target} onClose={() => setAction(null)} onStarted={started} />
        </Suspense>
      )}
    </section>
  )
}

/** Those that the operator may not do are absent. */
function BulkButtons({ onChoose }: { readonly onChoose: (action: BulkAction) => void }) {
  const permissions = usePermissions()
  const fitsTable = useFitsTable()
  const offline = useOfflineReason()
  const allowed = bulkActions.filter((action) => permissions.has(permissionOf[action]))
  // On a narrow screen the bar must not cover the list.
  const fitting = fitsTable ? commonActions : commonActions.slice(0, 1)
  const common = fitting.filter((action) => allowed.includes(action))
  const others = allowed.filter((action) => !common.includes(action))
  if (allowed.length === 0) {
    return (
      <p className="text-muted text-table">
        {t('Your role changes no users.')} {needsFromOwner(permissionOf.suspend)}
      </p>
    )
  }
  return (
    <>
      {common.map((action) => (
        <Button key={action} disabledReason={offline} onClick={() => onChoose(action)}>
          {actionLabel[action]}
        </Button>
      ))}
      {others.length > 0 && (
        <Menu trigger={<Button opensMenu>{t('More')}</Button>} align="start">
          {others.map((action) => (
            <MenuItem key={action} isDangerous={isDangerous(action)} onSelect={() => onChoose(action)}>
              {t('{action}…', { action: actionLabel[action] })}
            </MenuItem>
          ))}
        </Menu>
      )}
    </>
  )
}

const ReviewDialog = lazy(() => import('./review-dialog.tsx').then((m) => ({ default: m.ReviewDialog })))
