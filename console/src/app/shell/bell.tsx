import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { Icon } from '../../components/ui/icon.tsx'
import { approvalsQuery } from '../../features/approvals/api/approval.ts'
import { needsYouQuery } from '../../features/dashboard/api/needs-you.ts'
import { ownJobsQuery } from '../../features/jobs/api/job-queries.ts'
import { useMay } from '../../lib/permissions.ts'
import { useQuietMoment } from '../../lib/quiet.ts'
import { t, tCount } from '../../lib/text.ts'
import { needsYou } from './needs-you.ts'

/** What needs the operator, as a number, and in a list when it is pressed. */
export function Bell({ operatorId }: { readonly operatorId: string }) {
  const [isOpen, setIsOpen] = useState(false)
  const mayReadApprovals = useMay('read:approvals')
  const mayReadJobs = useMay('read:jobs')
  const mayReadMessages = useMay('read:messages')
  const mayReadAudit = useMay('read:audit')
  const isTime = useQuietMoment()
  const approvals = useQuery({ ...approvalsQuery(), enabled: isTime && mayReadApprovals })
  const jobs = useQuery({ ...ownJobsQuery(operatorId), enabled: isTime && mayReadJobs })
  const counted = useQuery({ ...needsYouQuery, enabled: isTime && (mayReadMessages || mayReadAudit) })
  const needs = needsYou(operatorId, approvals.data?.data ?? [], jobs.data?.data ?? [], counted.data)
  const count = needs.length
  return (
    <>
      <button
        type="button"
        onClick={() => setIsOpen(true)}
        className="relative inline-flex size-9 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-fg pointer-coarse:size-11"
      >
        <Icon name="bell" />
        <span className="sr-only">
          {count === 0
            ? t('Notifications')
            : tCount(count, 'Notifications: 1 needs you', 'Notifications: {count} need you')}
        </span>
        {count > 0 && (
          <span
            aria-hidden="true"
            className="absolute end-0 top-0 min-w-4 rounded-full bg-danger-solid px-1 text-center font-semibold text-danger-on-solid text-meta"
          >
            {count}
          </span>
        )}
      </button>
      <Suspense>{isOpen && <BellDialog needs={needs} onClose={() => setIsOpen(false)} />}</Suspense>
    </>
  )
}

const BellDialog = lazy(() => import('./bell-dialog.tsx').then((m) => ({ default: m.BellDialog })))
