import { type CSSProperties, useEffect, useRef } from 'react'
import { classNames } from '../../lib/class-names.ts'
import { t } from '../../lib/text.ts'
import type { Column, TableOrder, TableSelection } from './column.ts'
import { fixedPxOf, leastPxOf } from './column-width.ts'
import { SortHeader } from './sort-header.tsx'
import { stuckBox, stuckClasses } from './stuck-cells.ts'

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
    <thead className={headClasses}>
      <tr aria-rowindex={rowIndex}>
        {selection && (
          <th scope="col" data-least-px={boxPx} className={`w-12 group-data-wide/table:z-15! ${stuckBox}`}>
            <PageBox rows={rows} selection={selection} />
          </th>
        )}
        {columns.map((column) => (
          <ColumnHeader key={column.id} column={column} order={order} hasBox={selection !== undefined} />
        ))}
      </tr>
    </thead>
  )
}

const boxPx = 48
const headClasses = [
  '[&_th]:sticky [&_th]:top-12 [&_th]:z-10 [&_th]:h-9 [&_th]:border-line [&_th]:border-b [&_th]:bg-canvas',
  // A long word of another language takes a second line, whatever the cells below do.
  '[&_th]:whitespace-normal! [&_th]:px-3 [&_th]:text-start [&_th]:font-normal [&_th]:leading-4 [&_th]:hyphens-auto',
  // In a region that scrolls sideways it is moved along with the page instead.
  'group-data-wide/table:[&_th]:bg-canvas group-data-wide/table:[&_th]:top-0 group-data-wide/table:[&_th]:translate-y-(--head-shift)',
].join(' ')

interface ColumnHeaderProps<Row> {
  readonly column: Column<Row>
  readonly order: TableOrder | undefined
  readonly hasBox: boolean
}

function ColumnHeader<Row>({ column, order, hasBox }: ColumnHeaderProps<Row>) {
  const { header, sort, isAtEnd, isHeaderHidden, isRowHeader, className } = column
  const leastPx = leastPxOf(column)
  const isShare = fixedPxOf(className ?? '') === null
  const stuck = stuckClasses(column, hasBox)
  const place = {
    'data-least-px': leastPx,
    style: { '--least': `${leastPx}px` } as CSSProperties,
    className: classNames(
      sort && order ? '' : 'text-muted',
      isAtEnd && 'text-end!',
      className,
      // The name takes what is left, and there is more of it then.
      isRowHeader ? 'group-data-wide/table:w-auto!' : isShare && 'group-data-wide/table:w-(--least)!',
      stuck,
      stuck !== '' && 'group-data-wide/table:z-15!',
    ),
  }
  if (sort && order) return <SortHeader label={header} sort={sort} order={order} place={place} />
  return (
    <th scope="col" {...place}>
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
