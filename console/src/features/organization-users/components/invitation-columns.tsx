import type { ReactNode } from 'react'
import type { Column } from '../../../components/data-table/column.ts'
import { Badge, type BadgeTone } from '../../../components/ui/badge.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t } from '../../../lib/text.ts'
import type { Invitation } from '../api/invitations.ts'

export const invitationColumns: readonly Column<Invitation>[] = [
  {
    id: 'email',
    header: t('Email'),
    isRowHeader: true,
    cell: ({ email, inviterName }) => (
      <>
        <span className="block truncate font-semibold">{email}</span>
        <span className="block truncate text-meta text-muted">{t('Invited by {name}', { name: inviterName })}</span>
      </>
    ),
  },
  {
    id: 'role',
    header: t('Role'),
    className: 'w-[96px] max-desk:hidden',
    cell: ({ roleNames }) => <span className="block truncate">{roleNames.join(', ') || t('Member')}</span>,
  },
  { id: 'state', header: t('State'), className: 'w-[112px]', cell: (invitation) => <StateBadge {...invitation} /> },
  {
    id: 'sent',
    header: t('Sent'),
    className: 'w-[104px]',
    isAtEnd: true,
    cell: ({ createdAt }) => <TimeStamp at={createdAt} />,
  },
  {
    id: 'expires',
    header: t('Expires'),
    className: 'w-[104px]',
    isAtEnd: true,
    cell: ({ state, expiresAt }) => (state === 'accepted' ? null : <TimeStamp at={expiresAt} />),
  },
]

function StateBadge({ state, askedAgainAt }: Pick<Invitation, 'state' | 'askedAgainAt'>) {
  if (state === 'expired' && askedAgainAt !== null) return <Badge tone="warning">{t('Asked again')}</Badge>
  return <Badge tone={tones[state]}>{stateWords[state]}</Badge>
}

const tones: Readonly<Record<Invitation['state'], BadgeTone>> = {
  pending: 'info',
  accepted: 'success',
  expired: 'neutral',
}
const stateWords: Readonly<Record<Invitation['state'], string>> = {
  pending: t('Pending'),
  accepted: t('Accepted'),
  expired: t('Expired'),
}

export function InvitationLines({
  invitation,
  actions,
}: {
  readonly invitation: Invitation
  readonly actions: ReactNode
}) {
  return (
    <div className="grid gap-1">
      <div className="flex items-center justify-between gap-2">
        <p className="min-w-0 truncate font-semibold text-body">{invitation.email}</p>
        <StateBadge {...invitation} />
      </div>
      <p className="text-meta text-muted">
        <TimeStamp at={invitation.createdAt} />
      </p>
      {actions}
    </div>
  )
}
