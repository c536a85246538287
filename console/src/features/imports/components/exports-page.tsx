// Downloads of users: who took them, when, narrowed to what, and how many people each of them holds.
import { useNavigate } from '@tanstack/react-router'
import type { Column } from '../../../components/data-table/column.ts'
import { SizedList } from '../../../components/data-table/sized-list.tsx'
import { useSizedList } from '../../../components/data-table/use-sized-list.ts'
import { BackLink } from '../../../components/ui/back-link.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { exactCount } from '../../../lib/format-count.ts'
import type { ListPlace } from '../../../lib/list-address.ts'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { type ExportEvent, exportLogQuery, filtersOf } from '../api/export-log.ts'

export function ExportsPage({ search }: { readonly search: ListPlace }) {
  const mayRead = useMay('read:audit')
  return (
    <div className="grid grid-cols-1 gap-3">
      <BackLink to="/jobs">{t('Jobs')}</BackLink>
      <header className="flex min-h-9 items-center">
        <PageTitle trail={[t('Exports'), t('Jobs')]}>{t('Exports')}</PageTitle>
      </header>
      {mayRead ? (
        <ExportList search={search} />
      ) : (
        <NoAccess title={t('Exports are not shown to your role')} permission="read:audit" />
      )}
    </div>
  )
}

function ExportList({ search }: { readonly search: ListPlace }) {
  const navigate = useNavigate()
  const { list } = useSizedList(
    search,
    exportLogQuery,
    (next, step) => void navigate({ to: '/exports', search: next, ...step }),
  )
  return (
    <SizedList
      caption={t('Exports')}
      columns={columns}
      keyOf={({ id }) => id}
      {...list}
      sizeLabel={t('Exports per page')}
      card={(event) => <ExportCard event={event} />}
      words={{
        loading: t('Loading exports…'),
        notLoaded: t("Couldn't load exports."),
        notRefreshed: t("Couldn't refresh exports."),
      }}
      empty={
        <EmptyState icon="download" title={t('No exports yet')}>
          {t('Every download of users shows up here, with who took it.')}
        </EmptyState>
      }
    />
  )
}

const columns: readonly Column<ExportEvent>[] = [
  { id: 'by', header: t('Downloaded by'), isRowHeader: true, cell: ({ actor }) => actor.name },
  { id: 'filters', header: t('Narrowed to'), className: 'w-[40%]', cell: (event) => narrowedTo(event) },
  { id: 'people', header: t('Users'), isAtEnd: true, className: 'w-[160px] tabular-nums', cell: peopleIn },
  {
    id: 'at',
    header: t('Downloaded'),
    isAtEnd: true,
    className: 'w-[140px]',
    cell: ({ at }) => <TimeStamp at={at} />,
  },
]

function ExportCard({ event }: { readonly event: ExportEvent }) {
  return (
    <div className="grid gap-1 text-table">
      <div className="flex items-center justify-between gap-2">
        <span className="truncate font-semibold">{event.actor.name}</span>
        <TimeStamp at={event.at} />
      </div>
      <p className="text-meta text-muted">{t('Users: {count}', { count: peopleIn(event) })}</p>
      <p className="break-words text-meta text-muted">{narrowedTo(event)}</p>
    </div>
  )
}

function narrowedTo(event: ExportEvent): string {
  return filtersOf(event) || t('All users')
}

function peopleIn({ changes }: ExportEvent): string {
  const records = exactCount(typeof changes.records === 'number' ? changes.records : 0)
  return changes.complete === false ? t('{count}, broken off', { count: records }) : records
}
