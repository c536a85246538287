import { t } from '../../lib/text.ts'
import { TimeStamp } from '../ui/time-stamp.tsx'
import type { Column } from './column.ts'

/** When it was made, by which its list can be ordered. */
export const createdColumn: Column<{ readonly createdAt: string }> = {
  id: 'created',
  header: t('Created'),
  sort: { field: 'created' },
  className: 'w-[112px] text-muted',
  isAtEnd: true,
  cell: ({ createdAt }) => <TimeStamp at={createdAt} />,
}
