import { useInfiniteQuery } from '@tanstack/react-query'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { ShowMore } from '../../../components/ui/show-more.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { t } from '../../../lib/text.ts'
import { organizationEventsQuery } from '../api/organization-events.ts'
import { EventRow } from './event-row.tsx'

/** What was done in an organization: by whom, to whom, when and from where, newest first. */
export function OrganizationEvents({ organizationId }: { readonly organizationId: string }) {
  const events = useInfiniteQuery(organizationEventsQuery(organizationId))
  const retry = () => void events.refetch()
  if (events.data === undefined) {
    if (events.isPending) return <SkeletonLines label={t('Loading events…')} count={6} />
    return <ProblemNotice title={t("Couldn't load events.")} error={events.error} onRetry={retry} />
  }
  if (events.data.length === 0) {
    return (
      <EmptyState icon="eye" title={t('Nothing has happened yet')}>
        {t('What is done in this organization shows up here.')}
      </EmptyState>
    )
  }
  return (
    <section aria-label={t('Events')} className="grid grid-cols-1 gap-3">
      {events.isError && <ProblemNotice title={t("Couldn't load events.")} error={events.error} onRetry={retry} />}
      <ol className="overflow-hidden rounded-card border border-line bg-raised">
        {events.data.map((event) => (
          <EventRow key={event.id} event={event} about={event.subjectName} />
        ))}
      </ol>
      <ShowMore list={events}>{t('Show older events')}</ShowMore>
    </section>
  )
}
