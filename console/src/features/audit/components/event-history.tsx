import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { ShowMore } from '../../../components/ui/show-more.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { t } from '../../../lib/text.ts'
import type { AuditEvent } from '../api/user-events.ts'
import { EventRow } from './event-row.tsx'

interface EventHistoryProps {
  /** Page by page, newest first; with whom an event concerns, where the page is not about one. */
  readonly events: UseInfiniteQueryResult<readonly (AuditEvent & { readonly subjectName?: string | null })[]>
  /** What will stand here, while there is nothing. */
  readonly empty: string
}

/** What was done to one thing: by whom, when and from where, newest first. */
export function EventHistory({ events, empty }: EventHistoryProps) {
  const retry = () => void events.refetch()
  if (events.data === undefined) {
    if (events.isPending) return <SkeletonLines label={t('Loading events…')} count={6} />
    return <ProblemNotice title={t("Couldn't load events.")} error={events.error} onRetry={retry} />
  }
  if (events.data.length === 0) {
    return (
      <EmptyState icon="eye" title={t('Nothing has happened yet')}>
        {empty}
      </EmptyState>
    )
  }
  return (
    <section aria-label={t('Events')} className="grid grid-cols-1 gap-3">
      {events.isError && <ProblemNotice title={t("Couldn't load events.")} error={events.error} onRetry={retry} />}
      <ol className="overflow-hidden rounded-card border border-line bg-raised">
        {events.data.map((event) => (
          <EventRow key={event.id} event={event} about={event.subjectName ?? null} />
        ))}
      </ol>
      <ShowMore list={events}>{t('Show older events')}</ShowMore>
    </section>
  )
}
