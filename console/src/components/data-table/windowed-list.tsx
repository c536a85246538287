// A long list of which only the rows in sight, and some around them, are in the page (console.md 2.1). All rows are of
// one height, so their places follow from their numbers; the row that holds the focus stays wherever it is scrolled to.
import { type ReactNode, useRef } from 'react'
import { t } from '../../lib/text.ts'
import type { ListStretch } from './column.ts'
import { type DataTableProps, tableClasses } from './data-table.tsx'
import { RowBox } from './row-box.tsx'
import { mountedRuns } from './row-window.ts'
import { SideScroll } from './side-scroll.tsx'
import { TableHead } from './table-head.tsx'
import { TableRow } from './table-row.tsx'
import { type RowWindow, useRowWindow } from './use-row-window.ts'

interface WindowedListProps<Row> extends DataTableProps<Row> {
  readonly card: (row: Row) => ReactNode
  readonly isTable: boolean
  readonly stretch?: ListStretch | undefined
}

export function WindowedList<Row>(props: WindowedListProps<Row>) {
  const { rows, keyOf, isTable, stretch, density = 'default' } = props
  const box = useRef<HTMLDivElement>(null)
  const rowPx = isTable ? rowHeightsPx[density] : cardHeightPx
  const shown = useRowWindow({ box, keys: rows.map(keyOf), rowPx, onSight: stretch?.onSight })
  return (
    // Rows that come or go above are made up for here: the browser's own way of it would do so twice.
    <div ref={box} className="[overflow-anchor:none]">
      <p className="mb-1 text-meta text-muted">{t('Only loaded rows can be searched by the browser.')}</p>
      {isTable ? <WindowedTable {...props} shown={shown} /> : <WindowedCards {...props} shown={shown} />}
    </div>
  )
}

/** As the classes of a row have them (table-row.tsx). What is measured counts, where it is more. */
const rowHeightsPx = { compact: 32, default: 40, comfortable: 48 } as const
const cardHeightPx = 78

interface Shown {
  readonly shown: RowWindow
}

function WindowedTable<Row>(props: WindowedListProps<Row> & Shown) {
  const { caption, columns, rows, keyOf, order, selection, density = 'default', stretch, shown } = props
  const { rowsBefore, total } = stretch ?? { rowsBefore: 0, total: rows.length }
  // Numbers that nobody knows are left out; with the count alone they would be taken for those from the first row on.
  const rowCount = rowsBefore === null || total === null ? -1 : total + 1
  return (
    <SideScroll caption={caption} columns={columns.map(({ id }) => id).join()}>
      <table className={tableClasses} aria-rowcount={rowCount}>
        <caption className="sr-only">{caption}</caption>
        <TableHead columns={columns} rows={rows} order={order} selection={selection} rowIndex={1} />
        <tbody data-rows>
          {mountedRuns(rows.length, shown).flatMap(({ first, last, gap }) => [
            gap > 0 && (
              // biome-ignore lint/a11y/noAriaHiddenOnFocusable: it stands for rows that are not there, and holds nothing.
              <tr key={`gap ${first}`} aria-hidden="true">
                <td colSpan={columns.length + 1} style={{ height: gap * shown.rowPx }} className="p-0" />
              </tr>
            ),
            ...rows
              .slice(first, last)
              .map((row, at) => (
                <TableRow
                  key={keyOf(row)}
                  row={row}
                  columns={columns}
                  selection={selection}
                  density={density}
                  rowKey={keyOf(row)}
                  rowIndex={rowsBefore === null ? undefined : rowsBefore + first + at + 2}
                />
              )),
          ])}
        </tbody>
      </table>
    </SideScroll>
  )
}

function WindowedCards<Row>({ caption, rows, keyOf, card, selection, stretch, shown }: WindowedListProps<Row> & Shown) {
  const { rowsBefore, total } = stretch ?? { rowsBefore: 0, total: rows.length }
  return (
    <ul aria-label={caption} data-rows className="-mx-4 border-line border-t">
      {mountedRuns(rows.length, shown).flatMap(({ first, last, gap }) => [
        gap > 0 && <li key={`gap ${first}`} aria-hidden="true" style={{ height: gap * shown.rowPx }} />,
        ...rows.slice(first, last).map((row, at) => (
          <li
            key={keyOf(row)}
            data-row-key={keyOf(row)}
            aria-setsize={total ?? -1}
            aria-posinset={rowsBefore === null ? undefined : rowsBefore + first + at + 1}
            className="flex h-[78px] items-center gap-1 overflow-hidden border-line border-b ps-4 pe-2"
          >
            {selection && (
              <span className="-ms-2 me-1 inline-flex size-11 items-center justify-center">
                <RowBox row={row} selection={selection} />
              </span>
            )}
            <div className="min-w-0 flex-1">{card(row)}</div>
          </li>
        )),
      ])}
    </ul>
  )
}
