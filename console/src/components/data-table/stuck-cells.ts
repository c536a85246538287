// What stays in place while a table scrolls sideways: the box and the name of a row at its start, and at its end the
// button that opens what can be done with it.
import type { Column } from './column.ts'
import { fixedPxOf } from './column-width.ts'

const stuck = 'group-data-wide/table:sticky group-data-wide/table:z-5 group-data-wide/table:bg-inherit'

/** The box that chooses a row. */
export const stuckBox = `${stuck} group-data-wide/table:start-0`

/** A cell of the column, where the box stands before the name or does not. */
export function stuckClasses<Row>({ isRowHeader, isHeaderHidden, className = '' }: Column<Row>, hasBox: boolean) {
  if (isRowHeader)
    return `${stuck} ${edge} ${hasBox ? 'group-data-wide/table:start-12' : 'group-data-wide/table:start-0'}`
  const isOneButton = isHeaderHidden && (fixedPxOf(className) ?? Number.POSITIVE_INFINITY) <= oneButtonPx
  return isOneButton ? `${stuck} group-data-wide/table:end-0` : ''
}

const oneButtonPx = 64
const edge = 'group-data-wide/table:shadow-[1px_0_0_var(--border)]'
