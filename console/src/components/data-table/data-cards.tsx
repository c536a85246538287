import type { ReactNode } from 'react'
import type { TableSelection } from './column.ts'
import { RowBox } from './row-box.tsx'

interface DataCardsProps<Row> {
  readonly caption: string
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  readonly card: (row: Row) => ReactNode
  readonly selection?: TableSelection<Row> | undefined
}

/** The list on a narrow screen: cards of at most 88 px with a markup of their own (console.md D19). */
export function DataCards<Row>({ caption, rows, keyOf, card, selection }: DataCardsProps<Row>) {
  return (
    <ul aria-label={caption} className="-mx-4 border-line border-t">
      {rows.map((row) => (
        <li key={keyOf(row)} className="flex items-center gap-1 border-line border-b px-4 py-2">
          {selection && (
            <span className="-ms-2 me-1 inline-flex size-11 items-center justify-center">
              <RowBox row={row} selection={selection} />
            </span>
          )}
          <div className="min-w-0 flex-1">{card(row)}</div>
        </li>
      ))}
    </ul>
  )
}
