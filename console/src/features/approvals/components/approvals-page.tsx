// What waits for a second person, and what became of it.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Column } from '../../../components/data-table/column.ts'
import { DataList } from '../../../components/data-table/data-list.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { type Approval, approvalsQuery } from '../api/approval.ts'
import { approvalInWords } from '../api/approval-words.ts'
import { ApprovalStatusBadge } from './approval-status.tsx'

export function ApprovalsPage() {
  const mayRead = useMay('read:approvals')
  return (
    <div className="grid grid-cols-1 gap-3">
      <header className="flex min-h-9 items-center">
        <PageTitle trail={[t('Approvals')]}>{t('Approvals')}</PageTitle>
      </header>
      <p className="max-w-[75ch] text-muted text-table">
        {t('Some acts take two people. Whoever asks does not decide; another owner or admin does, within 24 hours.')}
      </p>
      {mayRead ? (
        <Approvals />
      ) : (
        <NoAccess title={t('Approvals are not shown to your role')} permission="read:approvals" />
      )}
    </div>
  )
}

function Approvals() {
  const answer = useQuery(approvalsQuery())
  return (
    <DataList
      caption={t('Approvals')}
      columns={columns}
      rows={answer.data?.data}
      keyOf={({ id }) => id}
      answer={answer}
      card={(approval) => <ApprovalCard approval={approval} />}
      words={{
        loading: t('Loading approvals…'),
        notLoaded: t("Couldn't load approvals."),
        notRefreshed: t("Couldn't refresh approvals."),
      }}
      empty={
        <EmptyState icon="check" title={t('Nothing waits for a second person')}>
          {t(
            'Resetting MFA of an owner, an admin or a security officer is asked for on the Team page; hard deletes of more than 10 users and exports of more than 10,000 in the list of users.',
          )}
        </EmptyState>
      }
    />
  )
}

const columns: readonly Column<Approval>[] = [
  { id: 'what', header: t('What'), isRowHeader: true, cell: (approval) => <ApprovalLink approval={approval} /> },
  {
    id: 'status',
    header: t('Status'),
    className: 'w-[130px]',
    cell: ({ status }) => <ApprovalStatusBadge status={status} />,
  },
  {
    id: 'by',
    header: t('Asked by'),
    className: 'w-[180px]',
    cell: ({ requestedBy }) => <span className="truncate">{requestedBy.name}</span>,
  },
  {
    id: 'reason',
    header: t('Reason'),
    className: 'w-[220px] max-desk:hidden',
    cell: ({ reason }) => <span className="line-clamp-2">{reason}</span>,
  },
  {
    id: 'asked',
    header: t('Asked'),
    isAtEnd: true,
    className: 'w-[116px] text-muted',
    cell: ({ requestedAt }) => <TimeStamp at={requestedAt} />,
  },
]

function ApprovalLink({ approval }: { readonly approval: Approval }) {
  return (
    <Link
      to="/approvals/$approvalId"
      params={{ approvalId: approval.id }}
      className="-my-0.5 block truncate py-0.5 font-semibold hover:underline"
    >
      {approvalInWords(approval)}
    </Link>
  )
}

function ApprovalCard({ approval }: { readonly approval: Approval }) {
  return (
    <div className="grid gap-0.5">
      <div className="flex items-center justify-between gap-2">
        <ApprovalLink approval={approval} />
        <ApprovalStatusBadge status={approval.status} />
      </div>
      <p className="truncate text-meta text-muted">
        {approval.requestedBy.name} · <TimeStamp at={approval.requestedAt} />
      </p>
    </div>
  )
}
