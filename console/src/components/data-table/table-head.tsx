import { useEffect, useRef } from 'react'
import { classNames } from '../../lib/class-names.ts'
import { t } from '../../lib/text.ts'
import type { Column, TableOrder, TableSelection } from './column.ts'
import { SortHeader } from './sort-header.tsx'

interface TableHeadProps<Row> {
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly order?: TableOrder | undefined
  readonly selection?: TableSelection<Row> | undefined
  /** Where not all rows are in the page, and so each says which it is. */
  readonly rowIndex?: number
}

/** The header stays in sight below the top bar. */
export function TableHead<Row>({ columns, rows, order, selection, rowIndex }: TableHeadProps<Row>) {
  return (
    <thead className="[&_th]:sticky [&_th]:top-12 [&_th]:z-10 [&_th]:h-9 [&_th]:border-line [&_th]:border-b [&_th]:bg-canvas [&_th]:px-3 [&_th]:text-start [&_th]:font-normal">
      <tr aria-rowindex={rowIndex}>
        {selection && (
          <th scope="col" className="w-12">
            <PageBox rows={rows} selection={selection} />
          </th>
        )}
        {columns.map((column) => (
          <ColumnHeader key={column.id} column={column} order={order} />
        ))}
      </tr>
    </thead>
  )
}

function ColumnHeader<Row>({
  column,
  order,
}: {
  readonly column: Column<Row>
  readonly order: TableOrder | undefined
}) {
  const { header, sort, isAtEnd, isHeaderHidden, className } = column
  const classes = classNames(isAtEnd && 'text-end!', className)
  if (sort && order) return <SortHeader label={header} sort={sort} order={order} className={classes} />
  return (
    <th scope="col" className={classNames('text-muted', classes)}>
      {isHeaderHidden ? <span className="sr-only">{header}</span> : header}
    </th>
  )
}

interface PageBoxProps<Row> {
  readonly rows: readonly Row[]
  readonly selection: TableSelection<Row>
}

/** Chooses the rows of this page, and shows when only some of them are. */
function PageBox<Row>({ rows, selection }: PageBoxProps<Row>) {
  const box = useRef<HTMLInputElement>(null)
  const chosen = rows.filter((row) => selection.has(row)).length
  const isSome = chosen > 0 && chosen < rows.length
  useEffect(() => {
    if (box.current) box.current.indeterminate = isSome
  }, [isSome])
  return (
    <label className="flex size-6 items-center justify-center">
      <input
        ref={box}
        type="checkbox"
        aria-label={selection.allLabel ?? t('Select all on this page')}
        checked={rows.length > 0 && chosen === rows.length}
        onChange={(event) => selection.togglePage(event.target.checked)}
        className="size-4 accent-accent"
      />
    </label>
  )
}
