import type { Column, Density, TableOrder, TableSelection } from './column.ts'
import { SideScroll } from './side-scroll.tsx'
import { TableHead } from './table-head.tsx'
import { TableRow } from './table-row.tsx'

export interface DataTableProps<Row> {
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  readonly order?: TableOrder | undefined
  readonly selection?: TableSelection<Row> | undefined
  readonly density?: Density | undefined
}

/** A native table with real links and buttons; no grid pattern, so every screen reader's table keys work. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, keyOf, order, selection, density = 'default' } = props
  return (
    <SideScroll caption={caption} columns={columns.map(({ id }) => id).join()}>
      <table className={tableClasses}>
        <caption className="sr-only">{caption}</caption>
        <TableHead columns={columns} rows={rows} order={order} selection={selection} />
        <tbody>
          {rows.map((row) => (
            <TableRow key={keyOf(row)} row={row} columns={columns} selection={selection} density={density} />
          ))}
        </tbody>
      </table>
    </SideScroll>
  )
}

export const tableClasses =
  'w-full table-fixed border-separate border-spacing-0 text-table group-data-wide/table:w-(--needed)'
