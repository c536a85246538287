import { useQuery } from '@tanstack/react-query'
import { useMay } from '../../../lib/permissions.ts'
import { useQuietMoment } from '../../../lib/quiet.ts'
import { tCount } from '../../../lib/text.ts'
import { type Waiting, waitingQuery } from '../api/recovery-queries.ts'

/** How many requests wait for the operator, in the navigation; nothing where none does. */
export function RecoveryBadge() {
  const mayDecide = useMay('approve:recovery')
  // Whoever resets factors verifies who calls.
  const mayVerify = useMay('reset:mfa')
  const isTime = useQuietMoment()
  const { data } = useQuery({ ...waitingQuery, enabled: isTime && (mayDecide || mayVerify) })
  if (data === undefined || data.forYou.count === 0) return null
  const { forYou } = data
  return (
    <span className="-me-2 ms-auto rounded-full bg-selected px-1.5 font-semibold text-accent text-meta tabular-nums">
      <span aria-hidden="true">{waitingInWords(forYou)}</span>
      <span className="sr-only">{tCount(forYou.count, '1 waiting', '{count} waiting')}</span>
    </span>
  )
}

export function waitingInWords({ count, isMore }: Waiting): string {
  return isMore ? `${count}+` : String(count)
}
