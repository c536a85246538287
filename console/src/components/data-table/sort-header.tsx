import { type ComponentProps, useId } from 'react'
import { classNames } from '../../lib/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import { type ColumnSort, nextSort, type TableOrder } from './column.ts'

interface SortHeaderProps {
  readonly label: string
  readonly sort: ColumnSort
  readonly order: TableOrder
  /** Its width, and where it stands. */
  readonly place: ComponentProps<'th'>
}

/** A column header that orders by its column, or says why it cannot. */
export function SortHeader({ label, sort, order, place }: SortHeaderProps) {
  const reasonId = useId()
  const { isText = false, blockedReason = null } = sort
  const direction = directionOf(sort.field, order)
  return (
    <th scope="col" aria-sort={direction} {...place}>
      <button
        type="button"
        aria-disabled={blockedReason !== null}
        aria-describedby={blockedReason === null ? undefined : reasonId}
        title={blockedReason ?? undefined}
        onClick={() => blockedReason === null && order.onSort(nextSort(sort, order))}
        className={classNames(
          'group relative inline-flex min-h-9 max-w-full items-center rounded-control leading-4',
          isText ? 'text-start' : 'text-end',
          direction ? 'font-semibold text-fg' : 'text-muted',
          blockedReason === null ? 'hover:text-fg' : 'cursor-not-allowed',
        )}
      >
        {label}
        {blockedReason === null && (
          <Icon
            name={direction === 'ascending' || (direction === undefined && isText) ? 'arrowUp' : 'arrowDown'}
            className={classNames(
              // Beside the label, in the room between columns: the label has the whole width of its own.
              'absolute size-3.5',
              isText ? 'start-full ms-0.5' : 'end-full me-0.5',
              direction ? '' : 'opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60',
            )}
          />
        )}
      </button>
      {blockedReason !== null && (
        // Hidden, or it would be read as part of the header with every cell.
        <span id={reasonId} hidden>
          {blockedReason}
        </span>
      )}
    </th>
  )
}

function directionOf(field: string, { sort, defaultSort }: TableOrder): 'ascending' | 'descending' | undefined {
  const current = sort ?? defaultSort
  if (current === field) return 'ascending'
  return current === `-${field}` ? 'descending' : undefined
}
