import type { Column } from '../../../components/data-table/column.ts'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t } from '../../../lib/text.ts'
import { lostInWords, type RecoveryRequest } from '../api/recovery-request.ts'
import { RecoveryLink } from './recovery-link.tsx'
import { RecoveryState } from './recovery-state.tsx'
import { SignalLine } from './signal-line.tsx'

export const recoveryColumns: readonly Column<RecoveryRequest>[] = [
  { id: 'who', header: t('Who'), isRowHeader: true, cell: (request) => <RecoveryLink request={request} /> },
  {
    id: 'lost',
    header: t('Says lost'),
    className: 'w-[190px] max-wide:hidden',
    cell: ({ lost }) => <span className="line-clamp-2">{lostInWords(lost)}</span>,
  },
  { id: 'signals', header: t('Signals'), className: 'w-[280px]', cell: (request) => <SignalLine request={request} /> },
  { id: 'state', header: t('State'), className: 'w-[170px]', cell: (request) => <RecoveryState request={request} /> },
  {
    id: 'asked',
    header: t('Asked'),
    isAtEnd: true,
    className: 'w-[116px] text-muted',
    cell: ({ createdAt }) => <TimeStamp at={createdAt} />,
  },
]

export function RecoveryCard({ request }: { readonly request: RecoveryRequest }) {
  return (
    <div className="grid gap-0.5">
      <div className="flex items-center justify-between gap-2">
        <RecoveryLink request={request} />
        <RecoveryState request={request} />
      </div>
      <p className="truncate text-meta">
        <SignalLine request={request} />
      </p>
    </div>
  )
}
