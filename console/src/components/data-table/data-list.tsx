import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react'
import { useOnline } from '../../lib/connection.ts'
import { isProblem } from '../../lib/problem.ts'
import { t } from '../../lib/text.ts'
import { useFitsTable } from '../../lib/use-media-query.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import type { ListStretch } from './column.ts'
import { DataCards } from './data-cards.tsx'
import { DataTable, type DataTableProps } from './data-table.tsx'
import { useListDensity } from './list-density.ts'
import type { ListTrail } from './list-trail.ts'
import { SortMenu } from './sort-menu.tsx'
import { TableSkeleton } from './table-skeleton.tsx'

/** What a list needs to know of the query that brings its rows. */
export interface ListAnswer {
  readonly isFetching: boolean
  readonly isError: boolean
  readonly error: unknown
  readonly refetch: () => unknown
}

export interface DataListProps<Row> extends Omit<DataTableProps<Row>, 'rows'> {
  readonly answer: ListAnswer
  /** Undefined until the first answer. */
  readonly rows: readonly Row[] | undefined
  readonly card: (row: Row) => ReactNode
  readonly words: ListWords
  /** What stands in place of the rows when there are none. */
  readonly empty: ReactNode
  /** Above the rows: the total, tools. */
  readonly toolbar?: ReactNode
  readonly pageSize?: number
  /** Of a list with pages. */
  readonly trail?: Pick<ListTrail, 'isBackAtStart'>
  /** More rows than these are not put into the page all at once. */
  readonly plainRowsAtMost?: number
  /** Where the rows are a part of a list that is scrolled. */
  readonly stretch?: ListStretch | undefined
}

export interface ListWords {
  /** "Loading users…" */
  readonly loading: string
  /** "Couldn't load users." */
  readonly notLoaded: string
  /** "Couldn't refresh users." */
  readonly notRefreshed: string
}

/** Every state of a list (console.md 2.1). Rows that were there once stay until better ones arrive. */
export function DataList<Row>(props: DataListProps<Row>) {
  const { answer, rows: latest, card, words, empty, toolbar, pageSize = 10, plainRowsAtMost = 100, ...rest } = props
  const { stretch, density: own, trail, ...shown } = rest
  const usual = useListDensity()
  const table = { ...shown, density: own ?? usual }
  // A cursor of another list is met by going back to the start, which the list then says.
  const isError = answer.isError && !isProblem(answer.error, 'invalid_cursor')
  const rows = useRowsThatStay(latest, isError)
  const fitsTable = useFitsTable()
  const isOnline = useOnline()
  const retry = () => void answer.refetch()
  if (rows === undefined) {
    if (!isOnline) {
      return (
        <EmptyState icon="wifiOff" title={t("You're offline")}>
          {t('The list is shown as soon as the connection is back.')}
        </EmptyState>
      )
    }
    if (isError) return <ProblemNotice title={words.notLoaded} error={answer.error} onRetry={retry} />
    return <TableSkeleton label={words.loading} rowCount={pageSize} isTable={fitsTable} {...table} />
  }
  const { caption, keyOf, selection } = table
  return (
    <section aria-label={t('Results')} aria-busy={answer.isFetching} className="grid grid-cols-1 gap-2">
      {trail?.isBackAtStart && <Notice>{t('The list changed, so you are back at the start.')}</Notice>}
      {isError && isOnline && <ProblemNotice title={words.notRefreshed} error={answer.error} onRetry={retry} />}
      {toolbar}
      {!fitsTable && table.order?.choices && rows.length > 0 && (
        <div className="flex justify-end">
          <SortMenu order={table.order} choices={table.order.choices} />
        </div>
      )}
      <div className="relative">
        {answer.isFetching && <div className="progress-line absolute inset-x-0 -top-1 z-20 h-0.5 overflow-hidden" />}
        {rows.length === 0 ? (
          empty
        ) : stretch !== undefined || rows.length > plainRowsAtMost ? (
          <Suspense
            fallback={<TableSkeleton label={words.loading} rowCount={pageSize} isTable={fitsTable} {...table} />}
          >
            <WindowedList rows={rows} card={card} isTable={fitsTable} stretch={stretch} {...table} />
          </Suspense>
        ) : fitsTable ? (
          <DataTable rows={rows} {...table} />
        ) : (
          <DataCards caption={caption} rows={rows} keyOf={keyOf} card={card} selection={selection} />
        )}
      </div>
    </section>
  )
}

/** Another order or page that cannot be had leaves those there that it was asked from. */
function useRowsThatStay<Row>(rows: readonly Row[] | undefined, isError: boolean): readonly Row[] | undefined {
  const kept = useRef(rows)
  useEffect(() => {
    // A list that was begun anew has nothing to fall back on.
    if (rows !== undefined || !isError) kept.current = rows
  }, [rows, isError])
  return rows ?? (isError ? kept.current : undefined)
}

/** It is as generic as the list; `lazy` only forgets that. */
const WindowedList = lazy(() =>
  import('./windowed-list.tsx').then((m) => ({ default: m.WindowedList })),
) as unknown as typeof import('./windowed-list.tsx').WindowedList
