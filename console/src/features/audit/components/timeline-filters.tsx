import { t } from '../../../lib/text.ts'
import type { UserAuditSearch } from '../api/user-audit-search.ts'
import type { AuditEvent } from '../api/user-events.ts'
import { ExplorerSearchBox } from './explorer-search-box.tsx'
import { RangeFilter } from './range-filter.tsx'
import { TypeFilter } from './type-filter.tsx'
import { ValueFilter } from './value-filter.tsx'

interface TimelineFiltersProps {
  readonly search: UserAuditSearch
  readonly shown: readonly AuditEvent[]
  readonly onChange: (change: Partial<UserAuditSearch>, replace?: boolean) => void
}

/** What narrows the events of one person beside the view. */
export function TimelineFilters({ search, shown, onChange }: TimelineFiltersProps) {
  const actors = new Map(shown.map(({ actor }) => [actor.id, actor.name]))
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
        <ValueFilter
          label={t('Actor')}
          typed={t('ID of the actor')}
          value={search.actor}
          seen={[...actors].map(([value, label]) => ({ value, label }))}
          onChange={(actor) => onChange({ actor })}
        />
      </div>
    </div>
  )
}
