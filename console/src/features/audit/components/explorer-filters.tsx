import { failureWords } from '../../../lib/failure-words.ts'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { actorName, type NamedValue, once, subjectName, toldValues } from '../api/event-names.ts'
import type { ExplorerEvents } from '../api/explorer-queries.ts'
import type { ExplorerSearch } from '../api/explorer-search.ts'
import { RangeFilter } from './range-filter.tsx'
import { ResultFilter } from './result-filter.tsx'
import { TypeFilter } from './type-filter.tsx'
import { ValueFilter } from './value-filter.tsx'

interface ExplorerFiltersProps {
  readonly search: ExplorerSearch
  readonly shown: ExplorerEvents | undefined
  readonly onChange: (change: Partial<ExplorerSearch>) => void
}

export function ExplorerFilters({ search, shown, onChange }: ExplorerFiltersProps) {
  const mayReadAll = useMay('read:audit')
  const { events, names } = shown ?? { events: [], names: {} }
  const actors = events.map((event) => ({ value: event.actor.id, label: actorName(event, names) }))
  const subjects = events.flatMap((event) =>
    event.subject === null ? [] : [{ value: event.subject.id, label: subjectName(event, names) ?? event.subject.id }],
  )
  const addresses = events.flatMap(({ ip }) => (ip === null ? [] : [{ value: ip, label: ip }]))
  const filter = (
    key: 'actor' | 'subject' | 'organization' | 'client' | 'ip',
    words: Words,
    seen: readonly NamedValue[],
  ) => (
    <ValueFilter
      label={words.label}
      typed={words.typed}
      value={search[key]}
      seen={once(seen)}
      onChange={(value) => onChange({ [key]: value })}
    />
  )
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-1.5">
      <RangeFilter value={search.range} onChange={(range) => onChange({ range })} />
      <TypeFilter value={search.type} onChange={(type) => onChange({ type })} />
      {mayReadAll && filter('actor', { label: t('Actor'), typed: t('ID of the actor') }, actors)}
      {filter('subject', { label: t('Subject'), typed: t('ID of the subject') }, subjects)}
      {filter(
        'organization',
        { label: t('Organization'), typed: t('ID or name') },
        toldValues(events, 'organization', names),
      )}
      {filter('client', { label: t('Application'), typed: t('Client ID') }, toldValues(events, 'client', names))}
      <ResultFilter value={search.result} onChange={(result) => onChange({ result })} />
      {filter('ip', { label: t('IP address'), typed: t('IP address') }, addresses)}
      {search.connection !== undefined &&
        chip(t('Connection'), t('ID of the connection'), search.connection, (connection) => onChange({ connection }))}
      {search.reason !== undefined && reasonChip(search.reason, (reason) => onChange({ reason }))}
      {search.request !== undefined &&
        chip(t('Request'), t('Request ID'), search.request, (request) => onChange({ request }))}
      {search.session !== undefined &&
        chip(t('Session'), t('ID of the session'), search.session, (session) => onChange({ session }))}
    </div>
  )
}

interface Words {
  readonly label: string
  readonly typed: string
}

type ChangeOne = (value: string | undefined) => void

function chip(label: string, typed: string, value: string, onChange: ChangeOne, words = value) {
  return <ValueFilter label={label} typed={typed} value={value} seen={[{ value, label: words }]} onChange={onChange} />
}

function reasonChip(reason: string, onChange: ChangeOne) {
  return chip(t('Reason'), t('Why it failed'), reason, onChange, failureWords(reason))
}
