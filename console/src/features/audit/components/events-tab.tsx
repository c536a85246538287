// Everything the audit log keeps about one user, newest first, narrowed as its address says (console.md 3.12).
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { ShowMore } from '../../../components/ui/show-more.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { collapseEvents } from '../api/collapse-events.ts'
import { subjectName } from '../api/event-names.ts'
import { eventSentence } from '../api/event-sentence.ts'
import type { UserAuditSearch } from '../api/user-audit-search.ts'
import type { AuditEvent } from '../api/user-events.ts'
import { isTimelineNarrowed, userTimelineQuery } from '../api/user-timeline.ts'
import { EventDrawer } from './event-drawer.tsx'
import { EventRunRow } from './event-run-row.tsx'
import { RecoveryChains } from './recovery-chains.tsx'
import { TimelineExport } from './timeline-export.tsx'
import { TimelineFilters } from './timeline-filters.tsx'
import { UserPresets } from './user-presets.tsx'

interface EventsTabProps {
  readonly userId: string
  readonly search: UserAuditSearch
  /** How an event stands in the sealed log. */
  readonly proofOf: (eventId: string) => ReactNode
}

export function EventsTab({ userId, search, proofOf }: EventsTabProps) {
  const navigate = useNavigate()
  const mayRead = useMay('read:user_events')
  if (!mayRead) {
    return <NoAccess title={t('Events are not shown to your role')} permission="read:user_events" />
  }
  const { event, ...narrowed } = search
  const go = (next: UserAuditSearch, replace = false) =>
    void navigate({ to: '/users/$userId/audit', params: { userId }, search: next, replace, resetScroll: false })
  return (
    <div className="grid grid-cols-1 gap-4">
      <UserPresets userId={userId} search={narrowed} />
      {search.view === 'recovery' ? (
        <RecoveryChains userId={userId} />
      ) : (
        <Events userId={userId} search={narrowed} onGo={go} />
      )}
      {event !== undefined && (
        <EventDrawer
          key={event}
          eventId={event}
          log={undefined}
          proof={proofOf(event)}
          onClose={() => go(narrowed, true)}
        />
      )}
    </div>
  )
}

interface EventsProps extends Omit<EventsTabProps, 'proofOf'> {
  readonly onGo: (search: UserAuditSearch, replace?: boolean) => void
}

function Events({ userId, search, onGo }: EventsProps) {
  const events = useInfiniteQuery(userTimelineQuery(userId, search))
  const { view } = search
  const { events: shown, names } = events.data ?? { events: [], names: {} }
  const clear = () => onGo(view === undefined ? {} : { view })
  return (
    <>
      <TimelineFilters
        search={search}
        shown={{ events: shown, names }}
        onChange={(change, replace) => onGo({ ...search, ...change }, replace)}
      />
      <Card title={t('Events')} action={<TimelineExport userId={userId} search={search} />}>
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
        {events.data !== undefined && shown.length === 0 && <NoEvents search={search} onClear={clear} />}
        <ol>
          {collapseEvents(shown).map((run) => (
            <EventRunRow
              key={run.events[0].id}
              run={run}
              titleOf={(event) => <EventLink userId={userId} search={search} event={event} />}
              aboutOf={(event) => (event.subject?.id === userId ? null : subjectName(event, names))}
              appOf={({ changes }) => names[String(changes?.client)] ?? null}
            />
          ))}
        </ol>
        <ShowMore list={events} isInCard>
          {t('Show older events')}
        </ShowMore>
      </Card>
    </>
  )
}

interface EventLinkProps {
  readonly userId: string
  readonly search: UserAuditSearch
  readonly event: AuditEvent
}

/** Opens the event with all that is known of it, over the list. */
function EventLink({ userId, search, event }: EventLinkProps) {
  return (
    <Link
      to="/users/$userId/audit"
      params={{ userId }}
      search={{ ...search, event: String(event.id) }}
      resetScroll={false}
      className="inline-flex min-h-6 items-center rounded-control hover:text-accent"
    >
      {eventSentence(event)}
    </Link>
  )
}

function NoEvents({ search, onClear }: { readonly search: UserAuditSearch; readonly onClear: () => void }) {
  if (isTimelineNarrowed(search)) {
    return (
      <EmptyState
        icon="search"
        title={t('No events match these filters.')}
        action={<Button onClick={onClear}>{t('Clear all')}</Button>}
      >
        {t('Take one away, choose a longer time, or start over.')}
      </EmptyState>
    )
  }
  return (
    <EmptyState icon="eye" title={t('Nothing has happened yet')}>
      {search.view === undefined
        ? t('Changes to this user and what they do show up here.')
        : t('Nothing of this kind is on record. Choose Everything to see the rest.')}
    </EmptyState>
  )
}
