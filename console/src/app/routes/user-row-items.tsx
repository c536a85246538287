import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { MenuItem } from '../../components/ui/menu.tsx'
import { PersonById } from '../../features/users/components/person.tsx'
import { useMay } from '../../lib/permissions.ts'
import { t } from '../../lib/text.ts'
import { type UserAct, UserActDialog, UserActItems } from './user-actions.tsx'

export type RowAct = UserAct | 'revoke-sessions'

export interface OpenRowAct {
  readonly act: RowAct
  readonly userId: string
}

interface UserRowItemsProps {
  readonly userId: string
  readonly onOpen: (act: OpenRowAct) => void
}

/** What the menu of a row offers beside the acts of the users feature itself: the same as the person's own page. */
export function UserRowItems({ userId, onOpen }: UserRowItemsProps) {
  const navigate = useNavigate()
  const mayRevoke = useMay('revoke:sessions')
  return (
    <>
      <MenuItem icon="lifebuoy" onSelect={() => void navigate({ to: '/users/$userId/overview', params: { userId } })}>
        {t("Why can't they log in?")}
      </MenuItem>
      <UserActItems onOpen={(act) => onOpen({ act, userId })} />
      {mayRevoke && (
        <MenuItem icon="signOut" onSelect={() => onOpen({ act: 'revoke-sessions', userId })}>
          {t('Revoke all sessions…')}
        </MenuItem>
      )}
    </>
  )
}

interface UserRowDialogProps {
  readonly open: OpenRowAct | null
  readonly onClose: () => void
}

export function UserRowDialog({ open, onClose }: UserRowDialogProps) {
  if (open === null) return null
  const { act, userId } = open
  if (act !== 'revoke-sessions') return <UserActDialog act={act} userId={userId} onClose={onClose} />
  return (
    <Suspense>
      <RevokeSessionsDialog userId={userId} person={<PersonById userId={userId} />} onClose={onClose} />
    </Suspense>
  )
}

const RevokeSessionsDialog = lazy(() =>
  import('../../features/user-sessions/components/revoke-sessions-dialog.tsx').then((m) => ({
    default: m.RevokeSessionsDialog,
  })),
)
