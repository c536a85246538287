import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Card } from '../../../components/ui/card.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { EndTime } from '../../../components/ui/time-stamp.tsx'
import { t, tNodes } from '../../../lib/text.ts'
import type { Lock } from '../api/diagnosis.ts'
import { lockReason } from '../api/lock-words.ts'
import { locksQuery } from '../api/sign-in-queries.ts'
import { UnlockButton } from './unlock-button.tsx'

interface LocksCardProps {
  readonly userId: string
  /** A row of its own, with what lifts it; null where there is none. */
  readonly suspension: ReactNode
}

/** What keeps somebody out because of too many tries. A suspension is another thing, and another button. */
export function LocksCard({ userId, suspension }: LocksCardProps) {
  const locks = useQuery(locksQuery(userId))
  const { data } = locks
  const isLocked = data !== undefined && data.length > 0
  return (
    <Card title={t('Locks')} action={isLocked ? <UnlockButton userId={userId} /> : null}>
      {locks.isError && (
        <div className="p-4">
          <ProblemNotice title={t("Couldn't load locks.")} error={locks.error} onRetry={() => void locks.refetch()} />
        </div>
      )}
      {suspension}
      {locks.isPending && <SkeletonLines label={t('Loading locks…')} count={1} />}
      {data?.length === 0 && suspension === null && <p className="px-4 py-3 text-muted text-table">{t('None')}</p>}
      {isLocked && (
        <ul>
          {data.map((lock) => (
            <li
              key={`${lock.act} ${lock.network}`}
              className="flex gap-3 border-line border-b px-4 py-3 text-table last:border-b-0"
            >
              <Icon name="lock" className="mt-0.5 text-warning" />
              <span>{lockNote(lock)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function lockNote(lock: Lock): ReactNode {
  const { network, until } = lock
  const known = { reason: lockReason(lock), end: <EndTime at={until} /> }
  return network === null
    ? tNodes('Locked: {reason}. Ends by itself {end}.', known)
    : tNodes('Locked from {network}: {reason}. Ends by itself {end}.', { ...known, network })
}
