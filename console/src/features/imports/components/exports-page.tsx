// Downloads of users: who took them, when, narrowed to what, and how many people each of them holds.
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { Column } from '../../../components/data-table/column.ts'
import { DataList } from '../../../components/data-table/data-list.tsx'
import { ListPager } from '../../../components/data-table/list-pager.tsx'
import { type Step, useListTrail } from '../../../components/data-table/list-trail.ts'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { exactCount } from '../../../lib/format-count.ts'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { type ExportEvent, exportLogQuery, exportPageSize, filtersOf } from '../api/export-log.ts'

export function ExportsPage({ after }: { readonly after: string | undefined }) {
  const mayRead = useMay('read:audit')
  return (
    <div className="grid grid-cols-1 gap-3">
      <header className="flex min-h-9 items-center">
        <PageTitle trail={[t('Exports'), t('Jobs')]}>{t('Exports')}</PageTitle>
      </header>
      {mayRead ? (
        <ExportList after={after} />
      ) : (
        <NoAccess title={t('Exports are not shown to your role')} permission="read:audit" />
      )}
    </div>
  )
}

function ExportList({ after }: { readonly after: string | undefined }) {
  const answer = useQuery(exportLogQuery(after))
  const navigate = useNavigate()
  const go = useCallback(
    ({ after: next, trail, replace }: Step) => {
      const search = next === undefined ? {} : { after: next }
      void navigate({ to: '/exports', search, state: { trail }, replace })
    },
    [navigate],
  )
  const trail = useListTrail(after, { error: answer.error, pageSize: exportPageSize }, go)
  const rows = answer.data?.data
  return (
    <>
      <DataList
        caption={t('Exports')}
        columns={columns}
        rows={rows}
        keyOf={({ id }) => id}
        answer={answer}
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
      {rows !== undefined && rows.length > 0 && (
        <ListPager shown={rows.length} total={null} nextCursor={answer.data?.nextCursor ?? null} trail={trail} />
      )}
    </>
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
