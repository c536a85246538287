import { type MouseEvent, useState } from 'react'
import { classNames } from '../../lib/class-names.ts'
import type { Column, Density, TableSelection } from './column.ts'
import { RowBox } from './row-box.tsx'
import { RowNearContext } from './row-near.ts'
import { stuckBox, stuckClasses } from './stuck-cells.ts'

interface TableRowProps<Row> {
  readonly row: Row
  readonly columns: readonly Column<Row>[]
  readonly selection?: TableSelection<Row> | undefined
  readonly density: Density
  /** Where not all rows are in the page: which one it is, and its number in the table, the header being the first. */
  readonly rowKey?: string
  readonly rowIndex?: number | undefined
}

export function TableRow<Row>({ row, columns, selection, density, rowKey, rowIndex }: TableRowProps<Row>) {
  const isChosen = selection?.has(row) ?? false
  const [wasNear, setWasNear] = useState(false)
  const comeNear = () => setWasNear(true)
  return (
    // The link in the row is what keyboards use; the press anywhere is for the mouse.
    <tr
      onClick={openRow}
      onPointerEnter={comeNear}
      onFocus={comeNear}
      aria-rowindex={rowIndex}
      data-row-key={rowKey}
      data-chosen={isChosen || undefined}
      data-density={density}
      className={classNames(
        'group [&:has([data-row-link])]:cursor-pointer group-data-wide/table:bg-canvas hover:bg-hover data-chosen:bg-selected [&>*]:border-line [&>*]:border-b [&>*]:px-3',
        heights[density],
      )}
    >
      {selection && (
        <td className={stuckBox}>
          <RowBox row={row} selection={selection} />
        </td>
      )}
      <RowNearContext value={wasNear}>
        {columns.map((column) => {
          const { id, cell, isRowHeader, isAtEnd, className } = column
          const stuck = stuckClasses(column, selection !== undefined)
          const classes = classNames(isAtEnd && 'text-end tabular-nums', className, stuck)
          return isRowHeader ? (
            <th key={id} scope="row" className={classNames('text-start font-normal', classes)}>
              {cell(row)}
            </th>
          ) : (
            <td key={id} className={classes}>
              {cell(row)}
            </td>
          )
        })}
      </RowNearContext>
    </tr>
  )
}

/** console.md 5.3. In a compact row a second line goes without, or stands beside the first: `in-data-[density=compact]`. */
const heights: Readonly<Record<Density, string>> = {
  compact: '[&>*]:h-8 pointer-coarse:[&>*]:h-12',
  default: '[&>*]:h-10 pointer-coarse:[&>*]:h-12',
  comfortable: '[&>*]:h-12',
}

/** A press anywhere in a row opens it, except on its controls and while text is being selected. */
function openRow(event: MouseEvent<HTMLTableRowElement>) {
  const target = event.target as Element
  // A menu of the row bubbles through React, though it lies elsewhere on the page.
  if (!event.currentTarget.contains(target)) return
  if (target.closest('a, button, label, input') !== null || window.getSelection()?.isCollapsed === false) return
  const link = event.currentTarget.querySelector<HTMLElement>('[data-row-link]')
  if (!link) return
  if (event.metaKey || event.ctrlKey) {
    const { href } = link as HTMLAnchorElement
    if (href) window.open(href, '_blank', 'noopener')
  } else link.click()
}
