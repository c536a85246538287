import { useQuery } from '@tanstack/react-query'
import { useMay } from '../../../lib/permissions.ts'
import { useQuietMoment } from '../../../lib/quiet.ts'
import { tCount } from '../../../lib/text.ts'
import { waitingQuery } from '../api/recovery-queries.ts'

/** How many requests wait, in the navigation; nothing where none does. */
export function RecoveryBadge() {
  const mayRead = useMay('read:recovery_requests')
  const isTime = useQuietMoment()
  const { data } = useQuery({ ...waitingQuery, enabled: isTime && mayRead })
  if (data === undefined || data.count === 0) return null
  return (
    <span className="-me-2 ms-auto rounded-full bg-selected px-1.5 font-semibold text-accent text-meta tabular-nums">
      <span aria-hidden="true">{waitingInWords(data)}</span>
      <span className="sr-only">{tCount(data.count, '1 waiting', '{count} waiting')}</span>
    </span>
  )
}

export function waitingInWords({ count, isMore }: { readonly count: number; readonly isMore: boolean }): string {
  return isMore ? `${count}+` : String(count)
}
