import { exactCount } from '../../lib/format-count.ts'

export interface ChartTableProps {
  readonly label: string
  /** The first one names the rows. */
  readonly columns: readonly string[]
  readonly rows: readonly ChartTableRow[]
}

export interface ChartTableRow {
  readonly id: string
  readonly label: string
  readonly values: readonly number[]
}

/** The numbers of a chart, for whoever reads rather than looks. */
export function ChartTable({ label, columns, rows }: ChartTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached with the keyboard
    <section tabIndex={0} aria-label={label} className="max-h-64 overflow-auto">
      <table className="w-full text-table">
        <thead className="text-muted">
          <tr>
            {columns.map((column, place) => (
              <th
                key={column}
                scope="col"
                className={`px-2 py-1 font-normal ${place === 0 ? 'text-start' : 'text-end'}`}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="border-line border-t px-2 py-1 text-start font-normal tabular-nums">
                {row.label}
              </th>
              {row.values.map((value, place) => (
                <td key={columns[place + 1]} className="border-line border-t px-2 py-1 text-end tabular-nums">
                  {exactCount(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
