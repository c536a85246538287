import { t } from '../../../lib/text.ts'
import { type NamedValue, toldValues } from '../api/event-names.ts'
import type { UserAuditSearch } from '../api/user-audit-search.ts'
import type { ShownEvents } from '../api/user-timeline.ts'
import { ExplorerSearchBox } from './explorer-search-box.tsx'
import { RangeFilter } from './range-filter.tsx'
import { ResultFilter } from './result-filter.tsx'
import { TypeFilter } from './type-filter.tsx'
import { ValueFilter } from './value-filter.tsx'

interface TimelineFiltersProps {
  readonly search: UserAuditSearch
  readonly shown: ShownEvents
  readonly onChange: (change: Partial<UserAuditSearch>, replace?: boolean) => void
}

/** What narrows the events of one person beside the view. */
export function TimelineFilters({ search, shown: { events, names }, onChange }: TimelineFiltersProps) {
  const actors = new Map(events.map(({ actor }) => [actor.id, actor.name]))
  const filter = (key: Narrowing, label: string, typed: string, seen: readonly NamedValue[]) => (
    <ValueFilter
      label={label}
      typed={typed}
      value={search[key]}
      seen={seen}
      onChange={(value) => onChange({ [key]: value })}
    />
  )
  const { request, session } = search
  return (
    <div className="flex flex-wrap items-start gap-2 desk:gap-3">
      <ExplorerSearchBox
        label={t('Search events')}
        placeholder={t('What happened, or an IP address')}
        value={search.q ?? ''}
        onChange={(q) => onChange({ q: q === '' ? undefined : q }, true)}
      />
      <div className="flex min-w-0 flex-wrap items-center gap-1.5">
        <RangeFilter isAnyTime value={search.range} onChange={(range) => onChange({ range })} />
        <TypeFilter value={search.type} onChange={(type) => onChange({ type })} />
        {filter(
          'actor',
          t('Actor'),
          t('ID of the actor'),
          [...actors].map(([value, label]) => ({ value, label })),
        )}
        {filter('organization', t('Organization'), t('ID or name'), toldValues(events, 'organization', names))}
        {filter('client', t('Application'), t('Client ID'), toldValues(events, 'client', names))}
        <ResultFilter value={search.result} onChange={(result) => onChange({ result })} />
        {request !== undefined &&
          filter('request', t('Request'), t('Request ID'), [{ value: request, label: request }])}
        {session !== undefined &&
          filter('session', t('Session'), t('ID of the session'), [{ value: session, label: session }])}
      </div>
    </div>
  )
}

type Narrowing = 'actor' | 'organization' | 'client' | 'request' | 'session'
