// Who ended sessions of a user, and how: asked for when somebody wants to know.
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { ShowMore } from '../../../components/ui/show-more.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { endedSessionsQuery } from '../api/ended-sessions.ts'
import { EventRow } from './event-row.tsx'

export function EndedSessions({ userId }: { readonly userId: string }) {
  const mayRead = useMay('read:user_events')
  const [isOpen, setIsOpen] = useState(false)
  if (!mayRead) return null
  return (
    <Card
      title={t('Ended sessions')}
      action={
        <Button tone="quiet" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? t('Hide') : t('Show the last 90 days')}
        </Button>
      }
    >
      {isOpen && <Ended userId={userId} />}
    </Card>
  )
}

function Ended({ userId }: { readonly userId: string }) {
  const events = useInfiniteQuery(endedSessionsQuery(userId))
  const retry = () => void events.refetch()
  const { data } = events
  if (data === undefined) {
    if (events.isPending) return <SkeletonLines label={t('Loading events…')} count={3} />
    return <ProblemNotice title={t("Couldn't load events.")} error={events.error} onRetry={retry} />
  }
  return (
    <>
      <p className="border-line border-b px-4 py-2 text-meta text-muted">
        {t('What ended sessions, or all there were. Sessions that ran out by themselves leave no entry.')}
      </p>
      {data.length === 0 && !events.hasNextPage ? (
        <p className="px-4 py-3 text-muted text-table">{t('Nobody ended a session in the last 90 days.')}</p>
      ) : (
        <ol>
          {data.map((event) => (
            <EventRow key={event.id} event={event} />
          ))}
        </ol>
      )}
      <ShowMore list={events} isInCard>
        {t('Show older events')}
      </ShowMore>
    </>
  )
}
