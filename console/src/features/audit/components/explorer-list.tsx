import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Column } from '../../../components/data-table/column.ts'
import { DataList, type ListAnswer } from '../../../components/data-table/data-list.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { rowLinkClasses } from '../../../components/ui/link-classes.ts'
import { t } from '../../../lib/text.ts'
import { actorThen, subjectName } from '../api/event-names.ts'
import { eventSentence } from '../api/event-sentence.ts'
import type { ExplorerEvents } from '../api/explorer-queries.ts'
import type { AuditEvent } from '../api/user-events.ts'
import { utcTime } from '../api/utc-time.ts'
import { EventResult } from './event-result.tsx'

interface ExplorerListProps {
  readonly shown: ExplorerEvents | undefined
  readonly answer: ListAnswer
  readonly empty: ReactNode
}

export function ExplorerList({ shown, answer, empty }: ExplorerListProps) {
  const names = shown?.names ?? {}
  return (
    <DataList
      caption={t('Events, newest first')}
      columns={columnsFor(names)}
      rows={shown?.events}
      keyOf={({ id }) => String(id)}
      answer={answer}
      density="compact"
      words={{
        loading: t('Loading events…'),
        notLoaded: t("Couldn't load events."),
        notRefreshed: t("Couldn't refresh events."),
      }}
      card={(event) => <EventCard event={event} names={names} />}
      empty={empty}
    />
  )
}

interface NoEventsProps {
  readonly isNarrowed: boolean
  readonly onClear: () => void
}

/** In place of the list, where the explorer finds nothing. */
export function NoEvents({ isNarrowed, onClear }: NoEventsProps) {
  return isNarrowed ? (
    <EmptyState
      icon="search"
      title={t('No events match these filters.')}
      action={<Button onClick={onClear}>{t('Clear all')}</Button>}
    >
      {t('Take one away, choose a longer time, or start over.')}
    </EmptyState>
  ) : (
    <EmptyState icon="eye" title={t('Nothing happened in this time')}>
      {t('Choose a longer time to see what was before.')}
    </EmptyState>
  )
}

type Names = ExplorerEvents['names']

function columnsFor(names: Names): readonly Column<AuditEvent>[] {
  return [
    {
      id: 'time',
      header: t('Time (UTC)'),
      className: 'w-[192px] whitespace-nowrap text-muted tabular-nums',
      cell: ({ at }) => <time dateTime={at}>{utcTime(at)}</time>,
    },
    { id: 'event', header: t('Event'), isRowHeader: true, cell: (event) => <EventLink event={event} /> },
    {
      id: 'actor',
      header: t('Actor'),
      className: 'w-[16%]',
      cell: (event) => <Truncated text={actorThen(event, names)} />,
    },
    {
      id: 'subject',
      header: t('Subject'),
      className: 'w-[15%]',
      cell: (event) => <Truncated text={subjectName(event, names)} />,
    },
    { id: 'result', header: t('Result'), className: 'w-[124px]', cell: ({ type }) => <EventResult type={type} /> },
    {
      id: 'ip',
      header: t('IP'),
      className: 'w-[112px] max-desk:hidden',
      cell: ({ ip }) => <Truncated text={ip} />,
    },
  ]
}

function Truncated({ text }: { readonly text: string | null }) {
  return text === null ? (
    <span className="text-muted">–</span>
  ) : (
    <span className="block truncate" title={text}>
      {text}
    </span>
  )
}

/** One function for all rows: with one of its own each link would be built anew whenever the list is drawn. */
const asItIs = <Search,>(search: Search) => search

function EventLink({ event }: { readonly event: AuditEvent }) {
  return (
    <Link
      to="/audit/$eventId"
      params={{ eventId: String(event.id) }}
      search={asItIs}
      resetScroll={false}
      data-row-link={String(event.id)}
      title={event.type}
      className={`${rowLinkClasses} whitespace-normal`}
    >
      {eventSentence(event)}
    </Link>
  )
}

function EventCard({ event, names }: { readonly event: AuditEvent; readonly names: Names }) {
  const subject = subjectName(event, names)
  return (
    <>
      <div className="flex items-center justify-between gap-2 text-body">
        <div className="min-w-0">
          <EventLink event={event} />
        </div>
        <EventResult type={event.type} />
      </div>
      <p className="truncate text-muted text-table">
        {actorThen(event, names)}
        {subject !== null && ` → ${subject}`}
      </p>
      <p className="text-meta text-muted tabular-nums">{utcTime(event.at)}</p>
    </>
  )
}
