// Lists are tables on wide screens and cards on narrow ones (console.md 2.1). A list says its columns as data; the
// server filters, orders and pages, so a column model is all that is needed here.
import type { ReactNode } from 'react'

export interface Column<Row> {
  readonly id: string
  readonly header: string
  readonly cell: (row: Row) => ReactNode
  /** What a screen reader hears where the header is left empty for the eye, such as "Actions". */
  readonly isHeaderHidden?: boolean
  /** The cell that names the row and holds its link. One column has it. */
  readonly isRowHeader?: boolean
  readonly sort?: ColumnSort
  /** Numbers and dates stand at the end of their column. */
  readonly isAtEnd?: boolean
  /** Width, and from which width of the page on it shows: `w-[132px] max-desk:hidden`. */
  readonly className?: string
  /** What it needs to be read at all, where its width is a share: with less room the table scrolls sideways. */
  readonly leastPx?: number
}

export interface ColumnSort {
  /** The name of the order, as it stands in the address. */
  readonly field: string
  /** Names begin at A; dates and counts at the top. */
  readonly isText?: boolean
  /** Why it cannot be ordered by now, and what to do: "Remove the search words to sort by Created". */
  readonly blockedReason?: string | null
}

export interface TableOrder {
  /** `name` ascends, `-name` descends; undefined is the order of the list. */
  readonly sort: string | undefined
  readonly defaultSort: string | undefined
  readonly onSort: (sort: string | undefined) => void
  /** The same for cards, which have no headers to press. */
  readonly choices?: readonly SortChoice[]
}

export interface SortChoice {
  readonly value: string
  /** "Newest first" */
  readonly label: string
}

export interface TableSelection<Row> {
  readonly has: (row: Row) => boolean
  /** `extend`: from the row that was last pressed to this one. */
  readonly toggle: (row: Row, extend: boolean) => void
  readonly togglePage: (isChosen: boolean) => void
  readonly labelOf: (row: Row) => string
  /** What the box above all rows chooses, where it is not "all on this page". */
  readonly allLabel?: string
  /** Why a row cannot be chosen. */
  readonly blockedReason?: (row: Row) => string | null
}

/** Where the rows that are loaded stand in a list that goes on before and after them. */
export interface ListStretch {
  /** Null where nobody knows how many there are. */
  readonly rowsBefore: number | null
  /** Of the whole list; null where nobody counted exactly. */
  readonly total: number | null
  /** The rows in sight changed: from the first up to, and not with, the last, counted among those loaded. */
  readonly onSight: (first: number, last: number) => void
}

export type Density = 'compact' | 'default' | 'comfortable'

/** First press, second press, and back to the order of the list. */
export function nextSort({ field, isText = false }: ColumnSort, order: TableOrder): string | undefined {
  const cycle = isText ? [field, `-${field}`] : [`-${field}`, field]
  const place = cycle.indexOf(order.sort ?? order.defaultSort ?? '')
  // A list that comes as the last of these begins anew with the first, which it would never reach otherwise.
  const next = order.sort === undefined && place === cycle.length - 1 ? cycle[0] : cycle[place + 1]
  return next === order.defaultSort ? undefined : next
}
