import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { actionsColumn } from '../../../components/data-table/actions-column.ts'
import { DataList } from '../../../components/data-table/data-list.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { IconButton } from '../../../components/ui/icon-button.tsx'
import { Needs } from '../../../components/ui/needs.tsx'
import { ShowMore } from '../../../components/ui/show-more.tsx'
import { copyText } from '../../../lib/copy-text.ts'
import { needs } from '../../../lib/permissions.ts'
import { t, tCount } from '../../../lib/text.ts'
import { toastDone, toastProblem } from '../../../lib/toasts.ts'
import {
  type Invitation,
  invitationsKey,
  invitationsQuery,
  resendInvitation,
  revokeInvitation,
} from '../api/invitations.ts'
import { InvitationLines, invitationColumns } from './invitation-columns.tsx'

interface InvitationsPanelProps {
  readonly organizationId: string
  /** Whether invitations may be sent anew and withdrawn. */
  readonly mayChange: boolean
  readonly mayGiveRoles: boolean
}

/** Who was invited, newest first. Sent anew, an invitation gets a new link, and the old one is worth nothing. */
export function InvitationsPanel({ organizationId, mayChange, mayGiveRoles }: InvitationsPanelProps) {
  const queryClient = useQueryClient()
  const list = useInfiniteQuery(invitationsQuery(organizationId))
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const [isSending, setIsSending] = useState(false)
  /** Sent anew, an invitation gives its roles anew. */
  const maySend = ({ roleIds }: Invitation) => mayGiveRoles || roleIds.length === 0
  const open = (list.data ?? []).filter((one) => one.state !== 'accepted' && maySend(one))
  const chosen = open.filter(({ id }) => ids.has(id))
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

  async function copyLink({ id }: Invitation) {
    try {
      const { link } = await resendInvitation(organizationId, id, false)
      await refresh()
      await copyText(link, t('invitation link'))
      toastDone(t('A new link was copied. The one sent before works no more.'))
    } catch (error) {
      toastProblem(t("Couldn't make a new link."), error)
    }
  }

  /** One by one, so that what fails keeps none of the others. */
  async function resendAll() {
    setIsSending(true)
    let sent = 0
    let refused: unknown = null
    for (const { id } of chosen) {
      try {
        await resendInvitation(organizationId, id)
        sent += 1
      } catch (error) {
        refused = error
      }
    }
    setIsSending(false)
    setIds(new Set())
    await refresh()
    if (sent > 0) toastDone(tCount(sent, '1 invitation was sent again.', '{count} invitations were sent again.'))
    if (refused !== null) toastProblem(t("Couldn't send every invitation."), refused)
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
      <span className="inline-flex flex-wrap items-center gap-1.5">
        {maySend(invitation) ? (
          <>
            <Button
              aria-label={t('Resend the invitation of {email}', { email: invitation.email })}
              onClick={() => void resend(invitation)}
            >
              {t('Resend')}
            </Button>
            <IconButton
              icon="copy"
              label={t('Copy a new link for {email}', { email: invitation.email })}
              onClick={() => void copyLink(invitation)}
            />
          </>
        ) : (
          <Needs permission="assign:roles" />
        )}
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
      {chosen.length > 0 && (
        <Button className="justify-self-start" icon="mail" aria-disabled={isSending} onClick={() => void resendAll()}>
          {isSending ? t('Sending…') : tCount(chosen.length, 'Resend 1 invitation', 'Resend {count} invitations')}
        </Button>
      )}
      <DataList
        caption={t('Invitations, newest first')}
        columns={[...invitationColumns, actionsColumn('w-[316px]', actions)]}
        rows={list.data}
        keyOf={({ id }) => id}
        answer={list}
        selection={
          mayChange
            ? {
                has: ({ id }) => chosen.some((one) => one.id === id),
                toggle: ({ id }) => setIds(toggled(ids, id)),
                togglePage: (isChosen) => setIds(new Set(isChosen ? open.map(({ id }) => id) : [])),
                labelOf: ({ email }) => email,
                blockedReason: (one) =>
                  one.state === 'accepted' ? t('Accepted already') : maySend(one) ? null : needs('assign:roles'),
              }
            : undefined
        }
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

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return next
}
