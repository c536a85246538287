import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { userEventsQuery } from '../api/user-events.ts'
import { EventRow } from './event-row.tsx'

/** Everything the audit log keeps about one user, newest first. */
export function EventsTab({ userId }: { readonly userId: string }) {
  const mayRead = useMay('read:user_events')
  const events = useInfiniteQuery({ ...userEventsQuery(userId), enabled: mayRead })
  if (!mayRead) {
    return (
      <EmptyState icon="lock" title={t('Events are not shown to your role')}>
        {t('{needs}. An owner can give it to you.', { needs: needs('read:user_events') })}
      </EmptyState>
    )
  }
  return (
    <Card title={t('Events')}>
      {events.isError && (
        <div className="p-4">
          <ProblemNotice
            title={t("Couldn't load events.")}
            error={events.error}
            onRetry={() => void events.refetch()}
          />
        </div>
      )}
      {events.isPending && <SkeletonLines label={t('Loading events…')} />}
      {events.data?.length === 0 && (
        <EmptyState icon="eye" title={t('Nothing has happened yet')}>
          {t('Changes to this user and what they do show up here.')}
        </EmptyState>
      )}
      <ol>
        {events.data?.map((event) => (
          <EventRow key={event.id} event={event} />
        ))}
      </ol>
      {events.hasNextPage && (
        <div className="border-line border-t p-3 text-center">
          <Button onClick={() => void events.fetchNextPage()} aria-disabled={events.isFetchingNextPage}>
            {events.isFetchingNextPage ? t('Loading…') : t('Show older events')}
          </Button>
        </div>
      )}
    </Card>
  )
}
