import type { ReactNode } from 'react'
import type { Column } from '../../../components/data-table/column.ts'
import { Badge } from '../../../components/ui/badge.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t } from '../../../lib/text.ts'
import { lostInWords, type RecoveryRequest, waitsLong } from '../api/recovery-request.ts'
import { RecoveryLink } from './recovery-link.tsx'
import { RecoveryState } from './recovery-state.tsx'
import { SignalLine } from './signal-line.tsx'

type Columns = readonly Column<RecoveryRequest>[]

const facts: Columns = [
  { id: 'who', header: t('Who'), isRowHeader: true, cell: (request) => <RecoveryLink request={request} /> },
  {
    id: 'lost',
    header: t('Says lost'),
    className: 'w-[190px] max-roomy:hidden',
    cell: ({ lost }) => <span className="line-clamp-2">{lostInWords(lost)}</span>,
  },
  { id: 'signals', header: t('Signals'), className: 'w-[280px]', cell: (request) => <SignalLine request={request} /> },
]

const asked = {
  id: 'asked',
  header: t('Asked'),
  sort: { field: 'created' },
  isAtEnd: true,
  className: 'w-[116px] text-muted',
} as const

/** Of requests in any state. */
export const settledColumns: Columns = [
  ...facts,
  { id: 'state', header: t('State'), className: 'w-[170px]', cell: (request) => <RecoveryState request={request} /> },
  { ...asked, cell: ({ createdAt }) => <TimeStamp at={createdAt} /> },
]

/** Of those that wait: on whom, and whether for too long. One that was decided meanwhile says how it stands. */
export function waitingColumns(assignee: (request: RecoveryRequest) => ReactNode): Columns {
  return [
    ...facts,
    {
      id: 'waitingFor',
      header: t('Waiting for'),
      className: 'w-[170px]',
      cell: (request) => (request.status === 'pending' ? assignee(request) : <RecoveryState request={request} />),
    },
    { ...asked, cell: (request) => <AskedAt request={request} /> },
  ]
}

/** What waits for long says so in words, not by colour alone. */
function AskedAt({ request }: { readonly request: RecoveryRequest }) {
  return (
    <span className="inline-grid justify-items-end gap-0.5">
      <TimeStamp at={request.createdAt} />
      {waitsLong(request, new Date()) && <Badge tone="warning">{t('over 4 h')}</Badge>}
    </span>
  )
}

interface RecoveryCardProps {
  readonly request: RecoveryRequest
  /** Whom one that waits is waiting for. */
  readonly assignee: ReactNode
}

export function RecoveryCard({ request, assignee }: RecoveryCardProps) {
  return (
    <div className="grid gap-0.5">
      <div className="flex items-center justify-between gap-2">
        <RecoveryLink request={request} />
        <RecoveryState request={request} />
      </div>
      <p className="truncate text-meta">
        <SignalLine request={request} />
      </p>
      {request.status === 'pending' && <div className="flex min-h-8 items-center gap-1.5 text-meta">{assignee}</div>}
    </div>
  )
}
