import type { ReactNode } from 'react'
import { t } from '../../lib/text.ts'
import type { Column } from './column.ts'

/** What can be done with a row, at its end. `className` says how wide it is. */
export function actionsColumn<Row>(className: string, cell: (row: Row) => ReactNode): Column<Row> {
  return { id: 'actions', header: t('Actions'), isHeaderHidden: true, isAtEnd: true, className, cell }
}
