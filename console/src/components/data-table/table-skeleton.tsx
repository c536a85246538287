import { SkeletonLine } from '../ui/skeleton.tsx'
import type { Column, TableOrder, TableSelection } from './column.ts'
import { tableClasses } from './data-table.tsx'
import { SideScroll } from './side-scroll.tsx'
import { TableHead } from './table-head.tsx'

interface TableSkeletonProps<Row> {
  /** What is on its way: "Loading users…". */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly order?: TableOrder | undefined
  readonly selection?: TableSelection<Row> | undefined
  readonly rowCount: number
  readonly isTable: boolean
}

const rowsAtMost = 10

/** The shape of a list before its first answer: the same columns, at most ten rows, nothing for the first 120 ms. */
export function TableSkeleton<Row>(props: TableSkeletonProps<Row>) {
  const { label, columns, order, selection, rowCount, isTable } = props
  const rows = Array.from({ length: Math.min(rowsAtMost, rowCount) }, (_, row) => row)
  return (
    <div aria-busy="true" className="appear-late">
      <p role="status" className="mb-2 min-h-5 text-muted text-table">
        {label}
      </p>
      {isTable ? (
        <SideScroll caption={label} columns={columns.map(({ id }) => id).join()}>
          <table className={tableClasses}>
            <TableHead columns={columns} rows={[]} order={order} selection={selection} />
            <tbody>
              {rows.map((row) => (
                <tr key={row} className="[&>td]:h-10 [&>td]:border-line [&>td]:border-b [&>td]:px-3">
                  {selection && <td />}
                  {columns.map(({ id, className, isAtEnd }, at) => (
                    <td key={id} className={className}>
                      <SkeletonLine seed={row + at} className={isAtEnd ? 'ms-auto' : 'max-w-48'} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </SideScroll>
      ) : (
        <div className="-mx-4 border-line border-t">
          {rows.map((row) => (
            <div key={row} className="grid h-[74px] content-center gap-2 border-line border-b px-4">
              <SkeletonLine seed={row} />
              <SkeletonLine seed={row + 2} />
            </div>
          ))}
        </div>
      )}
    </div>
  )
}
