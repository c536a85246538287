import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Card } from '../../../components/ui/card.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t, tNodes } from '../../../lib/text.ts'
import { eventSentence } from '../api/event-sentence.ts'
import { userEventsQuery } from '../api/user-events.ts'
import { iconOf } from './event-row.tsx'
import { EventsNotLoaded } from './events-not-loaded.tsx'

interface RecentEventsProps {
  readonly userId: string
  /** Leads to all of them. */
  readonly all: ReactNode
}

const shownEvents = 5

export function RecentEvents({ userId, all }: RecentEventsProps) {
  const mayRead = useMay('read:user_events')
  const recent = useInfiniteQuery({ ...userEventsQuery(userId), enabled: mayRead })
  const { data: events, isPending, isError } = recent
  if (!mayRead) return null
  return (
    <Card title={t('Recent events')} action={all}>
      {isPending && <SkeletonLines label={t('Loading events…')} count={3} />}
      {isError && events === undefined && <EventsNotLoaded onRetry={() => void recent.refetch()} />}
      {events?.length === 0 && <p className="px-4 py-3 text-muted text-table">{t('Nothing has happened yet.')}</p>}
      <ol>
        {events?.slice(0, shownEvents).map((event) => (
          <li key={event.id} className="flex gap-2.5 border-line border-b px-4 py-2.5 text-table last:border-b-0">
            <Icon name={iconOf(event.type)} className="mt-0.5 text-muted" />
            <div className="min-w-0 flex-1">
              <p>{eventSentence(event)}</p>
              <p className="text-meta text-muted">
                {tNodes('{time} by {name}', { time: <TimeStamp at={event.at} />, name: event.actor.name })}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </Card>
  )
}
