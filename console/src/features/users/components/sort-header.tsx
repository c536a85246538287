import type { ReactNode } from 'react'
import { Icon } from '../../../components/ui/icon.tsx'
import { classNames } from '../../../lib/class-names.ts'
import { defaultSort, type SortField, type UserSort } from '../api/list-search.ts'

interface SortHeaderProps {
  readonly field: SortField
  readonly sort: UserSort | undefined
  readonly onSort: (sort: UserSort | undefined) => void
  readonly children: ReactNode
  readonly isText?: boolean
  readonly className?: string
}

/** A column header that orders by its column: names from A to Z first, dates and counts from the top first. */
export function SortHeader({
  field,
  sort = defaultSort,
  onSort,
  children,
  isText = false,
  className,
}: SortHeaderProps) {
  const direction = sort === field ? 'ascending' : sort === `-${field}` ? 'descending' : undefined
  return (
    <th scope="col" aria-sort={direction} className={classNames('font-normal', className)}>
      <button
        type="button"
        onClick={() => onSort(nextSort(field, sort, isText))}
        className={classNames(
          'group inline-flex h-9 items-center gap-1 rounded-control hover:text-fg',
          direction ? 'font-semibold text-fg' : 'text-muted',
          !isText && 'flex-row-reverse',
        )}
      >
        {children}
        <Icon
          name={direction === 'ascending' || (direction === undefined && isText) ? 'arrowUp' : 'arrowDown'}
          className={classNames(
            'size-3.5',
            direction ? '' : 'opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60',
          )}
        />
      </button>
    </th>
  )
}

/** First press, second press, and back to the order of the list. */
export function nextSort(field: SortField, sort: UserSort, isText: boolean): UserSort | undefined {
  const cycle: UserSort[] = isText ? [field, `-${field}`] : [`-${field}`, field]
  const next = cycle[cycle.indexOf(sort) + 1]
  return next === defaultSort ? undefined : next
}
