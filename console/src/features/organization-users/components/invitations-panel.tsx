import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { actionsColumn } from '../../../components/data-table/actions-column.ts'
import type { Column } from '../../../components/data-table/column.ts'
import { DataList } from '../../../components/data-table/data-list.tsx'
import { Badge, type BadgeTone } from '../../../components/ui/badge.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { ShowMore } from '../../../components/ui/show-more.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { copyText } from '../../../lib/copy-text.ts'
import { t } from '../../../lib/text.ts'
import { toastDone, toastProblem } from '../../../lib/toasts.ts'
import {
  type Invitation,
  invitationsKey,
  invitationsQuery,
  resendInvitation,
  revokeInvitation,
} from '../api/invitations.ts'

interface InvitationsPanelProps {
  readonly organizationId: string
  /** Whether invitations may be sent anew and withdrawn. */
  readonly mayChange: boolean
}

/** Who was invited, newest first. Sent anew, an invitation gets a new link, and the old one is worth nothing. */
export function InvitationsPanel({ organizationId, mayChange }: InvitationsPanelProps) {
  const queryClient = useQueryClient()
  const list = useInfiniteQuery(invitationsQuery(organizationId))
  const refresh = () => queryClient.invalidateQueries({ queryKey: invitationsKey(organizationId) })

  async function resend({ id, email }: Invitation) {
    try {
      const { link } = await resendInvitation(organizationId, id)
      await refresh()
      await copyText(link, t('invitation link'))
      toastDone(t('The invitation was sent to {email} again, and its link copied.', { email }))
    } catch (error) {
      toastProblem(t("Couldn't send the invitation."), error)
    }
  }

  async function revoke({ id, email }: Invitation) {
    try {
      await revokeInvitation(organizationId, id)
      await refresh()
      toastDone(t('The invitation of {email} was revoked.', { email }))
    } catch (error) {
      toastProblem(t("Couldn't revoke the invitation."), error)
    }
  }

  const actions = (invitation: Invitation) =>
    mayChange &&
    invitation.state !== 'accepted' && (
      <span className="inline-flex gap-1.5">
        <Button
          aria-label={t('Resend the invitation of {email}', { email: invitation.email })}
          onClick={() => void resend(invitation)}
        >
          {t('Resend')}
        </Button>
        <Button
          tone="danger-quiet"
          aria-label={t('Revoke the invitation of {email}', { email: invitation.email })}
          onClick={() => void revoke(invitation)}
        >
          {t('Revoke')}
        </Button>
      </span>
    )
  return (
    <div className="grid grid-cols-1 gap-3">
      <DataList
        caption={t('Invitations, newest first')}
        columns={[...columns, actionsColumn('w-[190px]', actions)]}
        rows={list.data}
        keyOf={({ id }) => id}
        answer={list}
        card={(invitation) => <InvitationLines invitation={invitation} actions={actions(invitation)} />}
        words={words}
        empty={
          <EmptyState icon="mail" title={t('Nobody is invited')}>
            {t('Whoever is invited shows up here, with the state of the invitation.')}
          </EmptyState>
        }
      />
      <ShowMore list={list}>{t('Show older invitations')}</ShowMore>
    </div>
  )
}

const words = {
  loading: t('Loading invitations…'),
  notLoaded: t("Couldn't load invitations."),
  notRefreshed: t("Couldn't refresh invitations."),
}

const columns: readonly Column<Invitation>[] = [
  {
    id: 'email',
    header: t('Email'),
    isRowHeader: true,
    cell: ({ email }) => <span className="block truncate font-semibold">{email}</span>,
  },
  { id: 'state', header: t('State'), className: 'w-[112px]', cell: ({ state }) => <StateBadge state={state} /> },
  {
    id: 'inviter',
    header: t('Invited by'),
    className: 'max-desk:hidden',
    cell: ({ inviterName }) => <span className="block truncate text-muted">{inviterName}</span>,
  },
  {
    id: 'sent',
    header: t('Sent'),
    className: 'w-[112px]',
    isAtEnd: true,
    cell: ({ createdAt }) => <TimeStamp at={createdAt} />,
  },
  {
    id: 'expires',
    header: t('Expires'),
    className: 'w-[112px]',
    isAtEnd: true,
    cell: ({ state, expiresAt }) => (state === 'accepted' ? null : <TimeStamp at={expiresAt} />),
  },
]

function StateBadge({ state }: Pick<Invitation, 'state'>) {
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

function InvitationLines({ invitation, actions }: { readonly invitation: Invitation; readonly actions: ReactNode }) {
  return (
    <div className="grid gap-1 pe-2">
      <div className="flex items-center justify-between gap-2">
        <p className="min-w-0 truncate font-semibold text-body">{invitation.email}</p>
        <StateBadge state={invitation.state} />
      </div>
      <div className="flex items-center justify-between gap-2 text-meta text-muted">
        <TimeStamp at={invitation.createdAt} />
        {actions}
      </div>
    </div>
  )
}
