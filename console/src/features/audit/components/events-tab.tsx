import { useInfiniteQuery } from '@tanstack/react-query'
import { Card } from '../../../components/ui/card.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { ShowMore } from '../../../components/ui/show-more.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { collapseEvents } from '../api/collapse-events.ts'
import type { UserPreset } from '../api/user-audit-search.ts'
import { userEventsQuery } from '../api/user-events.ts'
import { typesOf } from '../api/user-presets.ts'
import { EventRunRow } from './event-run-row.tsx'
import { RecoveryChains } from './recovery-chains.tsx'
import { UserPresets } from './user-presets.tsx'

interface EventsTabProps {
  readonly userId: string
  readonly view?: UserPreset
}

/** Everything the audit log keeps about one user, newest first. */
export function EventsTab({ userId, view = 'everything' }: EventsTabProps) {
  const mayRead = useMay('read:user_events')
  if (!mayRead) {
    return <NoAccess title={t('Events are not shown to your role')} permission="read:user_events" />
  }
  return (
    <div className="grid grid-cols-1 gap-4">
      <UserPresets userId={userId} />
      {view === 'recovery' ? <RecoveryChains userId={userId} /> : <Events userId={userId} view={view} />}
    </div>
  )
}

function Events({ userId, view }: Required<EventsTabProps>) {
  const events = useInfiniteQuery(userEventsQuery(userId, typesOf(view)))
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
          {view === 'everything'
            ? t('Changes to this user and what they do show up here.')
            : t('Nothing of this kind is on record. Choose Everything to see the rest.')}
        </EmptyState>
      )}
      <ol>
        {collapseEvents(events.data ?? []).map((run) => (
          <EventRunRow key={run.events[0].id} run={run} />
        ))}
      </ol>
      <ShowMore list={events} isInCard>
        {t('Show older events')}
      </ShowMore>
    </Card>
  )
}
