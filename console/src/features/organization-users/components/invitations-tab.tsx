import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { InvitationsPanel } from './invitations-panel.tsx'
import { InviteDialog } from './invite-dialog.tsx'

interface InvitationsTabProps {
  readonly organizationId: string
  /** The words in place of the buttons where the reader may only look. */
  readonly refusal: string | null
}

/** The invitations of an organization, for whoever runs the directory. */
export function InvitationsTab({ organizationId, refusal }: InvitationsTabProps) {
  const mayGiveRoles = useMay('assign:roles')
  const [isInviting, setIsInviting] = useState(false)
  return (
    <div className="grid grid-cols-1 gap-3">
      <div className="flex justify-end">
        {refusal === null ? (
          <Button tone="primary" icon="plus" onClick={() => setIsInviting(true)}>
            {t('Invite user')}
          </Button>
        ) : (
          <span className="text-meta text-muted">{t('To invite somebody: {needs}', { needs: refusal })}</span>
        )}
      </div>
      <InvitationsPanel organizationId={organizationId} mayChange={refusal === null} mayGiveRoles={mayGiveRoles} />
      {isInviting && <InviteDialog organizationId={organizationId} onClose={() => setIsInviting(false)} />}
    </div>
  )
}
