import { useQuery } from '@tanstack/react-query'
import { useMay } from '../../../lib/permissions.ts'
import { useQuietMoment } from '../../../lib/quiet.ts'
import { tCount } from '../../../lib/text.ts'
import { isRunning } from '../api/job.ts'
import { ownJobsQuery } from '../api/job-queries.ts'

/** How many of the operator's own jobs are under way, in the navigation; nothing where none is. */
export function RunningJobsBadge({ operatorId }: { readonly operatorId: string }) {
  const mayRead = useMay('read:jobs')
  const isTime = useQuietMoment()
  const { data } = useQuery({ ...ownJobsQuery(operatorId), enabled: isTime && mayRead })
  const count = (data?.data ?? []).filter(isRunning).length
  if (count === 0) return null
  return (
    <span className="ms-auto rounded-full bg-selected px-1.5 font-semibold text-accent text-meta tabular-nums">
      <span aria-hidden="true">{count}</span>
      <span className="sr-only">{tCount(count, '1 of your jobs is running', '{count} of your jobs are running')}</span>
    </span>
  )
}
