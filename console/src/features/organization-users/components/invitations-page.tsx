import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { t } from '../../../lib/text.ts'
import { InvitationsPanel } from './invitations-panel.tsx'
import { InviteDialog } from './invite-dialog.tsx'

interface InvitationsPageProps {
  readonly organizationId: string
  readonly trail: readonly string[]
}

/** The invitations of an organization, for those who administer it. */
export function InvitationsPage({ organizationId, trail }: InvitationsPageProps) {
  const [isInviting, setIsInviting] = useState(false)
  return (
    <div className="grid grid-cols-1 gap-3">
      <header className="flex min-h-9 flex-wrap items-start justify-between gap-3">
        <PageTitle trail={[t('Invitations'), ...trail]}>{t('Invitations')}</PageTitle>
        <Button tone="primary" icon="plus" onClick={() => setIsInviting(true)}>
          {t('Invite user')}
        </Button>
      </header>
      <InvitationsPanel organizationId={organizationId} mayChange mayGiveRoles />
      {isInviting && <InviteDialog organizationId={organizationId} onClose={() => setIsInviting(false)} />}
    </div>
  )
}
